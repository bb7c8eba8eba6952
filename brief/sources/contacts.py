"""Whom to call about a release: the lines above its body from "Contact:" to the last number or address."""

from __future__ import annotations

import re

from brief.article import count_words
from brief.places import ends_sentence

CONTACT = "whom to call"
_OPENS = re.compile(
    r"(?:(?:media|press|news) )?(?:contacts?|enquiries|inquiries)(?: (?:person|information))?:?.{0,60}"
    r"|for (?:more|further) information,?(?: please)?(?: contact)?:?.{0,60}|(?:contacto|kontakt)s?:.{0,60}",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r".{0,40}?(?:\(?\+?\d[\d ()./-]{5,}\d(?: ?(?:ext?\.?|x) ?\d+)?|\S+@\S+|\[email(?:\s|\xa0)protected\])",
    re.IGNORECASE,
)
"""A line with a telephone number or an address for mail, and at most a word or two before it."""
_MOST = 12
"""Lines that tell whom to call: a few people, each with an office and two numbers."""


def contact_lines(lines: list[str], visible: list[int]) -> frozenset[int]:
    """Which lines above the body tell whom to call."""
    opened: int | None = None
    last: int | None = None
    for position, index in enumerate(visible):
        line = lines[index].strip()
        if (ends_sentence(line) and count_words(line) >= 8) or (opened is not None and position - opened > _MOST):
            break
        if opened is None:
            opened = position if _OPENS.fullmatch(line) else None
        if opened is not None and _REACHED.fullmatch(line):
            last = position
    return frozenset() if opened is None or last is None else frozenset(visible[opened : last + 1])
