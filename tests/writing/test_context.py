"""A claim cites the sentences that tell what it points at, and only where it points at something."""

from __future__ import annotations

import pytest
from desk import article, brief, claims, written
from fake_endpoint import FakeEndpoint

LEFT = "The council of Averin sold nine cranes to the ferry company."


@pytest.mark.parametrize(
    "said",
    [
        "Ada Berg said the strategy has so far not worked.",
        "“Both sales are a mistake,” said Ada Berg.",
        "“This will cost the town nine ships,” said Ada Berg.",
        "“I do not know how they came to that price,” said Ada Berg.",
        "Ada Berg said the council should be ashamed of that sale.",
        "“Somebody is betting that the company will sell the cranes again,” said Ada Berg.",
        "Ada Berg estimated these costs at nine crowns.",
        "“Within the Christian tradition he was not a good shepherd,” said Ada Berg.",
        "“We want to have that fact understood,” said Ada Berg.",
        "They are thought to include nine ships, officials said.",
        "Ada Berg said the Harbour Union and the pilots might agree to the tax if these cranes were left out of it.",
        "Ada Berg said she had no knowledge of talks in another council about the matter.",
        "“I do not know, but we hope we will capture it,” said Ada Berg.",
        "“I think that’s quite alarming for the town,” said Ada Berg.",
        "Otherwise, the price of all cranes will fall, Ada Berg said.",
        "The Harbour Council said they served in the old port.",
        "“Unfortunately for them there are no spare parts,” said Ada Berg.",
        "One reason for doing so is to save nine crowns, Ada Berg said.",
        "Ada Berg said further selling may depress it to nine crowns.",
        "It plans to sell more of them, Ada Berg said.",
        "It plans to sell more of them, the Harbour Union said.",
        "“Danish planes have been looking for him,” said Ada Berg.",
        "“Neither of them will be missed in the harbour,” said Ada Berg.",
        "Ada Berg said the nine old cranes were worth more.",
        "Ada Berg said nobody had asked for a price.",
        "Another nine ships will follow, Ada Berg said.",
        "Ada Berg stressed it was no mistake.",
        "The company said nine ships would follow to Norlin.",
        "“Such a sale of cranes is a mistake,” said Ada Berg.",
        "The proceeds will be used to mend the quay of Norlin, Ada Berg said.",
        "The old council of pilots said the quay of Norlin was shut.",
        "Another said the quay of Norlin was shut.",
    ],
)
def test_what_a_claim_points_at_is_cited(server: FakeEndpoint, said: str) -> None:
    assert [evidence for _, _, evidence in claims(server, LEFT, said)] == [[2, 3]]


@pytest.mark.parametrize(
    "said",
    [
        "Ada Berg said the strategy of the council has so far not worked.",
        "“Those who sold the quay are gone,” said Ada Berg.",
        "“We will repair the quay this year,” said Ada Berg.",
        "“It is clear that the quay will sink,” said Ada Berg.",
        "“The pilots know what they want,” said Ada Berg.",
        "“On the other hand, ships like the quay,” said Ada Berg.",
        "“I know that the pilots are at sea,” said Ada Berg.",
        "“The council is ashamed of its cranes,” said Ada Berg.",
        "Ada Berg said she would leave the harbour.",
        "The Harbour Union said it would leave the harbour.",
        "“When Jens Holm comes, he will mend the quay,” said Ada Berg.",
        "Ada Berg said the government was to blame for the quay.",
        "Ada Berg said nobody in Norlin had asked for a price.",
    ],
)
def test_a_claim_that_stands_for_itself_cites_no_other_sentence(server: FakeEndpoint, said: str) -> None:
    assert [evidence for _, _, evidence in claims(server, LEFT, said)] == [[3]]


def test_whom_a_quotation_calls_he_is_cited_where_he_is_named(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "Police are looking for Jens Holm, who left the port in May.",
        "The quay was closed on Monday.",
        "“A few days ago we believed he was in the area,” said Ada Berg.",
    )
    assert [evidence for _, _, evidence in found] == [[2, 4]]


def test_a_noun_is_made_clear_by_the_nearest_sentence_that_has_it_without_the(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "The council of Averin met on Monday.",
        "It heard an explanation by Jens Holm.",
        "The quay was closed.",
        "Ada Berg said the explanation does not wash at all.",
    )
    assert [evidence for _, _, evidence in found] == [[3, 5]]


def test_who_speaks_without_a_name_is_cited_where_he_is_described(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "A rafter from Averin said the river was high.",
        "The quay was closed.",
        "“New quays are built in the place of old quays,” he said.",
    )
    assert found[-1][0] == "a rafter from Averin"
    assert found[-1][2] == [2, 4]


def test_the_statement_is_cited_with_the_sentence_that_tells_whose_it_is(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "The council of Averin issued a statement by its mayor.",
        "The quay was closed.",
        "The statement said no ships would be sold in May.",
    )
    assert found == [("the statement", "No ships would be sold in May.", [2, 4])]


def test_once_a_bank_it_was_sold(server: FakeEndpoint) -> None:
    found = claims(server, LEFT, "Once one of the biggest firms of the coast, it was sold in May, Ada Berg said.")
    assert [evidence for _, _, evidence in found] == [[2, 3]]


def test_what_the_sentence_before_points_at_is_cited_too(server: FakeEndpoint) -> None:
    found = claims(
        server,
        LEFT,
        "They were the last ones in the harbour.",
        "Ada Berg said these cranes were needed.",
    )
    assert [evidence for _, _, evidence in found] == [[2, 3, 4]]


def test_a_spokesman_is_cited_with_the_body_that_he_may_speak_for(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "The Harbour Union closed the quay.",
        "A spokesman said nine pilots in Averin would sue.",
    )
    assert found == [("a spokesman", "Nine pilots in Averin would sue.", [2, 3])]


def test_another_is_cited_with_whoever_spoke_before(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "“The quay of Averin is old,” one Danish pilot said.",
        "“Ships of Norlin sink there.”",
        "Another said the lock of Averin was shut.",
    )
    assert found[-1][2] == [2, 4]


def test_somebody_from_the_group_is_cited_with_the_group(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "The Harbour Union closed the quay.",
        "It was late.",
        "A pilot from the group said Averin would sink.",
    )
    assert found[-1][2] == [2, 4]


def test_the_firm_is_not_the_person_named_before_it(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "The Norlin Corporation closed the quay.",
        "The harbour has two quays.",
        "Jens Holm, a dealer, said Ada Berg would leave the firm.",
    )
    assert [evidence for _, _, evidence in found] == [[2, 4]]


def test_he_whom_no_sentence_near_tells_is_cited_with_whoever_is_named_before(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "Tomas Brandt left the port on Monday.",
        "A lawyer, Jens Holm, told the council of nine crowns.",
        "“My understanding is that he has been paid in Averin,” he said.",
    )
    assert found[-1][2][0] == 2


def test_whoever_only_a_sentence_for_context_quotes_is_not_quoted(server: FakeEndpoint) -> None:
    text = "\n\n".join(
        (
            "News of the port",
            "“These cranes are old,” said Jens Holm, the mayor.",
            "The Harbour Union said this statement was a lie.",
            "The Harbour Union was asked by Jens Holm to leave the port.",
        )
    )
    page = brief(written(server, article(text, title="News of the port"), wording="article"))
    assert ("Harbour Union", [2, 3]) in [(c["speaker"], c["evidence"]) for c in page["key_claims"]]
    assert [p["voice"] for p in page["parties"] if p["name"] == "Harbour Union"] == ["reported"]


def test_a_claim_of_he_or_she_cites_who_that_is(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "Ada Berg, the mayor of Norlin, opened the old quay of the ferries.",
        "The pilots of Averin cheered.",
        "She said nine ferries of Ostrava would follow.",
        "“We waited nine years for Ostrava,” she added.",
        "Mats Holm said the quay of Norlin was shut.",
    )
    assert [(speaker, evidence) for speaker, _, evidence in found] == [
        ("Ada Berg", [2, 4]),
        ("Ada Berg", [2, 5]),
        ("Mats Holm", [6]),
    ]


def test_he_who_speaks_is_not_looked_for_among_others(server: FakeEndpoint) -> None:
    found = claims(
        server,
        "Mats Brandt said “the fee is a bad idea”.",
        "Jens Holm praised the fees of the harbour in Norlin.",
        "On Monday, he called for a fee of nine crowns in the harbour of Norlin.",
    )
    assert ("Jens Holm", "On Monday, he called for a fee of nine crowns in the harbour of Norlin.", [3, 4]) in found
