"""A verb that an English statement replaces by its opposite, between the same neighbours."""

from __future__ import annotations

from brief.grounding.negations import negations
from brief.grounding.opposites import OPPOSITES, SAME
from brief.grounding.reading import Reading, read
from brief.grounding.stems import stem

_PLAIN = frozenset("not n't no never nor neither without nobody none".split())
_BODIES = frozenset(
    map(stem, "company firm government ministry court union party group team club side authority agency".split())
)
_REFUSES = frozenset(map(stem, "refuse refusal decline fail failure unable unwilling reluctant".split()))
_NEAR = 6
"""Words between a verb and its "not", at most."""


def opposed(statement: str, sentences: tuple[str, ...]) -> tuple[str, int, str] | None:
    """The word, the sentence's index, and the word that it has there."""
    item = read(statement)
    words = [i for i, s in enumerate(item.stems) if s in OPPOSITES]
    if not words or negations(statement):
        return None
    for i in words:
        opposites = OPPOSITES[item.stems[i]]
        if any(item.stems[i] in read(s).contents for s in sentences):
            continue
        for n, sentence in enumerate(sentences):
            reading = read(sentence)
            found = opposites & reading.contents
            if "than" in item.words | reading.words and item.low[i].endswith("er"):
                continue  # "lower in Kestria" for "higher in Ostrava than in Kestria"
            if (
                not found
                or found & item.contents
                or _is_plainly_negated(reading, found)
                or all(_is_refused(reading, p) for w in found for p in reading.places(w))
                or _has_another(item.stems[i], reading)
            ):
                continue
            # "The company rejected it" may be said of whom the sentence names.
            others = len(item.contents - (_BODIES - reading.contents)) - 1
            if len(item.contents & reading.contents) < max(min(2, others), 0.6 * others):
                continue
            if any(_neighbours(item, i) & _neighbours(reading, p) for w in found for p in reading.places(w)):
                return item.low[i], n, next(reading.low[p] for w in found for p in reading.places(w))
    return None


def _is_plainly_negated(reading: Reading, found: frozenset[str]) -> bool:
    """Whether a "not" stands near one of these words, before or behind."""
    places = [p for w in found for p in reading.places(w)]
    return any(w in _PLAIN and any(abs(i - p) <= _NEAR for p in places) for i, w in enumerate(reading.low))


def _is_refused(reading: Reading, at: int) -> bool:
    """Whether a verb tells what somebody does not do: "refused to accept" is "rejected"."""
    return at > 1 and reading.low[at - 1] == "to" and reading.stems[at - 2] in _REFUSES


def _has_another(word: str, reading: Reading) -> bool:
    """Whether the sentence has a word of the same sense as well: "fell, after a rise" for "dropped"."""
    return any(s == word or word in SAME.get(s, ()) for s in reading.contents)


def _neighbours(reading: Reading, at: int) -> set[str]:
    """The nearest content words of the clause, two on either side."""
    clause = reading.clause[at]
    near: set[str] = set()
    for step in (-1, 1):
        k, found = at + step, 0
        while 0 <= k < len(reading.low) and reading.clause[k] == clause and found < 2:
            if reading.content[k]:
                near.add(reading.stems[k])
                found += 1
            k += step
    return near
