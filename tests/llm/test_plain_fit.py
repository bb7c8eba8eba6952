"""What a quick look takes for fitting, the validator takes for fitting, too."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from brief.llm.fit import checker
from brief.llm.plain_fit import plainly_fits

Schema = dict[str, JsonValue]
NAME: Schema = {"type": "string", "enum": ["Holm", "Brandt"]}
ITEM: Schema = {
    "type": "object",
    "title": "Item",
    "properties": {
        "who": NAME,
        "evidence": {"type": "array", "items": {"type": "integer", "enum": [1, 2, 3]}, "minItems": 1, "maxItems": 2},
        "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
    },
    "required": ["who", "evidence", "note"],
    "additionalProperties": False,
}
SCHEMA: Schema = {
    "$defs": {"Item": ITEM},
    "type": "object",
    "properties": {"items": {"type": "array", "items": {"$ref": "#/$defs/Item"}}},
    "required": ["items"],
    "additionalProperties": False,
}


def item(**changed: JsonValue) -> JsonValue:
    return {"items": [{"who": "Holm", "evidence": [1, 3], "note": None} | changed]}


def test_what_answers_are_like_is_seen_at_a_glance() -> None:
    assert plainly_fits(item(), SCHEMA)
    assert plainly_fits(item(note="later"), SCHEMA)
    assert plainly_fits({"items": []}, SCHEMA)


@pytest.mark.parametrize(
    "value",
    [
        [],
        {},
        {"items": [], "more": 1},
        {"items": {}},
        item(who="Vik"),
        item(who=None),
        item(evidence=[]),
        item(evidence=[1, 2, 3]),
        item(evidence=[True]),
        item(evidence=[4]),
        item(note=3),
        item(more=""),
    ],
)
def test_what_does_not_fit_is_never_taken_for_fitting(value: JsonValue) -> None:
    assert not plainly_fits(value, SCHEMA)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "pattern": "^x$"},
        {"type": ["string", "null"]},
        {"$ref": "elsewhere.json"},
        {"$ref": "#/$defs/Missing"},
        {"enum": [True]},
        {"items": True},
    ],
)
def test_what_it_does_not_know_is_left_to_the_validator(schema: Mapping[str, JsonValue]) -> None:
    values: list[JsonValue] = ["x", 1, [1]]
    assert not any(plainly_fits(value, schema) for value in values)


LEAVES = st.sampled_from(["Holm", "Vik", "", 1, 2, 4, 1.0, True, False, None])
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["items", "who", "evidence", "note", "more"]), inner, max_size=4)
    ),
    max_leaves=8,
)
SHAPED = st.fixed_dictionaries(
    {
        "items": st.lists(
            st.fixed_dictionaries(
                {"who": LEAVES, "evidence": st.lists(LEAVES, max_size=3), "note": LEAVES}, optional={"more": LEAVES}
            ),
            max_size=2,
        )
    }
)


@given(VALUES | SHAPED, st.sampled_from([SCHEMA, ITEM, NAME, {"type": "integer"}, {"enum": [1, True, None]}]))
def test_a_quick_look_never_says_more_than_the_validator(value: JsonValue, schema: Schema) -> None:
    if plainly_fits(value, schema):
        assert checker(schema)(value) == ()


def test_an_answer_of_more_levels_than_python_goes_down_is_left_to_the_validator() -> None:
    schema: dict[str, JsonValue] = {
        "$defs": {"a": {"type": "array", "items": {"$ref": "#/$defs/a"}}},
        "$ref": "#/$defs/a",
    }
    value: JsonValue = []
    for _ in range(5_000):
        value = [value]
    assert not plainly_fits(value, schema)
    assert plainly_fits([[[]]], schema)
