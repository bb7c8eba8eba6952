"""What an English statement tells as done, and its sentences only as to come: `has charged him` for `would charge him`,
`has left` for `is to leave`, `has excluded it` for `asked the court to exclude it`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from brief.grounding.deeds import PAST
from brief.grounding.reading import Reading, read

_HAS = re.compile(r"\b(?:ha(?:s|ve)|was|were)\b")
_PERFECT = frozenset("has have was were".split())
_AUXILIARY = frozenset("been already now also since just".split())
_OPEN = frozenset("not n't never no yet if whether would will could may might should".split())
"""Words by which a statement need not tell a thing as done."""
_WILL = frozenset("will would shall 'll may might could".split())
_LATER = frozenset("later eventually soon like".split())
"""Words by which "would" tells of the past, or does it: "he would later win", "we would like to apologise"."""
_AHEAD = frozenset(
    """is are due expected set scheduled poised ready likely whether how when about plan plans planned planning intend
    intends intended want wants wanted hope hopes hoped aim aims aimed seek seeks sought ask asks asked urge urges urged
    call calls called demand demands demanded propose proposes proposed proposal promise promises promised vow vows
    vowed pledge pledges pledged offer offers offered threaten threatens threatened threat prepare prepares prepared
    preparing deadline bid need needs""".split()
)
"""Words before "to" that leave it open."""
_DONE = frozenset(
    """managed able forced agreed voted decided chose began started helped allowed made moved went used had continued
    enough got led""".split()
)
"""Words before "to" by which it was done, or may have been."""
_MULLS = ("consider", "weigh", "mull", "contemplat")
_WHO = frozenset("he she it they who we i".split())
_NEAR = 4
_GOVERNS = 8
_HALF = 0.5


def told_as_done(statement: str, sentences: Sequence[str]) -> tuple[str, str, int] | None:
    """A verb that a statement has as done, the word by which its sentence leaves it open, and which one that is."""
    item = read(statement)
    at = _verb(item) if _HAS.search(statement) else _past(item, sentences)
    if at is None or any(w in _OPEN and not (c and w == "may") for w, c in zip(item.low, item.capital, strict=True)):
        return None
    verb, found = item.stems[at], None
    others = item.contents - {verb}
    shared = others & frozenset().union(*(read(s).contents for s in sentences))
    if not others or len(shared) < _HALF * len(others):
        return None
    for n, sentence in enumerate(sentences):
        reading = read(sentence)
        for place in reading.places(verb):
            word = _ahead(reading, place)
            if word is None:
                return None
            found = found or (item.low[at], word, n)
    return found


def _verb(item: Reading) -> int | None:
    """The verb behind the first "has", "have", "was" or "were"."""
    has = next((i for i, w in enumerate(item.low) if w in _PERFECT), len(item.low))
    at = next((i for i in range(has + 1, len(item.low)) if not _is_light(item.low[i])), None)
    return at if at is not None and item.content[at] and item.low[at].isalpha() and not item.capital[at] else None


def _past(item: Reading, sentences: Sequence[str]) -> int | None:
    """The first verb in the past that a sentence has in another form: "left" for "leave"."""
    for i, word in enumerate(item.low):
        if not item.content[i] or item.capital[i] or not (word.endswith("ed") or word in PAST):
            continue
        before = next((k for k in range(i - 1, -1, -1) if not _is_light(item.low[k])), None)
        if (
            before is None
            or not (item.content[before] or item.low[before] in _WHO)
            or item.low[i + 1 : i + 2] == ("by",)
        ):
            continue  # "is to be moved", "the yard sold by Norlin"
        readings = [read(s) for s in sentences]
        if not any(word in r.words for r in readings) and any(item.stems[i] in r.contents for r in readings):
            return i
    return None


def _is_light(word: str) -> bool:
    return word in _AUXILIARY or word.endswith("ly")


def _ahead(reading: Reading, at: int) -> str | None:
    """The word by which a verb is still to come where it stands."""
    before = [k for k in range(max(0, at - _NEAR), at) if reading.clause[k] == reading.clause[at]]
    if reading.low[at].endswith("ing"):
        return next((reading.low[k] for k in before[-2:] if reading.stems[k].startswith(_MULLS)), None)
    if reading.low[at].endswith("ed"):
        return None
    low = [reading.low[k] for k in before]
    if not _WILL.isdisjoint(low):
        went_on = not _LATER.isdisjoint(low) or {"go", "on"} <= {*low}  # "would later win", "would go on to win"
        return None if went_on else _last(w for w in low if w in _WILL)
    if "to" not in low:
        return None
    to = at - low[::-1].index("to") - 1
    governing = [reading.low[k] for k in range(max(0, to - _GOVERNS), to) if reading.clause[k] == reading.clause[to]]
    if not _DONE.isdisjoint(governing):
        return None
    return _last(w for w in governing if w in _AHEAD)


def _last(words: Iterable[str]) -> str | None:
    return next(reversed([*words]), None)
