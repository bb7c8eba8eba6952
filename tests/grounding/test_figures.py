"""Figures: what is printed differently and means the same, and what only looks alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.grounding.figures import Figure, figures, in_other_unit, missing, printed, with_unit

SAME = [
    ("four", "4"),
    ("Four soldiers", "4 soldiers"),
    ("$2.5m", "2.5 million dollars"),
    ("US$2.5 million", "$2.5m"),
    ("£3bn", "3 billion pounds"),
    ("1,860", "1860"),
    ("5 000 euros", "€5,000"),
    ("25%", "25 per cent"),
    ("25 %", "25 percent"),
    ("half a million", "500,000"),
    ("three and a half million", "3.5 million"),
    ("two dozen", "24"),
    ("a hundred", "100"),
    ("one hundred and twenty-five", "125"),
    ("1.5 lakh", "150,000"),
    ("1,50,000", "150,000"),
    ("Rs5 crore", "50 million rupees"),
    ("3 June", "June 3"),
    ("3rd of June", "June 3rd"),
    ("Sept 4", "4 September"),
    ("third", "3rd"),
    ("48-hour", "48 hours"),
    ("five-year", "5 years"),
    ("41-year-old", "41 years"),
    ("−5", "-5"),
    ("minus 5", "-5"),
    ("½", "half"),
    ("6.0", "6"),
]
DIFFERENT = [
    ("four", "five"),
    ("25%", "25"),
    ("25%", "25 percentage points"),
    ("$5", "€5"),
    ("5 km", "5 miles"),
    ("2.5 million", "2.5 billion"),
    ("-5", "5"),
    ("3 June", "8 June"),
    ("18 hours", "18 days"),
    ("1.5", "15"),
    ("third", "three"),
    ("10:30", "10:45"),
    ("1990s", "1980s"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same_figure(a, b):
    assert figures(a, "en") == figures(b, "en") != frozenset()
    assert missing(a, [b], "en") == []


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_different_figure(a, b):
    assert missing(a, [b], "en") != []


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1.860", "de", "1860"),
        ("1.860", "en", "1.86"),
        ("3,5", "fr", "3.5"),
        ("1 860,5", "fr", "1860.5"),
        ("1’860", "de", "1860"),
        ("٣٥", "ar", "35"),
        ("३५", "hi", "35"),
        ("3万", "ja", "30000"),
        ("1.234.567", "en", "1234567"),
    ],
)
def test_digits_by_language(text, language, value):
    assert figures(text, language) == {Figure("number", value)}


def test_without_a_language_both_readings_count():
    assert missing("1.860 votes", ["1860 votes"]) == []
    assert missing("1.860 votes", ["1.86 votes"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Covid-19 and the F-16",
        "the G7 and COP28",
        "one security source",
        "no one",
        "It may rain.",
        "first",
        "a second-guess",
    ],
)
def test_not_figures(text):
    assert figures(text, "en") == frozenset()


def test_as_printed():
    statement = "Four soldiers and 52 civilians died on Tuesday, 3 June 2026; $2.5m was lost"
    assert missing(statement, ["Nobody counted."], "en") == ["Four", "52", "Tuesday", "3 June", "2026", "$2.5m"]
    assert missing(statement, ["4 soldiers, 52 civilians", "Tuesday, June 3, 2026", "2.5 million dollars"], "en") == []


def test_a_source_may_be_more_exact():
    assert missing("in June", ["on 3 June"], "en") == []
    assert missing("on 3 June", ["in June"], "en") == ["3 June"]
    assert missing("thousands of people", ["4,500 people"], "en") == []
    assert missing("thousands of people", ["450 people"], "en") == ["thousands"]
    assert missing("worth 5 million", ["worth $5 million"], "en") == []


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("Turnout was 25.", "Turnout was 25%."),
        ("Turnout rose by 25 points.", "Turnout rose by 25 percent."),
        ("Turnout was 25 people.", "Turnout was 25 percent."),
        ("Drivers were fined 500.", "Drivers were fined €500."),
        ("Shares fell 12% to 4.50.", "Shares fell 12% to $4.50."),
        ("Shares fell 12 points to $4.50.", "Shares fell 12% to $4.50."),
        ("The storm cost $5,000.", "The storm flooded 5,000 homes."),
        ("About 40 km were cleared.", "About 40 people cleared the road."),
        ("It cost 900 million pounds.", "It cost 900 million zlotys (181 million pounds)."),
        ("It cost 900 million kronor.", "It cost 900 million francs."),
        ("It cost US$900 million.", "It cost A$900 million."),
        ("It cost £900 million.", "It cost 900 million U.S. dollars."),
        ("He took 5% of the firms.", "He took 5 from 10 percent of the firms."),
    ],
)
def test_a_percentage_and_an_amount_stay_one(statement, source):
    assert len(missing(statement, [source], "en")) == 1


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("Turnout rose from 25 to 30 percent.", "Turnout rose from 25% to 30%."),
        ("From 3% turnout rose to 5.", "Turnout rose from 3% to 5%."),
        ("Of 25, the percentage fell.", "It fell from 25%."),
        ("A price of 500 was named.", "He named a price of €500."),
        ("They paid 500 in Canadian dollars.", "They paid $500."),
        ("The strike lasted 48.", "The strike lasted 48 hours."),
        ("Five of 25 came.", "Five of 25 came, 25% fewer."),
        ("She is 41.", "The 41-year-old left."),
        ("The road is 12 miles long.", "The road has 12 square miles of park beside it."),
        ("The other 12 miles are open.", "Of 30 miles, 12 are open."),
        ("It raised €400.", "Its share of 400 euros is 12, and the remaining 400 goes to the club."),
        ("It cost $900 million.", "It cost A$900 million."),
        ("It cost US$900 million.", "It cost $900 million."),
        ("It cost $900 million.", "It cost 900 million U.S. dollars."),
        ("It was cut from 10% to 5%.", "It was cut to 5 from 10 percent."),
        ("It cost NOK 900 million.", "It cost 900 million kroner."),
    ],
)
def test_where_the_unit_is_told_or_tells_little(statement, source):
    assert missing(statement, [source], "en") == []


def test_other_languages_name_units_in_words_of_their_own():
    assert missing("Das sind 25 Prozent.", ["Das sind 25 %."], "de") == []


def test_figures_with_their_unit():
    assert with_unit("5", "It is 5 km wide.") == "5 km"
    assert with_unit("5", "It is 15 km, 5 miles or 5 km wide.", ["It is 5 miles wide."], "en") == "5 km"
    assert with_unit("5", "There are 5 ships.") == "5"
    assert with_unit("5", "no such figure") == "5"
    assert in_other_unit("5", "It is 5 miles wide.", ["It is 7 km.", "It is 5 km wide."], "en") == "5 km"
    assert in_other_unit("5", "It is 5 miles wide.", ["It is 7 km wide."], "en") is None


def test_ranges_share_unit_and_scale():
    assert missing("5%", ["5 to 10 percent"], "en") == []
    assert missing("$5 million", ["between $5 and 10 million"], "en") == []
    assert missing("5 euros", ["5, 10 and 15 euros"], "en") == []
    assert missing("on 21 October", ["October 20-21"], "en") == []
    assert missing("5%", ["5 people and 10 percent"], "en") == ["5"]


def test_months_that_are_words():
    assert missing("They may march on", ["x"], "en") == []
    assert missing("in May", ["x"], "en") == ["May"]
    assert missing("in March 2020", ["March 2020"], "en") == []


def test_other_languages_are_read_in_digits_only():
    assert missing("vier Menschen, 4 Häuser", ["vier Häuser"], "de") == []
    assert missing("45 Menschen", ["46 Menschen"], "de") == ["45"]
    assert missing("3,5 Prozent", ["3.5 Prozent"], "de") != []


@given(st.integers(0, 10**9))
def test_grouping_never_matters(number):
    assert figures(f"{number:,}", "en") == figures(str(number), "en")
    assert figures(f"{number:,}".replace(",", "."), "de") == figures(str(number), "de")


@given(st.text(max_size=80))
def test_any_text_has_its_own_figures(text):
    for language in (None, "en", "de", "ja"):
        assert missing(text, [text], language) == []
        assert all(p.readings for p in printed(text, language))
