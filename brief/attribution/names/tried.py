"""Whom an English article says to be accused, charged, tried or sentenced: a party, be it named once."""

from __future__ import annotations

import re

from brief.article import Article
from brief.attribution.names.cast import Cast
from brief.grounding.courts import FAR, NEAR, is_charged, is_judged
from brief.places import ends_sentence

_LISTS = re.compile(r"\b(?:defendants?|charged|accused|indicted|arrested|convicted|guilty|sentenced)\b[^:]*:$")
"""How a line ends below which each has a line: "The jury found the following guilty:"."""
_LONGEST = 25
"""Words of such a line."""


def tried(article: Article, cast: Cast) -> frozenset[str]:
    """The full names of persons who are accused, charged, tried or sentenced by the article's words."""
    if not article.english:
        return frozenset()
    text, listed = article.text, _listed(article)
    found: set[str] = set()
    for mention in cast.mentions:
        around = text[max(0, mention.start - NEAR) : mention.start], text[mention.end : mention.end + FAR]
        told = mention.start in listed or is_charged(*around) or is_judged(*around)
        if told and cast.is_person(mention.name):
            found.add(cast.full(mention.name))
    return frozenset(found)


def _listed(article: Article) -> set[int]:
    """Where the lines of a list of those accused begin. It ends with a full stop, or with a longer line."""
    found: set[int] = set()
    listing = False
    for sentence in article.sentences:
        if listing := listing and len(sentence.text.split()) <= _LONGEST:
            found.add(sentence.start)
        listing = (listing and not ends_sentence(sentence.text)) or _LISTS.search(sentence.text) is not None
    return found
