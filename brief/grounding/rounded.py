"""Figures that an English statement rounds and says so: "about $2.3 billion" for "$2.31 billion", "nearly 2,000" for
"1,906", "more than 40" for "43".

A rounded figure has fewer digits than the one it is for, lies on the side that its word says, and close by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from brief.grounding.printed import Figure, Printed, printed
from brief.lexicon import Cue

_NEAR = "about around some roughly approximately circa"
_BELOW = "nearly almost just~under close~to under below up~to fewer~than less~than no~more~than at~most"
_ABOVE = "more~than over above at~least upwards~of exceeding no~fewer~than no~less~than"


def _any(words: str) -> str:
    return "|".join(words.replace("~", r"\s").split())


_ROUGH = re.compile(
    rf"\b(?:(?P<near>{_any(_NEAR)})|(?P<below>{_any(_BELOW)})|(?P<above>{_any(_ABOVE)}))(?:\san?(?=\s(?!few)))?\s",
    re.IGNORECASE,
)
_CUE_WORDS = frozenset(f"{_NEAR} {_BELOW} {_ABOVE}".replace("~", " ").split()) - {"a", "to", "of", "no", "at", "up"}
_may_round = Cue(lambda stretch: stretch.lower().strip("(“\"'") in _CUE_WORDS)
_CLOSE = {"near": Decimal("0.08"), "below": Decimal("0.08"), "above": Decimal("0.12")}
"""How far off it may be, as a share of the figure that is told."""
_YEARS = range(1900, 2100)
_HALF = Figure("number", "50", "%")


def rounded(statement: str, sources: Sequence[str], gone: Sequence[Printed]) -> frozenset[Printed]:
    """Those of a statement's figures, which its sources do not have, that it plainly rounds."""
    if not _may_round(statement):
        return frozenset()
    ways = {p: way for p in gone if (way := _way(p, statement))}
    known = [k for source in sources for k in _sized(source)] if ways else []
    return frozenset(p for p, way in ways.items() if any(_rounds(f, k, way) for f in _read_as(p) for k in known))


def _read_as(figure: Printed) -> frozenset[Figure]:
    """What a figure may be: half is also 50 percent."""
    return figure.readings | ({_HALF} if figure.text.lower() == "half" else frozenset())


def _way(figure: Printed, text: str) -> str | None:
    """How a text rounds a figure, if it does so wherever it has it."""
    ways = {m.lastgroup for m in _ROUGH.finditer(text) if text.startswith(figure.text, m.end())}
    return ways.pop() if len(ways) == 1 and text.count(figure.text) == 1 else None


@lru_cache(maxsize=512)
def _sized(source: str) -> tuple[tuple[Figure, str | None], ...]:
    """The numbers of a source, and on which side of them it says that the true ones lie. Years are none."""
    return tuple(_read(source))


def _read(source: str) -> Iterator[tuple[Figure, str | None]]:
    for p in printed(source, "en"):
        if p.text.isdigit() and int(p.text) in _YEARS:
            continue
        yield from ((f, _way(p, source)) for f in p.readings if f.kind == "number")


def _rounds(told: Figure, known: tuple[Figure, str | None], way: str) -> bool:
    figure, side = known
    if told.kind != "number" or told.unit != figure.unit:
        return False
    value, true = Decimal(told.value), Decimal(figure.value)
    step = _step(value)
    off = true - value
    if value <= 0 or not off or abs(off) > _CLOSE[way] * value:
        return False
    if way == "near":
        return abs(off) <= step / 2
    if way == "below":
        return -step < off < 0 and side != "above"
    return 0 < off < step and side != "below"


def _step(value: Decimal) -> Decimal:
    """What the last digit of a number counts: 100 of 2,300; of 45 and of 250 it is 5 and 50."""
    digits, exponent = value.normalize().as_tuple()[1:]
    half = len(digits) > 1 and digits[-1] == 5
    return Decimal(5 if half else 1).scaleb(int(exponent))
