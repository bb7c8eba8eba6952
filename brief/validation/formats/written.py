"""JSON that is safe to print, and lists of it that are written value by value."""

from __future__ import annotations

import json

from pydantic import JsonValue

from brief.harmless import in_json


def dumps(value: JsonValue) -> str:
    """JSON on one line, in which what could act on a screen stands as an escape: nothing is lost to a reader."""
    return in_json(json.dumps(value, ensure_ascii=False, allow_nan=False))


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
