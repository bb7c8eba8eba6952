"""The encoding of text that is not UTF-8 and does not say what it is.

`charset-normalizer` tells scripts apart well. Among the Latin code pages it may take any in which the bytes are
letters, and `à` then becomes `ŕ`; there the language the text turns out to be written in decides. In a few words it
finds nothing to go by, and neither does the language: they are taken for Windows-1252 if they can be.
"""

from __future__ import annotations

import re

from brief.sources.language import likeliest

_HIGH = re.compile(rb"[\x80-\xff]+")
_REGIONAL = (
    ("cp1250", frozenset({"bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"})),
    ("cp1254", frozenset({"az", "tr"})),
    ("cp1257", frozenset({"et", "lt", "lv"})),
)
_MARKS = frozenset("‘’“”„–—…«»€§°")
_FEW = 200
"""Bytes. In so few, accented letters may stand together more often than they do in a longer text."""
_TOO_FEW = 40
"""Bytes that do not tell their language."""


def guess(data: bytes) -> str | None:
    """Python's name of the likeliest encoding of `data`; None if it is none that text is written in."""
    from charset_normalizer import from_bytes  # slow to load

    certain = _japanese(data) or _cyrillic(data)
    if certain:
        return certain
    if _latin(data):
        return _latin_page(data)
    best = from_bytes(data).best()
    return best.encoding if best else None


def _latin(data: bytes) -> bool:
    """Whether bytes beyond ASCII stand alone among ASCII ones, as accented letters and quotation marks do."""
    runs = [match.end() - match.start() for match in _HIGH.finditer(data)]
    if not runs:
        return False
    if sum(runs) <= 1.25 * len(runs) and sum(runs) * 4 <= len(data):
        return True
    if len(data) >= _FEW or max(runs) > 2 or sum(runs) * 2 > len(data):
        return False
    beyond = b"".join(_HIGH.findall(data)).decode("cp1252", errors="replace")
    return all(c.isalpha() or c in _MARKS for c in beyond)


def _latin_page(data: bytes) -> str:
    if len(data) < _TOO_FEW:
        return "cp1252"
    for encoding, languages in _REGIONAL:
        if likeliest(data.decode(encoding, errors="replace")) in languages:
            return encoding
    return "cp1252"


def _japanese(data: bytes) -> str | None:
    """Japanese is full of hiragana, which no other encoding's text looks like."""
    for encoding in ("cp932", "euc_jp"):
        text = data.decode(encoding, errors="replace")
        letters = sum(c > "\x7f" for c in text)
        kana = sum("\u3041" <= c <= "\u309f" for c in text)
        # Chinese in Big5 has hiragana by accident, and much that is nothing.
        if letters and kana * 5 >= letters and text.count("\ufffd") * 20 <= letters:
            return encoding
    return None


def _cyrillic(data: bytes) -> str | None:
    """Read as the wrong one of these two, Cyrillic text is Cyrillic still, but with small letters for capitals."""
    for encoding in ("cp1251", "koi8-r"):
        letters = [c for c in data.decode(encoding, errors="replace") if c > "\x7f"]
        cyrillic = sum("\u0400" <= c <= "\u04ff" for c in letters)
        small = sum(c.islower() for c in letters)
        if cyrillic * 10 >= len(letters) * 9 and small * 10 >= len(letters) * 7 and len(letters) * 2 > len(data):
            return encoding
    return None
