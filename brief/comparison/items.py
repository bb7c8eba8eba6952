"""The items of a brief as a comparison sees them: by the markers of their schema, never by field name.

A brief is read as plain data and need not fit its schema: one that was written before the schema changed, or
by hand, can be compared all the same. Unknown fields are compared as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import JsonValue

from brief.document import Document
from brief.schema import Actor, Derived, Evidence, Marker, PartyName, Question, Quotation, Speaker, Wording
from brief.sentences import number
from brief.shapes import SectionShape, Shape

STATEMENTS = (Wording, Question, Quotation)
"""Markers of what an item says."""


@dataclass(frozen=True)
class Item:
    """One item of one document."""

    section: SectionShape
    pointer: str
    at: int
    """Its place in the section, from 0."""
    raw: Mapping[str, JsonValue]
    cited: tuple[str, ...]
    """The text of the sentences that it cites, in their order, each once."""

    def values(self, *markers: type[Marker]) -> tuple[str, ...]:
        """The non-empty texts of the fields with such a marker."""
        fields = (f.name for f in self.section.fields if isinstance(f.marker, markers))
        return tuple(v for name in fields if isinstance(v := self.raw.get(name), str) and v)

    @cached_property
    def says(self) -> str:
        """What it says, in one piece; a party says its name."""
        return " ".join(dict.fromkeys(self.values(*STATEMENTS))) or " ".join(self.values(PartyName))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of a party, other items having none."""
        name = self.values(PartyName)
        return (*name, *self.aliases) if name else ()

    @cached_property
    def aliases(self) -> tuple[str, ...]:
        """The other names of a party."""
        found: list[str] = []
        for field, marker in self.section.marked(Derived):
            value = self.raw.get(field)
            if marker.source == "aliases" and isinstance(value, list):
                found += (v for v in value if isinstance(v, str))
        return tuple(found)

    @cached_property
    def voices(self) -> tuple[str, ...]:
        """Who says it, or who wants it of whom."""
        return self.values(Speaker, Actor)

    @property
    def who(self) -> str:
        """Those people in one line."""
        return " → ".join(self.voices) or " ".join(self.values(PartyName))

    @cached_property
    def content(self) -> str:
        """All of it but the sentence numbers, in one form only."""
        evidence = self.section.first(Evidence)
        return canonical({k: v for k, v in self.raw.items() if k != evidence})


def canonical(value: JsonValue) -> str:
    """A value of JSON as text that is the same for the same value, absent fields being null."""
    if isinstance(value, dict):
        value = {k: v for k, v in value.items() if v is not None}
    return json.dumps(value, ensure_ascii=True, sort_keys=True)


def sections(document: Document, shape: Shape) -> dict[str, list[Item]]:
    """The items of every section, by the field that holds it. What is no list of items counts as none."""
    reader = _Reader(document)
    found: dict[str, list[Item]] = {}
    for section in shape.sections:
        value = document.brief.get(section.name)
        if section.name == shape.summary:
            found[section.name] = [reader.item(section, 0, value, "")] if value is not None else []
        elif isinstance(value, list):
            found[section.name] = [reader.item(section, i, v, f"/{i}") for i, v in enumerate(value)]
        else:
            found[section.name] = []
    return found


class _Reader:
    """Looks cited sentences up: in the document's own list, or else in its article, which takes longer."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sentences = {sentence.id: sentence.text for sentence in document.evidence}
        self._numbered = False

    def item(self, section: SectionShape, at: int, value: JsonValue, place: str) -> Item:
        raw: Mapping[str, JsonValue] = value if isinstance(value, dict) else {_statement(section): _as_text(value)}
        evidence = raw.get(section.first(Evidence) or "")
        numbers = evidence if isinstance(evidence, list) else []
        cited = tuple(dict.fromkeys(self._cited(numbers)))
        return Item(section, f"/brief/{section.name}{place}", at, raw, cited)

    def _cited(self, numbers: Iterable[JsonValue]) -> Iterator[str]:
        for n in sorted({n for n in numbers if isinstance(n, int) and not isinstance(n, bool)}):
            if n not in self._sentences and not self._numbered:
                article = self._document.article
                every = number(article.text, article.language, title=article.title)
                self._sentences = {s.id: s.text for s in every} | self._sentences
                self._numbered = True
            yield self._sentences.get(n) or f"sentence {n}, which the article does not have"


def _statement(section: SectionShape) -> str:
    return next((f.name for f in section.fields if isinstance(f.marker, STATEMENTS)), "")


def _as_text(value: JsonValue) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
