"""What a sentence opens with: a word that has its capital for that alone, or somebody."""

from __future__ import annotations

import pytest
from printed import speakers, speech


@pytest.mark.parametrize(
    "text",
    [
        "All phones ring on Monday. Phones will show a message: “This is a test of the warning system.”",
        "We stay calm. Stay informed, stay safe, and add this number to your list.",
        "The rules are old. Worse, the crews have managed to hide it, in many cases reporting other numbers to many ports to hide how they have paid.",
        "They feared rejection. Rejection has two sides. It often says more about the rejector than the rejected.",
    ],
)
def test_a_word_that_only_opens_a_sentence_is_no_speaker(text: str):
    assert not [
        line for line in speech(text) if line.certain and line.choices[0] in {"Phones", "Stay", "Rejection", "Worse"}
    ]


def test_what_shows_something_speaks_also_where_it_opens_a_sentence():
    assert speakers("Mara Lindqvist took a video. Video shows that the quay was closed.") == ["video"]


def test_she_is_the_person_whom_her_own_sentence_is_about():
    assert speakers("Mara Lindqvist left. My mother is old, but even now she says such things.")[-1:] == ["my mother"]
