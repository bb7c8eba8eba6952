"""Words that only what was told before makes clear, and wordings that say nothing."""

from __future__ import annotations

import pytest

from brief.writing.pointing import points_back, says_nothing


@pytest.mark.parametrize(
    ("wording", "person", "several", "points"),
    [
        ("This is not likely.", True, False, True),
        ("She would not sign.", True, False, False),
        ("She would not sign.", False, False, True),
        ("It killed nine people.", False, True, True),
        ("It had not been told.", False, False, False),
        ("They would sign.", False, True, False),
        ("“It shows that nobody will.”", True, False, True),
        ("The quay is closed.", True, False, False),
    ],
)
def test_a_word_for_something_said_before_is_told_from_one_for_the_speaker(
    wording: str, person: bool, several: bool, points: bool
):
    assert points_back(wording, "x", person=person, several=several) is points


def test_that_somebody_spoke_is_no_claim():
    assert says_nothing("tweeted after hearing the news of her death.")
    assert says_nothing("said at a meeting of the Harbour Institute in Averin.")
    assert says_nothing("He was, and she turned away.")
    assert not says_nothing("He was ill, and she turned away.")
    assert not says_nothing("said at a meeting he would sign.")
    assert not says_nothing("tweeted that she was sad.")
    assert not says_nothing("wrote on Twitter, “Rest in peace.”")
