"""The endpoint: asking a model, over any server that speaks OpenAI's chat protocol.

- client: `Endpoint`, one model behind one server: questions asked, answers checked
- modes: how that server is held to a schema, found out once
- retry, errors, diagnosis: which failures pass, and what the others mean
- transport, address: one request sent once, and where to
- reply, lenient, fit: what an answer holds, the JSON in it, and whether that fits the schema
- usage, cost: what was used, and what it cost
- cassette: recordings of real servers, played again without them
"""
