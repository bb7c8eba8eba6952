"""Quotation marks: where they open and close, and what is left when they are masked."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.attribution.grammar.quotes import is_all_quotation, narration, quoted

STRETCHES = [
    ("He said the “quay” is “closed”.", ["“quay”", "“closed”"]),
    ('He said the "quay" is "closed".', ['"quay"', '"closed"']),
    ("« Le quai est fermé », a dit le maire.", ["« Le quai est fermé »"]),
    ("„Der Kai ist zu“, sagte er.", ["„Der Kai ist zu“"]),
    ("»Der Kai ist zu«, sagte er.", ["»Der Kai ist zu«"]),
    ("「埠頭は閉鎖だ」と市長は言った。", ["「埠頭は閉鎖だ」"]),
    ("``The quay is closed,'' he said.", ["``The quay is closed,''"]),
    ("“The quay is closed,’’ he said.", ["“The quay is closed,’’"]),
    ("“We wait for a ‘sign’ from them,” he said.", ["“We wait for a ‘sign’ from them,”"]),
    ("‘We wait for a “sign” from them,’ he said.", ["“sign”"]),
    ("”Laituri on suljettu”, hän sanoi.", ["”Laituri on suljettu”"]),
    ('and will stay so," he said. "And so on."', ['and will stay so,"', '"And so on."']),
    ("It’s the union’s quay, isn’t it?", []),
    ("No quotation at all.", []),
    ("“The quay is closed and will stay so", ["“The quay is closed and will stay so"]),
    ("and will stay so,” he said.", ["and will stay so,”"]),
]


@pytest.mark.parametrize(("text", "found"), STRETCHES)
def test_stretches_are_found_with_their_marks(text: str, found: list[str]):
    assert [text[span.start : span.end] for span in quoted(text)] == found


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("“The quay is closed.”", True),
        ("“The quay is closed.” “It is.”", True),
        ("— “The quay is closed.”", True),
        ("“The quay is closed,” he said.", False),
        ("The quay is closed.", False),
        ("", False),
    ],
)
def test_whether_nothing_but_quotation_stands_there(text: str, whole: bool):
    assert is_all_quotation(text) is whole


@given(st.text(alphabet="ab .,’'\"“”„«»`「」\n", max_size=60))
def test_masking_keeps_every_offset_and_all_narration(text: str):
    masked = narration(text)
    spans = quoted(text)
    assert len(masked) == len(text)
    inside = {i for span in spans for i in range(span.start, span.end)}
    assert all(masked[i] == ("•" if i in inside else c) for i, c in enumerate(text))
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
