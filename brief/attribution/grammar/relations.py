"""How a noun phrase stands to what is around it: governed by a preposition, supposed, told of in passing."""

from __future__ import annotations

import re

from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.function_words import (
    ADVERBS_OF_SPEECH,
    ARTICLES,
    DETERMINERS,
    OPENERS,
    PREPOSITIONS,
    RELATIVES,
    STOPS,
    SUBJECT_PRONOUNS,
)
from brief.attribution.grammar.nouns import HEADS
from brief.attribution.grammar.tokens import Subject, adverb, capital

_UNLESS = frozenset("if unless whether".split())
_HOPED = frozenset("hope hopes wish wishes imagine suppose".split())
_NEAR = 4
_TIMES = frozenset(
    (
        "day days week weeks month months year years morning afternoon evening night weekend moment"
        " minute hour time times while"
    ).split()
)
_NO_NOUN = STOPS | PREPOSITIONS | OPENERS | RELATIVES
_NAME_BEHIND_NOUN = re.compile(
    r"(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir) (?:[a-z]+ ){0,2}?(?:people|[a-z]+s|story|tale|claim|letter"
    r"|speech|statement|book|song|plan|idea|promise) (?=[A-Z])"
)
_NAME_BEHIND_KIND = re.compile(r"an? [a-z]+ [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*$")
_PEOPLE_BEHIND_THINGS = re.compile(
    r"(?:.* )?(?!(?:sports|arts|news)\b)[a-z]{4,}s (?=(?:people|fans|critics|voters|users|customers|readers|kids)$)"
)
_ANYTHING = frozenset("anything everything whatever something nothing all".split())
_JOINS = frozenset("and but or while".split())
_ISSUED = frozenset("sent issued released published wrote signed filed posted delivered circulated tweeted".split())


def in_passing(clause: Clause, subject: Subject) -> bool:
    """Whether a subject and its verb only tell more of the noun before them: "the stories they told", "the bridge Berg
    asked for".

    Where the clause opens with a preposition, the noun may be where or when somebody speaks: "In the interview he
    said".
    """
    tokens, at = clause.tokens, clause.place(subject.start)
    if (noun := _NAME_BEHIND_NOUN.match(subject.text)) is not None:
        at = clause.place(subject.start + noun.end())  # "the people Berg thanked"
    if _told_of_a_thing(clause, subject, at):
        return True
    begins = tokens[at].low in SUBJECT_PRONOUNS or tokens[at].low in ARTICLES or capital(tokens[at])
    behind = clause.place(subject.end)
    begins = begins and not (behind < len(tokens) and tokens[behind].text == ",")  # "the former pilot Berg, said"
    if at < 2 or not begins or not tokens[at - 1].text.islower() or tokens[at - 1].low in _TIMES:
        return False
    first = at - 1
    while first > 0 and tokens[first].word and tokens[first].low not in DETERMINERS:
        first -= 1
    inner = tokens[first + 1 : at]
    if tokens[first].low not in DETERMINERS or not 0 < len(inner) <= _NEAR:
        return False
    if any(clause.verbal(i) or (tokens[i].low in _NO_NOUN and tokens[i].low != "of") for i in range(first + 1, at)):
        return False
    begin = first
    while begin > 0 and tokens[begin - 1].word and tokens[begin - 1].low not in _JOINS:
        begin -= 1
    return tokens[begin].low not in OPENERS | PREPOSITIONS and not adverb(tokens[at - 1])


def _told_of_a_thing(clause: Clause, subject: Subject, at: int) -> bool:
    """Whether a subject follows what its verb is about: "anything he could say", "things people say", "a firm Norlin
    said it had bought".
    """
    before = clause.tokens[at - 1] if at else None
    if _PEOPLE_BEHIND_THINGS.match(subject.text) or (before is not None and before.low in _ANYTHING):
        return True
    apposed = before is not None and before.text == "," and at > 1 and not clause.tokens[at - 2].quoted
    return apposed and _NAME_BEHIND_KIND.match(subject.text) is not None


def inside(clause: Clause, subject: Subject) -> bool:
    """Whether a phrase belongs to a noun before it, as "the world" does to "its view of the world"."""
    at = clause.place(subject.start)
    return at > 1 and clause.tokens[at - 1].low == "of" and clause.tokens[at - 2].text.islower()


def governed(clause: Clause, subject: Subject) -> bool:
    """Whether a preposition stands before a phrase: in "posted on Twitter asking", Twitter asks nothing."""
    first = clause.place(subject.start)
    return first > 0 and clause.tokens[first - 1].low in PREPOSITIONS - {"with"}


def supposed(clause: Clause, subject: Subject) -> bool:
    """Whether a subject stands in a supposition: "if the mayor says so"."""
    first = clause.place(subject.start)
    hoped = any(t.low in _HOPED for t in clause.tokens[max(0, first - _NEAR) : first])
    return first > 0 and (hoped or clause.tokens[first - 1].low in _UNLESS)


def is_done(clause: Clause, subject: Subject) -> bool:
    """Whether what looks like a noun in the plural is what somebody does: "she still suspects advocates of a plot"."""
    several = subject.text.islower() and subject.text.endswith("s") and " " not in subject.text
    before = reversed(clause.tokens[: clause.place(subject.start)])
    does = next((t.low for t in before if not adverb(t) and t.low not in ADVERBS_OF_SPEECH), "")
    return several and does in {"he", "she", "it", "who"}


def issued(clause: Clause, document: Subject) -> bool:
    """Whether a phrase is what somebody sent or published: "a group sent a letter urging them"."""
    at = clause.place(document.start)
    return at > 0 and clause.tokens[at - 1].low in _ISSUED


def acting(clause: Clause, before: int) -> Subject | None:
    """The nearest subject of a finite verb to the left: "…, where he appeared for saying"."""
    for i in range(before - 2, -1, -1):
        token = clause.tokens[i]
        if token.quoted:
            return None
        if clause.verbal(i + 1) and (capital(token) or token.low in SUBJECT_PRONOUNS or token.low in HEADS):
            return clause.run(i)
    return None
