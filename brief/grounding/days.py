"""Which day and year an English text means by "today", "tomorrow" or "last year", where it is known when it was
published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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
_FULL = {number: name for name, number in reversed(MONTHS.items())}
"""Each month's name, the longest of its forms."""


def days_meant(texts: Iterable[str], published: str | None) -> list[str]:
    """The days and years that texts call "today", "last year" and the like, printed in full: "Monday, 14 January 2019".

    Args:
        texts: sentences of an English article.
        published: when it was published, in figures; without the very day, days mean none.
    """
    texts = tuple(texts)
    year = _STARTS_WITH_YEAR.match(published or "")
    years = {m["which"].lower() for text in texts for m in _YEAR.finditer(text)} if year else set()
    found = [str(int(year[0]) + _YEARS[which]) for which in sorted(years)] if year else []
    day = _exact(published)
    steps = {_step(match) for text in texts for match in _DAY.finditer(text)} if day else set()
    return found + ([_printed(day + timedelta(step)) for step in sorted(steps)] if day else [])


def _exact(published: str | None) -> date | None:
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if 1 < day.toordinal() < date.max.toordinal() else None


def _step(match: re.Match[str]) -> int:
    return 0 if match["same"] else -1 if match["before"] else 1


def _printed(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()].capitalize()}, {day.day} {_FULL[f'{day.month:02}'].capitalize()} {day.year}"
