"""Words that were broken over two lines of print, put together again."""

from __future__ import annotations

import re
from functools import reduce

HYPHEN = "\x02"
"""Stands where a line ended with a hyphen: inside of a word, or where the word has one anyway."""
_BROKEN = re.compile(rf"\w+(?:{HYPHEN}\w+)+")
_WORD = re.compile(r"\w+(?:-\w+)*")
_FEWEST, _SHARE = 2, 0.03
"""Lines of a print that end within words, at least, where words are broken; and their share of all."""
_PREFIXES = frozenset("all anti co cross ex far half low mid much non off post pre pro self semi so well".split())
"""What mostly keeps its hyphen."""


def rejoined(text: str, lines: int) -> str:
    """A text in which each `HYPHEN` is a hyphen or, between two parts of a word that has none, gone.

    How the text prints the word elsewhere decides. Else it depends on whether words are broken at all in this print,
    or lines just end behind a hyphen now and then, and on whether both parts are words of their own in the text.

    Args:
        text: what is printed, without the line breaks.
        lines: how many lines it is printed on.
    """
    breaks = text.count(HYPHEN)
    if not breaks:
        return text
    breaking = breaks >= max(_FEWEST, _SHARE * lines)
    printed = {word.lower() for word in _WORD.findall(_BROKEN.sub(" ", text))}

    def joined(first: str, second: str) -> str:
        one = _is_one_word(first.lower(), second, printed, breaking=breaking)
        return first + second if one else f"{first}-{second}"

    return _BROKEN.sub(lambda match: reduce(joined, match[0].split(HYPHEN)), text).replace(HYPHEN, "-")


def _is_one_word(first: str, second: str, printed: set[str], *, breaking: bool) -> bool:
    if not second[0].islower() or not first[-1].isalpha():
        return False  # Franco-German, 20-year
    if first + second in printed:
        return True
    apart = f"{first}-{second}" in printed or first in _PREFIXES or (first in printed and second in printed)
    return breaking and not apart
