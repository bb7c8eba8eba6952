"""The state of a batch: one SQLite file in OUT. Answers by the hash of their request, and a row for each article.

Write-ahead logging with full synchronisation: what `put` and `finish` have returned from survives the end of the
process and of the machine. One thread writes; whatever has come meanwhile goes into one transaction, so that a
disk that needs 10 ms for each still takes thousands of answers a second.
"""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, TypeVar

from brief.errors import UsageError

FORMAT = 1
_BUSY_SECONDS = 30.0
_AT_ONCE = 500

State = Literal["done", "failed"]


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one article."""

    source: str
    """Where it comes from: no other row has it."""
    name: str
    """Where its outputs are, relative to OUT and without their suffixes."""
    size: int | None
    changed_ns: int | None
    inode: int | None
    article: str | None
    """`keys.article_key`; None where it could not be read."""
    settings: str
    """`keys.settings_key` of the run that made it."""
    state: State
    tries: int
    """Runs that tried it, the last included."""
    fault: str | None
    """Class of the error it ended with."""
    reason: str | None
    """One line."""
    passing: bool
    """Whether it failed for the endpoint's sake, so that the next run tries it again."""
    outputs: str
    """Its files as JSON: {suffix: size in bytes}."""
    title: str | None = None
    language: str | None = None
    words: int = 0
    items: int = 0
    parties: str = "[]"
    """Names, as JSON."""
    rejected: int = 0
    errors: int = 0
    warnings: int = 0
    findings: str = "[]"
    """Codes of the rules that tripped, as JSON."""
    calls: int = 0
    input_tokens: int | None = None
    output_tokens: int | None = None
    cost_usd: float | None = None
    seconds: float = 0.0
    finished: str = ""
    """ISO 8601, UTC."""


_COLUMNS = [f.name for f in fields(Row)]
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answers (request BLOB PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles ({", ".join(_COLUMNS)}, PRIMARY KEY (source)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_state ON articles (state);
CREATE TABLE IF NOT EXISTS names (folded TEXT PRIMARY KEY, name TEXT NOT NULL, source TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_source ON names (source);
"""
_PUT = "INSERT OR REPLACE INTO answers VALUES (?, ?)"
_FINISH = f"INSERT OR REPLACE INTO articles VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - our own columns
_Work = Callable[[sqlite3.Connection], object]
_Job = tuple[_Work, "Future[object]"]
T = TypeVar("T")


class Store:
    """The state in a file; a context manager. It is a `brief.llm.recall.Recall`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._reading: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        """Open or make it.

        Raises:
            UsageError: it is not such a file, or cannot be written.
        """
        try:
            writing = self._connected()
        except (sqlite3.Error, OSError) as error:
            raise UsageError(f"{self._path}: the state of the batch cannot be used: {error}") from None
        self._reading = self._connected()
        self._thread = threading.Thread(target=self._write, args=(writing,), name="batch-store", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._jobs.put(None)
        if self._thread is not None:
            self._thread.join()
        if self._reading is not None:
            self._reading.close()

    def get(self, request: str) -> str | None:
        """The answer kept for a request, by its hash in hexadecimal."""
        found = self._read.execute("SELECT body FROM answers WHERE request = ?", (bytes.fromhex(request),)).fetchone()
        return None if found is None else zlib.decompress(found[0]).decode()

    async def put(self, request: str, text: str) -> None:
        """Keep an answer; durable when this returns."""
        values = (bytes.fromhex(request), zlib.compress(text.encode(), 1))
        await self._written(lambda db: db.execute(_PUT, values))

    async def forget(self, requests: Iterable[str]) -> None:
        """Drop answers, so that they are asked for again."""
        keys = [(bytes.fromhex(request),) for request in requests]
        await self._written(lambda db: db.executemany("DELETE FROM answers WHERE request = ?", keys))

    async def finish(self, row: Row) -> None:
        """Keep what became of an article; durable when this returns."""
        values = astuple(row)
        await self._written(lambda db: db.execute(_FINISH, values))

    async def claim(self, source: str, wanted: Sequence[str]) -> str:
        """The output name of a source: the one it has, or the first of `wanted` that no other source has.

        Names that differ only in case are one name: on some disks they are.

        Raises:
            ValueError: all of them are taken.
        """

        def claimed(db: sqlite3.Connection) -> str | None:
            has = db.execute("SELECT name FROM names WHERE source = ?", (source,)).fetchone()
            if has is not None:
                return str(has[0])
            for name in wanted:
                values = (name.casefold(), name, source)
                if db.execute("INSERT OR IGNORE INTO names VALUES (?, ?, ?)", values).rowcount:
                    return name
            return None

        name = await self._written(claimed)
        if name is None:
            raise ValueError(f"no output name is left for {source}")
        return name

    def rows(self, sources: Sequence[str]) -> dict[str, Row]:
        """What is known of articles, by source. Those that are new are left out."""
        found: dict[str, Row] = {}
        for start in range(0, len(sources), _AT_ONCE):
            part = sources[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            query = f"SELECT * FROM articles WHERE source IN ({marks})"  # noqa: S608 - question marks only
            found.update((row[0], Row(*row)) for row in self._read.execute(query, part))
        return found

    def all(self, state: State | None = None) -> Iterator[Row]:
        """Every article, by source. Read as they are asked for: the number does not matter."""
        where, given = (" WHERE state = ?", (state,)) if state else ("", ())
        with closing(self._connected()) as connection:
            for row in connection.execute(f"SELECT * FROM articles{where} ORDER BY source", given):  # noqa: S608
                yield Row(*row)

    def meta(self, key: str) -> str | None:
        """A note that a run left."""
        found = self._read.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if found is None else str(found[0])

    async def note(self, key: str, value: str) -> None:
        """Leave a note for later runs."""
        await self._written(lambda db: db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value)))

    @property
    def _read(self) -> sqlite3.Connection:
        if self._reading is None:
            raise RuntimeError("a Store is used inside `with`")
        return self._reading

    async def _written(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """The result of work that the writing thread has done and committed."""
        done: Future[T] = Future()
        self._jobs.put((work, done))  # type: ignore[arg-type]  # its future takes what it returns
        try:
            return await asyncio.wrap_future(done)
        except sqlite3.Error as error:
            raise UsageError(f"{self._path}: the state of the batch cannot be written: {error}") from None

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=32
        )
        try:
            connection.executescript(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA mmap_size = 268435456;"
            )
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

    def _write(self, connection: sqlite3.Connection) -> None:
        """The writing thread: everything that waits goes into one transaction."""
        with closing(connection):
            while (job := self._jobs.get()) is not None:
                jobs, last = [job], False
                while len(jobs) < _AT_ONCE and not self._jobs.empty():
                    following = self._jobs.get()
                    if following is None:
                        last = True
                        break
                    jobs.append(following)
                _transact(connection, jobs)
                if last:
                    return


def _transact(connection: sqlite3.Connection, jobs: Sequence[_Job]) -> None:
    results: list[object] = []
    try:
        with _transaction(connection):
            results = [work(connection) for work, _ in jobs]
    except sqlite3.Error as error:
        for _, done in jobs:
            if done.set_running_or_notify_cancel():
                done.set_exception(error)
        return
    for (_, done), result in zip(jobs, results, strict=True):
        if done.set_running_or_notify_cancel():
            done.set_result(result)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
