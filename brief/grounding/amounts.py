"""One amount in other words (English): an hour is 60 minutes, twice is two times, one in five is 20%.

What such words mean is more than the figures printed in them, and backs that meaning alone: "an hour" backs "one hour"
and "60 minutes", and not "60 people".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from brief.grounding import numerals
from brief.grounding.glance import may_have, starts_of
from brief.grounding.printed import Figure
from brief.grounding.units import UNIT_PATTERN, UNITS

_SIZES = (
    {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800},
    {"month": 1, "year": 12},
)
"""Units of time of which one is a whole number of another. A month is no number of days."""
_ALL = 100
_COUNTS = {word: int(numerals.SMALL[word]) for word in "one two three four five six seven eight nine ten".split()}
_SPANS = {"decade": (10, "year"), "century": (100, "year"), "fortnight": (14, "day")}
_TIMES = {"tw": 2, "do": 2, "th": 3, "tr": 3, "qu": 4, "fo": 4}
_NTHS = [word for word, value in numerals.ORDINALS.items() if value <= _ALL and word.isalpha()]
_STEPS = "phase|stage|round|part|step|chapter|wave|tier|day|week|game|match"
"""What comes one after the other: "phase three" is the third."""
_NUMBER = rf"{'|'.join(_COUNTS)}|\d{{1,3}}"
_PHRASE = re.compile(
    r"\b(?:(?:an?|the (?:past|last|next))[\s-](?P<one>second|minute|hour|day|week|month|year)"
    r"(?P<half>[\s-]and[\s-]a[\s-]half)?"
    rf"|(?:couple|pair)\sof(?:\s(?P<two>{UNIT_PATTERN}))?"
    r"|(?P<times>twice|thrice|(?:two|three|four)fold|doubl(?:ed|e|ing)|tripl(?:ed|e|ing)|trebl(?:ed|e|ing)"
    r"|quadrupl(?:ed|e|ing))"
    rf"|(?P<count>an?|{_NUMBER})[\s-](?P<span>decade|century|fortnight)s?"
    rf"|(?P<counted>{_NUMBER})\scenturies"
    rf"|(?P<part>{_NUMBER})\s(?:in|(?:out\s)?of)\s(?:every\s)?(?P<of>{_NUMBER})"
    r"|(?:by|(?P<but>all\sbut))\s(?P<share>half|an?\s(?:third|quarter|fifth|tenth))|(?P<halved>halv(?:ed?|es|ing))"
    rf"|all\sbut\s(?P<less>{_NUMBER})\sof\s(?:(?:the|its|their)\s)?(?P<whole>\d{{1,3}}|{'|'.join(numerals.SMALL)})"
    rf"|(?:{_STEPS})\s(?P<step>{_NUMBER})|(?P<nth>{'|'.join(_NTHS)})\s(?:{_STEPS}))(?!\w)",
    re.IGNORECASE,
)
_BEGINNINGS = starts_of(
    """second minute hour day week month year couple pair twice thrice twofold threefold fourfold double doubling triple
    tripling treble trebling quadruple decade century centuries fortnight in out of half third quarter fifth tenth
    halved halves halving all """
    + _STEPS.replace("|", " ")
)


class _Meaning(NamedTuple):
    """What a phrase means, and the figures printed in it."""

    figure: Figure
    printed: tuple[Figure, ...] = ()


def restated(statement: str, sources: Iterable[str], known: Set[Figure]) -> frozenset[Figure]:
    """The figures that an English statement may print for what its sources, which have the known ones, tell in other
    words.
    """
    told = known | {m.figure for source in sources for m in _meanings(source)}
    same = told | {other for figure in told for other in _in_other_units(figure)}
    return frozenset((same - known) | {f for m in _meanings(statement) if m.figure in same for f in m.printed})


def _in_other_units(figure: Figure) -> Iterator[Figure]:
    """The same time in whole or half units of another size."""
    for sizes in _SIZES if figure.kind == "number" else ():
        if figure.unit in sizes:
            least = Decimal(figure.value) * sizes[figure.unit]
            for unit, size in sizes.items():
                value = least / size
                if unit != figure.unit and value * 2 == int(value * 2):
                    yield _number(value, unit)


def _number(value: Decimal | int, unit: str) -> Figure:
    return Figure("number", format(Decimal(value).normalize(), "f"), unit)


@lru_cache(maxsize=1024)
def _meanings(text: str) -> tuple[_Meaning, ...]:
    if not may_have(text, _BEGINNINGS):
        return ()
    return tuple(m for match in _PHRASE.finditer(text) for m in _read(match))


def _read(match: re.Match[str]) -> Iterator[_Meaning]:  # noqa: C901
    """One branch for each way of telling an amount."""
    if match["one"]:
        half = (Figure("number", "0.5"),) if match["half"] else ()
        yield _Meaning(_number(Decimal("1.5") if half else 1, match["one"].lower()), half)
    elif match["share"] or match["halved"]:
        part = (match["share"] or "half").lower().replace("an ", "a ")
        value = Decimal("0.5") if part == "half" else numerals.PARTS[part]
        if match["but"]:
            value = 1 - value
        yield _Meaning(_number(round(_ALL * value), "%"))
        yield _Meaning(_number(value, ""), (_number(value, ""),))
    elif match["less"]:
        whole = numerals.words(match["whole"]) or Decimal(match["whole"])
        yield _Meaning(_number(whole - _count(match["less"]), ""))
    elif match["step"]:
        yield _Meaning(Figure("ordinal", str(_count(match["step"]))))
    elif match["nth"]:
        yield _Meaning(_number(numerals.ORDINALS[match["nth"].lower()], ""))
    elif match["times"]:
        yield _Meaning(_number(_TIMES[match["times"][:2].lower()], "x"))
    elif match["span"] or match["counted"]:
        size, unit = _SPANS[(match["span"] or "century").lower()]
        count = _count(match["count"] or match["counted"])
        yield _Meaning(_number(count * size, unit), (_number(count, ""),))
    elif match["part"]:
        part, of = _count(match["part"]), _count(match["of"])
        if 0 < part < of <= _ALL:
            yield _Meaning(_number(round(_ALL * part / of), "%"), (_number(part, ""), _number(of, "")))
    else:
        yield _Meaning(_number(2, ""))
        if match["two"]:
            yield _Meaning(_number(2, UNITS[match["two"].lower()]))


def _count(word: str) -> int:
    return 1 if word.lower() in ("a", "an") else _COUNTS.get(word.lower()) or int(word)
