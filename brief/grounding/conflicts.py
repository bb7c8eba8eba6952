"""What stands beside a figure and turns it: `more than 50` and `fewer than 50`, `7 a.m.` and `7 p.m.` (English).

The figure itself is the same on both sides, or is none: `one soldier` for `two soldiers`, `first` for `second`,
`doubled` for `tripled`. Each such word is read as a key (what it is about) and a value; only a statement that gives
another value to a key of its sources contradicts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from brief.grounding.glance import may_have, starts_of
from brief.grounding.numerals import SMALL
from brief.grounding.stems import FUNCTION_WORDS, stem

_BOUND = re.compile(
    r"\b(?:(?P<over>more than|over|at least|above|no (?:fewer|less) than|exceeding|just over)"
    r"|(?P<under>nearly|almost|just under|close to|fewer than|less than|under|at most|below|no more than|up to)"
    r"|(?P<exact>exactly|precisely))\s(?:the\s)?(?P<figure>[$€£]?\d[\d.,]*\b|[a-z]+(?:-[a-z]+)?\b)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b(?P<hour>\d{1,2}(?::\d\d)?)\s?(?P<half>[ap])\.?m\b", re.IGNORECASE)
_SIDE = re.compile(
    r"\b(?P<side>next|last|previous|following)\s(?P<period>week|month|year|day|season|quarter|decade"
    r"|century|summer|winter|spring|autumn|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?P<part>early|late|mid)[\s-](?:in\s)?(?P<span>(?:19|20)\d\d(?:s)?|january|february|march"
    r"|april|may|june|july|august|september"
    r"|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)
_MIDDLE = re.compile(r"\b(?P<middle>noon|midday|midnight)\b", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?:(?P<two>doubled|twofold|two-fold|two times)|(?P<three>tripled|trebled|threefold|three-fold|three times)"
    r"|(?P<four>quadrupled|fourfold|four times)|(?P<half>halved))\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?P<the>(?:the|his|her|their|its|these|those|our)\s)?(?P<count>one|a single|an?|\d+|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?P<noun>[a-z]{3,})\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s(?P<noun>[a-z]{3,})\b", re.IGNORECASE
)
_RATE = re.compile(
    r"(?<![\w.,])[$€£¥]?(?P<figure>\d[\d.,]*)(?P<short>[kmb]n?)?(?P<thing>(?:\s[a-z]+){0,3}?)\s(?:(?:an?|per|each|every)\s"
    r"(?P<period>second|minute|hour|day|week|month|quarter|year)\b(?! (?:after|before|earlier|later|ago|since|old))"
    r"|(?P<adverb>hourly|daily|weekly|monthly|quarterly|yearly|annually)\b)",
    re.IGNORECASE,
)
_RATED = re.compile(
    r"\b(?P<adverb>hourly|daily|weekly|monthly|quarterly|yearly|annual)\s(?:[a-z]+\s){1,3}[$€£¥]?(?P<figure>\d[\d.,]*)",
    re.IGNORECASE,
)
_MOST = (
    "largest biggest smallest fastest slowest highest lowest tallest deepest longest shortest oldest youngest newest"
    " richest poorest wealthiest strongest weakest busiest deadliest heaviest hottest coldest greatest worst best"
)
_RANKED = re.compile(
    r"\b(?:(?P<nth>second|third|fourth|fifth|sixth)[\s-]|(?P<some>(?:among|one of) [a-z]+ (?:[a-z]+ )?[\"“‘]?))?"
    rf"(?P<most>{_MOST.replace(' ', '|')})\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"\b(?P<most>{_MOST.replace(' ', '|')}|first|most)\b[^.;:]{{0,60}}?"
    r"\b(?:(?P<since>since)|ever|in history|of all time|on record)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\b(?P<which>one|first|last|second|third|fourth|fifth|only)\sof\s(?:the|its|his|her|their|these)\s(?:[a-z]+\s)?"
    r"(?P<noun>[a-z]{3,}s)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?P<almost>(?:almost|nearly|virtually|practically|not)\s)?(?:all|every|each)(?P<but>\sbut\s(?:one|two|three|four|five|six|seven|\d+))?(?:\sof)?(?:\s(?:the|its|his|her|their|these))?"
    r"\s(?P<noun>[a-z]{3,})\b",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"\b(?:(?<!the )(?:most|many|some|several)"
    r"|(?:most|many|some|several|half|part|few|one|two|three|\w+ (?:in|out of) \w+)\sof"
    r"(?:\s(?:the|its|his|her|their|these))?)\s(?P<noun>[a-z]{3,})\b",
    re.IGNORECASE,
)
_WHOLLY = re.compile(r"\b(?:all|both|every\w*|each|entire(?:ly)?|whole|throughout|total)\b", re.IGNORECASE)
_EXCEPT = re.compile(r"\b(?:except|apart|save|bar|other|excluding|without)\b", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:(?P<both>both)(?:\sof)?|one\sof)(?:\s(?:the|its|his|her|their|these))?(?:\stwo)?\s(?P<noun>[a-z]{3,}s)\b",
    re.IGNORECASE,
)
_UPWARDS = "rose risen rises? rising increased? grew grown climbed jumped surged soared gained up(?!\\sto)"
_DOWNWARDS = (
    "fell fallen falls? falling decreased? declined? dropped shrank slid slipped sank plunged tumbled lost down"
)
_AMOUNT = r"[$€£]?(?P<{}>\d[\d.,]*)"
_WAY = re.compile(
    rf"\b(?:(?P<up>{_UPWARDS.replace(' ', '|')})|(?P<down>{_DOWNWARDS.replace(' ', '|')}))\s"
    rf"(?:(?:by|to|from|about|around|nearly|almost|more than|over|some|just|roughly|only)\s){{0,2}}"
    rf"{_AMOUNT.format('to')}"
    rf"|(?<![\w.,]){_AMOUNT.format('of')}(?:%|\s?per\s?cent)?\s(?:(?P<rise>rise|increase|jump|gain|surge)"
    r"|(?:fall|drop|decline|decrease|loss|plunge|slump))\b",
    re.IGNORECASE,
)
_PERIODS = {"daily": "day", "annually": "year", "annual": "year"}
_HALF_DAY = re.compile(r"\d\s?[apAP]\.m")
_BEGINNINGS = starts_of(
    """more over least above no exceed fewer less under most below up next last previous following early late mid noon
    midday midnight twofold threefold fourfold two three four doubled tripled trebled quadrupled halved one single
    first exactly precisely am pm all every each both near almo just close half hourly daily weekly
    monthly quarterly yearly annual """
    + _MOST
    + f" {_UPWARDS} {_DOWNWARDS} rise increase gain drop decline loss slump up".replace("?", "")
)
_WITH = {
    _BOUND.pattern: starts_of(
        "more over least above fewer less exceeding nearly almost under close most below up exactly precisely"
    ),
    _SIDE.pattern: starts_of("next last previous following"),
    _PART.pattern: starts_of("early late mid"),
    _MIDDLE.pattern: starts_of("noon midday midnight"),
    _TIMES.pattern: starts_of("doubled twofold two tripled trebled threefold three quadrupled fourfold four halved"),
    _RANKED.pattern: starts_of(_MOST),
    _SINCE.pattern: starts_of(f"{_MOST} first most"),
    _WHICH.pattern: starts_of("one first last second third fourth fifth only"),
    _ORDINAL.pattern: starts_of("first second third fourth fifth sixth seventh eighth ninth tenth"),
    _WHOLE.pattern: starts_of("all every each"),
    _BOTH.pattern: starts_of("both one"),
}
"""How a word begins that stands in all that a pattern, in print, finds: most sentences have none."""
_WITH_DIGITS = frozenset(p.pattern for p in (_CLOCK, _RATE, _RATED, _WAY))
"""Patterns that find nothing where there is no digit."""
_DIGIT = re.compile(r"\d")
_WORD = re.compile("[a-z]+")
_SIDES = {"following": "next", "previous": "last"}


class Placed(NamedTuple):
    """A word that bounds or places something."""

    key: tuple[str, str]
    value: str
    text: str
    """As printed."""


@lru_cache(maxsize=1024)
def _placed(text: str) -> tuple[Placed, ...]:
    found: list[Placed] = []
    for m in _matches(_BOUND, text):
        figure = m["figure"].lower()
        if (
            figure[-1:].isdigit()
            or figure.split("-")[0] in SMALL
            or figure.split("-")[0].endswith("ty")
            or figure == "half"
        ):
            found.append(Placed(("bound", figure), "over" if m["over"] else "under" if m["under"] else "exact", m[0]))
    found += [Placed(("clock", m["hour"]), m["half"].lower(), m[0]) for m in _matches(_CLOCK, text)]
    found += [
        Placed(("side", m["period"].lower()), _SIDES.get(m["side"].lower(), m["side"].lower()), m[0])
        for m in _matches(_SIDE, text)
    ]
    found += [Placed(("part", m["span"].lower()), m["part"].lower(), m[0]) for m in _matches(_PART, text)]
    found += [Placed(("middle", ""), m[0].lower().replace("midday", "noon"), m[0]) for m in _matches(_MIDDLE, text)]
    found += [Placed(("times", ""), m.lastgroup or "", m[0]) for m in _matches(_TIMES, text)]
    found += map(_rate, (*_matches(_RATE, text), *_matches(_RATED, text)))
    found += map(_ranked, _matches(_RANKED, text))
    found += [
        Placed(("since", m["most"].lower()), "since" if m["since"] else "ever", m[0]) for m in _matches(_SINCE, text)
    ]
    found += [Placed(("which", stem(m["noun"].lower())), m["which"].lower(), m[0]) for m in _matches(_WHICH, text)]
    found += _counted(text)
    if not _EXCEPT.search(text):
        found += [
            Placed(("whole", stem(m["noun"].lower())), "but" if m["but"] else "almost" if m["almost"] else "all", m[0])
            for m in _matches(_WHOLE, text)
        ]
        found += [Placed(("whole", stem(m["noun"].lower())), "some", m[0]) for m in _matches(_PARTLY, text)]
    found += [
        Placed(("way", (m["to"] or m["of"]).rstrip(".,")), "up" if m["up"] or m["rise"] else "down", m[0])
        for m in _matches(_WAY, text)
    ]
    found += [
        Placed(("both", stem(m["noun"].lower())), "both" if m["both"] else "one", m[0]) for m in _matches(_BOTH, text)
    ]
    return tuple(found)


def _matches(pattern: re.Pattern[str], text: str) -> Iterable[re.Match[str]]:
    """What a pattern finds; it is not tried where a glance tells that it finds nothing."""
    printed = pattern.pattern  # To find the pattern itself in a set takes as long as to try it.
    if printed in _WITH_DIGITS:
        return pattern.finditer(text) if _DIGIT.search(text) else ()
    return pattern.finditer(text) if printed not in _WITH or may_have(text, _WITH[printed]) else ()


def _rate(match: re.Match[str]) -> Placed:
    """`$3 million a day`: so much in which time."""
    adverb = (match["adverb"] or "").lower()
    period = (match.groupdict().get("period") or "").lower() or _PERIODS.get(adverb, adverb.removesuffix("ly"))
    return Placed(("rate", match["figure"].rstrip(".,")), period, match[0])


def _ranked(match: re.Match[str]) -> Placed:
    """`the second-fastest`, `among the largest`: which of them."""
    rank = "some" if match["some"] else (match["nth"] or "first").lower()
    return Placed(("most", match["most"].lower()), rank, match[0])


def _counted(text: str) -> list[Placed]:
    found: list[Placed] = []
    for pattern, group, kind in ((_COUNT, "count", "count"), (_ORDINAL, "nth", "nth")):
        for m in _matches(pattern, text):
            noun = m["noun"].lower()
            if noun in FUNCTION_WORDS:
                continue
            value = m[group].lower()
            # "a soldier" may be any of them, and says nothing about how many.
            if value in ("a", "an"):
                value = "one" if kind == "count" else value
            value = {"a single": "one", "1": "one"}.get(value, value)
            found.append(Placed((kind, stem(noun)), value, m[0]))
    return found


def _is_no_figure(placed: Placed) -> bool:
    """Whether a count is one that `figures` lets pass: one, the first, the two."""
    text = placed.text.lower()
    if placed.value == "two":
        return not text.startswith("two")
    return placed.value in ("one", "first") and not text.startswith(("a ", "an "))


def conflicts(statement: str, sources: Iterable[str]) -> list[str]:
    """Where an English statement bounds or places a figure otherwise than its sources, as printed there.

    "One" and "first" count only before a noun that the sources count otherwise and never so.
    """
    if not (may_have(statement, _BEGINNINGS) or _HALF_DAY.search(statement) or _RATE.search(statement)):
        return []
    own = [p for p in _placed(statement) if p.key[0] not in ("count", "nth") or _is_no_figure(p)]
    if not own:
        return []
    known: dict[tuple[str, str], set[str]] = {}
    sources = tuple(sources)
    for source in sources:
        for p in _placed(source):
            known.setdefault(p.key, set()).add(p.value)
    other = [p for p in own if p.key in known and p.value not in known[p.key] and not _says_less(p)]
    return [p.text for p in other if p.key[0] != "whole" or known[p.key] != {"some"} or _are_some(p.key[1], sources)]


def _says_less(placed: Placed) -> bool:
    """Whether one of the largest, or a part, is spoken of, which is true of the largest and of all as well."""
    kind, _ = placed.key
    return (kind, placed.value) in (("most", "some"), ("which", "one")) or (
        kind == "whole" and placed.value in ("some", "almost")
    )


def _are_some(noun: str, sources: tuple[str, ...]) -> bool:
    """Whether sources speak of some of these alone."""
    if any(map(_WHOLLY.search, sources)):
        return False
    parts = sum(p.key == ("whole", noun) for s in sources for p in _placed(s))
    return parts == sum(stem(w) == noun for s in sources for w in _WORD.findall(s.lower()))
