"""How many, in words."""

from __future__ import annotations

from brief.validation.result import Summary


def count(number: int, word: str) -> str:
    """`1 file`, `2 files`, `10,000 files`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def sentence(summary: Summary) -> str:
    """One line that sums up: what was found, in how much, and what a baseline has already."""
    checked = f"{count(summary.files, 'file')}, {count(summary.items, 'item')}"
    found = [
        count(number, word) for number, word in ((summary.errors, "error"), (summary.warnings, "warning")) if number
    ]
    told = f"{' and '.join(found)} in {count(summary.files_with_findings, 'file')}" if found else "no findings"
    known = f"; {count(summary.known, 'finding')} in the baseline" if summary.known else ""
    return f"{told} ({checked} checked{known})"
