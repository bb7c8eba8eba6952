"""Counts that point back: "the four face life", where the article has told of four men before. English only."""

from __future__ import annotations

import re
from collections.abc import Iterable

_COUNTS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_VALUES = {form: n for n, word in enumerate(_COUNTS, start=3) for form in (word, str(n))}
_ANY = rf"(?:{'|'.join((*_COUNTS, *map(str, range(3, 13))))}|two|2)"
_BACK = r"\b(?:the|all|these|those|his|her|its|their) (?:other |remaining )?"
_OF_PEOPLE_OR_THINGS = r"(?= (?:[a-z’'-]+ ){0,2}?[a-z’'-]+s\b| (?:men|women|people|children)\b)"
_UNIT = r"(?! (?:percent|per cent|points?|million|billion|thousand|hundred|dozen|hours?|days?|weeks?|months?|years?)\b)"
_ANOTHER = re.compile(rf"{_BACK}{_ANY}\b{_UNIT}", re.IGNORECASE)


def pointing_back(figures: Iterable[str], statement: str, cited: Iterable[str], article: str) -> frozenset[str]:
    """Those of a statement's figures that are counts which the article tells elsewhere of people or things.

    Where a cited sentence has such a count itself, it has to be that one.
    """
    known = {f: n for f in figures if (n := _VALUES.get(f.lower())) is not None}
    if not known or any(_ANOTHER.search(s) for s in cited):
        return frozenset()
    return frozenset(f for f, n in known.items() if _is_back(f, statement) and _is_told(n, article))


def _is_back(figure: str, statement: str) -> bool:
    places = len(re.findall(rf"\b{figure}\b", statement, re.IGNORECASE))
    return 0 < places == len(re.findall(rf"{_BACK}{figure}\b{_UNIT}", statement, re.IGNORECASE))


def _is_told(count: int, article: str) -> bool:
    return (
        re.search(rf"\b(?:{_COUNTS[count - 3]}|{count})\b{_UNIT}{_OF_PEOPLE_OR_THINGS}", article, re.IGNORECASE)
        is not None
    )
