"""Why a file did not become a document, told in findings of form: B101 to B107."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from brief import json_pointer
from brief.checks import form
from brief.document import Finding

_LEVELS = {rule.code: rule.level for rule in form.RULES}
_SHOWN = 60
_NAMES = {
    0x00: "a null",
    0x07: "a bell",
    0x08: "a backspace",
    0x0D: "a carriage return",
    0x1B: "an escape",
    0x7F: "a delete",
    0x202D: "a left-to-right override",
    0x202E: "a right-to-left override",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a text."""

    line: int
    """From 1."""
    column: int
    """From 1, in characters."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that did not become a document."""

    findings: tuple[Finding, ...]
    text: str | None = None
    """What the file holds, as far as it is text."""
    at: Place | None = None
    """Where reading stopped, in a file that is not JSON and has no pointers to its places."""


class NotADocumentError(Exception):
    """Ends the loading of a file, from any depth; `load` turns it into its `Refused`."""

    def __init__(self, code: str, message: str, path: str = "", at: Place | None = None) -> None:
        super().__init__(message)
        self.finding = finding(code, message, path)
        self.at = at


def is_something_else(refused: Refused) -> bool:
    """Whether a file is JSON of another sort, with neither our format nor a brief in it."""
    if refused.text is None or any(f.rule != "B102" for f in refused.findings):
        return False
    try:
        value = json.loads(refused.text)
    except (ValueError, RecursionError):
        return False
    if not isinstance(value, dict):
        return True
    name = value.get("format")
    return "brief" not in value and not (isinstance(name, str) and name.startswith("brief/"))


def finding(code: str, message: str, path: str = "") -> Finding:
    """A finding of form, at the level of its rule; `path` is a JSON pointer, "" for the whole document."""
    return Finding(rule=code, level=_LEVELS[code], path=path, message=message)


def character(c: str) -> str:
    """A character that is not to be printed, by its number and what it is."""
    code = ord(c)
    name = _NAMES.get(code)
    return f"U+{code:04X} ({name})" if name else f"U+{code:04X}"


def shown(value: object) -> str:
    """A value of a document as a message may show it: short, on one line, without a character that drives a
    terminal.
    """
    if isinstance(value, str):
        plain = "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in value[:_SHOWN])
        return f"“{plain}…”" if len(value) > _SHOWN else f"“{plain}”"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return repr(value) if len(repr(value)) <= _SHOWN else "a long number"
    return "an object" if isinstance(value, dict) else "a list"


def pointer(steps: Sequence[str | int]) -> str:
    """The JSON pointer of a place; of the object around it where a key is too long or not fit to be printed."""
    return json_pointer.pointer(takewhile(lambda step: len(str(step)) <= 200 and str(step).isprintable(), steps))
