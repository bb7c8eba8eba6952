"""What a batch is to brief: one entry for each article, as a stream."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from brief.article import Article


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells, without reading it, that a source is as it was: cheap, and checked again by content if it differs."""

    size: int
    changed_ns: int
    inode: int


class Entry(Protocol):
    """One article to be briefed."""

    @property
    def source(self) -> str:
        """Where it comes from, as shown to people: a path, or a path and a row. No other entry has it."""

    @property
    def wanted(self) -> PurePosixPath:
        """Where its outputs should go, relative to OUT and without their suffixes. Others may want the same."""

    @property
    def stamp(self) -> Stamp | None:
        """None where there is none that could be trusted."""

    def read(self) -> Article:
        """The article.

        Raises:
            SourceError: it cannot be read, or changed while it was.
        """
