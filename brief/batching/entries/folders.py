"""The articles of a folder and the folders in it, found as they are asked for, however many there are."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from brief.batching.entries import single
from brief.batching.entries.entry import Entry, Spot
from brief.batching.entries.once import Once
from brief.batching.entries.paths import TABLES, is_result, joined, printable, real, suffix_of
from brief.batching.entries.wanted import Skipped, Wanted
from brief.globs import listed

Rows = Callable[[str, PurePosixPath], Iterator[Entry]]
"""The rows of a table, from its path and where its outputs go."""


@dataclass(frozen=True, slots=True)
class _Level:
    path: str
    """As it was given, and as the system knows it."""
    real: str
    """Without links."""
    below: str
    """Below the folder that was named."""
    inside: Iterator[os.DirEntry[str]]


@dataclass(frozen=True, slots=True)
class Folders:
    """What is looked for in folders, and what was found so far."""

    out: Path
    wanted: Wanted
    once: Once
    skipped: Skipped
    rows: Rows

    def entries(self, folder: str, prefix: str) -> Iterator[Entry]:
        """The articles in a folder that was named, depth first and by name, but for those that were given already.

        Args:
            folder: its tidy path.
            prefix: what stands before the names of outputs: empty, or ending in a slash.
        """
        if not self.once.folder(folder):
            return
        levels = [_Level(folder, real(folder), "", listed(folder))]
        while levels:
            level = levels[-1]
            try:
                found = next(level.inside, None)
            except OSError as error:
                found = None
                yield _closed(level, prefix, error)
            if found is None:
                levels.pop()
                continue
            below = joined(level.below, found.name)
            if _is_folder(found):
                if inner := self._level(level, found, below):
                    levels.append(inner)
            else:
                yield from self._file(level, found.name, below, prefix)

    def _level(self, level: _Level, found: os.DirEntry[str], below: str) -> _Level | None:
        """A folder in a folder; None if it is not gone into."""
        if not self.wanted.folder(below, found.name) or self._is_out(found):
            return None
        path = joined(level.path, found.name)
        if found.is_symlink():
            if not self.once.folder(path, below):
                return None
            return _Level(path, real(path), below, listed(path))
        where = joined(level.real, found.name)
        return None if self.once.crossed(where) else _Level(path, where, below, listed(path))

    def _file(self, level: _Level, name: str, below: str, prefix: str) -> Iterator[Entry]:
        if name.startswith(".") or not self.wanted.path(below):
            return
        path = joined(level.path, name)
        if is_result(path):
            self.skipped.result()
        elif suffix_of(name) not in self.wanted.suffixes:
            self.skipped.file(name)
        elif not self.once.met(level.real, name):
            yield from file_entries(path, PurePosixPath(f"{prefix}{below}"), self.rows)

    def _is_out(self, found: os.DirEntry[str]) -> bool:
        """Whether a folder is OUT. It may have been made since the folders were begun with."""
        try:
            out = self.out.stat()
            if os.name != "nt" and not found.is_symlink() and found.inode() != out.st_ino:
                return False
            return os.path.samestat(os.stat(found.path), out)  # noqa: PTH116 - paths are text here
        except OSError:
            return False


def file_entries(path: str, wanted: PurePosixPath, rows: Rows) -> Iterator[Entry]:
    """The entry of a file that was met in a folder or listed, or the rows of a table."""
    if suffix_of(path) in TABLES:
        yield from rows(path, wanted)
        return
    try:
        status = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        status = None
    if status and not stat.S_ISREG(status.st_mode):
        # Reading a pipe or a device that merely lies in a folder might never end.
        yield single.Unreadable(printable(path), wanted, f"{printable(path)} is no file that can be read", Spot(path))
    else:
        yield single.file(path, wanted, status)


def _is_folder(found: os.DirEntry[str]) -> bool:
    try:
        return found.is_dir()
    except OSError:  # A loop of links, for instance: read as a file, it says so.
        return False


def _closed(level: _Level, prefix: str, error: OSError) -> Entry:
    shown = f"{printable(level.path)}/"
    wanted = PurePosixPath(f"{prefix}{joined(level.below, 'unreadable folder')}")
    reason = f"{shown} cannot be listed: {(error.strerror or 'it failed').lower()}"
    return single.Unreadable(shown, wanted, reason, Spot(level.path, "/"))
