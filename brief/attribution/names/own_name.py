"""Whether a party can bear a name: one of its own, no description, no half of a name, and not that of several."""

from __future__ import annotations

import re
from collections.abc import Iterable

from brief.article import Article
from brief.attribution.grammar.nouns import DOCUMENTS, NUMBERS, is_person
from brief.attribution.names.bodies import known, surely
from brief.attribution.names.capitals import within
from brief.attribution.names.cast import Cast
from brief.grounding.words import places_of

_SO_MANY = frozenset("Everyone Everybody Hundreds Thousands Dozens Some Several Many Most Another Others".split())
_OWNED = re.compile(r"\w[’']s? [a-z]")
_AND = re.compile(r",? and |, ")
_FOREIGN = r"(?:i|y|e|und|et|og|och|ve)"
_FOREIGN_WORD = re.compile(rf" {_FOREIGN} ")
_FOREIGN_AND = re.compile(rf" {_FOREIGN} [A-ZÀ-ÞŁŚŻČ]")
_BEHIND_FOREIGN_AND = re.compile(rf"\w {_FOREIGN} $")
_LONGEST = 6
"""Words of a speaker that is a party by that name."""


def may_name(speaker: str, article: Article, cast: Cast) -> bool:
    """Whether a speaker whose name is no mention may be a party: by a name of his own, and not by a description."""
    first, *rest = speaker.split()
    if len(rest) >= _LONGEST or cast.has(speaker) or speaker[0].islower():
        return False
    if first in _SO_MANY or first.lower() in NUMBERS or speaker.rsplit(maxsplit=1)[-1] in DOCUMENTS:
        return False
    if _describes(speaker) or _are_several(speaker, cast):
        return False
    # "Oil traders", "Small groups of protesters": capital where they open sentences
    return not (rest and " ".join(rest).islower()) or surely(speaker) is not None or within(first, article)


def _describes(speaker: str) -> bool:
    """Whether a speaker is told of by a noun in small letters: "Norlin senator", "Norlin’s website"."""
    last = speaker.rsplit(maxsplit=1)[-1]
    return last.islower() and (is_person(last) or (_OWNED.search(speaker) is not None and surely(speaker) is None))


def _are_several(speaker: str, cast: Cast) -> bool:
    """Whether several speak together, each of whom is a party: "Norlin and Averin"."""
    names = _AND.split(speaker)
    return len(names) > 1 and all(cast.is_surely_person(n) or (surely(n) or known(n)) is not None for n in names)


def halves(names: Iterable[str], article: Article) -> list[str]:
    """The names that always stand beside another with a foreign "and" between them: "Prawo" in "Prawo i Norma"."""
    if not any(_FOREIGN_WORD.search(s.text) for s in article.sentences):
        return []
    return [name for name in names if _is_half(name, article)]


def _is_half(name: str, article: Article) -> bool:
    found = ((s.text, at) for s in article.sentences if name in s.text for at in places_of(name, s.text))
    beside = (
        _FOREIGN_AND.match(text, at + len(name)) or _BEHIND_FOREIGN_AND.search(text, max(0, at - 40), at)
        for text, at in found
    )
    # Most are none at the first place: the others need not be looked for.
    return next(beside, None) is not None and all(beside)
