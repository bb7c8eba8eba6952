from __future__ import annotations

import pytest

from brief.llm.fit import checker

SCHEMA = {
    "type": "object",
    "properties": {
        "a/b": {"type": ["string", "null"]},
        "n": {"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 4}},
        "k": {"enum": ["x", "y"]},
        "r": {"anyOf": [{"$ref": "#/$defs/R"}, {"type": "null"}]},
    },
    "required": ["a/b", "n"],
    "additionalProperties": False,
    "$defs": {"R": {"type": "object", "properties": {}, "required": [], "additionalProperties": False}},
}


@pytest.mark.parametrize(
    ("value", "problems"),
    [
        ({"a/b": None, "n": [1, 4], "k": "x", "r": {}}, ()),
        ([], (("", "is not of type object"),)),
        ({}, (("", "lacks a/b, n"),)),
        ({"a/b": 1, "n": []}, (("/a~1b", "is not of type null or string"),)),
        ({"a/b": "", "n": [1, 5]}, (("/n/1", "breaks maximum: 4"),)),
        ({"a/b": "", "n": [], "k": "z"}, (("/k", "is none of the values allowed"),)),
        ({"a/b": "", "n": [], "r": 3}, (("/r", "fits none of the shapes allowed"),)),
        ({"a/b": "", "n": [], "q": 3}, (("", "has keys it may not have: q"),)),
        ({"a/b": "", "n": [True]}, (("/n/0", "is not of type integer"),)),
    ],
)
def test_problems(value, problems):
    assert checker(SCHEMA)(value) == problems


def test_a_schema_that_is_none():
    with pytest.raises(ValueError, match="not a JSON Schema"):
        checker({"type": "thing"})


def test_nothing_is_fetched_for_a_schema():
    with pytest.raises(ValueError, match="refers to http"):
        checker({"type": "object", "properties": {"a": {"$ref": "http://127.0.0.1:1/s.json"}}})
