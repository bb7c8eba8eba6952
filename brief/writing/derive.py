"""Fields that the program fills in: the kind of attribution, a party's aliases, role and voice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from brief.article import Article
from brief.attribution.grammar.function_words import ARTICLES, PREPOSITIONS
from brief.attribution.grammar.nouns import head_of, is_agent
from brief.attribution.names.cast import Cast
from brief.attribution.names.parties import Candidate
from brief.grounding.unnamed import is_unnamed
from brief.schema import REPORTER

_NO_ROLE = frozenset(
    "who whose which and but or with his her their he she they after before however when died was is were".split()
)
_PLURAL = re.compile(r"(?:^(?:police|people|men|women|children|staff|media|troops)|[^s]s)$")
"""How the noun ends of whom one person is none."""
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

_APPOSITION = re.compile(r", (?:a |an |the )?((?:[\w’'-]+ ){0,8}?[\w’'-]+)(?:,| said| —|\.)")


def attribution(speaker: str) -> str:
    """on_record, unnamed, document or reporter."""
    if speaker == REPORTER:
        return "reporter"
    # By the noun that heads it: neither Bill Clinton nor the Nordic Data Group is a document.
    head = head_of(speaker)
    phrase = speaker[: speaker.find(head) + len(head)]
    document = _DOCUMENT.search(head) and not _SURVEYORS.search(phrase)
    if document or _SHOWN.search(phrase if " " in phrase else phrase.lower()):
        return "document"
    return "unnamed" if is_unnamed(speaker) else "on_record"


def role(name: str, cast: Cast, article: Article) -> str | None:
    """The title printed before a name, or the apposition after it; None where there is none."""
    title = cast.titles.get(cast.full(name))
    if title and title.lower().strip(".") not in {"mr", "mrs", "ms", "miss", "sir", "dr"}:
        return title
    if not cast.is_person(name):
        return None
    last = name.rsplit(maxsplit=1)[-1]
    for mention in cast.mentions:
        if cast.full(mention.name) == cast.full(name) and mention.name.endswith(last):
            match = _APPOSITION.match(article.text, article.text.index(last, mention.start) + len(last))
            # Of a name that is itself set off by commas the sentence goes on: "The mayor, Jens Holm, left the board."
            inserted = match and match.group().endswith(".") and article.text[: mention.start].endswith(", ")
            if match and not inserted and _is_role(match.group(1)):
                return match.group(1)
    return None


def _is_role(words: str) -> bool:
    """Whether an apposition names an office or a trade: "director of the district hospital", "a local farmer"."""
    before, _, _ = words.partition(" of ")
    parts = before.split()
    head = parts[-1].lower() if parts else ""
    return (
        len(parts) <= 5
        and is_agent(head)
        and parts[0].lower() not in _NO_ROLE
        and not any(p.lower() in _NO_ROLE for p in parts)
        and not _PLURAL.search(head)
        and _is_noun_phrase([p.lower() for p in parts])
    )


def _is_noun_phrase(parts: Sequence[str]) -> bool:
    """Whether these words can be one: not "told the mayor", "under fire from the mayor", "apologised to the mayor"."""
    for i, word in enumerate(parts):
        if word in PREPOSITIONS and not (i and is_agent(parts[i - 1])):
            return False
        if word in ARTICLES and not (i and parts[i - 1] in PREPOSITIONS):
            return False
    return True


def aliases(name: str, parties: Sequence[Candidate]) -> list[str]:
    """The other forms in which the article prints a party."""
    return next((list(p.aliases) for p in parties if p.name == name), [])
