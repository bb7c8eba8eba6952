"""What single changed words do where all else stays: figures and names in each other's place, a "not", an opposite.

However short the text is: two wordings are of one item, so that nothing has to be found first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from brief.grounding import exchanged
from brief.grounding.conflicts import conflicts
from brief.grounding.edits import Edit, between
from brief.grounding.exchanged import Exchange
from brief.grounding.figures import in_other_unit, with_unit
from brief.grounding.negations import negations
from brief.grounding.reading import read
from brief.grounding.retouched import keeps_negations, polarity

_MARKS = re.compile(r"[\s-]")
_NOT = frozenset("not n't never".split())
_OBJECT = 9
"""Words behind a verb among which that is which it does not find."""
_FEW = 4
"""Words of both sides, together, that a change of one word and what belongs to it is made of."""

Sides = tuple[list[str], list[str]]
"""What was there, and what is there now."""


def few(old: str, new: str) -> bool:
    """Whether two wordings differ at one place only, in a word or two."""
    both = (between(new, old), between(old, new))
    return any(len(edits) == 1 and len(edits[0].gone) + len(edits[0].new) <= _FEW for edits in both)


def moved_figures(old: str, new: str, language: str | None, *, english: bool) -> Sides:
    """Figures that changed places without what they count, or stand beside another word: "a week" for "a day"."""
    moved = _moved_figures(old, new, language, english=english)
    if any(moved):
        return moved
    came, gone = _moved_figures(new, old, language, english=english)
    if gone or came or not english:
        return gone, came
    return conflicts(old, [new]), conflicts(new, [old])


def _moved_figures(old: str, new: str, language: str | None, *, english: bool) -> Sides:
    swapped = exchanged.of_figures(new, between(new, old), language)
    if not _trade(swapped):
        swapped = exchanged.figures(new, [old], language) if english else []
    return _sides(swapped)


def moved_names(old: str, new: str) -> Sides:
    """Names that changed places."""
    moved = _sides(exchanged.of_names(new, between(new, old)))
    if any(moved):
        return moved
    came, gone = _sides(exchanged.of_names(old, between(old, new)))
    return gone, came


def _sides(swapped: Sequence[Exchange]) -> Sides:
    return ([e.gone for e in swapped], [e.new for e in swapped]) if _trade(swapped) else ([], [])


def _trade(found: Sequence[Exchange]) -> bool:
    """Whether what is gone at one place has come at another: else a stretch was only moved."""
    gone, new = (Counter(_MARKS.split(" ".join(side))) for side in ([e.gone for e in found], [e.new for e in found]))
    return bool(found) and gone == new


def negated(old: str, new: str) -> str | None:
    """The word whose sense the changes turned, and how."""
    if told := _turned(between(new, old)):
        how, word = told
        return {"added": f"“{word}” now negated", "lost": f"“{word}” no longer negated"}.get(how, f"turned at “{word}”")
    if told := _turned(between(old, new)):
        how, word = told
        return {"added": f"“{word}” no longer negated", "lost": f"“{word}” now negated"}.get(how, f"turned at “{word}”")
    return None


def _turned(edits: tuple[Edit, ...]) -> tuple[str, str] | None:
    found = polarity(edits) if keeps_negations(edits) else None
    return (found[0], found[1].new) if found else None


def no_for_not(old: str, new: str) -> bool:
    """Whether `new` only says "found no fault" for "did not find (that there was) any fault"."""
    found = (*negations(old), *negations(new))
    if [n.by in _NOT for n in found] != [True, False] or found[1].by != "no" or not negations(old):
        return False
    denied, none = found
    before, told = read(old), read(new)
    verb = next((s for s in told.stems[none.at - 1 : none.at] if s == denied.head), None)
    places = before.places(denied.head)
    return verb is not None and any(none.head in before.stems[p + 1 : p + _OBJECT] for p in places if p > denied.at)


def with_units(lost: list[str], came: list[str], old: str, new: str, language: str | None) -> Sides:
    """Figures that were replaced, with their units where these are what changed: "5 km" and "5 miles"."""
    gone = lost or list(filter(None, (in_other_unit(f, new, [old], language) for f in came)))
    now = came or list(filter(None, (in_other_unit(f, old, [new], language) for f in lost)))
    if lost and came and lost != came:
        return lost, came
    if not (gone and now):
        return lost, came
    return _shown(gone, old, new, language), _shown(now, new, old, language)


def _shown(figures: list[str], text: str, other: str, language: str | None) -> list[str]:
    return [with_unit(f, text, [other], language) for f in figures]
