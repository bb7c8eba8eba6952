"""PDF: press releases, reports and printed web pages.

PDFium tells the characters of a page in reading order, and where each is printed. That order is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from brief.article import Removed
from brief.errors import SourceError
from brief.sources.broken_words import HYPHEN, rejoined
from brief.sources.draft import Draft
from brief.sources.printed_lines import PrintedLine, paragraphs
from brief.sources.text import read_text

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage  # type: ignore[import-untyped]

_MOST_PAGES = 300
_EDGE = 0.12
"""Share of a page's height at its top and its foot in which running lines are looked for."""
_OUTERMOST = 0.05
"""Share in which, in print, nothing else stands."""
_OF_A_PAGE = re.compile(
    r"(?:page\s*|p\.\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?"
    r"|\S{1,500}\s\d{1,4}/\d{1,4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}, \d{1,2}:\d{2}.{0,500}",
    re.IGNORECASE,
)
"""A page's number, and what browsers print: the time and the title, the address and the number."""
_FARTHEST = 100_000.0
"""Points. No page is as large, and what is no number is not less than it."""
_UNREADABLE = 0.1
"""Share of characters that a font does not tell, from which on a text is none."""
_UNTOLD = re.compile("[\0\ufffd\ue000-\uf8ff]")
_RUNNING = "running line of a page"
_one_at_a_time = Lock()
"""PDFium is not made for threads, in which a batch reads: two that are in it at once may end the process."""


def read_pdf(data: bytes, *, name: str) -> Draft:
    """The article in a PDF. Running lines and page numbers are taken off; pictures, and text in them, are not read.

    Raises:
        SourceError: it is damaged, locked, too long, or holds no text that can be read.
    """
    lines = _lines(data, name)
    letters = "".join(line.text for line in lines)
    if not any(c.isalnum() for c in letters):
        raise SourceError(f"{name} is a PDF without text, a scan perhaps: run OCR on it, and give what that makes")
    if len(_UNTOLD.findall(letters)) > _UNREADABLE * len(letters):
        raise SourceError(f"{name} is a PDF whose fonts do not tell their letters: save its text, and give that")
    running = _running(lines)
    gone = frozenset(running)
    body = [line for line in lines if line not in gone]
    draft = read_text(rejoined("\n\n".join(paragraphs(body)), len(body)))
    removed = tuple(Removed(line.text, _RUNNING) for line in running)
    return replace(draft, removed=(*draft.removed, *removed))


def _lines(data: bytes, name: str) -> list[PrintedLine]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with _one_at_a_time, PdfDocument(data) as document:
            if len(document) > _MOST_PAGES:
                raise SourceError(f"{name} has {len(document)} pages: articles are read up to {_MOST_PAGES}")
            return [line for number in range(len(document)) for line in _page(document, number)]
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError(f"{name} is locked with a password: save a copy without one") from None
        raise SourceError(f"{name} is a damaged PDF: save its text, and give that") from None


def _page(document: PdfDocument, number: int) -> Iterator[PrintedLine]:
    page = document[number]
    printed = page.get_textpage()
    high = page.get_height()
    begun: int | None = None
    characters = _characters(printed)
    for index, character in enumerate([*characters, "\n"]):
        if character not in "\r\n":
            begun = index if begun is None and not character.isspace() else begun
        elif begun is not None:
            text = "".join(characters[begun:index]).rstrip()
            left, low, _, top = _box(printed, begun)
            _, bottom, right, _ = _box(printed, begun + len(text) - 1)
            yield PrintedLine(
                _paired(text),
                page=number,
                page_height=high,
                left=left,
                right=right,
                top=top,
                bottom=bottom,
                height=abs(top - low) or 1.0,  # A font may say that it has none.
            )
            begun = None


def _box(printed: PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Where a character is printed; nowhere in particular if its font or the page says nonsense of that."""
    left, low, right, top = (float(edge) for edge in printed.get_charbox(index, loose=True))
    box = left, low, right, top
    return box if all(abs(edge) < _FARTHEST for edge in box) else (0.0, 0.0, 0.0, 0.0)


def _paired(text: str) -> str:
    """A text in which halves of a character are one, or where the other is missing, marked as damaged."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _characters(printed: PdfTextPage) -> list[str]:
    """One for each that PDFium counts, so that a character's number tells where it stands."""
    from pypdfium2.raw import FPDFText_GetUnicode, FPDFText_IsHyphen  # type: ignore[import-untyped]

    found: list[str] = []
    for index in range(printed.count_chars()):
        code: int = FPDFText_GetUnicode(printed, index)
        found.append(HYPHEN if FPDFText_IsHyphen(printed, index) == 1 else chr(code))
    return found


def _running(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Lines at the edges of pages that stand on several of them, or that hold a page's number."""
    pages = {line.page for line in lines}
    edges = {(line.page, _without_number(line.text)) for line in lines if _at_edge(line, _EDGE)}
    often = Counter(text for _, text in edges)
    enough = max(2, len(pages) / 3)

    def is_running(line: PrintedLine) -> bool:
        repeated = _at_edge(line, _EDGE) and often[_without_number(line.text)] >= enough
        return repeated or (_at_edge(line, _OUTERMOST) and _OF_A_PAGE.fullmatch(line.text) is not None)

    return [line for line in lines if is_running(line)]


def _at_edge(line: PrintedLine, share: float) -> bool:
    return line.bottom > (1 - share) * line.page_height or line.top < share * line.page_height


def _without_number(text: str) -> str:
    return re.sub(r"\d+", "0", text)
