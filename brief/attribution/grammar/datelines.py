"""What stands before a sentence and says nothing: a dateline ("OSLO, Norway (AP) — "), or the mark of a list's item."""

from __future__ import annotations

import re

_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ/.,’' -]{2,60}"
_DATE = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)"
_AGENCY = r"\([\w /.-]{2,30}\)"
_DATELINE = re.compile(
    rf"^(?:(?:[•‣◦▪●∙·*]\s*|[-–—]\s+)(?=[“\"A-ZÀ-Þ0-9])|{_PLACE}(?:,? [A-Z][\w.]+(?:"
    rf" [A-Z][\w.]+){{0,2}})?(?:, {_DATE})?(?: ?{_AGENCY})?(?:\s?[—–―:]|\s?--|\s-"
    rf"|-(?=\s))[—–―:-]*\s*(?=[“\"A-ZÀ-Þ0-9])"
    rf"|[A-Z][A-Z/ ]{{2,40}}: |(?:[A-Z][\w ]{{2,30}}, )?{_AGENCY}\s?[—–―-]+\s*(?=[“\"A-Z0-9])"
    rf"|[A-Z][\w ]{{2,25}} {_AGENCY}\s*[—–―-]*\s*(?=[“\"A-Z])(?!(?:Ltd|Inc|Co|Corp|PLC|Group)\b))"
)


def without_dateline(text: str) -> str:
    """A sentence without "ISTANBUL: " or "PARIS (AFP) — " before it."""
    return text[dateline(text) :]


def dateline(text: str) -> int:
    """How many characters of a sentence are its dateline; 0 where it has none."""
    match = _DATELINE.match(text)
    return match.end() if match else 0
