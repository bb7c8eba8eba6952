"""What goes in front: every item once, the weightiest ten first, no voice and no topic filling the page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from printed import article

from brief import kinds
from brief.article import Article
from brief.schema import REPORTER, Grounded
from brief.shapes import SectionShape
from brief.shapes import shape as shape_of
from brief.writing.weigh import Known, ordered, topics

FRONT = 10


@pytest.fixture(scope="module")
def claims() -> SectionShape:
    return next(s for s in shape_of(kinds.find("news").schema).sections if s.name == "key_claims")


@pytest.fixture(scope="module")
def questions() -> SectionShape:
    return next(s for s in shape_of(kinds.find("news").schema).sections if s.name == "open_questions")


def items(claims: SectionShape, article: Article, speakers: Sequence[str]) -> list[Grounded]:
    """One claim for each sentence after the headline, with those speakers."""
    return [
        claims.model.model_validate({"speaker": who, "claim": s.text, "evidence": [s.id]})
        for who, s in zip(speakers, article.sentences[1:], strict=True)
    ]


def front(claims: SectionShape, article: Article, speakers: Sequence[str], leads: Sequence[int] = ()) -> list[int]:
    """The numbers of the sentences in front."""
    found = ordered(items(claims, article, speakers), claims, Known(article, leads))
    return [i.model_dump()["evidence"][0] for i in found[:FRONT]]


def lines(count: int) -> list[str]:
    return [f"Crane {chr(97 + n)} was looked at by the crew." for n in range(count)]


def test_few_items_stay_as_they_are(claims: SectionShape):
    made = article(*lines(10))
    all_items = items(claims, made, ["Ada Berg"] * 10)
    assert ordered(all_items, claims, Known(made, [])) == all_items


def test_items_without_a_speaker_stay_as_they_are(questions: SectionShape):
    made = article(*lines(14))
    asked = [
        questions.model.model_validate({"question": "Who will pay for it?", "reason": "unanswered", "evidence": [s.id]})
        for s in made.sentences[1:]
    ]
    assert ordered(asked, questions, Known(made, [12])) == asked


def test_every_item_stays_once(claims: SectionShape):
    made = article(*lines(25))
    all_items = items(claims, made, [f"Speaker {chr(65 + n % 3)}" for n in range(25)])
    found = ordered(all_items, claims, Known(made, [3]))
    assert sorted(map(id, found)) == sorted(map(id, all_items))


def test_both_groups_keep_the_order_of_the_text(claims: SectionShape):
    made = article(*lines(25))
    all_items = items(claims, made, ["Ada Berg", "Jens Holm", REPORTER, "a source", "Rita Moss"] * 5)
    numbers = [i.model_dump()["evidence"][0] for i in ordered(all_items, claims, Known(made, []))]
    assert numbers[:FRONT] == sorted(numbers[:FRONT])
    assert numbers[FRONT:] == sorted(numbers[FRONT:])


def test_a_topics_lead_comes_in_front(claims: SectionShape):
    made = article(*lines(25))
    last = made.sentences[-1].id
    assert last not in front(claims, made, ["Ada Berg"] * 25)
    assert last in front(claims, made, ["Ada Berg"] * 25, leads=[last])


def test_a_quotation_comes_before_narration(claims: SectionShape):
    made = article(*lines(20), "“Crane u was looked at by the crew,” Berg said.")
    plain = article(*lines(21))
    last = made.sentences[-1].id
    assert last in front(claims, made, ["Ada Berg"] * 21)
    assert last not in front(claims, plain, ["Ada Berg"] * 21)


def test_what_the_headline_tells_comes_in_front(claims: SectionShape):
    made = article(*lines(20), "Port people heard the news today.")
    assert made.sentences[-1].id in front(claims, made, ["Ada Berg"] * 21)


def test_one_voice_does_not_fill_the_front(claims: SectionShape):
    made = article(*lines(16))
    assert made.sentences[-1].id in front(claims, made, ["Ada Berg"] * 15 + ["Jens Holm"])
    assert made.sentences[-1].id not in front(claims, made, ["Ada Berg"] * 16)


def test_the_articles_own_voice_weighs_less(claims: SectionShape):
    made = article(*lines(16))
    speakers = [f"Speaker {chr(65 + n)}" for n in range(16)]
    speakers[4] = REPORTER
    fifth = made.sentences[5].id
    assert fifth not in front(claims, made, speakers)
    speakers[4] = "Speaker E"
    assert fifth in front(claims, made, speakers)


def test_topics_are_what_headings_divide():
    made = article("It rained in Oslo.", "Snow in Bergen", "It snowed in Bergen.", "It still snows there.")
    assert list(topics(made).values()) == [0, 0, 1, 1, 1]


def test_what_is_in_front_has_room_on_a_page(claims: SectionShape):
    long = " and then it was looked at once more by others of the same crew who had come from the port for it" * 2
    made = article(*(f"Crane {chr(97 + n)} was looked at by the crew{long}." for n in range(12)))
    last = made.sentences[-1].id
    found = ordered(items(claims, made, ["Ada Berg"] * 11 + ["Jens Holm"]), claims, Known(made, []))
    numbers = [i.model_dump()["evidence"][0] for i in found]
    # In the order of the text ten of them would fill the page, and the other voice would not be heard on it.
    assert last in numbers[:7]
    assert numbers[numbers.index(last) + 1] < last


def test_each_topic_that_has_a_lead_comes_in_front(claims: SectionShape):
    made = article(*lines(16), "Snow in Bergen", *lines(3))
    said = [s for s in made.sentences if s.text.startswith("Crane")]
    all_items = [
        claims.model.model_validate({"speaker": who, "claim": s.text, "evidence": [s.id]})
        for who, s in zip([*(f"Speaker {chr(65 + n)}" for n in range(16)), *[REPORTER] * 3], said, strict=True)
    ]

    def of_bergen(leads: Sequence[int]) -> list[int]:
        found = [i.model_dump()["evidence"][0] for i in ordered(all_items, claims, Known(made, leads))[:FRONT]]
        return [n for n in found if n >= said[16].id]

    assert not of_bergen([said[0].id])
    assert of_bergen([said[0].id, said[16].id])


def test_what_is_also_a_demand_weighs_less(claims: SectionShape):
    made = article(*lines(16))
    all_items = items(claims, made, [f"Speaker {chr(65 + n)}" for n in range(16)])
    fifth = made.sentences[5].id

    def is_in_front(elsewhere: Sequence[int]) -> bool:
        found = ordered(all_items, claims, Known(made, [], elsewhere=elsewhere))[:FRONT]
        return fifth in [i.model_dump()["evidence"][0] for i in found]

    assert is_in_front([])
    assert not is_in_front([fifth])
