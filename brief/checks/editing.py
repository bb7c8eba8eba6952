"""B406 and B407: a brief is one page, and its bottom line claims nothing that its items do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.article import Place
from brief.checks.page import Page
from brief.checks.page_size import LONGEST, columns, size, surely_fits
from brief.checks.rule import Problem, Rule
from brief.grounding.days import days_meant
from brief.grounding.figures import missing
from brief.grounding.nations import has_same_nation
from brief.grounding.reading import read
from brief.grounding.words import has_akin
from brief.schema import Actor, Derived, Detail, PartyName, Question, Quotation, Speaker, Wording
from brief.shapes import ItemView

_TOLD = (Wording, Question, Quotation, Detail, PartyName, Speaker, Actor)
_WRITTEN = 4.0
"""Pages that a document which `brief write` made may hold: it orders items by weight, so that what is left out weighs
least.
"""
_LEAD = 3
_MUCH, _FEWEST = 0.4, 2
"""Share and number of the telling words of a bottom line's sentence that no item has, for it to claim something of its
own.
"""
_SENTENCE_END = re.compile(r"(?<=[.!?]) +(?:Also: )?(?=[A-ZÀ-Þ“\"])")


def more_than_a_page(page: Page) -> Iterator[Problem]:
    """Documents that hold more than their page can show, and statements that the page cuts."""
    if page.saved is None:
        return
    by_hand = page.saved.document.provenance is None
    most = 1.0 if by_hand else _WRITTEN
    if not surely_fits(page, most) and (pages := size(page).pages) > most:
        yield Problem("/brief", f"fills {pages:.1f} pages; what stands last in its sections is not shown")
    if by_hand:
        for _, pointer, text in page.fields(Wording):
            if columns(text) > LONGEST:
                yield Problem(pointer, f"has {columns(text)} columns; the page cuts it at {LONGEST}")


def beyond_the_items(page: Page) -> Iterator[Problem]:
    """Bottom lines with figures, or much else, that neither an item nor a sentence cited by one has. English only."""
    if not page.article.english:
        return
    if len(page.summary) == len(page.items):
        return
    sources: list[str] = []
    for item in page.summary:
        for pointer, text in item.texts(Wording):
            lead = _leads(page, item)
            for part in _parts(text):
                if any(part in s for s in lead):
                    continue
                sources = sources or _sources(page)
                if beyond := _beyond(part, [*sources, *lead], page.article.published):
                    yield Problem(pointer, f"no item says {beyond}")
                    break


def _parts(text: str) -> list[str]:
    """A bottom line's sentences."""
    return [p for p in _SENTENCE_END.split(text) if p]


def _leads(page: Page, item: ItemView) -> list[str]:
    """The article's headline and first sentences, as far as the bottom line cites them: they are its summary of
    itself.
    """
    body, headline = Place.BODY, Place.HEADLINE
    first = [s for s in page.article.sentences if s.place is body][:_LEAD]
    printed = [s for s in page.article.sentences if s.place is headline]
    return [s.text for s in (*printed, *first) if s.id in item.evidence]


def _sources(page: Page) -> list[str]:
    """What the items say, and the sentences they cite."""
    others = [i for i in page.items if i.section.name != page.shape.summary]
    texts = [text for item in others for kind in _TOLD for _, text in item.texts(kind)]
    for item in others:
        for field, marker in item.section.marked(Derived):
            if marker.source in ("aliases", "role"):
                value = getattr(item.item, field)
                texts += [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]
    numbers = sorted({s.id for item in others for s in page.cited(item)})
    return [*texts, *(page.article.sentences[n - 1].text for n in numbers)]


def _beyond(text: str, sources: list[str], published: str | None) -> str | None:
    """The figures, or the words if they are many, of a sentence that no source has, in words for the message."""
    if any(text in s for s in sources):
        return None
    if figures := missing(text, sources):
        figures = missing(text, [*sources, *days_meant(sources, published)])
    if figures:
        return _listed(figures)
    wanted = {w for w in read(text).contents if not w[0].isdigit()}
    told = frozenset[str]().union(*(read(s).contents for s in sources))
    new = {w for w in wanted - told if not has_akin(w, told) and not has_same_nation(w, told)}
    return _listed(_printed(text, new)) if len(new) >= max(_FEWEST, _MUCH * len(wanted)) else None


def _printed(text: str, stems: set[str]) -> list[str]:
    reading = read(text)
    return [w for w, s, c in zip(reading.low, reading.stems, reading.content, strict=True) if c and s in stems]


def _listed(found: list[str]) -> str:
    return ", ".join(f"“{w}”" for w in found[:4]) + (" …" if len(found) > 4 else "")


RULES = (
    Rule("B406", "warning", "More than a page", "the brief holds more than its page can show", more_than_a_page),
    Rule(
        "B407",
        "warning",
        "Bottom line beyond the items",
        "the bottom line claims what no item says",
        beyond_the_items,
    ),
)
