"""Good briefs made by rule pass; spoilt ones are noticed. `benchmarks/mutations.py` measures the same over many articles."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from mutations import MUTATIONS, Good, good_brief, rewrites
from mutations.measure import caught_by, changes, findings, meets

from brief import kinds
from brief.sources import read

TESTS = Path(__file__).parents[1]
ARTICLES = sorted((TESTS / "mutations" / "articles").glob("*.txt")) + [
    TESTS.parent / "seeds" / name for name in ("harbour-talks.txt", "figures-in-conflict.txt", "single-source.txt")
]

UNSEEN = frozenset(
    {
        "approximation dropped",
        "bottom line claims what no item says",
        "cause added",
        "demanding party removed",
        "intensified",
        "more than a page",
        "plan told as fact",
        "question with when, that the article answers",
        "speaking party removed",
        "two numbers swapped",
        "who acts and who is acted on swapped",
    }
)
"""What rules do not see, or not in these few articles: the benchmark counts them all the same."""


@cache
def goods() -> tuple[Good, ...]:
    kind = kinds.find("news")
    made = (good_brief(path.stem, read(str(path)), kind, random.Random(path.stem)) for path in ARTICLES)
    return tuple(g for g in made if g)


@cache
def found_before(index: int) -> Counter[tuple[str, str]]:
    return Counter((f.rule, f.path) for f in findings(goods()[index].data))


def test_every_article_gives_a_brief():
    assert len(goods()) == len(ARTICLES)
    sections = Counter(p.split("/")[2] for g in goods() for p in g.made)
    assert sections["demands"] >= 20
    assert sections["open_questions"] >= 15
    assert sections["key_claims"] >= 60
    assert sum(bool(m.rewrites) for g in goods() for m in g.made.values()) >= 30


def test_good_items_have_no_error():
    errors = [(g.name, f) for g in goods() for f in findings(g.data) if f.level == "error"]
    items = sum(len(g.made) for g in goods())
    assert len(errors) <= 0.02 * items, errors


@pytest.mark.parametrize("name", [n for n in MUTATIONS if n not in UNSEEN])
def test_noticed(name):
    made = 0
    for i, good in enumerate(goods()):
        for change in changes(good, MUTATIONS[name], seed=1, times=2):
            made += 1
            if caught_by(change, found_before(i)):
                return
    pytest.fail(f"none of {made} changes was noticed")


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_mutation_leaves_the_good_brief_as_it_is_and_is_the_same_by_seed(name):
    good = goods()[0]
    before = str(good.data)
    first = [(c.data, c.pointers) for c in changes(good, MUTATIONS[name], seed=7, times=2)]
    assert str(good.data) == before
    assert all(data != good.data for data, _ in first)
    assert first == [(c.data, c.pointers) for c in changes(good, MUTATIONS[name], seed=7, times=2)]


def test_enough_kinds_of_mistake_in_every_group():
    groups = Counter(m.group for m in MUTATIONS.values())
    assert len(MUTATIONS) >= 50
    assert min(groups.values()) >= 5


def test_a_finding_elsewhere_does_not_count():
    assert meets("/brief/key_claims/1/claim", "/brief/key_claims/1")
    assert meets("/brief/key_claims", "/brief/key_claims/1")
    assert meets("", "/brief/key_claims/1")
    assert not meets("/brief/key_claims/11", "/brief/key_claims/1")
    assert not meets("/brief/demands/1", "/brief/key_claims/1")


@pytest.mark.parametrize(
    ("rewrite", "text", "said"),
    [
        ("drop_last_time", "The road was closed on Monday.", "The road was closed."),
        ("move_time", "On Monday, the road was closed.", "The road was closed on Monday."),
        ("number_in_digits", "It killed two men.", "It killed 2 men."),
        ("number_in_words", "It killed 2 people.", "It killed two people."),
        ("short_money", "It cost $2.5 million.", "It cost $2.5m."),
        ("long_money", "It cost $2.5 million.", "It cost 2.5 million dollars."),
        ("percent", "It fell by 12%.", "It fell by 12 percent."),
        ("date_order", "It opens on June 3.", "It opens on 3 June."),
        ("says", "Jane Roe said the road is closed.", "Jane Roe says the road is closed."),
        ("contraction", "It did not open.", "It didn’t open."),
        ("synonym", "It lasted approximately a year.", "It lasted about a year."),
        ("drop_aside", "Jane Roe, the mayor of Ely, said no.", "Jane Roe said no."),
        ("drop_relative", "The bridge, which opened in 1962, is shut.", "The bridge is shut."),
        ("drop_tail", "The bridge to the island was shut, while ferries ran.", "The bridge to the island was shut."),
        ("drop_parenthesis", "The World Bank (WB) paid.", "The World Bank paid."),
        ("drop_leading", "However, it opened.", "It opened."),
        ("drop_adverb", "It was also closed.", "It was closed."),
        ("passive", "Police arrested two men.", "Two men were arrested by police."),
    ],
)
def test_a_rewrite_says_the_same(rewrite, text, said):
    assert getattr(rewrites, rewrite)(text) == said


def test_words_in_quotation_marks_are_never_rewritten():
    text = "Jane Roe said “it is approximately $2.5 million” on Monday."
    assert rewrites.rewritten(text, random.Random(1), 9) == (text, ())
