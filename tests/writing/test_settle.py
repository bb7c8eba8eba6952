"""Items that say the same are one, and a long text takes no longer for each of its items than a short one."""

from __future__ import annotations

import pytest
from desk import article, claim, demand, filled, news, party, script, written
from fake_endpoint import FakeEndpoint
from timing import within

from brief.document import Finding
from brief.shapes import SectionShape, shape
from brief.writing.draft import Values
from brief.writing.settle import clear_details, without_twins


def section(name: str) -> SectionShape:
    return next(s for s in shape(news().schema).sections if s.name == name)


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("parties", party("Iva Hold", "person", 2), party("Warden Iva Hold", "person", 5)),
        ("key_claims", claim("Iva Hold", "The lock “will open”.", 2), claim("Hold", "the lock will open", 5)),
        ("demands", demand("Hold", "the town", "Open it.", 2), demand("Iva Hold", "the town", "open it", 5)),
    ],
)
def test_the_first_of_two_alike_keeps_the_evidence_of_both(name: str, first: Values, second: Values) -> None:
    assert without_twins(section(name), [first, second]) == [{**first, "evidence": [2, 5]}]


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("parties", party("Iva Hold", "person", 2), party("Jan Hold", "person", 2)),
        ("key_claims", claim("Iva Hold", "The lock opens.", 2), claim("Jan Reed", "The lock opens.", 2)),
        ("key_claims", claim("Iva Hold", "The lock opens.", 2), claim("Iva Hold", "The lock closes.", 2)),
        ("demands", demand("Hold", "the town", "Open it.", 2), demand("Hold", "the port", "Open it.", 2)),
    ],
)
def test_others_stay_apart(name: str, first: Values, second: Values) -> None:
    assert without_twins(section(name), [first, second]) == [first, second]


def test_thousands_of_claims_are_not_compared_each_with_each() -> None:
    claims = [claim(f"Iva Hold{i}", f"The lock opens in {2030 + i}.", i + 1) for i in range(3_000)]
    with within(2):
        assert without_twins(section("key_claims"), claims) == claims


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["paragraphs", "one paragraph"])
def test_a_long_text_is_briefed_in_good_time(server: FakeEndpoint, between: str) -> None:
    script(server, lines=filled)
    lines = (
        f"Warden Iva Hold{i} said the lock would open in {2030 + i}. “It is gate {i},” she said." for i in range(150)
    )
    with within(5):
        written(server, article(between.join(lines), title=None), small=True, wording="article")


def test_what_the_program_filled_in_wrongly_is_taken_back_and_the_party_stays() -> None:
    model = section("parties").model
    held = [
        model.model_validate({**party("Iva Hold", "person", 2), "role": role, "aliases": ["Hold"]})
        for role in ("former warden", "warden")
    ]
    bottom_line = {"text": "The lock opens.", "evidence": [2]}
    lists = dict.fromkeys(("key_claims", "demands", "open_questions"), ())
    page = news().schema.model_validate(
        {"headline": "Lock opens", "bottom_line": bottom_line, "parties": held, **lists}
    )
    wrong = [
        Finding(rule="B206", level="error", path="/brief/parties/0/role", message=""),
        Finding(rule="B409", level="warning", path="/brief/parties/1/role", message=""),
        Finding(rule="B301", level="error", path="/brief/parties/1/name", message=""),
    ]
    assert clear_details(page, shape(news().schema), wrong)
    assert [(p.role, p.aliases) for p in page.parties] == [(None, ["Hold"]), ("warden", ["Hold"])]
    assert not clear_details(page, shape(news().schema), wrong), "what is empty is not emptied again and again"
