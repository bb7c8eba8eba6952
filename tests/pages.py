"""A small article and a brief of it that no rule finds fault with, for tests to spoil."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from brief.article import Article
from brief.schema import (
    Actor,
    BottomLine,
    BriefModel,
    Derived,
    Detail,
    Grounded,
    Headline,
    PartyKind,
    PartyName,
    Question,
    Quotation,
    Section,
    SentenceNumbers,
    Speaker,
    Summary,
    Wording,
)
from brief.sentences import number

TEXT = (
    "Harbour talks stall as Ostrava side withdraws\n\n"
    "NORTHPORT: Transport Minister Lena Brandt said on Tuesday that 25 ferries would stay in port until 3 June. "
    "“We will not pay $2.5 million twice,” she told reporters.\n\n"
    "The Ostrava side refused to sign, according to Brandt. Brandt urged the Ostrava side to return the 48-hour permits.\n\n"
    "“The talks are moving,” a senior port source said. “We may sign by Friday,” said Milo Varga of the dockers’ union. "
    "“It depends on Ostrava.”\n\n"
    "Norway hosted the talks. It is unclear who will pay."
)
"""Sentence numbers: 1 headline; 2, 3 Brandt; 4, 5 Ostrava and the demand; 6 source; 7, 8 Varga; 9 Norway; 10 unclear."""


class Side(Grounded):
    """A party, in fields of our own: rules know none by name."""

    label: Annotated[str, PartyName()]
    sort: Annotated[Literal["person", "government", "other"], PartyKind()] = "other"
    also: Annotated[list[str], Derived("aliases")] = Field(default_factory=list)
    heard: Annotated[Literal["quoted", "reported", "not_quoted", "accused_not_quoted"], Derived("voice")] = "not_quoted"
    evidence: SentenceNumbers


class Remark(Grounded):
    """Something said."""

    who: Annotated[str, Speaker()]
    says: Annotated[str, Wording()]
    words: Annotated[str | None, Quotation()] = None
    evidence: SentenceNumbers


class Wish(Grounded):
    """Something wanted."""

    of_whom: Annotated[str, Actor(unknown="unspecified")]
    by_whom: Annotated[str, Actor()]
    what: Annotated[str, Wording()]
    terms: Annotated[str | None, Detail()] = None
    evidence: SentenceNumbers


class Doubt(Grounded):
    """Something open."""

    asks: Annotated[str, Question()]
    evidence: SentenceNumbers


class Sheet(BriefModel):
    """One page."""

    title: Annotated[str, Headline()]
    gist: Annotated[BottomLine, Summary()]
    sides: Annotated[list[Side], Section("Sides")]
    remarks: Annotated[list[Remark], Section("Remarks")]
    wishes: Annotated[list[Wish], Section("Wishes")]
    doubts: Annotated[list[Doubt], Section("Doubts")]


def article(text: str = TEXT, language: str | None = "en") -> Article:
    return Article(text=text, sentences=number(text, language), sha256="0", language=language)


def content() -> dict[str, Any]:
    """A brief without fault, as plain data."""
    return {
        "title": "Ferries stay in port as Ostrava side “withdraws”",
        "gist": {"text": "Brandt says 25 ferries stay in port until 3 June.", "evidence": [2]},
        "sides": [
            {"label": "Lena Brandt", "also": ["Brandt"], "heard": "quoted", "evidence": [2]},
            {"label": "Ostrava side", "also": ["Ostrava"], "heard": "accused_not_quoted", "evidence": [4]},
            {"label": "Norway", "heard": "not_quoted", "evidence": [9]},
        ],
        "remarks": [
            {"who": "Lena Brandt", "says": "Brandt said 25 ferries would stay in port until June 3.", "evidence": [2]},
            {
                "who": "Lena Brandt",
                "says": "She “will not pay $2.5 million twice”.",
                "words": "We will not pay $2.5 million twice",
                "evidence": [3],
            },
            {"who": "a senior port source", "says": "The talks are moving.", "evidence": [6]},
            {"who": "Milo Varga", "says": "Varga expects to sign by Friday if Ostrava agrees.", "evidence": [7, 8]},
            {"who": "reporter", "says": "Norway hosted the talks.", "evidence": [9]},
        ],
        "wishes": [
            {
                "of_whom": "the Ostrava side",
                "by_whom": "Brandt",
                "what": "Return the 48-hour permits.",
                "terms": None,
                "evidence": [5],
            },
            {"of_whom": "unspecified", "by_whom": "Brandt", "what": "Nobody pays twice.", "evidence": [3]},
        ],
        "doubts": [{"asks": "Who will pay?", "evidence": [10]}],
    }


def sheet(data: dict[str, Any] | None = None) -> Sheet:
    return Sheet.model_validate(data or content())
