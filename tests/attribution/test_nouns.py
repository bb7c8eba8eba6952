"""The noun that a description is about, and whether it is one."""

from __future__ import annotations

import pytest

from brief.attribution.grammar.nouns import head_of, is_several


@pytest.mark.parametrize(
    ("phrase", "noun"),
    [
        ("officials in the capital", "officials"),
        ("a person familiar with the talks", "person"),
        ("the report released on Monday", "report"),
        ("Ada Berg, a pilot", "Berg"),
        ("the minister", "minister"),
    ],
)
def test_a_description_is_about_the_noun_before_what_belongs_to_it(phrase: str, noun: str) -> None:
    assert head_of(phrase) == noun


@pytest.mark.parametrize(
    "phrase",
    ["two people in the port", "townspeople", "police", "Norlin officials", "Berg and Holm", "Berg and the Council"],
)
def test_several(phrase: str) -> None:
    assert is_several(phrase)


@pytest.mark.parametrize(
    "phrase", ["a witness", "the boss of the unions", "United Airlines", "the Food and Drug Administration", "a family"]
)
def test_one(phrase: str) -> None:
    assert not is_several(phrase)
