"""The strict subset: what is brought into it, what is named as outside it."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import AnyUrl, BaseModel, ConfigDict, Field, create_model

from brief.errors import ConfigurationError
from brief.schema import Derived
from brief.strict import breaches, problems, strict_schema, subset


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Leaf(BaseModel):
    name: str = "x"
    aliases: Annotated[list[str], Derived("aliases")] = []
    colour: Colour = Field(default=Colour.RED, description="How it looks.")


class OnlyDerived(BaseModel):
    text: str = ""


class Tree(BaseModel):
    title: Annotated[str, Field(min_length=2, max_length=9, examples=["a"])]
    count: Annotated[int, Field(ge=1, le=5)] = 3
    day: date | None = None
    url: AnyUrl | None = None
    leaf: Annotated[Leaf, Field(description="The first leaf.")]
    leaves: list[Leaf] = []
    tags: set[str] = set()
    filled: Annotated[OnlyDerived | None, Derived("role")] = None


class Node(BaseModel):
    label: str
    next: Annotated[Node | None, Field(description="The one after it.")] = None


class Cat(BaseModel):
    kind: Literal["cat"]


class Dog(BaseModel):
    kind: Literal["dog"]


def test_everything_is_required_closed_and_without_what_servers_refuse() -> None:
    schema = strict_schema(Tree)
    assert problems(schema) == []
    assert schema["required"] == ["title", "count", "day", "url", "leaf", "leaves", "tags"]
    assert schema["additionalProperties"] is False
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert properties["title"] == {"type": "string"}
    assert properties["count"] == {"type": "integer", "minimum": 1, "maximum": 5}
    assert properties["url"] == {"anyOf": [{"type": "string"}, {"type": "null"}]}
    assert properties["day"] == {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}


def test_derived_fields_and_what_only_they_use_are_not_asked_for() -> None:
    schema = strict_schema(Tree)
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)
    assert set(definitions) == {"Leaf", "Colour"}
    leaf = definitions["Leaf"]
    assert isinstance(leaf, dict)
    assert leaf["required"] == ["name", "colour"]
    assert "aliases" not in str(leaf)


def test_words_beside_a_reference_survive() -> None:
    properties = strict_schema(Tree)["properties"]
    assert isinstance(properties, dict)
    leaf = properties["leaf"]
    assert isinstance(leaf, dict)
    assert leaf["description"] == "The first leaf."
    assert "$ref" not in leaf
    assert leaf["required"] == ["name", "colour"]


def test_a_model_within_itself_keeps_its_references() -> None:
    schema = strict_schema(Node)
    assert problems(schema) == []
    assert schema["type"] == "object"
    properties = schema["properties"]
    assert isinstance(properties, dict)
    following = properties["next"]
    assert isinstance(following, dict)
    assert following["anyOf"] == [{"$ref": "#/$defs/Node"}, {"type": "null"}]


def test_a_tagged_union_becomes_any_of() -> None:
    model = create_model("Owner", pet=(Annotated[Cat | Dog, Field(discriminator="kind")], ...))
    schema = strict_schema(model)
    assert problems(schema) == []
    assert "oneOf" not in str(schema)
    assert "discriminator" not in str(schema)


@pytest.mark.parametrize(
    ("annotation", "pointer", "words"),
    [
        (dict[str, int], "/properties/x", "free keys"),
        (Any, "/properties/x", "type"),
        (list, "/properties/x/items", "type"),
        (tuple[int, str], "/properties/x", "prefixItems"),
        (list[dict[str, int]], "/properties/x/items", "free keys"),
    ],
)
def test_what_cannot_be_expressed_is_named_with_its_place(annotation: Any, pointer: str, words: str) -> None:
    found = breaches(strict_schema(create_model("M", x=(annotation, ...))))
    assert any(b.pointer.startswith(pointer) and words in b.message for b in found), found


def test_open_models_are_named() -> None:
    model = create_model("Open", __config__=ConfigDict(extra="allow"), x=(str, ...))
    assert problems(strict_schema(model)) == ["/: `additionalProperties` must be false"]


def test_a_type_without_schema_is_one_clear_line() -> None:
    class Strange:
        pass

    model = create_model("M", __config__=ConfigDict(arbitrary_types_allowed=True), x=(Strange, ...))
    with pytest.raises(ConfigurationError) as caught:
        strict_schema(model)
    assert "\n" not in str(caught.value)


@pytest.mark.slow
def test_sizes_have_limits() -> None:
    words = tuple(f"w{i}" for i in range(subset.MOST_ENUM_VALUES + 1))
    assert problems(strict_schema(create_model("M", x=(Literal[words], ...)))) == [
        "/: 1,001 enum values, 1,000 are allowed"
    ]
    wide = create_model("Wide", **{f"f{i}": (int, ...) for i in range(subset.MOST_PROPERTIES + 1)})  # type: ignore[call-overload]
    assert problems(strict_schema(wide)) == ["/: 5,001 properties, 5,000 are allowed"]
    long = create_model("Long", x=(Literal["a" * subset.MOST_CHARACTERS], ...))
    assert "characters" in problems(strict_schema(long))[0]


@pytest.mark.parametrize(("levels", "fine"), [(10, True), (11, False)])
def test_nesting_has_a_limit(levels: int, fine: bool) -> None:
    model = create_model("L0", x=(int, ...))
    for i in range(1, levels):
        model = create_model(f"L{i}", x=(list[model], ...))  # type: ignore[valid-type]
    assert (problems(strict_schema(model)) == []) is fine


def test_hand_written_schemas_are_judged_too() -> None:
    schema = {
        "type": "object",
        "properties": {"a/b": {"type": "string", "default": "x"}, "c": {"$ref": "#/$defs/None", "description": "d"}},
        "required": ["a/b"],
        "additionalProperties": False,
        "allOf": [],
    }
    text = "\n".join(problems(schema))
    assert "/properties/a~1b: `default`" in text
    assert "missing: c" in text
    assert "points nowhere" in text
    assert "beside `$ref`" in text
    assert "`allOf`" in text
    assert problems({"type": "array", "items": {"type": "string"}})[0] == "/: the root must be an object"


ANNOTATIONS = st.recursive(
    st.sampled_from([str, int, float, bool, date, Leaf, Tree, Node, Colour, Literal["a", 1]]),
    lambda inner: st.one_of(
        inner.map(lambda t: list[t]),
        inner.map(lambda t: t | None if not isinstance(t, str) else t),
        inner.map(lambda t: Annotated[t, Field(description="Some words.")]),
    ),
    max_leaves=4,
)


@given(st.lists(ANNOTATIONS, min_size=1, max_size=5))
def test_ordinary_models_always_come_out_strict(annotations: list[Any]) -> None:
    model = create_model("M", **{f"f{i}": (a, ...) for i, a in enumerate(annotations)})  # type: ignore[call-overload]
    assert problems(strict_schema(model)) == []
