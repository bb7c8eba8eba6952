"""Tables as entries: one for each row, as it is read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from brief.batching.entries.columns import Columns, choose
from brief.batching.entries.entry import Entry, Spot
from brief.batching.entries.paths import printable, suffix_of
from brief.batching.entries.records import BROKEN, Broken, JsonLines, Record, Separated, Table
from brief.batching.entries.rows import row, row_id
from brief.batching.entries.single import Unreadable
from brief.errors import UsageError

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Sheets:
    """How tables are read."""

    text_column: str | None
    id_column: str | None
    notify: Callable[[str], None]

    def check(self, path: str) -> None:
        """See whether a table can be read.

        Raises:
            UsageError: it cannot, or has no column for the article; the line says what to do.
        """
        self._opened(path, printable(path))

    def entries(self, path: str, wanted: PurePosixPath) -> Iterator[Entry]:
        """A table's rows. What is broken in it is an entry that cannot be read.

        Args:
            path: the file.
            wanted: where it would go were it one article; its rows go into a folder of its name.
        """
        shown = printable(path)
        folder = wanted.with_name(wanted.name[: -len(suffix_of(wanted.name)) or None] or wanted.name)
        try:
            before = _state(path)
            table, columns = self._opened(path, shown)
        except UsageError as error:
            yield Unreadable(shown, wanted, str(error), Spot(path))
            return
        rows = _Rows(path, folder, columns)
        try:
            for record in table.records(columns.read):
                yield rows.entry(record)
        except BROKEN as error:
            yield rows.broken(rows.line + 1, f"cannot be read, nor what is below it: {_reason(error)}")
        if _state(path) != before:
            self.notify(f"{shown} changed while it was read: run again for the rows that are new")

    def _opened(self, path: str, shown: str) -> tuple[Table, Columns]:
        try:
            table = _table(path, shown)
        except FileNotFoundError:
            raise UsageError(f"{shown}: no such file") from None
        except BROKEN as error:
            raise UsageError(f"{shown} cannot be read: {_reason(error)}") from None
        columns = choose(shown, table.names, table.texts, text_column=self.text_column, id_column=self.id_column)
        return table, columns


class _Rows:
    """The rows of one table: each has a name that no other has."""

    def __init__(self, path: str, folder: PurePosixPath, columns: Columns) -> None:
        self._path = path
        self._shown = printable(path)
        self._folder = folder
        self._columns = columns
        self._ids: set[int] = set()
        """Hashes, 75 bytes a row. Where two ids have one, the second row goes by its line."""
        self.line = 0

    def entry(self, record: Record | Broken) -> Entry:
        """The entry of a row."""
        self.line = record.line
        if isinstance(record, Broken):
            return self.broken(record.line, record.reason)
        name = row_id(record.values, self._columns)
        spot = Spot(self._path, f":{record.line}")
        if name is not None and self._is_new(name):
            spot = Spot(self._path, f"#{printable(name)}")
        source = f"{self._shown}{spot.part}"
        # A suffix of our own: the one that an id seems to have is part of it.
        part = (name or f"{record.line:0{_DIGITS}d}").replace("/", "%2F")
        wanted = self._folder / f"{part}.row"
        found = row(source, wanted, record.values, self._columns, spot)
        if isinstance(found, str):
            return Unreadable(source, wanted, f"{self._shown}:{record.line} {printable(found)}", spot)
        return found

    def broken(self, line: int, reason: str) -> Entry:
        """What a row's place holds that cannot be read."""
        place = f"{self._shown}:{line}"
        wanted = self._folder / f"{line:0{_DIGITS}d}.row"
        return Unreadable(place, wanted, f"{place} {printable(reason)}", Spot(self._path, f":{line}"))

    def _is_new(self, name: str) -> bool:
        digest = int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        before = len(self._ids)
        self._ids.add(digest)
        return len(self._ids) > before


def _table(path: str, shown: str) -> Table:
    suffix = suffix_of(path).removesuffix(".gz")
    if suffix == ".parquet":
        from brief.batching.entries.parquet import Parquet  # needs an extra

        return Parquet(path, shown)
    return JsonLines(path, shown) if suffix in {".jsonl", ".ndjson"} else Separated(path, shown)


def _state(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - a path is text here
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _reason(error: Exception) -> str:
    return " ".join(str(getattr(error, "strerror", None) or error).split())
