"""Which day an English text means by "today", "yesterday" or "tomorrow", where the day it was published is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

_DAY = re.compile(
    r"\b(?:(?P<same>today|tonight|this (?:morning|afternoon|evening))|(?P<before>yesterday|last night)"
    r"|(?P<after>tomorrow))\b",
    re.IGNORECASE,
)
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()


def days_meant(texts: Iterable[str], published: str | None) -> list[str]:
    """The days that texts call "today" and the like, printed in full: "Monday, 14 January 2019". None where the
    article does not tell the very day on which it was published.
    """
    day = _exact(published)
    if day is None:
        return []
    steps = {_step(match) for text in texts for match in _DAY.finditer(text)}
    return [_printed(day + timedelta(step)) for step in sorted(steps)]


def _exact(published: str | None) -> date | None:
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if 1 < day.toordinal() < date.max.toordinal() else None


def _step(match: re.Match[str]) -> int:
    return 0 if match["same"] else -1 if match["before"] else 1


def _printed(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year}"
