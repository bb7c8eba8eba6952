"""B201 and B202: every item cites sentences, and the article has them."""

from __future__ import annotations

from collections.abc import Iterator

from brief.checks.rule import Page, Problem, Rule
from brief.schema import Evidence


def no_evidence(page: Page) -> Iterator[Problem]:
    """Items that cite nothing."""
    for item in page.items:
        if not item.evidence:
            yield Problem(item.pointer, "cites no sentence")


def out_of_range(page: Page) -> Iterator[Problem]:
    """Sentence numbers that the article does not have."""
    count = len(page.article.sentences)
    for item in page.items:
        field = item.section.first(Evidence)
        for place, number in enumerate(item.evidence):
            if not 1 <= number <= count:
                yield Problem(f"{item.pointer}/{field}/{place}", f"cites sentence {number}; the article has {count}")


RULES = (
    Rule("B201", "error", "an item cites no evidence", no_evidence),
    Rule("B202", "error", "a cited sentence does not exist", out_of_range),
)
