"""Figures that are the same on both sides and mean another thing."""

from __future__ import annotations

import re

import pytest

from brief.grounding import conflicts as conflicts_module
from brief.grounding.conflicts import conflicts
from brief.grounding.figures import missing

CONFLICTS = [
    ("It was the strongest storm ever.", "It was the strongest storm since 2017."),
    ("It was the last of the five ferries.", "It was one of the five ferries."),
    ("More than 50 people came.", "Fewer than 50 people came."),
    ("At least ten ships sank.", "Up to ten ships sank."),
    ("The port opens at 7 a.m.", "The port opens at 7 p.m."),
    ("Talks resume next week.", "Talks ended last week."),
    ("It closed in early May.", "It closed in late May."),
    ("It sank at noon.", "It sank at midnight."),
    ("Exports doubled.", "Exports tripled."),
    ("One soldier was killed.", "Two soldiers were killed."),
    ("The first attack failed.", "The second attack failed."),
    ("The two ministers met.", "The three ministers met."),
    ("It costs €380,000 a week.", "It costs €380,000 a day."),
    ("It loses $3 million a week.", "It loses $3 million per day."),
    ("It takes 40 lorries weekly.", "It takes 40 lorries an hour."),
    ("Over half of the crew left.", "Nearly half of the crew left."),
    ("Almost 500 people came.", "More than 500 people came."),
    ("It has an annual rent of $900.", "The rent is $900 a month."),
    ("It is the fastest ship of the fleet.", "It is the second-fastest ship of the fleet."),
    ("It was the largest fire of the year.", "It was among the largest fires of the year."),
    ("All of the sailors were found.", "All but one sailor was found."),
    ("One of the sailors was paid.", "Both sailors were paid."),
    ("Exactly 50 people came.", "At least 50 people came."),
    ("Sales were above the $40 million of last year.", "Sales were below the $40 million of last year."),
    ("All sailors will be kept.", "Most sailors will be kept."),
    ("All of the flats will be cheap.", "Three in ten of the flats will be cheap."),
    ("Every sailor will be kept.", "Several of the sailors will be kept."),
    ("All but one sailor was found.", "All sailors were found."),
    ("All sailors were found.", "Nearly all sailors were found."),
    ("Traffic rose 6.5 percent.", "Traffic fell 6.5 percent, after a rise of 2 percent."),
    ("Sales rose to $248 million.", "Sales were $231 million, down from $248 million."),
    ("It was a 5 percent rise.", "Prices dropped by almost 5 percent."),
]
AGREE = [
    ("It was the strongest storm since 2017.", "It was the strongest storm since 2017."),
    ("It was the strongest storm ever.", "It was the strongest storm in history."),
    ("It was the strongest storm ever.", "It was the strongest storm."),
    ("It was one of the five ferries.", "It was the last of the five ferries."),
    ("Over 50 people came.", "More than 50 people came."),
    ("More than 50 people came.", "50 people came, fewer than 60 expected."),
    ("The port opens at 7am.", "The port opens at 7 a.m. and shuts at 7 p.m."),
    ("Talks resume next week.", "Talks resume the following week."),
    ("One soldier was killed.", "A soldier was killed; two soldiers fled."),
    ("He first came in May.", "The second time he came in May."),
    ("The two ministers met.", "Brandt met Varga."),
    ("One of them left.", "Two of them stayed."),
    ("It costs €380,000 daily.", "It costs €380,000 a day."),
    ("It takes 40 lorries each hour.", "It takes 40 lorries an hour, and 40 a day of wood."),
    ("It killed 5 people a week after the talks.", "It killed 5 people a day after the talks."),
    ("The 40 lorries came.", "It takes 40 lorries an hour."),
    ("Almost half of the crew left.", "Nearly half of the crew left."),
    ("It has a monthly rent of $900.", "The rent is $900 a month."),
    ("It is one of the fastest ships.", "It is the fastest ship of the fleet."),
    ("It is one of the “fastest ships”.", "It is one of the fastest of the ships."),
    ("The largest fire was put out.", "The largest fire, and the second-largest, were put out."),
    ("All of the sailors except one were found.", "All but one sailor was found."),
    ("One of the sailors wept.", "Both sailors will appeal; one of the sailors wept."),
    ("All of the sailors were found.", "The sailors were found."),
    ("Exactly 50 people came.", "50 people came."),
    ("Almost all the sailors were found.", "All but one of the sailors were found."),
    ("Almost all sailors were found.", "All sailors were found."),
    ("Most sailors will be kept.", "All sailors will be kept."),
    ("All sailors will be kept.", "Many sailors wept when the firm said that each would be kept."),
    ("All sailors were paid.", "Some sailors wept; the sailors were paid."),
    ("All dangerous ships were sold.", "They were the most dangerous ships of the port."),
    ("Traffic fell 6.5 percent.", "Traffic fell 6.5 percent, after a rise of 2 percent."),
    ("Sales fell from $248 million.", "Sales were $231 million, down from $248 million."),
    ("Prices fell 5 percent.", "A 5 percent drop was seen."),
    ("Prices fell 12 percent.", "Prices are up to 12 percent lower."),
    ("Prices rose to $40.", "Prices, down to $40 in May, rose 5 percent to $44, and rose to $40 in June."),
]
MISSING = [
    ("5 miles", "5 km away"),
    ("rose 5 percent", "rose 5 percentage points"),
    ("rose 5 percentage points", "rose 5 percent"),
    ("on 4 June", "on 3 June"),
    ("on 12 June", "on 12 July"),
    ("June 2019", "June 2018"),
    ("2.5 billion", "2.5 million"),
    ("$2.5", "$2.5 million"),
    ("hundreds of people", "dozens of people"),
    ("tens of thousands of people", "thousands of people"),
    ("10 to 15 people", "10 to 20 people"),
    ("twentieth", "thirtieth"),
    ("the twenty-first time", "the twenty-second time"),
    ("a third of voters", "a quarter of voters"),
    ("two-thirds", "three-quarters"),
    ("5 degrees Celsius", "5 degrees Fahrenheit"),
    ("100,000 litres", "100,000 gallons"),
    ("at 7:30 a.m.", "at 8:30 a.m."),
    ("fifteen", "fifty"),
]
BACKED = [
    ("In March he left", "in March he left"),
    ("a third of voters", "one third of voters"),
    ("twenty-first", "21st"),
    ("19:30", "7:30 p.m."),
    ("half", "50 percent"),
    ("50%", "half of them"),
    ("a quarter of voters", "25 percent of voters"),
    ("tens of thousands of people", "40,000 people"),
    ("thousands of people", "tens of thousands of people"),
    ("dozens of ships", "scores of ships"),
    ("the two brothers", "Adam and Nick"),
    ("25 ferries left", "he said 25 ferries left"),
]


@pytest.mark.parametrize(("statement", "source"), CONFLICTS, ids=[s for s, _ in CONFLICTS])
def test_conflict(statement, source):
    assert conflicts(statement, [source]) != []


@pytest.mark.parametrize(("statement", "source"), AGREE, ids=[s for s, _ in AGREE])
def test_no_conflict(statement, source):
    assert conflicts(statement, [source]) == []


@pytest.mark.parametrize(("statement", "source"), MISSING, ids=[f"{s} / {t}" for s, t in MISSING])
def test_missing(statement, source):
    assert missing(statement, [source], "en") != []


@pytest.mark.parametrize(("statement", "source"), BACKED, ids=[f"{s} / {t}" for s, t in BACKED])
def test_backed(statement, source):
    assert missing(statement, [source], "en") == []
    assert conflicts(statement, [source]) == []


def test_copied_words_are_no_shortcut_past_another_number():
    assert missing("2 ferries left", ["He said 12 ferries left"], "en") == ["2"]
    assert missing("5 million came", ["$2.5 million came"], "en") == ["5 million"]
    assert missing("5 ferries left; 5 men died", ["5 ferries left; 6 men died"], "en") == []


TOLD = (
    "More than 5, over 6, at least 7, above 8, no fewer than nine, no less than 9, exceeding 10, and just over 11.",
    "Nearly 5, almost 6, just under 7, close to 8, fewer than 9, less than 10, under 11, at most 12, below 13, up to 14.",
    "No more than half, exactly twelve and precisely 30 came at 7 a.m. and left at 8:30 pm.",
    "NEXT week, last month, the previous year and the following Monday.",
    "In early 2019, late in May and mid-2020, at noon, midday and midnight.",
    "It doubled, twofold, two-fold, two times, tripled, trebled, threefold, three times, quadrupled, fourfold, halved.",
    "It pays $3 million a day, 5 litres per hour, 40 each week and an annual sum of $90.",
    "The second-largest port, among the oldest yards, one of the deepest and the worst of all.",
    "The first strike since 1990, the most ever, the highest on record.",
    "One of the ships, the third of its yards, the only of these boats, the last of the ferries.",
    "The fourth vote, a tenth boat and the first ferry.",
    "All but two ships, nearly every boat, each of the yards.",
    "Both of the ferries left, and one of the two yards.",
    "Prices rose by 5, fell to 6.5, were up 7, lost 8, and saw a 9% rise and a 10 percent drop.",
)


@pytest.mark.parametrize("text", [*TOLD, *(part for text in TOLD for part in re.split(", | and ", text))])
def test_no_pattern_is_passed_over_that_finds_something(text: str):
    for pattern in [value for value in vars(conflicts_module).values() if isinstance(value, re.Pattern)]:
        found = [m.group() for m in pattern.finditer(text)]
        assert [m.group() for m in conflicts_module._matches(pattern, text)] == found
