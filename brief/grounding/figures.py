"""Figures of a text as comparable values: numbers, amounts, percentages, units, dates.

`missing` tells which figures of a statement none of its sources has. English is read in digits and
words; other languages in digits only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from brief.grounding import numerals
from brief.grounding.units import CURRENCY, UNIT_PATTERN, UNITS

Kind = Literal["number", "ordinal", "date", "month", "weekday", "time", "many"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its unit, written in one way only: 2.5m dollars is ("number", "2500000", "USD")."""

    kind: Kind
    value: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as printed, and what it may mean where that is open."""

    text: str
    readings: frozenset[Figure]


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = {
    name: f"{number:02}"
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
_NAMES = "|".join(sorted((m.capitalize() for m in _MONTHS), key=len, reverse=True))
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_SIMPLE = "|".join([*numerals.SMALL, *numerals.TENS])
_BIG = "|".join(numerals.SCALES)
_WORDS = (
    rf"(?:(?:half|quarter)[\s-]an?[\s-](?:{_BIG}|dozen)|an?[\s-](?:{_BIG}|dozen)"
    rf"|(?:{_SIMPLE})(?:(?:[\s-]|\sand\s(?:an?\s)?)(?:{_SIMPLE}|{_BIG}|dozen|half|quarter)\b)*|dozen|half)"
)
_NUMBER = r"\d+(?:[.,'’٬٫]\d+)*(?:[ \u00a0\u202f\u2009]\d{3}(?!\d))*(?:[.,٫]\d+)?[½¼¾]?|[½¼¾]"
_SCALE = rf"(?:[\s-]?(?P<scale>{_BIG})s?\b|(?P<short>k|mn|mln|bn|tn|m|b)\b|\s(?P<spaced>mn|mln|bn|tn|m|b)\b|(?P<cjk>[万萬億亿]))"
_FIGURE = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d\d-\d\d\b)"
    rf"|(?P<date>\b(?P<d1>{_DAY})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m1>{_NAMES})\b\.?|\b(?P<m2>{_NAMES})\.?\s(?P<d2>{_DAY})(?:st|nd|rd|th)?\b(?![,.]?\d))"
    rf"|(?P<month>\b(?:{_NAMES})\b)"
    rf"|(?P<weekday>\b(?:{'|'.join(d.capitalize() for d in _WEEKDAYS)})\b)"
    rf"|(?P<time>\b\d{{1,2}}:\d\d\b)"
    rf"|(?P<decade>\b\d{{2,4}}s\b)"
    rf"|(?P<nth>\b\d+(?:st|nd|rd|th)\b)"
    rf"|(?P<ordinal>\b(?i:{'|'.join(numerals.ORDINALS)})\b)"
    rf"|(?P<many>\b(?i:dozens|hundreds|thousands|millions|billions|trillions)\b)"
    rf"|(?P<amount>(?P<sign>(?<![\w.,])[-−](?=\d)|\bminus\s(?=\d))?"
    rf"(?:(?P<money>{CURRENCY})\s?|(?<![0-9A-Za-zÀ-ɏ\u0370-\u052f_.,]))(?:(?P<number>{_NUMBER})(?:{_SCALE})?|(?P<words>(?i:{_WORDS}))\b))"
)
# Covid-19, F-16: part of a name, not a figure; mid-2024 is one.
_IN_A_NAME = re.compile(r"\b(?!Mid|Pre|Post|Early|Late)[A-Z][\w.]*-$")
# Most sentences have no figure: a look at their words is ten times quicker than the full pattern.
_WORDS_OF_FIGURES = frozenset(
    {*numerals.SMALL, *numerals.TENS, *numerals.SCALES, *(f"{s}s" for s in numerals.SCALES), *numerals.ORDINALS}
    | {*_WEEKDAYS, *_MONTHS, "dozen", "dozens", "half"}
)
_LETTERS = re.compile("[a-z]+")
_DIGIT = re.compile(r"[\d½¼¾]")
_IN_MONTH = re.compile(r"(?:\b(?:in|of|by|since|until|till|last|next|early|late|this|from|to)\s|\bmid-)$")
_OF_YEAR = re.compile(r",?\s\d{4}\b")
_AFTER = re.compile(rf"[\s\u00a0\u202f-]?(?P<unit>{UNIT_PATTERN})")
# What joins a number to one whose unit or scale it shares: "5 to 10 percent", "5, 10 and 15 euros".
_JOINED = re.compile(r"\s?(?:-|–|—|,|to|and|or|,\s(?:and|or))\s?(?=[$€£¥₹₽]?$)")


@lru_cache(maxsize=512)
def printed(text: str, language: str | None = None) -> tuple[Printed, ...]:
    """The figures of a text in its order, as printed.

    "one" is left out where it stands alone (it mostly is a pronoun), and so is "first".
    """
    english = language is None or language.split("-")[0].lower() == "en"
    if not _DIGIT.search(text) and _WORDS_OF_FIGURES.isdisjoint(_LETTERS.findall(text.lower())):
        return ()
    found: list[tuple[re.Match[str], Printed]] = []
    for match in _FIGURE.finditer(text):
        readings = _readings(match, text, language, english=english)
        if readings:
            found.append((match, Printed(match[0].strip(), readings)))
    return tuple(_with_shared_units(found, text))


def figures(text: str, language: str | None = None) -> frozenset[Figure]:
    """All figures of a text, in every reading that its language allows."""
    return frozenset(f for p in printed(text, language) for f in p.readings)


def missing(statement: str, sources: Iterable[str], language: str | None = None) -> list[str]:
    """The figures of a statement, as printed there, that no source has.

    A source may be more exact than the statement (`3 June` for `June`, `$5` for `5`), not less. In
    languages other than English, whole numbers up to twelve are let pass: sources write them out.
    """
    stated = [p for p in printed(statement, language) if not _too_small(p, language)]
    if not stated:
        return []
    known: set[Figure] = set()
    for source in sources:
        known |= figures(source, language)
        if "one" in source or "One" in source or "first" in source or "First" in source:
            known |= {Figure("number", "1"), Figure("ordinal", "1")}
    return [p.text for p in stated if not any(_backed(f, known) for f in p.readings)]


def _too_small(figure: Printed, language: str | None) -> bool:
    if language is None or language.split("-")[0].lower() == "en":
        return False
    return all(f.kind == "number" and f.unit != "%" and Decimal(f.value) in range(13) for f in figure.readings)


def _backed(figure: Figure, known: set[Figure]) -> bool:
    if figure in known:
        return True
    if figure.kind == "month":
        return any(k.kind == "date" and k.value[:2] == figure.value for k in known)
    if figure.kind == "many":
        floor = Decimal(figure.value)
        return any(k.kind == "number" and _is_at_least(k, floor) for k in known)
    if figure.kind == "ordinal":
        return any(k.kind == "date" and k.value[3:].lstrip("0") == figure.value for k in known)
    if figure.kind != "number":
        return False
    units = {k.unit for k in known if k.kind == "number" and k.value == figure.value}
    return bool(units) and (not figure.unit or ("" in units and figure.unit != "%"))


def _is_at_least(known: Figure, floor: Decimal) -> bool:
    return Decimal(known.value) >= floor


def _readings(match: re.Match[str], text: str, language: str | None, *, english: bool) -> frozenset[Figure]:  # noqa: C901, PLR0911
    """One branch for each way a figure is printed."""
    if match["iso"]:
        _, month, day = match["iso"].split("-")
        return frozenset({Figure("date", f"{month}-{day}")})
    if match["date"]:
        month, day = _MONTHS[(match["m1"] or match["m2"]).lower()], int(match["d1"] or match["d2"])
        return frozenset({Figure("date", f"{month}-{day:02}")})
    if match["month"]:
        return _month(match, text) if english else frozenset()
    if match["weekday"]:
        return frozenset({Figure("weekday", match[0].lower())})
    if match["time"]:
        return frozenset({Figure("time", match[0].lstrip("0"))})
    if match["decade"]:
        return frozenset({Figure("number", match[0][:-1], "decade")})
    if match["nth"]:
        return frozenset({Figure("ordinal", str(int(match[0][:-2])))})
    if not english and (match["ordinal"] or match["many"] or match["words"]):
        return frozenset()
    if match["ordinal"]:
        value = numerals.ORDINALS[match[0].lower()]
        return frozenset() if value == 1 else frozenset({Figure("ordinal", str(value))})
    if match["many"]:
        many = match["many"].lower()
        least = Decimal(12) if many == "dozens" else numerals.SCALES[many[:-1]]
        return frozenset({Figure("many", str(least))})
    return _amount(match, text, language)


def _month(match: re.Match[str], text: str) -> frozenset[Figure]:
    name = match[0].lower()
    if len(name) == 3 and name != "may" and text[match.end() : match.end() + 1] != ".":
        return frozenset()
    dated = _IN_MONTH.search(text, max(0, match.start() - 8), match.start()) or _OF_YEAR.match(text, match.end())
    if name in ("may", "march") and not dated:
        return frozenset()
    return frozenset({Figure("month", _MONTHS[name])})


def _amount(match: re.Match[str], text: str, language: str | None) -> frozenset[Figure]:
    spelled = match["words"]
    if match["number"] and _IN_A_NAME.search(text, max(0, match.start() - 16), match.start()):
        return frozenset()
    after = _AFTER.match(text, match.end())
    unit = UNITS.get((match["money"] or "").strip(". ").lower(), "") or (UNITS[after["unit"].lower()] if after else "")
    if spelled:
        value = numerals.words(spelled)
        pronoun = spelled.lower() == "one" and not unit
        return frozenset() if value is None or pronoun else frozenset({Figure("number", _plain(value), unit)})
    values = numerals.digits(match["number"], language)
    sign = Decimal(-1) if match["sign"] else Decimal(1)
    short = match["short"] or match["spaced"] or match["cjk"]
    if match["scale"] or short:
        factor = numerals.SCALES[match["scale"].lower()] if match["scale"] else numerals.SHORT_SCALES[short]
        scaled = frozenset(Figure("number", _plain(sign * v * factor), unit) for v in values)
        # "5m" and "5 m" without a currency may be metres as well.
        metres = (
            frozenset(Figure("number", _plain(sign * v), "m") for v in values)
            if short == "m" and not unit
            else frozenset()
        )
        return scaled | metres
    return frozenset(Figure("number", _plain(sign * v), unit) for v in values)


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _with_shared_units(found: list[tuple[re.Match[str], Printed]], text: str) -> list[Printed]:
    """Give the first number of a range or list the unit and scale of the next one, as a further reading."""
    result = [p for _, p in found]
    for i in range(1, len(found)):
        # "20-21 October" has two dates, and so has "October 20 and 21".
        match, figure = found[i]
        before = found[i - 1][0]
        day = match["number"]
        if (
            before["date"]
            and day
            and day.isdigit()
            and int(day) <= 31
            and _JOINED.fullmatch(text[before.end() : match.start()])
        ):
            month = next(iter(result[i - 1].readings)).value[:2]
            result[i] = Printed(figure.text, figure.readings | {Figure("date", f"{month}-{int(day):02}")})
    for i in range(len(found) - 2, -1, -1):
        match, figure = found[i]
        following = found[i + 1][0]
        if not (match["number"] or match["words"]) or not (following["number"] or following["words"]):
            continue
        if not _JOINED.fullmatch(text[match.end() : following.start()]):
            continue
        units = {f.unit for f in result[i + 1].readings if f.unit}
        scale = numerals.SCALES.get((following["scale"] or "").lower())
        more = {Figure("number", f.value, unit) for f in figure.readings for unit in units if not f.unit}
        if scale and not (match["scale"] or match["short"] or match["spaced"]):
            more |= {Figure("number", _plain(Decimal(f.value) * scale), f.unit) for f in (*figure.readings, *more)}
        result[i] = Printed(figure.text, figure.readings | more)
    return result
