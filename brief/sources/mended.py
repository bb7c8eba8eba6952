"""Text that was read in a wrong encoding once before it was saved: "FranÃ§ois", "itâ€™s".

UTF-8 taken for Windows-1252 leaves sequences that no language has: a capital with a tilde or a circumflex, and signs behind
it. Each is turned back by itself, where its bytes are UTF-8 again; all else stays as it is, quotation marks too.
"""

from __future__ import annotations

import re

_UPPER = "\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
"""What Windows-1252 has from 0x80 to 0x9F."""
_BEHIND = rf"[\x80-\xbf{_UPPER}]"
_TWICE = re.compile(rf"[\xc2-\xdf]{_BEHIND}|[\xe0-\xef]{_BEHIND}{{2}}|[\xf0-\xf4]{_BEHIND}{{3}}")
_SURE = re.compile(rf"[\xc3\xc5]{_BEHIND}|\xe2[\x80\u20ac]{_BEHIND}|\xc2[\xa0-\xbf]")
"""Of these, what Latin letters and marks of news prose become: without one of them nothing is touched."""


def mended(text: str) -> tuple[str, int]:
    """The text with what was read twice turned back, and how many places that were."""
    if not _SURE.search(text):
        return text, 0
    count = 0

    def back(match: re.Match[str]) -> str:
        nonlocal count
        try:
            letter = b"".join(_byte(c) for c in match.group()).decode("utf-8")
        except UnicodeError:
            return match.group()
        count += 1
        return letter

    return _TWICE.sub(back, text), count


def _byte(character: str) -> bytes:
    """The byte that was read as this character; five bytes have none in Windows-1252 and were read as Latin-1."""
    return bytes([ord(character)]) if ord(character) <= 0xFF else character.encode("cp1252")
