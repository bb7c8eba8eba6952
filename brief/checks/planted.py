"""B210 and B505: text planted in the article for whoever reads it by machine, and items that rest on it."""

from __future__ import annotations

from collections.abc import Iterator

from brief.checks.page import Page
from brief.checks.rule import Problem, Rule
from brief.harmless import marked

_SHOWN = 80


def rests_on_planted(page: Page) -> Iterator[Problem]:
    """Items all of whose sentences are planted."""
    for item in page.items if page.planted else ():
        cited = page.cited(item)
        if cited and all(s in page.planted for s in cited):
            yield Problem(item.pointer, f"sentence {cited[0].id} addresses whoever reads by machine, and tells nothing")


def planted_text(page: Page) -> Iterator[Problem]:
    """Planted sentences of the article."""
    for sentence in page.planted:
        yield Problem(
            "/article/text", f"sentence {sentence.id} addresses whoever reads by machine: “{_shown(sentence.text)}”"
        )


def _shown(text: str) -> str:
    """Its beginning, on one line."""
    line = marked(" ".join(text.split()))
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"


RULES = (
    Rule(
        "B210",
        "error",
        "Rests on planted text",
        "an item cites nothing but text that addresses whoever reads by machine",
        rests_on_planted,
    ),
    Rule(
        "B505",
        "warning",
        "Planted text",
        "the article holds text that addresses whoever reads it by machine",
        planted_text,
    ),
)
