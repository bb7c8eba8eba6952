"""Signs that a subject that names nobody is surely not the speaker who is given: he is spoken to, or spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from brief.attribution.grammar.given_names import GIVEN
from brief.checks.offices import OFFICES, holders
from brief.checks.said import Sayer
from brief.grounding.words import printed_words, words

_NAME = r"(?P<name>(?:[A-ZÀ-Þ][\w’'-]*\.? ){0,3}[A-ZÀ-Þ][\w’'-]*\w)"
_ALSO = r"(?: also| later| then| further| \w+ly)?"
_TELLS = re.compile(rf",?{_ALSO} (?:told|informed|assured|reminded|warned) {_NAME}(?! and\b)(?=[ ,:])")
_SAYS = re.compile(
    rf"{_ALSO} (?:said|says|claimed|alleged|announced|added|confirmed|insisted|stated|argued|warned)"
    rf"(?: on [A-Z]\w+day)?(?: that)? {_NAME} (?!and\b|or\b|of\b)(?=[a-z])"
)
_SPEAKS_FOR = re.compile(r"an? (?:[\w’'-]+ )*?(?:spokes(?:man|woman|person)|lawyer|attorney)\b", re.IGNORECASE)
_MANY = frozenset("both two three several many some most all".split())
_NAMES = (2, 3)
"""Words of a person's name that begins with a given name."""


def is_spoken_to(sayer: Sayer, names: Iterable[str]) -> bool:
    """`The mayor told Reis that …`: the speaker who is given hears it."""
    return _is_named(_TELLS.match(sayer.sentence.text, sayer.subject.end), names)


def is_spoken_of(sayer: Sayer, names: tuple[str, ...]) -> bool:
    """`The mayor said Vale had lied`: one person does not speak of himself by name. Of a country his minister may."""
    one = _SPEAKS_FOR.match(sayer.text) or set(words(sayer.text.rsplit(maxsplit=1)[-1])) <= OFFICES
    if not one or not any(map(_is_a_person, names)):
        return False
    return _is_named(_SAYS.match(sayer.sentence.text, sayer.subject.end), names)


def _is_named(match: re.Match[str] | None, names: Iterable[str]) -> bool:
    if match is None:
        return False
    last = words(match["name"])[-1:]
    return any(words(n)[-1:] == last for n in names if n[:1].isupper())


def _is_a_person(name: str) -> bool:
    """Whether a name begins with a given name: "Tom Vale"."""
    printed = printed_words(name)
    return len(printed) in _NAMES and printed[0].lower() in GIVEN and all(w[0].isupper() for w in printed)


def speaks_for_another(sayer: Sayer, who: str, names: Iterable[str], article: str) -> bool:
    """`A spokesman for Norvik said …`: not a person of another name, unless the article calls him a spokesman."""
    office = _SPEAKS_FOR.match(sayer.text)
    if office is None or not _is_a_person(who):
        return False
    known = {words(name)[-1] for name in holders(article).get(words(office[0])[-1], ())}
    return known.isdisjoint(words(n)[-1] for n in names if words(n))


def is_many(who: str) -> bool:
    """Whether a description is of several: "both sides"."""
    return bool(words(who)) and words(who)[0] in _MANY and not who[:1].isupper()
