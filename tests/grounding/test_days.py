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
        ("The council voted on Friday.", ["Friday, 11 January 2019"]),
        ("The council voted on Monday.", ["Monday, 14 January 2019"]),
        ("The council voted last Friday.", ["Friday, 4 January 2019", "Friday, 11 January 2019"]),
        ("The council will vote on Friday.", ["Friday, 11 January 2019", "Friday, 18 January 2019"]),
        ("It is over by next Friday.", ["Friday, 18 January 2019"]),
        ("It sank earlier this month.", ["January 2019"]),
        ("It sank last month.", ["December 2018"]),
        ("It sank in November.", ["November 2018"]),
        ("It sank on 3 November, with Mary aboard.", ["3 November 2018"]),
        ("It sank on 3 November 2016.", []),
        ("It sank last June.", ["June 2018"]),
        ("Hearings are on March 9.", ["9 March 2018", "9 March 2019"]),
        ("The yard will close in September.", ["September 2018", "September 2019"]),
        ("It may close by May.", ["May 2018", "May 2019"]),
        ("The dykes may 5 times hold.", []),
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
