"""A claim can be read beside its speaker: what its first pronoun points at is put in brackets, or it is no claim."""

from __future__ import annotations

import pytest
from desk import article, brief, claims, written
from fake_endpoint import FakeEndpoint

PORT = "Norlin opened the northern quay of Averin in May and closed it in June."


def test_whom_a_body_speaks_of_is_named_in_brackets(server: FakeEndpoint) -> None:
    found = claims(server, "Tomas Brandt left the port in May.", "The harbour council said he had sold nine cranes.")
    assert found == [("the harbour council", "[Tomas Brandt] had sold nine cranes.", [2, 3])]


def test_whose_it_is_is_named_in_brackets(server: FakeEndpoint) -> None:
    found = claims(server, "Mara Lindqvist left the port in May.", "The harbour council said her ship had sunk.")
    assert found == [("the harbour council", "[Mara Lindqvist]'s ship had sunk.", [2, 3])]


def test_whom_somebody_calls_something_owns_nothing(server: FakeEndpoint) -> None:
    found = claims(server, "Mara Lindqvist left the port in May.", "The harbour council called her a “worthy pilot.”")
    assert [c for _, c, _ in found] == ["called [Mara Lindqvist] a “worthy pilot.”"]


def test_he_is_owns_nothing(server: FakeEndpoint) -> None:
    found = claims(server, "Tomas Brandt left the port in May.", "The harbour council claims that he’s still ill.")
    assert not [c for _, c, _ in found if "]’s" in c]


def test_the_speaker_needs_no_brackets(server: FakeEndpoint) -> None:
    found = claims(server, "Tomas Brandt said he had sold nine cranes.", "Officials said they saw a ship.")
    assert [claim for _, claim, _ in found] == ["He had sold nine cranes.", "They saw a ship."]


def test_what_only_begins_with_a_name_is_not_it(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "The Norlin Bank job series measured a fall in May.",
        "Ada Berg said it is the third fall in a row, and the lowest level since March.",
    )
    assert not any("[" in claim for _, claim, _ in found)


@pytest.mark.parametrize(
    ("before", "claim"),
    [
        ("A fire on Monday destroyed the quay of Averin.", "[the fire] killed nine people there."),
        ("A winter storm destroyed the quay of Averin.", "[the winter storm] killed nine people there."),
        # Who can be meant may be another, or is no thing.
        ("The quay of Averin burned.", None),
        ("A gunman hit the quay of Averin.", None),
        ("A fire on Monday destroyed the quay of Averin.\n", None),
    ],
)
def test_what_the_sentence_before_brings_in_is_told_in_brackets(
    server: FakeEndpoint, before: str, claim: str | None
) -> None:
    apart = "\n\n" if before.endswith("\n") else " "
    told = f"{before.strip()}{apart}Officials said it killed nine people there."
    found = [c for who, c, _ in claims(server, PORT, told, "Officials said the bank was shut.") if who == "officials"]
    assert (claim in found) == (claim is not None)
    assert len(found) == 1 + (claim is not None)


def test_of_two_persons_none_is_guessed(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "Tomas Brandt met Jens Holm at the port. The harbour council said he had sold nine cranes.",
        "The harbour council said the quay was closed.",
    )
    assert [claim for _, claim, _ in found] == ["The quay was closed."]


def test_a_claim_about_nothing_that_is_named_is_left_out_where_its_speaker_has_others(server: FakeEndpoint) -> None:
    found = claims(
        server, PORT, "Officials said it killed nine people there.", "Officials said the northern quay was closed."
    )
    assert [claim for _, claim, _ in found] == ["The northern quay was closed."]


def test_it_is_kept_where_it_is_all_that_somebody_with_a_name_says(server: FakeEndpoint) -> None:
    assert claims(server, PORT, "Mara Lindqvist said it killed nine people there.")
    assert not claims(server, PORT, "Officials said it killed nine people there.")


def test_whose_it_is_within_a_claim_is_named_in_brackets(server: FakeEndpoint) -> None:
    found = claims(
        server, "Tomas Brandt died at the port in May.", "The Averin Press reported his ship had sunk in a storm."
    )
    assert [c for _, c, _ in found] == ["reported [Tomas Brandt]'s ship had sunk in a storm."]


def test_a_day_and_the_speakers_own_name_are_nobody_who_is_meant(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "Tomas Brandt died at the port in May.",
        "Officials said that on Tuesday he had sailed.",
        "The Harbour Party of Averin, in a note, said he was a kind and funny man.",
    )
    assert [c for _, c, _ in found] == [
        "said that on Tuesday [Tomas Brandt] had sailed.",
        "[Tomas Brandt] was a kind and funny man.",
    ]


def test_a_sentence_that_has_what_it_means_stays_whole(server: FakeEndpoint) -> None:
    whole = "Jens Holm, opening the new harbour museum of the port on Sunday, said it had cost nine million crowns."
    assert [claim for _, claim, _ in claims(server, whole)] == [whole]


@pytest.mark.parametrize(
    "quotation",
    [
        '"He has closed the northern quay," said Mara Lindqvist.',
        '"It was a long night for us all," said Mara Lindqvist.',
    ],
)
def test_a_quotation_is_never_touched(server: FakeEndpoint, quotation: str) -> None:
    (_, claim, _), *_ = claims(server, "Tomas Brandt left the port in May.", quotation)
    assert claim.strip('".') == quotation.partition(',"')[0].strip('"')


def test_two_clauses_of_two_speakers_are_two_claims(server: FakeEndpoint) -> None:
    found = claims(server, "Mara Lindqvist called the quay costly; Tomas Brandt said the port had paid nine crowns.")
    assert [(who, claim) for who, claim, _ in found] == [
        ("Mara Lindqvist", "called the quay costly."),
        ("Tomas Brandt", "The port had paid nine crowns."),
    ]


def test_who_speaks_on_is_one_speaker(server: FakeEndpoint) -> None:
    found = claims(server, "Mara Lindqvist said the quay was costly, but she added that it was safe.")
    assert len(found) == 1


def test_what_the_article_says_itself_can_be_read_alone(server: FakeEndpoint) -> None:
    text = "\n\n".join(
        (
            "News of the port",
            PORT,
            "His ship was found by two pilots at the northern quay of the port.",
            "In that storm, the northern quay of the old port had sunk by two metres.",
            "Last year, the port was praised when he stepped down from the council.",
            "As the youngest Harbourite, he had to wait at the quay for a whole year.",
            "The council of Averin opened a new quay for ferries on Monday morning.",
        )
    )
    page = brief(written(server, article(text, title="News of the port"), wording="article"))
    assert [c["evidence"] for c in page["key_claims"]] == [[2], [7]]


def test_what_a_quotation_judges_is_cited_and_put_into_no_brackets(server: FakeEndpoint) -> None:
    found = claims(
        server,
        'Tomas Brandt said, "The quay has sunk by nine metres."',
        'Mara Lindqvist said, "It is a sad day for us all."',
    )
    assert found[1] == ("Mara Lindqvist", '"It is a sad day for us all."', [2, 3])


def test_a_speaker_whose_gender_no_name_tells_is_not_taken_for_somebody_else(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "Prime Minister Lee Wan-jin left until President Ryu Min accepts his resignation.",
        "Ryu Min has said that she is taking the accusations seriously.",
    )
    assert [claim for _, claim, _ in found] == ["She is taking the accusations seriously."]


def test_somebody_without_a_name_may_be_meant(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "Jens Holm opened the quay. A suspect was arrested at the port on Monday.",
        "Ada Berg said police had been unable to question him.",
    )
    assert not any("Holm" in claim for _, claim, _ in found)


def test_an_answer_of_an_interview_is_one_claim_in_the_words_of_who_answers(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "Mara Lindqvist, who runs the port, spoke to the Harbour Post.",
        "Q: Will you sell the northern quay?",
        "A: No. The northern quay is not for sale. We will rent it to the ferry company for ten years.",
        "Q: And the lock?",
        "A: No.",
    )
    assert found == [
        (
            "Mara Lindqvist",
            "No. The northern quay is not for sale. We will rent it to the ferry company for ten years.",
            [4, 5, 6],
        )
    ]


def test_it_that_stands_for_nothing_is_put_in_no_brackets(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "Norlin joined the talks.",
        "Mara Lindqvist said it was very hard in Averin to tell what a quay costs.",
    )
    assert found[-1][1] == "It was very hard in Averin to tell what a quay costs."
