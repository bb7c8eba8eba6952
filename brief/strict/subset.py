"""The part of JSON Schema that strict structured output accepts, and what in a schema lies outside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import JsonValue

from brief import json_pointer

MOST_PROPERTIES = 5_000
MOST_LEVELS = 10
MOST_CHARACTERS = 120_000
MOST_ENUM_VALUES = 1_000

KEPT = frozenset(
    [
        "$defs",
        "$ref",
        "additionalProperties",
        "anyOf",
        "const",
        "description",
        "enum",
        "items",
        "properties",
        "required",
        "type",
        "pattern",
        "format",
        "multipleOf",
        "minItems",
        "maxItems",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
    ]
)
"""Keywords that strict servers accept."""

FORMATS = frozenset(["date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"])
"""Formats that strict servers know; others are checked by Pydantic alone."""

Node = dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Breach:
    """One place in a schema that the strict subset does not allow."""

    pointer: str
    """JSON pointer into the schema; empty for the schema as a whole."""
    message: str

    def __str__(self) -> str:
        return f"{self.pointer or '/'}: {self.message}"


def problems(schema: dict[str, JsonValue]) -> list[str]:
    """What in `schema` breaks the strict subset, one line each: `JSON-POINTER: what is wrong`."""
    return [str(breach) for breach in breaches(schema)]


def breaches(schema: dict[str, JsonValue]) -> list[Breach]:
    """What in `schema` breaks the strict subset, in the order of the schema."""
    found: list[Breach] = []
    if schema.get("type") != "object":
        found.append(Breach("", "the root must be an object"))
    for pointer, node in nodes(schema, ""):
        found.extend(Breach(pointer, message) for message in _node_faults(node, schema))
    found.extend(Breach("", message) for message in _size_faults(schema))
    return found


def mapping(value: JsonValue) -> Node:
    """The value, if it is an object; else an empty one."""
    return value if isinstance(value, dict) else {}


def target(node: Node) -> str:
    """Name of the definition that a reference points at; empty where there is no reference."""
    return str(node.get("$ref", "")).removeprefix("#/$defs/")


def nodes(value: JsonValue, pointer: str) -> Iterator[tuple[str, Node]]:
    """Every schema in a schema, with its JSON pointer."""
    if not isinstance(value, dict):
        return
    yield pointer, value
    for key in ("properties", "$defs"):
        for name, child in mapping(value.get(key)).items():
            yield from nodes(child, f"{pointer}{json_pointer.pointer((key, name))}")
    for key in ("anyOf", "allOf", "oneOf", "prefixItems"):
        branches = value.get(key)
        for i, child in enumerate(branches if isinstance(branches, list) else []):
            yield from nodes(child, f"{pointer}/{key}/{i}")
    for key in ("items", "not", "if", "then", "else"):
        yield from nodes(value.get(key), f"{pointer}/{key}")


def _node_faults(node: Node, root: Node) -> Iterator[str]:
    for key in sorted(node.keys() - KEPT):
        yield f"`{key}` is not allowed{_ADVICE.get(key, '')}"
    if node.get("format", "date") not in FORMATS:
        yield f"the format {node['format']!r} is not allowed"
    if "$ref" in node:
        name = target(node)
        if len(node.keys() - {"$defs"}) > 1:
            yield "nothing may stand beside `$ref`"
        if name not in mapping(root.get("$defs")):
            yield f"`$ref` points nowhere: {node['$ref']}"
    elif "type" not in node and "anyOf" not in node:
        yield "says nothing about its type: name one instead of Any, or of a list of anything"
    yield from _object_faults(node)
    if node.get("type") == "array" and not isinstance(node.get("items"), dict) and "prefixItems" not in node:
        yield "an array must say what its items are: write list[str], not list"


def _object_faults(node: Node) -> Iterator[str]:
    if node.get("type") != "object" and "properties" not in node:
        return
    extra = node.get("additionalProperties")
    if "properties" not in node and extra is not False:
        yield "an object with free keys (dict) is not allowed: use a model with named fields, or a list of them"
    elif extra is not False:
        yield "`additionalProperties` must be false"
    required = node.get("required")
    missing = [n for n in mapping(node.get("properties")) if n not in (required if isinstance(required, list) else ())]
    if missing:
        yield f"every field must be required; missing: {', '.join(missing)}"


_ADVICE = {
    "prefixItems": ": use a model with named fields instead of a tuple",
    "allOf": ": use one model instead of combining several",
    "not": ": say what is allowed instead",
}


def _size_faults(schema: Node) -> Iterator[str]:
    every = [node for _, node in nodes(schema, "")]
    names = [name for node in every for key in ("properties", "$defs") for name in mapping(node.get(key))]
    properties = sum(len(mapping(node.get("properties"))) for node in every)
    enums = [value for node in every for value in _listed(node.get("enum"))]
    constants = [node["const"] for node in every if "const" in node]
    characters = sum(map(len, names)) + sum(len(v) for v in enums + constants if isinstance(v, str))
    levels = _levels(schema, mapping(schema.get("$defs")), frozenset())
    counts = (
        (properties, MOST_PROPERTIES, "properties"),
        (levels, MOST_LEVELS, "levels of nesting"),
        (characters, MOST_CHARACTERS, "characters of names and enum values"),
        (len(enums), MOST_ENUM_VALUES, "enum values"),
    )
    for count, most, what in counts:
        if count > most:
            yield f"{count:,} {what}, {most:,} are allowed"


def _listed(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else []


def _levels(value: JsonValue, definitions: Node, inside: frozenset[str]) -> int:
    """How deep objects are nested, through references; a model within itself counts once."""
    if not isinstance(value, dict):
        return 0
    name = target(value)
    if name:
        return 0 if name in inside else _levels(definitions.get(name), definitions, inside | {name})
    children = [*mapping(value.get("properties")).values(), value.get("items")]
    below = max(_levels(child, definitions, inside) for child in children)
    branches = [b for key in ("anyOf", "oneOf", "allOf") for b in _listed(value.get(key))]
    return max([below + (value.get("type") == "object"), *(_levels(b, definitions, inside) for b in branches)])
