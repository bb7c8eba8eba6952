"""JSON Schema inside the subset that strict structured output accepts.

Servers that constrain decoding take only a part of JSON Schema. What Pydantic writes is brought into
that part where nothing is lost by it: every field becomes required, objects are closed, defaults go, and
constraints that a server refuses but Pydantic checks again on the answer (lengths, uniqueness) are left out. What
cannot be expressed at all stays as it is, and `problems` names it.
"""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel, JsonValue, PydanticInvalidForJsonSchema, TypeAdapter
from pydantic.errors import PydanticUserError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from brief.errors import ConfigurationError
from brief.schema import Derived
from brief.strict.subset import FORMATS, Node, mapping, nodes, target

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


@lru_cache(maxsize=64)
def strict_schema(model: type[BaseModel]) -> dict[str, JsonValue]:
    """The JSON Schema to send for `model`: strict, without the fields that the program fills in itself.

    It is one for all who ask, and not to be changed: hundreds of articles under way share what they do not narrow.

    Raises:
        ConfigurationError: a field's type has no JSON Schema at all (a callable, an arbitrary class).
    """
    try:
        raw = model.model_json_schema(schema_generator=_AskedFor)
    except (PydanticInvalidForJsonSchema, PydanticUserError) as error:
        reason = str(error).splitlines()[0]
        raise ConfigurationError(f"{model.__name__} has no JSON Schema: {reason}") from error
    schema = TypeAdapter(Node).validate_python(raw)
    definitions = mapping(schema.pop("$defs", None))
    root = definitions.get(target(schema), schema)
    result = _Tightener(definitions).tighten(root)
    used = reachable(result, definitions)
    if used:
        tightener = _Tightener(definitions)
        result["$defs"] = {name: tightener.tighten(definitions[name]) for name in definitions if name in used}
    return result


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
        node = {k: v for k, v in mapping(value).items() if k not in DROPPED}
        if "$ref" in node and len(node) > 1:
            return self._inlined(node, inside)
        if "oneOf" in node and "anyOf" not in node:
            node = {"anyOf" if k == "oneOf" else k: v for k, v in node.items()}
        if node.get("format") not in FORMATS:
            node.pop("format", None)
        if isinstance(values := node.get("enum"), list) and "type" not in node:
            node["type"] = list(dict.fromkeys(_JSON_TYPES[type(value)] for value in values))
        for key in ("anyOf", "allOf", "oneOf"):
            if isinstance(branches := node.get(key), list):
                node[key] = [self.tighten(branch, inside) for branch in branches]
        if isinstance(node.get("items"), dict):
            node["items"] = self.tighten(node["items"], inside)
        if isinstance(fields := node.get("properties"), dict):
            node["properties"] = {name: self.tighten(field, inside) for name, field in fields.items()}
            node["required"] = list(fields)
            node.setdefault("additionalProperties", False)
        return node

    def _inlined(self, node: Node, inside: frozenset[str]) -> Node:
        """Strict servers refuse keywords beside $ref, so the definition is written out in its place.

        Where it refers to itself that has no end: there only the words beside the reference are lost.
        """
        name = target(node)
        definition = mapping(self._definitions.get(name))
        if name in inside or name in reachable(definition, self._definitions):
            return {"$ref": node["$ref"]}
        beside = {k: v for k, v in node.items() if k != "$ref"}
        return self.tighten({**definition, **beside}, inside | {name})


_JSON_TYPES: dict[type, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    type(None): "null",
    list: "array",
    dict: "object",
}


def reachable(value: JsonValue, definitions: Node) -> set[str]:
    """Names of the definitions that a schema refers to, directly or not."""
    found: set[str] = set()
    waiting: list[JsonValue] = [value]
    while waiting:
        for _, node in nodes(waiting.pop(), ""):
            name = target(node)
            if name and name not in found:
                found.add(name)
                waiting.append(definitions.get(name))
    return found
