"""Figures and names of a copied sentence that stand in each other's place.

Each of them is in the sentence, so that looking it up finds nothing wrong: "killed 110 and wounded 5" for "killed 5
and wounded 110", "Halvard asked Marrow" for "Marrow asked Halvard".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brief.grounding.edits import copied
from brief.grounding.names import alike, same_voice
from brief.grounding.nations import same_nation
from brief.grounding.printed import Figure, printed
from brief.grounding.words import normal

_IN_NAMES = frozenset("of the and de la al bin von van".split())
_NO_NAMES = frozenset("he she it they we i his her its their this that these those the a an".split())


class Exchange(NamedTuple):
    """What stands in the place of what."""

    new: str
    gone: str


def figures(statement: str, sentences: Sequence[str], language: str | None) -> list[Exchange]:
    """Figures of a statement that stand where its sentence has another one."""
    if not printed(statement, language):
        return []
    copy = copied(statement, sentences)
    found: list[Exchange] = []
    for edit in copy.edits if copy else ():
        gone, new = " ".join(edit.gone), " ".join(edit.new)
        if not gone or not new or len(edit.gone) > 4:
            continue
        old, own = _values(gone, language), _values(new, language)
        if old and own and not old & own and len(printed(gone, language)) == len(printed(new, language)):
            found.append(Exchange(new, gone))
    return found


def _values(text: str, language: str | None) -> frozenset[Figure]:
    """All readings of the figures, without their units where these stand outside of the change."""
    return frozenset(Figure(f.kind, f.value) for p in printed(text, language) for f in p.readings)


def names(statement: str, sentences: Sequence[str]) -> list[Exchange]:
    """Names of a statement that stand where its sentence has the name of somebody or something else."""
    copy = copied(statement, sentences)
    return [
        Exchange(" ".join(edit.new), " ".join(edit.gone))
        for edit in (copy.edits if copy else ())
        if _is_name(edit.gone) and _is_name(edit.new) and not _same(edit.gone, edit.new)
    ]


def _is_name(words: tuple[str, ...]) -> bool:
    """Whether words are nothing but a name. Days and months are figures."""
    if printed(" ".join(words), "en"):
        return False
    own = [w for w in words if w.lower() not in _IN_NAMES]
    return bool(own) and all(w[0].isupper() and w.lower() not in _NO_NAMES for w in own)


def _same(gone: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether two names may be one's: a form, a part or the letters of it."""
    if same_voice(" ".join(gone), " ".join(new)):
        return True
    a, b = [normal(w) for w in gone], [normal(w) for w in new]
    if any(x == y or alike(x, y) or same_nation(x, y) for x in a for y in b):
        return True
    letters = {"".join(w[0] for w in words if w.lower() not in _IN_NAMES).lower() for words in (gone, new)}
    return bool(letters & {*a, *b})
