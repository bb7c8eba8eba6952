"""Figures that are rounded, and told to be; and those that are only near another."""

from __future__ import annotations

import pytest

from brief.grounding.figures import missing

ROUNDED = [
    ("Sales fell to about $2.3 billion.", "Sales of $2.31 billion were reported."),
    ("Sales reached nearly $2.5 billion.", "Sales of $2.48 billion were reported."),
    ("Nearly 2,000 people signed.", "The petition gathered 1,906 names."),
    ("More than 40 sailors were treated.", "Doctors treated 43 sailors."),
    ("More than 150 sailors drowned.", "At least 156 sailors drowned."),
    ("Almost two thousand people signed.", "The petition gathered 1,906 names."),
    ("About 30 percent of the crew left.", "28 percent of the crew left."),
    ("Just over half the crew left.", "52 percent of the crew left."),
    ("Some 250 boats were hit.", "The storm hit 248 boats."),
    ("Around 45 boats were hit.", "The storm hit 44 boats."),
    ("Fewer than 200 boats were hit.", "The storm hit 194 boats."),
    ("It cost over €60m.", "It cost €63.4 million."),
    ("It took almost ten hours.", "It took 9.5 hours."),
]
OTHER = [
    ("Sales fell to $2.3 billion.", "Sales of $2.31 billion were reported."),
    ("Sales fell to about $2.2 billion.", "Sales of $2.31 billion were reported."),
    ("Sales fell to about €2.3 billion.", "Sales of $2.31 billion were reported."),
    ("About 2.3 billion litres were sold.", "Sales of $2.31 billion were reported."),
    ("Nearly 2,000 people signed.", "The petition gathered 2,013 names."),
    ("More than 2,000 people signed.", "The petition gathered 1,906 names."),
    ("Nearly 2,000 people signed.", "The petition gathered 1,206 names."),
    ("More than 40 sailors were treated.", "Doctors treated 48 sailors."),
    ("About 44 boats were hit.", "The storm hit 43 boats."),
    ("About 43 boats were hit.", "The storm hit 40 boats."),
    ("More than 150 sailors drowned.", "Fewer than 156 sailors drowned."),
    ("Just over half the crew left.", "48 percent of the crew left."),
    ("Just over half the crew left.", "52 of the crew left."),
    ("Fewer than 200 boats were hit.", "The storm hit over 194 boats."),
    ("About 2,000 people signed.", "The petition was begun in 2003."),
    ("About 30 percent of the crew left.", "28 of the crew left."),
    ("About 100 boats were hit, and 100 sank.", "The storm hit 98 boats."),
]


@pytest.mark.parametrize(("statement", "sentence"), ROUNDED, ids=[s for s, _ in ROUNDED])
def test_a_figure_may_be_rounded_where_that_is_said(statement, sentence):
    assert missing(statement, [sentence], "en") == []


@pytest.mark.parametrize(("statement", "sentence"), OTHER, ids=[f"{s} {t}" for s, t in OTHER])
def test_another_figure_is_not_its_round_one(statement, sentence):
    assert missing(statement, [sentence], "en")
