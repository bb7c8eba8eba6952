"""Entries that are one article each: files, addresses, and what cannot be read at all."""

from __future__ import annotations

import os
import stat
import time
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import NamedTuple

from brief import sources
from brief.article import Article
from brief.batching.entries.entry import Spot, Stamp, stamp_of_file
from brief.batching.entries.paths import printable, storable, without_secrets
from brief.errors import SourceError

_PAUSES = (0.0, 0.05, 0.25)
"""Seconds before each try to read a file that is being written."""
_STEP_NS = 20_000_000
"""Systems keep the time of a change in steps of up to 10 ms: what changes twice in one looks as if it had not."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """An article in a file."""

    source: str
    wanted: PurePosixPath
    stamp: Stamp | None
    path: str
    """As it was given, and as the system knows it."""

    @property
    def spot(self) -> Spot:
        """All of the file."""
        return Spot(self.path)

    def read(self) -> Article:
        """The article, of bytes that stood in the file at one moment.

        Raises:
            SourceError: it cannot be read, or changes each time it is.
        """
        from brief.sources.assemble import assemble  # loads the reader of sentences
        from brief.sources.disk import read_file

        for pause in _PAUSES:
            if pause:
                time.sleep(pause)
            before, begun = _state(self.path), time.time_ns()
            origin = read_file(self.path)
            if before == _state(self.path) and not (before and 0 <= begun - before.changed_ns < _STEP_NS):
                return assemble(replace(origin, path=storable(self.path)))
        raise SourceError(f"{self.source} changes while it is read: run again when it is written")


@dataclass(frozen=True, slots=True)
class PageEntry:
    """An article at an http(s) address. Only fetching it can tell whether it is as it was."""

    source: str
    wanted: PurePosixPath
    url: str
    """With the name and password in it."""
    allow_private: bool
    stamp: None = None
    spot: None = None

    def read(self) -> Article:
        """The article, fetched.

        Raises:
            SourceError: the address is refused, cannot be reached, or holds no article.
        """
        return sources.read(self.url, allow_private=self.allow_private)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What should have been read and cannot be: a folder, or what is broken in a table. It has a row in the report."""

    source: str
    wanted: PurePosixPath
    reason: str
    spot: Spot
    stamp: Stamp | None = None

    def read(self) -> Article:
        """There is none.

        Raises:
            SourceError: always; it says why.
        """
        raise SourceError(self.reason)


def file(path: str, wanted: PurePosixPath, status: os.stat_result | None) -> FileEntry:
    """The entry of a file; `status` is None if even that cannot be had, and reading it will say why."""
    return FileEntry(printable(path), wanted, stamp_of_file(status) if status else None, path)


def page(url: str, wanted: PurePosixPath, *, allow_private: bool) -> PageEntry:
    """The entry of an address."""
    return PageEntry(printable(without_secrets(url)), wanted, url, allow_private)


class _State(NamedTuple):
    """What differs once a file was written to."""

    changed_ns: int
    written_ns: int
    size: int
    device: int
    inode: int


def _state(path: str) -> _State | None:
    """The state of a file; None where that means nothing, as with a pipe."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a path is text here
    except (OSError, ValueError):
        return None  # `read_file` says why.
    if not stat.S_ISREG(status.st_mode):
        return None
    changed = max(status.st_ctime_ns, status.st_mtime_ns)
    return _State(changed, status.st_mtime_ns, status.st_size, status.st_dev, status.st_ino)
