"""How alike two items are: in what they say, in the sentences they cite, and in who says it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from brief.comparison.items import Item
from brief.comparison.texts import folded, spoken_words
from brief.grounding.names import same_voice

LEAST = 0.4
"""Below this two items are two items: a text half alike is not enough by itself, nor is the same sentence."""

_WORDS, _EVIDENCE, _VOICE = 0.5, 0.35, 0.15
_WELL_WORDED = 0.25
"""What a wording that is nearly the same is worth beyond that: more than a sentence which both happen to cite."""
_OTHER_VOICE = -0.05
_NAMES_AGREE, _NAMES_EVIDENCE = 0.75, 0.2
_SAME_TEXT, _SAME_DIGITS = 0.04, 0.01
"""What decides between items that differ in a figure alone."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An item with what its likeness to others is worked out from."""

    item: Item
    words: Mapping[str, int]
    """The words of what it says; figures in digits are all one word, so that another figure is no other item."""
    digits: tuple[str, ...]
    text: str
    cited: frozenset[str]
    """Its sentences, by a key that an edited sentence shares with what it was."""
    key: str

    @property
    def features(self) -> set[tuple[str, str]]:
        """What other items may share with it."""
        return {("word", w) for w in self.words} | {("cited", c) for c in self.cited}


def profile(item: Item, keys: Mapping[str, str]) -> Profile:
    """An item's profile; `keys` gives the key of each cited sentence."""
    said = tuple(spoken_words(" ".join((item.says, *item.aliases))))
    digits = tuple(w for w in said if w[0].isdigit())
    counted = Counter("0" if w[0].isdigit() else w for w in said)
    cited = frozenset(keys[c] for c in item.cited)
    return Profile(item, counted, digits, folded(item.says), cited, f"{item.content}\n{sorted(cited)}")


class Likeness:
    """How alike items of two lists are; words that few items have weigh more."""

    def __init__(self, old: Sequence[Profile], new: Sequence[Profile]) -> None:
        self._most = max(len(old), len(new), 1)
        self._spread = _spread(old) | _spread(new)

    def __call__(self, a: Profile, b: Profile) -> float:
        """From 0 to 1, the same both ways."""
        evidence = _overlap(a.cited, b.cited)
        if a.item.names and b.item.names:
            if any(same_voice(x, y) for x in a.item.names for y in b.item.names):
                return _NAMES_AGREE + _NAMES_EVIDENCE * evidence + _SAME_TEXT * (a.text == b.text)
            return _WORDS * self._wording(a, b) + _NAMES_EVIDENCE * evidence
        wording = self._wording(a, b)
        agree = _agreement(a.item.voices, b.item.voices)
        said = _WORDS * wording + max(_EVIDENCE * evidence, _WELL_WORDED * (2 * wording - 1))
        score = said / (_WORDS + _EVIDENCE) if agree is None else said + (_VOICE * agree if agree else _OTHER_VOICE)
        ties = _SAME_TEXT * (a.text == b.text) + _SAME_DIGITS * (a.digits == b.digits)
        return max(0.0, score * (1 - _SAME_TEXT - _SAME_DIGITS) + ties)

    def _wording(self, a: Profile, b: Profile) -> float:
        if a.text == b.text:
            return 1.0
        every = self._weight(a.words.items()) + self._weight(b.words.items())
        shared = self._weight((w, min(n, b.words[w])) for w, n in a.words.items() if w in b.words)
        return 2 * shared / every if every else 0.0

    def _weight(self, counted: Iterable[tuple[str, int]]) -> float:
        return math.fsum(n * math.log1p(self._most / self._spread[word]) for word, n in counted)


def _spread(profiles: Iterable[Profile]) -> Counter[str]:
    return Counter(word for p in profiles for word in p.words)


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Between the share of all sentences and the share of the shorter list: one sentence more changes little."""
    both = len(a & b)
    return both * (1 / len(a | b) + 1 / min(len(a), len(b))) / 2 if both else 0.0


def _agreement(a: Sequence[str], b: Sequence[str]) -> float | None:
    """The share of people who are the same; None where nobody is named on one side."""
    if not a or not b:
        return None
    same = sum(same_voice(x, y) for x, y in zip(a, b, strict=False))
    return same / max(len(a), len(b))
