"""Who holds an office in an article, and where it is told without the name."""

from __future__ import annotations

import pytest

from brief.checks.offices import is_titled

AMBASSADOR = "Norland’s ambassador to the ports union Ada Berg"
DEPUTY = "Deputy Prime Minister Ada Berg"


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        (AMBASSADOR, "Norland’s ambassador to the ports union accused the crews of theft."),
        (DEPUTY, "The Deputy Prime Minister left."),
    ],
)
def test_an_office_told_with_whose_it_is_needs_no_name(who: str, sentence: str) -> None:
    assert is_titled(who, sentence)


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        (AMBASSADOR, "The ambassador accused the crews of theft."),
        (AMBASSADOR, "The ports union accused the crews of theft."),
        (DEPUTY, "Deputy Prime Minister Tom Vale left."),
        ("Minister Ada Berg", "The Minister left."),
        ("Ada Berg", "Ada left."),
    ],
)
def test_an_office_that_may_be_anothers_does(who: str, sentence: str) -> None:
    assert not is_titled(who, sentence)
