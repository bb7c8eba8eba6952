"""How much of a brief fits on its page, counted as `brief.render` lays it out: by lines of 100 columns and by words.

The page itself cannot be asked, since rules stand below rendering. `tests/checks/test_page_size.py` holds the two
together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from brief.article import count_words
from brief.checks.page import Page
from brief.schema import Actor, Derived, Detail, PartyName, Question, Quotation, Speaker, Wording
from brief.shapes import ItemView, headline

LINES, COLUMNS, WORDS = 60, 100, 550
LONGEST = 480
"""Columns of one statement; what is longer is cut on the page."""
_MARGIN = 12
_SHOWN = (Wording, Question, Quotation, PartyName, Speaker, Actor, Detail)
_MAY_BE_WIDE = re.compile("[\u1100-\U0010ffff]")
"""No character before these is wide."""
_LARGE, _CITING = 1_000_000, 50
"""Characters that the numbers behind an item take at most, where none is as large as that."""
_FOOTER = (3, 50)
"""Lines and words of the source line and of what stands below the items."""


class Size(NamedTuple):
    """Room on a page."""

    lines: int
    words: int

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
    titles = [s.section.title for s in page.shape.sections if s.name != summary]
    sizes = [
        Size(*_FOOTER),
        _of(headline(page.brief), COLUMNS - 8),
        Size(3, 0),
        *(Size(3, len(title.split()) + 6) for title in titles),
        *(_of(_line(item), COLUMNS - _MARGIN) for item in page.items),
    ]
    return Size(sum(s.lines for s in sizes), sum(s.words for s in sizes))


def surely_fits(page: Page, pages: float) -> bool:
    """Whether it takes no more pages than that, by a bound on its size that is found without laying anything out."""
    titles = [s.section.title for s in page.shape.sections if s.name != page.shape.summary]
    shown = sum([len(v) + 1 for i in page.items for v in vars(i.item).values() if isinstance(v, str)])
    characters = len(headline(page.brief)) + sum(map(len, titles)) + shown
    items = len(page.items)
    if any(n >= _LARGE for i in page.items for n in i.evidence):
        return False
    # A text has a word for every two characters at most, and no character takes more than two columns.
    lines = _FOOTER[0] + 4 + 3 * len(titles) + items + 2 * (characters + _CITING * items) / (COLUMNS - _MARGIN)
    words = _FOOTER[1] + 7 * (1 + len(titles)) + 8 * items + characters / 2
    return max(lines / LINES, words / WORDS) <= pages


def _line(item: ItemView) -> str:
    """An item as one line: all that is shown of it, each statement as far as it is shown."""
    texts = [text[:LONGEST] for kind in item.section.having(_SHOWN) for _, text in item.texts(kind)]
    derived = (getattr(item.item, name) for name, m in item.section.marked(Derived) if m.source in ("role", "voice"))
    marks = [v for v in derived if isinstance(v, str) and v not in ("quoted", "reported", "not_quoted")]
    return " ".join((*texts, *marks, _numbers(item.evidence)))


def _numbers(evidence: Iterable[int]) -> str:
    return f"[{', '.join(map(str, list(evidence)[:6]))}]"


def _of(text: str, width: int) -> Size:
    return Size(max(1, -(-columns(text) // width)), count_words(text) + 1)
