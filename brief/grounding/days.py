"""Which day and year an English text means by "today", "on Monday", "in June" or "last year", where it is known when it
was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from brief.grounding.printed import MONTHS, WEEKDAYS

_DAY = re.compile(
    r"\b(?:(?P<same>today|tonight|this (?:morning|afternoon|evening))|(?P<before>yesterday|last night)"
    r"|(?P<after>tomorrow))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?P<which>this|last|next) year\b", re.IGNORECASE)
_STARTS_WITH_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_YEARS = {"this": 0, "last": -1, "next": 1}
_WEEKDAY = re.compile(rf"\b(?:(?P<which>last|next)\s)?(?P<name>{'|'.join(d.capitalize() for d in WEEKDAYS)})\b")
_NAMES = "|".join(sorted((m.capitalize() for m in MONTHS if m != "may"), key=len, reverse=True))
_MONTH = re.compile(
    r"\b(?:(?P<which>last|next)\s)?(?:(?P<before>[1-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?)?"
    rf"(?P<name>{_NAMES}|May(?=\s\d)|(?:(?<=\d )|(?<=in )|(?<=by )|(?<=since )|(?<=until )|(?<=of ))May)\b\.?"
    r"(?:\s(?P<behind>[1-3]?\d)(?:st|nd|rd|th)?(?![\d:%]|[.,]\d))?(?!,?\s(?:19|20)\d\d)"
)
_IN_MONTH = re.compile(r"\b(?P<which>this|the|last|next)\smonth\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|next|due|by|until|scheduled|planned|plans?|expect(?:s|ed)|set|coming"
    r"|(?:is|are|was|were) to)\b|['’]ll\b",
)
"""What tells that something of a sentence is still to come."""
_WEEK, _FORTNIGHT, _MONTHS_OF_YEAR = 7, 14, 12
_FULL = {number: name for name, number in reversed(MONTHS.items())}
"""Each month's name, the longest of its forms."""


def days_meant(texts: Iterable[str], published: str | None) -> list[str]:
    """The days, months and years that texts call "today", "Monday", "in January", "last year" and the like, printed in
    full: "Monday, 14 January 2019", "January 2019".

    A weekday or a month is the one before the day of publication; in a sentence of what is still to come, the one after
    it as well.

    Args:
        texts: sentences of an English article.
        published: when it was published, in figures; without the very day, days and months mean none.
    """
    texts = tuple(texts)
    year = _STARTS_WITH_YEAR.match(published or "")
    years = {m["which"].lower() for text in texts for m in _YEAR.finditer(text)} if year else set()
    found = [str(int(year[0]) + _YEARS[which]) for which in sorted(years)] if year else []
    day = _exact(published)
    if day is None:
        return found
    days = {day + timedelta(_step(match)) for text in texts for match in _DAY.finditer(text)}
    days.update(d for text in texts for d in _weekdays(text, day))
    months = [m for text in texts for m in _months(text, day)]
    return found + [_printed(d) for d in sorted(days)] + list(dict.fromkeys(months))


def _weekdays(text: str, day: date) -> Iterator[date]:
    """The days that a text names by their weekday alone."""
    for match in _WEEKDAY.finditer(text):
        back = (day.weekday() - WEEKDAYS.index(match["name"].lower())) % _WEEK
        if match["which"] != "next":
            yield day - timedelta(back)
        if match["which"] == "last":
            yield day - timedelta(back + _WEEK)
        if match["which"] == "next" or _AHEAD.search(text):
            yield day + timedelta(_WEEK - back)


def _months(text: str, day: date) -> Iterator[str]:
    """The months, and the days of a month, that a text names without their year, each with it."""
    for match in _IN_MONTH.finditer(text):
        step = _YEARS.get(match["which"].lower(), 0)
        year, month = divmod(day.year * _MONTHS_OF_YEAR + day.month - 1 + step, _MONTHS_OF_YEAR)
        yield f"{_name(month + 1)} {year}"
    for match in _MONTH.finditer(text):
        month, nth = int(MONTHS[match["name"].lower()]), int(match["before"] or match["behind"] or 0)
        told = f"{nth} {_name(month)}" if nth else _name(month)
        past = day.year - ((month, nth) > (day.month, day.day))
        if match["which"] != "next":
            yield f"{told} {past}"
        if match["which"] == "next" or (match["which"] is None and _may_be_ahead(text, month, day)):
            yield f"{told} {past + 1}"


def _may_be_ahead(text: str, month: int, day: date) -> bool:
    """Whether a month that a text names may be one to come: it says so, or that one is nearer than the one before."""
    months = (month - day.month) % _MONTHS_OF_YEAR
    return 0 < months < _MONTHS_OF_YEAR // 2 or _AHEAD.search(text) is not None


def _exact(published: str | None) -> date | None:
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if _FORTNIGHT < day.toordinal() < date.max.toordinal() - _FORTNIGHT else None


def _step(match: re.Match[str]) -> int:
    return 0 if match["same"] else -1 if match["before"] else 1


def _printed(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()].capitalize()}, {day.day} {_name(day.month)} {day.year}"


def _name(month: int) -> str:
    return _FULL[f"{month:02}"].capitalize()
