"""A statement that is a stretch of its sentence, word for word: where it stands, and what was cut off around it.

Such a statement is as good as the article's own, unless the cut went between a negation or a hedge and what it
is about: "alleged that | the ministry paid", "refused to | return the permits", "forty died |, according to police".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from brief.article import Span

Off = Literal["negation", "doubt", "voice"]

_EDGE = " \t\n\"'“”‘’«».,;:!?…"
_NEGATION = re.compile(
    r"(?:\b(?:none|neither|no one|nobody|hardly any|not all|(?<!\ba )few) of|\bnot(?: even)?|n['’]t|\bnever"
    r"|\bcannot|\bno|\bnor|\bneither|\bwithout|\bunable to|\bunwilling to"
    r"|\b(?:refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|fail(?:s|ed|ing)?|neglect(?:s|ed)?) to"
    r"|\bnot (?:to|be|been|yet|immediately|true that|the case that)|\b(?:un|not )true that|\bfalse that"
    r"|\b(?:den(?:y|ies|ied|ying)|rejects?|rejected|dismiss(?:es|ed)|refut(?:es|ed))"
    r"(?: (?:the |any |all )?(?:claims?|reports?|allegations?|accusations?|suggestions?|charges?|rumou?rs?))? that"
    r"|\bno (?:evidence|proof|indication|sign|suggestion) that)[\s“\"‘']*$",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"(?:\b(?:(?-i:may)|might|could|allegedly|reportedly|apparently|possibly|perhaps|probably|supposedly"
    r"|purportedly|presumably"
    r"|unclear (?:if|whether)|not (?:known|clear) (?:if|whether)|whether|unless|(?:is|are|was"
    r"|were) (?:believed|thought|expected|likely|feared"
    r"|rumou?red|suspected|alleged|reported|said|supposed) to|(?:seems?|seemed|appears?|appeared) to"
    r"|(?:possible|likely|unlikely|unconfirmed|unconfirmed reports|speculation|rumou?rs?) [“\"‘']?that)"
    r"|(?:^|\b(?:an?|the) )(?:alleged|suspected|possible|purported|presumed))[\s“\"‘']*$"
    # "Reportedly, | two people died" is about what follows, "the ship sank, reportedly, | and three drowned" is not.
    r"|(?:^|[;:(“\"])\s*(?:allegedly|reportedly|apparently|possibly|perhaps|probably|supposedly|purportedly|presumably),"
    r"(?:\s(?:the|an?))?[\s“\"‘']*$",
    re.IGNORECASE,
)
_VOICE = re.compile(
    r"(?:\b(?:alleg(?:e|es|ed|ing)|claim(?:s|ed|ing)?|believ(?:e|es|ed)|suspect(?:s|ed)?|fear(?:s|ed)?"
    r"|accusations?|allegations?) that"
    r"|\bfac(?:e[sd]?|ing) (?:allegations|accusations|claims)"
    r"|\b(?:alleg(?:es|ed)|claim(?:s|ed)|fear(?:s|ed)?|believ(?:es?|ed)|suspect(?:s|ed)?"
    r"|(?:there are|unconfirmed) (?:reports|rumou?rs) that)"
    r"|\bit (?:is|was) (?:thought|believed|feared|understood|reported|alleged|suspected|possible|likely))[\s“\"‘']*$",
    re.IGNORECASE,
)
_AFTER_DOUBT = re.compile(
    r"[\s,”\"’']*(?:allegedly|reportedly|supposedly|apparently|perhaps|possibly)\b", re.IGNORECASE
)
_AFTER_VOICE = re.compile(
    r"[\s,”\"’']*(?:according to\b|(?:(?!and\b|but\b|that\b|which\b|who\b"
    r"|with\b)[\w.’'-]+\s){1,5}(?:alleg(?:es|ed)|claim(?:s|ed))\s*(?:[.,;]|$))",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|won['’]t|shall|must)\b|\w['’]ll\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:would|could|(?-i:may)|might|if|unless|provided|when|once)\b", re.IGNORECASE)
_IF = r"(?:if|unless|provided|providing|as long as|on (?:the )?condition)"
_IF_BEFORE = re.compile(
    rf"(?:(?<!even )(?<!as )(?<!what )(?<!asked )(?<!see )(?<!know )\b{_IF}|(?:^|[“\"]|\bthat )should)"
    r"\s[^.;:?!]{4,200},(?:\sthen)?(?:\s(?:the|an?))?[\s“\"‘']*$",
    re.IGNORECASE,
)
NO_CONDITIONS = frozenset("necessary needed required possible ever any not only so".split())
"""Words behind "if" that open no condition: "if necessary", "if not earlier"."""
_IF_BEHIND = re.compile(
    rf"[\s,”\"’']*(?:(?:but|and)\s)?(?:only\s)?{_IF}\b(?!\s(?:{'|'.join(sorted(NO_CONDITIONS))})\b)",
    re.IGNORECASE,
)
_FAR = 250
_SHOWN = 40
"""Characters of a condition that are told."""
_NEXT = re.compile(r"(?<=[.!?…\"”’])\s+(?=[\"“‘(]*[A-Z])")
"""Where one sentence of a statement ends and another begins, by a rough measure: abbreviations part too."""
_BEFORE: dict[Off, re.Pattern[str]] = {"negation": _NEGATION, "doubt": _DOUBT, "voice": _VOICE}
_AFTER: dict[Off, re.Pattern[str]] = {"doubt": _AFTER_DOUBT, "voice": _AFTER_VOICE}
_REACH = 60
"""Characters around the cut that are looked at."""


class Cut(NamedTuple):
    """What a cut took off."""

    off: Off
    words: str
    """As printed."""
    sentence: int
    """Index of the sentence."""


@lru_cache(maxsize=1024)
def place(statement: str, sentence: str) -> Span | None:
    """Where a statement stands in a sentence as whole words, its first letter's case and its last stop aside."""
    core = statement.strip(_EDGE)
    if not core:
        return None
    for spelled in (core, core[0].swapcase() + core[1:]):
        at = sentence.find(spelled)
        while at >= 0:
            end = at + len(spelled)
            if not (at and sentence[at - 1].isalnum()) and not sentence[end : end + 1].isalnum():
                return Span(at, end)
            at = sentence.find(spelled, end)
    return None


def stands_in(statement: str, sentence: str) -> bool:
    """Whether a sentence has a statement word for word."""
    return statement in sentence or place(statement, sentence) is not None


def unprinted(statement: str, sentences: Sequence[str]) -> list[str]:
    """The sentences of a statement that none of the cited ones has word for word; the statement itself if it is one."""
    parts = _NEXT.split(statement)
    if len(parts) == 1:
        return parts
    return [p for p in parts if not any(stands_in(p, s) for s in sentences) or cut_off(p, sentences)]


def cut_off(statement: str, sentences: Sequence[str]) -> Cut | None:
    """What an English statement that stands in one of the sentences leaves off, where that turns or hardens it.

    None where another of the sentences has it without such words around it.
    """
    return None if statement in sentences else _cut_off(statement, tuple(sentences))  # It may be a whole one.


@lru_cache(maxsize=1024)
def _cut_off(statement: str, sentences: tuple[str, ...]) -> Cut | None:
    found: Cut | None = None
    for n, sentence in enumerate(sentences):
        span = place(statement, sentence)
        if span is None:
            continue
        cut = _around(sentence, span, n)
        if cut is None:
            return None
        found = found or cut
    return found


def _around(sentence: str, span: Span, n: int) -> Cut | None:
    before = sentence[max(0, span.start - _REACH) : span.start]
    after = sentence[span.end : span.end + _REACH]
    for off, pattern in _BEFORE.items() if before.strip(_EDGE) else ():
        if match := pattern.search(before):
            return Cut(off, " ".join(match[0].strip(_EDGE).split()), n)
    for off, pattern in _AFTER.items() if after.strip(_EDGE) else ():
        if match := pattern.match(after):
            return Cut(off, " ".join(match[0].strip(_EDGE).split()), n)
    condition = _condition(sentence, span)
    return Cut("doubt", condition, n) if condition else None


def is_flat_of_future(statement: str) -> bool:
    """Whether it says what will or must be, and leaves nothing open: "the firm will close"."""
    return _WILL.search(statement) is not None and _OPEN.search(statement) is None


def _condition(sentence: str, span: Span) -> str | None:
    """The condition of what a statement says will be: "If the bank agrees, | the firm will close"."""
    if not is_flat_of_future(sentence[span.start : span.end]):
        return None
    if match := _IF_BEFORE.search(sentence, max(0, span.start - _FAR), span.start):
        words = match[0]
    elif _IF_BEHIND.match(sentence, span.end):
        words = sentence[span.end :]
    else:
        return None
    even = " ".join(words.strip(_EDGE).split())
    return even if len(even) <= _SHOWN else f"{even[:_SHOWN].rsplit(' ', 1)[0]} …"
