"""Clauses that become questions: turned round where an auxiliary allows it, and read by themselves or not at all."""

from __future__ import annotations

import pytest

from brief.attribution.grammar.inverted import clause_of, indirect, stands_alone, whether, yes_or_no


@pytest.mark.parametrize(
    ("clause", "question"),
    [
        ("the mayor will resign", "Will the mayor resign?"),
        ("the two pumps were not working", "Were the two pumps not working?"),
        ("Ada Berg may sell the quay", "Will Ada Berg sell the quay?"),
        ("the accused had a licence", None),
        ("the ferry sank", None),
        ("the man who was on board will speak", None),
        ("officials said the quay was closed", None),
        ("the company raised fares and will close", None),
        ("land operated by Norlin should also be covered", "Should land operated by Norlin be covered?"),
        ("the other pilots involved would stay", "Would the other pilots involved stay?"),
        ("Norlin and Averin had held talks", "Had Norlin and Averin held talks?"),
        ("there's any hope for the quay", "Is there any hope for the quay?"),
    ],
)
def test_a_clause_with_an_auxiliary_is_turned_round(clause: str, question: str | None):
    assert yes_or_no(clause) == question


def test_a_clause_without_one_is_asked_for_as_it_stands():
    assert whether("the ferry sank") == "Is it so that the ferry sank?"


@pytest.mark.parametrize(
    ("word", "clause", "question"),
    [
        ("whether", "the talks will resume", "Will the talks resume?"),
        ("when", "the council would vote", "When would the council vote?"),
        ("how", "long the inspection will take", "How long will the inspection take?"),
        ("how", "many of the pilots have left", "How many of the pilots have left?"),
        ("how", "many ships the port had lost", "How many ships had the port lost?"),
        ("how", "much money Norlin would spend on a quay", "How much money would Norlin spend on a quay?"),
        ("what", "work the helicopter was doing", "What work was the helicopter doing?"),
        ("who", "is to pay for the repairs", "Who is to pay for the repairs?"),
        ("why", "the pumps failed", "What explains why the pumps failed?"),
        ("how", "the pumps failed", None),
        ("what", "share of the banks will take part", "What share of the banks will take part?"),
        ("which", "other routes were being used", "Which other routes were being used?"),
        ("how", "much the order was worth", "How much was the order worth?"),
        ("how", "much Norlin will seek in loans", "How much will Norlin seek in loans?"),
        ("how", "many ships Norlin had", "How many ships did Norlin have?"),
        ("which", "harbour pilots Norlin was hiring", "Which harbour pilots was Norlin hiring?"),
        ("which", "Norlin ships would be sold", "Which Norlin ships would be sold?"),
        ("who", "in the council would vote for it", "Who in the council would vote for it?"),
        ("who", "they believe was behind the fire", None),
        ("what", "specific measures major ports would take", None),
        ("when", "May registrations will be opened", "When will May registrations be opened?"),
    ],
)
def test_an_indirect_question_is_put_directly(word: str, clause: str, question: str | None):
    assert indirect(word, clause) == question


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("the quay was closed, adding that pilots would strike.", "the quay was closed"),
        ("the quay was closed on “safety grounds, and only then” for a day.", "the quay was closed on “safety grounds, and only then” for a day"),
        ("the quay, which is old, was closed", "the quay"),
        ("the quay was closed by Maj. Ada Berg. It is old.", "the quay was closed by Maj. Ada Berg"),
        ("Norlin Inc. will sell the quay", "Norlin Inc. will sell the quay"),
        ("any part in the fire, accusing the pilots instead", "any part in the fire"),
        ("sell the quay, the lock and the ships, cutting costs and raising fares", "sell the quay, the lock and the ships, cutting costs and raising fares"),
        ("sell the quay or risk a loss", "sell the quay"),
        ("the quay will be sold has yet to be resolved", "the quay will be sold"),
        ("how many were hurt or what the price was", "how many were hurt"),
        ("the pilots have left, one report said", "the pilots have left"),
        ("the pilots have left and whether they will come back", "the pilots have left"),
        ("Gov. Mats Holm will resign. He has", "Gov. Mats Holm will resign"),
        ("the quay was “closed", ""),
    ],
)  # fmt: skip
def test_a_clause_ends_where_the_next_begins(text: str, clause: str):
    assert clause_of(text) == clause


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("Will the council publish the figures?", True),
        ("Will Lindqvist withdraw his ships?", True),
        ("Is it so that the ferry sank?", True),
        ("Will they meet again on the quay?", False),
        ("What supports the claim that this was a test?", False),
        ("Why?", False),
        ("Will the council either sell the quay and the cranes?", False),
        ("Will the council either sell the quay or the cranes?", True),
        ("Will the council ask the court to rule on whether the quay in question?", False),
        ("Will the council ask the court to rule on whether the quay is safe?", True),
        ("Will the council sell the quay at that time?", False),
        ("Will both sides return to the table by Friday?", True),
        ("Was the northern quay of Averin one of them?", False),
        ("Will otherwise Lindqvist leave the harbour?", False),
        ("Is it so that a tax that the port had planned to raise?", False),
        ("Is it so that a tax that the port had planned will be raised?", True),
        (f"Will the council {'really ' * 40}vote?", False),
        ("What will the inquiry into the fire in a move which pilots find?", False),
        ("Are the pumps broken, which Norlin denies?", True),
        ("Will the council tax both domestic, as demanded by Berg?", False),
        ("What would Norlin answer to the criticism of the pilots’?", False),
        ("Which ones would be sold in Averin?", False),
        ("Was the quay closed for that reason?", False),
    ],
)
def test_a_question_that_points_elsewhere_cannot_stand_alone(question: str, alone: bool):
    assert stands_alone(question) is alone
