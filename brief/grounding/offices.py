"""What is said of an office in a copied English sentence: "the mayor" for "the acting mayor", "former" put in before
"director".

With one such word more or less it is another office, or somebody else who holds it now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from brief.grounding.cuts import place, stands_in
from brief.grounding.edits import copied, tokens
from brief.grounding.exchanged import Exchange
from brief.grounding.stems import FUNCTION_WORDS
from brief.lexicon import Cue, at_a_word
from brief.office_titles import OFFICES

_KINDS = {
    word: words.split()[0]
    for words in (
        "former ex onetime retired",
        "acting interim caretaker",
        "deputy vice assistant",
        "elect incoming designate",
    )
    for word in words.split()
}
"""Words that say how somebody holds an office, by what they come to."""
_BEHIND = frozenset("elect designate".split())
_says_how = Cue(at_a_word(re.compile(rf"\b(?:{'|'.join(_KINDS)})\b", re.IGNORECASE)))
_TITLES = OFFICES | frozenset(
    """representative lawmaker mp councillor envoy chair chief head ceo executive commander general colonel captain
    admiral justice marshal speaker treasurer principal rector dean bishop editor manager coach trainer champion
    officer king queen superintendent inspector adviser advisor""".split()
)
_FOR_LIFE = frozenset("general colonel captain admiral commander officer bishop".split())
"""Titles that are kept in retirement."""
_BETWEEN = 3
"""Words between what is said of an office and the office, at most: "former national security adviser"."""
_CUT_BEFORE = re.compile(rf"\b((?:{'|'.join(sorted(_KINDS.keys() - _BEHIND))})[\s-])+$", re.IGNORECASE)
_CUT_BEHIND = re.compile(rf"-(?:{'|'.join(_BEHIND)})\b", re.IGNORECASE)


class Held(NamedTuple):
    """An office as a text has it."""

    office: str
    kinds: frozenset[str]
    before: str
    """The word right before it, where that belongs to it: "prime"."""
    name: frozenset[str]
    """The words behind it that have a capital: who holds it."""
    printed: str


def offices(statement: str, sentences: Sequence[str], article: Sequence[str]) -> list[Exchange]:
    """Offices of a statement of which its sentence says something that it does not, or the other way round.

    Args:
        statement: what the item says.
        sentences: the sentences it cites.
        article: all that may call somebody as the statement does; then nothing is wrong with it.
    """
    if not any(map(_says_how, (statement, *sentences))):
        return []
    if any(stands_in(statement, s) for s in sentences):
        return _cut(statement, sentences, article)
    copy = copied(statement, sentences)
    if copy is None:
        return []
    found = [(a, b) for a, b in _pairs(_held(statement), _held(sentences[copy.sentence])) if a.kinds != b.kinds]
    return [Exchange(a.printed, b.printed) for a, b in found if not _told_so(a, b.kinds - a.kinds, article)]


def held_otherwise(role: str, name: frozenset[str], sentences: Sequence[str]) -> Exchange | None:
    """The office in a role that somebody of that name (its words in small letters) holds in another way in the
    sentences that tell of them: "former mayor" for "the mayor, Ida Moe", "mayor" for "former mayor Ida Moe".
    """
    if not any(map(_says_how, (role, *sentences))):
        return None
    there = [h for s in sentences for h in _held(s) if h.name & name or not h.name]
    for own in _held(role):
        same = [h for h in there if h.office == own.office]
        if not own.kinds:
            same = [h for h in same if h.name]
        if same and all(h.kinds != own.kinds for h in same):
            return Exchange(own.printed, same[0].printed)
    return None


def _cut(statement: str, sentences: Sequence[str], article: Sequence[str]) -> list[Exchange]:
    """What a statement that is a stretch of its sentence leaves off right before it, or right behind it."""
    found: list[Exchange] = []
    held = _held(statement)
    for sentence in sentences:
        span = place(statement, sentence)
        if span is None or not held:
            continue
        before, behind = _CUT_BEFORE.search(sentence[: span.start]), _CUT_BEHIND.match(sentence, span.end)
        words = tokens(statement)
        own, edge = (held[0], words[: _BETWEEN + 1]) if before else (held[-1], words[-1:])
        off = before or behind
        if off is None or own.printed.split()[-1] not in edge:
            return []
        whole = f"{off[0]}{own.printed}" if before else f"{own.printed}{off[0]}"
        lost = _held(" ".join((off[0], *edge)) if before else whole)[0].kinds - own.kinds
        if lost and not _told_so(own, lost, article):
            found.append(Exchange(own.printed, whole))
    return found[:1]


def _pairs(own: Sequence[Held], theirs: Sequence[Held]) -> Iterator[tuple[Held, Held]]:
    """The offices that are one: of those with the same person, or in the same order where nobody else is named."""
    for office in dict.fromkeys(h.office for h in own):
        a, b = ([h for h in side if h.office == office] for side in (own, theirs))
        for n, held in enumerate(a):
            same = [h for h in b if h.name & held.name]
            if not same and len(a) == len(b) and not (held.name and b[n].name):
                same = [b[n]]
            if len(same) == 1:
                yield held, same[0]


def _told_so(own: Held, lost: frozenset[str], article: Sequence[str]) -> bool:
    """Whether the article has the office elsewhere without what was left out here, or with what was put in."""
    for held in (h for sentence in article for h in _held(sentence) if h.office == own.office):
        if not lost:
            if own.kinds <= held.kinds:
                return True
        elif held.kinds <= own.kinds and own.before in ("", held.before) and (not own.name or own.name & held.name):
            return True
    return False


@lru_cache(maxsize=1024)
def _held(text: str) -> tuple[Held, ...]:
    words = tokens(text)
    low = [w.lower().removesuffix("'s") for w in words]
    at = [i for i, w in enumerate(low) if w in _TITLES or w[:-1] in _TITLES]
    return tuple(_one(words, low, i) for i in at)


def _one(words: list[str], low: list[str], i: int) -> Held:
    first = i
    while first and i - first <= _BETWEEN and low[first - 1] not in FUNCTION_WORDS and low[first - 1] not in _TITLES:
        first -= 1
    said = [k for k in range(first, i) if low[k] in _KINDS and low[k] not in _BEHIND]
    end = i + 1
    office = low[i].removesuffix("s")
    kinds = {_KINDS[low[k]] for k in said if not (low[k] == "retired" and office in _FOR_LIFE)}
    if office.startswith("spokes"):
        kinds.discard("deputy")  # who speaks for somebody all the same
    if low[end : end + 1] and low[end] in _BEHIND:
        kinds.add(_KINDS[low[end]])
        end += 1
    stop = next((k for k in range(end, len(words)) if not words[k][0].isupper()), len(words))
    before = low[i - 1] if i > first and low[i - 1] not in _KINDS else ""
    printed = " ".join(words[said[0] if said else i : end])
    return Held(office, frozenset(kinds), before, frozenset(low[end:stop]), printed)
