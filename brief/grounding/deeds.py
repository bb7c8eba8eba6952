"""Who does what to whom in an English statement, against the sentences it cites.

`Planning officers overruled the council` for `The council overruled its planning officers`. Nothing is parsed: what
stands before a verb in its clause does it, and what stands behind is what it is done to; with `was …ed by` it is the
other way round. The statement is turned round where its own doer is in the sentence only among those to whom it is
done, and the other way about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from brief.grounding.nations import has_same_nation
from brief.grounding.reading import Reading, read
from brief.grounding.words import has_akin, singular

_BE = frozenset("is are was were be been being".split())
_BETWEEN = frozenset("not n't also then later has have had been being".split())
_WAYS = frozenset(
    """in on for of from to by with into onto under over after before during since until through across near off about
    as than that because when while within without between among towards toward via per out up down away back""".split()
)
_ENDS = frozenset(", ; : ( )".split())
BOTH_WAYS = frozenset(
    """meet marry join fight fac play divorc match equal resembl discuss debat exchang shar negotiat agree talk clash
    collid merg trad compet cooperat unit combin link connect differ coincid said add includ involv base relat compar
    contain mean follow""".split()
)
"""Stems of verbs that hold both ways, or tell of no deed."""
PAST = frozenset(
    """sent gave given took taken shot sold won beat beaten led paid held left bought struck built found made wrote
    written brought caught taught threw thrown chose chosen drew drawn stole stolen broke broken knew saw seen hit hurt
    overtook overtaken overthrew overthrown hid hidden lent fed sank sunk drove driven sought fled forbade withdrew put
    let freed swept shook hired""".split()
)
_REACH = 3
_OWN = 5
"""Content words before a verb that may all belong to whoever does it."""
_DIRECT = 3
"""Content words behind a verb that may tell to whom it is done."""
_BY = 6


class Deed(NamedTuple):
    """A verb with the places of the words before and behind it that say who does it, and to whom."""

    by: tuple[int, ...]
    to: tuple[int, ...]


class _Word(NamedTuple):
    low: str
    capital: bool

    def stands_in(self, words: Collection[str]) -> bool:
        """Whether others have it: a name in any form, "India" and "Indian", another word in its number."""
        if self.capital:
            return has_akin(self.low, words) or has_same_nation(self.low, words)
        return self.low in words or any(singular(w) == singular(self.low) for w in words)


def turned_deed(statement: str, sentences: Sequence[str]) -> tuple[str, str] | None:
    """Who does it, and to whom, by the cited sentence, where the statement has it the other way round."""
    own = _stated(statement)
    if own is None:
        return None
    verb, doer, done_to = own
    found: tuple[str, str] | None = None
    for sentence in sentences:
        reading = read(sentence)
        for at in reading.places(verb):
            deed = _deed(reading, at)
            if deed is None:
                return None  # It may be any way round.
            by, to = (frozenset(_word(reading, k) for k in places) for places in deed)
            other = next((w for w in done_to if w.stands_in(by)), None)
            if other is None or not doer.stands_in(to) or has_akin(doer.low, by):
                return None
            found = other.low, doer.low
    return found


@lru_cache(maxsize=512)
def _stated(statement: str) -> tuple[str, _Word, tuple[_Word, ...]] | None:
    """The stem of the first verb in the past of a statement, who does it, and to whom."""
    reading = read(statement)
    maybe = [i for i, word in enumerate(reading.low) if i and (word.endswith("ed") or word in PAST)]
    at = next((i for i in maybe if _is_past(reading, i)), None)
    if at is None or reading.clause[at] or reading.stems[at] in BOTH_WAYS:
        return None
    deed = _deed(reading, at)
    if deed is None or not deed.by or len(deed.by) > _OWN or len([k for k in deed.to if k < at]) > _OWN:
        return None
    passive = deed.by[0] > at
    doer = deed.by[min(len(deed.by), _DIRECT) - 1] if passive else deed.by[-1]
    done_to = deed.to[-1:] if passive else deed.to[:_DIRECT]
    own = [_Word(_word(reading, k), reading.capital[k]) for k in (doer, *done_to)]
    return (reading.stems[at], own[0], tuple(own[1:])) if done_to else None


def _word(reading: Reading, at: int) -> str:
    return reading.low[at].removesuffix("'s")


def _is_past(reading: Reading, i: int) -> bool:
    word = reading.low[i]
    return (word.endswith("ed") or word in PAST) and reading.content[i] and not reading.capital[i]


def _deed(reading: Reading, at: int) -> Deed | None:
    """What stands on either side of a verb; None where that is not plain."""
    low, clause = reading.low, reading.clause[at]
    if not (_is_past(reading, at) or low[at].endswith("ing")):
        return None
    before = [k for k in range(at) if reading.clause[k] == clause and _tells(reading, k)]
    if not before and clause:  # "…, and criticised the mayor"
        before = [k for k in range(at) if reading.clause[k] == clause - 1 and _tells(reading, k)]
    behind = [*_behind(reading, at)]
    passive = low[at + 1 : at + 2] == ("by",) or any(
        low[k] in _BE and all(w in _BETWEEN or w.endswith("ly") for w in low[k + 1 : at])
        for k in range(max(0, at - _REACH), at)
    )
    if passive:
        by = next((k for k in range(at + 1, min(at + _BY, len(low))) if low[k] == "by"), None)
        if by is None:
            return None
        agent = [k for k in range(by + 1, min(by + _BY, len(low))) if reading.clause[k] == clause]
        end = next((n for n, k in enumerate(agent) if low[k] in _WAYS - {"of"} or low[k] in _ENDS), len(agent))
        return Deed(tuple(k for k in agent[:end] if _tells(reading, k)), tuple(before))
    first = next((k for k in range(at + 1, len(low)) if not low[k].endswith("ly")), None)
    if first is None or (low[first] in _WAYS and not (low[first] == "out" and low[first + 1 : first + 2] == ("at",))):
        return None
    return Deed(tuple(before), tuple(behind))


def _behind(reading: Reading, at: int) -> Iterator[int]:
    for k in range(at + 1, len(reading.low)):
        if reading.clause[k] != reading.clause[at] or reading.low[k] in _ENDS:
            return
        if _tells(reading, k):
            yield k


def _tells(reading: Reading, k: int) -> bool:
    return reading.content[k] and not reading.low[k].endswith("ly") and not reading.low[k][0].isdigit()
