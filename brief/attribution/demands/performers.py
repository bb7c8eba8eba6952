"""Who is to do what nouns name: "an apology from B", "reforms by B", "B’s resignation", "a truce with B"."""

from __future__ import annotations

import re

from brief.attribution.demands.addressees import NounPhrase, somebody
from brief.attribution.demands.small_words import ELSE, WITHIN
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.nouns import HEADS, is_agent
from brief.attribution.grammar.tokens import capital, doing

_AFTER = frozenset(
    "to that in over on for before after who which at during as by until with since under against when".split()
)
_DOING = re.compile(r"(?:resignation|withdrawal|departure|surrender|abdication|apology|cooperation|intervention)$")
"""Nouns whose "of" or possessive tells who is to do it."""
_SHARED = re.compile(r"(?:truce|cease-?fire|talks|peace|negotiations|dialogue)$")
_AWAY = re.compile(
    r"(?:withdr\w*|retreat|remov\w+|depart\w*|return\w*|releas\w*|exit|evacuat\w*|exclu\w*|ban\w*"
    r"|protect\w*|immunity|away|c[oa]me|people|troops"
    r"|forces|refugees)$"
)
"""Before "from", these tell a place or a danger and not who is to do it."""


def performer(clause: Clause, first: int, end: int) -> NounPhrase | None:
    """Who is to do what nouns name: "an apology from B", "reforms by B", "B’s resignation", "a truce with B"."""
    tokens = clause.tokens
    for j in range(first, len(tokens)):
        token, before = tokens[j], tokens[j - 1].low if j > first else ""
        if (
            token.end > end
            or token.text in {":", "("}
            or token.low in {"that", "which", "who", "to", "because", "after", "before"}
        ):
            return None
        if re.search(r"[’']s$", token.text) and j + 1 < len(tokens) and _DOING.search(tokens[j + 1].low):
            return _phrase(clause, first, j)
        if j > first and (
            (token.low == "by" and not before.endswith(("ed", "en", "wn")))
            or (
                token.low == "from"
                and not before.endswith("ed")
                and not any(t.low in ELSE or _AWAY.search(t.low) for t in tokens[first:j])
            )
            or (token.low == "of" and _DOING.search(before))
            or (token.low == "with" and _SHARED.search(before))
        ):
            if j + 1 < len(tokens) and doing(tokens[j + 1]):
                return None
            last = j
            while last + 1 < len(tokens) and tokens[last + 1].end <= end and not _ends(clause, j + 1, last + 1):
                last += 1
            return _phrase(clause, j + 1, last)
    return None


def _ends(clause: Clause, first: int, j: int) -> bool:
    """Whether the noun phrase after a preposition, begun at `first`, is over before token `j`."""
    token, before = clause.tokens[j], clause.tokens[j - 1]
    if not token.word or token.quoted:
        return True
    if j == first or not token.text.islower():
        return False
    return token.low in _AFTER or (
        capital(before) and token.low not in HEADS | WITHIN and not is_agent(token.low) and not token.low.endswith("s")
    )


def _phrase(clause: Clause, first: int, last: int) -> NounPhrase | None:
    """Tokens as a noun phrase, if it names somebody."""
    if last < first:
        return None
    text = clause.sentence[clause.tokens[first].start : clause.tokens[last].end]
    text = re.sub(r"[’']s$| (?:and|of|in|the|its|their)$", "", text)
    return NounPhrase(text, first, last, agent=True) if somebody(text) else None
