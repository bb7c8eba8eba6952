"""What an English sentence says was not done, told with the verb of what was: "agreed to an inquiry by a judge" for
"agreed to add a member, but did not accede to calls for an inquiry by a judge".
"""

from __future__ import annotations

from brief.grounding.opposites import WEAK
from brief.grounding.reading import Reading, read

_NOT = frozenset("not n't no never nor neither without".split())
_SOON = 5
"""Words behind "but" among which it is denied."""
_VERB, _OBJECT = 2, 3
"""Words of the statement that stand before "but", and behind it, at least."""
_NEARLY_ALL = 0.85


def from_behind_but(statement: str, sentence: str) -> str | None:
    """The words of a statement that its sentence has only behind "but … not", where they follow on words of what it
    affirms, and hardly any other is there.
    """
    if "but" not in sentence:
        return None
    item, reading = read(statement), read(sentence)
    but = next((i for i, w in enumerate(reading.low) if w == "but" and _NOT & {*reading.low[i : i + _SOON]}), None)
    if but is None or not WEAK.isdisjoint(item.words | item.contents):
        return None
    before, behind = _contents(reading, 0, but), _contents(reading, but, len(reading.low))
    denied = [s not in before for s in _in_order(item) if s in before | behind]
    first = denied.index(True) if True in denied else 0
    if first < _VERB or len(denied) - first < _OBJECT or not all(denied[first:]):
        return None
    if len(denied) < _NEARLY_ALL * sum(item.content):
        return None
    return " ".join(w for w, s in zip(item.low, item.stems, strict=True) if s in behind - before)


def _in_order(reading: Reading) -> list[str]:
    return [s for s, c in zip(reading.stems, reading.content, strict=True) if c]


def _contents(reading: Reading, start: int, end: int) -> set[str]:
    return {reading.stems[i] for i in range(start, end) if reading.content[i]}
