"""Text without an end in sight, such as a table or a log on one line, in pieces that can be cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 4000
"""Characters of a sentence: what is longer is no sentence that anybody wrote to be read."""
_PAUSE, _SPACE = re.compile(r"[,;:|)\]–—]\s+(?=\S)"), re.compile(r"\s+(?=\S)")


def parted(start: int, words: str) -> Iterator[tuple[int, str]]:
    """A sentence as it is, or one that is too long in parts, each with the offset at which it begins.

    A part ends behind a comma or the like, or else between two words. A word is never parted.
    """
    begin = 0
    while len(words) - begin > LONGEST:
        end = begin + LONGEST
        cuts = [m.end() for pattern in (_PAUSE, _SPACE) if (m := _last(pattern, words, begin, end))]
        if not cuts:
            break  # one word, or a picture as text
        yield start + begin, words[begin : cuts[0]].rstrip()
        begin = cuts[0]
    yield start + begin, words[begin:]


def _last(pattern: re.Pattern[str], words: str, begin: int, end: int) -> re.Match[str] | None:
    """The last match in a stretch."""
    last = None
    for last in pattern.finditer(words, begin, end):  # noqa: B007
        pass
    return last
