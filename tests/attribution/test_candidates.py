"""Who may have said a line whose grammar names nobody."""

from __future__ import annotations

import pytest
from people import JENS, MARA
from printed import speakers, speech

from brief.schema import REPORTER


def test_what_befell_somebody_is_no_speech_of_hers():
    *_, last = speech("Mara Lindqvist said no.", "Lindqvist “was struck by a rope on the quay.”")
    assert last.choices[0] != MARA or not last.certain


def test_who_speaks_only_in_a_quotation_is_no_choice():
    (line,) = speech("Tomas Brandt waited.", "“Mats Nilsen and the pilots have never done anything for us.”")
    assert "Mats Nilsen" not in line.choices


def test_a_quotation_that_nobody_was_heard_before_is_left_open():
    (line,) = speech("Tomas Brandt met Mats Nilsen.", "“The quay is closed and it will stay closed.”")
    assert set(line.choices) == {"Tomas Brandt", "Mats Nilsen", REPORTER}


def test_a_quotation_told_according_to_another_in_an_aside_is_nobodys_who_is_named():
    ad = "The ad pushes a theory that Brandt ― according to a narrator in it ― “promised the pilots a ship if they left.”"
    assert speech("Tomas Brandt met Mats Nilsen.", ad) == []
    (line,) = speech("Tomas Brandt met Mats Nilsen.", ad.replace(" ― according to a narrator in it ―", ""))
    assert "Tomas Brandt" in line.choices


@pytest.mark.parametrize(
    "sentence",
    [
        "Norlin, whose stated mission is “to keep every quay of the north open,” is selling its cranes.",
        "Tomas Brandt posted a “How to” video explaining the cranes.",
    ],
)
def test_nobody_is_given_what_only_stands_near(sentence: str):
    assert [
        line.choices for line in speech("The port was sold. Norlin Lines said so.", sentence)[1:] if line.certain
    ] == []


@pytest.mark.parametrize(
    ("does", "says"),
    [
        ("thanked the crews for “their courage in so dark a night”", True),
        ("has gone after the council as a “club of men who never saw a ship”", True),
        ("got a prize for having “done more than anybody else for the port”", False),
        ("died of “severe wounds to the chest and to both of the legs”", False),
    ],
)
def test_who_stands_beside_a_quotation_says_it_where_he_utters_something(does: str, says: bool):
    assert [line.choices for line in speech(f"{JENS} met the crews. {JENS} {does}.")] == ([(JENS,)] if says else [])


def test_every_line_has_choices_that_stand_in_the_article():
    text = (
        "Mara Lindqvist met officials in Oslo. “The quay is closed and stays closed,” they said.",
        "Jens Holm said it was open. He said no more. “Nobody asked me a single thing about it.”",
    )
    for line in speech(*text):
        assert line.choices
        assert len(set(line.choices)) == len(line.choices)
        assert all(c == REPORTER or c.lower() in " ".join(text).lower() for c in line.choices)


def test_a_quotation_may_be_of_whom_the_sentence_before_brings_in():
    text = "Jens Holm said the quay had to be sold. His view was backed by Mara Lindqvist, an economist."
    said = speech(text, "“Whether we look at ships or pilots, they have not lived up to what was agreed in May.”")[-1]
    assert set(said.choices) == {MARA, JENS}


def test_what_is_left_open_is_said_by_whoever_says_its_end():
    told = "According to the Bureau of Tides, nine ferries sank in May. It rained."
    text = f"{told} “They have put a lot of money into them. “They are going well,” Mats Payne said."
    assert speakers(text) == ["Bureau of Tides", "Mats Payne", "Mats Payne"]


def test_a_quotation_of_his_is_never_the_articles():
    found = speech(
        "It rained in the port. Ferries waited for hours.", "“Everybody is late now and nobody knows,” he said."
    )
    assert not [line for line in found if REPORTER in line.choices]


def test_a_question_is_answered_by_the_other_of_two():
    assert speakers(
        "“The quay is safe,” Ada Berg told Tomas Brandt.",
        "“There is some risk,” Brandt replied. “Do you dispute that?”",
        "“There can be a very small risk.”",
    ) == ["Ada Berg", "Tomas Brandt", "Tomas Brandt", "Ada Berg"]


def test_a_quotation_behind_a_sentence_about_somebody_else_may_be_that_ones():
    (_, line) = speech("Ada Berg said the quay was closed.\n\nJens Holm was emphatic.\n\n“It is a scandal.”")
    assert line.choices[0] == JENS


def test_a_quotation_behind_a_sentence_that_ends_with_somebody_may_be_that_ones():
    (_, line) = speech(
        "Ada Berg said the quay was closed.",
        "The crew was on the receiving end, leaving Jens Holm unmoved. “It is late.”",
    )
    assert line.choices[0] == JENS
