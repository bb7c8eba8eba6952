"""Counts that point back to whom an article has told of, and figures that only look so."""

from __future__ import annotations

import pytest

from brief.grounding.pointing_back import pointing_back

ARTICLE = "A jury found four members of the crew guilty. They face 20 years. It took 6 percent of the profit."
CITED = ("They face 20 years.",)


@pytest.mark.parametrize(
    "statement", ["The four face 20 years.", "All 4 defendants face 20 years.", "What will these four men face?"]
)
def test_a_count_that_the_article_tells_of_somebody_may_be_referred_to(statement: str) -> None:
    figure = "4" if "4" in statement else "four"
    assert pointing_back([figure], statement, CITED, ARTICLE) == {figure}


@pytest.mark.parametrize(
    ("figure", "statement", "cited"),
    [
        ("five", "The five face 20 years.", CITED),
        ("four", "In four years the four may go.", CITED),
        ("Four", "Four members face 20 years.", CITED),
        ("four", "They face the four years.", CITED),
        ("six", "The six face 20 years.", CITED),
        ("four", "The four pilots will leave.", ("The three pilots will leave.",)),
        ("20", "The 20 face prison.", CITED),
    ],
)
def test_every_other_figure_has_to_stand_in_the_cited_sentences(
    figure: str, statement: str, cited: tuple[str, ...]
) -> None:
    assert pointing_back([figure], statement, cited, ARTICLE) == frozenset()
