"""What figure answers which question."""

from __future__ import annotations

import pytest
from printed import article

from brief.checks.answered import answering


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How old is the harbour crane?", "The harbour crane is 40 years old."),
        ("How long is the harbour tunnel?", "The harbour tunnel is 3 miles long."),
        ("How long did the harbour inspection last?", "The harbour inspection lasted 3 hours."),
        ("How much did the harbour crane cost?", "The harbour crane cost $5 million."),
    ],
)
def test_a_figure_with_its_unit_answers(question: str, told: str) -> None:
    assert answering(question, article(told)) is not None


def test_an_age_is_no_sum_and_no_length() -> None:
    assert answering("How old is the harbour crane?", article("The old harbour crane is 40 metres high.")) is None
