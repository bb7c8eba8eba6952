"""Words of a country."""

from __future__ import annotations

import pytest

from brief.grounding.nations import is_national, same_nation, territories


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


@pytest.mark.parametrize(
    ("a", "b"), [("islam", "muslims"), ("judaism", "jewish"), ("gmt", "utc"), ("dutch", "holland")]
)
def test_words_for_the_same(a: str, b: str) -> None:
    assert same_nation(a, b)


@pytest.mark.parametrize(("a", "b"), [("islam", "jewish"), ("gmt", "est"), ("dutch", "danish")])
def test_words_for_others(a: str, b: str) -> None:
    assert not same_nation(a, b)


def test_the_names_of_territories_are_those_that_babel_tells():
    from babel import Locale

    assert territories() == set(Locale("en").territories.values())
