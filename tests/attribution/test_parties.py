"""Parties: a state, its people and its delegation are one; two people never are; places are none."""

from __future__ import annotations

from collections import Counter

import pytest
from printed import article

from brief.attribution.names.cast import Cast
from brief.attribution.names.parties import Candidate, candidates


def parties(*paragraphs: str, speakers: dict[str, int] | None = None, most: int = 8) -> dict[str, Candidate]:
    made = article(*paragraphs)
    return {c.name: c for c in candidates(made, Cast.of(made), Counter(speakers or {}), most)}


TALKS = (
    "The Afghan side left the hall on Monday. Afghanistan has kept its border closed since May.",
    "Afghanistan’s envoy said trade would resume. The Afghan side will meet again in Istanbul. Talks in Istanbul were held in May.",
    "Mara Lindqvist said the talks in Istanbul were short. Lindqvist left Istanbul.",
    "Defence Minister Jens Holm met the Afghan side. Holm has left.",
)


def test_a_state_and_its_side_are_one_party():
    found = parties(*TALKS)
    assert "Afghan side" in found["Afghanistan"].aliases
    assert "Afghan side" not in found
    assert found["Afghanistan"].sort == "government"
    assert not found["Afghanistan"].person


@pytest.mark.parametrize(
    ("state", "body"),
    [
        ("China", "Chinese authorities"),
        ("India", "Indian negotiators"),
        ("Turkey", "Turkish delegation"),
        ("South Korea", "South Korean government"),
    ],
)
def test_states_and_their_bodies(state: str, body: str):
    found = parties(f"{state} has closed the port. {body} met in May. {state} has kept it closed. {body} left.")
    assert list(found) == [state]
    assert body in found[state].aliases


def test_a_paper_is_not_the_town_that_it_is_called_by():
    told = "Averin Bay is old. The {0} reported that Averin Bay had closed. The {0} has said so. Averin Bay has waited."
    found = parties(told.format("Averin Bay Times"), speakers={"Averin Bay Times": 2})
    assert "Averin Bay Times" in found
    assert not found["Averin Bay Times"].aliases
    found = parties(told.format("Averin Bay Ferries"), speakers={"Averin Bay Ferries": 2})
    assert [len(c.aliases) for c in found.values()] == [1]


def test_a_broadcaster_and_its_news_are_one():
    found = parties("NBC has waited. NBC News reported that it rained. NBC has left.", speakers={"NBC News": 1})
    assert len(found) == 1


def test_two_states_of_one_beginning_and_their_bodies_stay_apart():
    found = parties(
        "South Korea has closed the port. South Africa has kept it open. The South African government has waited. South"
        " Korea has slept. South Africa is angry. South Korea is not."
    )
    assert set(found) == {"South Korea", "South Africa"}
    assert "South African government" in found["South Africa"].aliases


def test_states_of_one_beginning_stay_apart():
    found = parties(
        "Austria has closed the port. Australia has kept it open. Austria has waited. Australia has slept. Austria is angry."
        " Australia is not.",
    )
    assert set(found) == {"Austria", "Australia"}


def test_two_people_of_one_surname_stay_apart():
    found = parties("Jens Holm met Mara Holm. Jens Holm left. Mara Holm stayed.")
    assert set(found) == {"Jens Holm", "Mara Holm"}
    assert all(c.person and c.sort == "person" for c in found.values())


def test_a_person_has_the_title_printed_before_the_name():
    holm = parties(*TALKS)["Jens Holm"]
    assert holm.role == "Defence Minister"
    assert parties(*TALKS)["Mara Lindqvist"].role is None


def test_a_place_is_no_party():
    assert "Istanbul" not in parties(*TALKS)


def test_a_place_that_speaks_is_one():
    assert "Istanbul" in parties(*TALKS, speakers={"Istanbul": 1})


def test_an_unnamed_source_is_no_party():
    assert not any("official" in name for name in parties(*TALKS, speakers={"a senior official": 3}))


def test_who_speaks_weighs_more_than_who_is_named():
    text = ("Norway has waited. Norway has left. Norway has slept. Denmark has stayed.",)
    assert list(parties(*text)) == ["Norway"]
    assert next(iter(parties(*text, speakers={"Denmark": 3}))) == "Denmark"


def test_only_so_many():
    assert list(parties(*TALKS, most=1)) == ["Afghanistan"]


def test_the_sentences_are_those_that_name_it_in_order():
    made = article(*TALKS)
    for party in candidates(made, Cast.of(made), Counter(), 8):
        assert list(party.sentences) == sorted(set(party.sentences))
        names = (party.name, *party.aliases, party.name.split()[-1])
        assert all(any(n in made.sentence(i).text for n in names) for i in party.sentences)


def test_storms_ships_places_and_days_are_no_parties():
    found = parties(
        "Hurricane Mara has hit Averin. Hurricane Mara was strong. Hurricane Mara will turn north.",
        "Averin Airport has closed. Averin Airport was flooded. Averin Airport will open on Election Day.",
        "Election Day has come. Election Day was cold. MV Kalvik was lost. MV Kalvik had ten men. MV Kalvik is old.",
    )
    assert not set(found) & {"Hurricane Mara", "Averin Airport", "Election Day", "MV Kalvik"}
    assert "Muslim" not in parties("A Muslim spoke. The Muslim has left. Muslim traders met. Each Muslim was heard.")


def test_what_only_describes_is_no_party():
    described = "The Old Catholic chapel has burnt down. An Old Catholic bishop wept. The Old Catholic school is open."
    assert "Old Catholic" not in parties(described)
    assert "Old Catholic" in parties(described, speakers={"Old Catholic": 1})


def test_a_body_behind_its_article_acts():
    found = parties(
        "The Samoan government closed the schools. The Samoan government sold it. The Samoan government left."
    )
    assert list(found) == ["Samoan government"]


def test_what_is_only_built_or_stands_somewhere_does_nothing():
    found = parties(
        "Averin Minster was built in 1201. Averin Minster is old. Averin Minster was full on Sunday.",
        "Norlin sold its ferries. Norlin has two left. Norlin lost a third.",
        "COVID-19 has spread. COVID-19 closed the quay. COVID-19 is over.",
    )
    assert "Averin Minster" not in found
    assert "COVID-19" not in found
    assert "Norlin" in found


def test_a_bodys_people_are_not_the_body():
    found = parties(
        "Norlin has left. Norlin closed the quay. Norlin sold it.",
        speakers={"Norlin Administrator Jens Holm": 1, "Norlin and Ostrava": 1, "Norlin report": 1},
    )
    assert found["Norlin"].aliases in ((), ("Norlin report",))
    assert "Everyone from Norlin" not in parties("Norlin left.", speakers={"Everyone from Norlin": 2})


def test_a_seat_of_government_is_its_state():
    found = parties(
        "India has answered. Delhi has refused. Delhi closed the border. India will wait.",
        "Beijing has left. Beijing closed a port.",
    )
    assert found["India"].aliases == ("Delhi",)
    assert "Delhi" not in found
    assert "Beijing" in parties("Beijing has left. Beijing closed a port. Beijing will wait.")


def test_a_town_with_bodies_of_its_own_is_a_town():
    found = parties(
        "Seoul City Council has met. Seoul has paid. Seoul sold a bridge. South Korea has left. South Korea paid. South Korea sold it."
    )
    assert not any("Seoul" in alias for alias in found["South Korea"].aliases)


def test_a_capital_at_the_beginning_of_sentences_makes_no_party():
    found = parties(
        "Bankers said the rate was low. Shipping sources agreed on Monday.",
        "Shipping sources said more. Several Congressional sources and bankers had doubts.",
        "Congressional sources said so. In shipping the rate is all. Bankers wait.",
        "Norlin said the rate was low. Norlin has cut it. Republicans said nothing. Republicans met in May.",
        "Oil traders said they would wait. Twelve traders left.",
        speakers={
            "Bankers": 2,
            "Shipping sources": 2,
            "Congressional sources": 1,
            "Norlin": 1,
            "Oil traders": 1,
            "Republicans": 1,
        },
    )
    assert set(found) == {"Norlin", "Republicans"}


def test_a_body_acts_by_its_short_form_and_beside_another():
    deals = "The Norlin Grain Works (NGW) is late.", "Ships left.", "The NGW has lost a ship.", "The NGW is old."
    assert "Norlin Grain Works" in parties(*deals)
    assert "Norlin Grain Works" not in parties(*(d.replace("has lost", "is near") for d in deals))
    joint = "The ASC and Norlin have agreed.", "Ships left the ASC.", "The ASC is old."
    assert "ASC" in parties(*joint)
    assert "ASC" not in parties(*(d.replace("and Norlin have agreed", "is in Norlin") for d in joint))


def test_two_who_speak_together_are_two_parties():
    found = parties("Tories and Lib Dems welcomed the report.", speakers={"Tories and Lib Dems": 1})
    assert set(found) == {"Tories", "Lib Dems"}
    one = parties("Norlin Fire and Rescue welcomed the report.", speakers={"Norlin Fire and Rescue": 1})
    assert set(one) == {"Norlin Fire and Rescue"}


def test_a_budget_and_a_partys_adjective_are_no_parties():
    told = (
        "The Budget has failed, a {0} pilot said.",
        "The Budget was late.",
        "A {0} voter left.",
        "The Budget had errors.",
    )
    assert not parties(*(line.format("Conservative") for line in told))


def test_who_is_tried_is_a_party_be_it_named_once():
    told = "The prosecutor said that {} The trial begins in May."
    for who in (
        "Jens Holm, 34, of 12 Quay Road, Averin, was arraigned today.", "the defendant, Jens Holm, left by boat.",
        "a jury found Jens Holm guilty of theft.", "Jens Holm was sentenced Friday to six years.",
        "Jens Holm has pleaded guilty.", "Jens Holm, a U.S. citizen, is charged with theft.",
    ):  # fmt: skip
        assert list(parties(told.format(who))) == ["Jens Holm"], who


def test_who_is_only_named_beside_a_trial_is_none():
    told = "The prosecutor said that {} The trial begins in May."
    for who in (
        "the clerk was charged by Jens Holm.", "Jens Holm found the anchor.", "the accused, Jens Holm said, left.",
        "Jens Holm saw who was sentenced.", "a man of Old Mill Quay was sentenced.",
        "a man of Dock Road, Old Mill Quay, Averin, was arraigned.", "Jens Holm, and a clerk, charged the gate.",
    ):  # fmt: skip
        assert not parties(told.format(who)), who


def test_each_of_a_list_of_those_accused_is_a_party():
    lines = "The jury found the following guilty of theft:", "Jens Holm, 31, of Averin;", "Rita Moss, 28, of Norlin."
    assert set(parties(*lines, "Omar Veles, 40, of Averin, saw it.")) == {"Jens Holm", "Rita Moss"}
    assert not parties("The board thanks the following:", "Jens Holm, 31, of Averin;", "Rita Moss, 28, of Norlin.")


def test_an_office_or_a_unit_without_its_owner_is_no_party():
    told = "The county attorney’s Office has closed. The Office has left. The Office was old. The Averin Dock Office has left."
    assert "Office" not in parties(told)
    told = (
        "District Attorney Ada Berg left. The District Attorney has spoken. The District Attorney was ill. It rained."
    )
    assert list(parties(told)) == ["Ada Berg"] or not parties(told)


def test_by_a_longer_name_acts_not_what_it_begins_with():
    told = "He was tried by Averin Supreme Court Judge Ada Berg. Averin men left. Averin men stayed."
    assert "Averin" not in parties(told)
    assert "Averin" in parties("He was tried by Averin in May. Averin men left. Averin men stayed.")


def test_a_towns_police_department_is_not_the_town():
    told = (
        "Averin has waited. Averin has closed the quay. The {0} has left. The {0} has been told. Averin left it open."
    )
    for body in ("Averin Police Department", "Averin Harbour Rescue Team"):
        found = parties(told.format(body), speakers={body: 1})
        assert set(found) == {"Averin", body}, body
        assert not found["Averin"].aliases
    assert list(parties(told.format("Averin Council"), speakers={"Averin Council": 1})) == ["Averin"]
