"""What items score against labels: each outcome once, and what the table says of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from talks import KIND, LABELS, claim, demand, document

from brief.evaluation import labels
from brief.evaluation.gold import GoldArticle
from brief.evaluation.names import indirect, named, nobody, same
from brief.evaluation.scoring import score


@pytest.fixture
def gold(tmp_path: Path) -> GoldArticle:
    path = tmp_path / "talks.labels.txt"
    path.write_text(LABELS, encoding="utf-8")
    return labels.read(path)


@pytest.mark.parametrize(
    ("speaker", "cited", "outcome"),
    [
        ("Lindqvist", 2, "match"),
        ("the city council", 2, "wrong"),
        ("reporter", 2, "missed"),
        ("Mara Lindqvist", 4, "invented"),
        ("reporter", 4, "plain"),
    ],
)
def test_an_item_has_one_outcome(gold: GoldArticle, speaker: str, cited: int, outcome: str) -> None:
    found = score(gold, document([claim(speaker, "The quay is closed.", cited)]), KIND)
    assert found.notes[0]["outcome"] == outcome
    assert found.values["attribution_accuracy"] == (outcome in {"match", "plain"}, 1)
    named_one = outcome in {"match", "wrong", "invented"}
    assert found.values.get("speaker_precision") == ((outcome == "match", 1) if named_one else None)
    assert found.values["voices_found"] == (outcome == "match", 2)


def test_a_name_where_the_labels_have_a_description_is_not_judged(gold: GoldArticle) -> None:
    described = GoldArticle(
        gold.name,
        gold.text,
        attributions=tuple(
            type(a)("the mayor" if a.source == "Ada Berg" else a.source, a.places, a.content)
            for a in gold.attributions or ()
        ),
    )
    found = score(described, document([claim("Mara Lindqvist", "We will not pay.", 5)]), KIND)
    assert found.notes[0]["outcome"] == "unjudged"
    assert "attribution_accuracy" not in found.values


def test_what_is_not_in_the_article_is_lost(gold: GoldArticle) -> None:
    made = document([claim("Mara Lindqvist", "The quay is closed.", 2)])
    other = GoldArticle(gold.name, "Another text altogether.", attributions=gold.attributions)
    assert score(other, made, KIND).values["lost"][0] == 1


def test_a_speaker_in_another_sentence_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "talks.labels.txt"
    path.write_text(LABELS.replace("[4] Nobody had", "[4] Ada Berg had not"), encoding="utf-8")
    apart = labels.read(path)
    made = [claim("Ada Berg", "We will not pay.", 5), claim("Mara Lindqvist", "The quay is closed.", 2)]
    assert score(apart, document(made), KIND).values["speaker_elsewhere"] == (1, 1)


def test_directions_of_demands(gold: GoldArticle) -> None:
    right = score(gold, document([], [demand("port union", "city council", 3)]), KIND).values
    turned = score(gold, document([], [demand("city council", "port union", 3)]), KIND).values
    false = score(gold, document([], [demand("city council", "unspecified", 4)]), KIND).values
    assert right["demands_found"] == right["direction_right"] == right["demand_precision"] == (1, 1)
    assert turned["demands_found"] == (1, 1)
    assert turned["direction_right"] == turned["demander_right"] == (0, 1)
    assert false["demands_found"] == false["demand_precision"] == (0, 1)


def test_the_page_is_what_counts(gold: GoldArticle) -> None:
    one = score(gold, document([claim("Mara Lindqvist", "The quay is closed.", 2)]), KIND).values
    both = score(gold, document([claim("the mayor", "We will not pay.", 5)], [demand("union", "council", 3)]), KIND)
    assert one["weighty_on_page"] == (1, 2)
    assert one["sides_on_page"] == (0, 1)
    assert both.values["sides_on_page"] == (1, 1)


def test_what_it_took_is_what_the_document_says(gold: GoldArticle) -> None:
    values = score(gold, document([]), KIND).values
    assert values["output_tokens"] == (40, 1)
    assert "input_tokens" not in values, "what is not known is not 0"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Mara Lindqvist", "Lindqvist, a harbour pilot,", True),
        ("Senator Ada Berg", "Berg", True),
        ("Berg", "Brandt", False),
        ("the union’s", "a union", True),
        ("the", "of", False),
        ("Mara Anna Lindqvist Berg", "Mara Anna Holm Brandt", True),
    ],
)
def test_descriptions_of_one_speaker(one: str, other: str, alike: bool) -> None:
    assert same(one, other) is same(other, one) is alike


def test_who_is_nobody_by_themselves() -> None:
    assert nobody(" Reporter ")
    assert indirect("he")
    assert indirect("the former minister")
    assert not indirect("the Ministry")
    assert named("Ada Berg", "Ada was there")
    assert not named("a senior official", "a senior official said")
