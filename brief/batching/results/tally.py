"""What a run says of itself, and what all articles in OUT add up to."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field

from brief.batching.state.row import Row


class Seen:
    """Sources that a run came upon, in 70 bytes each: a million of them need not be kept by name."""

    def __init__(self) -> None:
        self._hashes: set[int] = set()

    def add(self, source: str) -> None:
        """Note one."""
        self._hashes.add(hash(source))

    def __contains__(self, source: object) -> bool:
        return hash(source) in self._hashes

    def __len__(self) -> int:
        return len(self._hashes)


@dataclass(frozen=True, slots=True)
class RunFacts:
    """One run of a batch, as its report tells it."""

    model: str
    label: str
    """Of the endpoint, as documents name it."""
    started: str
    """ISO 8601, UTC."""
    seconds: float
    done: int = 0
    """Articles that this run briefed."""
    failed: int = 0
    unchanged: int = 0
    """Articles that needed nothing, being done or having failed for good."""
    left: bool = False
    """Whether there were articles that the run did not get to."""
    stopped: str | None = None
    """Why it ended early, on one line; None where it did not."""
    calls: int = 0
    """Answered calls of this run, those of failed articles included."""
    input_tokens: int | None = 0
    output_tokens: int | None = 0
    cost_usd: float | None = None
    """US dollars; None where the price is not known."""
    seen: Container[str] | None = None
    """Sources that the run came upon, such as a `Seen`; None where nobody kept count."""

    def met(self, source: str) -> bool | None:
        """Whether the run came upon a source; None where that cannot be said, as after a run that ended early."""
        return None if self.seen is None or self.left or self.stopped else source in self.seen


@dataclass(slots=True)
class Sum:
    """A sum in which some parts may be unknown."""

    known: float = 0
    unknown: int = 0
    """Articles whose part is not known."""

    def add(self, value: float | None) -> None:
        """Add an article's part."""
        if value is None:
            self.unknown += 1
        else:
            self.known += value

    @property
    def total(self) -> float | None:
        """None as soon as one part is unknown."""
        return None if self.unknown else self.known


@dataclass(slots=True)
class Totals:
    """All articles that OUT knows, whichever run briefed them."""

    articles: int = 0
    done: int = 0
    failed: int = 0
    passing: int = 0
    """Of the failed, those that the next run tries again by itself."""
    outdated: int = 0
    """Of the failed, those that still have the files of an earlier run beside them."""
    not_in_run: int | None = 0
    """Those that the last run did not come upon; None where that cannot be said."""
    items: int = 0
    rejected: int = 0
    words: int = 0
    errors: int = 0
    warnings: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    """Articles in which each rule tripped."""
    faults: Counter[str] = field(default_factory=Counter)
    """Failed articles by the class of their error."""
    calls: int = 0
    """Calls that the briefs took; like tokens and cost, without those of failed articles."""
    input_tokens: Sum = field(default_factory=Sum)
    output_tokens: Sum = field(default_factory=Sum)
    cost_usd: Sum = field(default_factory=Sum)
    fingerprint: str = ""
    """Hash of all that the report tells of these articles."""


def tally(rows: Iterable[Row], met: Callable[[str], bool | None]) -> Totals:
    """Add all articles up, reading each once and keeping none."""
    totals = Totals()
    digest = hashlib.sha256()
    for row in rows:
        here = met(row.source)
        _count(totals, row)
        if here is None:
            totals.not_in_run = None
        elif not here and totals.not_in_run is not None:
            totals.not_in_run += 1
        # What a run that finds nothing to do may change, size and time of a source, is not told and so not hashed.
        told = (row.source, row.name, row.state, row.article, row.settings, row.outputs, row.finished, row.tries)
        digest.update(repr((*told, row.reason, here)).encode("utf-8", "surrogatepass"))
    totals.fingerprint = digest.hexdigest()
    return totals


def _count(totals: Totals, row: Row) -> None:
    totals.articles += 1
    if row.state == "failed":
        totals.failed += 1
        totals.passing += bool(row.passing)
        totals.outdated += row.outputs != "{}"
        totals.faults[row.fault or "unknown"] += 1
        return
    totals.done += 1
    totals.items += row.items
    totals.rejected += row.rejected
    totals.words += row.words
    totals.errors += row.errors
    totals.warnings += row.warnings
    if row.findings != "[]":
        totals.rules.update(json.loads(row.findings))
    totals.calls += row.calls
    totals.input_tokens.add(row.input_tokens)
    totals.output_tokens.add(row.output_tokens)
    totals.cost_usd.add(row.cost_usd)
