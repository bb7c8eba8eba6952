"""What has been given to the Batch API and is not back yet, and what came of requests that were not answered.

All of it is in the state of the batch, and written before what it tells of is done: a file of requests before it is
sent, and again before a batch is made of it. Whenever a run is ended, the next one knows what may have been paid for.

    packed    the file is written; no batch was made of it
    sending   a batch is being made of it, or was
    created   the batch is known by its id
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from brief.batching.batch_api.packing import Pack, Request
from brief.batching.state.store import Store

Stage = Literal["packed", "sending", "created"]
Final = Literal["no", "request", "endpoint"]
"""Whether a request is asked again: yes; never, by a fault of its own; not in this run, for the endpoint's sake."""

_RUN = "batch run"
_MOST = "batch requests"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS submissions (id TEXT PRIMARY KEY, attempt INTEGER, made REAL, sha256 TEXT, requests INTEGER,
    stage TEXT, file TEXT, batch TEXT, label TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS submitted (request BLOB PRIMARY KEY, submission TEXT, size INTEGER, room INTEGER)
    WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_submission ON submitted (submission);
CREATE TABLE IF NOT EXISTS refused (request BLOB PRIMARY KEY, generation INTEGER, tries INTEGER, final INTEGER,
    status INTEGER, words TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS waiting (source TEXT PRIMARY KEY, wanted TEXT, size INTEGER, changed_ns INTEGER,
    inode INTEGER, article BLOB) WITHOUT ROWID
"""
_SUBMISSION = "SELECT id, attempt, made, sha256, requests, stage, file, batch, label FROM submissions"


@dataclass(frozen=True, slots=True)
class Submission:
    """One file of requests on its way."""

    id: str
    attempt: int
    """How often a batch was made of it before and not begun."""
    made: float
    """When it was packed, in seconds since 1970."""
    sha256: str
    requests: int
    stage: Stage
    file: str | None
    """Id of the uploaded file."""
    batch: str | None
    """Id of the batch."""
    label: str
    """Of the server."""

    @property
    def mark(self) -> str:
        """What tells its batch from all others."""
        return f"{self.id}-{self.attempt}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request was not answered."""

    status: int | None
    """Of its response; None where the batch did not get to it."""
    words: str
    """The body of the response, or the reason in words."""
    final: Final = "no"


_FINAL: dict[Final, int] = {"no": 0, "request": 1, "endpoint": 2}


class Submissions:
    """The tables of submissions in the state of a batch."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.run = ""
        """Id of the batch, in the metadata of all that is submitted for it."""

    async def begin(self) -> None:
        """Make the tables if need be, and forget what an earlier run gave up for the endpoint's sake.

        Raises:
            StateError: the state cannot be written.
        """

        def work(db: sqlite3.Connection) -> None:
            for statement in _SCHEMA.split(";"):
                db.execute(statement)
            db.execute("DELETE FROM refused WHERE final = ?", (_FINAL["endpoint"],))
            db.execute("DELETE FROM submissions WHERE id GLOB '*[^0-9a-f]*'")  # It is the name of a file.
            db.execute("INSERT OR IGNORE INTO meta VALUES (?, lower(hex(randomblob(8))))", (_RUN,))

        await self._store.written(work)
        self.run = self._store.meta(_RUN) or ""

    @property
    def most(self) -> int | None:
        """Requests that the server was found to take in one file; None where it takes what it should."""
        found = self._store.meta(_MOST)
        return int(found) if found else None

    async def limit(self, most: int) -> None:
        """Keep how many requests the server takes in one file."""
        await self._store.note(_MOST, str(most))

    def open(self) -> list[Submission]:
        """All that is on its way, oldest first."""
        return [Submission(*row) for row in self._store.read(f"{_SUBMISSION} ORDER BY made, id", ())]

    def __contains__(self, key: object) -> bool:
        """Whether a request is on its way."""
        return isinstance(key, str) and bool(
            self._store.read("SELECT 1 FROM submitted WHERE request = ?", (bytes.fromhex(key),))
        )

    def refusal(self, key: str, since: int) -> Refusal | None:
        """Why a request is not asked again; None where it may be.

        Args:
            key: Of the request.
            since: A refusal of an earlier generation does not count.
        """
        query = "SELECT status, words FROM refused WHERE request = ? AND final > 0 AND generation >= ?"
        found = self._store.read(query, (bytes.fromhex(key), since))
        return Refusal(*found[0]) if found else None

    def tries(self, keys: Iterable[str]) -> dict[str, int]:
        """How often requests were refused so far in this generation; those that never were are left out."""
        query = "SELECT tries FROM refused WHERE request = ? AND generation = ?"
        found: dict[str, int] = {}
        for key in keys:
            if rows := self._store.read(query, (bytes.fromhex(key), self._store.generation)):
                found[key] = rows[0][0]
        return found

    def requests(self, submission: str) -> dict[str, Request]:
        """The requests of a submission, by key."""
        rows = self._store.read("SELECT request, size, room FROM submitted WHERE submission = ?", (submission,))
        return {key: Request(key, size, room) for key, size, room in ((row[0].hex(), *row[1:]) for row in rows)}

    async def pack(self, pack: Pack, label: str) -> None:
        """A file is written for a server. What stands in it counts as on its way."""

        def work(db: sqlite3.Connection) -> None:
            values = (pack.id, 0, time.time(), pack.sha256, len(pack.requests), "packed", None, None, label)
            db.execute("INSERT INTO submissions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
            rows = ((bytes.fromhex(r.key), pack.id, r.size, r.room) for r in pack.requests)
            db.executemany("INSERT OR REPLACE INTO submitted VALUES (?, ?, ?, ?)", rows)

        await self._store.written(work)

    async def sending(self, submission: Submission, file: str) -> None:
        """The file is uploaded, and a batch is about to be made of it."""
        await self._set(submission.id, stage="sending", file=file)

    async def created(self, submission: Submission, batch: str) -> None:
        """The batch is there."""
        await self._set(submission.id, stage="created", batch=batch)

    async def again(self, submission: Submission) -> None:
        """Its batch was not begun, and costs nothing: another is to be made of the same file, some time later."""
        await self._set(submission.id, stage="packed", batch=None, attempt=submission.attempt + 1)

    async def release(self, submission: Submission) -> None:
        """It is not on its way any more: its requests can be noted again."""
        await self.close(submission, {})

    async def close(self, submission: Submission, refused: Mapping[str, Refusal]) -> None:
        """Its batch has ended, and its answers are kept. Why other requests have none is kept with these."""
        generation = self._store.generation

        def work(db: sqlite3.Connection) -> None:
            db.executemany(
                "INSERT INTO refused VALUES (?, ?, 1, ?, ?, ?) ON CONFLICT (request) DO UPDATE SET "
                "tries = CASE generation WHEN excluded.generation THEN tries + 1 ELSE 1 END, "
                "generation = excluded.generation, final = excluded.final, status = excluded.status, "
                "words = excluded.words",
                (
                    (bytes.fromhex(key), generation, _FINAL[why.final], why.status, why.words)
                    for key, why in refused.items()
                ),
            )
            db.execute("DELETE FROM submitted WHERE submission = ?", (submission.id,))
            db.execute("DELETE FROM submissions WHERE id = ?", (submission.id,))

        await self._store.written(work)

    async def end(self) -> None:
        """The batch is through: what could not be had is forgotten, so that the next run may ask for it."""
        await self._store.written(lambda db: db.execute("DELETE FROM refused"))

    async def _set(self, id: str, **values: object) -> None:  # noqa: A002 - what it is
        columns = ", ".join(f"{name} = ?" for name in values)
        query = f"UPDATE submissions SET {columns} WHERE id = ?"  # noqa: S608 - our own columns
        await self._store.written(lambda db: db.execute(query, (*values.values(), id)))


def under_way(store: Store) -> tuple[int, int]:
    """How many batches of this OUT are under way, and how many requests they hold. None are, as a rule.

    Raises:
        StateError: the state cannot be read.
    """
    if not store.read("SELECT 1 FROM sqlite_master WHERE name = 'submissions'", ()):
        return 0, 0
    count, requests = store.read("SELECT count(*), sum(requests) FROM submissions WHERE stage != 'packed'", ())[0]
    return count, requests or 0
