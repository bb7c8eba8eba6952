"""B201 to B203: every item cites sentences, the article has them, and a document's copy of them is true."""

from __future__ import annotations

from collections.abc import Iterator

from brief.article import Article
from brief.checks.page import Page
from brief.checks.rule import Problem, Rule
from brief.document import Cited
from brief.schema import Evidence


def no_evidence(page: Page) -> Iterator[Problem]:
    """Items that cite nothing, here or in the document that was loaded."""
    uncited = page.saved.uncited if page.saved is not None else ()
    for item in page.items:
        if not item.evidence or item.pointer in uncited:
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
        if why := _changed(entry, article):
            field, message = why
            yield Problem(f"/evidence/{place}/{field}", message)
        if entry.id in seen:
            yield Problem(f"/evidence/{place}/id", f"sentence {entry.id} is listed twice")
        seen.add(entry.id)
    cited = {n for item in page.items if item.pointer not in saved.uncited for n in item.evidence}
    for missing in sorted(cited - seen):
        if 1 <= missing <= len(article.sentences):
            yield Problem("/evidence", f"sentence {missing} is cited and not listed")


def _changed(entry: Cited, article: Article) -> tuple[str, str] | None:
    """The field in which an entry is not what the article says, and why."""
    number, start, end = entry.id, entry.start, entry.end
    if 1 <= number <= len(article.sentences):
        sentence = article.sentences[number - 1]
        if sentence.text == entry.text and sentence.start == start and sentence.end == end:
            return None
    if not 0 <= start < end <= len(article.text) or article.text[start:end] != entry.text:
        return "text", f"sentence {number}: the article has other words at {start}–{end}"
    if not 1 <= number <= len(article.sentences):
        return "id", f"the article has no sentence {number}"
    return "id", f"{start}–{end} is not sentence {number} of the article"


RULES = (
    Rule("B201", "error", "No evidence", "an item cites no evidence", no_evidence),
    Rule("B202", "error", "No such sentence", "a cited sentence does not exist", out_of_range),
    Rule("B203", "error", "Changed evidence", "the document's evidence is not what its article says", changed_evidence),
)
