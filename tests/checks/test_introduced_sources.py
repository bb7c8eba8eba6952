"""B302: a source that was introduced before may be called what it was called there."""

from __future__ import annotations

import pytest
from pages import Sheet, article, content

from brief.checks.page import Page
from brief.checks.unnamed import RULES

BEFORE = "A young Norlin crew member said the pier had sunk. "


def trips(who: str, told: str) -> bool:
    numbered = article(f"Talks stall in Averin\n\n{told}")
    last = numbered.sentences[-1].id
    data = content() | {
        "gist": {"text": "Talks stall in Averin", "evidence": [1]},
        "sides": [],
        "remarks": [{"who": who, "says": "The crews had left.", "evidence": [last]}],
        "wishes": [],
        "doubts": [],
    }
    page = Page(Sheet.model_validate(data), numbered)
    return any(True for rule in RULES for _ in rule.check(page))


@pytest.mark.parametrize(
    ("who", "told", "trip"),
    [
        ("a young Norlin crew member", f"{BEFORE}The crews had left, the crew member said.", False),
        ("a young Kestria crew member", f"{BEFORE}The crews had left, the crew member said.", True),
        ("a young Norlin crew member", f"{BEFORE}The crews had left, a crew member said.", True),
        (
            "a young Norlin crew member",
            f"{BEFORE}A young Kestria crew member met him. The crews had left, the crew member said.",
            True,
        ),
        ("a young Norlin crew member", f"{BEFORE}The crews had left, the port official said.", True),
    ],
)
def test_the_member_is_the_one_told_of_last(who: str, told: str, *, trip: bool) -> None:
    assert trips(who, told) is trip
