"""What a brief is found to be worth: a fraction for each measure, so that articles can be added up and drawn again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["share", "count", "median"]
Group = Literal[
    "Who said it", "Who demands what of whom", "What reaches the page", "Judged one by one", "What it takes"
]


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of the table."""

    key: str
    title: str
    group: Group
    kind: Kind = "share"
    """`share`: a fraction, added up over articles; `count`: a sum; `median`: of one value an article."""


@dataclass(slots=True)
class Scores:
    """What one article scores: (numerator, denominator) for each measure that applies to it."""

    values: dict[str, tuple[float, float]] = field(default_factory=dict)
    notes: list[dict[str, str]] = field(default_factory=list)
    """Item by item, for whoever wants to know what went wrong."""

    def count(self, key: str, right: bool) -> None:
        """One more case of a measure, right or not."""
        n, of = self.values.get(key, (0.0, 0.0))
        self.values[key] = (n + right, of + 1)

    def number(self, key: str, value: float) -> None:
        """A value that is counted or of which the median is taken."""
        self.values[key] = (value, 1.0)

    def note(self, outcome: str, *, item: str = "", brief: str = "", gold: str = "") -> None:
        """What became of an item (a JSON pointer) or of a label: what the brief has, and what the labels have."""
        self.notes.append({"outcome": outcome, "item": item, "brief": brief, "gold": gold})
