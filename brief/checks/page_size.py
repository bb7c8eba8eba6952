"""How much of a brief fits on its page, counted as `brief.render` lays it out: by lines of 100 columns and by words.

The page itself cannot be asked, since rules stand below rendering. `tests/checks/test_page_size.py` holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from brief.checks.rule import Page
from brief.schema import Actor, Derived, Detail, ItemView, PartyName, Question, Quotation, Speaker, Wording, headline

LINES, COLUMNS, WORDS = 60, 100, 550
LONGEST = 480
"""Columns of one statement; what is longer is cut on the page."""
_MARGIN = 12
_SHOWN = (Wording, Question, Quotation, PartyName, Speaker, Actor, Detail)
_MAY_BE_WIDE = re.compile("[\u1100-\U0010ffff]")
"""No character before these is wide."""
_DENSE = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")
_FOOTER = (3, 50)
"""Lines and words of the source line and of what stands below the items."""


@dataclass(frozen=True, slots=True)
class Size:
    """Room on a page."""

    lines: int
    words: int

    def __add__(self, other: Size) -> Size:
        return Size(self.lines + other.lines, self.words + other.words)

    @property
    def pages(self) -> float:
        """How many pages it takes."""
        return max(self.lines / LINES, self.words / WORDS)


def columns(text: str) -> int:
    """Columns that a text takes: wide East Asian characters take two."""
    if text.isascii():
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(c) in "WF" for c in _MAY_BE_WIDE.findall(text))


def size(page: Page) -> Size:
    """Of everything that the brief would have on its page."""
    summary = page.shape.summary
    total = Size(*_FOOTER) + _of(headline(page.brief), COLUMNS - 8) + Size(3, 0)
    for section in page.shape.sections:
        if section.name != summary:
            total += Size(3, len(section.section.title.split()) + 6)
    for item in page.items:
        total += _of(_line(item), COLUMNS - _MARGIN)
    return total


def _line(item: ItemView) -> str:
    """An item as one line: all that is shown of it, each statement as far as it is shown."""
    texts = [text[:LONGEST] for kind in _SHOWN for _, text in item.texts(kind)]
    derived = (getattr(item.item, name) for name, m in item.section.marked(Derived) if m.source in ("role", "voice"))
    marks = [v for v in derived if isinstance(v, str) and v not in ("quoted", "reported", "not_quoted")]
    return " ".join((*texts, *marks, _numbers(item.evidence)))


def _numbers(evidence: Iterable[int]) -> str:
    return f"[{', '.join(map(str, list(evidence)[:6]))}]"


def _of(text: str, width: int) -> Size:
    dense = 0 if text.isascii() else len(_DENSE.findall(text))
    return Size(max(1, -(-columns(text) // width)), max(len(text.split()), dense // 2) + 1)
