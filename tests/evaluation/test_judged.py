"""The judged sample is whole: a reason for each no, from enough articles, each item once."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief.evaluation import read_gold


@pytest.mark.parametrize(
    ("sheet", "least"),
    [
        ("wikinews.jsonl", 100),
        ("wikinews-fourth.jsonl", 100),
        ("wikinews-fifth.jsonl", 100),
        ("wikinews-questions.jsonl", 20),
    ],
)
def test_the_sample_is_large_enough_and_each_no_has_its_reason(root: Path, sheet: str, least: int) -> None:
    gold = read_gold(root / "tests" / "gold" / sheet)
    judgements = [j for article in gold.articles for j in article.judged or ()]
    assert len(gold.articles) >= 15
    assert len(judgements) >= least
    assert len({(j.doc, j.about) for j in judgements}) == len(judgements)
    assert all(j.verdict == "yes" or (j.verdict == "no" and len(j.reason) > 15) for j in judgements)
    assert {j.verdict for j in judgements} == {"yes", "no"}
