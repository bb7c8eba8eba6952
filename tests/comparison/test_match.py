"""Pairing two lists: the best as a whole, the same both ways, and quickly."""

from __future__ import annotations

import random
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import Data, compared, edited, example
from timing import within

from brief.comparison.assignment import LARGEST, assign
from brief.comparison.match import match
from brief.comparison.texts import overlap, spoken_words

weights = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 30), min_size=1, max_size=14)


def best_total(given: dict[tuple[int, int], int]) -> int:
    return max(sum(given.get((i, j), 0) for i, j in enumerate(order)) for order in permutations(range(5)))


@given(weights)
def test_the_pairing_is_the_best_as_a_whole(given: dict[tuple[int, int], int]) -> None:
    found = assign(given)
    assert len(set(found.values())) == len(found)
    assert set(found.items()) <= set(given)
    assert sum(given[pair] for pair in found.items()) == best_total(given)


def test_the_best_pair_is_not_taken_where_it_spoils_the_rest() -> None:
    assert assign({(0, 0): 10, (0, 1): 9, (1, 0): 9}) == {0: 1, 1: 0}


def test_a_group_too_large_to_be_paired_at_its_best_is_paired_best_first() -> None:
    many = LARGEST + 1
    given = {(i, j): 1_000 - abs(i - j) for i in range(many) for j in range(many) if abs(i - j) < 3}
    assert assign(given) == {i: i for i in range(many)}


def pair(old: list[str], new: list[str]) -> dict[int, int]:
    return match(old, new, alike=overlap, least=0.5, features=spoken_words, key=str)


def test_equal_elements_keep_their_order() -> None:
    assert pair(["a b", "a b", "a b"], ["a b", "a b"]) == {0: 0, 1: 1}
    assert pair(["a b"] * 4, ["x", "a b", "a b", "a b", "a b"]) == {0: 1, 1: 2, 2: 3, 3: 4}


@settings(max_examples=60)
@given(*[st.lists(st.sampled_from(["a b c", "a b d", "a c d", "x y", "x z"]), max_size=6)] * 2)
def test_both_directions_give_the_same_pairs(old: list[str], new: list[str]) -> None:
    assert pair(old, new) == {i: j for j, i in pair(new, old).items()}


def many(claims: list[str]) -> Data:
    def change(data: Data) -> None:
        data["brief"]["key_claims"] = [
            {"speaker": "reporter", "claim": claim, "attribution": "reporter", "evidence": [2 + i % 20]}
            for i, claim in enumerate(claims)
        ]

    return edited(example(), change)


@pytest.mark.slow
def test_a_thousand_items_on_either_side_take_seconds_not_minutes() -> None:
    chance = random.Random(7)
    vocabulary = [f"w{chance.randrange(600)}x" for _ in range(600)]
    claims = [" ".join(chance.choice(vocabulary) for _ in range(14)) for _ in range(1_000)]
    changed = [f"{claim} 7 {vocabulary[i % 600]}" for i, claim in enumerate(claims)]
    order: list[Any] = list(range(1_000))
    chance.shuffle(order)
    with within(15):
        found = compared(many(claims), many([changed[i] for i in order]))
    right = {(f"/brief/key_claims/{i}", f"/brief/key_claims/{place}") for place, i in enumerate(order)}
    assert len(right & set(found.pairs)) == 1_000


def test_hundreds_of_items_that_are_all_alike_do_not_take_longer() -> None:
    with within(5):
        found = compared(many(["There were people at the port."] * 500), many(["There were men at the port."] * 500))
    assert found.counts.total() >= 500
