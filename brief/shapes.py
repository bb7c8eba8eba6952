"""What a schema's markers say, read once, and a brief's items by what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar, get_args, get_origin

from brief.schema import BriefModel, Evidence, Grounded, Headline, Marker, Section, Summary

M = TypeVar("M", bound=Marker)


@dataclass(frozen=True, slots=True)
class FieldShape:
    """A field of an item and the marker it carries, if any."""

    name: str
    marker: Marker | None


@dataclass(frozen=True, slots=True)
class SectionShape:
    """A section of a kind: the field that holds it, its marker, its item model and that model's fields."""

    name: str
    section: Section
    model: type[Grounded]
    fields: tuple[FieldShape, ...]
    said: tuple[tuple[str, type[Marker]], ...] = field(init=False, repr=False, compare=False)
    """The marked fields, and what sort of marker each carries."""
    _marked: dict[type[object], tuple[tuple[str, Marker], ...]] = field(init=False, repr=False, compare=False)
    """Asked for some hundred times a brief, and always the same for a kind."""
    _having: dict[tuple[type[Marker], ...], tuple[type[Marker], ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        found: dict[type[object], tuple[tuple[str, Marker], ...]] = {}
        for f in self.fields:
            if f.marker is not None:
                found[type(f.marker)] = (*found.get(type(f.marker), ()), (f.name, f.marker))
        object.__setattr__(self, "_marked", found)
        object.__setattr__(self, "said", tuple((f.name, type(f.marker)) for f in self.fields if f.marker is not None))

    def marked(self, kind: type[M]) -> tuple[tuple[str, M], ...]:
        """The fields that carry a marker of that type: (name, marker)."""
        return self._marked.get(kind, ())  # type: ignore[return-value]  # Markers are kept by their type.

    def having(self, kinds: tuple[type[Marker], ...]) -> tuple[type[Marker], ...]:
        """Those markers that some field carries."""
        found = self._having.get(kinds)
        if found is None:
            found = self._having[kinds] = tuple([kind for kind in kinds if kind in self._marked])
        return found

    def first(self, kind: type[Marker]) -> str | None:
        """The name of the first field with such a marker."""
        found = self._marked.get(kind)
        return found[0][0] if found else None


@dataclass(frozen=True, slots=True)
class Shape:
    """What a schema's markers say, read once."""

    headline: str | None
    summary: str | None
    sections: tuple[SectionShape, ...]


class ItemView:
    """One item of a brief as checks and renderers see it: by meaning, not by field name.

    What it says is that of the first time it was asked for, and what it cites that of when the view was made.
    """

    __slots__ = ("_texts", "evidence", "index", "item", "pointer", "section")

    def __init__(self, section: SectionShape, index: int | None, item: Grounded) -> None:
        self.section = section
        self.index = index
        """Place in its section from 0; None for the bottom line, which is no list."""
        self.item = item
        self.pointer = f"/brief/{section.name}" if index is None else f"/brief/{section.name}/{index}"
        """JSON pointer of the item in a document."""
        self._texts: dict[type[object], tuple[tuple[str, str], ...]] | None = None
        name = section.first(Evidence)
        self.evidence: tuple[int, ...] = tuple(getattr(item, name)) if name else ()
        """Numbers of the sentences it cites."""

    def texts(self, kind: type[Marker]) -> tuple[tuple[str, str], ...]:
        """The non-empty text fields with such a marker: (JSON pointer, text)."""
        known = self._texts
        if known is None:
            known = self._texts = {}
            values = vars(self.item)  # Many items are read; an attribute is found in them after all of their classes'.
            for name, marker in self.section.said:
                if isinstance(text := values[name], str) and text:
                    known[marker] = (*known.get(marker, ()), (f"{self.pointer}/{name}", text))
        return known.get(kind, ())

    def text(self, kind: type[Marker]) -> str | None:
        """The first non-empty text with such a marker."""
        texts = self.texts(kind)
        return texts[0][1] if texts else None


def _marker(metadata: list[object]) -> Marker | None:
    return next((m for m in metadata if isinstance(m, get_args(Marker))), None)


def _section(name: str, model: type[Grounded], section: Section) -> SectionShape:
    fields = tuple(FieldShape(n, _marker(info.metadata)) for n, info in model.model_fields.items())
    return SectionShape(name, section, model, fields)


@cache
def shape(schema: type[BriefModel]) -> Shape:
    """What the markers of a kind's schema say.

    Raises:
        TypeError: a section does not hold a list of `Grounded` items, or an item cites nothing.
    """
    headline: str | None = None
    summary: str | None = None
    sections: list[SectionShape] = []
    for name, info in schema.model_fields.items():
        marker = _marker(info.metadata)
        if isinstance(marker, Headline):
            headline = name
        elif isinstance(marker, Summary):
            summary = name
            if not (isinstance(info.annotation, type) and issubclass(info.annotation, Grounded)):
                raise TypeError(f"{schema.__name__}.{name} is marked as the bottom line and must be a Grounded item")
            sections.append(_section(name, info.annotation, Section("Bottom line", most=1)))
        elif isinstance(marker, Section):
            items = get_args(info.annotation) if get_origin(info.annotation) is list else ()
            if len(items) != 1 or not (isinstance(items[0], type) and issubclass(items[0], Grounded)):
                raise TypeError(f"{schema.__name__}.{name} is marked as a section and must be a list of Grounded items")
            sections.append(_section(name, items[0], marker))
    for section in sections:
        if section.first(Evidence) is None:
            raise TypeError(f"{section.model.__name__} has no field marked Evidence(): add `evidence: SentenceNumbers`")
    return Shape(headline, summary, tuple(sections))


def items(brief: BriefModel) -> Iterator[ItemView]:
    """Every item of a brief, bottom line included, in the schema's order."""
    for section in shape(type(brief)).sections:
        value = getattr(brief, section.name)
        if isinstance(value, list):
            yield from (ItemView(section, i, item) for i, item in enumerate(value))
        elif isinstance(value, Grounded):
            yield ItemView(section, None, value)


def count_items(brief: BriefModel) -> int:
    """How many items a brief has, bottom line included."""
    values = [getattr(brief, section.name) for section in shape(type(brief)).sections]
    return sum(len(value) if isinstance(value, list) else isinstance(value, Grounded) for value in values)


def headline(brief: BriefModel) -> str:
    """The brief's headline, empty where the kind has none."""
    name = shape(type(brief)).headline
    return str(getattr(brief, name)) if name else ""
