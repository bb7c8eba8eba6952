"""Text that is safe to show: cleaned of what could act on a screen, measured, and cut to a length.

An article is somebody else's text. Escape codes, control characters and direction overrides never leave
this module, so no format has to think of them again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, takewhile

ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b\x9c]{0,400}(?:\x07|\x1b\\|\x9c)"  # operating system commands, such as a window's title
    r"|\x1b[PX^_][^\x1b\x9c]{0,400}(?:\x1b\\|\x9c)"  # device control, start of string, privacy, application
    r"|(?:\x1b\[|\x9b(?=[0-?]))[0-?]*[ -/]*[@-~]"  # control sequences
    r"|\x1b[ -/]*[0-~]"  # plain escapes
)
VISIBLE_FORMAT_CHARACTERS = frozenset("\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Joiners that Persian, Indic scripts and emoji need, and signs that are drawn: the rest of Cf is invisible."""
ELLIPSIS = "…"


def _shown(character: str) -> str:
    match unicodedata.category(character):
        case "Cc" | "Zl" | "Zp" | "Zs":
            return " " if character.isspace() else ""
        case "Cf":
            return character if character in VISIBLE_FORMAT_CHARACTERS else ""
        case "Cs":
            return "\ufffd"
        case _:
            return character


def clean(text: str) -> str:
    """`text` on one line, without escape codes, controls, direction overrides or invisible characters."""
    if text.isprintable():  # As most texts are: there is nothing to take out.
        return " ".join(text.split())
    shown = "".join(map(_shown, ESCAPES.sub("", text)))
    return " ".join(shown.split())


def clean_lines(text: str) -> str:
    """`text` as `clean` gives it, line by line: line breaks and outer white space stay."""
    return "\n".join("".join(map(_shown, line)) for line in ESCAPES.sub("", text).split("\n"))


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


def words(text: str) -> int:
    """Number of words: by white space, or two wide characters to a word in scripts without spaces."""
    wide = 0 if text.isascii() else sum(1 for c in text if unicodedata.east_asian_width(c) in "WF")
    return max(len(text.split()), wide // 2)


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
