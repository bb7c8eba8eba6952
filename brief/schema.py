"""Building blocks for schemas: grounded items and field markers.

A schema is an ordinary Pydantic model whose fields carry markers in `Annotated`. The markers tell the
reader, the checks and the renderers what a field means, so that none of them knows a field by name:

    class Pledge(Grounded):
        who: Annotated[str, Speaker()]
        pledge: Annotated[str, Wording()]

    class Pledges(BriefModel):
        headline: Annotated[str, Headline()]
        bottom_line: Annotated[BottomLine, Summary()]
        pledges: Annotated[list[Pledge], Section("Pledges", lines=Lines.SPEECH)]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Annotated, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field


@dataclass(frozen=True, slots=True)
class Evidence:
    """Marks the list of sentence numbers that an item cites."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Marks who says it: a name, a description as printed, or `reporter` for the article's own voice."""


@dataclass(frozen=True, slots=True)
class PartyName:
    """Marks the name by which a party is known on the page."""


@dataclass(frozen=True, slots=True)
class PartyKind:
    """Marks what sort of party it is. Where the program can tell a person or a state, it says so itself:
    the field must allow the values `person` and `government`.
    """


@dataclass(frozen=True, slots=True)
class Actor:
    """Marks a field that names a party or a speaker, such as who demands and of whom."""

    unknown: str | None = None
    """The word that stands for "the article does not say", where that is allowed."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Marks the item's statement. A model may word it; otherwise it is given in the article's words."""


@dataclass(frozen=True, slots=True)
class Question:
    """Marks text that asks, and asserts nothing."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Marks text that must stand verbatim in the cited sentences."""


@dataclass(frozen=True, slots=True)
class Detail:
    """Marks free text about the item, such as a role or a condition: absent is null."""


@dataclass(frozen=True, slots=True)
class Derived:
    """Marks a field that the program fills in; the model is never asked for it."""

    source: Literal["attribution", "aliases", "role", "voice"]


@dataclass(frozen=True, slots=True)
class Headline:
    """Marks the brief's headline."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Marks the bottom line: an item of its own, worded from the items below it."""


class Lines(StrEnum):
    """Which sentences of an article may found an item of a section."""

    ANY = "any"
    SPEECH = "speech"
    """Sentences that quote or report what somebody said."""
    DEMAND = "demand"
    """Sentences in which somebody wants something of somebody."""
    PLEDGE = "pledge"
    """Sentences in which somebody says what they will do."""
    OPEN = "open"
    """Sentences that leave something undecided, unknown or disputed."""
    NAMES = "names"
    """Not sentence by sentence: one item for each name that the article makes much of."""


@dataclass(frozen=True, slots=True)
class Section:
    """Marks a list of items: its title on the page, and where its items may come from."""

    title: str
    lines: Lines = Lines.ANY
    most: int = 12
    """How many items a reader may give for one passage."""


Marker = (
    Evidence
    | Speaker
    | PartyName
    | PartyKind
    | Actor
    | Wording
    | Question
    | Quotation
    | Detail
    | Derived
    | Headline
    | Summary
    | Section
)
M = TypeVar("M", bound=Marker)

SentenceNumbers = Annotated[
    list[int], Field(min_length=1, description="Numbers of the sentences that say so."), Evidence()
]


class BriefModel(BaseModel):
    """Base of every kind's schema and of its items: closed, so that a stray field is an error."""

    model_config = ConfigDict(extra="forbid", validate_assignment=True)


class Grounded(BriefModel):
    """An item: whatever it says, it cites sentences. Subclasses add `evidence: SentenceNumbers` last."""


class BottomLine(Grounded):
    """The one thing to know, with the sentences that say so."""

    text: Annotated[str, Wording(), Field(description="The one thing to know, in at most 60 words.")]
    evidence: SentenceNumbers


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
            for name, marker in self.section.said:
                if isinstance(text := getattr(self.item, name), str) and text:
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
