"""What holds for any two briefs of an article: every item is accounted for once, and both directions agree."""

from __future__ import annotations

import copy
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from papers import Data, compared, example, sheet

from brief.comparison.changes import ChangeKind

WORDS = (
    "the talks 25 ferries 41 port never may Brandt Ostrava said €5 million by June moving quay “sign” Friday".split()
)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
numbers = st.lists(st.integers(1, 10), min_size=1, max_size=3, unique=True)
voices = st.sampled_from(["Lena Brandt", "Brandt", "Milo Varga", "a senior port source", "reporter"])
remarks = st.fixed_dictionaries({"who": voices, "says": texts, "words": st.none(), "evidence": numbers})
wishes = st.fixed_dictionaries(
    {"of_whom": voices, "by_whom": voices, "what": texts, "terms": st.none() | texts, "evidence": numbers}
)
sides = st.fixed_dictionaries(
    {"label": texts, "also": st.lists(voices, max_size=2), "heard": st.just("quoted"), "evidence": numbers}
)


@st.composite
def documents(draw: st.DrawFn) -> Data:
    data = sheet()
    some = {"remarks": remarks, "wishes": wishes, "sides": sides}
    data["brief"] |= {name: draw(st.lists(one, max_size=7)) for name, one in some.items()}
    return data


def pointers(data: Data) -> Counter[str]:
    """Every item of a brief, once."""
    brief: dict[str, Any] = data["brief"]
    listed = (
        f"/brief/{name}/{i}" for name, value in brief.items() if isinstance(value, list) for i in range(len(value))
    )
    return Counter(["/brief/gist", *listed])


PAIRS = ((ChangeKind.ADDED, ChangeKind.GONE), (ChangeKind.MERGED, ChangeKind.SPLIT))
MIRROR = {kind: other for pair in PAIRS for kind, other in (pair, pair[::-1])}
"""What a kind of change is when the two documents change places; the others stay what they are."""
WHOLE = set(MIRROR)


@settings(max_examples=30)
@given(documents(), documents())
def test_every_item_is_accounted_for_exactly_once(old: Data, new: Data) -> None:
    found = compared(old, new)
    whole = [c for c in found.changes if c.kind in WHOLE]
    before = Counter(a for a, _ in found.pairs)
    before.update(c.old_pointer for c in whole if c.kind in {ChangeKind.GONE, ChangeKind.MERGED} and c.old_pointer)
    after = Counter(b for _, b in found.pairs)
    after.update(c.new_pointer for c in whole if c.kind in {ChangeKind.ADDED, ChangeKind.SPLIT} and c.new_pointer)
    assert before == pointers(old)
    assert after == pointers(new)


@settings(max_examples=30)
@given(documents(), documents())
def test_both_directions_mirror_each_other(old: Data, new: Data) -> None:
    there, back = compared(old, new), compared(new, old)
    assert sorted(there.pairs) == sorted((a, b) for b, a in back.pairs)
    mirrored = Counter(
        (MIRROR.get(c.kind, c.kind), c.new_pointer, c.old_pointer, repr(c.new), repr(c.old)) for c in back.changes
    )
    assert Counter((c.kind, c.old_pointer, c.new_pointer, repr(c.old), repr(c.new)) for c in there.changes) == mirrored
    assert there.same == back.same


@settings(max_examples=20)
@given(documents(), st.randoms(use_true_random=False))
def test_a_brief_does_not_differ_from_itself_in_another_order(data: Data, random: Any) -> None:
    shuffled = copy.deepcopy(data)
    for value in shuffled["brief"].values():
        if isinstance(value, list):
            random.shuffle(value)
    found = compared(data, shuffled)
    assert not found.items
    assert found.same == len(found.pairs) == pointers(data).total()


@settings(max_examples=15)
@given(st.sets(st.integers(0, 16), max_size=6), st.randoms(use_true_random=False))
def test_what_was_taken_out_of_a_real_brief_is_what_is_gone(places: set[int], random: Any) -> None:
    old, new = example(), example()
    claims = new["brief"]["key_claims"]
    kept = [claim for i, claim in enumerate(claims) if i not in places]
    random.shuffle(kept)
    new["brief"]["key_claims"] = kept
    found = compared(old, new)
    assert {c.old_pointer for c in found.changes} == {f"/brief/key_claims/{i}" for i in places}
    assert {c.kind for c in found.changes} <= {ChangeKind.GONE}
