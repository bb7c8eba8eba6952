"""Line and column of values in a JSON text, against a slow parser that knows where it is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import within

from brief.validation.places import Place, places

KEYS = st.sampled_from(["", "a", "b", "a/b", "~", "~1", "0", "1", 'q"q', "back\\slash", "é", "\u2028", "😀", "\n"])
DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8) | KEYS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)
MARK = 98765432123456789


def escaped(step: str | int) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")


def pointers(value: Any, at: str = "") -> list[str]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(p for step, v in inner for p in pointers(v, f"{at}/{escaped(step)}"))]


def marked(value: Any, wanted: str, at: str = "") -> Any:
    """The same document with a number nobody would write in place of one value: where that stands, the value stood."""
    if at == wanted:
        return MARK
    if isinstance(value, dict):
        return {k: marked(v, wanted, f"{at}/{escaped(k)}") for k, v in value.items()}
    return [marked(v, wanted, f"{at}/{i}") for i, v in enumerate(value)] if isinstance(value, list) else value


def place_of(text: str, offset: int) -> Place:
    before = text[:offset].split("\n")
    return Place(len(before), len(before[-1]) + 1)


@given(
    DOCUMENTS,
    st.sampled_from([None, 0, 2, "\t", "\r\n "]),
    st.booleans(),
    st.sampled_from([(",", ":"), (" , ", " :\n"), (",\r\n", "\t: ")]),
    st.sampled_from(["", " \n", "\r\n\r\n\t"]),
)
def test_every_value_of_any_document_is_found(document: Any, indent: Any, ascii_only: bool, marks: Any, before: str):
    def write(value: Any) -> str:
        return before + json.dumps(value, indent=indent, ensure_ascii=ascii_only, separators=marks) + before

    text, all_pointers = write(document), pointers(document)
    found = places(text, all_pointers)
    assert set(found) == set(all_pointers)
    for pointer in all_pointers:
        offset = write(marked(document, pointer)).index(str(MARK))
        assert found[pointer] == place_of(text, offset)
        assert places(text, [pointer]) == {pointer: found[pointer]}


TEXT = '{\n  "a": [1, {"b": "x"}],\n  "c": {}\n}\n'


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("", (1, 1)),
        ("/a", (2, 8)),
        ("/a/0", (2, 9)),
        ("/a/1/b", (2, 18)),
        ("/a/1/gone/deeper", (2, 12)),
        ("/a/7", (2, 8)),
        ("/a/-1", (2, 8)),
        ("/a/0/x", (2, 9)),
        ("/c/x", (3, 8)),
        ("/nowhere", (1, 1)),
        ("not a pointer", (1, 1)),
    ],
)
def test_a_pointer_that_leads_nowhere_ends_at_the_innermost_value(pointer: str, place: tuple[int, int]):
    assert places(TEXT, [pointer]) == {pointer: Place(*place)}


def test_the_last_of_two_keys_counts():
    text = '{"a": {"x": 1, "y": 2}, "b": 0,\n "a": {"x": 3}}'
    assert places(text, ["/a", "/a/x", "/a/y", "/b"]) == {
        "/a": Place(2, 7),
        "/a/x": Place(2, 13),
        "/a/y": Place(2, 7),
        "/b": Place(1, 30),
    }


def test_columns_count_characters_not_bytes():
    assert places('["é😀", 1]', ["/1"]) == {"/1": Place(1, 8)}


@pytest.mark.slow
@given(
    st.text(alphabet='{}[]",:\\ \nab01~/', max_size=60), st.lists(st.text(alphabet="/ab01~", max_size=8), max_size=4)
)
def test_no_text_is_too_broken(text: str, wanted: list[str]):
    found = places(text, wanted)
    assert set(found) == set(wanted)
    assert all(place.line >= 1 and place.column >= 1 for place in found.values())


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "[" * 300_000,
        '{"a":' * 100_000,
        '["' + '\\"' * 500_000,
        '["' + '\\"' * 500_000 + '",1]',
        "[" + "1," * 500_000 + "1]",
        '{"a":1,' * 1 + '"b":2,' * 200_000 + '"c":3}',
        '{"x":[' + '{"y":[{}]},' * 100_000 + "1]}",
        " " * 1_000_000 + "{",
        '"' * 300_000,
        "\n" * 500_000 + "[0]",
    ],
    ids=range(10),
)
def test_hostile_texts_take_linear_time(text: str):
    with within(3):
        places(text, ["", "/0", "/0/0/0", "/a/a", "/c", "/x/99999/y/0"] + [f"/x/{i}/y" for i in range(50)])
