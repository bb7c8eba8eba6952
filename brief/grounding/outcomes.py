"""What befell how many: "5 killed, 110 wounded" is not "5 wounded, 110 killed", however it is put (English)."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from brief.grounding.printed import Figure, may_print, printed
from brief.grounding.stems import stem

_WORD = re.compile(r"[A-Za-z]+")

_BEFELL = {
    stem(word): befell
    for befell, words in enumerate(
        (
            "killed died dead death drowned",
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
