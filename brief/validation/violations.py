"""Where a document breaks the format or its kind's schema, in words: B104, with a JSON pointer for each breach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from brief.document import Finding
from brief.validation.json_text import Json, Odd
from brief.validation.refusal import finding, pointer, shown

MOST = 50
"""Breaches that are listed; of a file that is something else altogether, more tell nothing."""

TOO_MANY = 5_000
"""Breaches from which none is listed."""

_NONE = Odd("B104", "no such value")

_WANTED = {
    "string_type": "a text",
    "string_sub_type": "a text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "set_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object",
    "none_required": "null",
}


def violations(error: ValidationError, value: Json, at: tuple[str, ...] = ()) -> list[Finding]:
    """A finding for each breach, in the order of the schema; at most `MOST`, and one that counts the rest.

    Args:
        error: what the model says of the value.
        value: what was validated.
        at: where the value stands in the document.
    """
    if error.error_count() > TOO_MANY:
        # To list them all takes pydantic seconds, and hundreds of megabytes.
        return [
            finding("B104", f"breaks the schema in {error.error_count():,} places: it is something else", pointer(at))
        ]
    return shortened(_each(error, value, at), at)


def shortened(findings: Iterable[Finding], at: tuple[str, ...] = ()) -> list[Finding]:
    """Each finding once, and after `MOST` of them one that counts the rest."""
    found = list(dict.fromkeys(findings))
    if len(found) > MOST:
        more = finding(found[MOST].rule, f"and {len(found) - MOST:,} more such places", pointer(at))
        found[MOST:] = [more]
    return found


def _each(error: ValidationError, value: Json, at: tuple[str, ...]) -> Iterator[Finding]:
    for breach in error.errors(include_url=False, include_context=True):
        steps, inner = _reached(breach["loc"], value)
        yield finding("B104", _said(breach, steps, inner), pointer((*at, *steps)))


def _reached(loc: tuple[str | int, ...], value: Json) -> tuple[tuple[str | int, ...], Json]:
    """How far a breach's path leads in the value. Its last steps may be a field that is missing, or no place at all."""
    steps: list[str | int] = []
    for step in loc:
        inner = value.get(str(step), _NONE) if isinstance(value, dict) else _NONE
        if isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
            inner = value[step]
        if isinstance(inner, Odd):
            break
        value = inner
        steps.append(step)
    return tuple(steps), value


def _said(breach: ErrorDetails, steps: tuple[str | int, ...], value: Json) -> str:
    kind, context = breach["type"], breach.get("ctx", {})
    if kind == "missing":
        return f"{shown(breach['loc'][-1])} is missing"
    if kind == "extra_forbidden":
        return f"{shown(str(steps[-1]) if steps else '')} is not a field of this object"
    if kind in _WANTED:
        return f"{shown(value)} stands where {_WANTED[kind]} is wanted"
    if kind in {"literal_error", "enum"}:
        return _not_among(value, str(context.get("expected", "")))
    if kind == "too_short":
        return f"the list has {context.get('actual_length')} entries and needs {context.get('min_length')}"
    message = "".join(c for c in " ".join(breach["msg"].split()) if c.isprintable())
    return f"{shown(value)}: {message[:200]}"


def _not_among(value: Json, expected: str) -> str:
    words = expected.replace("'", "").replace(" or ", ", ").split(", ")
    close = get_close_matches(value, words, 1) if isinstance(value, str) and len(value) < 100 else []
    return f"{shown(value)} is none of {', '.join(words)}" + (f"; did you mean {close[0]}?" if close else "")
