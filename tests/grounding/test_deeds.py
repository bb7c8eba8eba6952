"""Who does what to whom: turned round, and only told in other words."""

from __future__ import annotations

import pytest

from brief.grounding.deeds import turned_deed

TURNED = [
    ("Planning officers overruled the council.", "The council approved 90 flats, overruling its planning officers."),
    ("The crew sued the owners.", "The owners of the ferry sued the crew on Monday."),
    ("The ministry was sued by the dockers.", "On Monday the ministry sued the dockers over the strike."),
    ("The suspect shot an officer.", "The suspect was shot in the leg by an officer."),
    ("Ostrava has rejected a Kestrian offer.", "Kestria has once again rejected an Ostravan offer to sign."),
    ("Albania lodged a protest with Serbia.", "Serbia lodged an official protest with Albania."),
    ("Lind has asked the Varga campaign to wait.", "Varga’s campaign has asked HTN’s Ida Lind, the referee, to wait."),
    ("Brandt criticised Varga.", "Varga wants the port sold, and criticised Brandt for waiting."),
    ("The generals lashed out at Varga.", "Varga lashed out at the generals."),
    ("A crew was attacked by pirates.", "Some pirates were attacked by the crew."),
]
KEPT = [
    ("The crew was sued by the owners.", "The owners of the ferry sued the crew on Monday."),
    ("The owners sued the crew.", "The crew was sued on Monday by the owners."),
    ("The dockers sued the ministry.", "Dockers of the port, angry at the ministry, sued it."),
    ("The port opened under Varga.", "Varga opened the port."),
    ("The talks began on Monday.", "Varga began the talks on Monday."),
    ("Norway scored the goal.", "The goal scored for Norway came late."),
    ("Varga met Brandt.", "Brandt met Varga."),
    ("The union joined the strike with the guild.", "The guild joined the strike with the union."),
    ("Varga was paid the money.", "The money was paid to Varga."),
    ("The mayor fined the firm.", "The firm fined the mayor; the mayor fined the firm."),
    ("The firm fined the mayor on Monday.", "On Monday the mayor said the firm had fined him."),
]


@pytest.mark.parametrize(("statement", "sentence"), TURNED, ids=[s for s, _ in TURNED])
def test_a_deed_is_turned_round(statement, sentence):
    assert turned_deed(statement, [sentence]) is not None


@pytest.mark.parametrize(("statement", "sentence"), KEPT, ids=[s for s, _ in KEPT])
def test_a_deed_is_told_as_it_was(statement, sentence):
    assert turned_deed(statement, [sentence]) is None


def test_all_cited_sentences_must_have_it_the_other_way_round():
    turned = "The owners sued the crew."
    assert turned_deed("The crew sued the owners.", [turned, "The crew sued the owners in turn."]) is None
    assert turned_deed("The crew sued the owners.", [turned, "Norway hosted the talks."]) == ("owners", "crew")
