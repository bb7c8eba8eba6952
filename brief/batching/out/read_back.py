"""What an article has become, read back from OUT: its row, its document, and the brief by its kind."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pydantic import ValidationError

from brief import kinds
from brief.batching.out.outputs import SUFFIXES
from brief.batching.state.row import Row
from brief.document import Document
from brief.errors import ConfigurationError, UsageError
from brief.harmless import clean
from brief.kinds import Kind
from brief.schema import BriefModel


@dataclass(frozen=True, slots=True)
class ReadBack:
    """One article as the files beside the briefs tell it."""

    row: Row
    met: bool | None
    """Whether the last run came upon its source; None where that cannot be said."""
    document: Document | None = None
    """None where it failed, or its file is gone or is no longer a document."""
    brief: BriefModel | None = None
    """None as well where the document's kind is not known here, or has changed since."""


Sink: TypeAlias = AbstractContextManager[Callable[[ReadBack], None]]
"""A file that is written article by article, in order of their sources, and put in place when that is done."""


class Shelf:
    """Reads documents back."""

    def __init__(self, out: Path, kind: Kind) -> None:
        self._out = out
        self._own = kind
        self._schemas: dict[str, type[BriefModel] | None] = {kind.name: kind.schema}

    def read(self, row: Row, met: bool | None) -> ReadBack:
        """What an article has become. That a file has been spoilt since is no reason to fail."""
        if row.state == "failed":
            return ReadBack(row, met)
        try:
            document = Document.load(self._out / f"{row.name}{SUFFIXES['json']}")
        except UsageError:
            return ReadBack(row, met)
        schema = self._schema(document.kind)
        if schema is None:
            return ReadBack(row, met, document)
        try:
            return ReadBack(row, met, document, schema.model_validate(document.brief))
        except ValidationError:
            return ReadBack(row, met, document)

    def _schema(self, name: str) -> type[BriefModel] | None:
        if name not in self._schemas:
            try:
                self._schemas[name] = kinds.for_document(name, [self._own]).schema
            except ConfigurationError:
                self._schemas[name] = None
        return self._schemas[name]


def shown(text: str) -> str:
    """Text of a document on one line, without what could act on a screen."""
    # Most texts need nothing taken out, and telling so is much quicker than taking it out.
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return clean(text)
