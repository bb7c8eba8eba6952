"""OpenAI's Batch API as a client sees it."""
