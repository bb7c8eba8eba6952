"""Questions that the article as a whole leaves open, each with the sentences that raise it."""

from __future__ import annotations

import re

import pytest
from desk import article, brief, written
from fake_endpoint import FakeEndpoint

from brief.checks.answered import answering
from brief.checks.asks import stops


def asked(server: FakeEndpoint, *paragraphs: str) -> list[tuple[str, str, list[int]]]:
    """The open questions of an article of those paragraphs, whose headline is sentence 1."""
    text = "\n\n".join(("Fire closes quay of Averin", *paragraphs))
    document = written(server, article(text, title="Fire closes quay of Averin"), wording="article")
    return [(q["question"], q["reason"], q["evidence"]) for q in brief(document)["open_questions"]]


def test_who_is_accused_and_unheard_is_asked_what_it_answers_to_whom(server: FakeEndpoint) -> None:
    found = asked(
        server,
        "Mara Lindqvist of the port authority said the quay was closed.",
        "Lindqvist accused Norlin of violating the fire code twice.",
        "Norlin has run the quay since May. Norlin employs ninety people.",
    )
    assert (
        "What evidence is there of Norlin violating the fire code twice, as alleged by Mara Lindqvist?",
        "one_sided",
        [3],
    ) in found


@pytest.mark.parametrize(
    ("reply", "reason", "evidence"),
    [
        ("Norlin denied this.", "disputed", [3, 4]),
        ("Norlin said the quay would open in May.", "one_sided", [3]),
        ("Jens Holm denied this.", "one_sided", [3]),
    ],
)
def test_of_whoever_denies_an_accusation_not_one_side_alone_is_heard(
    server: FakeEndpoint, reply: str, reason: str, evidence: list[int]
) -> None:
    accuses = "Lindqvist accused Norlin of violating the fire code twice."
    found = asked(server, "Mara Lindqvist said the quay was closed.", accuses, reply, "Norlin has run it since May.")
    question = "What evidence is there of Norlin violating the fire code twice, as alleged by Mara Lindqvist?"
    assert (question, reason, evidence) in found


@pytest.mark.parametrize(("verdict", "is_asked"), [("He was cleared.", False), ("He went home.", True)])
def test_whether_a_charge_is_true_is_not_asked_behind_a_verdict(
    server: FakeEndpoint, verdict: str, is_asked: bool
) -> None:
    found = asked(server, "Jens Holm denied causing the fire at the quay of Averin.", verdict)
    assert any("causing the fire" in question for question, _, _ in found) is is_asked


def test_a_demand_without_an_answer_is_asked_after(server: FakeEndpoint) -> None:
    found = asked(
        server,
        "Mara Lindqvist said the quay was closed.",
        "Lindqvist urged the transport ministry to pay for the repairs.",
    )
    assert (
        "Will the transport ministry pay for the repairs, as demanded by Mara Lindqvist?",
        "unanswered",
        [3],
    ) in found


def test_a_long_demand_costs_no_more_time_than_a_short_one(server: FakeEndpoint) -> None:
    deed = "an immediate admission by Norlin that harbour contractors deepened seventeen basins costing 15,000 crowns"
    assert asked(server, "Mara Lindqvist said the quay was closed.", f"Lindqvist demanded {deed}.") is not None


@pytest.mark.parametrize(("link", "is_asked"), [("However, Dr", True), ("Dr", False)])
def test_two_numbers_of_two_voices_are_a_question_where_they_are_set_against_each_other(
    server: FakeEndpoint, link: str, is_asked: bool
) -> None:
    found = asked(
        server,
        "Commander Petra Havel said 14 people were killed in the fire.",
        f"{link} Milos Kadlec said 19 people were killed in it.",
    )
    question = "How many were killed: 14, as Petra Havel said, or 19, as Milos Kadlec said?"
    assert ((question, "disputed", [2, 3]) in found) is is_asked


def test_others_are_counted_beside_somebody_and_are_no_total(server: FakeEndpoint) -> None:
    found = asked(
        server,
        "Commander Petra Havel said three officers were killed and two others were injured.",
        "But Dr Milos Kadlec said 385 people were killed and 342 others were injured.",
    )
    assert not any(question.startswith("How many were injured") for question, _, _ in found)


def test_the_same_number_is_no_question(server: FakeEndpoint) -> None:
    found = asked(
        server,
        "Commander Petra Havel said 14 people were killed in the fire.",
        "But Dr Milos Kadlec said 14 people were killed in it.",
    )
    assert not any("How many" in question for question, _, _ in found)


def test_who_is_accused_and_silent_is_asked_and_not_in_passing(server: FakeEndpoint) -> None:
    def answers(*paragraphs: str) -> list[str]:
        return [q for q, _, _ in asked(server, *paragraphs) if q.startswith("What would")]

    known = "Norlin has left the talks. Norlin closed a port. Norlin sold a lock."
    assert answers(known, "Petra Havel accused Norlin of theft.") == [
        "What would Norlin say to being accused by Petra Havel of theft?"
    ]
    assert not answers(known, "Petra Havel called the tweets accusing Norlin of theft a lie.")
    assert not answers(known, "Petra Havel condemned a Norlin court ruling on theft.")


def test_the_motive_is_that_for_what_happened(server: FakeEndpoint) -> None:
    found = asked(server, "The attack on the quay was heard for miles, Mara Lindqvist said.", "The motive is unknown.")
    assert ("What is the motive for the attack?", "unanswered", [3]) in found


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("Petra Havel claimed that Norlin had ignored the storm warning, calling it a scandal. Havel accused Norlin of theft.", "What would Norlin answer to Petra Havel, who says that Norlin had ignored the storm warning?"),
        ("Two pilots alleged Norlin was using old ships. Petra Havel accused Norlin of theft.", "What would Norlin answer to two pilots, who say that Norlin was using old ships?"),
        ("Petra Havel claimed that Norlin was not using old ships. Havel accused Norlin of theft.", None),
    ],
)  # fmt: skip
def test_a_party_that_is_not_heard_is_asked_about_what_is_said_of_it(
    server: FakeEndpoint, said: str, question: str | None
) -> None:
    known = "Norlin has left the talks. Norlin closed a port. Norlin sold a lock."
    found = [q for q, _, _ in asked(server, known, said) if ", who say" in q]
    assert found == ([question] if question else [])


def test_where_it_happened_is_told(server: FakeEndpoint) -> None:
    found = asked(server, "The attack in March was loud. The attack at the Holm Quay was heard for miles.", "The motive is unknown.")  # fmt: skip
    assert ("What is the motive for the attack at the Holm Quay?", "unanswered", [4]) in found


def test_where_it_happened_may_be_the_headlines(server: FakeEndpoint) -> None:
    title = "Crash near Ostrava leaves nine dead"
    text = f"{title}\n\nA ferry and a barge met on Monday.\n\nThe crash was loud, Mara Lindqvist said. The crash is under investigation."
    questions = brief(written(server, article(text, title=title), wording="article"))["open_questions"]
    assert [q["question"] for q in questions] == ["What will the investigation of the crash near Ostrava find?"]


def test_what_the_article_answers_is_not_asked(server: FakeEndpoint) -> None:
    found = asked(
        server,
        "It is unclear whether the council will close the northern quay, Mara Lindqvist said on Monday.",
        "The council will close the northern quay in May.",
    )
    assert not any("northern quay" in question for question, _, _ in found)


def test_every_question_asks_something_the_article_leaves_open(server: FakeEndpoint) -> None:
    paragraphs = (
        "Mara Lindqvist claimed that Norlin knew of the broken pumps. Norlin declined to comment on the broken pumps.",
        "The police are investigating the fire at the quay. No date has been set for new talks.",
        "Norlin may sell its ships in Averin. Norlin denied that the quay of Averin was unsafe.",
    )
    found = asked(server, *paragraphs)
    assert len(found) >= 3
    source = article("\n\n".join(("Fire closes quay of Averin", *paragraphs)), title="Fire closes quay of Averin")
    for question, _, numbers in found:
        assert stops(question) is None
        assert answering(question, source) is None
        told = " ".join(source.sentence(n).text for n in numbers).lower()
        assert len([w for w in re.findall(r"\w{4,}", question.lower()) if w in told]) >= 1


@pytest.mark.parametrize("language", ["de", "fr"])
def test_outside_english_the_program_asks_nothing(server: FakeEndpoint, language: str) -> None:
    made = article("Kai zu\n\nNorlin plans to sell the quay.", title="Kai zu", language=language)
    assert brief(written(server, made, wording="article"))["open_questions"] == []
    assert not server.requests


def test_whose_death_it_was_is_said(server: FakeEndpoint) -> None:
    text = "Harbour pilot Mara Lindqvist found dead\n\nHarbour pilot Mara Lindqvist was found dead on Monday. No cause of death was given."
    document = written(server, article(text, title="Harbour pilot Mara Lindqvist found dead"), wording="article")
    assert "What is the cause of death of Mara Lindqvist?" in [q["question"] for q in brief(document)["open_questions"]]


def test_numbers_of_different_people_are_no_question(server: FakeEndpoint) -> None:
    found = asked(
        server,
        "Commander Petra Havel said 14 harbour pilots were killed in the fire.",
        "But Dr Milos Kadlec said 3 young divers were killed in it.",
    )
    assert not any("How many" in question for question, _, _ in found)


@pytest.mark.parametrize("asked_for", ["successfully urged", "instructed", "openly lobbied for"])
def test_a_demand_that_was_met_is_not_asked_after(server: FakeEndpoint, asked_for: str) -> None:
    found = asked(
        server,
        "Mara Lindqvist said the quay was closed.",
        f"Lindqvist {asked_for} the transport ministry to pay for the repairs.",
    )
    assert not any("as demanded by" in question for question, _, _ in found)


def test_whom_a_pronoun_in_a_quotation_means_is_not_asked(server: FakeEndpoint) -> None:
    found = asked(
        server,
        "Mara Lindqvist spoke of Jens Holm.",
        "“We fear that Holm may lie, he may spread lies about the quay,” Mara Lindqvist said.",
    )
    assert not any("Will Mara Lindqvist" in question for question, _, _ in found)


def test_whether_somebody_is_guilty_is_not_asked_behind_a_verdict(server: FakeEndpoint) -> None:
    charged = "Jens Holm was charged with three counts of arson."
    assert any("found guilty" in question for question, _, _ in asked(server, charged))
    assert not any("found guilty" in q for q, _, _ in asked(server, charged, "He was found guilty on all counts."))


def test_whose_claims_are_told_of_claims_nothing(server: FakeEndpoint) -> None:
    told = "To date, the mayor's claims of widespread fraud have not gained any ground in the courts."
    assert asked(server, "Mara Lindqvist said the quay was closed.", told) == []


@pytest.mark.parametrize(
    ("said", "is_asked"),
    [
        ("the company might pay a dividend of nine crowns", False),
        ("the levy might be raised by nine crowns a year", False),
        ("the council might send ships to help before the winter", False),
        ("the council might send ships from Norlin to Ostrava before the winter", True),
        ("the council might open the quay before the winter", True),
    ],
)
def test_what_could_be_asked_of_any_article_is_not_asked(server: FakeEndpoint, said: str, is_asked: bool) -> None:
    rest = ["Ninety people work there. They load ships. They have done so for years. Pilots live nearby."] * 3
    found = asked(
        server,
        "The quay of Averin is closed, Mara Lindqvist said.",
        f"{said[0].upper()}{said[1:]}, analysts said.",
        *rest,
    )
    assert any(q.startswith("Will ") for q, _, _ in found) is is_asked


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("Lindqvist urged the Dock Safety Board to inspect the cranes before May.", "Will the Dock Safety Board inspect the cranes before May, as demanded by Mara Lindqvist?"),
        ("Traders are likely to urge the transport ministry to pay for the repairs.", None),
        ("The government urged the transport ministry to pay for the repairs, port officials said.", None),
        ("Norlin said it is ready to ask the transport ministry to pay for the repairs.", None),
        ("Lindqvist planned to urge the transport ministry to pay for the repairs.", None),
        ("Rumours said Lindqvist urged the transport ministry to pay for the repairs.", None),
        ("Lindqvist urged the transport ministry to lift curbs on its ships.", None),
        ("Lindqvist urged farmers to pay for the repairs of the quay.", None),
        ("Lindqvist urged Norlin to open the quay when he is in Averin.", None),
        ("The Norlin Senate urged the transport ministry to repair the quay.", "Will the transport ministry repair the quay, as demanded by the Norlin Senate?"),
    ],
)  # fmt: skip
def test_only_a_demand_that_is_made_is_asked_after(server: FakeEndpoint, said: str, question: str | None) -> None:
    found = asked(server, "Mara Lindqvist said the quay was closed.", said)
    assert [q for q, _, _ in found if "as demanded by" in q] == ([question] if question else [])


@pytest.mark.parametrize(
    ("silent", "is_asked"),
    [("on the fire at the quay", True), ("on the issue", False), ("on the latest report", False)],
)
def test_what_only_the_article_tells_is_not_asked(server: FakeEndpoint, silent: str, is_asked: bool) -> None:
    found = asked(server, "The quay of Norlin is closed after a fire, Mara Lindqvist said.", f"Norlin declined to comment {silent}.")  # fmt: skip
    assert any(q.startswith("What would Norlin say about the") for q, _, _ in found) is is_asked


@pytest.mark.parametrize(("untold", "is_asked"), [("The cause of the fire", True), ("The rate of growth", False)])
def test_what_a_thing_is_is_asked_where_the_page_tells_of_it(server: FakeEndpoint, untold: str, is_asked: bool) -> None:
    found = asked(server, "The quay is closed, Mara Lindqvist said.", f"{untold} is uncertain.")
    assert any(q.startswith("What is the") for q, _, _ in found) is is_asked


@pytest.mark.parametrize(
    ("who", "named"),
    [
        ("The Dock Safety Administration opened an investigation of the fire.", "the Dock Safety Administration’s investigation of the fire"),
        ("A committee at the Dock Safety Board is investigating the fire.", None),
    ],
)  # fmt: skip
def test_bodies_have_their_article_and_one(server: FakeEndpoint, who: str, named: str | None) -> None:
    found = [q for q, _, _ in asked(server, "The quay is closed, Mara Lindqvist said.", who)]
    wanted = (
        f"What will {named} find?" if named else "What will a committee at the Dock Safety Board find about the fire?"
    )
    assert wanted in found


@pytest.mark.parametrize(("silent", "is_asked"), [("port officials", True), ("director of dredging", False)])
def test_a_noun_without_its_article_is_nobody_to_ask(server: FakeEndpoint, silent: str, is_asked: bool) -> None:
    said = f"Mats Holm, {silent}, declined to comment on the fire at the quay." if "director" in silent else f"Nine {silent} declined to comment on the fire at the quay."  # fmt: skip
    found = asked(server, "The quay of Averin is closed, Mara Lindqvist said.", said)
    assert any(q.startswith("What would ") for q, _, _ in found) is is_asked
