"""The engine of a batch: a sliding window of articles over one endpoint.

As many articles are under way as keep the endpoint busy; when one is finished the next begins. An article that
fails is a result like any other. What would fail every article ends the run, and so does a full disk; both leave
the articles they hit as they were, so that the same command goes on where this one stopped. So it does where the
endpoint fails one article after the other, and where it answers one after the other in a way that no brief can be
made of: these have failed for its sake, whatever it said.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Iterable, Iterator

from brief.batching.entries.ahead import Scan
from brief.batching.entries.finding import Entry
from brief.batching.job import Batch, Jobs, Looked, PutOff
from brief.batching.outcome import Deferred, EndsRun, Result
from brief.batching.state.store import Store
from brief.errors import BriefError, EndpointError
from brief.llm.client import Endpoint
from brief.llm.errors import ContextTooLong, Failure

_LOOKED_AT_ONCE = 256
_IN_A_ROW = 8
"""Articles one after the other that the endpoint fails before it is taken to be gone."""
_AT_FIRST = 3
"""The same as long as it has not answered once."""
_IN_VAIN = 20
"""Articles one after the other that its answers are of no use to, as long as they were of use to none."""
_LEAST = 4
_SPARE = 1.5
"""Articles under way for each call that may be: one that is being read or written asks nothing."""
_MOST = 600
_ASIDE = 100
"""Of these, those whose questions were refused and let others go first: others have to be there."""


class Run:
    """One run of a batch over its entries."""

    def __init__(self, batch: Batch, store: Store, endpoint: Endpoint, put_off: PutOff | None = None) -> None:
        self._batch = batch
        self._store = store
        self._endpoint = endpoint
        self._jobs = Jobs(batch, store, endpoint, put_off)
        self._under_way: set[asyncio.Task[Result]] = set()
        self._ended: deque[asyncio.Task[Result]] = deque()
        self._news = asyncio.Event()
        self._begun = 0
        self._found = 0  # Entries with something to do.
        self._failures: list[Result] = []  # In a row.
        self._in_vain: list[Result] | None = None if put_off else []  # None where answers do not come one by one.
        self._blameless: list[Result] = []  # That ended the run.
        self._excused: list[Result] = []  # The same, by answers.
        self._scan: Scan | None = None
        self._draining = False
        self.stopped: BriefError | None = None
        """What ended the run early; None as long as nothing has."""
        self.left = False
        """Whether there are entries that the run did not get to, or left as they were."""
        self.deferred = 0
        """Articles that wait for answers which are asked for later."""
        self.unheard: list[Result] = []
        """Results that came when nobody asked for them any more: the articles are as finished as any other."""

    def drain(self) -> None:
        """Begin nothing new; the results of what is under way still come, but nothing is waited for for long."""
        self._draining = True
        self._endpoint.pace.patient = False
        self._news.set()

    def cancel(self) -> None:
        """Begin nothing new, and give up what is under way: it is left as it was, its answers are kept."""
        self.drain()
        for task in self._under_way:
            task.cancel()

    @property
    def draining(self) -> bool:
        """Whether nothing new is begun."""
        return self._draining

    @property
    def resumed(self) -> bool:
        """Whether an earlier run with `force` or `retry_errors` did not come through, and this one goes on with it."""
        return self._jobs.resumed

    @property
    def under_way(self) -> int:
        """Articles begun and not finished."""
        return len(self._under_way)

    @property
    def seen(self) -> tuple[int, bool]:
        """How many entries have been found so far, and whether these are all."""
        return (0, False) if self._scan is None else (self._scan.count, self._scan.over)

    async def results(self, entries: Iterable[Entry]) -> AsyncGenerator[Result, None]:
        """Every article's result as they come: unchanged ones at once, the others when they are finished.

        Leaving the loop early cancels what is under way; answers that have come are kept.

        Raises:
            Exception: an error of the program's own. Whatever else ends the run is in `stopped`.
        """
        await self._jobs.begin()
        whole = False
        self._scan = scan = Scan(iter(entries), self._news.set)
        try:
            async for result in self._window(scan):
                yield result
            while self._under_way or self._ended:
                self._news.clear()
                for result in self._results():
                    yield result
                if self._under_way and not self._ended:
                    await self._news.wait()
            if scan.error is not None:
                raise scan.error
            self._judge()
            whole = True
            if not self.left and not self.stopped and not self.deferred:
                await self._jobs.end()
        except BriefError as error:
            self._stop(error)
        finally:
            self.left = self.left or not whole
            scan.close()
            self.cancel()
            self._endpoint.pace.patient = True  # Others may use it.
            await asyncio.gather(*self._under_way, return_exceptions=True)
            await self._jobs.settle()
            self.unheard = list(self._results())
            await self._absolve()

    async def _window(self, scan: Scan) -> AsyncGenerator[Result, None]:
        """Begin articles as long as there are any, room for them, and no reason to stop."""
        looked: deque[Looked] = deque()
        while True:
            self._news.clear()
            for result in self._results():
                yield result
            if self._draining:
                self.left = self.left or bool(looked) or not scan.ended
                return
            if not looked:
                if taken := scan.take(_LOOKED_AT_ONCE):
                    found = await asyncio.to_thread(self._jobs.look, taken)
                    # What failed before comes last: it cannot keep the others from being got to.
                    looked.extend(sorted(found, key=lambda one: one.failed))
                    self._found += sum(not one.settled for one in found)
                elif scan.ended:
                    return
                else:
                    await self._news.wait()
            elif looked[0].settled and looked[0].known is not None:
                yield Result("unchanged", looked[0].known)
                looked.popleft()
            elif self._begun == self._batch.limit and not self._under_way:
                self.left = True
                return
            elif self._begun == self._batch.limit or self._full():
                await self._news.wait()
            else:
                self._begun += 1
                self._begin(looked.popleft())

    def _full(self) -> bool:
        pace = self._endpoint.pace
        return len(self._under_way) >= min(_MOST, max(_LEAST, round(_SPARE * pace.limit)) + min(_ASIDE, pace.aside))

    def _begin(self, looked: Looked) -> None:
        task = asyncio.create_task(self._jobs.do(looked.entry, looked.known))
        self._under_way.add(task)
        # Called however it ends, also where it is cancelled before it has begun.
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[Result]) -> None:
        self._under_way.discard(task)
        self._ended.append(task)
        self._news.set()

    def _results(self) -> Iterator[Result]:
        """What has come of the articles that are finished."""
        while self._ended:
            task = self._ended.popleft()
            if task.cancelled():
                self.left = True
                continue
            try:
                result = task.result()
            except Deferred:
                self.deferred += 1
                continue
            except EndsRun as end:
                self.left = True
                self._stop(end.error)
                if not self._endpoint.usage.calls:
                    self.cancel()  # The others would only be told the same; later they may bring answers home.
                continue
            self._begun -= result.state == "unchanged"
            self._watch(result)
            yield result

    def _watch(self, result: Result) -> None:
        """Take the endpoint to be gone when it fails one article after the other, and to be of no use."""
        error = result.error
        if result.state == "done" and result.row.calls:
            self._in_vain = None
        elif isinstance(error, EndpointError) and self._in_vain is not None:
            self._in_vain.append(result)
        if isinstance(error, Failure) and _is_the_endpoints(error):
            self._failures.append(result)
            if self._blameless or len(self._failures) >= (_IN_A_ROW if self._endpoint.usage.calls else _AT_FIRST):
                self._gone()
                # What is under way would wait for it as long as those did, for nothing.
                self.cancel()
        elif result.state == "done" or isinstance(error, EndpointError):
            self._failures.clear()
            if self._in_vain is not None and len(self._in_vain) >= (1 if self._excused else _IN_VAIN):
                self._of_no_use(self._in_vain)

    def _judge(self) -> None:
        """At the end: an endpoint that did nothing but fail was gone, however few the articles."""
        present = any(isinstance(one.error, Failure) and not one.error.late for one in self._failures)
        if present and not self._endpoint.usage.calls and not self._endpoint.recalled:
            self._gone()

    def _gone(self) -> None:
        count, last = len(self._failures), self._failures[-1]
        many = "the article" if count == 1 else f"{count} articles in a row, the last of them"
        self._stop(EndpointError(f"the endpoint failed {many} {last.row.source}: {last.error}"))
        self._blameless += self._failures
        self._failures.clear()

    def _of_no_use(self, articles: list[Result]) -> None:
        count, last = len(articles), articles[-1]
        told = f"none of the first {count} articles could be briefed, the last of them {last.row.source}: {last.error}"
        # What is under way goes on to its end: cut off behind an answer of no use, it would be held to that next time.
        self._stop(EndpointError(told))
        self._excused += articles
        articles.clear()

    async def _absolve(self) -> None:
        """See that what the endpoint failed is tried again, also where it looked like a fault of the articles' own."""
        try:
            await self._jobs.absolve(self._blameless)
            await self._jobs.excuse(self._excused)
        except BriefError as error:
            self._stop(error)

    def _stop(self, error: BriefError) -> None:
        self.stopped = self.stopped or error
        self.drain()


def _is_the_endpoints(failure: Failure) -> bool:
    """Whether it may be a sign that the endpoint is gone."""
    return not isinstance(failure, ContextTooLong) and (failure.doubtful or not failure.late)
