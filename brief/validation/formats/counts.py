"""What a run came to, in words."""

from __future__ import annotations

from brief.counted import counted
from brief.validation.result import Summary


def sentence(summary: Summary) -> str:
    """One line that sums up: what was found, in how much, and what a baseline has already."""
    checked = f"{counted(summary.files, 'file')}, {counted(summary.items, 'item')}"
    found = [
        counted(number, word) for number, word in ((summary.errors, "error"), (summary.warnings, "warning")) if number
    ]
    told = f"{' and '.join(found)} in {counted(summary.files_with_findings, 'file')}" if found else "no findings"
    known = f"; {counted(summary.known, 'finding')} in the baseline" if summary.known else ""
    return f"{told} ({checked} checked{known})"
