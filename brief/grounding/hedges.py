"""Hedges of an English text, and whether a statement has lost one that its sentences have.

Doubt ("may", "reportedly", "alleged", "is expected to") belongs to what is said and must survive whoever says it.
A voice ("X claims", "according to X", "is accused of") is kept as well where the item names a speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from brief.grounding.cuts import NO_CONDITIONS, is_flat_of_future, stands_in
from brief.grounding.edits import Edit, copied
from brief.grounding.foretold import told_as_done
from brief.grounding.glance import having
from brief.grounding.hedging import BEGINNINGS, Hedge, hedges
from brief.grounding.reading import Reading, read
from brief.grounding.retouched import hardened
from brief.grounding.stems import stem

_KEEPING = frozenset(
    """might could would should allegedly reportedly apparently possibly perhaps maybe probably supposedly purportedly
    presumably potentially alleged apparent possible supposed purported presumed unconfirmed unverified potential
    probable likely unlikely if whether unclear uncertain unknown risk danger chance possibility prospect threat warn
    warns warned warning fear fears feared suspicion allegation allegations accusation accusations suggest suggests
    suggested suggesting indicates indicated estimated estimates predict predicts predicted forecast vow vows vowed
    promise promises promised pledge pledged pledges offer offers offered urge urged urges demand demands demanded
    proposal effort efforts suspect suspects try tries
    tried trying attempt attempts attempted attempting bid goal option mulling
    weighing considering considers considered speculation concern concerns question questions potentially hopefully
    seem seems seemed appear appears appeared expects expected rumors rumours plan plans proposed""".split()
)
"""Words that keep a statement from being flat, in whatever way."""
_KEEPING_VOICE = frozenset(
    """according said says say saying told tells claims claimed claim claiming alleges allege alleging accuses accused
    accuse accusing charge charged charges reported reports report reporting insists insisted argues argued believes
    believed believe denies denied suspects stated states state added wrote writes testified blames blamed maintains
    maintained asserts asserted contends contended explains explained statement describes described complaint
    prosecution prosecutors lawsuit indictment trial opinion view think thinks allegation announced announces noted
    confirmed""".split()
)
_SHOWING = frozenset("show shows showed find finds found reveal reveals revealed".split())
_SHOWN_BY = frozenset(
    """poll polls survey surveys study studies research data figures documents document records record footage video
    videos cameras camera photos images analysis tests test audit census investigation inquiry""".split()
)
_REPORTS = frozenset("reported reports".split())
_NOT = frozenset("not n't never".split())
_IS = frozenset("be been being is are was were not n't".split())
_NEAR = 8
"""Words between what shows something and the verb."""


_IF = frozenset("if unless provided".split())
_MAIN = frozenset("but will would can could may might must".split())
"""Words by which more than a condition was left out: what it is the condition of."""
_SHOWN = 6
_OPENING = 3
_ARTICLES = frozenset("the a an this that its his her their".split())
_NOUNS = ("al", "ion", "ment", "ance", "ence", "ure", "ing", "s")
"""Ends of words that do not tell a thing as done: "a renewal" of "tried to renew"."""
_APPEARS = frozenset("appear appears appeared".split())
_DECIDES = frozenset(
    """vote votes voting ballot referendum decide decides deciding decision rule rules ruling debate debates debating
    discuss discusses discussing discussion discussions talks negotiate negotiating negotiations deliberate""".split()
)
_ON = frozenset("on about over upon".split())
_DECIDED_ON, _DECIDED = 10, 4
"""Words from what decides to what is decided on, and to its preposition."""
_THERE = frozenset("in before at on".split())


class Lost(NamedTuple):
    """A hedge that a statement does not keep."""

    hedge: str
    word: str
    sentence: int


def lost(statement: str, sentences: Sequence[str], *, spoken: bool) -> Lost | None:
    """The first hedge of the cited sentences that an English statement states flatly.

    Args:
        statement: what the item says. One that stands whole in a sentence loses nothing here; see `cuts`.
        sentences: the sentences it cites.
        spoken: whether the item names a speaker, so that a voice is kept there.
    """
    if not sentences or any(stands_in(statement, s) for s in sentences):
        return None
    return _lost(statement, tuple(sentences), spoken)


@lru_cache(maxsize=2048)
def _lost(statement: str, sentences: tuple[str, ...], spoken: bool) -> Lost | None:
    copy = copied(statement, sentences) if len(sentences) == 1 else None
    if copy and (found := _hardened(statement, copy.edits, sentences[0], spoken=spoken)):
        return found
    if done := told_as_done(statement, sentences):
        verb, ahead, n = done
        return Lost(ahead, verb, n)
    hedging = {w for s in sentences for w in having(s, BEGINNINGS)}
    if not hedging or hedging.issubset(having(statement, BEGINNINGS)):
        return None
    item = read(statement)
    if _keeps(item) or _left_open(item) or "?" in item.words or any(h.kind == "doubt" for h in hedges(statement)):
        return None
    voiced = spoken or _voiced(item) or _is_shown(item)
    for n, sentence in enumerate(sentences):
        reading = read(sentence)
        for hedge in hedges(sentence):
            if hedge.head not in item.contents or (voiced and hedge.kind == "voice"):
                continue
            if _restates(item, reading, hedge) and not _flat_elsewhere(hedge, sentences, n):
                told = _as_printed(item, hedge.head)
                if not _in_other_words(told, item, reading, hedge):
                    return Lost(reading.low[hedge.at], told, n)
    return None


def _in_other_words(told: str, item: Reading, reading: Reading, hedge: Hedge) -> bool:
    """Whether a statement keeps a hedge, or its sense, by another word."""
    by = reading.low[hedge.at]
    if by == "whether":
        return _to_be_decided(item, hedge.head)
    if by == "according":
        return _found_by(item, reading, hedge.at)
    if by == "reportedly":
        return not item.words.isdisjoint(_REPORTS)
    if by == "due" and told in reading.words:
        return True  # "due to memory problems" gives a cause, and "due to meet" has another form once done
    return hedge.weak and (_future(item, hedge.head) or told.endswith(_NOUNS))


def _hardened(statement: str, edits: tuple[Edit, ...], sentence: str, *, spoken: bool) -> Lost | None:
    """What the changes in a copied sentence take out."""
    change = hardened(edits, spoken=spoken)
    return Lost(change.gone, change.new, 0) if change else _condition(statement, edits, sentence)


def _condition(statement: str, edits: Sequence[Edit], sentence: str) -> Lost | None:
    """`the firm will close`, where the sentence has "if the bank agrees" beside it."""
    if not is_flat_of_future(statement):
        return None
    for gone in (e.gone for e in edits if not e.new and len(e.gone) > _OPENING):
        low = [w.lower() for w in gone]
        if low[0] in _IF and low[1] not in NO_CONDITIONS and _MAIN.isdisjoint(low) and _is_all_of_it(gone, sentence):
            return Lost(" ".join(gone[:_SHOWN]) + (" …" if len(gone) > _SHOWN else ""), "will", 0)
    return None


def _is_all_of_it(gone: Sequence[str], sentence: str) -> bool:
    """Whether the words of a condition were left out to its end, and it is not told otherwise: "taking guns will lead
    to" for "if you talk about taking guns, there is".
    """
    words = r"\W+".join(re.escape(w).replace("'", "['’]") for w in gone)
    return re.search(words + r"\W*(?:[,.;:)”\"—–]|$)", sentence) is not None


def _to_be_decided(item: Reading, head: str) -> bool:
    """`a vote on extending the ban`: what is decided on is as open as with "whether"."""
    for place in item.places(head):
        before = item.low[max(0, place - _DECIDED_ON) : place]
        on = next((k for k in range(len(before) - 1, -1, -1) if before[k] in _ON), None)
        if on is not None and not _DECIDES.isdisjoint(before[max(0, on - _DECIDED) : on]):
            return True
    return False


def _left_open(item: Reading) -> bool:
    """`cannot be ruled out`: it is possible, and no more."""
    return {"rul", "out"}.issubset(item.stems) and not _NOT.isdisjoint(item.low)


def _is_shown(item: Reading) -> bool:
    """`a poll found`, `footage shows`: told as what somebody found, as "according to" does; not `footage was found`."""
    if _SHOWING.isdisjoint(item.low) or _SHOWN_BY.isdisjoint(item.low):
        return False
    verbs = (i for i, w in enumerate(item.low) if w in _SHOWING and i and item.low[i - 1] not in _IS)
    return any(not _SHOWN_BY.isdisjoint(item.low[max(0, i - _NEAR) : i]) for i in verbs)


def _keeps(item: Reading) -> bool:
    """Whether any word keeps a statement from being flat. Who "appeared in court" has been seen there."""
    kept = item.words & _KEEPING
    if not kept or kept - _APPEARS:
        return bool(kept)
    return not any(a in _APPEARS and b in _THERE for a, b in pairwise(item.low))


def _voiced(item: Reading) -> bool:
    """Whether a statement says that somebody says it. "The report" may be what it is about, unless that begins it."""
    kept = item.words & _KEEPING_VOICE
    return bool(kept - {"report"}) or "report" in item.low[:_OPENING] or ("report" in kept and _is_verb(item))


def _found_by(item: Reading, reading: Reading, at: int) -> bool:
    """`UpGuard found` for `according to a report by UpGuard`: whom the sentence names there, told to have found it."""
    names = {w for w, capital in list(zip(reading.low, reading.capital, strict=True))[at + 2 : at + _NEAR] if capital}
    return any(a in names and b in _SHOWING for a, b in pairwise(item.low))


def _is_verb(item: Reading) -> bool:
    return any(b == "report" and a not in _ARTICLES for a, b in pairwise(item.low))


def _as_printed(item: Reading, head: str) -> str:
    return next(w for w, s in zip(item.low, item.stems, strict=True) if s == head)


def _restates(item: Reading, reading: Reading, hedge: Hedge) -> bool:
    """Whether the statement is about what is hedged: it has the predicate and most of its words from there."""
    shared = item.contents & reading.contents
    clause = reading.in_clause(reading.clause[hedge.at])
    telling = len(shared) >= 2 and len(shared) >= 0.5 * len(item.contents)
    if hedge.whole:
        stated = reading.low[hedge.at] == "according" or len(clause & item.contents) >= 0.5 * len(clause)
        return telling and stated and len(shared) >= 0.6 * len(item.contents)
    return telling and len(clause & item.contents) >= min(2, len(clause - {stem(reading.low[hedge.at])}))


def _flat_elsewhere(hedge: Hedge, sentences: tuple[str, ...], at: int) -> bool:
    """Whether a cited sentence has the word outside a hedge."""
    for n, sentence in enumerate(sentences):
        reading = read(sentence)
        hedged = sum(h.head == hedge.head for h in hedges(sentence)) if n == at else 0
        if len(reading.places(hedge.head)) > hedged:
            return True
    return False


def _future(item: Reading, head: str) -> bool:
    """Whether the statement says it of the future: "will", or an infinitive as headlines have it."""
    places = item.places(head)
    return all(any(w in ("will", "to", "would", "n't") for w in item.low[max(0, p - 4) : p]) for p in places)
