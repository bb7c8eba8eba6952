"""From a file to a document, or to the reason why it is none, on one line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from brief.document import Document
from brief.errors import UsageError
from brief.harmless import one_line


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that did not become a document."""

    reason: str
    foreign: bool = False
    """Whether it is something else than a brief altogether, such as a package's settings."""


def read(path: Path) -> Document | NotRead:
    """The document in a file, or why there is none."""
    try:
        return Document.load(path)
    except UsageError as error:
        return NotRead(str(error).removeprefix(f"{one_line(str(path))}: "))
