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

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

REPORTER = "reporter"
"""Who says what the article tells in its own voice."""


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
