"""How findings are told: one module for each reader, all of them writing file by file."""

from __future__ import annotations

from typing import Protocol

from brief.validation.result import FileResult, Summary


class Format(Protocol):
    """Text for stdout, in pieces, so that memory does not grow with the number of files."""

    def start(self) -> str:
        """What stands before the first file."""

    def file(self, result: FileResult) -> str:
        """What there is to tell of one file; empty for nothing."""

    def end(self, summary: Summary) -> str:
        """What stands behind the last file."""
