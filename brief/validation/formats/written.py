"""JSON that is safe to print, and lists of it that are written value by value."""

from __future__ import annotations

import json
import re

from pydantic import JsonValue

_ESCAPED = re.compile("[\x7f-\x9f\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_HALVES = re.compile("[\ud800-\udfff]")


def dumps(value: JsonValue) -> str:
    """JSON on one line, in which what could act on a screen stands as an escape: nothing is lost to a reader.

    Half a surrogate pair is U+FFFD, since not every reader takes its escape.
    """
    text = _HALVES.sub("\ufffd", json.dumps(value, ensure_ascii=False, allow_nan=False))
    return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


class Series:
    """A list's values, one a line: each is held until it is known whether a comma follows."""

    def __init__(self) -> None:
        self._held = ""

    def add(self, value: JsonValue) -> str:
        """The line of the value before this one."""
        told = f"{self._held},\n" if self._held else ""
        self._held = dumps(value)
        return told

    def end(self) -> str:
        """The line of the last value."""
        return f"{self._held}\n" if self._held else ""
