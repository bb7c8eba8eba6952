"""Which article a source is, however its path is spelt and wherever OUT and the articles have been moved.

A row is found by where its source really is, and else by where that is from OUT: so what is named by a relative path
today and by an absolute one tomorrow is one article, and so it is when the folder that holds both is moved or copied.
Else it is found by its spelling, unless that is of another file, which is still there. It keeps the spelling under
which it was met first.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from brief.batching.entries.entry import Entry
from brief.batching.entries.paths import joined, parent, printable, real, tidied
from brief.batching.state.store import Store

_AT_ONCE = 500
_FOLDERS = 4096
_OF_PROCESSES = ("/proc/", "/dev/fd")
"""Where pipes of a shell are: another process has another of the same name."""


class Places:
    """What is known of places in the state of a batch."""

    def __init__(self, store: Store, out: Path) -> None:
        self._store = store
        self._out = real(str(out))
        # Many files lie in one folder.
        self._folder = lru_cache(maxsize=_FOLDERS)(self._folder_of)

    def known(self, entries: Sequence[Entry]) -> list[Entry]:
        """The same entries, each with the source under which its row is. Any thread may ask.

        Raises:
            StateError: the state cannot be read.
        """
        here = [self._here(entry) for entry in entries]
        by_here = self._found("here", "source", [at for at in here if at is not None])
        rows = [by_here.get(at) for at in here]
        if all(row is not None or at is None for row, at in zip(rows, here, strict=True)):
            return [_called(entry, row) for entry, row in zip(entries, rows, strict=True)]
        near = [self._near(entry) if row is None else None for entry, row in zip(entries, rows, strict=True)]
        by_near = self._found("near", "source", [at for at in near if at is not None])
        rows = [row or by_near.get(at) for row, at in zip(rows, near, strict=True)]
        new = [e.source for e, at, row in zip(entries, here, rows, strict=True) if at is not None and row is None]
        spelt_so = self._found("source", "here", new)
        rows = [row or self._whole(e, at, spelt_so) for e, at, row in zip(entries, here, rows, strict=True)]
        return [_called(entry, row) for entry, row in zip(entries, rows, strict=True)]

    def of(self, entry: Entry) -> tuple[bytes, bytes | None] | None:
        """Where an entry is, from the top of the disk and from OUT; None where its source says all, as an address does.

        There is none from OUT where no path leads from there, as to another disk.
        """
        here = self._here(entry)
        return None if here is None else (here, self._near(entry))

    def _here(self, entry: Entry) -> bytes | None:
        """The path of an entry's file from the top, and what of the file it is."""
        if entry.spot is None:
            return None
        path, part = entry.spot
        folder = self._folder(parent(path))[0]
        return None if folder.startswith(_OF_PROCESSES) else _bytes(folder, path, part)

    def _near(self, entry: Entry) -> bytes | None:
        """The same from OUT, as a hash."""
        if entry.spot is None:
            return None
        path, part = entry.spot
        folder = self._folder(parent(path))[1]
        return None if folder is None else hashlib.blake2b(_bytes(folder, path, part), digest_size=16).digest()

    def _whole(self, entry: Entry, here: bytes | None, spelt_so: Mapping[object, object]) -> str | None:
        """The source of an entry that is new, spelt from the top, if the row of the source is another file's."""
        other = spelt_so.get(entry.source)
        if here is None or entry.spot is None or not isinstance(other, bytes):
            return None
        part = entry.spot.part.encode()
        if not os.path.lexists(other.removesuffix(part)):
            return None  # It was moved here.
        return printable(os.fsdecode(here.removesuffix(part))) + entry.spot.part

    def _folder_of(self, folder: str) -> tuple[str, str | None]:
        where = real(folder)
        try:
            return where, tidied(os.path.relpath(where, self._out))
        except ValueError:
            return where, None

    def _found(self, column: str, wanted: str, values: Sequence[object]) -> dict[object, Any]:
        """A column of rows by another."""
        found: dict[object, Any] = {}
        for start in range(0, len(values), _AT_ONCE):
            part = values[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            query = f"SELECT {column}, {wanted} FROM places WHERE {column} IN ({marks})"  # noqa: S608 - our own words
            found.update(self._store.read(query, part))
        return found


def source_by(places: Places) -> Callable[[Entry], str]:
    """Tells the source under which the row of an entry is."""
    return lambda entry: places.known([entry])[0].source


def _bytes(folder: str, path: str, part: str) -> bytes:
    return os.fsencode(joined(folder, path.rpartition("/")[2])) + part.encode()


def _called(entry: Entry, source: str | None) -> Entry:
    if source is None or source == entry.source:
        return entry
    return replace(entry, source=source)  # type: ignore[type-var]  # it is a dataclass
