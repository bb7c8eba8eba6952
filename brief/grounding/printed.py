"""The figures that a text prints, each as a value that can be compared: numbers, amounts, percentages, units, dates.

English is read in digits and words; other languages in digits only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from brief.article import is_english
from brief.grounding import numerals
from brief.grounding.units import CURRENCY, UNIT_PATTERN, UNITS
from brief.lexicon import Cue

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


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = {
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
_NAMES = "|".join(sorted((m.capitalize() for m in MONTHS), key=len, reverse=True))
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_SIMPLE = "|".join([*numerals.SMALL, *numerals.TENS])
_BIG = "|".join(numerals.SCALES)
_WORDS = (
    rf"(?:(?:half|quarter)[\s-]an?[\s-](?:{_BIG}|dozen)|an?[\s-](?:{_BIG}|dozen)"
    rf"|(?:{_SIMPLE})(?:(?:[\s-]|[\s-]and[\s-](?:an?[\s-])?)(?:{_SIMPLE}|{_BIG}|dozen|half|quarter)\b)*|dozen|half)"
)
_NUMBER = r"\d+(?:[.,'’٬٫]\d+)*(?:[ \u00a0\u202f\u2009]\d{3}(?!\d))*(?:[.,٫]\d+)?[½¼¾]?|[½¼¾]"
_SCALE = (
    rf"(?:(?:-|\s{{0,3}})(?P<scale>{_BIG})s?\b|(?P<short>k|mn|mln|bn|tn|m|b)\b|\s{{1,3}}(?P<spaced>mn|mln|bn|tn|m|b)\b"
    rf"|(?P<cjk>[万萬億亿]))"
)
# No figure begins inside a word: to say so first makes the search several times quicker.
_FIGURE = re.compile(
    rf"(?:(?<![A-Za-z])|(?=[$€£¥₹₽₪₦]))(?:(?P<iso>\b\d{{4}}-\d\d-\d\d\b)"
    rf"|(?P<date>\b(?P<d1>{_DAY})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m1>{_NAMES})\b\.?"
    rf"|\b(?P<m2>{_NAMES})\.?\s(?P<d2>{_DAY})(?:st|nd|rd|th)?\b(?![,.]?\d))"
    rf"|(?P<month>\b(?:{_NAMES})\b)"
    rf"|(?P<weekday>\b(?:{'|'.join(d.capitalize() for d in WEEKDAYS)})\b)"
    rf"|(?P<time>\b\d{{1,2}}:\d\d\b|\b\d{{1,2}}(?=\s?[ap]\.?m\b))"
    rf"|(?P<decade>\b\d{{2,4}}s\b)"
    rf"|(?P<nth>\b\d+(?:st|nd|rd|th)\b)"
    rf"|(?P<part>\b(?i:(?:{'|'.join(p for p in numerals.PARTS if not p.endswith('s'))})(?=\sof\b)"
    rf"|(?:{'|'.join(p for p in numerals.PARTS if p.endswith('s'))})\b))"
    rf"|(?P<ordinal>\b(?i:{'|'.join(sorted(numerals.ORDINALS, key=len, reverse=True))})\b(?!-guess))"
    rf"|(?P<many>\b(?i:(?:(?P<several>tens|dozens|hundreds|scores)\sof\s)?(?P<unit_of>thousands"
    rf"|millions|billions|trillions)|dozens|hundreds|scores(?=\sof\b))\b)"
    rf"|(?P<amount>(?P<sign>(?<![\w.,])[-−](?=\d)|\bminus\s(?=\d))?"
    rf"(?:(?P<money>{CURRENCY})\s?|(?<![0-9A-Za-zÀ-ɏ\u0370-\u052f_.,]))(?:(?P<number>{_NUMBER})"
    rf"(?:{_SCALE})?|(?P<words>(?i:{_WORDS}))\b)))"
)
# Covid-19, F-16: part of a name, not a figure; mid-2024 is one.
_IN_A_NAME = re.compile(r"\b(?!Mid|Pre|Post|Early|Late)[A-Z][\w.]*-$")
# Most sentences have no figure: a look at their words is quicker than the full pattern.
_WORDS_OF_FIGURES = frozenset(
    {*numerals.SMALL, *numerals.TENS, *numerals.SCALES, *(f"{s}s" for s in numerals.SCALES), *numerals.ORDINALS}
    | {*WEEKDAYS, *MONTHS, "dozen", "dozens", "half", "tens", "scores", "quarter", "quarters"}
    | {part.split(" ")[1] for part in numerals.PARTS if " " in part}
)
_STARTS = re.compile(r"(?P<word>(?<![A-Za-z])[A-Za-z]+)|[\d½¼¾]")
_SIGNS = 6
"""Characters that may stand before a digit and belong to it: "US$ ", "minus "."""
_IN_MONTH = re.compile(
    r"(?:\b(?:in|of|by|since|until|till|last|next|early|late|this|from|to)\s|\bmid-)$", re.IGNORECASE
)
_HALF_DAY = re.compile(r"\s?([ap])\.?m\b", re.IGNORECASE)
_OF_YEAR = re.compile(r",?\s\d{4}\b")
UNIT = rf"(?:[\s\u00a0\u202f-]?(?P<unit>{UNIT_PATTERN}))"
"""What may stand behind a number as its unit."""
_AFTER = re.compile(UNIT)
_AN = re.compile(r"\san?(?=\s)")
"""Between "half" and its unit."""
# What joins a number to one whose unit or scale it shares: "5 to 10 percent", "5, 10 and 15 euros".
_JOINED = re.compile(r"\s?(?:-|–|—|,|to|and|or|,\s(?:and|or))\s?(?=[$€£¥₹₽₪₦]?$)")
_TO = re.compile(r"\bto\s$", re.IGNORECASE)
"""Before a number that "from" joins to another: "cut to 5 from 10 percent"."""


@lru_cache(maxsize=4096)
def printed(text: str, language: str | None = None) -> tuple[Printed, ...]:
    """The figures of a text in its order, as printed.

    "one" is left out where it stands alone (it mostly is a pronoun), and so is "first".
    """
    english = is_english(language)
    found: list[tuple[re.Match[str], Printed]] = []
    for match in _matches(text):
        readings = _readings(match, text, language, english=english)
        if readings:
            found.append((match, Printed(match[0].strip(), readings)))
    return tuple(_with_shared_units(found, text))


def _begins(start: re.Match[str]) -> bool:
    return not start["word"] or start["word"].lower() in _WORDS_OF_FIGURES


def _is_of_figures(stretch: str) -> bool:
    if stretch.isascii() and stretch.isalpha():  # As most are.
        return stretch.lower() in _WORDS_OF_FIGURES
    return any(map(_begins, _STARTS.finditer(stretch)))


may_print = Cue(_is_of_figures)
"""Whether a text has a digit or a word of figures."""


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Where the full pattern matches, searched for only around digits and words of figures."""
    if not may_print(text):
        return
    end = 0
    for start in _STARTS.finditer(text):
        at = start.start()
        if at < end or not _begins(start):
            continue
        match = _FIGURE.search(text, max(end, at - _SIGNS))
        if match is None:
            return
        yield match
        end = match.end()


def _readings(match: re.Match[str], text: str, language: str | None, *, english: bool) -> frozenset[Figure]:  # noqa: C901, PLR0911
    """One branch for each way a figure is printed."""
    if match["iso"]:
        _, month, day = match["iso"].split("-")
        return frozenset({Figure("date", f"{month}-{day}")})
    if match["date"]:
        month, day = MONTHS[(match["m1"] or match["m2"]).lower()], int(match["d1"] or match["d2"])
        return frozenset({Figure("date", f"{month}-{day:02}")})
    if match["month"]:
        return _month(match, text) if english else frozenset()
    if match["weekday"]:
        return frozenset({Figure("weekday", match[0].lower())})
    if match["time"]:
        return _time(match, text)
    if match["decade"]:
        return frozenset({Figure("number", match[0][:-1], "decade")})
    if match["nth"]:
        return frozenset({Figure("ordinal", str(int(match[0][:-2])))})
    if not english and (match["part"] or match["ordinal"] or match["many"] or match["words"]):
        return frozenset()
    if match["ordinal"]:
        value = numerals.ORDINALS[match[0].lower()]
        return frozenset() if value == 1 else frozenset({Figure("ordinal", str(value))})
    if match["many"]:
        return _many(match)
    if match["part"]:
        value = numerals.PARTS[match["part"].lower()]
        nth = numerals.ORDINALS.get(re.split(r"[\s-]", match["part"].lower())[-1])
        found = {Figure("number", _plain(value)), Figure("number", str(round(100 * value)), "%")}
        return frozenset(found | {Figure("ordinal", str(nth))} if nth else found)
    return _amount(match, text, language)


def _many(match: re.Match[str]) -> frozenset[Figure]:
    """`dozens`, `tens of thousands`: at least so many."""
    several, base = match["several"], match["unit_of"]
    if not base:
        return frozenset(Figure("many", str(n)) for n in numerals.SEVERAL[match["many"].lower()])
    unit = numerals.SCALES[base.lower()[:-1]]
    if not several:
        return frozenset({Figure("many", str(unit))})
    return frozenset({Figure("many", str(unit * numerals.SEVERAL[several.lower()][0]), str(unit))})


def _time(match: re.Match[str], text: str) -> frozenset[Figure]:
    """`7:30 p.m.` is 19:30 as well, and `7 p.m.` is 7 and 19:00."""
    hour, _, minutes = match[0].partition(":")
    found = {Figure("time", match[0].lstrip("0"))} if minutes else {Figure("number", str(int(hour)))}
    half = _HALF_DAY.match(text, match.end())
    if half and int(hour) <= 12:
        whole = int(hour) % 12 + (12 if half[1] in "pP" else 0)
        found.add(Figure("time", f"{whole}:{minutes or '00'}"))
    return frozenset(found)


def _month(match: re.Match[str], text: str) -> frozenset[Figure]:
    name = match[0].lower()
    if len(name) == 3 and name != "may" and text[match.end() : match.end() + 1] != ".":
        return frozenset()
    dated = _IN_MONTH.search(text, max(0, match.start() - 8), match.start()) or _OF_YEAR.match(text, match.end())
    if name in ("may", "march") and not dated:
        return frozenset()
    return frozenset({Figure("month", MONTHS[name])})


def _amount(match: re.Match[str], text: str, language: str | None) -> frozenset[Figure]:
    spelled = match["words"]
    if match["number"] and _IN_A_NAME.search(text, max(0, match.start() - 16), match.start()):
        return frozenset()
    an = _AN.match(text, match.end()) if spelled and spelled.lower() == "half" else None
    after = _AFTER.match(text, an.end() if an else match.end())
    unit = UNITS.get((match["money"] or "").strip(". ").lower(), "") or (UNITS[after["unit"].lower()] if after else "")
    if spelled:
        value = numerals.words(spelled)
        pronoun = spelled.lower() == "one" and not unit
        if value is None or pronoun:
            return frozenset()
        return frozenset({Figure("number", _plain(value), unit)})
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
        between = text[match.end() : following.start()]
        from_it = between == " from " and _TO.search(text, max(0, match.start() - _SIGNS), match.start())
        if not (from_it or _JOINED.fullmatch(between)):
            continue
        units = {f.unit for f in result[i + 1].readings if f.unit}
        scale = numerals.SCALES.get((following["scale"] or "").lower())
        more = {Figure("number", f.value, unit) for f in figure.readings for unit in units if not f.unit}
        if scale and not (match["scale"] or match["short"] or match["spaced"]):
            more |= {Figure("number", _plain(Decimal(f.value) * scale), f.unit) for f in (*figure.readings, *more)}
        result[i] = Printed(figure.text, figure.readings | more)
    return result
