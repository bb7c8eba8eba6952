"""A first look at whether two texts are about the same, without reading either: for what must be quick."""

from __future__ import annotations

import re
from functools import lru_cache

from brief.lexicon import Lexicon

_LONG = re.compile(r"[^\W_]{4,}")
_BEGINNING = 5
"""Letters by which a word is looked for: enough for its forms to be found as well."""


_WORD = re.compile("[a-z]+")


def _english(stretch: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(stretch.lower().replace("n’t", " not").replace("n't", " not")))


_BEGINNINGS = Lexicon(lambda stretch: tuple(w[:_BEGINNING] for w in _LONG.findall(stretch.lower())))
_WORDS = Lexicon(_english)
_STARTS = Lexicon(lambda stretch: tuple(w[:4] for w in _english(stretch)))


@lru_cache(maxsize=2048)
def _beginnings(statement: str) -> tuple[str, ...]:
    return tuple(set(_BEGINNINGS.of(statement)))


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    """The English words of a text in small letters, "n't" as "not"."""
    return tuple(_WORDS.of(text))


@lru_cache(maxsize=2048)
def _starts(text: str) -> frozenset[str]:
    """The first four letters of its words."""
    return frozenset(_STARTS.of(text))


def may_have(text: str, beginnings: frozenset[str]) -> bool:
    """Whether any word of a text has one of these beginnings (`starts_of`): if not, no pattern needs to be tried."""
    return not beginnings.isdisjoint(_starts(text))


def having(text: str, beginnings: frozenset[str]) -> list[str]:
    """The words of a text that have one of these beginnings, in its order."""
    return [w for w in _words(text) if w[:4] in beginnings]


def starts_of(words: str) -> frozenset[str]:
    """The beginnings to look for where any of these words is wanted."""
    return frozenset(w[:4] for w in words.split())


def overlap(statement: str, text: str) -> float:
    """The share of a statement's longer words (four letters and more) that a text has, by their beginnings.

    1 where the statement has no such word.
    """
    wanted = _beginnings(statement)
    if not wanted:
        return 1.0
    lower = text.lower()
    return sum(w in lower for w in wanted) / len(wanted)
