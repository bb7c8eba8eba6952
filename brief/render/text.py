"""Text measured in columns and words, and cut to a length."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, takewhile

ELLIPSIS = "…"


def cells(text: str) -> int:
    """Width of `text` in terminal columns: wide East Asian characters take two, combining marks none."""
    return len(text) if text.isascii() else sum(map(_cell, text))


@lru_cache(maxsize=4096)
def _cell(character: str) -> int:
    if unicodedata.combining(character) or character in "\u200c\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def right_to_left(text: str) -> bool:
    """Whether any of it is in a script that is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in {"R", "AL"} for c in text)


def clip(text: str, most: int) -> str:
    """`text`, cut to at most `most` columns: at a space where there is one near, and with an ellipsis."""
    if cells(text) <= most:
        return text
    widths = accumulate(map(_cell, text))
    cut = text[: sum(1 for _ in takewhile(lambda width: width < most, widths))]
    space = cut.rfind(" ")
    if space > len(cut) * 2 // 3:
        cut = cut[:space]
    return cut.rstrip(" ,;:–—-") + ELLIPSIS


def run_label(run: tuple[int, int]) -> str:
    """A run of sentence numbers as printed."""
    first, last = run
    return str(first) if first == last else f"{first}–{last}"


def ranges(numbers: Iterable[int], most: int) -> tuple[tuple[int, int], ...]:
    """Sentence numbers as runs, sorted: 3, 4, 5, 9 are 3–5 and 9. A run of two stays two numbers.

    At most `most` runs are given; what is beyond is for the caller to count.
    """
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    split = [part for a, b in runs for part in ([(a, a), (b, b)] if b == a + 1 else [(a, b)])]
    return tuple(split[:most])
