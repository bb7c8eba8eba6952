"""Verbs of speech in the form of the infinitive: what several do who speak, and nouns that look the same."""

from __future__ import annotations

import pytest
from printed import speakers

from brief.attribution.grammar.subjects import subjects


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("When it is late, Ada Berg and Jens Holm call them “lone wolves” and leave.", "Ada Berg and Jens Holm"),
        ("Residents call the plan a sham.", "Residents"),
        ("Residents call for a vote.", "Residents"),
        ("Some pilots privately express reservations about the quay.", "Some pilots"),
        ("Some pilots, however, question the wisdom of the plan.", "Some pilots"),
        ("Other emails suggest that he is late.", "Other emails"),
        ("Critics describe the plan as a sham.", "Critics"),
        ("They suggest a vote.", "They"),
        ("While results are hard to track, some groups acknowledge that it helped.", "some groups"),
        ("The two sides dispute the border.", "The two sides"),
        ("Harbour pilots stress it is late.", "Harbour pilots"),
        ("Opponents counter that it would cost jobs.", "Opponents"),
        ("Experts agree that it is late.", "Experts"),
        ("Police confirm that it is late.", "Police"),
    ],
)
def test_several_who_speak(sentence: str, who: str):
    found = subjects(sentence)
    assert [s.text for s in found][:1] == [who]
    assert sentence[found[0].start : found[0].end] == who


@pytest.mark.parametrize(
    "sentence",
    [
        "Residents call the police.",
        "It is a call for help.",
        "The ministers’ call for calm failed.",
        "The mayor raised the pilots question again.",
        "Under stress the pilots left.",
        "Pilots question time.",
        "The pilots would question the plan.",
        "State leaders could call on their help in a storm.",
        "Pilots who describe themselves as late want it.",
        "The mayor left in what pilots call “a sham”.",
        "The lamps describe a circle.",
    ],
)
def test_nouns_and_infinitives_speak_nothing(sentence: str):
    assert not subjects(sentence)


def test_a_line_of_several_who_speak_is_theirs():
    assert speakers("Some pilots question the wisdom of the plan.") == ["some pilots"]
