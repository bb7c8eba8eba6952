"""Which of the sentences that an item cites say what it says."""

from __future__ import annotations

import pytest

from brief.article import Article
from brief.grounding.own import own_sentences
from brief.sentences import number

TEXT = "The council sold nine cranes. The union of the pilots said these cranes were needed. “No. They rust.”"


@pytest.mark.parametrize(
    ("statement", "own"),
    [
        ("These cranes were needed.", [2]),
        ("These cranes were needed. “No. They rust.”", [2, 3]),
        ("Nothing like it.", [1, 2, 3]),
        ("The council sold nine cranes.", [1]),
    ],
)
def test_a_sentence_for_context_says_nothing(statement: str, own: list[int]) -> None:
    article = Article(TEXT, number(TEXT, "en"), "")
    assert own_sentences(statement, [1, 2, 3, 9], article) == own
