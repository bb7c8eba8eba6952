"""Promises: who says that they will do what."""

from __future__ import annotations

import pytest
from printed import article

from brief.attribution.demands.pledges import PledgeLine, pledge_lines
from brief.attribution.names.cast import Cast
from brief.attribution.speech.lines import speech_lines
from brief.attribution.speech.turns import Turns


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
        ("Norway will be paying for the cranes.", "Norway", "be paying for the cranes"),
    ],
)
def test_who_promises_what(sentence: str, by: str, what: str):
    (line,) = pledges(sentence, us="Nordic Bank")
    assert (line.by.removeprefix("The "), line.what) == (by, what)
    assert what in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The Port Council paid for the cranes.",
        "It rained on the cranes.",
        "The storm will be over by Monday noon.",
        "Holm will be required to pay for the cranes.",
        "Holm will next be in court on May 5.",
        "Holm will face trial in May.",
    ],
)
def test_no_promise(sentence: str):
    assert pledges(sentence) == []


def test_the_second_of_two_with_long_names_promises_nothing_alone():
    long = "State Attorney Katherine Ada Maria Berg of Averin Bay and Norlin Sheriff Jens Holm will pay for the cranes."
    assert pledges(f"The town waits: {long}") == []
    (line,) = pledges("The cranes have stood still for long and Norlin Sheriff Jens Holm will pay for the cranes.")
    assert line.what == "pay for the cranes"


def test_we_promises_nothing_where_nobody_issues_the_text():
    assert pledges("We will pay for the cranes.") == []


def by_whom(*paragraphs: str) -> list[tuple[str, str]]:
    made = article(*paragraphs)
    cast = Cast.of(made)
    reading = Turns(made, cast)
    turns = [s.id for s in made.sentences if reading.of(s) is not None]
    found = pledge_lines(made, cast, "Nordic Bank", speech_lines(made, cast), turns)
    return [(line.by, line.what) for line in found]


def test_in_a_quotation_and_in_a_turn_we_is_who_speaks():
    assert by_whom("“We will pay for the cranes,” said Ada Berg.") == [("Ada Berg", "pay for the cranes")]
    turns = ("HOLM: Will you pay?", "BERG: I will look at the cranes.", "HOLM: When?", "BERG: In May.")
    assert by_whom(*turns) == [("BERG", "look at the cranes")]
    assert by_whom("“We will pay for the cranes.”", "It rained.") == []
    assert by_whom("“We waited,” said Ada Berg.", "We will pay for the cranes.") == [
        ("Nordic Bank", "pay for the cranes")
    ]


def test_a_second_will_is_no_part_of_what_is_promised():
    (line,) = pledges("The Port Council will meet in May and will report to the pilots.")
    assert line.what == "meet in May and report to the pilots"


def test_only_english_forms_are_known():
    assert pledges("Norway will pay for the cranes.", language="de") == []


def test_those_and_they_are_nobody_who_promises():
    assert pledges("Those who stay away will lose their berths.") == []
    assert pledges("They will be heard in October by the port.") == []


def test_a_promise_ends_with_its_sentence():
    said = "“It fell, and we will pay for the cranes. We are so glad of them,” Ada Berg said."
    assert by_whom(said) == [("Ada Berg", "pay for the cranes")]
