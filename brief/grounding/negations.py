"""What an English text negates: each negation with the word it stands to.

`did not formally approve`, `refused to approve`, `too ill to approve` and `never approved` all negate "approve";
`no evidence` negates "evidence"; `denied that …` negates a whole clause. `not only`, `no doubt` and `no fewer than`
negate nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_lowercase
from typing import NamedTuple

from brief.grounding.glance import may_have, starts_of
from brief.grounding.reading import Reading, read
from brief.grounding.stems import stem

BEGINNINGS = starts_of(
    """not cannot no never nobody none nothing nowhere neither nor without hardly barely scarcely rarely seldom
    non refuse declin fail deny denies denied denial stop ceas lack absen false untrue reject dismiss refut rule
    ruled ruling rules illeg illog impossib improb impra immor improp inval inacc incorr incom inelig insuff incap
    incon inadeq insec indep inact irreg irresp irrel irrev zero invalid disagree disapprove disallow disqualify
    disobey dissatisfied disprove dispute disconnect disloyal dishonest disbelief dislike distrust disrespect
    disregard rebut quit halt unable unwilling yet await far too"""
) | {f"un{a}{b}" for a in ascii_lowercase for b in ascii_lowercase}
"""Beginnings of the words that may negate: a text without one of them negates nothing."""

_NOT = frozenset("not n't never hardly barely scarcely rarely seldom".split())
_NO = frozenset("no neither nor without non zero".split())
_NOBODY = frozenset("nobody none nothing nowhere".split())
# "refused to sign": what follows "to" is what was not done.
_FAILS = frozenset("refuse declin fail unabl unwill refus neglect unlik reluct".split())
_STOPS = frozenset("stop ceas quit halt".split())
_DENIES = frozenset("deny reject dismiss refut rebut disput fals untru untrue".split())
_LACKS = frozenset("lack absenc".split())
PENDING = frozenset("yet await".split())
"""By which a thing is not done so far, and may be still: "has yet to rule", "awaits approval"."""
_BE = frozenset("is are was were be been being remain remains remained seems seemed".split())
_HAVE = frozenset("has have had 've".split())
# Behind "not": words that take the sense on to the next one.
_LIGHT = frozenset(
    """able allowed want been be being have had has do does did to yet even ever immediately any the a an his her its
    their our your my this that these those it in of at with by for from on as him them us really very so too more
    much longer necessarily going get got also still there anyone anything anybody either is was were are will would
    could can should must may might had has n't himself herself themselves itself i we they he she you""".split()
)
_WAYS = [(w,) for w in ("in", "into", "on", "onto", "out", "past", "through")]
_NOT_A_NEGATION = frozenset(
    """not only|not just|not least|not merely|not simply|not to mention|no doubt|no fewer|no less|no more|no matter
    |no wonder|no sooner|not until|not unlike|nothing but|none other|not so|no stranger|nothing less|nothing short
    |no small|no later|not uncommon|no exception|no secret|no surprise|no question""".replace("\n", " ").split("|")
)
_NOT_A_NEGATION = frozenset(p.strip() for p in _NOT_A_NEGATION)
WHOLE = frozenset("all every everyone everybody everything always enough".split())
_THAT = frozenset("that".split())
_CLAIMS = frozenset("claim report suggest accus alleg charg assert rumor notion idea theori content argument".split())
# "unveil" and "discover" undo nothing.
_UNDOES = re.compile(
    r"un(?!ite|veil|cover|fold|leash|earth|dergo|derst|til|ion|iqu|ivers|iform|rest|dert|derl|derw|derm|derg)"
    r"(?=\w{2,}(?:ed|able|ible|ful|fair|fairly|safe|true|lawful|known|seen|sold|paid|willing|likely"
    r"|clear|happy|just|wise)$)"
    r"|dis(?=(?:agree|approv|allow|qualif|obey|obedien|satisf|like|prov|connect|loyal|honest|believ"
    r"|trust|respect|regard))"
    r"|il(?=legal|legitim|logical)|im(?=possib|probab|practic|moral|proper|partial|mobil)"
    r"|in(?=valid|accura|correct|complete|eligib|suffic|capab|consist|adequa|secur|depend|direct"
    r"|activ)|ir(?=regular|respons|relevan|revers)"
)


_UNLIKE_ILL = re.compile(r"\b(?:not|n't|never)\b.* too | too \w+ly | too \w+ to (?:the|an?|his|her|its|their)\b")
"""Unlike "too ill to vote": "not too late to vote", "reacted too quickly to vote", "too close to the shore"."""


class Negation(NamedTuple):
    """One negation."""

    at: int
    """Place of the word that negates."""
    head: str
    """Stem of what it negates; empty where that is left out, as in "she did not"."""
    scope: frozenset[str]
    """For a denied clause, the stems of its content words; else empty."""
    by: str
    """Stem of the word that negates."""
    base: str = ""
    """Where the word negates itself ("unconfirmed"): the word without its prefix."""


@lru_cache(maxsize=4096)
def negations(text: str) -> tuple[Negation, ...]:
    """The negations of a text, in its order. Two that cancel each other ("denied … not") are both left out."""
    if not may_have(text, BEGINNINGS):
        return ()
    reading = read(text)
    found = [n for i in range(len(reading.low)) if (n := _negation(reading, i))]
    denied = [n for n in found if n.scope]
    return tuple(n for n in found if not _cancelled(n, denied, found))


def _cancelled(negation: Negation, denied: list[Negation], found: list[Negation]) -> bool:
    """Whether a negation stands in what another denies, or is the one that denies it."""
    if negation.scope:
        return any(n is not negation and n.at > negation.at and n.head in negation.scope for n in found)
    return any(d.at < negation.at and negation.head in d.scope for d in denied)


def _negation(reading: Reading, i: int) -> Negation | None:  # noqa: C901, PLR0911, PLR0912
    """One branch for each way of negating."""
    low, stems = reading.low, reading.stems
    word, by = low[i], stems[i]
    after = low[i + 1] if i + 1 < len(low) else ""
    if word == "n't" and low[-1] == "?":
        return None  # "Wouldn't somebody have noticed?" says that somebody would
    if word in _NOT or word in _NO or word in _NOBODY:
        return _plain_negation(reading, i, after)
    if by in _FAILS and after == "to":
        return Negation(i, _head(reading, i + 2), frozenset(), by)
    if by in _STOPS and after.endswith("ing"):
        return Negation(i, stems[i + 1], frozenset(), by)
    if word == "yet" and after == "to" and i and low[i - 1] in _HAVE | _BE:
        return Negation(i, _head(reading, i + 2), frozenset(), by)
    if by in _STOPS and low[i + 1 : i + 3] == ("short", "of"):
        return Negation(i, _head(reading, i + 3), frozenset(), by)
    if word == "far" and after == "from" and i and low[i - 1] in _BE and not any(reading.capital[i + 2 : i + 3]):
        return Negation(i, stems[i + 2], frozenset(), by) if any(reading.content[i + 2 : i + 3]) else None
    if word == "too" and low[i + 2 : i + 3] == ("to",) and not _UNLIKE_ILL.search(" ".join(low[max(0, i - 3) : i + 4])):
        return Negation(i, _head(reading, i + 3), frozenset(), by)
    if by in _LACKS or by == "await":
        return Negation(i, _head(reading, i + 1), frozenset(), by)
    if by == "rul" and after == "out":
        if _NOT & {*low[max(0, i - 3) : i]}:
            return None  # What is not ruled out is possible.
        return Negation(i, _head(reading, i + 2), frozenset(), by)
    if by in _DENIES:
        return _denial(reading, i, by)
    undone = _UNDOES.match(word)
    if undone and not (i and low[i - 1] in _NOT):
        return Negation(i, stem(word[undone.end() :]), frozenset(), by, word[undone.end() :])
    return None


def _plain_negation(reading: Reading, i: int, after: str) -> Negation | None:  # noqa: C901, PLR0911
    """One branch for each use of such words as "not" and "no"."""
    low = reading.low
    word = low[i]
    if f"{word} {after}" in _NOT_A_NEGATION or (word == "no" and (after == "." or after[:1].isdigit())):
        return None
    if i and low[i - 1] in ("or", "if", "why", "whether") and word in ("not", "no"):
        return None
    if word == "no" and after in ("one", "longer"):
        return Negation(i, _head(reading, i + 2), frozenset(), word)
    if word == "nor":
        return Negation(i, _head(reading, i + 1, names=False), frozenset(), word)
    if word in _NOT and low[i + 1 : i + 4] == ("among", "those", "who"):
        return Negation(i, _head(reading, i + 4), frozenset(), word)
    if word == "not" and after in WHOLE:
        return Negation(i, after, frozenset(), word)
    if (
        word in _NOT
        and i + 2 < len(low)
        and any(f"{w} that" == f"{after} {low[i + 2]}" for w in ("true", "case", "correct"))
    ):
        return Negation(i, "", _clause(reading, i + 3), word)
    if (
        word == "no"
        and after in ("evidence", "proof", "indication", "sign", "suggestion")
        and low[i + 2 : i + 3] == ("that",)
    ):
        return Negation(i, reading.stems[i + 1], _clause(reading, i + 3), word)
    if word in _NOT and reading.stems[i + 1 : i + 2] and _UNDOES.match(after):
        return None  # "not unlikely": what is left says little
    head = _head(reading, i + 1)
    if head == "rul" and "out" in low[i + 2 : i + 7]:
        return None  # "cannot rule out", "cannot be ruled out": neither denied nor affirmed
    return Negation(i, head, frozenset(), word)


def _denial(reading: Reading, i: int, by: str) -> Negation | None:
    low, stems = reading.low, reading.stems
    j = i + 1
    while j < len(low) and low[j] in (
        "the",
        "any",
        "all",
        "these",
        "those",
        "such",
        "as",
        "his",
        "her",
        "their",
        "its",
    ):
        j += 1
    if j < len(low) and stems[j] in _CLAIMS and j + 1 < len(low):
        j += 1
    if j >= len(low):
        return None
    claims = stems[j - 1] in _CLAIMS
    if low[j] in _THAT:
        return Negation(i, "", _clause(reading, j + 1), by)
    if by == "deny" and not claims and (low[j].endswith("ing") or reading.content[j]):
        return Negation(i, _head(reading, j), frozenset(), by)
    return None


def _clause(reading: Reading, start: int) -> frozenset[str]:
    """The content of the clause that begins there."""
    if start >= len(reading.low):
        return frozenset()
    number = reading.clause[start]
    return frozenset(
        reading.stems[k] for k in range(start, len(reading.low)) if reading.clause[k] == number and reading.content[k]
    )


def _head(reading: Reading, start: int, *, names: bool = True) -> str:
    """The stem of the first word from there that says something, within the clause."""
    if start >= len(reading.low):
        return ""
    number = reading.clause[start]
    for k in range(start, min(start + 9, len(reading.low))):
        word = reading.low[k]
        if reading.clause[k] != number or word in (",", "but", "and", "or"):
            return ""
        if word in ("get", "got") and reading.low[k + 1 : k + 2] in _WAYS:
            return ""  # "could not get into the packed hall" is not about what was packed
        if word in _LIGHT or not word[0].isalnum() or (word.endswith("ly") and word not in ("only", "family")):
            continue
        if reading.content[k] or word in ("say", "said", "go", "tell", "get", "know"):
            if not names and reading.capital[k]:
                continue
            return reading.stems[k]
    return ""
