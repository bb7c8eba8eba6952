"""Fields that the program fills in: the kind of attribution, a party's aliases and voice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from brief.attribution.grammar.given_names import GIVEN
from brief.attribution.grammar.nouns import head_of
from brief.attribution.names.parties import Candidate
from brief.grounding.unnamed import is_unnamed
from brief.schema import REPORTER

_DOCUMENT = re.compile(
    r"(?:^|[’'-])(?:report|statement|study|poll|survey|document|memo|letter|lawsuit|complaint|filing"
    r"|data|figures|indictment|ruling"
    r"|verdict|communiqu[eé]|transcript|tweet|records|paper|ad|bill|draft|text|email|plan|law|release)s?$",
    re.IGNORECASE,
)
_SURVEYORS = re.compile(r"\b(?:Geological|Ordnance|Antarctic|Topographical?|Meteorological) Survey$")
"""Bodies that are called by what they do."""
_SHOWN = re.compile(
    r"(?:^|[\s’'-])(?:studies|(?:decision|article|investigation|finding|video|photograph|banner"
    r"|placard|clip|slide|proclamation|witness account|(?:media|blog|Facebook|Instagram|Telegram) post)s?"
    r"|analys[ie]s|research|footage|commentary)$"
)
"""Documents too, in small letters or alone: "Homeland Security Investigations" is a body."""


def attribution(speaker: str) -> str:
    """on_record, unnamed, document or reporter."""
    if speaker == REPORTER:
        return "reporter"
    # By the noun that heads it: neither Bill Clinton nor the Nordic Data Group is a document.
    head = head_of(speaker)
    phrase = speaker[: speaker.find(head) + len(head)]
    document = _DOCUMENT.search(head) and not _SURVEYORS.search(phrase) and not _is_named(phrase)
    if document or _SHOWN.search(phrase if " " in phrase else phrase.lower()):
        return "document"
    return "unnamed" if is_unnamed(speaker) else "on_record"


def _is_named(phrase: str) -> bool:
    """Whether a name begins with a given one, whatever its surname means: "David Laws"."""
    first, _, surname = phrase.partition(" ")
    return first[:1].isupper() and first.lower() in GIVEN and surname.istitle()


def aliases(name: str, parties: Sequence[Candidate]) -> list[str]:
    """The other forms in which the article prints a party."""
    return next((list(p.aliases) for p in parties if p.name == name), [])
