"""Whether a value plainly fits a schema of the simple sort that answers are asked for under.

To make a validator of a schema takes longer than to look at an answer this way, and nearly all answers fit. What this
does not know, or is not sure of, is left to `brief.llm.fit`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pydantic import JsonValue

_DEFINED = "#/$defs/"
_TOLD_ASIDE = frozenset(("$defs", "$schema", "title", "description", "default"))
"""Keywords that ask nothing of a value."""
_TYPES: Mapping[str, type] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}

Schema = Mapping[str, JsonValue]


def plainly_fits(value: JsonValue, schema: Schema) -> bool:
    """Whether a value surely fits a JSON Schema; False tells nothing."""
    definitions = schema.get("$defs", {})
    try:
        return isinstance(definitions, dict) and _fits(value, schema, definitions)
    except RecursionError:
        return False  # A schema that refers to itself, and an answer of many levels.


def _fits(value: JsonValue, schema: JsonValue | Schema, defined: Schema) -> bool:
    if not isinstance(schema, Mapping):
        return False
    for keyword, told in schema.items():
        test = _TESTS.get(keyword)
        if not (keyword in _TOLD_ASIDE if test is None else test(value, told, schema, defined)):
            return False
    return True


def _is_of_type(value: JsonValue, told: JsonValue, _schema: Schema, _defined: Schema) -> bool:
    return isinstance(told, str) and type(value) is _TYPES.get(told)


def _is_one_of(value: JsonValue, told: JsonValue, _schema: Schema, _defined: Schema) -> bool:
    if not isinstance(value, str | int) or not isinstance(told, list):
        return False
    return any(type(x) is type(value) for x in told if x == value)  # For Python 1 is True.


def _has_all(value: JsonValue, told: JsonValue, _schema: Schema, _defined: Schema) -> bool:
    return isinstance(value, dict) and isinstance(told, list) and all(name in value for name in told)


def _is_closed(value: JsonValue, told: JsonValue, schema: Schema, _defined: Schema) -> bool:
    known = schema.get("properties")
    return told is False and isinstance(value, dict) and isinstance(known, dict) and value.keys() <= known.keys()


def _has_properties(value: JsonValue, told: JsonValue, _schema: Schema, defined: Schema) -> bool:
    if not isinstance(value, dict) or not isinstance(told, dict):
        return False
    return all(_fits(value[name], schema, defined) for name, schema in told.items() if name in value)


def _has_items(value: JsonValue, told: JsonValue, _schema: Schema, defined: Schema) -> bool:
    return isinstance(value, list) and all(_fits(item, told, defined) for item in value)


def _has_enough(value: JsonValue, told: JsonValue, _schema: Schema, _defined: Schema) -> bool:
    return isinstance(value, list) and isinstance(told, int) and len(value) >= told


def _has_few(value: JsonValue, told: JsonValue, _schema: Schema, _defined: Schema) -> bool:
    return isinstance(value, list) and isinstance(told, int) and len(value) <= told


def _fits_any(value: JsonValue, told: JsonValue, _schema: Schema, defined: Schema) -> bool:
    return isinstance(told, list) and any(_fits(value, schema, defined) for schema in told)


def _fits_definition(value: JsonValue, told: JsonValue, _schema: Schema, defined: Schema) -> bool:
    if not isinstance(told, str) or not told.startswith(_DEFINED):
        return False
    return _fits(value, defined.get(told.removeprefix(_DEFINED)), defined)


_TESTS: Mapping[str, Callable[[JsonValue, JsonValue, Schema, Schema], bool]] = {
    "type": _is_of_type,
    "enum": _is_one_of,
    "required": _has_all,
    "additionalProperties": _is_closed,
    "properties": _has_properties,
    "items": _has_items,
    "minItems": _has_enough,
    "maxItems": _has_few,
    "anyOf": _fits_any,
    "$ref": _fits_definition,
}
