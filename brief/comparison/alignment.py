"""Which cited sentence is which: by its text, since a new version of an article numbers its sentences anew.

A sentence that was edited in the article is still the one it was. Only a sentence that the other article no
longer has can have been edited: two that merely look alike stay two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from brief.comparison.match import match
from brief.comparison.texts import folded, overlap, spoken_words

_LEAST = 0.5
"""Share of the words of two sentences that they must have in common for one to be the other, edited."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """A key for each sentence of either document: the same key, the same sentence."""

    old: Mapping[str, str]
    new: Mapping[str, str]
    edited: Mapping[str, str]
    """The sentences that were edited: as it was, as it is."""


def align(old: Iterable[str], new: Iterable[str], *, old_text: str, new_text: str) -> Alignment:
    """Pair the cited sentences `old` and `new` of two articles with those texts."""
    of_old = {text: folded(text) for text in dict.fromkeys(old)}
    of_new = {text: folded(text) for text in dict.fromkeys(new)}
    edited: dict[str, str] = {}
    if old_text != new_text:
        before, after = folded(old_text), folded(new_text)
        lost = [t for t, key in of_old.items() if key not in after]
        came = [t for t, key in of_new.items() if key not in before]
        for i, j in edits(lost, came).items():
            edited[lost[i]] = came[j]
            # A key of its own: neither version may be taken for a sentence that merely reads like it.
            of_old[lost[i]] = of_new[came[j]] = min(folded(lost[i]), folded(came[j]))
    return Alignment(of_old, of_new, edited)


def edits(lost: Sequence[str], came: Sequence[str]) -> dict[int, int]:
    """Which of the sentences that left an article is which of those that came into it: pairs of indexes."""
    return match(lost, came, alike=overlap, least=_LEAST, features=spoken_words, key=str)
