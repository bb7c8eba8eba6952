"""Which voices a reader cannot look up by a name, an office or a body: those that a page counts as unnamed."""

from __future__ import annotations

import re
from functools import lru_cache

from brief.grounding.names import is_nobody, is_vague
from brief.grounding.words import plain, singular

_SO_MANY = re.compile(
    r"(?:(?:nearly|almost|about|around|over|at least|more than|fewer than|up to|all|both|only|just) )*"
    r"(?:\d[\d.,]*(?: ?%| (?:per ?cent|million|in|of)\b)?|(?:two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|dozens|scores|hundreds|thousands"
    r"|millions|one(?= of\b)|some|many|several|most|few|various|numerous|others?|another"
    r"|(?:an?|the) (?:\w+ )?(?:number|group|majority|minority|handful|couple|crowd|chorus|dozen)(?= of\b)) ",
    re.IGNORECASE,
)
"""How many they are, where nobody is named: "some of the pilots", "two ministers", "a majority of members"."""
_THEIRS = re.compile(r"(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y|[Oo]ur) (?=[a-z])")
"""Whose voice it is, told by a pronoun: away from its sentence "her office" is anybody's."""
_ONE = re.compile(r"(?:an?|one|another) ", re.IGNORECASE)
_OF_A_BODY = re.compile(r"\b(?:spokes(?:m[ae]n|wom[ae]n|person|people)|chief executive)$")
_BEHIND = re.compile(
    r"\s*(?:,|\(|\b(?:of|from|in|within|inside|outside|at|with|for|on|who|whom|that|which|to|by|near|behind|against)\b)"
)
"""From here on a description tells where somebody belongs."""
_AND = re.compile(r", and |, | and | or ")
_TITLES = frozenset("mp mps mep meps senator senators congressman congresswoman republican republicans".split())
_PLURALS = re.compile(
    r"(?:party|leader|country|nation|state|club|agency|organi[sz]ation|institution|citizen|authority|firm"
    r"|company|group|union|regulator|advocate|candidate|defendant|plaintiff"
    r"|prosecutor|attorney|minister|senator|parent|pilot|guard|guest|migrant|refugee|immigrant|applicant|militant"
    r"|respondent|opponent|representative|graduate|nurse|youth|kid|child|boy|girl|mp|mep|(?!pap)[a-z]{3,}(?:er|or|ist"
    r"|ian|eer|ee|ologist|ant))"
)
"""What several persons or bodies are, in the singular."""
_THINGS = frozenset(
    "account website site figure number paper letter order matter answer offer picture poster banner newspaper filter"
    " computer counter"
    " quarter headquarter border sister brother father mother".split()
)
_CLOSE = frozenset(
    """father mother parent son daughter brother sister wife husband uncle aunt cousin widow widower grandfather
    grandmother grandson granddaughter nephew niece stepfather stepmother fiancé fiancée girlfriend boyfriend lawyer
    attorney solicitor acquaintance classmate roommate victim suspect attacker assailant gunman defendant plaintiff
    driver passenger motorist patient tenant landlord teenager child boy girl interviewee caller""".split()
)
"""Who is told of by what he is to somebody, or to what happened, in place of a name."""


@lru_cache(maxsize=1024)
def is_unnamed(speaker: str) -> bool:
    """Whether a voice has neither a name nor an office: "a senior source", "some of the pilots", "one MP",
    "investigators", "his father".

    An office ("the mayor") and a body by its only noun ("police", "the court", "the council") are on record: the
    reader knows whom to ask. "A spokesman for Norlin" is so by the body's name.
    """
    if is_nobody(speaker):
        return False
    if is_vague(speaker):
        return True
    text = plain(speaker).strip()
    behind = _BEHIND.search(text, 1)
    if behind and behind[0].strip() != "," and not _AND.search(text, 0, behind.start()):
        return _nameless(text)  # "authorities in Norlin and Averin"
    return all(_nameless(part) for part in _AND.split(text) if part)


def _nameless(text: str) -> bool:
    """Whether a description that joins nobody to anybody names nobody."""
    counted = _SO_MANY.match(text)
    # "Ten Network" is a name.
    some = counted and not (text[0].isupper() and _is_name(text[counted.end() :].partition(" ")[0]))
    return bool(some) or _THEIRS.match(text) is not None or is_vague(text) or _is_one_or_several(text)


def _is_one_or_several(text: str) -> bool:
    """Whether an article that names nobody, or the noun, tells of whom is spoken: "a judge", "pilots", "his father"."""
    cut = _BEHIND.search(text, 1)
    words = (text[: cut.start()] if cut else text).split()
    if not words:
        return False
    last = words[-1].rpartition("-")[2]
    if _ONE.match(text) and len(words) > 1:
        # "a Norlin spokesman" speaks for Norlin.
        by_name = _OF_A_BODY.search(words[-1]) and (cut is not None or any(w[0].isupper() for w in words[1:]))
        return not by_name and not _is_name(words[-1]) and last not in _THINGS
    if not last.islower():
        return False
    one = singular(last)
    if one != last or last in {"children", "youth"}:
        return one not in _THINGS and _PLURALS.fullmatch("child" if last == "children" else one) is not None
    return last in _CLOSE


def _is_name(word: str) -> bool:
    """Whether a word is a name by its capital, and no title: "Nation", not "MP"."""
    return word[0].isupper() and word.lower() not in _TITLES
