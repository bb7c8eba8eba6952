"""The endpoint: asking a model, over any server that speaks OpenAI's chat protocol.

- client: `Endpoint`, one model behind one server: questions asked, answers checked
- modes: how that server is held to a schema, found out once
- retry, errors, diagnosis: which failures pass, and what the others mean
- transport, way, address: one request sent once, by what is loaded when the first one is, and where to
- reply, lenient, fit: what an answer holds, the JSON in it, and whether that fits the schema
- usage, cost, budget: what was used, what it cost, and how much may be
- first, calling, recall: the call that finds out what a server takes, each other one, and answers that are kept
- connect: from settings to an endpoint

pacing: how many calls at once and a minute · local: the embedded model · cassettes: recordings played again ·
batch_api: OpenAI's Batch API
"""
