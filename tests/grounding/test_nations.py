"""Words of a country."""

from __future__ import annotations

import pytest

from brief.grounding.nations import is_national


@pytest.mark.parametrize(
    "word", ["Spanish", "Malaysian", "Brazilian", "Chilean", "Maltese", "Iraqi", "British", "French"]
)
def test_an_adjective_of_a_country_is_known(word: str) -> None:
    assert is_national(word)
    assert is_national(word.lower())


@pytest.mark.parametrize(
    "word", ["Children", "Guardian", "Civilian", "These", "Us", "Union", "Woman", "Finish", "Taxi"]
)
def test_an_everyday_word_is_none(word: str) -> None:
    assert not is_national(word)
