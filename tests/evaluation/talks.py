"""A small labelled article and briefs of it, sound and spoilt."""

from __future__ import annotations

from typing import Any

from briefs import made_with

from brief import kinds
from brief.article import Article
from brief.document import Document
from brief.sentences import number

TEXT = (
    "Harbour talks stall\n\n"
    "“The quay is closed until June,” said Mara Lindqvist, a harbour pilot. "
    "The port union urged the city council to pay for repairs.\n\n"
    "Nobody had counted the ferries. "
    "“We will not pay for it,” the mayor added."
)
LABELS = """\
[1] Harbour talks stall

[2] “The quay is closed until June,” said Mara Lindqvist, a harbour pilot.
    said: Mara Lindqvist
    weighty
[3] The port union urged the city council to pay for repairs.
    said: the port union
    demand: the port union > the city council
    weighty
    side: union

[4] Nobody had counted the ferries.
[5] “We will not pay for it,” the mayor added.
    said: Ada Berg
    side: council
"""
KIND = kinds.find_builtin("news")


def claim(speaker: str, text: str, *evidence: int) -> dict[str, Any]:
    return {"speaker": speaker, "claim": text, "evidence": list(evidence)}


def demand(by: str, of: str, *evidence: int) -> dict[str, Any]:
    return {"by": by, "of": of, "demand": "pay for repairs", "evidence": list(evidence)}


def document(
    claims: list[dict[str, Any]], demands: list[dict[str, Any]] | None = None, *, tokens: int = 40, **more: Any
) -> Document:
    article = Article(text=TEXT, sentences=number(TEXT, "en"), sha256="0" * 64, language="en")
    brief = KIND.schema.model_validate(
        {
            "headline": "Harbour talks stall",
            "bottom_line": {"text": "The quay is closed until June.", "evidence": [2]},
            "parties": [],
            "key_claims": claims,
            "demands": demands or [],
            "open_questions": [],
            **more,
        }
    )
    return Document.of("news", article, brief, provenance=made_with(calls=2, output_tokens=tokens))
