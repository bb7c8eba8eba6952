"""Where the paragraphs of a text begin and end.

Two layouts are common: one line per paragraph, and lines wrapped at a width, mostly with blank lines between
paragraphs. In wrapped text a line was broken because the next word did not fit, which can be checked line by
line; everywhere else a line break ends a paragraph. The text itself is never changed.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from brief.article import Span

BULLET = re.compile(r"(?:[•‣◦▪●∙·*]|[-–—](?=\s)|\d{1,2}[.)](?=\s))\s*(?=\S)")
"""What a list item starts with."""

_NARROWEST, _WIDEST = 40, 120
"""Columns between which people wrap text. Longer lines are paragraphs of their own."""

_ENDS = frozenset('.!?:;…”"»)]。！？」')


class _Line(NamedTuple):
    start: int
    end: int
    width: int
    """Columns up to the last visible character, indentation included."""
    after_blank: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text, in order, without the white space around them.

    Every character that is not white space lies in exactly one of them. Takes time linear in the text.
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    found: list[Span] = []
    previous: _Line | None = None
    for line in lines:
        if previous and width and not line.after_blank and _wrapped(text, previous, line, width):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line.span)
        previous = line
    return found


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    position, blank = 0, True
    for raw in text.splitlines(keepends=True):
        visible = raw.strip()
        if visible:
            start = position + len(raw) - len(raw.lstrip())
            lines.append(_Line(start, start + len(visible), len(raw.rstrip()), blank))
        blank = not visible
        position += len(raw)
    return lines


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """The column at which the whole text was wrapped, or 0 if it was not."""
    wide = [line for line in lines if line.width >= _NARROWEST]
    if not wide or sum(line.width > _WIDEST for line in wide) * 10 > len(wide):
        return 0
    joints = [
        (above, below)
        for above, below in pairwise(lines)
        if not below.after_blank and above.width <= _WIDEST and not _starts_item(text, below)
    ]
    width = max((max(above.width, below.width) for above, below in joints if below.width <= _WIDEST), default=0)
    if width < _NARROWEST:
        return 0
    full = [(above, below) for above, below in joints if _wrapped(text, above, below, width)]
    continued = [below for _, below in full if _continues(text, below)]
    ended = [above for above, below in joints if _ends(text, above) and not _wrapped(text, above, below, width)]
    # The last line of a paragraph may be followed by the next paragraph without a blank line, so short lines that end
    # a sentence are allowed, and a few others; but lines that go on with a small letter are what a list never has.
    enough = len(full) + len(ended) >= 0.8 * len(joints) and 2 * len(full) >= len(joints)
    return width if enough and 4 * len(continued) >= len(full) else 0


def _wrapped(text: str, above: _Line, below: _Line, width: int) -> bool:
    """Whether the first word of `below` would not have fitted on `above`, or goes on with what stands there.

    Letters of different widths, as in a PDF, make lines of different lengths: there a small letter tells.
    """
    if _starts_item(text, below) or above.width > _WIDEST:
        return False
    if text[below.start].islower() and not _ends(text, above) and 2 * above.width >= width:
        return True
    first = text[below.start : min(below.end, below.start + 20)].split(maxsplit=1)[0]
    needed = 1 if _dense(first[0]) else len(first)
    return above.width + 1 + needed > width


def _ends(text: str, line: _Line) -> bool:
    """Whether a line ends as a sentence or a heading above a list does."""
    return text[line.end - 1] in _ENDS


def _continues(text: str, line: _Line) -> bool:
    first = text[line.start]
    return first.islower() or (first.isalpha() and first.upper() == first.lower())


def _starts_item(text: str, line: _Line) -> bool:
    return BULLET.match(text, line.start, line.end) is not None


def _dense(character: str) -> bool:
    """Whether it belongs to a script written without spaces between words, so that lines break anywhere."""
    return "\u0e00" <= character <= "\u0eff" or "\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"
