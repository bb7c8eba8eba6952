"""What an English article puts beside the name of whom a court is to try, or has tried."""

from __future__ import annotations

import re

NEAR, FAR = 80, 300
"""Characters before a name and behind it that are looked at."""
_BE = r"(?:is|was|were|has been|had been|have been)"
_HOW = r"(?:\w+ly |also |now |since |today |later ){0,2}"
_WHOSE = r"(?:(?:,(?! (?:who|which|and|but|as|when|while)\b)[^,;:]{1,50}){1,5},)?(?:,? who)? "
"""What stands between a name and its verb: an age, an address, what somebody is."""
_IS_CHARGED = re.compile(
    rf"{_WHOSE}(?:{_BE} {_HOW}(?:accused of|charged (?:with|in|as|on|over|under|after)|indicted|arraigned"
    r"|arrested (?:[\w-]+ ){0,3}?(?:for|on suspicion|on (?:[\w-]+ ){1,3}charges?|in connection|after being|and charged)"
    r"|wanted (?:for (?:\w+ )?(?:murder|robbery|assault|theft|fraud|questioning)|in connection))\b"
    r"|faces (?:[\w-]+ ){0,4}(?:charges?|years|life)\b|is due in court\b)"
)
_IS_JUDGED = re.compile(
    rf"{_WHOSE}(?:{_BE} {_HOW}(?:convicted|sentenced|found guilty)\b"
    rf"|(?:has |have |had )?{_HOW}(?:pleaded|pled) (?:not )?guilty\b)"
)
_DEFENDANT = re.compile(
    r"\b(?:(?:[Dd]efendants?|[Aa]ccused|[Ss]uspects?)(?:,| (?:(?:was |were )?(?:identified )?as)?)"
    r"|(?:People|State|Commonwealth|United States) v\.?"
    r"|(?:verdict|indictment|charges) against(?: former| the)*(?: [A-Z]\w+){0,4}) ?$"
)
_PLACED = re.compile(r"\b(?:of|in|from|at|near) (?:the )?$")
_TELLS = re.compile(r",? (?:said|says|told|added)\b")
_JUDGING = re.compile(r"\b(?:convicted|sentenced|found) $")
_OF_WHAT = re.compile(r" (?:\([^)]{1,30}\) )?(?:guilty|of|to)\b")
_GUILTY = re.compile(r" (?:\([^)]{1,30}\) )?guilty\b")


def _is_subject(before: str, behind: str, form: re.Pattern[str]) -> bool:
    """Whether a name is the subject of a verb, and no part of where somebody else lives: "Holm, of Averin, was"."""
    part = _PLACED.search(before) or (behind.startswith(",") and before.endswith(", "))
    return not part and form.match(behind) is not None


def is_charged(before: str, behind: str) -> bool:
    """Whether a name between two texts is that of somebody who is accused, charged, arrested or to be tried."""
    named = _DEFENDANT.search(before) is not None and not _TELLS.match(behind)
    return named or _is_subject(before, behind, _IS_CHARGED)


def is_judged(before: str, behind: str) -> bool:
    """Whether a name between two texts is that of somebody who was convicted, sentenced, or pleaded."""
    judging = _JUDGING.search(before)
    verdict = _GUILTY if judging is not None and judging[0] == "found " else _OF_WHAT
    return _is_subject(before, behind, _IS_JUDGED) or (judging is not None and verdict.match(behind) is not None)
