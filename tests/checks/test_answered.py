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


@pytest.mark.parametrize(
    ("question", "told", "answered"),
    [
        ("When is the election?", "The election is scheduled for March 24.", True),
        ("When is the election?", "It is not known when the election is.", False),
        ("Will the election be held?", "The election will be held in March.", False),
        ("When is the verdict?", "The election is scheduled for March 24.", False),
    ],
)
def test_one_word_is_enough_for_the_sentence_that_a_question_cites(question: str, told: str, *, answered: bool) -> None:
    source = article(told)
    cited = [s.id for s in source.sentences]
    assert (answering(question, source, cited) is not None) is answered
    assert answering(question, source) is None
