"""The page that every format shows: what stands on it, and what had to be left in the document.

One page, whatever the article: about 60 lines of 100 columns and 550 words, footer included. The same items
are chosen for every format, so that the page on paper is the page on the screen. What is left out is counted where it
is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from pydantic import ValidationError

from brief.article import count_words
from brief.document import UNTOLD, Document
from brief.errors import UsageError
from brief.harmless import clean
from brief.render import record
from brief.render.entry import Entry, Plain, height, label, read, speaker_name, words_for
from brief.render.sourcing import sourcing
from brief.render.text import cells, clip
from brief.schema import BriefModel, Headline, Section, Speaker, Summary
from brief.shapes import ItemView, Shape, headline, items, shape

LINES, COLUMNS, WORDS = 60, 100, 550
"""What a page holds. It is the size of a printed sheet in a readable type, and of one reading."""
FAIR = 3
"""So many items of each section come first; after that a section gets more the more it has left."""
WORDINGS = (480, 360, 240, 120)
"""Columns that an item's statement may take. It is not cut lightly, since what hedges it may stand at its end: a
shorter limit is taken only where a section would have nothing to show."""
MOST_HEADLINE, MOST_SUMMARY, MOST_FACT, MOST_SOURCING = 160, 480, 160, 200
NO_HEADLINE = "Untitled"


class KindLike(Protocol):
    """What a renderer needs of a kind."""

    @property
    def name(self) -> str:
        """The name by which it is asked for."""

    @property
    def schema(self) -> type[BriefModel]:
        """The model that its briefs fit."""


@dataclass(frozen=True, slots=True)
class PageSection:
    """A section: its items that fit the page, and those that stay in the document."""

    title: str
    shown: tuple[Entry, ...]
    kept_back: tuple[Entry, ...]

    @property
    def more(self) -> str:
        """`+7 more in the document`; empty where all are shown."""
        return f"+{len(self.kept_back)} more in the document" if self.kept_back else ""


@dataclass(frozen=True, slots=True)
class Page:
    """A document laid out as one page. All texts are clean, and none is longer than its place."""

    headline: str
    source: str
    """Outlet, byline, date and length of the article, on one line."""
    facts: tuple[str, ...]
    """Single values of the brief that belong to no section: `label: value`."""
    summary: Entry | None
    summary_title: str
    sourcing: str
    """How many voices the brief has, on which side, and who is accused but not quoted; empty where its kind has
    none.
    """
    unread: tuple[str, ...]
    """Which sentences were not read, and why."""
    sections: tuple[PageSection, ...]
    footer: tuple[str, ...]
    """What was left out or rejected, which rules tripped, and how the brief came about."""
    lines: int
    """About how many lines of 100 columns the page takes."""

    @property
    def nothing(self) -> str:
        """What stands in an empty section."""
        return "none found in what was read" if self.unread else "none found"

    @property
    def entries(self) -> Iterator[Entry]:
        """The items on the page, bottom line first."""
        if self.summary:
            yield self.summary
        for section in self.sections:
            yield from section.shown


def layout(document: Document, kind: KindLike) -> Page:
    """The page of a document.

    Raises:
        UsageError: the document's brief does not fit the kind's schema.
    """
    brief = _fitting(document, kind)
    for most in WORDINGS:
        page = _layout(document, brief, most)
        if all(section.shown or not section.kept_back for section in page.sections):
            break
    return page


def _layout(document: Document, brief: BriefModel, most: int) -> Page:
    outline = shape(type(brief))
    summary, groups = _entries(document, brief, outline, most)
    title = clip(clean(headline(brief)) or clean(document.article.title or "") or NO_HEADLINE, MOST_HEADLINE)
    source = clip(record.source(document.article), 2 * COLUMNS)
    facts = tuple(_facts(brief, outline))
    voices = sourcing(brief, untold=sum(r.rule == UNTOLD for r in document.rejected))
    heard = clip(f"Sources: {voices}", MOST_SOURCING) if voices else ""
    unread = tuple(f"{line[0].upper()}{line[1:]}" for line in record.unread(document))
    fixed = [title, source, *facts, *([summary.plain] if summary else []), heard]
    fixed += [*unread, *record.footer(document, 999)]
    spent = Size.of([line for line in fixed if line], gaps=4 if heard else 3) + _overhead(groups)
    taken = _take([entries for _, entries in groups], Size(LINES, WORDS) - spent)
    sections = tuple(
        PageSection(name, tuple(entries[:n]), tuple(entries[n:]))
        for (name, entries), n in zip(groups, taken, strict=True)
    )
    used = sum((Size.item(entry) for section in sections for entry in section.shown), start=spent)
    return Page(
        headline=title,
        source=source,
        facts=facts,
        summary=summary,
        summary_title=next((s.section.title for s in outline.sections if s.name == outline.summary), ""),
        sourcing=heard,
        unread=unread,
        sections=sections,
        footer=record.footer(document, sum(len(section.kept_back) for section in sections)),
        lines=used.lines,
    )


@dataclass(frozen=True, slots=True)
class Size:
    """Room on a page: lines of 100 columns, and words."""

    lines: int
    words: int

    @classmethod
    def of(cls, texts: list[str], gaps: int) -> Size:
        """Of whole lines of text, with that many empty lines between them."""
        tall = sum(-(-cells(text) // (COLUMNS - 8)) for text in texts)
        return cls(tall + gaps, sum(count_words(text) + 2 for text in texts))

    @classmethod
    def item(cls, entry: Entry) -> Size:
        """Of an item; its bullet counts as a word."""
        return cls(height(entry, COLUMNS - 4), count_words(entry.plain) + 1)

    def __add__(self, other: Size) -> Size:
        return Size(self.lines + other.lines, self.words + other.words)

    def __sub__(self, other: Size) -> Size:
        return Size(self.lines - other.lines, self.words - other.words)

    def holds(self, other: Size) -> bool:
        """Whether `other` fits in."""
        return other.lines <= self.lines and other.words <= self.words


def _fitting(document: Document, kind: KindLike) -> BriefModel:
    try:
        return kind.schema.model_validate(document.brief)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = "/".join(str(part) for part in first["loc"])
        raise UsageError(
            f"this document (kind {clean(document.kind)!r}) does not fit the kind {kind.name!r}: "
            f"/brief/{clean(place)}: {clean(first['msg'])}; name the kind it was written with"
        ) from None


Groups: TypeAlias = list[tuple[str, list[Entry]]]


def _entries(document: Document, brief: BriefModel, outline: Shape, most: int) -> tuple[Entry | None, Groups]:
    """The bottom line, and the title and items of each section, in the document's order."""
    summary: Entry | None = None
    groups: dict[str, list[Entry]] = {s.name: [] for s in outline.sections if s.name != outline.summary}
    for view in items(brief):
        entry = read(view, MOST_SUMMARY if view.index is None else most, _rules(document, view))
        if view.index is None:
            summary = entry if entry.text or entry.lead else None
        else:
            groups[view.section.name].append(entry)
    titles = {s.name: clip(clean(s.section.title) or label(s.name), MOST_FACT) for s in outline.sections}
    return summary, [(titles[name], entries) for name, entries in groups.items()]


def _rules(document: Document, view: ItemView) -> list[str]:
    return [f.rule for f in document.findings if f.path == view.pointer or f.path.startswith(f"{view.pointer}/")]


def _facts(brief: BriefModel, outline: Shape) -> Iterator[str]:
    """Top-level fields that are neither headline, bottom line nor section."""
    taken = {outline.headline, outline.summary, *(section.name for section in outline.sections)}
    values: dict[str, Plain] = brief.model_dump(mode="json")
    for name, info in type(brief).model_fields.items():
        if name in taken or any(isinstance(m, Headline | Summary | Section) for m in info.metadata):
            continue
        value = words_for(values[name])
        said = speaker_name(value) if any(isinstance(m, Speaker) for m in info.metadata) else value
        if said:
            yield clip(f"{label(name).capitalize()}: {said}", MOST_FACT)


def _overhead(groups: Groups) -> Size:
    """Titles, the empty line before each, and room for a count of what is left out."""
    return sum((Size(3, count_words(title) + 6) for title, _ in groups), start=Size(0, 0))


def _take(groups: list[list[Entry]], room: Size) -> list[int]:
    """How many items of each section fit: the first three of each, then in proportion to what a section has.

    A section stops at its first item that does not fit, so that what is shown is always its beginning.
    """
    taken = [0] * len(groups)
    full = [False] * len(groups)
    places = [(g, i) for g, entries in enumerate(groups) for i in range(len(entries))]
    for group, index in sorted(places, key=lambda place: _rank(place, groups)):
        size = Size.item(groups[group][index])
        if full[group] or not room.holds(size):
            full[group] = True
            continue
        room -= size
        taken[group] += 1
    return taken


def _rank(place: tuple[int, int], groups: list[list[Entry]]) -> tuple[int, float, int]:
    group, index = place
    if index < FAIR:
        return 0, index, group
    return 1, (index + 1) / len(groups[group]), group
