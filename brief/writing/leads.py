"""What an article comes down to, in its own words: its lead, and the lead of a second topic if it has one."""

from __future__ import annotations

import re

from brief.article import Article, Place, Sentence
from brief.attribution.quotes import is_all_quotation
from brief.writing.weigh import topics
from brief.writing.words import without_dateline

MOST_WORDS = 60
_NAME = re.compile(r"\b[A-Z]\w{3,}")
_LEAST_WORDS = 60
"""What stands under a heading must be so long to be a topic of its own."""
_MOST_TOPICS = 3


def leads(article: Article) -> list[Sentence]:
    """The opening sentence of each topic, the article's own lead first.

    A heading opens a topic of its own where it names somebody or something new.
    """
    body = [s for s in article.sentences if s.place is Place.BODY]
    if not body:
        return list(article.sentences[:1])
    found = [next((s for s in body[:3] if len(s.text.split()) >= 6 and not is_all_quotation(s.text)), body[0])]
    place = topics(article)
    for number in sorted({place[s.id] for s in body}):
        block = [s for s in body if place[s.id] == number]
        heading = next(
            (s for s in article.sentences[: block[0].id] if s.place is Place.HEADING and place[s.id] == number), None
        )
        before = article.text[found[0].start : heading.start] if heading else ""
        if heading is None or len(heading.text.split()) < 3 or sum(len(s.text.split()) for s in block) < _LEAST_WORDS:
            continue
        # The first word of a heading is capital anyway.
        names = _NAME.findall(heading.text.strip("‘’“” ")[1:])
        if any(name not in before for name in names) and len(found) < _MOST_TOPICS:
            found.append(block[0])
    return found


def verbatim(article: Article) -> tuple[str, list[int]]:
    """The leads as one text of at most 60 words, with the numbers of the sentences that it holds.

    A further topic whose lead is too long for what room is left is named by its heading.
    """
    first, *others = leads(article)
    text = without_dateline(first.text)
    if len(text.split()) > MOST_WORDS:
        return _shortened(text), [first.id]
    numbers = [first.id]
    for sentence in others:
        heading = next((s for s in reversed(article.sentences[: sentence.id - 1]) if s.place is Place.HEADING), None)
        for candidate in (sentence, heading):
            if candidate is None:
                continue
            more = without_dateline(candidate.text).strip("‘’")
            joined = f"{text} {_also(article)}{more}{'' if more[-1] in '.!?”' else '.'}"
            if len(joined.split()) <= MOST_WORDS:
                text = joined
                numbers.append(candidate.id)
                break
    return text, numbers


def _also(article: Article) -> str:
    return "Also: " if article.language in (None, "en") else ""


def _shortened(text: str) -> str:
    """As much of a long sentence as fits, up to the end of a clause if there is one."""
    words = text.split()[: MOST_WORDS - 1]
    cut = " ".join(words)
    clause = max(cut.rfind(mark) for mark in (", ", "; ", " — "))
    return (cut[:clause] if clause > len(cut) // 2 else cut).rstrip(",;: ") + " …"
