"""What `pydantic` finds wrong with a value, in the words of people who do not know it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_SAID: Mapping[str, str] = {
    "missing": "is missing",
    "extra_forbidden": "is not known here",
    "json_invalid": "is no JSON: {error}",
    "string_type": "should be text",
    "bool_type": "should be true or false",
    "bool_parsing": "should be true or false",
    "finite_number": "should be a finite number",
    "literal_error": "should be {expected}",
    "enum": "should be {expected}",
    "greater_than": "should be above {gt:g}",
    "greater_than_equal": "should be at least {ge:g}",
    "less_than": "should be below {lt:g}",
    "less_than_equal": "should be at most {le:g}",
    "value_error": "{error}",
    **dict.fromkeys(("int_type", "int_parsing", "int_parsing_size", "int_from_float"), "should be a whole number"),
    **dict.fromkeys(("float_type", "float_parsing"), "should be a number"),
    **dict.fromkeys(("list_type", "tuple_type", "set_type"), "should be a list"),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), "should be a table of names and values"),
}
_SAY_IT_ALL = frozenset({"missing", "json_invalid", "string_too_short"})
"""Errors to which the value adds nothing."""
_MOST = 60


def wrong(error: ErrorDetails) -> str:
    """What a value is or should be: `should be a whole number`."""
    kind, facts = error["type"], error.get("ctx", {})
    if kind == "string_too_short" and facts["min_length"] == 1:
        return "should not be empty"
    if kind in _SAID:
        return _SAID[kind].format_map(facts).rstrip(".")
    said = str(error["msg"]).removeprefix("Input ")
    return f"{said[:1].lower()}{said[1:]}"


def wrong_with_value(error: ErrorDetails) -> str:
    """The same with what was given instead, as far as that says anything: `should be a whole number, not 'many'`."""
    value = "" if error["type"] in _SAY_IT_ALL else f", not {repr(error['input'])[:_MOST]}"
    return f"{wrong(error)}{value}"


def wrong_in_each_way(error: ValidationError, *, secret: bool = False) -> str:
    """What is wrong with one value that might have been of several types. A secret one is not told."""
    errors = error.errors(include_url=False)
    first, *others = dict.fromkeys(wrong(each) for each in errors)
    said = " or ".join([first, *(other.removeprefix("should be ") for other in others)])
    silent = secret or errors[0]["type"] in _SAY_IT_ALL
    return said if silent else f"{said}, not {repr(errors[0]['input'])[:_MOST]}"
