"""What is known of single printed words, remembered: reading a text then costs little more than cutting it at its spaces.

A few thousand words make up nearly any text, however many documents there are. It is as good as reading the text whole
wherever what is read of a word depends on nothing beyond the white space around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain, filterfalse
from typing import TypeVar

T = TypeVar("T")

_MOST = 32_768
"""Words after which those not met again since are forgotten: cheaper than to keep count of which was used last."""
_LONGEST = 40
"""Characters of a word that is kept. Longer ones do not come again, and may be a whole text of a script without spaces."""
_SENTENCE = 2_000
"""Characters that nearly no sentence has more of."""


@lru_cache(maxsize=256)
def _cut(text: str) -> list[str]:
    return text.split()


def _stretches(text: str) -> list[str]:
    """A text cut at its white space: a sentence once for all that read it, one soon after the other."""
    return _cut(text) if len(text) <= _SENTENCE else text.split()


class _Memory(dict[str, T]):
    """By a stretch of text without white space: what a function says of it."""

    def __init__(self, read: Callable[[str], T]) -> None:
        super().__init__()
        self._read = read
        self._before: dict[str, T] = {}

    def __missing__(self, stretch: str) -> T:
        found = self._before[stretch] if stretch in self._before else self._read(stretch)
        if len(stretch) <= _LONGEST:
            if len(self) >= _MOST:
                self._before = dict(self)
                self.clear()
            self[stretch] = found
        return found

    def forget(self) -> None:
        """Begin anew."""
        self._before = {}
        self.clear()


class Lexicon(_Memory[tuple[T, ...]]):
    """By a stretch of text without white space: what is read in it, which may be several things or nothing."""

    def of(self, text: str) -> Iterator[T]:
        """What is read in a text, in its order."""
        return chain.from_iterable(map(self.__getitem__, _stretches(text)))


class Cue:
    """Whether a text has a word of some sort: a quick look before a dear one. All cues of a text are seen at once.

    Args:
        test: says so of a stretch of text without white space. To be safe it may be True too often, never too seldom.
    """

    def __init__(self, test: Callable[[str], object]) -> None:
        self._bit = 1 << len(_TESTS)
        _TESTS.append(test)
        _CUES.forget()
        _PLAIN.clear()
        _seen.cache_clear()

    def __call__(self, text: str) -> bool:
        """Whether some word of a text passes the test."""
        return bool(_seen(text) & self._bit)


_TESTS: list[Callable[[str], object]] = []
_CUES = _Memory(lambda stretch: sum(1 << n for n, test in enumerate(_TESTS) if test(stretch)))
_PLAIN: set[str] = set()
"""Words that pass no test, as most do not: these are passed over without a look at each."""


@lru_cache(maxsize=1024)
def _seen(text: str) -> int:
    seen = 0
    for stretch in filterfalse(_PLAIN.__contains__, _stretches(text)):
        seen |= (passed := _CUES[stretch])
        if not passed and len(stretch) <= _LONGEST:
            if len(_PLAIN) >= _MOST:
                _PLAIN.clear()
            _PLAIN.add(stretch)
    return seen
