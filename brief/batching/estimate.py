"""What a run would take: articles, calls, tokens, cost; as a range, without asking anybody.

Articles are read, and the briefing of them rehearsed with an endpoint that answers with the least that fits. That gives
the calls to be made for certain, and their very requests. Of many articles only some are rehearsed.

The range: at the low end every answer can be used at once and is short. At the high end answers are long, every bottom
line is asked for as often as it may be, and some items of every article are asked for again.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from brief.article import Article
from brief.batching.dry_endpoint import Call, Sounding
from brief.batching.entries.ahead import Scan
from brief.batching.entries.finding import Entry
from brief.batching.job import Batch, Jobs
from brief.batching.state import STATE
from brief.batching.state.kept import Kept
from brief.batching.state.row import Row
from brief.batching.state.store import Store
from brief.errors import SourceError
from brief.llm.cost import cost
from brief.llm.errors import EndpointError
from brief.llm.usage import Usage
from brief.writing import plan, write
from brief.writing.assignment import THOUGHTS

MOST_REHEARSED = 300
"""Articles: of more, a sample is taken."""
_AT_ONCE = 256
_SHORT, _LONG = 120, 600
"""Tokens of an answer besides those that grow with what was read."""
_TERSE, _WORDY = 0.1, 2.0
"""Tokens of an answer for each token of the article."""
_AGAIN = 4
"""Items of an article that are asked for again, at the high end."""
_AGAIN_ROOM = 300
_SUMMARY = "bottom_line"


class Range(NamedTuple):
    """From, and up to."""

    low: float
    high: float

    def __add__(self, other: tuple[float, ...]) -> Range:  # type: ignore[override]  # ranges are added, not joined
        return Range(self.low + other[0], self.high + other[1])

    def times(self, factor: float) -> Range:
        """A multiple of it."""
        return Range(self.low * factor, self.high * factor)


@dataclass(slots=True)
class Estimate:
    """What a run would take."""

    model: str
    label: str
    small: bool
    """It is a small model in this process."""
    unchanged: int = 0
    """Articles that need nothing."""
    failed: int = 0
    """Articles that failed for good, and are left alone without `retry_errors`."""
    new: int = 0
    """Articles to be briefed."""
    beyond: bool = False
    """Whether there are more than the limit allows."""
    rehearsed: int = 0
    """Of the new ones, those that the numbers are made from."""
    unreadable: int = 0
    """Of these, the ones that cannot be read."""
    calls: Range = field(default=Range(0, 0))
    input_tokens: Range = field(default=Range(0, 0))
    output_tokens: Range = field(default=Range(0, 0))
    cost_usd: Range | None = None
    """None where the price is not known."""


async def estimate(
    batch: Batch, entries: Iterable[Entry], endpoint: Sounding, *, transport: Literal["calls", "batch"] = "calls"
) -> Estimate:
    """What a run over these entries would take. Nothing is called, and nothing in OUT is changed.

    Args:
        batch: what the run is to do.
        entries: its articles.
        endpoint: a stand-in for the one that would be asked.
        transport: whether each request is a call of its own, or they go by the Batch API, at its price.

    Raises:
        StateError: the state in OUT cannot be used.
    """
    found = Estimate(endpoint.model, endpoint.label, endpoint.small)
    state = batch.out / STATE / "state.sqlite"
    with (
        tempfile.TemporaryDirectory(prefix="brief-") as folder,
        Store(state if state.exists() else Path(folder) / "state.sqlite") as store,
    ):
        endpoint = endpoint.keeping(_ReadOnly(store))
        jobs = Jobs(batch, store, endpoint)
        jobs.rehearse()
        sample = await _sample(found, jobs, entries, batch.limit)
        same = await _rehearse(found, batch, jobs, endpoint, sample)
    if found.rehearsed:
        factor = found.new / found.rehearsed
        found.new -= round(same.total() * factor)
        found.unchanged += round(same[False] * factor)
        found.failed += round(same[True] * factor)
        found.calls = found.calls.times(factor)
        found.input_tokens = found.input_tokens.times(factor)
        found.output_tokens = found.output_tokens.times(factor)
    found.cost_usd = _cost(found, endpoint, batched=transport == "batch")
    return found


class _ReadOnly(Kept):
    """What a rehearsal is answered is not kept."""

    async def put(self, request: str, text: str) -> None:
        """Forget it."""


async def _sample(
    found: Estimate, jobs: Jobs, entries: Iterable[Entry], limit: int | None
) -> list[tuple[Entry, Row | None]]:
    """Count all entries, and choose those to rehearse: any of the new ones as likely as any other."""
    chance = random.Random(0)  # noqa: S311 - the same folder has the same estimate
    sample: list[tuple[Entry, Row | None]] = []
    news = asyncio.Event()
    scan = Scan(iter(entries), news.set)
    try:
        while not (scan.ended or found.beyond):
            news.clear()
            taken = scan.take(_AT_ONCE)
            if not taken and not scan.ended:
                await news.wait()
            for looked in await asyncio.to_thread(jobs.look, taken):
                if looked.settled and looked.known is not None:
                    failed = looked.known.state == "failed"
                    found.failed += failed
                    found.unchanged += not failed
                elif limit is not None and found.new >= limit:
                    found.beyond = True
                else:
                    found.new += 1
                    if len(sample) < MOST_REHEARSED:
                        sample.append((looked.entry, looked.known))
                    elif (place := chance.randrange(found.new)) < MOST_REHEARSED:
                        sample[place] = (looked.entry, looked.known)
    finally:
        scan.close()
    if scan.error is not None:
        raise scan.error
    return sample


async def _rehearse(
    found: Estimate, batch: Batch, jobs: Jobs, endpoint: Sounding, sample: list[tuple[Entry, Row | None]]
) -> Counter[bool]:
    """Go through these articles; how many need nothing after all, by whether they had failed."""
    same: Counter[bool] = Counter()
    by_line = plan(batch.options, small=endpoint.small).by_line
    for entry, known in sample:
        found.rehearsed += 1
        made: list[Call] = []
        endpoint.rehearse(made.append)
        Kept.begin(since=jobs.since(known))
        try:
            article = await asyncio.to_thread(entry.read)
        except SourceError as error:
            if known is not None and jobs.same(known, error):
                same[True] += 1
            else:
                found.unreadable += 1
            continue
        if known is not None and jobs.same(known, article):
            same[known.state == "failed"] += 1
            continue
        # An answer that was kept cannot be used, or there is no text: the calls until then are known.
        with suppress(EndpointError, SourceError):
            await write(article, batch.kind, endpoint, batch.options)
        _add(found, article, made, repairs=0 if by_line else batch.options.repairs)
    return same


def _add(found: Estimate, article: Article, made: list[Call], *, repairs: int) -> None:
    """Count the calls for one article."""
    text = _tokens(article.text)
    summaries = [call for call in made if call.name == _SUMMARY]
    reads = len(made) - len(summaries)
    # What a model may think before it answers is no part of the least that it writes.
    thoughts = 0 if found.small else THOUGHTS
    for call in made:
        share = text.times(1 / reads) if call.name != _SUMMARY and reads else Range(0, 0)
        low = min(_SHORT + _TERSE * share.low, (call.room - thoughts) / 4)
        found.calls += (1, 1)
        found.input_tokens += _tokens(call.text)
        found.output_tokens += (low, min(_LONG + _WORDY * share.high, call.room))
    for call in summaries:
        # With items to sum up it reads more, and it may be asked for again. An item that is asked for again is shown
        # with as much around it as a bottom line is.
        again = repairs + _AGAIN
        most = _tokens(call.text).high + text.high
        found.calls += (0, again)
        found.input_tokens += (0, text.high + _LONG + again * (most + _LONG))
        found.output_tokens += (0, repairs * call.room + _AGAIN * _AGAIN_ROOM)


def _tokens(text: str) -> Range:
    """Tokens that a text may be, by what the tokenizers in use make of letters of the Latin and other scripts."""
    ascii_characters = len(text.encode("ascii", "ignore"))
    others = len(text) - ascii_characters
    return Range(ascii_characters / 5 + others * 0.4, ascii_characters / 3 + others * 1.5)


def _cost(found: Estimate, endpoint: Sounding, *, batched: bool) -> Range | None:
    ends: list[float] = []
    for calls, read, written in zip(found.calls, found.input_tokens, found.output_tokens, strict=True):
        # Of one call, as some prices depend on its length.
        usage = Usage(1, round(read / max(1, calls)), 0, round(written / max(1, calls)))
        dollars = cost(endpoint.model, endpoint.base_url, usage, batched=batched)
        if dollars is None:
            return None
        ends.append(dollars * calls)
    return Range(*ends)
