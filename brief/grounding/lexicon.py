"""What is known of single printed words, remembered: reading a text then costs little more than cutting it at its spaces.

A few thousand words make up nearly any text, however many documents there are. It is as good as reading the text whole
wherever what is read of a word depends on nothing beyond the white space around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import TypeVar

T = TypeVar("T")

_MOST = 16_384
"""Words that are kept; then it begins anew, which costs less than to keep count of which were used last."""
_LONGEST = 40
"""Characters of a word that is kept. Longer ones do not come again, and may be a whole text of a script without spaces."""


class Lexicon(dict[str, tuple[T, ...]]):
    """By a stretch of text without white space: what is read in it, which may be several things or nothing."""

    def __init__(self, read: Callable[[str], tuple[T, ...]]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, stretch: str) -> tuple[T, ...]:
        found = self._read(stretch)
        if len(stretch) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[stretch] = found
        return found

    def of(self, text: str) -> Iterator[T]:
        """What is read in a text, in its order."""
        return chain.from_iterable(map(self.__getitem__, text.split()))
