"""What share of a statement's words sentences have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.grounding.covered import content_words, covered

ARTICLE = (
    "Transport Minister Lena Brandt said 25 ferries would stay in port until 3 June.",
    "Norway hosted the talks, and a storm damaged two piers.",
)


def test_words_of_a_sentence_are_covered_in_any_order():
    assert covered("25 ferries would stay in port", ARTICLE, "en") == 1
    assert covered("The storm damaged piers of Norway.", ARTICLE, "en") == 1


def test_a_form_of_a_word_counts_in_part_and_a_made_up_one_not():
    assert 0.5 < covered("Norwegian piers", ARTICLE, "en") < 1
    assert covered("The storm sank two trawlers.", ARTICLE, "en") == pytest.approx(2 / 4)
    assert covered("The storm sank two trawlers.", [], "en") == 0


def test_words_beside_are_left_out():
    assert covered("Koskinen said ferries would stay", ARTICLE, "en") < 1
    assert covered("Koskinen said ferries would stay", ARTICLE, "en", "Koskinen") == 1


@pytest.mark.parametrize(
    ("statement", "sentence", "language"),
    [
        ("Die Fähren bleiben bis Juni im Hafen.", "Die 25 Fähren bleiben bis Juni im Hafen, sagte Brandt.", "de"),
        ("Les ferries restent au port.", "Les 25 ferries restent au port jusqu’en juin.", "fr"),
        ("Паромы останутся в порту.", "По словам министра, паромы останутся в порту до июня.", "ru"),
        ("غادر الوزير المدينة", "غادر الوزير المدينة مساء الثلاثاء", "ar"),
    ],
)
def test_other_languages_compare_words_as_they_are(statement, sentence, language):
    assert covered(statement, [sentence], language) == 1
    assert covered("zzz qqqq wwww", [sentence], language) == 0


def test_content_words():
    assert content_words("It is what it was, and so on.", "en") == 0
    assert content_words("Storms damaged the piers of the storm harbour.", "en") == 4


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=4))
def test_any_texts_have_a_share(statement, sentences):
    assert 0 <= covered(statement, sentences, "en") <= 1
