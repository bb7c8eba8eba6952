"""The items of one section of two documents, each accounted for once: paired, merged, split, added or gone."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from brief.comparison.alignment import Alignment
from brief.comparison.alike import LEAST, Likeness, Profile, profile
from brief.comparison.items import Item
from brief.comparison.match import match
from brief.grounding.names import same_voice

_WHOLE = 0.85
"""Share of an item's words that must stand in another one for it to be part of that."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """What became of each item, in the order of the new document, and of the old one for what is gone."""

    pairs: tuple[tuple[Item, Item], ...]
    merged: tuple[tuple[Item, Item], ...]
    """An old item, and the new one that it is now part of."""
    split: tuple[tuple[Item, Item], ...]
    """The old item that it was part of, and a new item."""
    gone: tuple[Item, ...]
    added: tuple[Item, ...]


def pair(old: Sequence[Item], new: Sequence[Item], alignment: Alignment, *, single: bool = False) -> Pairing:
    """Pair the items of one section. `single`: it is no list but one item, which is itself however it changed."""
    before = [profile(item, alignment.old) for item in old]
    after = [profile(item, alignment.new) for item in new]
    if single:
        found = dict(zip(range(len(before)), range(len(after)), strict=False))
    else:
        found = _unchanged(before, after)
        left = [i for i in range(len(before)) if i not in found]
        taken = set(found.values())
        right = [j for j in range(len(after)) if j not in taken]
        likeness = Likeness(before, after)
        rest = match(
            [before[i] for i in left],
            [after[j] for j in right],
            alike=likeness,
            least=LEAST,
            features=lambda p: p.features,
            key=lambda p: p.key,
        )
        found |= {left[i]: right[j] for i, j in rest.items()}
    matched = [(before[i], after[j]) for i, j in sorted(found.items(), key=lambda ij: ij[1])]
    back = set(found.values())
    lost = [p for i, p in enumerate(before) if i not in found]
    came = [p for j, p in enumerate(after) if j not in back]
    merged = {p.item.pointer: b for p in lost if (b := next((b for a, b in matched if _absorbs(b, p, a)), None))}
    # In the order of the old document here, so that both directions choose alike.
    by_old = sorted(matched, key=lambda both: both[0].item.at)
    split = {p.item.pointer: a for p in came if (a := next((a for a, b in by_old if _absorbs(a, p, b)), None))}
    return Pairing(
        pairs=tuple((a.item, b.item) for a, b in matched),
        merged=tuple((p.item, merged[p.item.pointer].item) for p in lost if p.item.pointer in merged),
        split=tuple((split[p.item.pointer].item, p.item) for p in came if p.item.pointer in split),
        gone=tuple(p.item for p in lost if p.item.pointer not in merged),
        added=tuple(p.item for p in came if p.item.pointer not in split),
    )


def _unchanged(old: Sequence[Profile], new: Sequence[Profile]) -> dict[int, int]:
    """Items that say the same and cite the same are the same item: no need to look for a better one."""
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for j, p in enumerate(new):
        places[p.key].append(j)
    return {i: places[p.key].popleft() for i, p in enumerate(old) if places[p.key]}


def _absorbs(whole: Profile, part: Profile, version: Profile) -> bool:
    """Whether an item has become part of another one, of which it was none in that one's other version."""
    if whole.item.names:
        names = part.item.names[:1]
        return _named(whole.item, names) and not _named(version.item, names)
    return _holds(whole, part) and not _holds(version, part)


def _named(item: Item, names: Sequence[str]) -> bool:
    return any(same_voice(a, b) for a in item.names for b in names)


def _holds(whole: Profile, part: Profile) -> bool:
    if part.cited.isdisjoint(whole.cited) or not part.words:
        return False
    shared = Counter(whole.words) & Counter(part.words)
    same = all(same_voice(a, b) for a, b in zip(whole.item.voices, part.item.voices, strict=False))
    return same and shared.total() >= _WHOLE * sum(part.words.values())
