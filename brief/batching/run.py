"""The engine of a batch: a sliding window of articles over one endpoint.

As many articles are under way as keep the endpoint busy; when one is finished the next begins. An article that
fails is a result like any other. What would fail every article ends the run, and so does a full disk; both leave
the articles they hit as they were, so that the same command goes on where this one stopped.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Iterator
from itertools import islice

from brief.batching.entries import Entry
from brief.batching.job import Batch, EndsRun, Jobs, Result
from brief.batching.store import Row, Store
from brief.errors import BriefError, EndpointError
from brief.llm.client import Endpoint

_SCANNED_AT_ONCE = 256
_IN_A_ROW = 8
"""Articles one after the other that the endpoint fails before it is taken to be gone."""
_LEAST = 4
_SPARE = 1.5
"""Articles under way for each call that may be: one that is being read or written asks nothing."""
_MOST = 600


class Run:
    """One run of a batch over its entries."""

    def __init__(self, batch: Batch, store: Store, endpoint: Endpoint) -> None:
        self._limit = batch.limit
        self._store = store
        self._endpoint = endpoint
        self._jobs = Jobs(batch, store, endpoint)
        self._results: asyncio.Queue[Result | None] = asyncio.Queue()
        self._under_way: set[asyncio.Task[None]] = set()
        self._failed_in_a_row = 0
        self._draining = False
        self.stopped: BriefError | None = None
        """What ended the run early; None as long as nothing has."""
        self.left = False
        """Whether entries were left that the run did not get to."""

    def drain(self) -> None:
        """Begin nothing new; the results of what is under way still come."""
        self._draining = True

    @property
    def draining(self) -> bool:
        """Whether nothing new is begun."""
        return self._draining

    async def results(self, entries: Iterable[Entry]) -> AsyncIterator[Result]:
        """Every article's result as they come: unchanged ones at once, the others when they are finished.

        Leaving the loop early cancels what is under way; answers that have come are kept.
        """
        begun = 0
        waiting = self._waiting(iter(entries))
        try:
            async for entry, known in waiting:
                if known is not None and self._jobs.as_before(entry, known):
                    yield Result("unchanged", known)
                    continue
                async for result in self._ripe():
                    yield result
                if self._draining or begun == self._limit:
                    self.left = True
                    break
                begun += 1
                self._under_way.add(asyncio.create_task(self._do(entry, known)))
            async for result in self._ripe(last=True):
                yield result
        finally:
            for task in self._under_way:
                task.cancel()
            await asyncio.gather(*self._under_way, return_exceptions=True)
            await waiting.aclose()

    async def _ripe(self, *, last: bool = False) -> AsyncIterator[Result]:
        """Results that are there; more are waited for while there is no room for another article, or to the last."""
        while not self._results.empty() or (self._under_way if last else self._full()):
            if (result := await self._results.get()) is not None:
                yield result

    async def _waiting(self, entries: Iterator[Entry]) -> AsyncGenerator[tuple[Entry, Row | None], None]:
        """Entries with what is known of them; folders are read some hundred names at a time, beside the work."""
        while chunk := await asyncio.to_thread(lambda: list(islice(entries, _SCANNED_AT_ONCE))):
            known = self._store.rows([entry.source for entry in chunk])
            for entry in chunk:
                yield entry, known.get(entry.source)

    def _full(self) -> bool:
        return len(self._under_way) >= min(_MOST, max(_LEAST, round(_SPARE * self._endpoint.pace.limit)))

    async def _do(self, entry: Entry, known: Row | None) -> None:
        """One article. Whatever happens, one thing is put among the results, so that whoever waits for it wakes up."""
        result: Result | None = None
        try:
            result = await self._jobs.do(entry, known)
            self._watch(result)
        except EndsRun as end:
            self._stop(end.error)
        finally:
            if task := asyncio.current_task():
                self._under_way.discard(task)
            self._results.put_nowait(result)

    def _watch(self, result: Result) -> None:
        """Take the endpoint to be gone when it fails one article after the other."""
        if not result.row.passing:
            self._failed_in_a_row = 0
            return
        self._failed_in_a_row += 1
        if self._failed_in_a_row >= _IN_A_ROW:
            self._stop(
                EndpointError(f"{self._failed_in_a_row} articles in a row failed; the last: {result.row.reason}")
            )

    def _stop(self, error: BriefError) -> None:
        self.stopped = self.stopped or error
        self._draining = True
