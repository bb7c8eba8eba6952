"""A run of `brief batch` from its options to its exit code."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, aclosing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal, Protocol

from brief import garbage
from brief.batching.batch_api.rounds import Rounds, check_server
from brief.batching.cluster import spread
from brief.batching.cluster.process import check_ray
from brief.batching.cluster.spread import Spread
from brief.batching.dry_endpoint import Sounding
from brief.batching.entries.finding import Entry
from brief.batching.estimate import Estimate, estimate
from brief.batching.helpers.helped import Helped
from brief.batching.helpers.spare import Spare
from brief.batching.job import Batch
from brief.batching.outcome import Result
from brief.batching.results.report import summary
from brief.batching.results.tables import Table
from brief.batching.session import Make, Session, session
from brief.cli import console
from brief.cli.batch_progress import BatchProgress
from brief.cli.batch_saved import KEY
from brief.cli.chosen import connected
from brief.cli.exit_codes import INTERRUPTED, WITH_FAILURES
from brief.cli.stopping import Stopping
from brief.config import Settings
from brief.counted import counted
from brief.errors import BriefError, UsageError
from brief.llm.budget import Budget
from brief.llm.client import Endpoint
from brief.llm.connect import unconnected, unheard
from brief.llm.cost import batch_share
from brief.llm.pacing.pace import Pace

_NAMED = 3
"""Files of one sort that the end of a run names."""
_TOLD = 10
"""Failures that are told one by one."""
_COUNTED_AFTER = 3.0
"""Seconds. A run that is over by then needs no count."""
_COUNTED_AT_ONCE = 64
_COUNT_PAUSE = 0.002


Transport = Literal["calls", "batch"]
"""A call for each request, or the Batch API."""

Engine = Literal["local", "ray"]
"""This process, or the nodes of a Ray cluster."""


class Find(Protocol):
    """Finds the articles, as often as it is called."""

    def __call__(self, *, notify: Callable[[str], None]) -> Iterator[Entry]:
        """The entries, as a stream."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the options ask for."""

    batch: Batch
    settings: Settings
    find: Find
    countable: bool
    """Whether the articles can be found twice: standard input cannot."""
    tables: tuple[Table, ...]
    cassette: Path | None
    dollars: float | None
    tokens: int | None
    rpm: float | None
    tpm: float | None
    transport: Transport = "calls"
    detach: bool = False
    """Submit, and do not wait for answers."""
    engine: Engine = "local"
    spare: list[Spare] = field(default_factory=list)
    """Processes for helpers."""
    command: str | None = None
    """What `--resume` needs to know; None where it is known."""


def run(plan: Plan, progress: BatchProgress, *, quiet: bool) -> int:
    """Do it; the exit code.

    Raises:
        BriefError: it could not even begin.
        KeyboardInterrupt: it was stopped before it began.
    """
    return asyncio.run(_run(plan, progress, quiet=quiet))


async def _run(plan: Plan, progress: BatchProgress, *, quiet: bool) -> int:
    with Stopping(progress.say) as stopping:
        try:
            entries = plan.find(notify=progress.say)
            async with _endpoint(plan, progress.say) as endpoint:
                budget = Budget.of(
                    endpoint.model,
                    endpoint.base_url,
                    dollars=plan.dollars,
                    tokens=plan.tokens,
                    batched=plan.transport == "batch",
                )
                async with session(
                    plan.batch,
                    endpoint,
                    budget=budget,
                    tables=plan.tables,
                    make=_make(plan, budget, progress.say),
                    batched=plan.transport == "batch",
                    notes={} if plan.command is None else {KEY: plan.command},
                ) as running:
                    stopping.watch(running.run)
                    garbage.seldom()
                    try:
                        with _counting(plan, progress):
                            await _follow(running, entries, progress)
                    finally:
                        running.interrupted = bool(stopping.asked)
        except asyncio.CancelledError:
            if stopping.asked:
                raise KeyboardInterrupt from None
            raise
    progress.close()
    code = _end(running, stopped=bool(stopping.asked), strict=plan.settings.strict, quiet=quiet)
    if code == 0 and running.run.seen == (0, True) and plan.countable:
        # A list on standard input may well be empty; a folder that was named should not be.
        console.say("no article was found: see brief batch --help for what is read, and what --include takes")
        code = UsageError.exit_code
    if stopping.asked > 1:
        # A thread that is fetching a page would be waited for.
        sys.stderr.flush()
        os._exit(code)
    return code


def _make(plan: Plan, budget: Budget | None, notify: Callable[[str], None]) -> Make:
    if plan.engine == "ray":
        return partial(Spread, notify=notify)
    if plan.transport == "calls":
        return partial(Helped, spare=plan.spare)
    return partial(Rounds, retries=plan.settings.retries, detach=plan.detach, budget=budget, notify=notify)


def _endpoint(plan: Plan, notify: Callable[[str], None]) -> AbstractAsyncContextManager[Endpoint]:
    settings = plan.settings
    if plan.transport == "batch" or plan.engine == "ray":
        # Before a model is fetched that is of no use.
        server = unconnected(Endpoint, settings.model, settings.base_url, settings.api_key)
        if plan.transport == "batch":
            check_server(server)
        if plan.engine == "ray":
            check_ray()
            spread.check_server(server)
    return connected(settings, plan.cassette, notify, Pace(fixed=settings.concurrency, rpm=plan.rpm, tpm=plan.tpm))


async def _follow(running: Session, entries: Iterator[Entry], progress: BatchProgress) -> None:
    """See the run through; the first failures are told as they come."""
    progress.watch(running)
    told = False
    async with aclosing(running.results(entries)) as results:
        async for result in results:
            if running.run.resumed and running.done + running.failed and not told:
                told = True
                progress.say("resuming an earlier run with --force or --retry-errors, which was not complete")
            if result.state == "failed" and running.failed <= _TOLD:
                more = "; what else fails is in report.json" if running.failed == _TOLD else ""
                progress.say(f"failed: {_failure(result)}{more}")
    progress.finish()


def _failure(result: Result) -> str:
    source, reason = result.row.source, result.row.reason or ""
    return reason if source in reason else f"{source}: {reason}"


@contextlib.contextmanager
def _counting(plan: Plan, progress: BatchProgress) -> Iterator[None]:
    """Count the articles in the background, so that the time left can be told; slowly, not to hold up the work."""
    over = threading.Event()

    def count() -> None:
        if over.wait(_COUNTED_AFTER):
            return
        number = 0
        with contextlib.suppress(BriefError, OSError):
            for number, _ in enumerate(plan.find(notify=unheard), start=1):
                if number % _COUNTED_AT_ONCE == 0 and over.wait(_COUNT_PAUSE):
                    return
            progress.total = number

    if plan.countable:
        threading.Thread(target=count, name="batch-count", daemon=True).start()
    try:
        yield
    finally:
        over.set()


def _end(running: Session, *, stopped: bool, strict: bool, quiet: bool) -> int:
    """Say what it came to; the exit code."""
    run, error = running.run, running.run.stopped or running.unreported
    if running.report is not None and not quiet:
        for line in summary(running.report, running.facts).splitlines():
            console.say(line)
        if running.aside:
            names = [*sorted(running.aside)[:_NAMED], *(["…"] if len(running.aside) > _NAMED else [])]
            many = counted(len(running.aside), "changed file")
            console.say(f"{many} kept beside what this run wrote: {', '.join(names)}")
    if error is not None and (quiet or running.report is None):
        console.say(str(error))
    if running.unreported is not None and str(running.unreported) != str(error):
        console.say(str(running.unreported))
    if stopped and run.left:
        return INTERRUPTED
    if error is not None:
        return error.exit_code
    if running.failed or running.unchanged_failed:
        return WITH_FAILURES
    return 1 if strict and running.objections else 0


def estimated(plan: Plan, progress: BatchProgress) -> str:
    """What it would take, for people.

    Raises:
        BriefError: the articles cannot be found, or no model is named.
    """
    settings = plan.settings
    endpoint = unconnected(Sounding, settings.model, settings.base_url, settings.api_key)

    async def work() -> Estimate:
        async with endpoint:
            entries = plan.find(notify=progress.say)
            return await estimate(plan.batch, entries, endpoint, transport=plan.transport)

    progress.say("reading articles; nothing is sent to anybody")
    return told(asyncio.run(work()), plan.transport)


def told(found: Estimate, transport: Transport = "calls") -> str:
    """An estimate, for people."""
    seen = found.new + found.unchanged + found.failed
    parts = [f"{found.new:,} to brief", f"{found.unchanged:,} unchanged"]
    if found.failed:
        parts.append(f"{found.failed:,} failed before and left alone (see --retry-errors)")
    if found.beyond:
        parts.append("more beyond --limit")
    rows = [
        ("articles", f"{seen:,}: {', '.join(parts)}"),
        ("calls", _range(found.calls)),
        ("tokens in", _range(found.input_tokens)),
        ("tokens out", _range(found.output_tokens)),
    ]
    model = f"{found.model} at {found.label}"
    if found.cost_usd is None:
        reason = "it runs on this machine" if found.small else f"no price of {model} is known"
        rows.append(("cost", f"unknown: {reason}"))
    else:
        low, high = found.cost_usd
        rows.append(("cost", f"${low:,.2f} to ${high:,.2f}, by {_prices(found, transport)} of {model}"))
    basis = "all" if found.rehearsed == found.new else f"{found.rehearsed:,} of them, chosen by chance"
    rows.append(("made from", f"{basis}{f'; {found.unreadable:,} cannot be read' if found.unreadable else ''}"))
    note = (
        "From: every answer is short and can be used at once. To: answers are long, each bottom line is asked for as "
        "often as it may be, and four items of each article are asked for again. A model that reasons may write more."
    )
    return f"{console.columns(rows)}\n{textwrap.fill(note, 100)}\n"


def _prices(found: Estimate, transport: Transport) -> str:
    share = batch_share(found.model, found.label) if transport == "batch" else None
    if share is not None:
        return f"the prices of the Batch API, {share:.0%} of the list prices"
    return "the list prices" + (" (none for its Batch API are known)" if transport == "batch" else "")


def _range(numbers: tuple[float, float]) -> str:
    low, high = (f"{round(number, -max(0, len(str(round(number))) - 3)):,.0f}" for number in numbers)
    return low if low == high else f"{low} to {high}"
