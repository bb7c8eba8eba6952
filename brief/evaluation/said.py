"""The items of a document as they are scored: read off the schema's markers, and not validated.

What is measured may come from elsewhere, such as another tool's answer put into the format, and an item that cites
nothing must count against it instead of being refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from brief.article import Span
from brief.document import Document
from brief.evaluation.places import Places
from brief.kinds import Kind
from brief.schema import Actor, Evidence, Lines, Speaker
from brief.shapes import SectionShape, shape


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a brief, with its cited sentences looked up in the labelled text."""

    section: SectionShape
    pointer: str
    fields: Mapping[str, JsonValue]
    cited: tuple[int, ...]
    spans: tuple[Span, ...]

    @property
    def speaks(self) -> bool:
        """Whether items of its section have somebody who speaks or wants."""
        return self.section.first(Speaker) is not None or self.section.first(Actor) is not None

    @property
    def speaker(self) -> str:
        """Who speaks or wants, empty for nobody."""
        return self.text(self.section.first(Speaker) or self.section.first(Actor))

    @property
    def is_demand(self) -> bool:
        """Whether it says that somebody wants something of somebody."""
        return self.section.section.lines is Lines.DEMAND and len(self.section.marked(Actor)) > 1

    @property
    def addressee(self) -> str:
        """Of whom something is wanted, empty where the article does not say."""
        name, actor = self.section.marked(Actor)[1]
        given = self.text(name)
        return "" if given == actor.unknown else given

    def text(self, name: str | None) -> str:
        """A field as text; empty where it is none."""
        value = self.fields.get(name) if name else None
        return value if isinstance(value, str) else ""


def items(document: Document, kind: Kind, places: Places) -> Iterator[Item]:
    """Every item, bottom line included, in the schema's order."""
    found = {cited.id: places.find(cited.text) for cited in document.evidence}
    for section in shape(kind.schema).sections:
        value = document.brief.get(section.name)
        for index, fields in enumerate(value) if isinstance(value, list) else ((None, value),):
            if not isinstance(fields, dict):
                continue
            numbers = fields.get(section.first(Evidence) or "")
            cited = tuple(n for n in numbers if isinstance(n, int)) if isinstance(numbers, list) else ()
            spans = tuple(span for n in cited if (span := found.get(n)) is not None)
            place = "" if index is None else f"/{index}"
            yield Item(section, f"/brief/{section.name}{place}", fields, cited, spans)
