"""Names of bodies that run over "and", a comma, a colon or "&": "the Institute of Volcanology and Seismology".

A body whose name says what it is for ("of", "for") may be for several things. What stands behind the "and" belongs to
the name unless it is a body itself: "the University of Oslo and Bergen College" are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.article import Span
from brief.attribution.grammar.given_names import GIVEN

_BODIES = frozenset(
    "academy administration agency alliance assembly association board bureau center centre chamber"
    " church coalition college"
    " commission committee confederation congress council court department directorate division"
    " faculty federation forum"
    " foundation front fund guild hospital institute institution kingdom laboratory league library"
    " ministry mission movement"
    " museum network observatory office order organisation organization party republic school"
    " secretariat service society"
    " state syndicate task trust union university".split()
)
# Possessive, and no longer than names are: what is tried again and again takes minutes on a page of capitals.
_WORD = r"[A-ZÀ-ÖØ-ÞŁŚŽČ][\w’'&-]{0,40}+"
_WORDS = rf"{_WORD}(?: {_WORD}){{0,9}}+"
_AND = r"(?:,? and|,? &) (?:the )?"
_OF = re.compile(
    rf"(?<![\w’'-])(?P<body>{_WORDS}) (?:of|for|on) (?:the )?{_WORDS}(?P<list>(?:[,:]"
    rf" {_WORDS}){{0,4}}){_AND}(?P<last>{_WORDS})"
)
_PAIR = re.compile(
    rf"(?<![\w’'-]){_WORDS} (?:&|and) (?P<last>{_WORD}(?: {_WORD}){{0,9}}? (?:Party|Union|Department"
    rf"|Institute|Association|Commission|Committee"
    r"|Agency|Administration|Service|Council|Group|Foundation|Society|Federation|Organi[sz]ation"
    r"|Office|Corporation|Company|Board))(?![\w’'-])"
)
"""Several words before one noun: "the Law and Justice Party"."""
_FIRM = re.compile(
    rf"(?<![\w’'-])(?<!, ){_WORD}(?: [A-Z]\.)?(?: {_WORD}){{0,3}} (?:&|and) (?:Sons?|Co|Company|Bros"
    rf"|Brothers|Associates|Cie)\b(?: (?:Inc|Ltd|Plc|PLC|Corp)\b)?(?! [A-Z])"
)
"""A firm of several people: "Joseph E. Berg and Sons"."""
_SEAT = re.compile(
    r"University of (?:California|Texas|Wisconsin|Illinois|Maryland|North Carolina|Massachusetts"
    r"|Michigan|Colorado|Alabama|Tennessee|Nebraska"
    rf"|Missouri|Hawaii|Minnesota|Arkansas|Nevada), (?P<seat>{_WORD})(?: {_WORD})?(?=[’']s|[ ,.])"
)
"""A university of several seats: "the University of California, San Diego"."""
HOUSE = re.compile(r"(?<![\w’'-])Number 1[01]\b")
"""A government, by where it has its seat: "Number 10"."""
_JOINS = re.compile(r" (?:and|&) (?:the )?[A-ZÀ-ÖØ-ÞŁŚŽČ]")
"""What stands in each that runs over "and", and is found to be missing far sooner."""
_OWN = re.compile(r"(?:[’']s$| of )")


def joined(sentence: str) -> Iterator[Span]:
    """Where a sentence has such names, in order."""
    found: list[tuple[int, int]] = []
    if (" and " in sentence or " & " in sentence) and _JOINS.search(sentence):
        found += [m.span() for m in _OF.finditer(sentence) if _is_of_all(m)]
        found += [m.span() for m in _PAIR.finditer(sentence) if _is_one(m)]
        found += [m.span() for m in _FIRM.finditer(sentence)]
    if "Number 1" in sentence:
        found += [m.span() for m in HOUSE.finditer(sentence)]
    if "University of " in sentence:
        found += [m.span() for m in _SEAT.finditer(sentence) if m["seat"].lower() not in GIVEN]
    end = 0
    for start, stop in sorted(found):
        if start >= end and not sentence.startswith((" of ", " for "), stop):
            yield Span(start, stop)
            end = stop


def _is_one(pair: re.Match[str]) -> bool:
    """Whether a pair is one name: "Norlin and the Harbour Union" are two; before "and" stands one word of the name."""
    first = pair.group().partition(" and ")[0].partition(" & ")[0]
    return len(first.split()) <= 2 and not _OWN.search(pair.group())


def _is_of_all(listed: re.Match[str]) -> bool:
    """Whether all that a list names belongs to its one body."""
    if listed["body"].split()[-1].lower() not in _BODIES:
        return False
    parts = [*re.split(r"[,:] ", listed["list"])[1:], listed["last"]]
    return not any(re.search(r"[’']s?$", p) or any(w.lower() in _BODIES for w in p.split()) for p in parts)
