"""What sort a party is, told by its name or by what an English article puts beside it; what is no party's name."""

from __future__ import annotations

from collections import Counter

import pytest
from printed import article

from brief.attribution.names.bodies import by_name, known
from brief.attribution.names.cast import Cast
from brief.attribution.names.parties import Candidate, candidates
from brief.attribution.names.told import told_sort


def parties(*paragraphs: str, speakers: dict[str, int] | None = None) -> dict[str, Candidate]:
    made = article(*paragraphs)
    return {c.name: c for c in candidates(made, Cast.of(made), Counter(speakers or {}), 8)}


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("Averin Health Organization", "organisation"),
        ("National Conference of Harbours", "organisation"),
        ("Federal Bureau of Quays", "government"),
        ("Averin Consumer Protection Unit", "government"),
        ("Norlin Search and Rescue Agency", "government"),
        ("Norlin News Agency", "organisation"),
        ("Norlin Stock Exchange", "organisation"),
        ("Liberal Democrats", "organisation"),
        ("Tories", "organisation"),
        ("Norlin Geological Survey", "government"),
        ("Daily Harbour", "organisation"),
        ("Norlin Airways", "company"),
        ("Norlin Ferries", "company"),
        ("Averin Small Business Council", "organisation"),
        ("Averin City Council", "government"),
        ("Vermont", "government"),
        ("Islamic State of Norlin", "armed_group"),
        ("Averin", None),
    ],
)
def test_a_name_tells_by_its_words(name: str, sort: str | None):
    assert by_name(name) == sort


def test_some_bodies_are_known():
    assert [known(name) for name in ("NATO", "Al Jazeera", "Houthis", "Averin")] == [
        *("organisation", "organisation", "armed_group", None)
    ]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("It was sold by the airline Averin.", "company"),
        ("German daily Averin reported it.", "organisation"),
        ("Averin, a Norlin-based news agency, reported it.", "organisation"),
        ("Averin, an old militia that holds the lock, left.", "armed_group"),
        ("Averin, who had left, came back.", "person"),
        ("Averin’s wife said so.", "person"),
        ("It is up to Averin himself.", "person"),
        ("On Monday Averin said he would resign.", "person"),
        ("The senator Averin left.", "person"),
        ("Norlin’s regional manager, Averin, left.", "person"),
        ("Averin, a harbour pilot, left.", "person"),
        # Whoever is told something is not what is told of.
        ("She told the newspaper Averin had left.", None),
        # Bodies too are exporters, and more than one may be "who".
        ("Averin, the largest exporter of salt, left.", None),
        ("Averin, which had left, came back.", None),
        ("In Averin, an old pilot, who was ill, died.", None),
        ("Averin closed the quay.", None),
    ],
)
def test_an_article_tells_what_a_party_is(text: str, sort: str | None):
    assert told_sort(("Averin",), article(text)) == sort


def test_what_is_told_more_often_counts():
    made = article("Averin said he would go. Averin, who is ill, left.", "The firm Averin was sold.")
    assert told_sort(("Averin",), made) == "person"
    assert told_sort(("Averin",), article("Averin, who is ill, left.", "The firm Averin was sold.")) is None


def test_other_languages_tell_nothing():
    assert told_sort(("Averin",), article("The airline Averin left.", language="de")) is None


def test_a_body_that_has_two_capitals_is_no_person():
    found = parties(
        "Averin Harbour Police closed the quay. Averin Harbour Police said so. The daily Gazeta Averin has left.",
        "Gazeta Averin said so. Gazeta Averin came back.",
        "Saudi Arabia has left. Saudi Arabia sold a ship. Saudi Arabia came back.",
        speakers={"Averin Harbour Police": 1, "Gazeta Averin": 2},
    )
    assert {n: found[n].sort for n in ("Averin Harbour Police", "Gazeta Averin", "Saudi Arabia")} == {
        "Averin Harbour Police": "government",
        "Gazeta Averin": "organisation",
        "Saudi Arabia": "government",
    }
    assert not any(p.person for p in found.values())


def test_a_name_in_s_behind_an_office_is_a_persons():
    found = parties("Northway’s regional manager, Declan Voss, left. Declan Voss came back. Declan Voss said so.")
    assert found["Declan Voss"].sort == "person"


def test_an_office_within_a_name_tells_a_person():
    found = parties("Norlin Port Manager Ada Berg said so.", speakers={"Norlin Port Manager Ada Berg": 1})
    assert [p.sort for p in found.values()] == ["person"]


def test_descriptions_and_several_are_no_party():
    spoke = {"Norlin senator": 1, "Norlin’s website": 1, "Norway and Denmark": 1, "One MP": 1, "Many Ostravans": 1}
    found = parties("Norway has left. Norway and Denmark said so. Many Ostravans said so.", speakers=spoke)
    assert not spoke.keys() & found.keys()
    assert "Norlin Fire and Rescue" in parties(
        "Norlin Fire and Rescue said so.", speakers={"Norlin Fire and Rescue": 1}
    )


def test_half_of_a_foreign_name_is_no_party():
    found = parties(
        "Norma i Zgoda said so. Norma i Zgoda has left. Norma i Zgoda sold it.", speakers={"Norma i Zgoda": 1}
    )
    assert list(found) == ["Norma i Zgoda"]


def test_a_paper_that_has_a_states_name_is_not_the_state():
    found = parties("Norway has left. Norway sold it. Norway paid. Norway Post said so.", speakers={"Norway Post": 1})
    assert found["Norway"].aliases == ()
    assert found["Norway Post"].sort == "organisation"


def test_an_adjective_of_a_party_is_none_and_a_law_with_a_number_is_none():
    told = (
        "Democratic pilots left. It was closed by the Democratic Party. Norlin’s Democratic Party had paid. So had it."
    )
    told += " Democratic members left."
    assert list(parties(told)) == ["Democratic Party"]
    assert list(parties("Harbour Act No. 9 closed it. Harbour Act No. 9 had a flaw. Harbour Act No. 9 was old.")) == []


def test_what_has_a_chief_executive_is_no_person():
    cast = Cast.of(article("Norlin Holm chief executive Ada Berg left.", "Averin Ort left."))
    assert [cast.is_person(name) for name in ("Norlin Holm", "Averin Ort")] == [False, True]


def test_a_home_office_is_a_governments():
    assert known("Home Office") == "government"


def test_two_persons_in_one_are_persons_and_a_poll_is_no_party():
    found = parties(
        "“It is late,” Libby Lund and Ken Osei, lawyers of Norlin, said. The Norlin Iowa Poll was old.",
        "The Norlin Iowa Poll had come in May. “Yes,” Libby Lund and Ken Osei said.",
        speakers={"Libby Lund and Ken Osei": 2},
    )
    assert found["Libby Lund and Ken Osei"].sort == "person"
    assert not any("Poll" in name for name in found)
    assert known("Forbes") == "organisation"
