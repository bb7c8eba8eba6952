"""Whom an article is about, by its headline: "Ada Berg, biologist, dies at 91"."""

from __future__ import annotations

import re

from brief.article import Article, Place
from brief.attribution.names.cast import Cast

_WORD = re.compile(r"[\w’'-]*\w")
_OWNER = re.compile(r"[’']s?$")
_DIED = re.compile(r"\b(?:dies|died|dead|dying|passes away|obituary)\b", re.IGNORECASE)
"""What the headline over somebody's life says. "Ada Berg’s death" may be any story."""


def protagonist(article: Article, cast: Cast) -> str | None:
    """The one person whom the headline of an obituary names, in the fullest form; None under any other headline."""
    headline = next((s.text for s in article.sentences if s.place is Place.HEADLINE), article.title or "")
    if not _DIED.search(headline):
        return None
    told = {_OWNER.sub("", w) for w in _WORD.findall(headline)}
    found = {
        name
        for mentions in cast.persons.values()
        for name in (cast.full(m.name) for m in mentions)
        if name.rsplit(maxsplit=1)[-1] in told
    }
    named = {name for name in found if set(name.split()) <= told} or found
    return named.pop() if len(named) == 1 else None
