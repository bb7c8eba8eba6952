from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import within

from brief.llm.lenient import objects

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
OBJECT = st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), JSON, max_size=4)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"a": 1}', [{"a": 1}]),
        ('\ufeff {"a": 1}\n', [{"a": 1}]),
        ('```json\n{"a": 1}\n```', [{"a": 1}]),
        ('Sure! {"a": 1} Anything else?', [{"a": 1}]),
        ('{"a": 1} {"b": 2}', [{"a": 1}, {"b": 2}]),
        ("As {set notation} has it: {\"a\": 1}", [{"a": 1}]),
        ('<think>{"a": 0}?</think>{"a": 1}', [{"a": 1}]),
        ('so {"a": 0}</think>\n{"a": 1}', [{"a": 1}]),
        ('{"a": "</think>"}', [{"a": "</think>"}]),
        ('{"a": [1, 2,], }', [{"a": [1, 2]}]),
        ('5" wide: {"a": "x,]", "b": [1,],}', [{"a": "x,]", "b": [1]}]),
        ('{"a": "\\ud83d\\ude00 é “q”"}', [{"a": "😀 é “q”"}]),
        ("[1, 2]", []),
        ("7", []),
        ("", []),
        ("prose", []),
        ('{"a": NaN}', []),
        ('{"a": 1e999}', []),
        ('{"a": "\\ud800"}', []),
        ('{"a": 1', []),
        ("{'a': 1}", []),
        ('{"a": "unclosed}', []),
        ("{a: 1}", []),
    ],
)  # fmt: skip
def test_what_is_found(text, found):
    assert list(objects(text)) == found


@given(OBJECT, st.sampled_from(["", "Here it is:\n", "```json\n", "<think>hm</think>"]), st.sampled_from(["", "\n```"]))
def test_any_object_is_found_as_it_was_written(value, before, after):
    assert next(objects(before + json.dumps(value, ensure_ascii=False) + after)) == value


@given(OBJECT)
def test_a_comma_too_many_changes_nothing_else(value):
    text = json.dumps({"x": value, "y": [value]}, ensure_ascii=False)
    assert next(objects(text[:-2] + ",],}")) == {"x": value, "y": [value]}


@given(st.text())
def test_nothing_makes_it_fail(text):
    for value in objects(text):
        json.dumps(value, allow_nan=False, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "text", ['{"a":' * 10_000, '{"a":' * 100_000, "{" * 25_000, '{"' + "\\" * 25_000, '{"a":' + ", " * 50_000]
)
def test_hostile_text_takes_little_time(text):
    with within(1):
        assert list(objects(text)) == []
