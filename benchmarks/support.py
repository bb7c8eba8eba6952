"""How far a statement is backed by sentences, as a score from 0 to 1. No model, the same answer every time.

What speaks against a statement is added up, since one made-up piece spoils a sentence, however much of the rest
is sound: words that the best few sentences do not have (rarer ones weigh more), words that stand there but never
near the company they keep in the statement, figures, names, a polarity turned, a doubt lost. Each unit of that is
about one content word's worth; `HALVES` of them, a made-up phrase of three words, halve the score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from math import log

from brief.article import is_english
from brief.grounding.covered import AKIN, MANY, read_in
from brief.grounding.cuts import cut_off, stands_in
from brief.grounding.figures import missing
from brief.grounding.hedges import lost
from brief.grounding.names import proper_names
from brief.grounding.polarity import turned
from brief.grounding.reading import Reading, read
from brief.grounding.words import has_akin

HALVES = 4.0
"""A phrase of three words that the sentences do not have: three for the words, and what they lose as company."""

_FEW = 3
"""Sentences that back one statement at most."""
_COMPANY = 4
"""Content words up to which two words stand near each other."""
_ELSEWHERE = 0.6
"""What a word is worth that only another sentence has."""
_ALONE = 0.5
_FIGURE, _NAME, _TURNED, _DOUBT = 1.0, 0.5, 3.0, 1.0
"""Figures and names count on top of their words; a turned polarity undoes the whole predicate."""


@dataclass(frozen=True, slots=True)
class Support:
    """How far a statement is backed, and what is not."""

    score: float
    """1: every part of it is there; 0.5: about a phrase of it is not."""
    share: float
    """The part of its content words, weighted, that the best sentences have."""
    reasons: tuple[str, ...]
    """What speaks against it, in its order."""


@dataclass(frozen=True)
class _Sources:
    """Sentences, read once: how many have a word, and what stands near it."""

    readings: tuple[Reading, ...]
    having: Counter[str]
    near: dict[str, set[str]]

    def weight(self, word: str) -> float:
        """1 for a word that no sentence has, less the more of them have it."""
        count = max(1, len(self.readings))
        return log(1 + count / (self.having[word] + 0.5)) / log(1 + count / 0.5)


@lru_cache(maxsize=64)
def _sources(sentences: tuple[str, ...], *, english: bool) -> _Sources:
    readings = tuple(read_in(s, english=english) for s in sentences)
    near: dict[str, set[str]] = {}
    for reading in readings:
        order = list(compress(reading.stems, reading.content))
        for i, word in enumerate(order):
            for other in order[i + 1 : i + 1 + _COMPANY]:
                near.setdefault(word, set()).add(other)
                near.setdefault(other, set()).add(word)
    return _Sources(readings, Counter(w for r in readings for w in r.contents), near)


def support(statement: str, sentences: Sequence[str], language: str | None = None) -> Support:
    """How far a statement is backed by sentences.

    Args:
        statement: one sentence or clause.
        sentences: those it is said to rest on, or all of an article.
        language: BCP 47 primary subtag; None counts as English. Elsewhere words are compared as they are.

    Returns:
        A score; 1 for a statement that stands in a sentence word for word.
    """
    return _support(statement, tuple(sentences), language)


@lru_cache(maxsize=2048)
def _support(statement: str, sentences: tuple[str, ...], language: str | None) -> Support:
    english = is_english(language)
    if any(stands_in(statement, s) for s in sentences):
        cut = cut_off(statement, sentences) if english else None
        if cut is None or cut.off == "voice":
            return Support(1.0, 1.0, ())
        return Support(2 ** (-_TURNED / HALVES), 1.0, (f"cut off: {cut.words}",))
    sources = _sources(sentences, english=english)
    said = read_in(statement, english=english)
    order = list(compress(said.stems, said.content))
    best = _best(frozenset(order), sources)
    against, reasons, share = _words_against(order, best, sources)
    for figure in missing(statement, sentences, language):
        against += _FIGURE
        reasons.append(f"figure: {figure}")
    if english:
        more, why = _meaning_against(statement, [sentences[i] for i in best], sources)
        against += more
        reasons += why
    return Support(2 ** (-against / HALVES), share, tuple(reasons))


def _best(wanted: frozenset[str], sources: _Sources) -> list[int]:
    """The few sentences that together have the most of a statement, the best first."""
    found: list[int] = []
    open_words = set(wanted)
    for _ in range(min(_FEW, len(sources.readings))):
        gains = [sum(sources.weight(w) for w in open_words & r.contents) for r in sources.readings]
        most = max(range(len(gains)), key=gains.__getitem__)
        if not gains[most]:
            break
        found.append(most)
        open_words -= sources.readings[most].contents
    return found


def _words_against(order: list[str], best: list[int], sources: _Sources) -> tuple[float, list[str], float]:
    """What its words weigh against a statement, which they are, and the share of them that is there."""
    there = {w for i in best for w in sources.readings[i].contents}
    against = total = 0.0
    reasons: list[str] = []
    for i, word in enumerate(order):
        weight = sources.weight(word)
        worth = 1.0 if word in there else _worth(word, sources)
        company = order[max(0, i - 2) : i] + order[i + 1 : i + 3]
        alone = bool(company) and not any(c in sources.near.get(word, ()) for c in company)
        against += weight * (1 - worth + (_ALONE if alone else 0.0))
        total += weight * (1 - worth)
        if worth < _ELSEWHERE:
            reasons.append(f"word: {word}")
        elif alone:
            reasons.append(f"company: {word}")
    weights = sum(sources.weight(w) for w in order)
    return against, reasons, 1 - total / weights if weights else 1.0


def _worth(word: str, sources: _Sources) -> float:
    if word in sources.having:
        return _ELSEWHERE
    if len(sources.having) > MANY:
        return 0.0
    return AKIN if has_akin(word, sources.having) else 0.0


def _meaning_against(statement: str, best: list[str], sources: _Sources) -> tuple[float, list[str]]:
    against, reasons = 0.0, []
    for name in proper_names(statement):
        unknown = [w for w in read(name).contents if w not in sources.having and not _worth(w, sources)]
        if unknown:
            against += _NAME * len(unknown)
            reasons.append(f"name: {name}")
    turn = turned(statement, best)
    if turn:
        against += _TURNED
        reasons.append(f"polarity: {turn.word}")
    doubt = lost(statement, best, spoken=True)
    if doubt:
        against += _DOUBT
        reasons.append(f"doubt: {doubt.hedge}")
    return against, reasons
