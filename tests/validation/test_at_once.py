"""A document that is told by one parse is the one that the long way loads; whatever is odd goes the long way."""

from __future__ import annotations

import json
import re
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.validation.at_once import LARGEST, at_once
from brief.validation.load import load

EXAMPLE = (Path(__file__).resolve().parents[2] / "docs" / "example.json").read_text(encoding="utf-8")
MANY = '{"speaker": "a", "claim": "b", "attribution": "on_record", "evidence": [1]}, ' * 1001
BORDERS = [m.end() for m in re.finditer(r"[\[{:,]", EXAMPLE)]


def the_long_way(data: bytes) -> object:
    with mock.patch("brief.validation.load.at_once", return_value=None):
        return load(data)


def test_a_good_document_is_told_at_once():
    document = at_once(EXAMPLE.encode(), EXAMPLE)
    assert document is not None
    assert load(EXAMPLE.encode()) == the_long_way(EXAMPLE.encode())
    tight = json.dumps(json.loads(EXAMPLE), separators=(",", ":"))
    assert at_once(tight.encode(), tight) == document


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"kind": "news"', '"kind": "news", "kind": "news"'),
        ('"kind": "news"', '"kind" : "none",\n "kind"\n:"news"'),
        ('"kind": "news"', '"k\\u0069nd": "none", "kind": "news"'),
        ('"headline": "', '"headline": "no", "headline": "'),
        ('"rejected": [', '"rejected": [{"section": "x", "item": {"a": 1, "a": 2}, "rule": "B101", "reason": "y"}, '),
        ('"rejected": [', '"rejected": [{"section": "x", "item": [NaN], "rule": "B101", "reason": "y"}, '),
        ('"rejected": [', '"rejected": [{"section": "x", "item": -Infinity, "rule": "B101", "reason": "y"}, '),
        (
            '"rejected": [',
            f'"rejected": [{{"section": "x", "item": {"[" * 70}1{"]" * 70}, "rule": "B101", "reason": "y"}}, ',
        ),
        ('"rejected": [', f'"rejected": [{{"section": "x", "item": {"7" * 31}, "rule": "B101", "reason": "y"}}, '),
        ('"seconds": ', '"seconds": 1e999, "was": '),
        ('"seconds": ', '"seconds": 1e999, "seconds": '),
        ("\n}", f',\n"x": "{"x" * LARGEST}"}}'),
        ('"key_claims": [', '"key_claims": [' + MANY),
        ("\n}", "\n}\x1b"),
        ("\n}", "\n} {}"),
    ],
)
def test_what_is_odd_is_told_the_long_way(old: str, new: str):
    text = EXAMPLE.replace(old, new, 1)
    assert text != EXAMPLE
    assert at_once(text.encode(), text) is None
    assert load(text.encode()) == the_long_way(text.encode())


ODD = st.one_of(
    st.sampled_from(
        [
            "NaN",
            "-Infinity",
            "1e999",
            "1" * 40,
            "null",
            '"x":',
            '"id":1,',
            '"kind":"news",',
            '"\\ud800"',
            "[",
            "]",
            "{}",
            " ",
            "\t",
        ]
    ),
    st.text(max_size=4),
)


@given(st.lists(st.tuples(st.sampled_from(BORDERS), ODD), min_size=1, max_size=3))
def test_both_ways_tell_the_same(put_in: list[tuple[int, str]]):
    text = EXAMPLE
    for at, odd in sorted(put_in, reverse=True):
        text = text[:at] + odd + text[at:]
    data = text.encode(errors="replace")
    assert load(data) == the_long_way(data)
