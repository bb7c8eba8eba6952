"""JSON objects in what a model wrote: bare, fenced, after its thoughts, or among prose.

What is found stands in the text. The one thing forgiven is a comma before a closing bracket; nothing is closed,
quoted or filled in, because a repaired guess would look like an answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from pydantic import JsonValue

_END_OF_THOUGHTS = re.compile(r"</(?:think|thinking|reasoning)>", re.IGNORECASE)
_TRAILING_COMMA = re.compile(r'("(?:[^"\\]|\\.)*+")|,(?=\s*+[}\]])', re.DOTALL)
_MOST_STARTS = 64
"""Braces tried as the start of an object: each try may read to the end of the text."""
_MOST_READ = 1_000_000
"""Characters that all of these tries may read, but for the first: longer ones would hold up everybody for seconds."""


def _no_constant(name: str) -> JsonValue:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(parse_constant=_no_constant)


def objects(text: str) -> Iterator[dict[str, JsonValue]]:
    """The JSON objects in a text, outermost only, in order. A text that is JSON but no object holds none."""
    text = text.strip().removeprefix("\ufeff").lstrip()
    whole = _value(text, 0)
    if whole is not None and whole[1] == len(text):
        if isinstance(whole[0], dict):
            yield whole[0]
        return
    # Some chat templates write the opening tag themselves, so that only the closing one is in the answer.
    yield from _scan(_END_OF_THOUGHTS.split(text)[-1])


def _scan(text: str) -> Iterator[dict[str, JsonValue]]:
    position = read_on = 0
    for _ in range(_MOST_STARTS):
        position = text.find("{", position)
        if position < 0 or read_on > _MOST_READ:
            return
        read = _value(text, position)
        if read is not None and isinstance(read[0], dict):
            yield read[0]
            position = read[1]
            continue
        read_on += len(text) - position
        # From the brace on, so that a stray quotation mark in the prose before cannot swap inside and outside.
        read = _value(_TRAILING_COMMA.sub(lambda match: match[1] or "", text[position:]), 0)
        if read is not None and isinstance(read[0], dict):
            yield read[0]
            return
        position += 1


def _value(text: str, start: int) -> tuple[JsonValue, int] | None:
    """The JSON value that starts there and where it ends; None where there is none that can be used."""
    try:
        value, end = _DECODER.raw_decode(text, start)
        # Half a surrogate pair and 1e999 are legal JSON, and could never be saved.
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        return None
    return value, end
