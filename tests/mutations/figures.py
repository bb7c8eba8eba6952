"""Mistakes with numbers, amounts, units and dates."""

from __future__ import annotations

import itertools
import random
import re

from brief.article import Sentence
from mutations.change import DAYS, MONTHS, Change, has, mutation, replaced, reworded
from mutations.good import Good

_NUMBER = re.compile(r"(?<![\w.,$€£-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w-]|,\d|\.\d|%|:\d)")
_PLAIN_NUMBER = re.compile(rf"(?!(?:19|20)\d\d\b){_NUMBER.pattern}(?! percent| per cent)")
_WORDS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty".split()
_WORD = re.compile(rf"(?<![\w-])(?:{'|'.join(_WORDS)})(?![\w-])", re.IGNORECASE)
_SCALE = re.compile(
    r"(?<=[\d\w] )(?:hundred|thousand|million|billion|trillion)\b|\b(?:Hundreds|hundreds|Thousands|thousands|dozens|Dozens)\b"
)
_SCALES = {
    "hundred": "thousand", "thousand": "million", "million": "billion", "billion": "million", "trillion": "billion",
    "hundreds": "thousands", "thousands": "hundreds", "dozens": "hundreds",
}  # fmt: skip
_PERCENT = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?=%| percent| per cent)")
_CURRENCY = re.compile(
    r"[$€£](?=\d)|(?<=\d )(?:dollars|euros|pounds|crowns|kronor)\b|(?<=(?:million|billion|hundred) )?(?<=n )(?:dollars|euros|pounds|crowns)\b"
)
_UNIT = re.compile(
    r"(?<=[\w,.])(?:[ -])(?P<unit>km|kilomet(?:re|er)s?|miles?|mph|met(?:re|er)s?|feet|kg|kilograms?|tonnes?|tons|pounds|hectares|acres|litres|"
    r"seconds|minutes?|hours?|days?|weeks?|months?|years?|square kilometres|square miles)\b"
)
_UNITS = {
    "km": "miles", "kilometre": "mile", "kilometer": "mile", "mile": "kilometre", "mph": "km/h", "metre": "foot", "meter": "foot",
    "feet": "metres", "kg": "tonnes", "kilogram": "tonne", "tonne": "kilogram", "tons": "pounds", "pound": "kilogram", "hectare": "acre", "acre": "hectare",
    "litre": "gallon", "second": "minute", "minute": "hour", "hour": "day", "day": "week", "week": "month", "month": "year", "year": "month",
    "square kilometre": "square mile", "square mile": "square kilometre",
}  # fmt: skip
_QUANTITY = re.compile(rf"(?:\d|\b(?:{'|'.join(_WORDS)}|one|hundred|thousand|million|few|several))$", re.IGNORECASE)
_DATE = re.compile(rf"\b(?:(?P<m>{'|'.join(MONTHS)}) (?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{'|'.join(MONTHS)}))\b")
_MONTH = re.compile(rf"\b(?:{'|'.join(m for m in MONTHS if m not in ('May', 'March'))})\b")
_DAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?![,.]\d)")
_COUNTED = re.compile(
    r"(?<=[a-z] )(?=(?:people|passengers|soldiers|officers|protesters|houses|homes|members|seats|votes|students|children|cases|women|men|patients|fires|flights|workers|voters|residents)\b)"
)


def other_number(printed: str, rng: random.Random) -> str:
    """A number like it: digits swapped where that changes it, else one digit changed; never a leading zero."""
    digits = [i for i, c in enumerate(printed) if c.isdigit()]
    pairs = [
        (a, b)
        for a, b in itertools.pairwise(digits)
        if printed[a] != printed[b] and (printed[b] != "0" or a != digits[0])
    ]
    if pairs and rng.random() < 0.5:
        a, b = rng.choice(pairs)
        new = list(printed)
        new[a], new[b] = new[b], new[a]
        return "".join(new)
    i = rng.choice(digits)
    choices = [d for d in "123456789" if d != printed[i]]
    return printed[:i] + rng.choice(choices) + printed[i + 1 :]


def _swap(pattern: re.Pattern[str], rng: random.Random, sentence: Sentence, text: str) -> str | None:
    def new(m: re.Match[str]) -> str | None:
        word = other_number(m[0], rng)
        return None if has(sentence, word) else word

    return replaced(text, pattern, new, rng)


@mutation("number changed", "number")
def number_changed(good: Good, rng: random.Random) -> Change | None:
    """52 for 25."""

    def change(text: str, sentence: Sentence) -> str | None:
        dates = [m.span() for m in _DATE.finditer(text)]

        def new(m: re.Match[str]) -> str | None:
            if any(a <= m.start() < b for a, b in dates):
                return None
            word = other_number(m[0], rng)
            return None if has(sentence, word) else word

        return replaced(text, _PLAIN_NUMBER, new, rng)

    return reworded(good, rng, change)


@mutation("number word changed", "number")
def number_word_changed(good: Good, rng: random.Random) -> Change | None:
    """ "seven" for "four"."""

    def change(text: str, sentence: Sentence) -> str | None:
        def new(m: re.Match[str]) -> str | None:
            word = rng.choice([w for w in _WORDS if w != m[0].lower()])
            return None if has(sentence, word) else word.capitalize() if m[0][0].isupper() else word

        return replaced(text, _WORD, new, rng)

    return reworded(good, rng, change)


@mutation("scale changed", "number")
def scale_changed(good: Good, rng: random.Random) -> Change | None:
    """ "billion" for "million", "thousands" for "hundreds"."""

    def change(text: str, sentence: Sentence) -> str | None:
        def new(m: re.Match[str]) -> str | None:
            word = _SCALES[m[0].lower()]
            return None if has(sentence, word) else word.capitalize() if m[0][0].isupper() else word

        return replaced(text, _SCALE, new, rng)

    return reworded(good, rng, change)


@mutation("percentage changed", "number")
def percentage_changed(good: Good, rng: random.Random) -> Change | None:
    """ "21%" for "12%"."""
    return reworded(good, rng, lambda text, sentence: _swap(_PERCENT, rng, sentence, text))


@mutation("currency changed", "number")
def currency_changed(good: Good, rng: random.Random) -> Change | None:
    """Euros for dollars."""
    signs = {
        "$": "€",
        "€": "$",
        "£": "€",
        "dollars": "euros",
        "euros": "dollars",
        "pounds": "dollars",
        "crowns": "euros",
        "kronor": "dollars",
    }
    weighed = re.compile(r"weigh|kg|heavy", re.IGNORECASE)
    return reworded(
        good,
        rng,
        lambda text, s: (
            None
            if weighed.search(text) or (has(s, "euros") and has(s, "dollars"))
            else replaced(text, _CURRENCY, lambda m: signs[m[0]], rng)
        ),
    )


@mutation("unit changed", "number")
def unit_changed(good: Good, rng: random.Random) -> Change | None:
    """Miles for kilometres, weeks for days."""

    def change(text: str, sentence: Sentence) -> str | None:
        def new(m: re.Match[str]) -> str | None:
            if not _QUANTITY.search(text[: m.start()]):
                return None
            unit = m["unit"]
            base = unit if unit in _UNITS else unit.removesuffix("s")
            other = _UNITS.get(base)
            if other is None:
                return None
            other = other if base == unit or other in ("km/h", "miles") else {"foot": "feet"}.get(other, other + "s")
            return None if has(sentence, other) else m[0][0] + other

        return replaced(text, _UNIT, new, rng)

    return reworded(good, rng, change)


@mutation("day of a date changed", "number")
def date_changed(good: Good, rng: random.Random) -> Change | None:
    """8 June for 3 June."""

    def change(text: str, sentence: Sentence) -> str | None:
        def new(m: re.Match[str]) -> str | None:
            day = m["d"] or m["d2"]
            other = str(rng.choice([d for d in range(1, 29) if str(d) != day]))
            if has(sentence, other):
                return None
            return f"{m['m']} {other}" if m["d"] else f"{other} {m['m2']}"

        return replaced(text, _DATE, new, rng)

    return reworded(good, rng, change)


@mutation("month changed", "number")
def month_changed(good: Good, rng: random.Random) -> Change | None:
    """July for June."""

    def change(text: str, sentence: Sentence) -> str | None:
        other = rng.choice(MONTHS)
        return None if has(sentence, other) else replaced(text, _MONTH, lambda _: other, rng)

    return reworded(good, rng, change)


@mutation("weekday changed", "number")
def weekday_changed(good: Good, rng: random.Random) -> Change | None:
    """Thursday for Tuesday."""

    def change(text: str, sentence: Sentence) -> str | None:
        other = rng.choice(DAYS)
        return None if has(sentence, other) else replaced(text, _DAY, lambda _: other, rng)

    return reworded(good, rng, change)


@mutation("year changed", "number")
def year_changed(good: Good, rng: random.Random) -> Change | None:
    """2015 for 2018."""

    def change(text: str, sentence: Sentence) -> str | None:
        def new(m: re.Match[str]) -> str | None:
            other = str(int(m[0]) + rng.choice((-7, -3, -1, 1, 2, 10)))
            return None if has(sentence, other) else other

        return replaced(text, _YEAR, new, rng)

    return reworded(good, rng, change)


@mutation("number added", "number")
def number_added(good: Good, rng: random.Random) -> Change | None:
    """ "40 people" for "people"."""

    def change(text: str, sentence: Sentence) -> str | None:
        number = str(rng.choice((14, 38, 40, 52, 120, 650)))
        return None if has(sentence, number) else replaced(text, _COUNTED, lambda _: f"{number} ", rng)

    return reworded(good, rng, change)


@mutation("two numbers swapped", "number")
def numbers_swapped(good: Good, rng: random.Random) -> Change | None:
    """ "8 dead and 14 missing" for "14 dead and 8 missing": both stand in the sentence."""

    def change(text: str, sentence: Sentence) -> str | None:
        del sentence
        found = [m for m in _NUMBER.finditer(text) if not re.fullmatch(r"(?:19|20)\d\d", m[0])]
        dates = [m.span() for m in _DATE.finditer(text)]
        found = [m for m in found if not any(a <= m.start() < b for a, b in dates)]
        quoted = '"' in text or "“" in text
        if len(found) < 2 or quoted or found[0][0] == found[1][0]:
            return None
        a, b = found[0], found[1]
        return text[: a.start()] + b[0] + text[a.end() : b.start()] + a[0] + text[b.end() :]

    return reworded(good, rng, change)
