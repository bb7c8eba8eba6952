"""The noun phrases that name of whom something is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from brief.attribution.demands.small_words import DAYS, ELSE, WITHIN
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.function_words import ARTICLES, PERSONAL
from brief.attribution.grammar.nouns import HEADS, is_agent
from brief.attribution.grammar.speaking import speaking
from brief.attribution.grammar.tokens import capital

_MOST = 14
"""Words that a noun phrase may have."""
_SMALL = frozenset(
    "the a an its their his her our my your all both any every some those these other two three four".split()
)
_OBJECTS = frozenset("him her them us me you it everyone anyone everybody anybody".split())
_PLACES = frozenset("airport museum prison zoo theatre theater library trust borough".split())
"""Places for those who run them, of whom something can be wanted."""
_CLOSERS = frozenset("to not never must should shall for that be immediately".split())
_NO_PART = frozenset("whether if about which who from by on when where because so as than".split())
_CLAUSAL = frozenset(
    "he she they i we is are was were has had will would did does believe believes think thinks said says am".split()
)
"""What makes a run of words more than a noun phrase."""
_SO_MANY = re.compile(
    r"^(?:[\w-]+ ){0,4}(?:dozens|scores|hundreds|thousands|millions|number|group|majority|crowd"
    r"|handful|coalition) of (?:the )?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Some tokens of a clause that name somebody or something."""

    text: str
    first: int
    last: int
    agent: bool
    """Whether it can do something: a person, a body, a state, a group."""


def somebody(phrase: str) -> bool:
    """Whether a phrase names one who can be asked to do something."""
    if phrase.lower() in _OBJECTS or speaking(phrase) is not None:
        return True
    parts = re.split(r",? and |, ", _SO_MANY.sub("", phrase))
    head = re.split(r" (?:of|in|from|at|with|near|who) ", parts[-1])[0].split()[-1].lower()
    singular = head[:-3] + "y" if head.endswith("ies") else head.removesuffix("s")
    return singular in HEADS | _PLACES or is_agent(singular) or (len(parts) > 1 and any(speaking(p) for p in parts))


def noun_phrase(clause: Clause, first: int, *, clausal: bool = False) -> NounPhrase | None:
    """The noun phrase that begins at token `first`, up to "to" or the like.

    Args:
        clausal: whether a clause of its own follows, whose verb has no ending that would tell it: "the council pay".
    """
    tokens, depth, last = clause.tokens, 0, first - 1
    if first < len(tokens) and tokens[first].low in ELSE | {"those"}:
        return None
    if first + 1 < len(tokens) and tokens[first].quoted and tokens[first + 1].low == "to":
        quoted = clause.sentence[tokens[first].start : tokens[first].end].strip('“”"')
        return NounPhrase(quoted, first, first, agent=somebody(quoted))
    for j in range(first, min(first + _MOST, len(tokens))):
        token = tokens[j]
        if token.text in {"(", ")"}:
            depth += 1 if token.text == "(" else -1
        elif depth:
            continue
        elif j > first and (
            (token.low in _CLOSERS and not (token.low == "for" and _in_name(clause, j)))
            or (clausal and _over(clause, j))
        ):
            break
        elif (
            token.quoted
            or (j > first and token.low in ARTICLES and not _goes_on(clause, j - 1))
            or (token.low in _NO_PART and not _stands_on(clause, first, j))
            or (j > first and token.low in _CLAUSAL)
            or not (token.word or (token.text == "," and _in_name(clause, j)))
        ):
            return None
        last = j
    else:
        return None
    if last < first:
        return None
    until = last
    while until > first and (tokens[until].low in DAYS or (until < last and tokens[until].low == "on")):
        until -= 1
    text = clause.sentence[tokens[first].start : tokens[until].end]
    return NounPhrase(text, first, last, agent=(clausal and text.lower() in PERSONAL) or somebody(text))


def _stands_on(clause: Clause, first: int, j: int) -> bool:
    """Whether "on" tells where they are whom a noun phrase names, or when they are asked: "farms on the lower section",
    "the owners on Monday".
    """
    tokens = clause.tokens
    return tokens[j].low == "on" and j > first and j + 1 < len(tokens) and tokens[j + 1].low in _SMALL | DAYS


def _goes_on(clause: Clause, j: int) -> bool:
    """Whether a noun phrase needs more after a word: "members of", "both", and not "reporters"."""
    token = clause.tokens[j]
    return not token.word or token.low in WITHIN | ELSE | DAYS or not token.text.islower()


def _in_name(clause: Clause, j: int) -> bool:
    """Whether a word or comma joins names: "Court for the South", "Norway, Denmark and Sweden"."""
    tokens = clause.tokens
    following = j + 1 + (j + 2 < len(tokens) and tokens[j + 1].low == "the")
    return j > 0 and following < len(tokens) and capital(tokens[j - 1]) and capital(tokens[following])


def _over(clause: Clause, j: int) -> bool:
    """Whether a noun phrase is over before this word: its head stands before, and no noun follows."""
    before, token = clause.tokens[j - 1], clause.tokens[j]
    if not token.text.islower() or token.low in WITHIN or token.low in HEADS or before.low in _SMALL | WITHIN:
        return False
    if token.low.endswith("s") and is_agent(token.low):
        return False  # "its Community partners"
    return capital(before) or before.text == ")" or before.low in PERSONAL | HEADS or is_agent(before.low)
