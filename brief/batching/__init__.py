"""`brief batch`: a folder of articles, unattended, resumable.

Every answer that arrives is kept at once under the hash of its request (`store`), and writing is deterministic and
cheap. So a run that was ended in whatever way is simply run again: what is done is passed over, and the rest is
written anew from the answers that are there, asking only for those that are not.

entries → run (keys, store, outputs) → report, index, tables
"""
