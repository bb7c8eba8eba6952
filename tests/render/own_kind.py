"""A kind that nobody wrote a renderer for: other names, other fields, a section for things without a speaker."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from brief.schema import (
    Actor,
    BriefModel,
    Detail,
    Grounded,
    Headline,
    PartyName,
    Question,
    Quotation,
    Section,
    SentenceNumbers,
    Speaker,
    Wording,
)


class Pledge(Grounded):
    who: Annotated[str, Speaker()]
    towards: Annotated[str, Actor(unknown="anyone")]
    promise: Annotated[str, Wording()]
    words: Annotated[str | None, Quotation()] = None
    by_when: Annotated[str | None, Detail()] = None
    strength: Literal["firm", "half_hearted"] | None = None
    euros: int | None = None
    new: bool = False
    evidence: SentenceNumbers


class Place(Grounded):
    where: Annotated[str, PartyName()]
    evidence: SentenceNumbers


class Ask(Grounded):
    asks: Annotated[str, Question()]
    why: Literal["disputed", "my_own_reason"]
    evidence: SentenceNumbers


class Event(BaseModel):
    city: str
    year: int


class Pledges(BriefModel):
    top: Annotated[str, Headline()]
    said_by: Annotated[str, Speaker()]
    event: Event | None = None
    themes: list[str] = Field(default_factory=list)
    promised: Annotated[list[Pledge], Section("Promises")]
    places: Annotated[list[Place], Section("Places")]
    unclear: Annotated[list[Ask], Section("Unclear")]
