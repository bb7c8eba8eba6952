"""The state of a batch: one SQLite file in OUT. Answers by the hash of their request, and a row for each article.

Write-ahead logging with full synchronisation: what `put` and `finish` have returned from survives the end of the
process and of the machine.

Answers have a generation. It begins at 0, and each run that asks anew what was answered before (`--force`,
`--retry-errors`) begins a new one. One that was ended before it was through is gone on with: what it had asked anew
is not asked once more.
"""

from __future__ import annotations

import sqlite3
import threading
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import fields
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from brief.batching.state.row import EXCUSED, Row, State
from brief.batching.state.writer import Writer
from brief.errors import UsageError
from brief.harmless import writable

FORMAT = 1
_BUSY_SECONDS = 30.0
_AT_ONCE = 500

_COLUMNS = [f.name for f in fields(Row)]
_SCHEMA = f"""
BEGIN;
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answers (request BLOB PRIMARY KEY, body BLOB NOT NULL, generation INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles ({", ".join(_COLUMNS)}, PRIMARY KEY (source)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_state ON articles (state);
CREATE TABLE IF NOT EXISTS names (folded TEXT PRIMARY KEY, name TEXT NOT NULL, source TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_source ON names (source);
CREATE TABLE IF NOT EXISTS places (source TEXT PRIMARY KEY, here BLOB, near BLOB) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_here ON places (here);
CREATE INDEX IF NOT EXISTS by_near ON places (near);
COMMIT;
"""
_PRAGMAS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;"
_GET = "SELECT body, generation FROM answers WHERE request = ? AND generation >= ?"
_PUT = "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)"
_FINISH = f"INSERT OR REPLACE INTO articles VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - our own columns
_PLACE = "INSERT OR REPLACE INTO places VALUES (?, ?, ?)"
_NOTE = "INSERT OR REPLACE INTO meta VALUES (?, ?)"
_OUTSIDE = " UNION ALL ".join(
    f"SELECT name FROM {table} WHERE name LIKE '/%' OR '/' || replace(name, '\\', '/') || '/' LIKE '%/../%'"  # noqa: S608
    for table in ("names", "articles")
)
_GENERATION = "generation"
T = TypeVar("T")


class StateError(UsageError):
    """The state of the batch cannot be used or written: nothing can go on."""


class Store:
    """The state in a file; a context manager."""

    def __init__(self, path: Path, make_room: Callable[[], bool] = lambda: False) -> None:
        """Not open yet. `make_room` is called once if the disk is full, and says whether there is room then."""
        self._path = path
        self._make_room = make_room
        self._writer: Writer | None = None
        self._reading: sqlite3.Connection | None = None
        self._reads = threading.Lock()
        self.generation = 0
        """That of the answers that come now."""

    def __enter__(self) -> Self:
        """Open or make it.

        Raises:
            StateError: it is not such a file, or cannot be written.
        """
        with self._told("used"):
            self._reading = self._connected()
            self._writer = Writer(self._connected(), self._make_room)
            self.generation = int(self.meta(_GENERATION) or 0)
            # What lies in a folder is not believed: no name in it may lead out of it.
            if outside := self._reading.execute(f"{_OUTSIDE} LIMIT 1").fetchone():
                self.__exit__(None, None, None)
                raise ValueError(f"it names an output outside of its folder: {outside[0]!r}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._writer is not None:
            self._writer.close()
        if self._reading is not None:
            self._reading.close()

    def get(self, request: str, since: int = 0) -> tuple[str, int] | None:
        """The answer kept for a request, by its hash in hexadecimal, and its generation.

        Args:
            request: SHA-256 in hexadecimal.
            since: None is given that is of an earlier generation.

        Raises:
            StateError: it cannot be read, or the disk is full: who looks here is about to ask.
        """
        self.check_room()
        found = self.read(_GET, (bytes.fromhex(request), since))
        with self._told("read"):
            return (zlib.decompress(found[0][0]).decode(), found[0][1]) if found else None

    async def put(self, request: str, text: str) -> None:
        """Keep an answer; durable when this returns. It is kept also if nobody waits for it any more."""
        values = (bytes.fromhex(request), zlib.compress(text.encode("utf-8", "replace"), 1), self.generation)
        await self.written(lambda db: db.execute(_PUT, values))

    async def finish(self, row: Row) -> None:
        """Keep what became of an article; durable when this returns."""
        self.check_room()
        values = [writable(v) if isinstance(v, str) else v for v in (getattr(row, name) for name in _COLUMNS)]
        await self.written(lambda db: db.execute(_FINISH, values))

    async def claim(self, source: str, wanted: Sequence[str], place: tuple[bytes, bytes | None] | None = None) -> str:
        """The output name of a source: the one it has, or the first of `wanted` that no other source has.

        Names that differ only in case, or in how an accent is encoded, are one name: on some disks they are. Where the
        source is (`places`) is noted with it.

        Raises:
            ValueError: all of them are taken.
        """
        self.check_room()

        def claimed(db: sqlite3.Connection) -> str | None:
            if place is not None:
                db.execute(_PLACE, (source, *place))
            has = db.execute("SELECT name FROM names WHERE source = ?", (source,)).fetchone()
            if has is not None:
                return str(has[0])
            for name in wanted:
                values = (unicodedata.normalize("NFC", name.casefold()), name, source)
                if db.execute("INSERT OR IGNORE INTO names VALUES (?, ?, ?)", values).rowcount:
                    return name
            return None

        name = await self.written(claimed)
        if name is None:
            raise ValueError(f"no output name is left for {source}")
        return name

    def rows(self, sources: Sequence[str]) -> dict[str, Row]:
        """What is known of articles, by source. Those that are new are left out. Any thread may ask."""
        found: dict[str, Row] = {}
        for start in range(0, len(sources), _AT_ONCE):
            part = sources[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            query = f"SELECT * FROM articles WHERE source IN ({marks})"  # noqa: S608 - question marks only
            found.update((row[0], Row(*row)) for row in self.read(query, part))
        return found

    def all(self, state: State | None = None) -> Iterator[Row]:
        """Every article, by source. Read as they are asked for: the number does not matter."""
        where, given = (" WHERE state = ?", (state,)) if state else ("", ())
        with self._told("read"), closing(self._connected()) as connection:
            for row in connection.execute(f"SELECT * FROM articles{where} ORDER BY source", given):  # noqa: S608
                yield Row(*row)

    def excused(self) -> bool:
        """Whether there are articles that are to be asked about anew without being told to."""
        return bool(self.read("SELECT 1 FROM articles WHERE state = 'failed' AND generation = ? LIMIT 1", (EXCUSED,)))

    def meta(self, key: str) -> str | None:
        """A note that a run left."""
        found = self.read("SELECT value FROM meta WHERE key = ?", (key,))
        return str(found[0][0]) if found else None

    async def note(self, key: str, value: str) -> None:
        """Leave a note for later runs."""
        await self.written(lambda db: db.execute(_NOTE, (key, value)))

    def anew(self, what: str) -> tuple[int, bool]:
        """What `begin_anew` would give, without beginning."""
        begun = self.meta(f"anew {what}")
        return (int(begun), True) if begun else (self.generation + 1, False)

    async def begin_anew(self, what: str) -> tuple[int, bool]:
        """The generation in which `what` is asked anew, and whether an earlier run had begun it and not come through.

        Args:
            what: why: each reason has a generation of its own.
        """
        generation, begun = self.anew(what)
        if begun:
            return generation, True

        def begin(db: sqlite3.Connection) -> None:
            db.execute(_NOTE, (_GENERATION, str(generation)))
            db.execute(_NOTE, (f"anew {what}", str(generation)))

        await self.written(begin)
        self.generation = generation
        return generation, False

    async def end_anew(self, what: str) -> None:
        """All of it was asked anew: the next time begins a new generation."""
        await self.note(f"anew {what}", "")

    def read(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        """The rows that a query gives. Any thread may ask.

        Raises:
            StateError: the state cannot be read.
        """
        if self._reading is None:
            raise RuntimeError("a Store is used inside `with`")
        with self._reads, self._told("read"):
            return self._reading.execute(query, values).fetchall()

    async def written(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """The result of work on the state's connection, once it is durable.

        Raises:
            StateError: it could not be done, and nothing of it is.
        """
        if self._writer is None:
            raise RuntimeError("a Store is used inside `with`")
        with self._told("written"):
            return await self._writer.do(work)

    def check_room(self) -> None:
        """Raises a StateError if the disk was full: what room is left is for answers that are under way."""
        if self._writer is not None and self._writer.full:
            raise StateError(f"{self._path.parent.parent}: the disk is full; make room, and run the same command again")

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError, zlib.error, ValueError) as error:
            hint = "" if what == "written" else f"; without the folder {self._path.parent} the batch begins anew"
            raise StateError(f"{self._path}: the state of the batch cannot be {what}: {error}{hint}") from None

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=32
        )
        try:
            connection.executescript(_PRAGMAS)
            connection.executescript(_SCHEMA)
            known = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
            if known is None:
                connection.execute("INSERT OR IGNORE INTO meta VALUES ('format', ?)", (str(FORMAT),))
            elif known[0] != str(FORMAT):
                raise sqlite3.DatabaseError(f"it is in format {known[0]}, and this version knows {FORMAT}")
        except sqlite3.Error:
            connection.close()
            raise
        return connection
