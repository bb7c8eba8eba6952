"""Who asks whom."""

from __future__ import annotations

import pytest

from brief.attribution.directions import directions

CASES = [
    ("Brandt urged the Ostrava side to return the permits.", ("Brandt", "the Ostrava side")),
    ("Brandt called on Ostrava to return the permits.", ("Brandt", "Ostrava")),
    ("The union wants Ellery Terminals to withdraw the timetable.", ("The union", "Ellery Terminals")),
    ("The mayor demanded that the company hand over its list.", ("The mayor", "the company")),
    ("Brandt insisted that Ostrava must pay.", ("Brandt", "Ostrava")),
    ("Ostrava was asked by Brandt to return the permits.", ("Brandt", "Ostrava")),
    ("Ostrava was called on by Brandt to return the permits.", ("Brandt", "Ostrava")),
    ("She urged both sides to return to the table.", ("She", "both sides")),
    ("Brandt told reporters not to wait.", ("Brandt", "reporters")),
    ("“We urge Ostrava to pay,” said Brandt.", ("We", "Ostrava")),
    ("The party has called on police to release the videos.", ("The party", "police")),
    ("Houthi rebels called for peace talks.", ("Houthi rebels", "")),
    ("Ostrava agreed to Norway’s logical demand for action.", ("Norway", "")),
]


@pytest.mark.parametrize(("sentence", "wanted"), CASES)
def test_both_ends(sentence: str, wanted: tuple[str, str]):
    assert wanted in [(d.by, d.of) for d in directions(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway hosted the talks.",
        "The force of the blast knocked her to the ground.",
        "The trip was subject to problems requiring a return to shore.",
    ],
)
def test_no_direction_with_two_ends(sentence: str):
    assert [d for d in directions(sentence) if d.by and d.of] == []
