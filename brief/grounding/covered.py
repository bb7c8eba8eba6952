"""What share of a statement's words sentences have. No model, the same answer every time."""

from __future__ import annotations

from collections.abc import Sequence

from brief.article import is_english
from brief.grounding.cuts import stands_in
from brief.grounding.reading import Reading, read
from brief.grounding.words import has_akin, words

MANY = 4_000
"""Different words among which forms of one are no longer looked for: a book's worth."""
AKIN = 0.7
"""What a word is worth that is there only in a related form ("explosive" for "explosion")."""


def covered(statement: str, sentences: Sequence[str], language: str | None = None, beside: str = "") -> float:
    """The share of a statement's content words that the sentences have, related forms counting in part.

    Words of `beside` are left out of account: names, which may stand for a pronoun.
    """
    if any(stands_in(statement, s) for s in sentences):
        return 1.0
    english = is_english(language)
    wanted = _wanted(statement, beside, english=english)
    if not wanted:
        return 1.0
    there = {w for s in sentences for w in read_in(s, english=english).contents}
    forms = there if len(there) <= MANY else set()
    return sum(1.0 if w in there else AKIN * has_akin(w, forms) for w in wanted) / len(wanted)


def content_words(statement: str, language: str | None = None, beside: str = "") -> int:
    """How many words of a statement say something by themselves, those of `beside` left out."""
    return len(_wanted(statement, beside, english=is_english(language)))


def read_in(text: str, *, english: bool) -> Reading:
    """A text as it is read: in a language whose grammar we do not know its words as they are, all of one clause."""
    if english:
        return read(text)
    found = words(text)
    long = tuple(len(w) > 3 or not w.isascii() for w in found)
    return Reading(found, found, long, (False,) * len(found))


def _wanted(statement: str, beside: str, *, english: bool) -> frozenset[str]:
    return read_in(statement, english=english).contents - read_in(beside, english=english).contents
