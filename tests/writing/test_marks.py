"""The quotation marks of a wording: both of them, and none that the sentence has elsewhere."""

from __future__ import annotations

import pytest

from brief.writing.marks import closed, joined


@pytest.mark.parametrize(
    ("wording", "whole"),
    [
        pytest.param("“The quay is closed. It will stay so.", "“The quay is closed. It will stay so.”", id="opened"),
        pytest.param("It will stay so.”", "“It will stay so.”", id="closed"),
        pytest.param("“All” quays are closed.", "“All” quays are closed.", id="both"),
        pytest.param('"The quay is closed.', '"The quay is closed."', id="straight"),
        pytest.param("said “the quay is closed", "said “the quay is closed”", id="opened within"),
        pytest.param("the quay is closed”.", "“the quay is closed”.", id="closed before the stop"),
        pytest.param("„Der Kai ist zu“, sagte sie.", "„Der Kai ist zu“, sagte sie.", id="German"),
        pytest.param(
            "Der Kai sei »nicht zu halten«, sagte sie.", "Der Kai sei »nicht zu halten«, sagte sie.", id="»…«"
        ),
        pytest.param("»Der Kai ist zu.", "»Der Kai ist zu.«", id="»…« opened"),
        pytest.param("Der Kai ist zu.«", "»Der Kai ist zu.«", id="»…« closed"),
        pytest.param("« Le quai est fermé.", "« Le quai est fermé.»", id="« … » opened"),
        pytest.param("Il a parlé de «crise» et d’«urgence».", "Il a parlé de «crise» et d’«urgence».", id="«…» twice"),
        pytest.param("the quay is closed)", "the quay is closed", id="a parenthesis opened elsewhere"),
    ],
)
def test_a_wording_has_both_its_marks(wording: str, whole: str):
    assert closed(wording) == whole


@pytest.mark.parametrize(
    "wording",
    [
        pytest.param('said “the quay is closed."', id="opened with one mark, closed with another"),
        pytest.param('"The quay is closed,” she wrote.', id="and the other way round"),
        pytest.param('“It is late," he said, adding it was "a pity."', id="with a second quotation"),
    ],
)
def test_two_kinds_of_marks_make_one_quotation(wording: str):
    assert closed(wording) == wording


@pytest.mark.parametrize(
    ("wordings", "whole"),
    [
        pytest.param(['"It is closed.', '"It is over."'], '"It is closed." "It is over."', id="opened anew"),
        pytest.param(
            ['"It is closed.”', '"It is over."'], '"It is closed." "It is over."', id="closed with another mark"
        ),
        pytest.param(
            ['said: "It is closed.', '"It is over.'], 'said: "It is closed." "It is over."', id="never closed"
        ),
        pytest.param(["“It is closed.", "“It is over.”"], "“It is closed.” “It is over.”", id="opened anew, curly"),
        pytest.param(['"It is closed.', 'It is over."'], '"It is closed. It is over."', id="runs on"),
        pytest.param(["“It is closed.”", "“It is over.”"], "“It is closed.” “It is over.”", id="two quotations"),
        pytest.param(["It is closed.", '"It is over."'], 'It is closed. "It is over."', id="a quotation behind none"),
        # Closed already, by another kind of mark.
        (["“It shut,’’ Holm said.", "“It is late.”"], "“It shut,’’ Holm said. “It is late.”"),
    ],
)
def test_a_quotation_that_is_opened_anew_is_closed_first(wordings: list[str], whole: str):
    assert joined(wordings) == whole
