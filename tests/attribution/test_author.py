"""Whose own words an article is, by its headline."""

from __future__ import annotations

import pytest
from printed import article

from brief.attribution.names.author import author, greets
from brief.attribution.names.cast import Cast
from brief.attribution.speech.lines import speech_lines

OWN = ("I stood here a year ago and promised cranes.", "We will pay for them in May.", "The quay is safe.")


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Speech by the Minister for Ports, Ms Ada Berg, at the annual dinner of the Chamber", "Ada Berg"),
        ("Remarks by Mayor Ada Berg at the opening of the quay", "Ada Berg"),
        ("Statement by the Harbour Coordinator for Averin, Ms Ada Berg, on the storm", "Ada Berg"),
        ("Statement of the Averin Harbour Union on the storm", "Averin Harbour Union"),
        ("Statement from State Attorney Ada Berg Regarding Guilty Verdict in the Trial of Jens Holm", "Ada Berg"),
        ("Statement by Ada Berg angers pilots", None),
        ("Statement by Ada Berg’s lawyer", None),
        ("Mayor Ada Berg opens the quay", None),
        ("Transcript: the morning desk", None),
    ],
)
def test_a_headline_tells_whose_text_it_is(headline: str, name: str | None):
    found = author(article(*OWN, headline=headline))
    assert (found.name if found else None) == name


def test_what_is_reported_of_a_speech_and_a_transcript_have_no_author():
    headline = "Remarks by Mayor Ada Berg at the opening"
    assert author(article("The mayor said “I am glad.”", "It rained on us.", headline=headline)) is None
    turns = ("BERG: I am glad.", "HOLM: We are not.", "BERG: My cranes will come.")
    assert author(article(*turns, headline=headline)) is None


def test_who_is_told_of_is_not_who_writes():
    column = ("I went to the quay.", "Berg spoke for an hour, and we froze.", "I left.")
    assert author(article(*column, headline="Speech by Ada Berg at the quay leaves me cold")) is None
    union = ("Our members waited.", "The Union will not wait, and we will not pay.")
    assert author(article(*union, headline="Statement by the Averin Harbour Union")) is not None
    around = ("Ada Berg spoke on Monday.", *OWN, "Ada Berg has been mayor since May.")
    assert author(article(*around, headline="Speech by Ada Berg at the quay")) is not None


def test_who_thanks_or_announces_says_nothing_yet():
    assert all(map(greets, ("Thank you for the invitation.", "Now I want to ask something of you.")))
    assert not any(map(greets, ("I want cranes.", "Thankless as it is, we will pay.")))


def test_a_statement_that_is_one_quotation_is_whose_statement_it_is():
    headline = "Statement from Mayor Ada Berg Regarding the Verdict"
    whole = ("“The jury has spoken, and theft will not be tolerated here.”", "“I thank the clerks, who never slept.”")
    for text in (whole, whole[:1]):
        made = article(*text, headline=headline)
        assert [line.choices for line in speech_lines(made, Cast.of(made))] == [("Ada Berg",)] * len(text)
    assert author(article(*whole, headline="Mayor Ada Berg welcomes the verdict")) is None
    assert author(article(*whole, "The trial took a year.", headline=headline)) is None, "somebody tells of it"


@pytest.mark.parametrize("body", ["Valley Water Board", "Harbour Authority", "Audit Office"])
def test_a_board_speaks_for_itself_in_its_statement(body: str):
    told = ("We closed the pier.", f"The {body} will not pay, and we said so.")
    found = author(article(*told, headline=f"Statement by the Averin {body} on the pier"))
    assert found is not None
    assert found.name == f"Averin {body}"
    assert author(article(*told, headline=f"Statement by the Averin {body} angers pilots")) is None
