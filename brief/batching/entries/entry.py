"""What an entry of a batch is, and what tells that its source is as it was."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple, Protocol

from brief.article import Article

_TOO_FRESH_NS = 2_000_000_000
"""Disks keep time in steps of up to two seconds. A file that changed a moment ago may change again within the step."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells, without reading it, that a source is as it was: cheap, and checked again by content if it differs."""

    size: int
    changed_ns: int
    inode: int


class Spot(NamedTuple):
    """Where an article lies."""

    path: str
    """The file, as it was given."""
    part: str = ""
    """What of the file it is, where it is not all of it, as a source says it."""


class Entry(Protocol):
    """One article to be briefed."""

    @property
    def source(self) -> str:
        """Where it comes from, as shown to people: a path, or a path and a row. No other entry has it.

        An article that was met before keeps the one that it had then (`state.places`).
        """

    @property
    def spot(self) -> Spot | None:
        """Where it lies, for whoever wants to know it however that was spelt; None where the source tells it."""

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


def stamp_of_file(status: os.stat_result) -> Stamp | None:
    """The stamp of a file; None if it changed so lately that a further change might not show.

    The time is that of the last change of the file's state where the system keeps it: unlike the time of the last
    writing, no program sets it back.
    """
    if not stat.S_ISREG(status.st_mode):
        return None
    changed = status.st_mtime_ns if os.name == "nt" else status.st_ctime_ns
    if abs(time.time_ns() - changed) < _TOO_FRESH_NS:
        return None
    return Stamp(status.st_size, changed, status.st_ino)


def stamp_of_text(text: str) -> Stamp:
    """A stamp made of content, for what is read anyway and only its handling is to be saved."""
    data = text.encode("utf-8", "surrogatepass")
    digest = hashlib.blake2b(data, digest_size=8).digest()
    return Stamp(len(data), int.from_bytes(digest) >> 1, 0)  # SQLite's integers have a sign.
