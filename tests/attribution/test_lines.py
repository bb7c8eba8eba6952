"""What is a line of speech, and how far it goes."""

from __future__ import annotations

import pytest
from people import MARA
from printed import speakers, speech

from brief.schema import REPORTER


@pytest.mark.parametrize(
    "text",
    [
        "The quay opened at nine. The ferry left at ten.",
        "The “quay” was long.",
        "The so-called “open quay” plan failed.",
        "Mara Lindqvist has not said whether the quay is closed.",
    ],
)
def test_no_line_of_speech(text: str):
    assert speech(text) == []


def test_a_headline_is_no_line_of_speech():
    assert all(line.sentence.id > 1 for line in speech("It rained."))


def test_a_title_is_no_speech_of_who_has_it():
    assert speakers("Jens Holm received the “Hero of the Northern Harbour” in May.") == []


def test_a_subordinate_clause_makes_no_claim():
    assert speech("The plan, which critics say is costly, was passed.") == []


def test_a_quotation_runs_on_with_its_speaker():
    assert (
        speakers(
            "“The quay is closed,” said Mara Lindqvist. “It will open in May. We shall see.”",
            "“And then the ferries come back.”",
        )
        == [MARA] * 3
    )


def test_he_said_with_a_colon_says_nothing_itself():
    assert [
        (line.sentence.text[0], line.choices)
        for line in speech("Brandt said:", "“The quay is closed and stays closed.”")
    ] == [("“", ("Brandt",))]


def test_what_is_listed_below_a_colon_is_not_said_by_who_spoke_above():
    made = speech(
        "Ada Holm said the quay was closed.",
        "A memo has the main points, which are:",
        "• “The quay has been a promise for a hundred years.”",
    )
    assert [(line.sentence.id, line.choices) for line in made] == [(2, ("Ada Holm",))]


def test_what_happens_after_a_demand_is_nobodys_claim():
    text = "Hours after its head, Mara Lindqvist, called on Jens Holm to stop, the mayor met reporters and announced a vote."
    assert not [line for line in speech(text) if line.certain]


def test_what_comes_as_somebody_speaks_is_the_articles_own():
    assert not [line for line in speech("The film came as officials praised the calm on the quay.") if line.certain]


def test_first_person_outside_quotations_is_the_articles_own_voice():
    assert speech("I said last year that the quay would close. We hope that it opens again.") == []


def test_first_person_of_a_signed_article_is_its_author():
    (line,) = speech("I said last year that the quay would close.", byline=MARA)
    assert line.choices == (MARA,)


def test_two_speakers_of_one_sentence_have_a_line_each():
    lines = speech("Norlin denied that the quay was closed, however, a report concluded that it was.")
    assert [(line.choices[0], line.text) for line in lines] == [
        ("Norlin", "Norlin denied that the quay was closed."),
        ("a report", "A report concluded that it was."),
    ]


def test_a_stray_mark_makes_no_quotation_of_what_is_told_of_its_speaker():
    text = (
        '"I try not to peak too early," said Ada Berg. "I rest. "Berg, slow at first, recovered quickly in the second.'
    )
    assert len(speech(text)) == len(speech(text.partition(' "Berg')[0]))


def test_a_forecast_of_somebody_is_no_verb():
    assert "the average" not in speakers("The average forecast of pilots polled by the union calls for nine ships.")


@pytest.mark.parametrize(
    "told",
    [
        "Ferries and F-16 bombers blasted security targets in Norlin.",
        "The referee Jens Holm will announce his verdict on Monday.",
        "Public comments by port officials suggest that the quay is closed.",
    ],
)
def test_a_deed_is_not_said(told: str):
    assert speakers(told) in ([], [REPORTER])


def test_later_years_are_no_clause_of_their_own():
    (_, line) = speech("The report said it was cut.", "It cuts them by nine crowns in 1988 and later years, it said.")
    assert line.clause is None
