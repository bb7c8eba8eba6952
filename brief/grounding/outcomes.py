"""What befell how many: "5 killed, 110 wounded" is not "5 wounded, 110 killed", however it is put (English).

One group alone counts as well, where the figure and what befell so many are plainly each other's: "killed 14" for "14
people were wounded".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from brief.grounding.printed import Figure, may_print, printed
from brief.grounding.reading import LONGEST
from brief.grounding.stems import FUNCTION_WORDS, stem

_WORD = re.compile(r"[A-Za-z]+")

_BEFELL = {
    stem(word): befell
    for befell, words in enumerate(
        (
            "killed died dead death drowned fatality",
            "wounded injured hurt",
            "arrested detained jailed",
            "missing vanished",
            "rescued saved survived",
            "sick ill infected hospitalised hospitalized",
            "recovered discharged",
        )
    )
    for word in words.split()
}
_PAIR = 2
_HURT, _RESCUED, _SICK, _RECOVERED = 1, 4, 5, 6
_BOTH = [{_HURT, _RESCUED}, {_HURT, _SICK}, {_SICK, _RESCUED}, {_RESCUED, _RECOVERED}]
"""What may befall the same people, and be told as either."""
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[A-Za-z]+(?:['’-][A-Za-z]+)*|[^\w\s]")
_BEHIND = frozenset(
    "at least about some more than up to nearly almost around over the another a further of all".split()
)
"""Words between what befell so many and their figure: "killed at least | 14"."""
_BEFORE = frozenset(
    """were was are is been have had has be being of the them those left confirmed reported found also more others other
    people persons""".split()
)
"""Words between a figure and what befell so many: "14 people have been | killed", beside a word or two for whom."""
_WHOM = 2
_JOINS = frozenset("and or".split())
_REACH = 60
"""Characters beside a figure in which what befell so many is looked for."""


class _Told(NamedTuple):
    """How many, and what befell them."""

    readings: frozenset[Figure]
    befell: int
    figure: str
    word: str


def outcomes(statement: str, sentence: str) -> list[tuple[str, str]]:
    """The figures of a statement with what befell so many, where the sentence says that this befell others, and
    something else so many. Both count two groups or more, each plainly.
    """
    if not may_print(statement) or len(own := _told(statement)) < _PAIR or len(theirs := _told(sentence)) < _PAIR:
        return []
    found: list[tuple[str, str]] = []
    for told in own:
        same = [t for t in theirs if t.readings & told.readings]
        others = [t for t in theirs if t.befell == told.befell]
        if same and others and all(t.befell != told.befell for t in same):
            found.append((f"{told.figure} {told.word}", f"{same[0].figure} {same[0].word}"))
    return found


@lru_cache(maxsize=1024)
def _told(text: str) -> tuple[_Told, ...]:
    """Each figure with what befell so many, where figures and such words take turns; else nothing."""
    row: list[tuple[int, str, frozenset[Figure] | int]] = []
    words = ((m.start(), m[0], _BEFELL.get(stem(m[0].lower()))) for m in _WORD.finditer(text))
    row += [(at, word, befell) for at, word, befell in words if befell is not None]
    if len(row) < _PAIR:
        return ()
    end = 0
    for p in printed(text):
        at = text.find(p.text, end)
        if at >= 0 and any(f.kind == "number" and not f.unit for f in p.readings):
            row.append((at, p.text, p.readings))
        end = max(end, at + len(p.text))
    row.sort(key=lambda r: r[0])
    kinds = [isinstance(r[2], int) for r in row]
    if len(row) % _PAIR or any(a == b for a, b in pairwise(kinds)):
        return ()
    found: list[_Told] = []
    for first, second in zip(row[::2], row[1::2], strict=True):
        (_, figure, readings), (_, word, befell) = sorted((first, second), key=lambda r: isinstance(r[2], int))
        if isinstance(befell, int) and not isinstance(readings, int):
            found.append(_Told(readings, befell, figure, word))
    return tuple(found)


def changed(statement: str, sentences: Sequence[str]) -> tuple[str, str] | None:
    """A figure of a statement with what befell so many, where a sentence says that something else did, and none says
    that this befell so many or an uncounted number.
    """
    if len(statement) > LONGEST or not may_print(statement) or not (own := _plainly(statement)):
        return None
    theirs = [t for s in sentences for t in _plainly(s[:LONGEST])]
    words = [b for s in sentences for _, b in _befalling(s[:LONGEST])] if theirs else []
    for told in own:
        same = [t for t in theirs if t.readings & told.readings]
        if not same or any(t.befell == told.befell or {t.befell, told.befell} in _BOTH for t in same):
            continue
        if words.count(told.befell) == sum(t.befell == told.befell for t in theirs):
            return f"{told.figure} {told.word}", f"{same[0].figure} {same[0].word}"
    return None


def befalls(text: str) -> bool:
    """Whether a text tells that people were killed, hurt, arrested and the like."""
    return any(_befalling(text))


def _befalling(text: str) -> Iterator[tuple[str, int]]:
    for m in _WORD.finditer(text):
        befell = _BEFELL.get(stem(m[0].lower()))
        if befell is not None:
            yield m[0], befell


@lru_cache(maxsize=1024)
def _plainly(text: str) -> tuple[_Told, ...]:
    """Each figure with the one thing that befell so many, where nothing but plain words is between the two."""
    if not any(_befalling(text)):
        return ()
    found: list[_Told] = []
    end = 0
    for p in printed(text):
        at = text.find(p.text, end)
        end = max(end, at + len(p.text))
        if at < 0 or not any(f.kind == "number" and not f.unit for f in p.readings):
            continue
        before, behind = _TOKEN.findall(text[max(0, at - _REACH) : at]), _TOKEN.findall(text[end : end + _REACH])
        near = [*_nearest(reversed(before), _BEHIND, 0), *_nearest(behind, _BEFORE, _WHOM)]
        if len({befell for _, befell in near}) == 1:
            found.append(_Told(p.readings, near[0][1], p.text, near[0][0]))
    return tuple(found)


def _nearest(tokens: Iterable[str], between: frozenset[str], others: int) -> list[tuple[str, int]]:
    """What befell them, and what else did ("killed or wounded"), behind the words that may be between."""
    found: list[tuple[str, int]] = []
    for token in tokens:
        low = token.lower()
        befell = _BEFELL.get(stem(low))
        if befell is not None:
            found.append((token, befell))
        elif found and low not in _JOINS:
            break
        elif not found and low not in between:
            others -= 1
            if others < 0 or not low.isalpha() or low in FUNCTION_WORDS:
                break
    return found
