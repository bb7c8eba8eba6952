"""The one thread that writes a batch's state. Whatever has come since it began to write goes into its next transaction.

So a disk that needs 10 ms to make one transaction durable still takes thousands of answers a second. One that needs
less is not asked more often than that: each time costs as much processor time as some answers do.

Once the disk is full, room that was kept is set free, so that answers under way, which are paid for, are still written.
"""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from typing import Any, TypeVar

T = TypeVar("T")
_Work = Callable[[sqlite3.Connection], object]
_Job = tuple[_Work, asyncio.Future[Any]]

_AT_ONCE = 500
_APART = 0.01
"""Seconds from the beginning of one transaction to that of the next, at least."""
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}


class Writer:
    """Does work on a connection of its own, in the order in which it is given."""

    def __init__(self, connection: sqlite3.Connection, make_room: Callable[[], bool]) -> None:
        """Begin.

        Args:
            connection: used by nobody else.
            make_room: called when the disk is full; whether there is room now.
        """
        self.full = False
        """Whether the disk was full once, and there is only the room that was kept."""
        self._make_room = make_room
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, args=(connection,), name="batch-store", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Finish what was given, and end."""
        self._jobs.put(None)
        self._thread.join()

    async def do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """The result of work that is done and durable. It is done also if nobody waits for it any more.

        Raises:
            sqlite3.Error: it could not be done, and nothing of it is.
        """
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._jobs.put((work, done))
        return await done

    def _run(self, connection: sqlite3.Connection) -> None:
        with closing(connection):
            begun = -_APART
            while (job := self._jobs.get()) is not None:
                time.sleep(max(0.0, begun + _APART - time.monotonic()))
                begun = time.monotonic()
                jobs, last = [job], False
                while len(jobs) < _AT_ONCE and not self._jobs.empty():
                    following = self._jobs.get()
                    if following is None:
                        last = True
                        break
                    jobs.append(following)
                works = [work for work, _ in jobs]
                outcomes = _transact(connection, works)
                if not self.full and any(map(_is_full, outcomes)):
                    self.full = True
                    if self._make_room():
                        outcomes = _transact(connection, works)
                # All at once: to wake the loop takes longer than to set a result.
                with suppress(RuntimeError):  # It has ended, and nobody waits.
                    jobs[0][1].get_loop().call_soon_threadsafe(_tell, [done for _, done in jobs], outcomes)
                if last:
                    return


def _tell(waiting: Sequence[asyncio.Future[Any]], outcomes: Sequence[object]) -> None:
    for done, outcome in zip(waiting, outcomes, strict=True):
        if done.done():
            continue  # Who waited was cancelled.
        if isinstance(outcome, Exception):
            done.set_exception(outcome)
        else:
            done.set_result(outcome)


def _transact(connection: sqlite3.Connection, works: Sequence[_Work]) -> list[object]:
    """What each work returns, or the error it ended with, after one transaction."""
    outcomes: list[object] = []
    try:
        connection.execute("BEGIN IMMEDIATE")
        for work in works:
            outcomes.append(_outcome(work, connection))
            if not connection.in_transaction:
                # What fills the disk undoes the whole transaction, not only its own part.
                raise _error(outcomes[-1])
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        return [error] * len(works)
    return outcomes


def _outcome(work: _Work, connection: sqlite3.Connection) -> object:
    try:
        return work(connection)
    except Exception as error:
        return error


def _is_full(outcome: object) -> bool:
    return isinstance(outcome, sqlite3.Error) and getattr(outcome, "sqlite_errorcode", None) in _FULL


def _error(outcome: object) -> sqlite3.Error:
    return outcome if isinstance(outcome, sqlite3.Error) else sqlite3.OperationalError("the transaction was undone")
