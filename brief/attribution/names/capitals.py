"""Words that have a capital and name nobody: it is that of a sentence's beginning, or that of an adjective."""

from __future__ import annotations

import re

from brief.article import Article, Place
from brief.attribution.grammar.nouns import is_agent
from brief.grounding.words import places_of

_OF_A_KIND = re.compile(r"\w+(?:[ai]al|onal|ental|atic|etary|ative|based|led|backed)")
"""How a capitalised adjective ends that only tells what kind of people a noun is of: "Congressional sources"."""
_PEOPLE_NEXT = re.compile(r" (?:and [a-z-]+ )?([a-z]{3,})(?!\w)")


def is_no_name(name: str, article: Article) -> bool:
    """Whether a word has its capital only because it opens sentences, or always tells what kind of people follow.

    "Bankers said", "Shipping sources said", and "several Congressional sources".
    """
    if " " in name or not name[1:].replace("-", "").islower():
        return False
    body = [s.text for s in article.sentences if s.place is Place.BODY and name in s.text]
    found = [(text, at + len(name), _opens(text, at)) for text in body for at in places_of(name, text)]
    people = bool(found) and all(_before_people(text, end) for text, end, _ in found)
    of_a_kind = _OF_A_KIND.fullmatch(name) is not None
    if not all(opens for _, _, opens in found):
        return people and of_a_kind
    small = any(True for text in article.lowered for _ in places_of(f" {name.lower()}", text))
    plural = name.endswith("s") and (small or is_agent(name.lower()))
    return bool(found) and (plural or (people and (small or of_a_kind or name.endswith("ing"))))


def within(word: str, article: Article) -> bool:
    """Whether an article has a word anywhere but where a sentence begins."""
    return any(not _opens(s.text, at) for s in article.sentences for at in places_of(word, s.text))


def _opens(text: str, at: int) -> bool:
    """Whether a word opens a sentence, so that its capital tells nothing."""
    return at == 0 or text[at - 1] in '“"'


def _before_people(text: str, end: int) -> bool:
    """Whether a noun of people follows: "sources", "officials"."""
    following = _PEOPLE_NEXT.match(text, end)
    return following is not None and is_agent(following[1])
