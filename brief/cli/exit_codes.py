"""What a command ends with, where no error of `brief.errors` says it."""

from __future__ import annotations

WITH_FAILURES = 5
INTERNAL_ERROR = 70
INTERRUPTED = 130
PIPE_CLOSED = 141

TOLD = (
    "Exit codes: 0 done, 1 findings, differences or rejected items, 2 usage, 3 configuration, 4 endpoint, 5 batch with "
    "failures or at its limit, 70 a bug in brief, 130 interrupted, 141 output closed by its reader."
)
"""All of them, below each page of help."""
