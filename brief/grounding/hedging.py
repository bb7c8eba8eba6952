"""What an English text hedges: each hedge with the word it stands to.

`may have sold the ship` and `reportedly sold the ship` hedge "sell", `a suspected leak` hedges "leak"; `alleged that …`
hedges a whole clause.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from brief.grounding.glance import may_have, starts_of
from brief.grounding.reading import Reading, read

Kind = Literal["doubt", "voice"]

BEGINNINGS = starts_of(
    """may might could alleg repor appar possib perhaps maybe probab likely unlikely suppos purpor presum poten seem
    appear suspec believ thought feared rumor rumour unconf unveri accus claim according plan planned intend hope hoped
    hoping expec consid threa propos whether estim said set due aim sched seek want think
    specul would
    urge order offer tried try attempt promis pledg vow charge understood"""
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
_CLAIMS_TO = frozenset("claims claim claimed purports".split())
_BE = frozenset("is are was were be been".split())
_VOICES = frozenset("alleges alleged allege alleging claims claimed claim claiming purports purported".split())
_ACCUSES = frozenset("accused accuses accuse accusing".split())
_BELIEVES = frozenset("believes believe believed suspects suspect suspected fears fear feared thinks think".split())
# "urged the firm to pay": what it did is another matter, unless the sentence tells that as well.
_MOVES = frozenset(
    """urged urges urge ordered orders offered offers tried tries attempted attempts promised promises pledged pledges
    vowed vows""".split()
)
_ASKS = frozenset("ask call push press seek demand want urge order try decide".split())
_FAR = 10
_DID = frozenset("did done managed succeeded complied eventually agreed then".split())
_TRIED = frozenset(
    """convicted convict guilty sentenced sentence jailed imprisoned admitted admits confessed acquitted cleared fined
    pleaded""".split()
)
"""Words that say how a charge went on."""
_SUBJECTS = frozenset("the a an he she they it his her their its there some i we".split())
"""Words that a clause begins with behind "fear" or "believe"."""
_IT_IS = frozenset(
    "thought believed feared suspected understood alleged reported possible likely probable rumored rumoured".split()
)
_THINKS = frozenset("thinks think".split())
_THERE_IS = frozenset("are were is was been unconfirmed".split())
_NORMALLY = frozenset("normally otherwise usually ordinarily".split())
_SPECULATES = frozenset("speculate speculates speculated speculating".split())
_FACING = frozenset("face faces faced facing amid over denies denied".split())
_TALK = frozenset("reports rumors rumours suspicions fears allegations claims accusations".split())
_NO_NOUN = frozenset("that he she it they to of by in for and or the a his her their".split())
"""Words that no adjective stands before."""
_MARKS = frozenset("\"'-,")
_OPENS = frozenset('"(;:')
_SKIP = frozenset(
    """the a an to have has had be been being is are was were not n't also already even soon still only just his her
    its their that it he she they of in on as who which this these those some any no at least about more than up
    another""".split()
)
_NOT = frozenset("not n't never".split())


class Hedge(NamedTuple):
    """One hedge and what it hedges."""

    at: int
    head: str
    kind: Kind
    weak: bool = False
    """Whether saying so of the future ("will") is as good."""
    whole: bool = False
    """Whether it hedges a clause as such, not one word."""


@lru_cache(maxsize=4096)
def hedges(text: str) -> tuple[Hedge, ...]:
    """The hedges of an English text, in its order."""
    if not may_have(text, BEGINNINGS):
        return ()
    reading = read(text)
    return tuple(h for i, word in enumerate(reading.low) if word in _WORDS for h in _hedges_at(reading, i))


def _hedges_at(reading: Reading, i: int) -> list[Hedge]:
    """What a word hedges, by the first way of hedging that it goes with."""
    after = reading.low[i + 1] if i + 1 < len(reading.low) else ""
    return next((found for way in _WAYS if (found := way(reading, i, after)) is not None), [])


def _modal(reading: Reading, i: int, after: str) -> list[Hedge] | None:
    word = reading.low[i]
    if word not in _MODALS:
        return _doubts(reading, i, i + 1) if word == "would" and after in _NORMALLY else None
    # "May" is the month, and what could not be did not happen.
    if (reading.capital[i] and i and word == "may") or (word == "could" and after in _NOT):
        return []
    return _doubts(reading, i, i + 1) + _asked_for(reading, i)


def _speculation(reading: Reading, i: int, after: str) -> list[Hedge] | None:
    if reading.low[i] not in _SPECULATES:
        return None
    return _clause(reading, i, i + 1 + (after == "that"), "doubt") if after in {"that", *_SUBJECTS} else []


def _adverb(reading: Reading, i: int, after: str) -> list[Hedge] | None:
    if reading.low[i] not in _ADVERBS:
        return None
    opens = i == 0 or reading.clause[i - 1] != reading.clause[i] or reading.low[i - 1] in _OPENS
    return _clause(reading, i, i + 2, "doubt") if after == "," and opens else _doubts(reading, i, i + 1)


def _before_to(reading: Reading, i: int, after: str) -> list[Hedge] | None:
    """`is believed to have`, `plans to sell`."""
    word = reading.low[i]
    if word not in _TO or after != "to":
        return None
    kind: Kind = "voice" if word in _CLAIMS_TO else "doubt"
    weak = word in _NEUTRAL_TO or (reading.low[i - 1] if i else "") not in _BE
    return [Hedge(i, s, kind, weak) for s in _heads(reading, i + 2)]


def _move(reading: Reading, i: int, _after: str) -> list[Hedge] | None:
    return _moved(reading, i) if reading.low[i] in _MOVES and not reading.words & _DID else None


def _adjective(reading: Reading, i: int, after: str) -> list[Hedge] | None:
    if reading.low[i] not in _ADJECTIVES or not after[:1].isalpha() or _verbal(reading, i):
        return None
    return _doubts(reading, i, i + 1, nouns=2)


def _charge(reading: Reading, i: int, after: str) -> list[Hedge] | None:
    """`charged with fraud`, `accused of fraud`."""
    word, low = reading.low[i], reading.low
    if word == "charged" and after == "with" and not reading.words & _TRIED:
        return [Hedge(i, s, "voice") for s in _heads(reading, i + 2, nouns=2)]
    if word not in _ACCUSES and (word != "suspected" or after != "of"):
        return None
    place = next((k for k in range(i + 1, min(i + 9, len(low))) if low[k] in ("of", "by")), None)
    if place is None or low[place] != "of":
        return []
    return [Hedge(i, s, "voice" if word in _ACCUSES else "doubt") for s in _heads(reading, place + 1)]


def _it_is(reading: Reading, i: int, after: str) -> list[Hedge] | None:
    """`it is thought that …`."""
    impersonal = reading.low[max(0, i - 2) : i] in (("it", "is"), ("it", "was"))
    if reading.low[i] not in _IT_IS or not impersonal or after == "to":
        return None
    return _clause(reading, i, i + 1 + (after == "that"), "doubt")


def _voice(reading: Reading, i: int, after: str) -> list[Hedge] | None:
    """`alleged that …`, `believes the ship …`, `amid reports that …`."""
    word, before = reading.low[i], reading.low[i - 1]
    told = after and before not in _SUBJECTS and (after in _SUBJECTS or reading.capital[i + 1])
    if word in _BELIEVES - _THINKS and told:
        return _clause(reading, i, i + 1, "voice")
    if after == "that" and (word in _VOICES | _BELIEVES or (word in _TALK and before in _THERE_IS | _FACING)):
        return _clause(reading, i, i + 2, "voice")
    if word in _TALK and before in _FACING and after in _SUBJECTS:
        return _clause(reading, i, i + 1, "voice")
    beside = reading.clause[i] == reading.clause[min(i + 1, len(reading.low) - 1)]
    if word in _VOICES and beside and after in _SKIP | {"i", "we"}:
        return _clause(reading, i, i + 1, "voice")
    return None


def _source(reading: Reading, i: int, after: str) -> list[Hedge] | None:
    if reading.low[i] == "according" and after == "to":
        return [Hedge(i, s, "voice", whole=True) for s in _before(reading, i)]
    if reading.low[i] != "whether" or (i and reading.low[i - 1] in _NOT):  # "not whether, but when"
        return None
    return _clause(reading, i, i + 1, "doubt")


_WAYS = (_modal, _speculation, _adverb, _before_to, _move, _adjective, _charge, _it_is, _voice, _source)
_WORDS = (
    _MODALS | _SPECULATES | _ADVERBS | _TO | _MOVES | _ADJECTIVES | _ACCUSES | _IT_IS | _BELIEVES | _VOICES | _TALK
) | {"would", "charged", "according", "whether"}
"""Words that may hedge."""


def _doubts(reading: Reading, i: int, start: int, *, nouns: int = 1) -> list[Hedge]:
    """A doubt about the first word from there that says something."""
    return [Hedge(i, s, "doubt") for s in _heads(reading, start, nouns=nouns)]


def _moved(reading: Reading, i: int, reach: int = 7) -> list[Hedge]:
    """`tried to sell`, `urged the firm to pay`: the verb behind "to"."""
    to = next((k for k in range(i + 1, min(i + reach, len(reading.low))) if reading.low[k] in ("to", ",")), None)
    if to is None or reading.low[to] == "," or reading.clause[to] != reading.clause[i]:
        return []
    return [Hedge(i, s, "doubt", weak=True) for s in _heads(reading, to + 1)]


def _asked_for(reading: Reading, i: int) -> list[Hedge]:
    """`might ask for the aid to be repaid`: what is no more certain than that it is asked for."""
    verb = next((k for k in range(i + 1, min(i + 4, len(reading.low))) if reading.low[k] in _ASKS), None)
    return [h._replace(at=i) for h in _moved(reading, verb, _FAR)] if verb is not None else []


def _verbal(reading: Reading, i: int) -> bool:
    """Whether a word such as "alleged" is a verb here: "police alleged he …", "it is possible that …"."""
    low = reading.low
    before = low[i - 1] if i else ""
    after = low[i + 1]
    if after in _NO_NOUN:
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
