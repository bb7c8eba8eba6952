"""Numbers of things in an English text: neither money nor a measure is told by "5,000 homes"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from brief.grounding.printed import printed
from brief.grounding.stems import FUNCTION_WORDS
from brief.grounding.units import UNITS

MEASURES = frozenset(UNITS.values()) - {"%", "pp", "x"}
_WORD = re.compile(r"[a-z]+")
_PEOPLE = frozenset("people men women children troops police staff".split())
_NO_THINGS = frozenset("points times goes comes makes costs remains includes needs means buys pays gets plus".split())
_BEHIND = 40
_PHRASE = 3
"""Words behind a number among which its unit may stand: "12 square miles"."""
_SHORT = 3


def only_of_things(sources: Iterable[str]) -> frozenset[str]:
    """The values that stand in sources only as numbers of things."""
    things: set[str] = set()
    others: set[str] = set()
    for source in sources:
        end = 0
        for p in printed(source, "en"):
            at = source.find(p.text, end)
            end = max(end, at + len(p.text))
            bare = all(f.kind == "number" and not f.unit for f in p.readings)
            counts = bare and at >= 0 and _is_of_things(source[end : end + _BEHIND])
            (things if counts else others).update(f.value for f in p.readings)
    return frozenset(things - others)


def _is_of_things(behind: str) -> bool:
    """Whether a number stands before things that it counts. "12 long miles" and "12 costs" are another matter."""
    words = _WORD.findall(behind)[:_PHRASE]
    first = words[0] if words else ""
    if not behind.startswith(f" {first}") or first in FUNCTION_WORDS | _NO_THINGS or not UNITS.keys().isdisjoint(words):
        return False
    return first in _PEOPLE or (len(first) > _SHORT and first[-1] == "s" and first[-2] not in "sui")
