"""Text for people: a line for what changed in an item, and below it the words that did.

    ~ Tomas Brandvold · number: 41 → 14
        - The ban had delayed 41 ships since 22 September …
        + The ban had delayed 14 ships since 22 September …

On a terminal with colours both wordings are one line, the words that went in red, those that came in green.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from brief.comparison.changes import Change, ChangeKind, ItemChange
from brief.comparison.folders import Row, Status, Totals
from brief.comparison.formats import phrases
from brief.comparison.shown import clipped
from brief.comparison.words import Piece, pieces, shortened, side, spaced
from brief.drawn import drawn
from brief.harmless import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

Style = Literal["", "head", "section", "old", "new", "mark", "dim"]

_STYLES: dict[Style, str] = {
    "": "",
    "head": "bold",
    "section": "bold cyan",
    "old": "red strike",
    "new": "green",
    "mark": "yellow",
    "dim": "dim",
}
_WHOLE = frozenset({ChangeKind.ADDED, ChangeKind.GONE, ChangeKind.MERGED, ChangeKind.SPLIT})
_LEFT = frozenset({ChangeKind.GONE, ChangeKind.MERGED})
_NO_WRAP = 1_000_000
_CONTEXT = 110
"""Characters of an item's text where the text itself did not change."""


class Span(NamedTuple):
    """Text in one style."""

    style: Style
    text: str


class Line(NamedTuple):
    """A line, and how far it is set in."""

    indent: int
    spans: tuple[Span, ...]


class Text:
    """Told file by file."""

    def __init__(self, *, many: bool, color: bool = False, width: int | None = None) -> None:
        self._many = many
        self._color = color
        self._width = width
        self._listing = False
        """Whether the last row was one line: such rows stand together."""

    def start(self, old: str, new: str) -> str:
        """What is compared."""
        return self._print([_line(0, "dim", f"{one_line(old)} → {one_line(new)}")])

    def row(self, row: Row) -> str:
        """One file; of two folders, only one that changed."""
        if self._many and row.status is Status.SAME:
            return ""
        name = one_line(row.name)
        if row.comparison is None:
            apart = [] if self._listing else [Line(0, ())]
            self._listing = True
            return self._print([*apart, _line(0, "head", f"{name}: {phrases.status(row)}")])
        self._listing = False
        lines = [Line(0, ()), _line(0, "head", name)] if self._many else []
        lines += (_line(2, "dim", phrases.around(change)) for change in row.comparison.context)
        lines += self._items(row.comparison.items)
        return self._print(lines)

    def end(self, totals: Totals) -> str:
        """How many changes there are, and of what kind."""
        lines = [Line(0, ())]
        if self._many:
            lines.append(_line(0, "head", phrases.files(totals)))
        lines.append(_line(0, "head", phrases.outcome(totals)))
        lines += (_line(0, "dim", note) for note in phrases.notes(totals, many=self._many))
        return self._print(lines)

    def _items(self, items: tuple[ItemChange, ...]) -> Iterator[Line]:
        section = ""
        for item in items:
            if item.title != section:
                section = item.title
                yield Line(0, ())
                yield _line(0, "section", one_line(section))
            yield from self._item(item)

    def _item(self, item: ItemChange) -> Iterator[Line]:
        text = f"{item.who}: {item.text}" if item.who and item.who != item.text else item.text or item.who
        if item.kinds and item.kinds[0] in _WHOLE:
            style: Style = "old" if item.kinds[0] in _LEFT else "new"
            sign = "-" if style == "old" else "+"
            detail = item.changes[0].detail
            after = (Span("dim", f" ({one_line(detail)})"),) if detail else ()
            yield Line(2, (Span(style if style == "new" else "mark", f"{sign} "), Span("", one_line(text)), *after))
            return
        who = f"{clipped(item.who, 80)} · " if item.who else ""
        told = "; ".join(phrases.labels(item))
        yield Line(2, (Span("mark", "~ "), Span("head", who), Span("mark", told)))
        yield from self._body(item)

    def _body(self, item: ItemChange) -> Iterator[Line]:
        changed = texts(item.changes)
        for old, new in changed:
            yield from self._wording(old, new)
        if not changed and item.text != item.who:
            yield _line(6, "dim", clipped(item.text, _CONTEXT))
        for change in item.changes:
            if change.kind is ChangeKind.EVIDENCE:
                yield from _cited("old", "- cited", change.old)
                yield from _cited("new", "+ cites", change.new)
            elif change.kind is ChangeKind.SENTENCE:
                yield _line(6, "dim", "in the article:")
                yield from self._wording(str(change.old), str(change.new))

    def _wording(self, old: str, new: str) -> Iterator[Line]:
        row = pieces(old, new)
        if self._color and any(p.part == "same" for p in row):
            spans = (Span("" if p.part == "same" else p.part, p.text) for p in spaced(shortened(row)))
            yield Line(6, tuple(spans))
            return
        yield from (_line(6, s, f"{sign} {text}") for s, sign, text in _sides(shortened(row)) if text)

    def _print(self, lines: list[Line]) -> str:
        if not self._color and self._width is None:
            rows = (" " * line.indent + "".join(span.text for span in line.spans) for line in lines)
            return "".join(f"{row.rstrip()}\n" for row in rows)
        return _rich(lines, self._width or _NO_WRAP, color=self._color)


def _sides(row: list[Piece]) -> tuple[tuple[Style, str, str], tuple[Style, str, str]]:
    return ("old", "-", side(row, "old")), ("new", "+", side(row, "new"))


def texts(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    """The wordings that changed, each once, however many things changed in it."""
    kinds = {
        ChangeKind.NUMBER,
        ChangeKind.NEGATION,
        ChangeKind.HEDGE,
        ChangeKind.QUOTATION,
        ChangeKind.NAME,
        ChangeKind.REWRITTEN,
        ChangeKind.WORDING,
    }
    found = ((c.old, c.new) for c in changes if c.kind in kinds and isinstance(c.old, str) and isinstance(c.new, str))
    return list(dict.fromkeys(found))


def _cited(style: Style, label: str, sentences: object) -> Iterator[Line]:
    for text in phrases.cited(sentences):
        yield _line(6, style if style == "new" else "dim", f"{label}: {text}")


def _line(indent: int, style: Style, text: str) -> Line:
    return Line(indent, (Span(style, text),))


def _rich(lines: list[Line], width: int, *, color: bool) -> str:
    output = drawn(map(_styled, lines), width=width, color=color)
    return "".join(f"{row.rstrip()}\n" for row in output.splitlines())


def _styled(line: Line) -> RenderableType:
    from rich.padding import Padding  # heavy, and only a terminal needs it
    from rich.text import Text as Styled

    text = Styled(overflow="fold")
    for span in line.spans:
        text.append(span.text, style=_STYLES[span.style])
    return Padding(text, (0, 0, 0, line.indent), expand=False) if line.spans else text
