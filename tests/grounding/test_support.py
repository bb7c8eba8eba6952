"""The graded score: what lowers it, and that it is the same every time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.grounding.stems import stem
from brief.grounding.support import content_words, covered, support

ARTICLE = (
    "Transport Minister Lena Brandt said 25 ferries would stay in port until 3 June.",
    "The council did not approve the harbour plan on Monday.",
    "Milo Varga of the dockers’ union reportedly met port managers in Ostrava.",
    "Norway hosted the talks, and a storm damaged two piers.",
)


def test_words_of_a_sentence_are_fully_backed():
    assert support("25 ferries would stay in port", ARTICLE, "en").score == 1
    assert support("Ferries are to stay in port until June 3, Brandt said.", ARTICLE, "en").score > 0.8


WORSE = [
    ("The storm damaged two piers.", "The storm sank two trawlers."),
    ("25 ferries stay in port.", "35 ferries stay in port."),
    ("Brandt said ferries would stay.", "Koskinen said ferries would stay."),
    ("The harbour plan did not win approval by the council.", "The council approved the harbour plan."),
    ("Varga reportedly met managers of the port.", "Varga met managers of the port."),
    ("Varga’s union is that of the dockers.", "Varga’s union is that of the Norwegian piers."),
    ("The talks were in Norway.", "The talks were in Norway after weeks of secret preparation by lawyers."),
]


@pytest.mark.parametrize(("good", "bad"), WORSE, ids=[b for _, b in WORSE])
def test_what_is_made_up_scores_lower(good, bad):
    assert support(bad, ARTICLE, "en").score < support(good, ARTICLE, "en").score


def test_reasons_name_what_is_not_backed():
    reasons = support("Koskinen said 35 ferries would sink.", ARTICLE, "en").reasons
    assert {"word: sink", "figure: 35"} <= set(reasons)
    assert any(
        r.startswith("polarity") for r in support("The council approved the harbour plan.", ARTICLE, "en").reasons
    )
    assert any(r.startswith("doubt") for r in support("Varga met port managers of Ostrava.", ARTICLE, "en").reasons)
    assert support("the ministry paid", ["It is false that the ministry paid."], "en").reasons == (
        "cut off: false that",
    )


def test_no_sentences_back_nothing():
    assert support("The storm sank two trawlers.", [], "en").score < 0.5
    assert covered("The storm sank two trawlers.", [], "en") == 0


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
    assert support(statement, [sentence], language).score > 0.9
    assert covered("zzz qqqq wwww", [sentence], language) == 0


@pytest.mark.parametrize(
    "forms",
    [
        "approve approved approval approving",
        "investigate investigation investigating",
        "organise organization organised",
        "refuse refusal refused",
        "carry carries carried",
        "kidnap kidnapped kidnapping",
        "rule ruled ruling",
        "win won winning",
        "verify verified verification",
    ],
)
def test_forms_of_one_word_have_one_stem(forms):
    assert len({stem(w) for w in forms.split()}) == 1


def test_content_words():
    assert content_words("It is what it was, and so on.", "en") == 0
    assert content_words("Storms damaged the piers of the storm harbour.", "en") == 4


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=4))
def test_any_texts_get_a_score(statement, sentences):
    found = support(statement, sentences, "en")
    assert 0 <= found.score <= 1
    assert 0 <= found.share <= 1
    assert support(statement, sentences, "en") == found
