"""The `statement` kind: one speaker's text, such as a press release, a speech or a communiqué."""

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
    PartyName,
    Question,
    Quotation,
    Section,
    SentenceNumbers,
    Speaker,
    Summary,
    Wording,
)


class Voice(Grounded):
    """Somebody in whose name the text speaks, or whom it names as a party."""

    name: Annotated[str, PartyName(), Field(description="The name as the text prints it.")]
    aliases: Annotated[list[str], Derived("aliases")] = Field(default_factory=list)
    capacity: Annotated[str | None, Derived("role"), Field(description="Office or title, as printed.")] = None
    voice: Annotated[Literal["quoted", "reported", "not_quoted", "accused_not_quoted"], Derived("voice")] = "not_quoted"
    evidence: SentenceNumbers


class Position(Grounded):
    """Something that the speaker holds to be so, supports or rejects."""

    speaker: Annotated[
        str, Speaker(), Field(description="Who takes it, as printed; reporter for the text's own voice.")
    ]
    position: Annotated[str, Wording(), Field(description="What is held, in one sentence.")]
    evidence: SentenceNumbers


class Commitment(Grounded):
    """Something that the speaker says will be done."""

    by: Annotated[str, Actor(), Field(description="Who is to do it, as printed.")]
    commitment: Annotated[str, Wording(), Field(description="What is promised, in one sentence.")]
    deadline: Annotated[str | None, Detail(), Field(description="By when, as printed, or null.")] = None
    condition: Annotated[str | None, Detail(), Field(description="The condition tied to it, as printed, or null.")] = (
        None
    )
    evidence: SentenceNumbers


class Request(Grounded):
    """Something that the speaker wants somebody else to do."""

    by: Annotated[str, Actor(), Field(description="Who wants it, as printed.")]
    of: Annotated[str, Actor(unknown="unspecified"), Field(description="Who is to do it, or unspecified.")]
    demand: Annotated[str, Wording(), Field(description="What is wanted, in one sentence.")]
    condition: Annotated[str | None, Detail(), Field(description="The condition tied to it, as printed, or null.")] = (
        None
    )
    evidence: SentenceNumbers


class Quote(Grounded):
    """Words worth repeating exactly."""

    speaker: Annotated[str, Speaker(), Field(description="Whose words, as printed; reporter for the text's own voice.")]
    quotation: Annotated[str, Quotation(), Field(description="The words exactly as printed, at most one sentence.")]
    evidence: SentenceNumbers


class Unsaid(Grounded):
    """What a reader would ask the speaker, and the text does not say."""

    question: Annotated[str, Question(), Field(description="One question that the text raises and leaves open.")]
    reason: Literal["unanswered", "disputed", "one_sided", "undecided", "unverified"]
    evidence: SentenceNumbers


class Brief(BriefModel):
    """A one-page brief of one speaker's statement."""

    headline: Annotated[str, Headline(), Field(description="Who said what, in at most 14 words.")]
    bottom_line: Annotated[BottomLine, Summary()]
    parties: Annotated[list[Voice], Section("Who is named", lines=Lines.NAMES, most=4)]
    positions: Annotated[list[Position], Section("Positions", lines=Lines.SPEECH, most=8)]
    commitments: Annotated[list[Commitment], Section("Commitments", lines=Lines.PLEDGE, most=6)]
    demands: Annotated[list[Request], Section("Demands", lines=Lines.DEMAND, most=6)]
    quotations: Annotated[list[Quote], Section("Quotations", lines=Lines.SPEECH, most=4)]
    open_questions: Annotated[list[Unsaid], Section("Left unsaid", lines=Lines.OPEN, most=4)]
