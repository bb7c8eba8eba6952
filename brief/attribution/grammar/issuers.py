"""Whose the words of a statement, a tweet or a letter are: "Judge Berg’s statement said" is hers."""

from __future__ import annotations

import re

from brief.attribution.grammar.active import POSSESSIVE
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.relations import issued
from brief.attribution.grammar.speaking import speaking
from brief.attribution.grammar.tokens import Subject

VEHICLES = frozenset("statement tweet message post letter speech email video release announcement posting".split())
"""What somebody says something in: who issued it says it."""
_FAR = 5
_READS = frozenset(("read", "reads"))
_OWNER = re.compile(r"((?:[A-Z][\w&’'-]* ?)+)[’']s? [a-z]")


def issuer(clause: Clause, subject: Subject) -> Subject:
    """Who says what "a statement" says, where the sentence tells: "They released a statement which said …"."""
    if subject.text.lower().split()[-1] not in VEHICLES:
        return subject
    if issued(clause, subject):
        return clause.opening() or subject
    return _possessor(subject)


def _possessor(subject: Subject) -> Subject:
    """Whose a thing is by its name: "Judge Berg’s statement" is hers; the phrase itself where that cannot be told."""
    owner = _OWNER.match(subject.text)
    return Subject(owner[1], subject.start, subject.start + len(owner[1]), adjacent=False) if owner else subject


def whose_text(clause: Clause, colon: int) -> Subject | None:
    """Whose the words are that something reads: "The family’s statement on the sale read: “…”"."""
    if clause.tokens[colon - 1].low not in _READS:
        return None
    owner = next((i for i, t in enumerate(clause.tokens[:colon]) if POSSESSIVE.search(t.low)), None)
    papers = owner is not None and not VEHICLES.isdisjoint(t.low for t in clause.tokens[owner + 1 : owner + _FAR])
    return clause.owner(owner) if owner is not None and papers else None


def by_whom(clause: Clause, subject: Subject | None) -> Subject | None:
    """Whose words something is told according to: "according to a tweet on Monday by Ada Berg", "according to Norlin’s
    schedule".
    """
    if subject is None:
        return None
    if speaking(subject.text) is None:
        return _possessor(subject)
    if subject.text.lower().split()[-1] not in VEHICLES:
        return subject
    at = clause.place(subject.end)
    for i in range(at, min(at + _FAR, len(clause.tokens))):
        if clause.tokens[i].low in {"by", "from"}:
            return clause.after(i) or subject
        if not (clause.tokens[i].low == "on" or clause.tokens[i].low.endswith("day")):
            break
    return subject
