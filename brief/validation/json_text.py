"""From bytes to the JSON value they hold, in one parse; what no brief can hold is marked in the value, or refused."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import TypeAlias

from brief.validation.refusal import Place, Refused, character, refused

MOST_VALUES = 200_000
"""Values in a document: a thousand items in each of six sections have some 40,000."""
_LARGE = 400_000
"""Bytes from which a document could have more values than that."""
_DIGITS = 30
"""No count, offset or cost has more."""

_OUTSIDE_STRINGS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.S)
_LITERAL = re.compile(r"-?[A-Za-z_]+")
_CONFLICT = re.compile(r"^(?:<<<<<<<|=======|>>>>>>>)", re.M)

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None | Odd"


@dataclass(frozen=True, slots=True)
class Odd:
    """Stands in a value where the text has something that is no JSON, or no number of a brief."""

    code: str
    message: str


class Twice(dict[str, Json]):
    """An object in whose text a key stands more than once; it has the last value of each, as parsers commonly do."""

    def __init__(self, pairs: list[tuple[str, Json]]) -> None:
        super().__init__(pairs)
        seen = set[str]()
        self.keys_again = [key for key, _ in pairs if key in seen or seen.add(key)]  # type: ignore[func-returns-value]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a JSON text holds."""

    value: Json
    odd: bool
    """Whether there is an `Odd` or a `Twice` in it."""


def decode(data: bytes) -> str | Refused:
    """The text in a file's bytes, which has to be UTF-8 without a byte order mark."""
    if not data.strip():
        return refused("B101", "the file is empty")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        return refused("B101", "the file is in UTF-16 or UTF-32, or no text at all: save it as UTF-8")
    if data.startswith(b"\xef\xbb\xbf"):
        return refused("B101", "the file begins with a byte order mark: save it as UTF-8 without one")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(errors="replace")
        at = _place(before, len(before))
        return refused("B101", f"the file is not UTF-8: byte 0x{data[error.start]:02X} at {_words(at)}", at=at)


def parse(data: bytes, text: str) -> Parsed | Refused:
    """The value in a JSON text, `data` being its bytes.

    An object with a key twice becomes a `Twice`; numbers that are none, or too long to be read, become an `Odd`.
    """
    if len(data) > _LARGE and _OUTSIDE_STRINGS.sub(b"", data).count(b",") > MOST_VALUES:
        return refused("B105", f"the document has more than {MOST_VALUES:,} values; no brief has as many", text=text)
    odd = False

    def an_object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        nonlocal odd
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        odd = True
        return Twice(pairs)

    def a_whole_number(digits: str) -> Json:
        nonlocal odd
        if len(digits) <= _DIGITS:
            return int(digits)
        odd = True
        return Odd("B105", f"a number with {len(digits):,} digits")

    def a_number(digits: str) -> Json:
        nonlocal odd
        if len(digits) <= 10 * _DIGITS and math.isfinite(number := float(digits)):
            return number
        odd = True
        return Odd("B105", "a number that is too large or too long")

    def no_number(name: str) -> Json:
        nonlocal odd
        odd = True
        return Odd("B101", f"{name} is not JSON: a number that is not known is null")

    try:
        value: Json = json.loads(
            text,
            object_pairs_hook=an_object,
            parse_int=a_whole_number,
            parse_float=a_number,
            parse_constant=no_number,
        )
    except json.JSONDecodeError as error:
        return _not_json(text, error)
    except RecursionError:
        return refused("B105", "the document is nested deeper than any brief", text=text)
    return Parsed(value, odd)


def _not_json(text: str, error: json.JSONDecodeError) -> Refused:
    if error.msg == "Extra data" and text[error.pos] in "{[":
        why = "the file holds more than one JSON value, as JSON Lines does: a file holds one document"
        return refused("B102", why, text=text, at=_place(text, error.pos))
    at = _place(text, error.pos)
    return refused("B101", f"not JSON: {_explained(text, error)}, at {_words(at)}", text=text, at=at)


def _explained(text: str, error: json.JSONDecodeError) -> str:  # noqa: PLR0911  one line for each common slip
    """What is wrong at the place where the parser stopped, in the words of somebody who mends it."""
    here, rest = error.pos, text[error.pos : error.pos + 40]
    before = text[max(0, here - 200) : here].rstrip()
    if error.msg.startswith("Unterminated string"):
        return "a string has no closing quotation mark"
    if error.msg.startswith("Invalid control character"):
        return f"a string holds {character(rest[:1])} as it is: a line break in a string is written \\n"
    if error.msg.startswith("Invalid \\"):
        return "a backslash in a string begins no escape that JSON has: a backslash itself is written \\\\"
    if not rest.strip():
        return "the file ends in the middle: it may have been cut off"
    if _CONFLICT.match(text, text.rfind("\n", 0, here) + 1):
        return "a merge conflict has been left in the file"
    if rest[0] in "]}" and before.endswith(","):
        return f"a comma before {rest[0]}"
    if rest[0] == ",":
        return "a comma with no value before it"
    if rest[0] == "'":
        return "a string in single quotation marks: JSON has double ones"
    if rest.startswith(("//", "/*", "#")):
        return "a comment, which JSON has not"
    if error.msg == "Extra data":
        return "something follows the end of the document"
    if literal := _LITERAL.match(rest):
        return f"{literal[0]} is not JSON"
    if error.msg.startswith("Expecting ','"):
        return "a comma is missing, or a bracket"
    if error.msg.startswith("Expecting ':'"):
        return "a colon is missing after a key"
    if rest[0] == "<":
        return "this looks like HTML or XML"
    return "a key in quotation marks is missing" if "property name" in error.msg else "a value is missing"


def _place(text: str, offset: int) -> Place:
    return Place(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _words(at: Place) -> str:
    return f"line {at.line}, column {at.column}"
