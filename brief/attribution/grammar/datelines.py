"""What stands before a sentence and says nothing: a dateline ("OSLO, Norway (AP) — "), or the mark of a list's item
or of a quoted line.
"""

from __future__ import annotations

import re

_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ/.,’' -]{2,60}"
_MONTH = (
    r"(?i:jan|gen|ene|feb|f[eé]v|m[aä]r|apr|avr|abr|ma[iyg]|jui?[nl]|giu|lug|aug|ao[uû]|ago|sep|set|o[ck]t|ott|nov"
    r"|de[czs]|d[eé]c|dic)[a-zà-þA-ZÀ-Þ]{0,7}\.?"
)
"""In English, and in the languages whose articles are dated the same way."""
_DAY_FIRST = rf"(?:den |le )?\d{{1,2}}(?:st|nd|rd|th|\.|er)? {_MONTH}(?:,? \d{{4}})?"
_DATE = rf"(?:[A-Z][A-Za-z]{{2,8}}\.? \d{{1,2}}(?:,? \d{{4}})?|{_DAY_FIRST})"
_AGENCY = r"(?:\([\w /.-]{2,30}\)|/[A-Z][\w ]{1,20}/)"
_TOWN = (
    r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,2}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?, "
    rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|{_DAY_FIRST})"
)
"""A place in small letters, which only a date beside it tells."""
_MARK = r"(?:[•‣◦▪●∙·*]\s*|[-–—]\s+|(?:>\s?){0,4}>\s)(?=[“\"A-ZÀ-Þ0-9])"
_NUMBERED = (
    r"\d{1,2}[.)] (?=(?:The|An?|Both|All|We|Their|Its|In|On)\b"
    r"|(?:[A-Z][\w’-]+ ){1,3}(?:[a-z]+ed|has|have|will|said|is|are)\b)"
)
"""The number of an English paragraph; "3. Oktober" is a day."""
_MARKED = re.compile(_MARK)
_DATELINE = re.compile(
    rf"^(?:{_MARK}|{_NUMBERED}|{_PLACE}(?:,? [A-Z][\w.]+(?:"
    rf" [A-Z][\w.]+){{0,2}})?(?:, {_DATE})?(?: ?{_AGENCY})?(?:\s?[—–―:]|\s?--|\s-"
    rf"|-(?=\s))[—–―:-]*\s*(?=[“\"A-ZÀ-Þ0-9])"
    rf"|[A-Z][A-Z/ ]{{2,40}}: |(?:[A-Z][\w ]{{2,30}}, )?{_AGENCY}\s?[—–―-]+\s*(?=[“\"A-Z0-9])"
    rf"|{_TOWN}(?: ?{_AGENCY})?\s(?:[—–―]|--?)\s(?=[“\"A-ZÀ-Þ0-9])"
    rf"|[A-Z][\w ]{{2,25}} {_AGENCY}\s*[—–―-]*\s*(?=[“\"A-Z])(?!(?:Ltd|Inc|Co|Corp|PLC|Group)\b))"
)
_ALONE = re.compile(rf"{_TOWN}\.?")
_LONGEST = 60


def is_dateline(text: str) -> bool:
    """Whether a sentence is nothing but a dateline: "Averin, 4 May 2026."."""
    return len(text) <= _LONGEST and _ALONE.fullmatch(text) is not None


def without_mark(text: str) -> str:
    """A sentence without the mark of a list's item, or of a quoted line, before it."""
    return text[match.end() :] if (match := _MARKED.match(text)) else text


def without_dateline(text: str) -> str:
    """A sentence without "ISTANBUL: " or "PARIS (AFP) — " before it."""
    return text[dateline(text) :]


def dateline(text: str) -> int:
    """How many characters of a sentence are its dateline; 0 where it has none."""
    match = _DATELINE.match(text)
    return match.end() if match else 0
