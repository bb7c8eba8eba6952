"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from brief.checks.page import Page

Level = Literal["error", "warning"]


class Problem(NamedTuple):
    """Where a rule tripped, and why."""

    path: str
    """JSON pointer into the document."""
    message: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: a pure function with a stable code. Its reasons and examples stand in docs/rules/CODE.md."""

    code: str
    level: Level
    title: str
    """A few words, such as "Figure without source": the heading of its page."""
    summary: str
    check: Callable[[Page], Iterator[Problem]]
