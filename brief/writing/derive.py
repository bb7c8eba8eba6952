"""Fields that the program fills in: the kind of attribution, a party's aliases, role and voice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from brief.article import Article
from brief.attribution.cast import Cast
from brief.attribution.lines import REPORTER
from brief.attribution.nouns import is_agent
from brief.attribution.parties import Candidate
from brief.grounding.names import is_vague

_NO_ROLE = frozenset("who whose which and but or with his her their he she they after before however when died was is were".split())
_DOCUMENT = re.compile(
    r"\b(?:report|statement|study|poll|survey|document|memo|letter|lawsuit|complaint|filing|data|figures|indictment|ruling"
    r"|verdict|communiqu[eé]|transcript|tweet|records|paper|ad|bill|draft|text|emails?|plan|law|press release)s?\b",
    re.IGNORECASE,
)


def attribution(speaker: str) -> str:
    """on_record, unnamed, document or reporter."""
    if speaker == REPORTER:
        return "reporter"
    if _DOCUMENT.search(speaker.split(",")[0]):
        return "document"
    return "unnamed" if is_vague(speaker) else "on_record"


def role(name: str, cast: Cast, article: Article) -> str | None:
    """The title printed before a name, or the apposition after it; None where there is none."""
    title = cast.titles.get(cast.full(name))
    if title and title.lower().strip(".") not in {"mr", "mrs", "ms", "miss", "sir", "dr"}:
        return title
    last = re.escape(name.split()[-1])
    match = re.search(rf"\b{last}, (?:a |an |the )?((?:[\w’'-]+ ){{0,8}}?[\w’'-]+)(?:,| said| —|\.)", article.text)
    if match and cast.is_person(name) and _is_role(match.group(1)):
        return match.group(1)
    return None


def _is_role(words: str) -> bool:
    """Whether an apposition names an office or a trade: "director of the district hospital", "a local farmer"."""
    before, _, _ = words.partition(" of ")
    parts = before.split()
    head = parts[-1].lower() if parts else ""
    return len(parts) <= 5 and is_agent(head) and parts[0].lower() not in _NO_ROLE and not any(p.lower() in _NO_ROLE for p in parts)


def aliases(name: str, parties: Sequence[Candidate]) -> list[str]:
    """The other forms in which the article prints a party."""
    return next((list(p.aliases) for p in parties if p.name == name), [])
