"""The days that "today" and the like mean."""

from __future__ import annotations

import pytest

from brief.grounding.days import days_meant

PUBLISHED = "2019-01-14"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The council voted today.", ["Monday, 14 January 2019"]),
        ("They meet tonight, she said yesterday.", ["Sunday, 13 January 2019", "Monday, 14 January 2019"]),
        ("Tomorrow they vote.", ["Tuesday, 15 January 2019"]),
        ("It sank last night.", ["Sunday, 13 January 2019"]),
        ("It sank this morning.", ["Monday, 14 January 2019"]),
        ("It sank last week.", []),
        ("Earlier this year it sank.", ["2019"]),
        ("It sank last year.", ["2018"]),
        ("It sails again next year.", ["2020"]),
    ],
)
def test_days(text, days):
    assert days_meant([text], PUBLISHED) == days
    assert days_meant([text], f"{PUBLISHED}T08:00:00Z") == days


@pytest.mark.parametrize("published", [None, "", "2019", "2019-01", "January 14", "0001-01-01", "9999-12-31"])
def test_without_an_exact_day_none_is_meant(published):
    assert not any("," in d for d in days_meant(["The council voted today, as it did last year."], published))
    assert days_meant(["The council voted yesterday, and will vote tomorrow."], published) == []
