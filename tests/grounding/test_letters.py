"""Letters for plain words, and letters that stand for nothing there."""

from __future__ import annotations

import pytest

from brief.grounding.letters import may_stand_for

SHORT = [
    ("AI", "The yard spent much on artificial intelligence."),
    ("PM", "The prime minister left."),
    ("CEO", "Chief executive Per Lund left."),
    ("GDP", "Gross domestic product rose."),
    ("ID", "The list has each sailor’s user ID’s."),
    ("CO2", "Carbon dioxide rose."),
]
NOT_SHORT = [
    ("AI", "An increase in artificial light was seen."),
    ("UN", "An unusual number of ferries sank."),
    ("CEO", "The chief engineer left."),
    ("TSA", "They sailed to the south and away."),
    ("GDP", "Great damage. Ports closed."),
]


@pytest.mark.parametrize(("letters", "text"), SHORT, ids=[s for s, _ in SHORT])
def test_letters_stand_for_the_words_they_are_short_for(letters, text):
    assert may_stand_for(letters, text)


@pytest.mark.parametrize(("letters", "text"), NOT_SHORT, ids=[s for s, _ in NOT_SHORT])
def test_they_stand_for_no_others(letters, text):
    assert not may_stand_for(letters, text)
