"""Which element of one list is which of another, by how alike they are.

All pairs are looked at in short lists. In long ones only those that share a telling feature, such as a rare
word or a cited sentence, so that a thousand items on either side take a second, not minutes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from brief.comparison.assignment import assign

T = TypeVar("T")

_SHORT = 2_500
"""Pairs up to which every one of them is looked at."""
_COMMON = 100
"""A feature of more elements than this tells little: only those near the same place are looked at."""
_CANDIDATES = 16
"""How many partners are looked at for one element."""
_FINE = 10**6
_PLACES = 10**10
"""Weights are whole numbers: the likeness in millionths, and below that how near the places are, which breaks ties
so that the order is kept."""


def match(
    old: Sequence[T],
    new: Sequence[T],
    *,
    alike: Callable[[T, T], float],
    least: float,
    features: Callable[[T], Iterable[Hashable]],
    key: Callable[[T], str],
) -> dict[int, int]:
    """For each index in `old` that has a partner, its index in `new`: the pairing that is best as a whole.

    Args:
        old: one list.
        new: the other.
        alike: how alike two elements are, from 0 to 1; the same both ways.
        least: what is less alike than this is never paired.
        features: what two elements may share that makes them worth looking at in long lists.
        key: an element as text. It decides which list comes first, so that both directions give the same pairs.
    """
    if [key(e) for e in new] < [key(e) for e in old]:
        back = match(new, old, alike=alike, least=least, features=features, key=key)
        return {i: j for j, i in back.items()}
    weights: dict[tuple[int, int], int] = {}
    for i, j in _worth_a_look(old, new, features):
        likeness = alike(old[i], new[j])
        if likeness >= least:
            weights[i, j] = round(likeness * _FINE) * _PLACES - min((i - j) ** 2, _PLACES // 10)
    return assign(weights)


def _worth_a_look(
    old: Sequence[T], new: Sequence[T], features: Callable[[T], Iterable[Hashable]]
) -> Iterator[tuple[int, int]]:
    if len(old) * len(new) <= _SHORT:
        yield from ((i, j) for i in range(len(old)) for j in range(len(new)))
        return
    having: defaultdict[Hashable, list[int]] = defaultdict(list)
    for j, element in enumerate(new):
        for feature in set(features(element)):
            having[feature].append(j)
    for i, element in enumerate(old):
        place = i * len(new) // len(old)
        shared: Counter[int] = Counter()
        for feature in set(features(element)):
            owners = having.get(feature, [])
            for j in _near(owners, place):
                # In millionths and whole, so that the order in which a set is walked does not matter.
                shared[j] += _FINE // len(owners)
        best = sorted(shared, key=lambda j: (-shared[j], abs(j - place), j))
        yield from ((i, j) for j in best[:_CANDIDATES])


def _near(owners: list[int], place: int) -> list[int]:
    if len(owners) <= _COMMON:
        return owners
    at = bisect_left(owners, place)
    start = max(0, min(at - _COMMON // 2, len(owners) - _COMMON))
    return owners[start : start + _COMMON]
