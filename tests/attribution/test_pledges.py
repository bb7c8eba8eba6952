"""Promises: who says that they will do what."""

from __future__ import annotations

import pytest
from printed import article

from brief.attribution.demands.pledges import PledgeLine, pledge_lines
from brief.attribution.names.cast import Cast


def pledges(text: str, us: str | None = None, language: str = "en") -> list[PledgeLine]:
    made = article(text, language=language)
    return pledge_lines(made, Cast.of(made), us)


@pytest.mark.parametrize(
    ("sentence", "by", "what"),
    [
        ("The Port Council will pay for the cranes.", "Port Council", "pay for the cranes"),
        ("Norway has pledged to pay for the cranes.", "Norway", "pay for the cranes"),
        ("The Port Council promised to pay for the cranes.", "Port Council", "pay for the cranes"),
        ("We will pay for the cranes.", "Nordic Bank", "pay for the cranes"),
    ],
)
def test_who_promises_what(sentence: str, by: str, what: str):
    (line,) = pledges(sentence, us="Nordic Bank")
    assert (line.by.removeprefix("The "), line.what) == (by, what)
    assert what in sentence


@pytest.mark.parametrize(
    "sentence",
    ["The Port Council paid for the cranes.", "It rained on the cranes.", "The storm will be over by Monday noon."],
)
def test_no_promise(sentence: str):
    assert pledges(sentence) == []


def test_we_promises_nothing_where_nobody_issues_the_text():
    assert pledges("We will pay for the cranes.") == []


def test_a_second_will_is_no_part_of_what_is_promised():
    (line,) = pledges("The Port Council will meet in May and will report to the pilots.")
    assert line.what == "meet in May and report to the pilots"


def test_only_english_forms_are_known():
    assert pledges("Norway will pay for the cranes.", language="de") == []
