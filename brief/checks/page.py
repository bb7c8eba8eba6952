"""What a rule is given to look at: a brief and its article, with what several rules ask for."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from brief.article import Article, Place, Sentence
from brief.attribution.names.author import author
from brief.checks.saved import Saved
from brief.grounding.cuts import stands_in
from brief.grounding.names import is_nobody, same_voice
from brief.grounding.own import said_in
from brief.grounding.words import words
from brief.schema import (
    Actor,
    BriefModel,
    Derived,
    Detail,
    Marker,
    PartyKind,
    PartyName,
    Question,
    Quotation,
    Speaker,
    Wording,
)
from brief.shapes import ItemView, SectionShape, Shape, items, shape

_BACK, _AHEAD = 2, 1
"""Paragraphs around a cited sentence in which what it refers to may stand."""
_FARTHEST = 100
"""Sentences from those cited at which nothing is near, be it in their paragraph: a text may have no paragraphs."""
_ON_TOP = (Place.HEADLINE, Place.BULLET)
"""Where what any sentence refers to may stand."""


class Party(NamedTuple):
    """A party of the brief, by all its names."""

    name: str
    aliases: tuple[str, ...]


class Acting(NamedTuple):
    """A field of an item that says who speaks or acts."""

    pointer: str
    who: str


class Heard(NamedTuple):
    """Who speaks in an item, and the numbers of the sentences that say what."""

    speaker: str
    sentences: tuple[int, ...]


class Field(NamedTuple):
    """A text of an item, whatever it says."""

    item: ItemView
    pointer: str
    text: str


class Stated(NamedTuple):
    """A text of an item, and how it stands to the sentences that the item cites."""

    item: ItemView
    pointer: str
    text: str
    sources: tuple[str, ...]
    """The texts of the cited sentences."""
    copied: bool
    """One of them has it as it stands."""
    verbatim: bool
    """One of them has it word for word, its first letter's case and its last stop aside.

    Such a text has no word, figure or name of its own; what was cut off around it may still turn it.
    """


_STATED: tuple[type[Marker], ...] = (Wording, Question, Detail, Quotation)
"""Markers of what an item says, for which it cites sentences."""


def _acting(item: ItemView) -> tuple[Acting, ...]:
    found = [Acting(pointer, text) for pointer, text in item.texts(Speaker) if not is_nobody(text)]
    for name, marker in item.section.marked(Actor):
        text = getattr(item.item, name)
        if isinstance(text, str) and text and text != marker.unknown and not is_nobody(text):
            found.append(Acting(f"{item.pointer}/{name}", text))
    return tuple(found)


def _beside(sources: tuple[str, ...], item: ItemView, pointer: str, text: str) -> Stated:
    copied = text in sources or any(text in s for s in sources)  # Mostly it is a whole one.
    verbatim = copied or any(stands_in(text, s) for s in sources)
    return Stated(item, pointer, text, sources, copied, verbatim)


class Page:
    """A brief and its article, with what several rules ask for worked out once."""

    def __init__(self, brief: BriefModel, article: Article, saved: Saved | None = None) -> None:
        self.brief = brief
        self.article = article
        self.saved = saved
        """The document it was loaded from; None while it is being written."""
        self.items: tuple[ItemView, ...] = tuple(items(brief))
        self._texts: dict[tuple[type[Marker], ...], tuple[Stated, ...]] = {}
        self._having: dict[tuple[type[Marker], ...], tuple[ItemView, ...]] = {}
        self._fields: dict[type[Marker], tuple[Field, ...]] = {}
        self._cited: dict[str, tuple[Sentence, ...]] = {}
        self._near: dict[str, tuple[Sentence, ...]] = {}

    @cached_property
    def shape(self) -> Shape:
        """What the schema's markers say."""
        return shape(type(self.brief))

    @cached_property
    def sections(self) -> list[tuple[SectionShape, list[ItemView]]]:
        """The sections that have items, with these."""
        groups = [list(items) for _, items in groupby(self.items, key=lambda item: item.section.name)]
        return [(group[0].section, group) for group in groups]

    def having(self, *kinds: type[Marker]) -> tuple[ItemView, ...]:
        """The items whose section has fields with one of these markers."""
        found = self._having.get(kinds)
        if found is None:
            found = tuple([i for section, items in self.sections if section.having(kinds) for i in items])
            self._having[kinds] = found
        return found

    def fields(self, kind: type[Marker]) -> tuple[Field, ...]:
        """The non-empty texts with that marker, item by item."""
        found = self._fields.get(kind)
        if found is None:
            found = self._fields[kind] = tuple([Field(i, p, t) for i in self.having(kind) for p, t in i.texts(kind)])
        return found

    @cached_property
    def summary(self) -> list[ItemView]:
        """The bottom line, where there is one."""
        return [item for item in self.items if item.section.name == self.shape.summary]

    @cached_property
    def acting(self) -> dict[str, tuple[Acting, ...]]:
        """By the pointers of the items in which somebody speaks or acts: see `who_acts`."""
        return {i.pointer: who for i in self.having(Speaker, Actor) if (who := _acting(i))}

    def who_acts(self, item: ItemView) -> tuple[Acting, ...]:
        """An item's fields that say who speaks or acts, nobody and the unknown left out."""
        return self.acting.get(item.pointer, ())

    def texts(self, *kinds: type[Marker]) -> tuple[Stated, ...]:
        """What the items say, as far as it has one of these markers: item by item, in the order of the markers of
        `_STATED`.
        """
        found = self._texts.get(kinds)
        if found is None:
            found = self._texts[kinds] = tuple([s for kind, s in self._stated if kind in kinds])
        return found

    @cached_property
    def retold(self) -> dict[str, list[str]]:
        """The pointers of what an item says in other words than any sentence that it cites, by the item's own."""
        found: dict[str, list[str]] = {}
        for stated in self.texts(*_STATED):
            if not stated.copied:
                found.setdefault(stated.item.pointer, []).append(stated.pointer)
        return found

    @cached_property
    def _stated(self) -> list[tuple[type[Marker], Stated]]:
        found: list[tuple[type[Marker], Stated]] = []
        for section, views in self.sections:
            kinds = section.having(_STATED)
            for item in views if kinds else ():
                sources = tuple([s.text for s in self.cited(item)])
                found += [(k, _beside(sources, item, p, t)) for k in kinds for p, t in item.texts(k)]
        return found

    def cited(self, item: ItemView) -> tuple[Sentence, ...]:
        """The sentences an item cites, in the article's order; numbers out of range are another rule's."""
        found = self._cited.get(item.pointer)
        if found is None:
            sentences = self.article.sentences
            found = tuple([sentences[n - 1] for n in sorted(set(item.evidence)) if 1 <= n <= len(sentences)])
            self._cited[item.pointer] = found
        return found

    def runs(self, item: ItemView) -> list[str]:
        """The cited text: neighbouring sentences in one piece, so that a quotation may run over their border."""
        found: list[str] = []
        last: Sentence | None = None
        start = 0
        for sentence in self.cited(item):
            if last is not None and sentence.id == last.id + 1:
                found[-1] = self.article.text[start : sentence.end]
            else:
                start = sentence.start
                found.append(sentence.text)
            last = sentence
        return found

    @cached_property
    def _paragraphs(self) -> dict[int, list[Sentence]]:
        found: dict[int, list[Sentence]] = {}
        for sentence in self.article.sentences:
            found.setdefault(sentence.paragraph, []).append(sentence)
        return found

    @cached_property
    def _top(self) -> list[Sentence]:
        headline, bullet = _ON_TOP
        return [s for s in self.article.sentences if s.place is headline or s.place is bullet]

    @cached_property
    def _author(self) -> str | None:
        found = author(self.article)
        return found.name if found is not None else None

    def is_author(self, who: str) -> bool:
        """Whether a speaker is the one whose speech or statement the whole article is, by its headline."""
        return self._author is not None and any(same_voice(self._author, name) for name in self.names_of(who))

    @cached_property
    def planted(self) -> list[Sentence]:
        """The sentences that address whoever reads by machine."""
        planted = Place.PLANTED
        return [s for s in self.article.sentences if s.place is planted]

    def near(self, item: ItemView) -> tuple[Sentence, ...]:
        """Sentences that a cited one may refer to: its paragraph, two before, one after, headline and bullets."""
        found = self._near.get(item.pointer)
        if found is None:
            cited = self.cited(item)
            wanted = {p for s in cited for p in range(s.paragraph - _BACK, s.paragraph + _AHEAD + 1)}
            low = min((s.id for s in cited), default=1) - _FARTHEST
            high = max((s.id for s in cited), default=0) + _FARTHEST
            paragraphs = (self._paragraphs[p] for p in sorted(wanted & self._paragraphs.keys()))
            inner = (s for p in paragraphs for s in p[max(0, low - p[0].id) : max(0, high - p[0].id + 1)])
            found = self._near[item.pointer] = (*self._top, *inner)
        return found

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words of the article, normalised, its title and byline included."""
        told = (self.article.title or "", self.article.byline or "", self.article.outlet or "")
        return frozenset(w for text in (*told, *(s.text for s in self.article.sentences)) for w in words(text))

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """The brief's parties, where its kind has any."""
        found: list[Party] = []
        for item in self.having(PartyName):
            name = item.text(PartyName)
            field = next((f for f, m in item.section.marked(Derived) if m.source == "aliases"), None)
            if name:
                aliases = getattr(item.item, field) if field else []
                found.append(Party(name, tuple([a for a in aliases if isinstance(a, str)])))
        return tuple(found)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """What sort of party each of the parties' names stands for, by the name in small letters."""
        found: dict[str, str] = {}
        for item in self.having(PartyName):
            name, sort = item.text(PartyName), item.text(PartyKind)
            if name and sort:
                party = next(p for p in self.parties if p.name == name)
                found |= {n.casefold(): sort for n in (party.name, *party.aliases)}
        return found

    @cached_property
    def speakers(self) -> tuple[Heard, ...]:
        """Every speaker of the brief, item by item."""
        found = ((item.text(Speaker), item) for item in self.having(Speaker))
        return tuple([Heard(speaker, tuple(said_in(item, self.article))) for speaker, item in found if speaker])

    @cached_property
    def _by_name(self) -> dict[str, Party]:
        found: dict[str, Party] = {}
        for party in self.parties:
            for name in (party.name, *party.aliases):
                found.setdefault(name.casefold(), party)
        return found

    def names_of(self, speaker: str) -> tuple[str, ...]:
        """A speaker's names: itself, and those of the party that goes by it."""
        party = self._by_name.get(speaker.casefold())
        return (speaker, party.name, *party.aliases) if party else (speaker,)
