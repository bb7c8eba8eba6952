"""Figures that an English statement works out of those of its sources: "12 jurors" for "eight women and four men", "by
50 million" for "to 1.26 billion from 1.21 billion", "36 percent less" for "to 84 million from 131 million".

The statement has to say that it counts together or compares, and a share has to come with one of the figures that it is
of. A figure in the place of another one of a copied sentence is not worked out, whatever it comes to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from brief.grounding.edits import copied
from brief.grounding.outcomes import befalls
from brief.grounding.printed import Figure, Printed, printed

_TOTAL = re.compile(
    r"\b(?:total(?:s|led|ling)?|altogether|combined|together|overall|in all|all told|between them|sum|aggregate)\b",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:by|more|fewer|less|higher|lower|ahead|behind|below|above|short|up|down|longer|shorter|older|younger|faster"
    r"|slower|larger|smaller|later|earlier|leads?|leading|led|gap|margin|majority|difference|beat|rise|rose|risen|grew|grown"
    r"|increas\w+|gain\w*|added|fell|fall\w*|drop\w*|slip\w*|declin\w*|decreas\w*|shrank|lost|loss|cut)\b",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:others?|remaining|rest|not|never|no|without|left|still|remain\w*)\b|n[’']t\b", re.IGNORECASE)
"""Words for what is left when some are taken off. They are common, so that one of the two figures has to be there."""
_ROUGH = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|just (?:over|under)|more than|over|less than|under"
    r"|close to)\s(?:an?\s)?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s[a-z]+(?:\s[a-z]+)?(?:,?\sand|,)\s(?:another\s|a\sfurther\s)?")
"""Between figures of one kind, one after the other: "eight | women and | four men"."""
_OTHERS = re.compile(r"\s(?:others?|(?:other|more|further)\s[a-z]+)\b")
_AND = re.compile(r"\b[A-ZÀ-Þ][\w’'-]*\sand\s$")
"""Before "eleven others", who are twelve with the one that is named."""
# A list has an end, and a name's words have one: what is tried from each name on takes minutes on a page of capitals.
_NAME = r"[A-ZÀ-Þ][\w’'-]{0,40}(?:\s[A-ZÀ-Þ][\w’'-]{0,40}){0,3}"
_NAMES = re.compile(rf"(?<![\w-])(?<!,\s){_NAME}(?:,\s(?!and\b){_NAME}){{0,20}},?\sand\s[A-ZÀ-Þ][\w’'-]*")
_BEFORE, _BEHIND = 30, 40
"""Characters beside a figure among which the word stands that compares it."""
_MOST = 16
"""Figures of all sources up to which any two are tried, and of the statement up to which they are for it."""
_YEARS = range(1900, 2100)
_ALL = 100
_OFF, _ROUGHLY_OFF = Decimal("0.5"), Decimal("1.5")
"""Of the last digit of a percentage, how far off it may be; if it is said to be rough."""


class _Known(NamedTuple):
    value: Decimal
    unit: str
    source: int


class _Told(NamedTuple):
    """A statement, and what is asked of it for each of its figures: it may have thousands."""

    text: str
    here: set[Decimal]
    """Its figures."""
    total: bool
    """It has a word for a sum."""
    rest: bool
    """It has a word for what is left."""


def worked_out(statement: str, sources: Sequence[str], gone: Sequence[Printed]) -> frozenset[Printed]:
    """Those of a statement's figures, which its sources do not have, that follow from two of theirs."""
    if len(gone) > _MOST:
        return frozenset()
    sought = [p for p in gone if _is_number(p) and not _replaces(p, statement, sources)]
    if not sought:
        return frozenset()
    known = [_Known(Decimal(f.value), f.unit, n) for n, s in enumerate(sources) for f in _numbers(s)]
    sums = _sums(sources)
    here = {Decimal(f.value) for f in _numbers(statement)}
    told = _Told(statement, here, _TOTAL.search(statement) is not None, _REST.search(statement) is not None)
    found = {p for p in sought if any(f in sums for f in p.readings)}
    if len(known) <= _MOST:
        found |= {p for p in sought if any(_follows(f, p, told, known) for f in p.readings)}
    return frozenset(found)


def _is_number(figure: Printed) -> bool:
    return all(f.kind in ("number", "ordinal") for f in figure.readings) and not _is_year(figure.text)


def _is_year(text: str) -> bool:
    return text.isdigit() and int(text) in _YEARS


def _numbers(text: str) -> Iterator[Figure]:
    for p in printed(text, "en"):
        if not _is_year(p.text):
            yield from (f for f in p.readings if f.kind == "number" and Decimal(f.value) > 0)


def _replaces(figure: Printed, statement: str, sources: Sequence[str]) -> bool:
    """Whether a figure stands in the place of another one of a sentence that is copied."""
    copy = copied(statement, sources)
    if copy is None:
        return False
    own = figure.text.split()[0].lower()
    return any(own in map(str.lower, e.new) and any(printed(f"{w} men", "en") for w in e.gone) for e in copy.edits)


def _sums(sources: Sequence[str]) -> frozenset[Figure]:
    """What the figures come to that sources tell one after the other of one kind, and how many names they list."""
    found: list[Decimal] = []
    for source in sources:
        joins = 0
        end = 0
        for p in printed(source, "en"):
            at = max(end, source.find(p.text, end))
            number = next((Decimal(f.value) for f in p.readings if f.kind == "number" and not f.unit), None)
            joins = joins + 1 if _JOINED.fullmatch(source, end, at) and number and joins else 0
            end = at + len(p.text)
            if number and _OTHERS.match(source, end) and _AND.search(source, max(0, at - _BEFORE), at):
                found.append(number + 1)
            if number is None or _is_year(p.text) or befalls(source[at : at + _BEHIND]):
                joins = 0
            elif joins:
                found[-1] += number
            else:
                found.append(number)
                joins = 1
        found += [Decimal(2 + m[0].count(", ") - m[0].count(", and ")) for m in _NAMES.finditer(source)]
    return frozenset(Figure("number", format(value.normalize(), "f")) for value in found)


def _follows(own: Figure, figure: Printed, told: _Told, known: Sequence[_Known]) -> bool:
    """Whether a figure is the sum or the difference of two known ones, or what share of it one is of the other."""
    if own.kind != "number":
        return False
    value, at = Decimal(own.value), told.text.find(figure.text)
    end = at + len(figure.text)
    beside = told.text[max(0, at - _BEFORE) : end + _BEHIND]
    apart = _APART.search(beside)
    rough = _ROUGH.search(told.text, max(0, at - _BEFORE), at) is not None
    for a, b in combinations(known, 2):
        units = {a.unit, b.unit} - {""}
        if len(units) > 1:
            continue
        anchored = a.value in told.here or b.value in told.here
        near = anchored or a.source == b.source
        gap = abs(a.value - b.value)
        if own.unit in _units(units) and (
            (told.total and near and value == a.value + b.value)
            or (
                value == gap and ((apart and near) or (anchored and (told.rest or _is_joined_to(a, b, told.text, end))))
            )
        ):
            return True
        if own.unit == "%" and "%" not in units and anchored and a.source == b.source and gap:
            low, high = sorted((a.value, b.value))
            shares = [low / high, *([gap / a.value, gap / b.value] if apart else ())]
            if any(abs(_ALL * share - value) <= _off(own, rough=rough) for share in shares):
                return True
    return rough and own.unit == "" and _is_part(value, known, told.here)


def _is_joined_to(a: _Known, b: _Known, statement: str, end: int) -> bool:
    """`184 passengers and six crew` for "190 people, six of them crew": the two are told one after the other."""
    joint = _JOINED.match(statement, end)
    following = next(_numbers(statement[joint.end() :]), None) if joint else None
    return following is not None and Decimal(following.value) in (a.value, b.value)


def _units(units: set[str]) -> set[str]:
    """Units in which a difference may be told: that of two percentages is in points."""
    return {"", "pp"} if "%" in units else units | {""}


def _off(told: Figure, *, rough: bool) -> Decimal:
    digits = -int(Decimal(told.value).as_tuple().exponent) if "." in told.value else 0
    return (_ROUGHLY_OFF if rough else _OFF).scaleb(-digits)


def _is_part(value: Decimal, known: Sequence[_Known], here: set[Decimal]) -> bool:
    """`about 57 of the 81`, where the sources say that it was 70% of 81."""
    parts = (k for k in known if k.unit == "%")
    wholes = [k for k in known if k.unit == "" and k.value in here]
    return any(abs(p.value * w.value / _ALL - value) <= _OFF for p in parts for w in wholes)
