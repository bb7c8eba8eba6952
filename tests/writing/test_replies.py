"""A statement of hardly a word that is worth an item: a denial, and what somebody will do."""

from __future__ import annotations

import pytest
from desk import article, brief, claims, written
from fake_endpoint import FakeEndpoint

from brief.writing.replies import answers, says_enough

ACCUSES = "The Harbour Union accused Jens Holm of hiding nine leaks at the quay."


@pytest.mark.parametrize(
    "wording",
    ["denied this.", "has denied that.", "rejected the accusation.", "also disputes these figures.", "disagreed."],
)
def test_a_denial_answers(wording: str) -> None:
    assert answers(wording)
    assert says_enough(wording)


@pytest.mark.parametrize(
    "wording", ["denied him a berth.", "denied.", "accepted it with a smile.", "rejected the old quay.", "said this."]
)
def test_a_deed_answers_nothing(wording: str) -> None:
    assert not answers(wording)


@pytest.mark.parametrize(
    ("wording", "enough"), [("It would appeal.", True), ("She has resigned.", True), ("It would be.", False)]
)
def test_what_somebody_will_do_is_enough(wording: str, enough: bool) -> None:
    assert says_enough(wording) is enough


def test_a_denial_is_a_claim_with_what_it_denies(server: FakeEndpoint) -> None:
    found = claims(server, ACCUSES, "Holm denied this.")
    assert found[-1] == ("Jens Holm", "denied this.", [2, 3])


def test_who_denies_it_is_not_unheard(server: FakeEndpoint) -> None:
    for reply, voice in (("Holm denied this.", "reported"), ("Holm went home.", "accused_not_quoted")):
        text = "\n\n".join(("News of the port", ACCUSES, reply, "Jens Holm has a boat."))
        parties = brief(written(server, article(text, title="News of the port"), wording="article"))["parties"]
        assert next(p["voice"] for p in parties if p["name"] == "Jens Holm") == voice
