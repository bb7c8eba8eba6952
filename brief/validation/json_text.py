"""From bytes to the JSON value they hold, in one parse; what no brief can hold is marked in the value, or refused."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from brief.validation.refusal import NotADocumentError, Place

MOST_MARKS = 400_000
"""Strings, commas and opening brackets in a document: a thousand items in each of six sections have some 130,000."""
_LARGE = 400_000
"""Bytes from which a document could have more than that."""
_DIGITS = 30
"""No count, offset or cost has more."""

_MARK = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[,\[{]', re.S)
_SHAPES = bytes(48 if 48 <= c < 58 else 34 if c == 34 else 120 for c in range(256))
"""Each digit as 0, each quotation mark as itself, and whatever else as x: found far sooner than with a pattern."""
_LONG_NUMBER = b"x" + b"0" * _DIGITS
"""In these. Many digits right behind a quotation mark are mostly those of a checksum, and no number."""
_LITERAL = re.compile(r"-?[A-Za-z_]+")
_CONFLICT = re.compile(r"^(?:<<<<<<<|=======|>>>>>>>)", re.M)

_IN_STRINGS = {
    "Unterminated string": "a string has no closing quotation mark",
    "Invalid control character": "a string goes over the line's end, or holds a control character: "
    "write \\n for a new line",
    "Invalid \\": "a backslash begins no escape that JSON has: write \\\\ for a backslash",
}
_BY_CHARACTER = {
    "'": "a string in single quotation marks: JSON has double ones",
    ",": "a comma with no value before it",
    "<": "this looks like HTML or XML",
}
_PLAIN = {
    "Extra data": "something follows the end of the document",
    "Expecting ',' delimiter": "a comma is missing, or a bracket",
    "Expecting ':' delimiter": "a colon is missing after a key",
    "Expecting property name enclosed in double quotes": "a key in quotation marks is missing",
}

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | Odd | None"


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


def decode(data: bytes) -> str:
    """The text in a file's bytes, which has to be UTF-8 without a byte order mark.

    Raises:
        NotADocumentError: it is not, or there is nothing in it.
    """
    if not data or data.isspace():
        raise NotADocumentError("B101", "the file is empty")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        raise NotADocumentError("B101", "the file is in UTF-16 or UTF-32, or no text at all: save it as UTF-8")
    if data.startswith(b"\xef\xbb\xbf"):
        raise NotADocumentError("B101", "the file begins with a byte order mark: save it as UTF-8 without one")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        at = _place(before, len(before))
        why = f"the file is not UTF-8: byte 0x{data[error.start]:02X} at {_words(at)}"
        raise NotADocumentError("B101", why, at=at) from None


class _Marking:
    """Hooks of the JSON parser that mark what no brief can hold."""

    def __init__(self) -> None:
        self.odd = False

    def an_object(self, pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        self.odd = True
        return Twice(pairs)

    def a_whole_number(self, digits: str) -> Json:
        return (
            int(digits) if len(digits) <= _DIGITS else self._an_odd_one("B105", f"a number of {len(digits):,} digits")
        )

    def a_number(self, digits: str) -> Json:
        if len(digits) <= 10 * _DIGITS and math.isfinite(number := float(digits)):
            return number
        return self._an_odd_one("B105", "a number that is too large, or too long")

    def no_number(self, name: str) -> Json:
        return self._an_odd_one("B101", f"{name} is not JSON: a number that is not known is null")

    def _an_odd_one(self, code: str, message: str) -> Odd:
        self.odd = True
        return Odd(code, message)


def parse(data: bytes, text: str) -> Parsed:
    """The value in a JSON text, `data` being its bytes.

    An object with a key twice becomes a `Twice`; numbers that are none, or too long to be read, become an `Odd`.

    Raises:
        NotADocumentError: it is not JSON, or has more in it than any brief.
    """
    if len(data) > _LARGE and next(islice(_MARK.finditer(data), MOST_MARKS, None), None):
        # A parser would make an object of each, and those take many times the memory of the file.
        raise NotADocumentError("B105", "the document has hundreds of thousands of values; no brief has as many")
    marking = _Marking()
    try:
        value: Json = json.loads(
            text,
            object_pairs_hook=marking.an_object,
            # To be asked about every number costs as much as all the rest, and hardly any text has one too long.
            parse_int=marking.a_whole_number if has_long_number(data) else None,
            parse_float=marking.a_number,
            parse_constant=marking.no_number,
        )
    except json.JSONDecodeError as error:
        raise _not_json(text, error) from None
    except RecursionError:
        raise NotADocumentError("B105", "the document is nested deeper than any brief") from None
    return Parsed(value, marking.odd)


def has_long_number(data: bytes) -> bool:
    """Whether a JSON text may have a number with more digits than any of a brief."""
    shapes = data.translate(_SHAPES)
    return _LONG_NUMBER[1:] in shapes and _LONG_NUMBER in b"x" + shapes  # The first is found to be missing far sooner.


def _not_json(text: str, error: json.JSONDecodeError) -> NotADocumentError:
    if error.msg.startswith("Illegal trailing comma"):  # Python 3.13 names the comma, not what stands behind it.
        error.pos += 1 + len(text[error.pos + 1 :]) - len(text[error.pos + 1 :].lstrip())
    at = _place(text, error.pos)
    if error.msg == "Extra data" and text[error.pos] in "{[":
        why = "the file holds several JSON values, as JSON Lines does: a file holds one document"
        return NotADocumentError("B102", why, at=at)
    return NotADocumentError("B101", f"not JSON: {_explained(text, error)}, at {_words(at)}", at=at)


def _explained(text: str, error: json.JSONDecodeError) -> str:
    """What is wrong at the place where the parser stopped, in the words of somebody who mends it."""
    here, rest = error.pos, text[error.pos : error.pos + 40]
    if in_string := next((why for start, why in _IN_STRINGS.items() if error.msg.startswith(start)), None):
        return in_string
    if not rest.strip():
        return "the file ends in the middle: it may have been cut off"
    if _CONFLICT.match(text, text.rfind("\n", 0, here) + 1):
        return "a merge conflict has been left in the file"
    if rest[0] in "]}" and text[max(0, here - 200) : here].rstrip().endswith(","):
        return f"a comma before {rest[0]}"
    return _slip(rest) or _PLAIN.get(error.msg, "a value is missing")


def _slip(rest: str) -> str | None:
    """The slip that a person makes who writes JSON by hand, told by the text where the parser stopped."""
    if rest.startswith(("//", "/*", "#")):
        return "a comment, which JSON has not"
    if literal := _LITERAL.match(rest):
        return f"{literal[0]} is not JSON"
    return _BY_CHARACTER.get(rest[0])


def _place(text: str, offset: int) -> Place:
    return Place(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _words(at: Place) -> str:
    return f"line {at.line}, column {at.column}"
