"""Seats of government, and the states for which they stand."""

from __future__ import annotations

import pytest

from brief.grounding import exchanged
from brief.grounding.seats import share_a_seat, state_of
from brief.grounding.words import words


def test_a_town_stands_for_its_state_by_the_name_that_the_article_prints() -> None:
    assert state_of("London", {"UK", "France"}) == "UK"
    assert state_of("London", {"France"}) is None
    assert state_of("Bristol", {"UK"}) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Warsaw", "the Polish government"),
        ("the White House", "America"),
        ("British officials", "Downing Street"),
        ("the Kremlin", "Moscow"),
        ("Pyongyang", "North Korea"),
    ],
)
def test_a_seat_is_said_for_a_state_its_people_and_its_other_seats(a: str, b: str) -> None:
    assert share_a_seat(words(a), words(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [("Oslo", "Sweden"), ("Mr White", "Americans"), ("Seoul", "Pyongyang")],
)
def test_it_is_said_for_no_other(a: str, b: str) -> None:
    assert not share_a_seat(words(a), words(b))


@pytest.mark.parametrize(
    ("new", "gone", "another"),
    [("Greece", "Athens", False), ("Athens", "Greece", True), ("Norway", "Athens", True)],
)
def test_a_state_is_told_for_its_seat_and_a_town_not_for_its_state(new: str, gone: str, *, another: bool) -> None:
    found = exchanged.names(
        f"{new} expelled the envoy over the accord.", [f"{gone} expelled the envoy over the accord."]
    )
    assert bool(found) is another
