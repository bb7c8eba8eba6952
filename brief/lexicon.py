"""What is known of single printed words, remembered: reading a text then costs little more than cutting it at its
spaces.

A few thousand words make up nearly any text, however many documents there are. It is as good as reading the text whole
wherever what is read of a word depends on nothing beyond the white space around it. All that is known of a word stands
in one place, so that a text's words are looked up once for all who read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from sys import intern
from typing import Generic, TypeVar

T = TypeVar("T")

_MOST = 32_768
"""Words after which those not met again since are forgotten: cheaper than to keep count of which was used last."""
_LONGEST = 40
"""Characters of a word that is kept. Longer ones do not come again, and may be a whole text of a script without
spaces.
"""
_ASKED = 1_024
"""Texts of which it is remembered whether they have a cue."""
_SENTENCE = 2_000
"""Characters that nearly no sentence has more of."""
TEXTS = 8_192
"""Texts of which it is remembered what was read in them: those of a few hundred articles, each of which may have many
briefs.
"""
_STRETCH, _FIRST = 0, 1
"""Where in what is known of a stretch it stands itself, and what the first lexicon reads in it."""

Known = list[object]
"""Of a stretch of text without white space. What a lexicon reads in it is None until that one asks."""


class _Memory(dict[str, Known]):
    """What is known, by the stretch."""

    def __init__(self) -> None:
        super().__init__()
        self._before: dict[str, Known] = {}

    def __missing__(self, stretch: str) -> Known:
        if len(stretch) > _LONGEST:
            return [stretch, *[None] * len(_LEXICONS)]
        stretch = intern(stretch)
        known = self._before.get(stretch)
        if known is None:
            known = [stretch, *[None] * len(_LEXICONS)]
        if len(self) >= _MOST:
            self._before = dict(self)
            self.clear()
        self[stretch] = known
        return known

    def forget(self) -> None:
        """Begin anew: there is more to be known now."""
        self._before = {}
        self.clear()
        _cut.cache_clear()


class Lexicon(Generic[T]):
    """What is read in a text, word by word.

    Args:
        read: says of a stretch of text without white space what is read in it: several things, or nothing.
    """

    def __init__(self, read: Callable[[str], tuple[T, ...]]) -> None:
        self._read = read
        self._place = _FIRST + len(_LEXICONS)
        self._at: Callable[[Known], tuple[T, ...]] = itemgetter(self._place)
        _LEXICONS.append(self)
        _MEMORY.forget()

    def of(self, text: str) -> list[T]:
        """What is read in a text, in its order."""
        words = _words(text)
        try:
            return list(chain.from_iterable(map(self._at, words)))
        except TypeError:  # A word is read for the first time.
            for known in words:
                if known[self._place] is None:
                    known[self._place] = self._read(str(known[_STRETCH]))
        return list(chain.from_iterable(map(self._at, words)))


class Cue:
    """Whether a text has a word of some sort: a quick look before a dear one.

    Args:
        test: says so of a stretch of text without white space. To be safe it may be True too often, never too seldom.
    """

    def __init__(self, test: Callable[[str], object]) -> None:
        self._test = test
        self._failed: set[str] = set()
        """Stretches that do not pass: nearly all that there are."""
        self._seen = lru_cache(maxsize=_ASKED)(self._look)

    def __call__(self, text: str) -> bool:
        """Whether some word of a text passes the test."""
        return self._seen(text)

    def _look(self, text: str) -> bool:
        stretches = text.split()
        failed = self._failed
        if failed.issuperset(stretches):
            return False
        for stretch in stretches:
            if stretch in failed:
                continue
            if self._test(stretch):
                return True
            if len(stretch) <= _LONGEST:
                if len(failed) >= _MOST:
                    failed.clear()
                failed.add(intern(stretch))  # Several cues have it, and it takes more room than its place among them.
        return False


def at_a_word(pattern: re.Pattern[str]) -> Callable[[str], object]:
    r"""Whether a pattern that begins where a word does, by `\b` or a look behind, is found in a stretch of text. Most
    stretches are one word and nothing else, and so it is tried at their beginning only.
    """
    return lambda stretch: pattern.match(stretch) if stretch.isalpha() else pattern.search(stretch)


_LEXICONS: list[object] = []
_MEMORY = _Memory()


@lru_cache(maxsize=256)
def _cut(text: str) -> list[Known]:
    return [*map(_MEMORY.__getitem__, text.split())]


def _words(text: str) -> list[Known]:
    """What is known of the words of a text: looked up once for all that read it, one soon after the other."""
    return _cut(text) if len(text) <= _SENTENCE else [*map(_MEMORY.__getitem__, text.split())]
