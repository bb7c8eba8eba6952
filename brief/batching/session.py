"""A run from the opening of OUT to its report, which is written however the run ends."""

from __future__ import annotations

import shlex
import time
from asyncio import CancelledError
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Collection, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from types import MappingProxyType

from brief.batching.batch_api.rounds import Rounds
from brief.batching.batch_api.submissions import under_way
from brief.batching.entries.finding import Entry
from brief.batching.job import Batch
from brief.batching.out.place import opened
from brief.batching.outcome import Result
from brief.batching.results.report import DEFAULT_TABLES, Report, RunFacts, Seen, finish, ready
from brief.batching.results.tables import Table
from brief.batching.run import Run
from brief.batching.state.kept import Kept
from brief.batching.state.store import Store
from brief.errors import BriefError, UsageError
from brief.llm.budget import Budget
from brief.llm.client import Endpoint
from brief.llm.cost import cost
from brief.llm.usage import Usage

_INTERRUPTED = "it was interrupted; the same command goes on"

Make = Callable[[Batch, Store, Endpoint], "Run | Rounds"]
"""Makes what goes through the articles: `Run`, or `Rounds` with its options."""


class Session:
    """One run and what it has come to so far."""

    def __init__(self, batch: Batch, store: Store, endpoint: Endpoint, make: Make = Run) -> None:
        """A session that has not begun; `endpoint` is its own, with totals that begin at nothing."""
        self.run = make(batch, store, endpoint)
        self.endpoint = endpoint
        self.done = 0
        """Articles that this run briefed."""
        self.failed = 0
        """Articles that this run could not brief."""
        self.unchanged = 0
        """Articles that needed nothing."""
        self.unchanged_failed = 0
        """Of these, those that had failed for good before."""
        self.objections = 0
        """Items kept out of all pages that the run came upon, and findings that are errors."""
        self.aside: list[str] = []
        """Files in OUT that hold what somebody had made of a brief that this run wrote anew."""
        self.interrupted = False
        """Whether it was told to stop, as by Ctrl-C."""
        self.report: Report | None = None
        """What stands beside the briefs, once it is written."""
        self.unreported: BriefError | None = None
        """Why it could not be written."""
        self._seen = Seen()
        self._began = time.monotonic()
        self._started = datetime.now(UTC).isoformat(timespec="seconds")

    @property
    def usage(self) -> Usage:
        """What the calls of this run used."""
        return self.endpoint.usage

    @property
    def cost(self) -> float | None:
        """Dollars that they cost; None where that is not known."""
        return cost(self.endpoint.model, self.endpoint.base_url, self.usage, batched=self.endpoint.batched)

    @property
    def facts(self) -> RunFacts:
        """The run as a report tells it."""
        usage = self.usage
        return RunFacts(
            model=self.endpoint.model,
            label=self.endpoint.label,
            started=self._started,
            seconds=time.monotonic() - self._began,
            done=self.done,
            failed=self.failed,
            unchanged=self.unchanged,
            left=self.run.left,
            stopped=self._why_stopped(),
            calls=usage.calls,
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            cost_usd=self.cost,
            seen=self._seen,
        )

    def _why_stopped(self) -> str | None:
        if self.run.stopped is not None:
            return str(self.run.stopped)
        return _INTERRUPTED if self.interrupted and self.run.left else None

    async def results(self, entries: Iterable[Entry]) -> AsyncGenerator[Result, None]:
        """Every article's result as they come, counted."""
        results = self.run.results(entries)
        try:
            async for result in results:
                self._count(result)
                yield result
        finally:
            await results.aclose()
            for result in self.run.unheard:
                self._count(result)

    def _count(self, result: Result) -> None:
        row = result.row
        self._seen.add(row.source)
        self.objections += row.rejected + row.errors
        self.aside += result.aside
        match result.state:
            case "done":
                self.done += 1
            case "failed":
                self.failed += 1
            case "unchanged":
                self.unchanged += 1
                self.unchanged_failed += row.state == "failed"


@asynccontextmanager
async def session(
    batch: Batch,
    endpoint: Endpoint,
    *,
    budget: Budget | None = None,
    tables: Collection[Table] = DEFAULT_TABLES,
    make: Make = Run,
    batched: bool = False,
    notes: Mapping[str, str] = MappingProxyType({}),
) -> AsyncIterator[Session]:
    """Have OUT for oneself, and the endpoint keep its answers there, for the length of the block; then write the
    report.

    Args:
        batch: What is to be done.
        endpoint: By whom.
        budget: What that may use.
        tables: What stands beside the report.
        make: How.
        batched: By the Batch API, at its prices.
        notes: To be left in the state for later runs.

    Raises:
        UsageError: OUT cannot be used, another process has it, what is to be written is in somebody's way, or
            answers of the Batch API are under way that calls would be made for once more.
    """
    with opened(batch.out) as store:
        if not batched and (requests := under_way(store)[1]):
            raise UsageError(
                f"{batch.out}: {requests:,} requests are under way by the Batch API, and would be paid for twice; "
                f"collect them first: brief batch --resume {shlex.quote(str(batch.out))}"
            )
        ready(batch.out, store, tables)
        for key, note in notes.items():
            await store.note(key, note)
        own = endpoint.keeping(Kept(store), budget=budget)
        own.batched = batched
        made = Session(batch, store, own, make)
        try:
            yield made
        except (KeyboardInterrupt, CancelledError):
            made.interrupted = True
            raise
        finally:
            try:
                made.report = await finish(batch.out, store, batch.kind, made.facts, tables=tables)
            except BriefError as error:
                # What ended the run says more than that its report could not be written either.
                made.unreported = error
