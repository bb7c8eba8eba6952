"""The schema of a call allows what the article at hand allows, and nothing else."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from desk import article, claim, demand, items, news
from hypothesis import given
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator

from brief import strict
from brief.shapes import SectionShape, shape
from brief.strict import strict_schema
from brief.writing.narrow import holes, line_by_line, obj, open_list
from brief.writing.offer import Offer
from brief.writing.offers import Offers

SHAPE = shape(news().schema)
SECTIONS = [section for section in SHAPE.sections if section.name != SHAPE.summary]
FULL = strict_schema(news().schema)
WHO = ["Anna Brandt", "a senior port official", "reporter"]


def section(name: str) -> SectionShape:
    return next(held for held in SECTIONS if held.name == name)


def allows(schema: Any, value: Any) -> bool:
    return Draft202012Validator(schema).is_valid(value)


@given(first=st.integers(1, 500), size=st.integers(1, 400), number=st.integers(-5, 1000))
def test_evidence_is_bounded_by_the_passage(first: int, size: int, number: int) -> None:
    numbers = range(first, first + size)
    narrowed = open_list(FULL, SECTIONS, numbers, WHO)
    assert allows(narrowed, items(key_claims=[claim("reporter", "It rained.", number)])) is (number in numbers)
    assert strict.problems(narrowed) == []


def test_every_item_cites_one_to_four_sentences() -> None:
    narrowed = open_list(FULL, SECTIONS, range(1, 9), WHO)
    assert not allows(narrowed, items(key_claims=[claim("reporter", "It rained.")]))
    assert allows(narrowed, items(key_claims=[claim("reporter", "It rained.", 1, 2, 3, 4)]))
    assert not allows(narrowed, items(key_claims=[claim("reporter", "It rained.", 1, 2, 3, 4, 5)]))


@pytest.mark.parametrize(
    ("item", "fits"),
    [
        ({"key_claims": [claim("Anna Brandt", "It rained.", 1)]}, True),
        ({"key_claims": [claim("a senior port official", "It rained.", 1)]}, True),
        ({"key_claims": [claim("reporter", "It rained.", 1)]}, True),
        ({"key_claims": [claim("Karl Meier", "It rained.", 1)]}, False),
        ({"demands": [demand("Anna Brandt", "unspecified", "Pay.", 1)]}, True),
        ({"demands": [demand("Anna Brandt", "reporter", "Pay.", 1)]}, False),
        ({"demands": [demand("unspecified", "Anna Brandt", "Pay.", 1)]}, False),
        ({"key_claims": [{**claim("reporter", "It rained.", 1), "attribution": "on_record"}]}, False),
    ],
)
def test_who_speaks_and_acts_is_somebody_that_was_found(item: dict[str, Any], fits: bool) -> None:
    assert allows(open_list(FULL, SECTIONS, range(1, 9), WHO), items(**item)) is fits


def test_without_names_the_speaker_is_left_open() -> None:
    narrowed = open_list(FULL, SECTIONS, range(1, 9), ())
    assert allows(narrowed, items(key_claims=[claim("آنا برانت", "نص", 1)]))


def test_lists_are_as_long_as_their_sections_say_and_the_page_is_not_asked_for() -> None:
    narrowed = open_list(FULL, SECTIONS, range(1, 9), WHO)
    assert list(narrowed["properties"]) == ["parties", "key_claims", "demands", "open_questions"]  # type: ignore[arg-type]
    most = section("open_questions").section.most
    question = {"question": "Why?", "reason": "unanswered", "evidence": [1]}
    assert allows(narrowed, items(open_questions=[question] * most))
    assert not allows(narrowed, items(open_questions=[question] * (most + 1)))


def test_some_sections_alone() -> None:
    narrowed = open_list(FULL, [section("demands")], range(1, 9), ())
    assert allows(narrowed, {"demands": []})
    assert not allows(narrowed, {"demands": [], "key_claims": []})


def test_long_lists_stand_once_and_what_is_not_asked_for_not_at_all() -> None:
    narrowed = open_list(FULL, SECTIONS, range(1, 120), WHO)
    text = json.dumps(narrowed)
    assert text.count("118") == 1
    assert text.count(f'"{WHO[1]}"') == 3, "of speakers, of those who demand, of those who are to act"
    assert "BottomLine" not in text
    assert "Demand" not in json.dumps(open_list(FULL, [section("key_claims")], range(1, 9), WHO))


@pytest.mark.parametrize("number", [3, 9])
def test_sentences_need_not_follow_one_another(number: int) -> None:
    narrowed = open_list(FULL, SECTIONS, [3, 9], WHO)
    assert allows(narrowed, items(key_claims=[claim("reporter", "It rained.", number)]))
    assert not allows(narrowed, items(key_claims=[claim("reporter", "It rained.", 5)]))


def test_the_kinds_own_schema_stays_as_it_is() -> None:
    before = copy.deepcopy(FULL)
    open_list(FULL, SECTIONS, range(3, 5), WHO)
    assert before == FULL


def spoken(**fields: Any) -> Offer:
    return Offer(section("key_claims"), article().sentences[2:3], **fields)


def test_only_what_is_open_is_asked() -> None:
    assert holes(spoken(known={"speaker": "Anna Brandt"})) == {}
    assert holes(spoken(choices={"speaker": ("Anna Brandt", "reporter")})) == {
        "speaker": {"type": "string", "enum": ["Anna Brandt", "reporter"]}
    }


def test_a_question_asks_and_asserts_nothing_first() -> None:
    open_line = Offer(section("open_questions"), article().sentences[6:], known={"reason": "unanswered"})
    schema = obj(holes(open_line))
    assert allows(schema, {"question": "How long will the inspection take?"})
    for words in (
        "How?",
        "It is long. How long is it?",
        "How long will the inspection take",
        "x" * 30 + "?",
        "A" * 200 + "?",
    ):
        assert not allows(schema, {"question": words}), words
    assert allows(obj(holes(Offer(section("open_questions"), article().sentences[6:]))), {
        "question": "How long will the inspection take?", "reason": "disputed",
    })  # fmt: skip


def test_each_line_has_its_key_and_may_be_null_where_there_may_be_no_item() -> None:
    sure = spoken(choices={"speaker": ("Anna Brandt", "reporter")})
    perhaps = Offer(section("demands"), article().sentences[3:4], choices={"of": ("Norlin", "unspecified")}, optional=True,
                    known={"by": "Anna Brandt"})  # fmt: skip
    schema = line_by_line([("3", sure), ("4", perhaps)])
    assert strict.problems(schema) == []
    assert allows(schema, {"3": {"speaker": "reporter"}, "4": None})
    assert allows(schema, {"3": {"speaker": "reporter"}, "4": {"of": "Norlin"}})
    assert not allows(schema, {"3": None, "4": None})
    assert not allows(schema, {"3": {"speaker": "Norlin"}, "4": None})
    assert not allows(schema, {"3": {"speaker": "reporter"}})


def test_what_an_article_offers_makes_schemas_of_the_strict_subset() -> None:
    offers = [(str(n), offer) for n, offer in enumerate(Offers(article(), SHAPE).all())]
    assert offers
    assert strict.problems(line_by_line(offers)) == []


def test_what_is_narrowed_leaves_the_whole_as_it_was_and_shares_the_rest():
    before = json.dumps(FULL)
    narrowed = open_list(FULL, [section("demands")], range(3, 9), ())
    assert json.dumps(FULL) == before
    asked: Any = narrowed["$defs"]
    assert asked["Demand"]["properties"]["demand"] is FULL["$defs"]["Demand"]["properties"]["demand"]  # type: ignore[index,call-overload]
    assert strict_schema(news().schema) is FULL
