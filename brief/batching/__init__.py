"""`brief batch`: a folder of articles, unattended, resumable.

Every answer that arrives is kept at once under the hash of its request (`state`), and writing is deterministic and
cheap. So a run that was ended in whatever way is simply run again: what is done is passed over, and the rest is
written anew from the answers that are there, asking only for those that are not.

many: entries → run (job, making) → out, results; all of it held by a session, with its state between runs

By the Batch API (`batch_api`), runs are repeated: noting, packing, submissions → delivery, collecting; waiting
On several processors (`helpers`) or many machines (`cluster`), others make the articles, and the run is the same.
They need only what makes one, so nothing is imported here.
"""
