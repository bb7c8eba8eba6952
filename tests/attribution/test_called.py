"""Whom an article calls "the company" or "the union", by the nouns that it prints beside names."""

from __future__ import annotations

import pytest
from printed import speakers

SAID = "The quay was closed, {} said."


def _last(*told: str, who: str) -> str | None:
    return speakers(*told, SAID.format(who))[-1]


@pytest.mark.parametrize(
    ("told", "who", "speaker"),
    [
        ("The union Norlin Metall met at noon.", "the union", "Norlin Metall"),
        ("The union IF Norlin met at noon.", "the union", "IF Norlin"),
        ("Chemical company Altan shut its plant in Averin.", "the company", "Altan"),
        ("The ferries are run by the operator, Averin Lines, from May.", "the company", "Averin Lines"),
        ("The airline Skylin cut nine flights.", "the company", "Skylin"),
        ("Norlin’s financial watchdog Averin Watch met at noon.", "the watchdog", "Averin Watch"),
        ("The airline Skylin cut nine flights.", "the airline", "Skylin"),
        ("Skylin, a Norlin-based airline, cut nine flights.", "the company", "Skylin"),
        ("Norlin Cranes plc sold a crane.", "the company", "Norlin Cranes"),
        ("Norlin Cranes AB sold a crane. Norlin Cranes has nine.", "the company", "Norlin Cranes"),
        ("Norway met the Fishermen’s League.", "the league", "Fishermen’s League"),
        ("The operator, Averin Lines, sold a ship. Averin is sorry. Local 12 is not.", "the company", "Averin Lines"),
        ("The league fined the club Averin 500 francs.", "the club", "Averin"),
        ("The club Averin Tigers owes wages. Ada Berg left.", "the club", "Averin Tigers"),
        ("The charity Harbour Aid spoke. Mayor Jens Holm listened.", "the charity", "Harbour Aid"),
    ],
)
def test_a_noun_is_the_one_body_beside_whose_name_it_stands(told: str, who: str, speaker: str):
    assert _last(told, who=who) == speaker


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("The union Norlin Metall met the Harbour Union.", "the union"),
        (
            "The airlines Skylin and Averin Air met. The airline Skylin left, and so did the airline Averin Air.",
            "the airline",
        ),
        ("The airline Skylin met Tanlin. Tanlin sold a crane.", "the company"),
        ("The airline Skylin left. Another company came.", "the company"),
        ("The company Jens Holm founded in Averin was sold.", "the company"),
        ("Holm told the newspaper Skylin had left.", "the newspaper"),
        ("The union Local 12 met at noon.", "the union"),
        ("Ada Berg, the head of the union, left.", "the union"),
        ("The secretary of the union, Rui Calado, left.", "the union"),
        ("The retailers, among them retailer Skylin and Denmark-based retailer Averin Group, met.", "the retailer"),
    ],
)
def test_a_noun_that_may_mean_another_stays_a_noun(told: str, who: str):
    assert _last(told, who=who) == who


def test_a_noun_is_no_body_that_comes_in_long_after_it():
    told = "The union said the quay was closed."
    between = "Ada Berg waited. Jens Holm left. Mara Lindqvist stayed."
    assert speakers(told, between, "The Harbour Union met at noon.") == ["the union"]
    assert speakers(told, "The Harbour Union met at noon.") == ["Harbour Union"]
    assert speakers("According to the harbour union, it was closed.", between, "The Harbour Union met.") == [
        "Harbour Union"
    ]


def test_the_company_of_a_release_is_whose_it_is():
    release = (
        "Norlin Energy reported a loss.",
        "It was hit by the Rovik dam.",
        "The company said it would sell a quay.",
    )
    about = "Norlin Energy runs nine dams."
    assert speakers(*release, "About Norlin Energy", about)[-1] == "Norlin Energy"
    assert speakers(*release)[-1] == "the company"


@pytest.mark.parametrize(
    ("printed", "speaker"),
    [
        ("The airline Skylin", "Skylin"),
        ("Port union SITRA", "SITRA"),
        ("Environmental group Clear Water", "Clear Water"),
        ("The union Local 12", "the union Local 12"),
        ("UK-based retailer Skylin and Averin-based retailer Norlin Group", None),
    ],
)
def test_a_body_is_given_without_what_it_is(printed: str, speaker: str | None):
    told = "Skylin, SITRA, Norlin Group and Clear Water met in May."
    assert speakers(told, f"{printed} said the quay was closed.")[-1] == (speaker or printed)
