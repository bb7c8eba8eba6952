"""Whether two descriptions name the same speaker, and which descriptions name nobody by themselves.

Annotators mark a whole description ("Mara Lindqvist, a harbour pilot,") where a brief gives a name, so telling words
are compared and not strings. The definitions are those of docs/eval.md, and figures depend on them: change them, and
older figures can no longer be compared.
"""

from __future__ import annotations

import re

NOBODY = frozenset(
    {
        "",
        "reporter",
        "the reporter",
        "the article",
        "article",
        "none",
        "narrator",
        "unattributed",
        "author",
        "the author",
    }
)
"""Speakers that mean the article's own voice."""
_PRONOUNS = frozenset("he she they it we i you who his her their him them my our that which".split())
_ARTICLES = frozenset({"the", "his", "her", "their"})
_UNTELLING = frozenset(
    "the a an of for in on at to and or with by from s mr mrs ms dr sen rep gov president former"
    " senior official officials "
    "spokesman spokeswoman spokesperson".split()
)
_WORD = re.compile(r"[\w']+")
_CAPITAL = re.compile(r"[A-Z]")
_NAME = re.compile(r"[\w'-]+")


def nobody(speaker: str) -> bool:
    """Whether a brief says that nobody speaks but the article."""
    return speaker.strip().lower() in NOBODY


def same(one: str, other: str) -> bool:
    """Whether half of the telling words of the shorter description stand in the other."""
    mine, theirs = _telling(one), _telling(other)
    if not mine or not theirs:
        return False
    return len(mine & theirs) / min(len(mine), len(theirs)) >= 0.5


def indirect(source: str) -> bool:
    """Whether only the context tells who it is: a pronoun, or "the senator"."""
    if set(_words(source)) <= _PRONOUNS:
        return True
    spaced = source.split()
    return spaced[0].lower() in _ARTICLES and spaced[-1].islower()


def named(speaker: str, text: str) -> bool:
    """Whether a telling word of a speaker begins with a capital and stands in the article."""
    telling = (word for word in _NAME.findall(speaker) if word.lower() not in _UNTELLING)
    return any(word[0].isupper() and word in text for word in telling)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'").replace("'s", ""))


def _telling(description: str) -> set[str]:
    """The words that tell who it is: those before the first comma, if there is a name among them."""
    first = description.partition(",")[0]
    all_words = set(_words(first if _CAPITAL.search(first) else description))
    return all_words - _UNTELLING or all_words
