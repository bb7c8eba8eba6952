"""Text of documents and names of files as any format may print them: on one line, and harmless.

Both are somebody else's. Control characters could drive a terminal or split a line in two, and direction
overrides could show a text other than it is. They become U+FFFD, so that a reader sees that something stood there.
"""

from __future__ import annotations

import re

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that act instead of being seen, and those that cannot be written at all."""
ELLIPSIS = "…"


def one_line(text: str) -> str:
    """A text on one line: white space in one piece is one space, what is unsafe is U+FFFD."""
    return UNSAFE.sub("\ufffd", " ".join(text.split()))


def clipped(text: str, most: int) -> str:
    """A text on one line, cut to at most so many characters at a space."""
    line = one_line(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most * 2 // 3 else cut).rstrip(" ,;:–—-") + ELLIPSIS


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 file`, `2 files`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
