"""A run by the Batch API: rounds of noting, submitting, waiting and collecting.

In each round every article that is not done is written as far as the answers that are there allow. The questions
which stop it are noted, submitted together, and kept when they are answered, up to a day later; then the next
round begins. Writing is cheap, so nothing is kept of an article that waits but its text.
"""

from __future__ import annotations

import asyncio
import shlex
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from brief.batching.batch_api.delivery import Delivery
from brief.batching.batch_api.noting import Noting
from brief.batching.batch_api.packing import MOST_BYTES, MOST_REQUESTS
from brief.batching.batch_api.submissions import Submissions
from brief.batching.batch_api.waiting import Waiting
from brief.batching.entries.finding import Entry
from brief.batching.job import Batch
from brief.batching.outcome import Result
from brief.batching.run import Run
from brief.batching.state import STATE
from brief.batching.state.kept import Kept
from brief.batching.state.places import Places, source_by
from brief.batching.state.store import Store
from brief.counted import counted
from brief.errors import BriefError, ConfigurationError, LimitReached, UsageError
from brief.llm.budget import Budget
from brief.llm.client import Endpoint

FOLDER = "requests"
_FIRST_PAUSE, _LONGEST_PAUSE = 5.0, 120.0
_LONGER = 1.5
_AT_ONCE = 500


def check_server(endpoint: Endpoint) -> None:
    """See that there is a server to give batches to.

    Raises:
        ConfigurationError: the endpoint is a model in this process.
    """
    if endpoint.small:
        raise ConfigurationError(
            "the embedded model has no Batch API: name a server's model with --model, or leave out --transport batch"
        )


class Rounds:
    """One run of a batch over its entries; to be used like a `Run`."""

    def __init__(
        self,
        batch: Batch,
        store: Store,
        endpoint: Endpoint,
        *,
        retries: int = 5,
        detach: bool = False,
        budget: Budget | None = None,
        requests: int = MOST_REQUESTS,
        size: int = MOST_BYTES,
        notify: Callable[[str], None],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        now: Callable[[], float] = time.time,
    ) -> None:
        """A run that has not begun.

        Args:
            batch: What is to be done.
            store: Its state.
            endpoint: Open, with an API that has batches.
            retries: How often a request that a batch did not answer is asked again.
            detach: Submit, and do not wait for answers.
            budget: Limits of this run; what the open batches of an earlier one use is not counted.
            requests: The most in one file.
            size: The most bytes of one file.
            notify: Told in one line what happens.
            sleep: How to wait.
            now: Seconds since 1970.

        Raises:
            ConfigurationError: the endpoint is a model in this process.
        """
        check_server(endpoint)
        self._batch = batch
        self._store = store
        self._endpoint = endpoint
        self._retries = retries
        self._detach = detach
        self._budget = budget
        self._limits = requests, size
        self._notify = notify
        self._sleep = sleep
        self._now = now
        self._folder = batch.out / STATE / FOLDER
        self._submissions = Submissions(store)
        self._waiting = Waiting(store)
        self._kept = Kept(store)
        self._source = source_by(Places(store, batch.out))
        self._stop = asyncio.Event()
        self._run: Run | None = None
        self._first: Run | None = None
        self._beyond: LimitReached | None = None
        self.stopped: BriefError | None = None
        """What ended the run early; None as long as nothing has."""
        self.left = False
        """Whether there are entries that the run did not get to, or left as they were."""
        self.resumed = False
        """Whether an earlier run with `force` or `retry_errors` did not come through, and this one goes on with it."""

    def drain(self) -> None:
        """Begin and submit nothing new, and wait for no batch."""
        self._stop.set()
        if self._run is not None:
            self._run.drain()

    def cancel(self) -> None:
        """The same, and give up what is under way here. Batches that were submitted go on."""
        self._stop.set()
        if self._run is not None:
            self._run.cancel()

    @property
    def draining(self) -> bool:
        """Whether nothing new is begun."""
        return self._stop.is_set()

    @property
    def under_way(self) -> int:
        """Articles begun and not finished in this round."""
        return self._run.under_way if self._run is not None else 0

    @property
    def unheard(self) -> list[Result]:
        """Results that came when nobody asked for them any more."""
        return [] if self._run is None else self._run.unheard

    @property
    def seen(self) -> tuple[int, bool]:
        """How many entries have been found so far, and whether these are all."""
        # The first round comes upon all of them; later ones, upon those that wait.
        return self._first.seen if self._first is not None else (0, False)

    async def results(self, entries: Iterable[Entry]) -> AsyncGenerator[Result, None]:
        """Every article's result as they come: unchanged ones in the first round, the others when they are finished.

        Raises:
            Exception: an error of the program's own. Whatever else ends the run is in `stopped`.
        """
        with self._told():
            await self._submissions.begin()
            noting, asking, delivery = self._made()
            try:
                await delivery.take_up(self._endpoint.label)
                if await self._through(delivery):
                    async for result in self._all(entries, noting, asking, delivery):
                        yield result
            finally:
                await noting.drop()
        self.stopped = self.stopped or self._beyond
        self._farewell()

    async def _all(
        self, entries: Iterable[Entry], noting: Noting, asking: Endpoint, delivery: Delivery
    ) -> AsyncGenerator[Result, None]:
        """The rounds, until there is nothing to wait for or a reason not to."""
        batch, turn = self._batch, self._waiting.first(entries, self._source)
        while True:
            self._run = run = Run(batch, self._store, asking, self._waiting.add)
            self._first = self._first or run
            # Without it, the last round would take all to be done that the first one was told to leave.
            run.left = self.left
            async for result in self._one(run, turn):
                yield result
            self.left, self.resumed = self.left or run.left, self.resumed or run.resumed
            await noting.finish()
            if isinstance(run.stopped, LimitReached):
                # What is noted is within the limit, and may turn out to be well within it.
                self._beyond = run.stopped
            elif run.stopped is not None:
                self.stopped = run.stopped
                return
            if self.draining or delivery.idle:
                break
            if not await self._through(delivery):
                break
            batch, turn = replace(batch, limit=None), self._waiting.entries()
        if not self.draining and delivery.idle:
            await self._submissions.end()

    async def _one(self, run: Run, entries: Iterator[Entry]) -> AsyncGenerator[Result, None]:
        """One round's results."""
        over: list[str] = []
        results = run.results(entries)
        try:
            async for result in results:
                over.append(result.row.source)
                yield result
        finally:
            await results.aclose()
            over += [result.row.source for result in run.unheard]
            for start in range(0, len(over), _AT_ONCE):
                await self._waiting.drop(over[start : start + _AT_ONCE])

    async def _through(self, delivery: Delivery) -> bool:
        """Submit what is noted and wait for all of it; whether it has all come back."""
        pause, said = _FIRST_PAUSE, ""
        while not self.draining:
            if delivery.hold:
                if self._detach:
                    break
                await self._nap(delivery.hold)
                delivery.hold = 0.0
                continue
            await delivery.send()
            if await delivery.look():
                pause = _FIRST_PAUSE
                continue
            if delivery.idle:
                return True
            if self._detach:
                break
            if (told := delivery.told()) != said:
                said = told
                self._notify(told)
            await self._nap(pause)
            pause = min(pause * _LONGER, _LONGEST_PAUSE)
        return False

    def _made(self) -> tuple[Noting, Endpoint, Delivery]:
        api = self._endpoint.batches()
        requests, size = self._limits
        noting = Noting(
            self._submissions,
            api,
            self._folder,
            label=self._endpoint.label,
            budget=self._budget,
            requests=requests,
            size=size,
        )
        asking = self._endpoint.keeping(self._kept, budget=self._budget, divert=noting.divert)
        delivery = Delivery(
            api,
            self._submissions,
            noting,
            self._folder,
            retries=self._retries,
            keep=self._store.put,
            spent=asking.count,
            notify=self._notify,
            now=self._now,
        )
        return noting, asking, delivery

    def _farewell(self) -> None:
        """What is still on its way, and how to come back to it."""
        under_way = [s for s in self._submissions.open() if s.stage != "packed"]
        waiting = len(self._waiting)
        if not (under_way or waiting):
            return
        self.left = True
        parts = [counted(waiting, "article") + " left to brief"] if waiting else []
        if under_way:
            batches, requests = (
                counted(len(under_way), "batch", "batches"),
                counted(sum(s.requests for s in under_way), "request"),
            )
            parts.append(f"{batches} of {requests} under way, for a day at most")
        again = f"brief batch --resume {shlex.quote(str(self._batch.out))}"
        self._notify(f"{', '.join(parts)}; go on with: {again}")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What ends the run is kept."""
        try:
            yield
        except BriefError as error:
            self.stopped = self.stopped or error
            self.left = True
        except OSError as error:
            self.stopped = UsageError(f"{self._batch.out} cannot be written: {error.strerror or error}")
            self.left = True

    async def _nap(self, seconds: float) -> None:
        """Wait so long, or until it is time to stop."""

        async def slept() -> None:
            await self._sleep(seconds)

        tasks = [asyncio.create_task(slept()), asyncio.create_task(self._stop.wait())]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
