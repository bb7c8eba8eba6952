"""The quotation marks of a wording: both of them, and none that the sentence has elsewhere."""

from __future__ import annotations

import pytest

from brief.writing.marks import closed


@pytest.mark.parametrize(
    ("wording", "whole"),
    [
        ("“The quay is closed. It will stay so.", "“The quay is closed. It will stay so.”"),
        ("It will stay so.”", "“It will stay so.”"),
        ("“All” quays are closed.", "“All” quays are closed."),
        ('"The quay is closed.', '"The quay is closed."'),
    ],
)
def test_a_quotation_has_both_its_marks(wording: str, whole: str):
    assert closed(wording) == whole


@pytest.mark.parametrize(
    ("wording", "whole"),
    [
        ("said “the quay is closed", "said “the quay is closed”"),
        ("the quay is closed”.", "“the quay is closed”."),
        # Two kinds of marks make one quotation too, and a quotation of two paragraphs is closed once.
        ('said “the quay is closed."', 'said “the quay is closed."'),
        ('“It is late," he said, adding it was "a pity."', '“It is late," he said, adding it was "a pity."'),
        ("„Der Kai ist zu“, sagte sie.", "„Der Kai ist zu“, sagte sie."),
        ('"The quay is closed,” she wrote.', '"The quay is closed,” she wrote.'),
        ('"The quay is closed. "It is over."', '"The quay is closed. "It is over."'),
        ('She wrote "the quay is closed. "It is over."', 'She wrote "the quay is closed. "It is over."'),
    ],
)
def test_a_wording_has_both_its_marks(wording: str, whole: str):
    assert closed(wording) == whole
