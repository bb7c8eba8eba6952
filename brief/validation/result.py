"""What validation tells: of one file, and of all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from brief.document import Finding


class Located(NamedTuple):
    """A finding, and where in the file its offending value stands."""

    finding: Finding
    line: int
    """From 1; 1 where the file has no such place."""
    column: int
    """From 1, in characters."""


class FileResult(NamedTuple):
    """What was found in one file. Tuples go from process to process twice as quickly as dataclasses."""

    path: str
    """As it is shown: relative to where the user stands, with forward slashes; "-" for stdin."""
    found: tuple[Located, ...]
    """In the order of their places."""
    items: int
    """How many items were checked; 0 where the file could not be loaded."""
    known: int = 0
    """Findings that a baseline has already, and that are not in `found`."""


@dataclass(slots=True)
class Summary:
    """All files together. Its size does not grow with their number."""

    files: int = 0
    files_with_findings: int = 0
    items: int = 0
    errors: int = 0
    warnings: int = 0
    known: int = 0
    by_rule: Counter[str] = field(default_factory=Counter)

    def add(self, result: FileResult) -> None:
        """Count one file."""
        self.files += 1
        self.files_with_findings += bool(result.found)
        self.items += result.items
        self.known += result.known
        for located in result.found:
            self.by_rule[located.finding.rule] += 1
            if located.finding.level == "error":
                self.errors += 1
            else:
                self.warnings += 1
