"""From a file to a document, or to the reason why it is none, on one line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from brief.document import Document
from brief.errors import UsageError
from brief.harmless import one_line


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that did not become a document."""

    reason: str
    foreign: bool = False
    """Whether it is something else than a brief altogether, such as a package's settings."""


def parse(data: bytes, name: str) -> Document:
    """The document in a file's bytes.

    Raises:
        UsageError: it is none; the message names the file and what is wrong.
    """
    try:
        return Document.loads(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = "".join(f"/{part}" for part in first["loc"])
        more = error.error_count() - 1
        rest = f" (and {more} more)" if more else ""
        raise UsageError(
            one_line(f"{name}: not a brief: {place}: {first['msg']}{rest}".replace(": : ", ": "))
        ) from None


def read(path: Path) -> Document | NotRead:
    """The document in a file, or why there is none."""
    try:
        return parse(path.read_bytes(), str(path))
    except OSError as error:
        return NotRead(f"cannot be read: {error.strerror}")
    except UsageError as error:
        return NotRead(str(error).removeprefix(f"{path}: "))
