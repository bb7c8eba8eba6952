"""Results side by side: for each measure every run's figure, how sure it is, and how far runs are apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from brief.evaluation.bootstrap import difference, interval, taken
from brief.evaluation.scores import Measure
from brief.evaluation.scoring import MEASURES, Evaluation

_Z = 1.959964
"""Standard deviations that hold the middle 95% of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure of one run."""

    value: float
    low: float | None
    high: float | None
    right: float
    """Cases that are so, of a share; of a median, articles."""
    of: float
    difference: tuple[float, float, float] | None = None
    """By how much it is above the first run's over the articles that both have, and the middle 95% of that."""


@dataclass(frozen=True, slots=True)
class Row:
    """A measure of all runs; None where it does not apply to one."""

    measure: Measure
    figures: tuple[Figure | None, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Runs and their figures. The first run is what the others are compared with."""

    runs: tuple[Evaluation, ...]
    rows: tuple[Row, ...]


def compared(runs: Sequence[Evaluation]) -> Compared:
    """The measures that apply to any of the runs, in order."""
    found = (
        Row(measure, tuple(_figure(measure, run, runs[0] if run is not runs[0] else None) for run in runs))
        for measure in MEASURES
    )
    return Compared(tuple(runs), tuple(row for row in found if any(row.figures)))


def wilson(right: float, of: float) -> tuple[float, float]:
    """The interval of a share by E. B. Wilson's score (1927): it is sound also where nearly all or few are so."""
    share, square = right / of, _Z**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z / (1 + square / of) * math.sqrt(share * (1 - share) / of + square / (4 * of**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def _figure(measure: Measure, run: Evaluation, first: Evaluation | None) -> Figure | None:
    values = run.values(measure)
    value = taken(measure.kind, list(values.values())) if values else None
    if value is None:
        return None
    right, of = sum(n for n, _ in values.values()), sum(of for _, of in values.values())
    # Judged items are single cases drawn at random, nearly all of them right: redrawing them would say nothing.
    judged = measure.group == "Judged one by one"
    found = wilson(right, of) if judged else interval(measure.kind, values)
    low, high = found if found else (None, None)
    apart = difference(measure.kind, first.values(measure), values) if first is not None else None
    return Figure(value, low, high, right, of, apart)
