"""How far a figure would move with other articles of the same sort: the percentile bootstrap over articles.

Articles are drawn with replacement (Efron 1979), the measure is taken of each draw, and the middle 95% of the values
is the interval. Articles and not items are drawn, since the items of one article are alike. For the difference of two
runs the same draw serves both, so that what makes an article hard falls out.
"""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable, Mapping, Sequence

from brief.evaluation.scores import Kind

DRAWS = 1_000
SEED = 1
Values = Mapping[str, tuple[float, float]]
"""By article: numerator and denominator."""


def taken(kind: Kind, values: Sequence[tuple[float, float]]) -> float | None:
    """A measure over articles; None where it cannot be taken of them."""
    if kind == "median":
        return statistics.median(n for n, _ in values) if values else None
    if kind == "count":
        return sum(n for n, _ in values)
    whole = sum(of for _, of in values)
    return sum(n for n, _ in values) / whole if whole else None


def interval(kind: Kind, values: Values) -> tuple[float, float] | None:
    """The middle 95% of a measure."""
    return _middle(sorted(values), lambda drawn: taken(kind, [values[name] for name in drawn]))


def difference(kind: Kind, one: Values, other: Values) -> tuple[float, float, float] | None:
    """By how much `other` is above `one` over the articles that both have, and the middle 95% of that."""
    shared = sorted(one.keys() & other.keys())

    def apart(names: Sequence[str]) -> float | None:
        a, b = taken(kind, [one[name] for name in names]), taken(kind, [other[name] for name in names])
        return None if a is None or b is None else b - a

    whole, middle = apart(shared), _middle(shared, apart)
    return None if whole is None or middle is None else (whole, *middle)


def _middle(names: Sequence[str], measure: Callable[[Sequence[str]], float | None]) -> tuple[float, float] | None:
    if not names:
        return None
    chance = random.Random(SEED)  # noqa: S311 - a figure that comes out the same each time
    draws = (measure(chance.choices(names, k=len(names))) for _ in range(DRAWS))
    found = sorted(value for value in draws if value is not None)
    return (found[round(0.025 * (len(found) - 1))], found[round(0.975 * (len(found) - 1))]) if found else None
