"""B207 to B209: an item says what its sentences say, as firmly as they do, and in words that they have."""

from __future__ import annotations

from collections.abc import Iterator

from brief.checks.rule import Page, Problem, Rule


def turned(page: Page) -> Iterator[Problem]:  # noqa: ARG001
    """Statements that deny what their sentences affirm, or affirm what they deny."""
    yield from ()


def hedge_lost(page: Page) -> Iterator[Problem]:  # noqa: ARG001
    """Statements that make certain what their sentences only allege, report or think possible."""
    yield from ()


def little_found(page: Page) -> Iterator[Problem]:  # noqa: ARG001
    """Statements of whose content words too few stand in the sentences they cite."""
    yield from ()


RULES = (
    Rule("B207", "error", "Polarity turned", "a negation is added or lost against the cited sentences", turned),
    Rule(
        "B208",
        "error",
        "Hedge lost",
        "what the cited sentences only allege or think possible is stated flatly",
        hedge_lost,
    ),
    Rule(
        "B209",
        "warning",
        "Little of its wording found",
        "too little of the wording stands in the cited sentences",
        little_found,
    ),
)
