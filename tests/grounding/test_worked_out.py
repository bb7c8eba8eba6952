"""Figures that are worked out of two of the sources', and those that only look so."""

from __future__ import annotations

import pytest
from timing import within

from brief.grounding.figures import missing

FLEET = "The fleet has 8 ferries, 4 tugs and 2 barges."
SALES = "Sales rose to 1.26 billion kroner from 1.21 billion, and profit fell to 84 million kroner from 131 million."
YARD = "The Brekke yard employs 212 people out of a workforce of 1,900."
FOLLOWS = [
    ("The court sat with a jury of twelve.", "The jury of eight women and four men sat for 19 hours."),
    ("In all, 14 vessels sail for it.", FLEET),
    ("Its ferries and barges, 10 altogether, are old.", FLEET),
    ("Sales grew by 50 million kroner.", SALES),
    ("Profit fell by about 36 percent to 84 million kroner.", SALES),
    ("Profit was 47 million kroner lower.", SALES),
    ("The yard has 212 of the 1,900 workers, or 11 percent.", YARD),
    ("The other 1,688 of the 1,900 work elsewhere.", YARD),
    ("Of the 81 patients, about 57 had no jab.", "Of the 81 patients, 70% were unvaccinated."),
    ("Support is down three points, to 55 percent.", "Support went from 58 percent to 55 percent."),
    ("The mayor leads by two points.", "The mayor has 49 percent and Vale 47 percent."),
    ("Four firms, Norvik among them, will leave.", "Ada Lines, Norvik, Tamm and Oder Shipping will leave."),
    ("Aboard were 184 passengers and six crew.", "There were 190 people on board, six of them crew."),
    ("Twelve people exchanged the messages.", "The messages between Varga and eleven others were released."),
    ("The majority for the bill was 39 votes.", "The council voted 66 to 27 for the bill."),
]
OTHER = [
    ("Aboard were 174 passengers and six crew.", "There were 190 people on board, six of them crew."),
    ("Twelve people exchanged the messages.", "The messages between eleven people were released."),
    ("The fleet has 12 ships.", FLEET),  # Nothing says that they are counted together.
    ("In all, 13 vessels sail for it.", FLEET),
    ("Sales grew by 60 million kroner.", SALES),
    ("Sales grew by 50 million euros.", SALES),
    ("Profit fell by about 46 percent to 84 million kroner.", SALES),
    ("Profit fell by about 36 percent.", SALES),  # Of what, it does not say.
    ("The yard has 15 percent of the workers, 212 of 1,900.", YARD),
    ("The storm killed eight people.", "The storm killed five people and hurt three."),
    ("Eight sailors drowned.", "Five sailors drowned and three sailors were hurt."),
    # In the place of another figure it is that one changed.
    (
        "Sales rose by 30 percent to 50 million, 20 million more than in May.",
        "Sales rose by 60 percent to 50 million, 20 million more than in May.",
    ),
    ("Support went down from 58 percent to 3 percent.", "Support went down from 58 percent to 55 percent."),
    ("Five firms, Norvik among them, will leave.", "Ada Lines, Norvik, Tamm and Oder Shipping will leave."),
    ("It was founded 9 years earlier, in 2010.", "It was founded in 2010, and had 2019 members."),
]


@pytest.mark.parametrize(("statement", "sentence"), FOLLOWS, ids=[s for s, _ in FOLLOWS])
def test_a_figure_may_follow_from_two(statement, sentence):
    assert missing(statement, [sentence], "en") == []


@pytest.mark.parametrize(("statement", "sentence"), OTHER, ids=[s for s, _ in OTHER])
def test_another_figure_does_not(statement, sentence):
    assert missing(statement, [sentence], "en")


def test_a_difference_to_another_sentence_comes_with_one_of_the_two():
    sentences = ["Berg finished in 134 minutes.", "Holm came in second after 141 minutes."]
    assert missing("Berg won in 134 minutes, 7 minutes ahead of Holm.", sentences, "en") == []
    assert missing("Berg won 7 minutes ahead of Holm.", sentences, "en") == ["7"]


def test_thousands_of_names_take_no_longer_than_they_are_long():
    with within(2):
        assert missing("They were 17 in all.", ["Ada Berg, Jens Holm " * 2_000])
