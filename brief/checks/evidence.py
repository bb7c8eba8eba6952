"""B201 to B203: every item cites sentences, the article has them, and a document's copy of them is true."""

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


def changed_evidence(page: Page) -> Iterator[Problem]:
    """Evidence whose words or offsets differ from the article's, is missing, or is listed twice."""
    if page.saved is None:
        return
    article, saved, seen = page.article, page.saved, set[int]()
    for place, entry in enumerate(saved.document.evidence):
        path = f"/evidence/{place}"
        if not 0 <= entry.start < entry.end <= len(article.text) or article.text[entry.start : entry.end] != entry.text:
            yield Problem(
                f"{path}/text", f"sentence {entry.id}: the article has other words at {entry.start}–{entry.end}"
            )
        elif not 1 <= entry.id <= len(article.sentences):
            yield Problem(f"{path}/id", f"the article has no sentence {entry.id}")
        elif (article.sentences[entry.id - 1].start, article.sentences[entry.id - 1].end) != (entry.start, entry.end):
            yield Problem(f"{path}/id", f"{entry.start}–{entry.end} is not sentence {entry.id} of the article")
        if entry.id in seen:
            yield Problem(f"{path}/id", f"sentence {entry.id} is listed twice")
        seen.add(entry.id)
    cited = {n for item in page.items if item.pointer not in saved.uncited for n in item.evidence}
    for missing in sorted(cited - seen):
        if 1 <= missing <= len(article.sentences):
            yield Problem("/evidence", f"sentence {missing} is cited and not listed")


RULES = (
    Rule("B201", "error", "No evidence", "an item cites no evidence", no_evidence),
    Rule("B202", "error", "No such sentence", "a cited sentence does not exist", out_of_range),
    Rule("B203", "error", "Changed evidence", "the document's evidence is not what its article says", changed_evidence),
)
