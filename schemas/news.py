"""The `news` kind: an article that reports what several parties say and want."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from brief.schema import (
    Actor,
    BottomLine,
    BriefModel,
    Derived,
    Detail,
    Grounded,
    Headline,
    Lines,
    PartyKind,
    PartyName,
    Question,
    Section,
    SentenceNumbers,
    Speaker,
    Summary,
    Wording,
)


class Party(Grounded):
    """A person, group or state that acts or speaks in the article."""

    name: Annotated[str, PartyName(), Field(description="The name as the article prints it.")]
    aliases: Annotated[list[str], Derived("aliases")] = Field(default_factory=list)
    kind: Annotated[
        Literal["person", "government", "organisation", "armed_group", "company", "court", "group", "other"],
        PartyKind(),
    ]
    role: Annotated[str | None, Derived("role"), Field(description="Title or part played, as printed.")] = None
    voice: Annotated[Literal["quoted", "reported", "not_quoted", "accused_not_quoted"], Derived("voice")] = "not_quoted"
    evidence: SentenceNumbers


class Claim(Grounded):
    """Something that somebody says is so."""

    speaker: Annotated[str, Speaker(), Field(description="Who says it, as printed; reporter for the article itself.")]
    claim: Annotated[str, Wording(), Field(description="What is claimed, in one sentence.")]
    attribution: Annotated[Literal["on_record", "unnamed", "document", "reporter"], Derived("attribution")] = "reporter"
    evidence: SentenceNumbers


class Demand(Grounded):
    """Something that one party wants another to do."""

    by: Annotated[str, Actor(), Field(description="Who wants it.")]
    of: Annotated[str, Actor(unknown="unspecified"), Field(description="Who is to do it, or unspecified.")]
    demand: Annotated[str, Wording(), Field(description="What is wanted, in one sentence.")]
    condition: Annotated[str | None, Detail(), Field(description="The condition tied to it, if any.")] = None
    evidence: SentenceNumbers


class OpenQuestion(Grounded):
    """What a reader still cannot know after the article."""

    question: Annotated[str, Question(), Field(description="One question that the article raises and leaves open.")]
    reason: Literal["unanswered", "disputed", "one_sided", "undecided", "unverified"]
    evidence: SentenceNumbers


class Brief(BriefModel):
    """A one-page brief of a news article."""

    headline: Annotated[str, Headline(), Field(description="What happened, in at most 14 words.")]
    bottom_line: Annotated[BottomLine, Summary()]
    parties: Annotated[list[Party], Section("Parties", lines=Lines.NAMES, most=8)]
    key_claims: Annotated[list[Claim], Section("Key claims", lines=Lines.SPEECH)]
    demands: Annotated[list[Demand], Section("Demands", lines=Lines.DEMAND, most=6)]
    open_questions: Annotated[list[OpenQuestion], Section("Open questions", lines=Lines.OPEN, most=4)]
