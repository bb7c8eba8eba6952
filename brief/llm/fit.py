"""Whether a value fits a JSON Schema, in words short enough for one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from pydantic import JsonValue

if TYPE_CHECKING:
    from jsonschema import ValidationError

Problem = tuple[str, str]
"""JSON pointer into the value, and what is wrong there."""


def checker(schema: Mapping[str, JsonValue]) -> Callable[[JsonValue], tuple[Problem, ...]]:
    """A function that lists what keeps a value from fitting the schema, nothing where it fits.

    Raises:
        ValueError: the schema itself is not JSON Schema.
    """
    from jsonschema import Draft202012Validator, SchemaError  # noqa: PLC0415  slow, and only wanted here

    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        raise ValueError(f"not a JSON Schema: {error.json_path}: {error.message}") from None
    validator = Draft202012Validator(schema)

    def problems(value: JsonValue) -> tuple[Problem, ...]:
        found = sorted(validator.iter_errors(value), key=lambda error: error.json_path)
        # A missing key is reported once for each key, with the same words.
        return tuple(dict.fromkeys((_pointer(error), _words(error)) for error in found))

    return problems


def _pointer(error: ValidationError) -> str:
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in error.absolute_path)
    return "".join(f"/{step}" for step in steps)


def _words(error: ValidationError) -> str:
    """What is wrong, without the value: that is the model's text and may be pages long."""
    wanted: object = error.validator_value
    match error.validator:
        case "type":
            kinds = wanted if isinstance(wanted, list) else [wanted]
            return f"is not of type {' or '.join(map(str, kinds))}"
        case "required":
            keys = wanted if isinstance(wanted, list) else []
            return f"lacks {', '.join(key for key in keys if key not in _keys(error.instance))}"
        case "additionalProperties":
            known = _keys(error.schema.get("properties")) if isinstance(error.schema, dict) else []
            stray = [key[:40] for key in _keys(error.instance) if key not in known]
            return f"has keys it may not have: {', '.join(stray[:5])}"
        case "enum" | "const":
            return "is none of the values allowed"
        case "anyOf" | "oneOf":
            return "fits none of the shapes allowed"
        case other:
            return f"breaks {other}: {str(wanted)[:60]}"


def _keys(value: object) -> list[str]:
    return [str(key) for key in value] if isinstance(value, dict) else []
