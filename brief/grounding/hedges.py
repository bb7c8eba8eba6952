"""Hedges of an English text, and whether a statement has lost one that its sentences have.

Doubt ("may", "reportedly", "alleged", "is expected to") belongs to what is said and must survive whoever says it.
A voice ("X claims", "according to X", "is accused of") is kept as well where the item names a speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from brief.grounding.cuts import stands_in
from brief.grounding.edits import copied
from brief.grounding.glance import having, may_have, starts_of
from brief.grounding.reading import Reading, read
from brief.grounding.retouched import hardened
from brief.grounding.stems import stem

Kind = Literal["doubt", "voice"]

_BEGINNINGS = starts_of(
    """may might could alleg repor appar possib perhaps maybe probab likely unlikely suppos purpor presum poten seem
    appear suspec believ thought feared rumor rumour unconf unveri accus claim according plan planned intend hope hoped
    hoping expec consid threa propos whether estim said set due aim sched seek want think"""
)
_MODALS = frozenset("may might could".split())
_ADVERBS = frozenset(
    (
        "allegedly reportedly apparently possibly perhaps maybe probably supposedly purportedly presumably potentially"
    ).split()
)
_ADJECTIVES = frozenset(
    "alleged suspected apparent possible supposed purported presumed unconfirmed unverified potential"
    " probable rumored rumoured"
    " attempted".split()
)
# "is believed to have": the participle, "to", and what is not certain.
_TO = frozenset(
    "believed thought expected feared reported said likely alleged suspected planning plans planned"
    " plan intends intend intended"
    " intending hopes hope hoped hoping seems seem seemed appears appear appeared scheduled rumored rumoured threatens"
    " threatened threaten threatening proposes proposed aims aimed aim wants wanted want seeks sought"
    " set due understood"
    " estimated supposed presumed claims claim claimed purports".split()
)
_NEUTRAL_TO = frozenset(
    "said reported understood set due scheduled wants wanted want seeks sought aims aimed aim".split()
)
"""Weak ones: only what is stated as having happened loses something."""
_VOICES = frozenset("alleges alleged allege alleging claims claimed claim claiming purports purported".split())
_ACCUSES = frozenset("accused accuses accuse accusing".split())
_BELIEVES = frozenset("believes believe believed suspects suspect suspected fears fear feared thinks think".split())
_MARKS = frozenset("\"'-,")
_OPENS = frozenset('"(;:')
_SKIP = frozenset(
    """the a an to have has had be been being is are was were not n't also already even soon still only just his her
    its their that it he she they of in on as who which this these those some any no at least about more than up
    another""".split()
)
_KEEPING = frozenset(
    """might could would should allegedly reportedly apparently possibly perhaps maybe probably supposedly purportedly
    presumably potentially alleged apparent possible supposed purported presumed unconfirmed unverified potential
    probable likely unlikely if whether unclear uncertain unknown risk chance possibility prospect threat warn warns
    warned warning fear fears feared suspicion allegation allegations accusation accusations suggest suggests
    suggested suggesting indicates indicated estimated estimates predict predicts predicted forecast vow vows vowed
    promise promises promised pledge pledged pledges offer offers offered urge urged urges demand demands demanded
    proposal effort efforts suspect suspects try tries tried trying attempt attempts attempted attempting bid goal option mulling
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
_NOT = frozenset("not n't never".split())
_IS = frozenset("be been being is are was were not n't".split())
_NEAR = 8
"""Words between what shows something and the verb."""


_APPEARS = frozenset("appear appears appeared".split())
_THERE = frozenset("in before at on".split())


class Hedge(NamedTuple):
    """One hedge and what it hedges."""

    at: int
    head: str
    kind: Kind
    weak: bool = False
    """Whether saying so of the future ("will") is as good."""
    whole: bool = False
    """Whether it hedges a clause as such, not one word."""


class Lost(NamedTuple):
    """A hedge that a statement does not keep."""

    hedge: str
    word: str
    sentence: int


@lru_cache(maxsize=4096)
def hedges(text: str) -> tuple[Hedge, ...]:
    """The hedges of an English text, in its order."""
    if not may_have(text, _BEGINNINGS):
        return ()
    reading = read(text)
    found: list[Hedge] = []
    for i, word in enumerate(reading.low):
        found += _hedges_at(reading, i, word)
    return tuple(found)


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
    if copy:
        change = hardened(copy.edits, spoken=spoken)
        if change:
            return Lost(change.gone, change.new, 0)
    hedging = {w for s in sentences for w in having(s, _BEGINNINGS)}
    if not hedging or hedging.issubset(having(statement, _BEGINNINGS)):
        return None
    item = read(statement)
    if _keeps(item) or _left_open(item) or "?" in item.words or any(h.kind == "doubt" for h in hedges(statement)):
        return None
    voiced = spoken or bool(item.words & _KEEPING_VOICE) or _is_shown(item)
    for n, sentence in enumerate(sentences):
        reading = read(sentence)
        for hedge in hedges(sentence):
            if hedge.head not in item.contents or (voiced and hedge.kind == "voice"):
                continue
            if _restates(item, reading, hedge) and not _flat_elsewhere(hedge, sentences, n):
                if hedge.weak and _future(item, hedge.head):
                    continue
                return Lost(reading.low[hedge.at], _as_printed(item, hedge.head), n)
    return None


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


def _hedges_at(reading: Reading, i: int, word: str) -> list[Hedge]:  # noqa: C901, PLR0911
    """One branch for each way of hedging."""
    low = reading.low
    after = low[i + 1] if i + 1 < len(low) else ""
    if word in _MODALS:
        # "May" is the month, and what could not be did not happen.
        if (reading.capital[i] and i and word == "may") or (word == "could" and after in _NOT):
            return []
        return [Hedge(i, s, "doubt") for s in _heads(reading, i + 1)]
    if word in _ADVERBS:
        if after == "," and (i == 0 or reading.clause[i - 1] != reading.clause[i] or low[i - 1] in _OPENS):
            return _clause(reading, i, i + 2, "doubt")
        return [Hedge(i, s, "doubt") for s in _heads(reading, i + 1)]
    if word in _TO and after == "to":
        verbal = word in ("claims", "claim", "claimed", "purports")
        weak = word in _NEUTRAL_TO or (low[i - 1] if i else "") not in ("is", "are", "was", "were", "be", "been")
        return [Hedge(i, s, "voice" if verbal else "doubt", weak) for s in _heads(reading, i + 2)]
    if word in _ADJECTIVES and after[:1].isalpha() and not _verbal(reading, i):
        return [Hedge(i, s, "doubt") for s in _heads(reading, i + 1, nouns=2)]
    if word in _ACCUSES or (word == "suspected" and after == "of"):
        place = next((k for k in range(i + 1, min(i + 9, len(low))) if low[k] in ("of", "by")), None)
        if place is not None and low[place] == "of":
            return [Hedge(i, s, "voice" if word in _ACCUSES else "doubt") for s in _heads(reading, place + 1)]
        return []
    if word in _VOICES and after == "that":
        return _clause(reading, i, i + 2, "voice")
    if (
        word in _VOICES
        and reading.clause[i] == reading.clause[min(i + 1, len(low) - 1)]
        and after in _SKIP | {"i", "we"}
    ):
        return _clause(reading, i, i + 1, "voice")
    if word == "according" and after == "to":
        return [Hedge(i, s, "voice", whole=True) for s in _before(reading, i)]
    if word in _BELIEVES and after == "that":
        return _clause(reading, i, i + 2, "voice")
    if word == "whether":
        return _clause(reading, i, i + 1, "doubt")
    return []


def _verbal(reading: Reading, i: int) -> bool:
    """Whether a word such as "alleged" is a verb here: "police alleged he …", "it is possible that …"."""
    low = reading.low
    before = low[i - 1] if i else ""
    after = low[i + 1]
    if after in (
        "that",
        "he",
        "she",
        "it",
        "they",
        "to",
        "of",
        "by",
        "in",
        "for",
        "and",
        "or",
        "the",
        "a",
        "his",
        "her",
        "their",
    ):
        return True
    return low[i] in ("alleged", "suspected", "supposed") and before in ("has", "have", "had", "also")


def _heads(reading: Reading, start: int, *, nouns: int = 1) -> list[str]:
    """The first word from there that says something; behind an adjective, the nouns it may stand to."""
    found: list[str] = []
    clause = reading.clause[min(start, len(reading.low) - 1)]
    for k in range(start, min(start + 8, len(reading.low))):
        word = reading.low[k]
        if word in _MARKS and not found:
            continue
        if reading.clause[k] != clause or not word[0].isalnum():
            break
        if found and reading.capital[k]:
            break  # whose name it is: "suspected gunman | Karl Lund"
        if reading.content[k] and (found or not word.endswith("ly")):
            found.append(reading.stems[k])
        elif found:
            break
        if len(found) == nouns:
            break
    return found


def _clause(reading: Reading, at: int, start: int, kind: Kind) -> list[Hedge]:
    """A hedge on every word of the clause that begins there."""
    if start >= len(reading.low):
        return []
    clause = reading.clause[start]
    return [
        Hedge(at, reading.stems[k], kind, whole=True)
        for k in range(start, len(reading.low))
        if reading.clause[k] == clause and reading.content[k]
    ]


def _before(reading: Reading, at: int) -> list[str]:
    """What "according to" hedges: all of its sentence but whom it names."""
    clause = reading.clause[at]
    if at == 0:
        comma = next((k for k, w in enumerate(reading.low) if w == ","), len(reading.low))
        return [s for k, s in enumerate(reading.stems) if k > comma and reading.content[k]]
    return [s for k, s in enumerate(reading.stems[:at]) if reading.content[k] and reading.clause[k] == clause]
