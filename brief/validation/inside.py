"""What stands inside a JSON value and in no brief: marked by the parser, nested too deep, or not to be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.document import Finding
from brief.harmless import HALF
from brief.validation.json_text import Json, Odd, Twice
from brief.validation.refusal import character, finding, pointer

MOST_DEPTH = 64

_SUSPECT = re.compile(
    r"\\(?:[bfr]|u(?:00(?:0[0-8b-fB-F]|1[0-9A-Fa-f]|7[fF]|[89][0-9A-Fa-f])|202[abdeABDE]|206[678]|[dD][89a-fA-F]))"
)
"""Escapes in a JSON text that may stand for a character that is looked for. Cheaper than looking at every string."""
_SUSPECT_BYTES = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xaa\xab\xad\xae]|\xe2\x81[\xa6-\xa8]")
_ASCII = bytes(range(0x7F))

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e]|\r(?!\n)")
_OPENING = re.compile("[\u202a\u202b\u2066-\u2068]")
_DIRECTION = re.compile("[\u202a-\u202c\u2066-\u2069]")


def suspect(data: bytes, text: str) -> bool:
    """Whether a JSON text may hold characters that are looked for; a quick look that is never falsely False."""
    return _SUSPECT.search(text) is not None or _SUSPECT_BYTES.search(data.translate(None, _ASCII)) is not None


def too_deep(value: object) -> bool:
    """Whether a JSON value is nested deeper than any brief."""
    level = [value]
    for _ in range(MOST_DEPTH):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer if isinstance(outer, list) else ())
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def inspect(value: Json) -> Iterator[Finding]:
    """What is wrong inside a value, in the order of its text. The value must not be too deep."""
    for steps, inner in _walk(value):
        if isinstance(inner, Odd):
            yield finding(inner.code, inner.message, pointer(steps))
        elif isinstance(inner, str):
            yield from _characters(inner, pointer(steps))
        elif isinstance(inner, dict):
            if isinstance(inner, Twice):
                for key in dict.fromkeys(inner.keys_again):
                    yield finding(
                        "B106", "the key is given more than once; the last one counts", pointer((*steps, key))
                    )
            for key in inner:
                if not key.isprintable():
                    yield from _characters(key, pointer(steps))


def _walk(value: Json) -> Iterator[tuple[tuple[str | int, ...], Json]]:
    waiting: list[tuple[tuple[str | int, ...], Json]] = [((), value)]
    while waiting:
        steps, inner = waiting.pop()
        yield steps, inner
        if isinstance(inner, dict):
            waiting += [((*steps, key), inner[key]) for key in reversed(inner)]
        elif isinstance(inner, list):
            waiting += [((*steps, i), inner[i]) for i in range(len(inner) - 1, -1, -1)]


def _characters(text: str, path: str) -> Iterator[Finding]:
    if half := HALF.search(text):
        yield finding("B104", f"half a character, {character(half[0])}, stands alone: this is no text", path)
    if control := _CONTROL.search(text):
        yield finding("B107", f"holds {character(control[0])}, which can change what a terminal shows", path)
    elif _OPENING.search(text) and (left := next((c for line in text.split("\n") if (c := _left_open(line))), None)):
        yield finding("B107", f"{character(left)} turns the direction of what follows and is never closed", path)


def _left_open(line: str) -> str | None:
    """The first character of a line that turns the direction of writing and is not closed by the line's end."""
    opened: list[str] = []
    for c in _DIRECTION.findall(line):
        if _OPENING.match(c):
            opened.append(c)
        elif opened and (opened[-1] >= "\u2066") == (c == "\u2069"):
            opened.pop()
    return opened[0] if opened else None
