"""What a batch knows across runs: answers and articles in one SQLite file, and the keys they are found by."""

STATE = ".brief"
"""The folder in OUT that holds the state of the batch and unfinished files."""
