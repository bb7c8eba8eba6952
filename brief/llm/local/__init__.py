"""The embedded model: its file, how it is fetched, and the server in this process that answers with it."""
