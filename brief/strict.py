"""JSON Schema inside the subset that strict structured output accepts.

Servers that constrain decoding take only a part of JSON Schema. What Pydantic writes is brought into
that part where nothing is lost by it: every field becomes required, objects are closed, defaults go, and
constraints that a server refuses but Pydantic checks again on the answer (lengths, uniqueness) are left
out. What cannot be expressed at all stays as it is, and `problems` names it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel, JsonValue, PydanticInvalidForJsonSchema, TypeAdapter
from pydantic.errors import PydanticUserError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from brief.errors import ConfigurationError
from brief.schema import Derived

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

DROPPED = frozenset(
    [
        "default",
        "title",
        "examples",
        "deprecated",
        "readOnly",
        "writeOnly",
        "$comment",
        "discriminator",
        "minLength",
        "maxLength",
        "uniqueItems",
        "contentMediaType",
        "contentEncoding",
    ]
)
"""Keywords left out: they say nothing about the shape, or Pydantic checks them again on the answer."""

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


def strict_schema(model: type[BaseModel]) -> dict[str, JsonValue]:
    """The JSON Schema to send for `model`: strict, without the fields that the program fills in itself.

    Raises:
        ConfigurationError: a field's type has no JSON Schema at all (a callable, an arbitrary class).
    """
    try:
        raw = model.model_json_schema(schema_generator=_AskedFor)
    except (PydanticInvalidForJsonSchema, PydanticUserError) as error:
        reason = str(error).splitlines()[0]
        raise ConfigurationError(f"{model.__name__} has no JSON Schema: {reason}") from error
    schema = TypeAdapter(Node).validate_python(raw)
    definitions = _mapping(schema.pop("$defs", None))
    root = definitions.get(_target(schema), schema)
    result = _Tightener(definitions).tighten(root)
    used = _reachable(result, definitions)
    if used:
        tightener = _Tightener(definitions)
        result["$defs"] = {name: tightener.tighten(definitions[name]) for name in definitions if name in used}
    return result


def problems(schema: dict[str, JsonValue]) -> list[str]:
    """What in `schema` breaks the strict subset, one line each: `JSON-POINTER: what is wrong`."""
    return [str(breach) for breach in breaches(schema)]


def breaches(schema: dict[str, JsonValue]) -> list[Breach]:
    """What in `schema` breaks the strict subset, in the order of the schema."""
    found: list[Breach] = []
    if schema.get("type") != "object":
        found.append(Breach("", "the root must be an object"))
    for pointer, node in _nodes(schema, ""):
        found.extend(Breach(pointer, message) for message in _node_faults(node, schema))
    found.extend(Breach("", message) for message in _size_faults(schema))
    return found


class _AskedFor(GenerateJsonSchema):
    """Leaves out fields marked `Derived`; definitions that only they used go with them."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        written = super().model_schema(schema)
        properties = written.get("properties", {})
        for name, info in schema["cls"].model_fields.items():
            if any(isinstance(marker, Derived) for marker in info.metadata):
                properties.pop(info.alias or name, None)
        return written


class _Tightener:
    """Rewrites one schema into the strict subset, as far as that loses nothing."""

    def __init__(self, definitions: Node) -> None:
        self._definitions = definitions

    def tighten(self, value: JsonValue, inside: frozenset[str] = frozenset()) -> Node:
        """The strict form of a schema; `inside` holds the definitions being inlined, against endless loops."""
        node = {k: v for k, v in _mapping(value).items() if k not in DROPPED}
        reference = _target(node)
        if reference and set(node) != {"$ref"}:
            # Strict servers refuse keywords beside $ref. The definition is written out in its place,
            # unless it refers to itself, where only the words beside it are lost.
            target = _mapping(self._definitions.get(reference))
            if reference in inside or reference in _reachable(target, self._definitions):
                return {"$ref": node["$ref"]}
            beside = {k: v for k, v in node.items() if k != "$ref"}
            return self.tighten({**target, **beside}, inside | {reference})
        if "oneOf" in node and "anyOf" not in node:
            node = {"anyOf" if k == "oneOf" else k: v for k, v in node.items()}
        if node.get("format") not in FORMATS:
            node.pop("format", None)
        for key in ("anyOf", "allOf", "oneOf"):
            if isinstance(branches := node.get(key), list):
                node[key] = [self.tighten(branch, inside) for branch in branches]
        if isinstance(node.get("items"), dict):
            node["items"] = self.tighten(node["items"], inside)
        if isinstance(node.get("properties"), dict):
            properties = {k: self.tighten(v, inside) for k, v in _mapping(node["properties"]).items()}
            node["properties"] = dict(properties)
            node["required"] = list(properties)
            node.setdefault("additionalProperties", False)
        elif node.get("type") == "object" and node.get("additionalProperties") is False:
            node |= {"properties": {}, "required": []}
        return node


def _mapping(value: JsonValue) -> Node:
    return value if isinstance(value, dict) else {}


def _target(node: Node) -> str:
    """Name of the definition that a reference points at; empty where there is no reference."""
    return str(node.get("$ref", "")).removeprefix("#/$defs/")


def _nodes(value: JsonValue, pointer: str) -> Iterator[tuple[str, Node]]:
    """Every schema in a schema, with its JSON pointer."""
    if not isinstance(value, dict):
        return
    yield pointer, value
    for key in ("properties", "$defs"):
        for name, child in _mapping(value.get(key)).items():
            yield from _nodes(child, f"{pointer}/{key}/{_escaped(name)}")
    for key in ("anyOf", "allOf", "oneOf", "prefixItems"):
        branches = value.get(key)
        for i, child in enumerate(branches if isinstance(branches, list) else []):
            yield from _nodes(child, f"{pointer}/{key}/{i}")
    for key in ("items", "not", "if", "then", "else"):
        yield from _nodes(value.get(key), f"{pointer}/{key}")


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def _node_faults(node: Node, root: Node) -> Iterator[str]:
    for key in sorted(node.keys() - KEPT):
        yield f"`{key}` is not allowed{_ADVICE.get(key, '')}"
    if node.get("format", "date") not in FORMATS:
        yield f"the format {node['format']!r} is not allowed"
    if "$ref" in node:
        name = _target(node)
        if len(node.keys() - {"$defs"}) > 1:
            yield "nothing may stand beside `$ref`"
        if name not in _mapping(root.get("$defs")):
            yield f"`$ref` points nowhere: {node['$ref']}"
    elif "type" not in node and "anyOf" not in node:
        yield "says nothing about its type: name a type instead of Any"
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
    missing = [n for n in _mapping(node.get("properties")) if n not in (required if isinstance(required, list) else ())]
    if missing:
        yield f"every field must be required; missing: {', '.join(missing)}"


_ADVICE = {
    "prefixItems": ": use a model with named fields instead of a tuple",
    "allOf": ": use one model instead of combining several",
    "not": ": say what is allowed instead",
}


def _size_faults(schema: Node) -> Iterator[str]:
    nodes = [node for _, node in _nodes(schema, "")]
    names = [name for node in nodes for key in ("properties", "$defs") for name in _mapping(node.get(key))]
    properties = sum(len(_mapping(node.get("properties"))) for node in nodes)
    enums = [value for node in nodes for value in _listed(node.get("enum"))]
    constants = [node["const"] for node in nodes if "const" in node]
    characters = sum(map(len, names)) + sum(len(v) for v in enums + constants if isinstance(v, str))
    levels = _levels(schema, _mapping(schema.get("$defs")), frozenset())
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
    name = _target(value)
    if name:
        return 0 if name in inside else _levels(definitions.get(name), definitions, inside | {name})
    children = [*_mapping(value.get("properties")).values(), value.get("items")]
    below = max(_levels(child, definitions, inside) for child in children)
    branches = [b for key in ("anyOf", "oneOf", "allOf") for b in _listed(value.get(key))]
    return max([below + (value.get("type") == "object"), *(_levels(b, definitions, inside) for b in branches)])


def _reachable(value: JsonValue, definitions: Node) -> set[str]:
    """Names of the definitions that a schema refers to, directly or not."""
    found: set[str] = set()
    waiting: list[JsonValue] = [value]
    while waiting:
        for _, node in _nodes(waiting.pop(), ""):
            name = _target(node)
            if name and name not in found:
                found.add(name)
                waiting.append(definitions.get(name))
    return found
