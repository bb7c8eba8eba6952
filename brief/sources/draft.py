"""An article as a reader hands it on: lines of text, and what the source says about itself."""

from __future__ import annotations

from dataclasses import dataclass

from brief.article import Removed


@dataclass(frozen=True, slots=True)
class Draft:
    """Cleaned text with page furniture taken off, not yet numbered. Unknown facts are None."""

    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()
