"""What a clause wants of its subject: `demands that B pay`, also where no noun tells whose verb it is: "that the museum
hand out maps".
"""

from __future__ import annotations

from dataclasses import replace

from brief.attribution.demands.addressees import NounPhrase, noun_phrase, somebody
from brief.attribution.demands.asking_parts import Asking, made
from brief.attribution.demands.small_words import DETERMINERS, PREPOSITIONS
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.function_words import BE, FINITE, PERSONAL
from brief.attribution.grammar.nouns import HEADS, is_agent
from brief.attribution.grammar.tokens import Token, capital

_NOT_BARE = frozenset("has had and or will would can could may did does do who that".split())
_DUTY = frozenset("must should shall".split())
_BEFORE_VERBS = _DUTY | frozenset("immediately now also".split())
_OBJECTS = DETERMINERS | frozenset(
    "it them him each every all those himself herself itself themselves out up down back over off away".split()
)
"""What stands behind a verb, and behind no noun."""
_PAST_TOO = frozenset("put cut set let hit shut cost read quit cast hurt split bid beat spread".split())
"""Verbs that are past tense as they are."""
_CLAUSE = FINITE | BE | PERSONAL | frozenset("that which who when if whether".split())
"""What stands in no noun phrase."""
_NEAR = 3
_LONGEST = 6
"""Words of a subject and its verb."""


def wanted_clause(clause: Clause, first: int, by: str, *, told: bool, plain: bool = False) -> Asking | None:
    """What a clause wants of its subject.

    Args:
        told: whether it is known to be wanted; else only "must", "should", "be" or the verb of one without an ending
            ("insists that Norway pay its pilots") tells it from a statement.
        plain: whether no "that" stands before it, so that it may be no clause at all: "demanded the union records".
    """
    tokens = clause.tokens
    of = _subject(clause, first)
    if of is None or of.last + 1 >= len(tokens) or (plain and tokens[first].low in {"a", "an"}):
        return None
    j = of.last + 1
    while j < len(tokens) and tokens[j].low in _BEFORE_VERBS:
        told = told or tokens[j].low in _DUTY
        plain = plain and tokens[j].low not in _DUTY
        j += 1
    verb = j + 1 if j < len(tokens) and tokens[j].low == "not" else j
    if verb >= len(tokens) or not tokens[verb].text.islower():
        return None
    if tokens[verb].low == "be":
        return made(clause, by, None, first)
    told = told or _without_ending(clause, of, verb)
    if not told or not _bare(tokens[verb]) or (plain and not _surely_a_clause(clause, of, verb)):
        return None
    if of.agent:
        return made(clause, by, of, j)
    return None if plain else made(clause, by, None, first)


def and_those_behind(asking: Asking, clause: Clause, i: int) -> list[Asking]:
    """The asking of the verb at `i`, and what else it asks: `demands that B pay, that it leave and that C come`."""
    tokens, found = clause.tokens, _and_on_another(asking, clause, i)
    told = not tokens[i].low.startswith("insist")
    of_a_clause = "that" in [t.low for t in tokens[i + 1 : i + 1 + _NEAR]]
    for j in range(i + 2, len(tokens) - 1 if of_a_clause else 0):
        if tokens[j].low != "that" or tokens[j - 1].low not in {",", "and"}:
            continue
        one, before = wanted_clause(clause, j + 1, asking.by, told=told), found[-1]
        if one is None or (one.of.lower() in PERSONAL and not before.of):
            break
        at = clause.sentence.find(before.what)
        end = tokens[j - 2].start if tokens[j - 2].text == "," else tokens[j - 1].start
        if at < end < at + len(before.what):
            found[-1] = replace(before, what=clause.sentence[at:end].rstrip(" ,"))
        found.append(replace(one, of=before.of) if one.of.lower() in PERSONAL else one)
    return found


def _and_on_another(asking: Asking, clause: Clause, i: int) -> list[Asking]:
    """The asking of the verb at `i`, and that of somebody else: `calls on B to pay and on C to wait`."""
    tokens = clause.tokens
    on = tokens[i + 1].low if asking.of and i + 1 < len(tokens) else ""
    for j in range(i + 3, len(tokens) - 2 if on in {"on", "upon"} else 0):
        if tokens[j].low != "and" or tokens[j + 1].low != on:
            continue
        of = noun_phrase(clause, j + 2)
        if of is not None and [t.low for t in tokens[of.last + 1 : of.last + 2]] == ["to"]:
            other, at = made(clause, asking.by, of, of.last + 2), clause.sentence.find(asking.what)
            if other is not None and at < tokens[j].start < at + len(asking.what):
                return [replace(asking, what=clause.sentence[at : tokens[j].start].rstrip(" ,")), other]
    return [asking]


def _subject(clause: Clause, first: int) -> NounPhrase | None:
    """The noun phrase that a clause begins with, by its verb if no noun tells where it ends: "the quay | open its
    gates".
    """
    found = noun_phrase(clause, first, clausal=True)
    if found is not None and found.last + 1 < len(clause.tokens) and _may_be_wanted(clause.tokens, found.last + 1):
        return found
    return _before_a_bare_verb(clause, first) or found


def _may_be_wanted(tokens: list[Token], i: int) -> bool:
    return tokens[i].low in _BEFORE_VERBS | {"be", "not"} or (tokens[i].text.islower() and _bare(tokens[i]))


def _before_a_bare_verb(clause: Clause, first: int) -> NounPhrase | None:
    tokens = clause.tokens
    for j in range(first + 1, min(first + _LONGEST, len(tokens) - 1)):
        token, before, behind = tokens[j], tokens[j - 1], tokens[j + 1]
        if not token.word or token.quoted or before.low in _CLAUSE or (token.low in PREPOSITIONS and token.low != "of"):
            return None
        several = before.low.endswith("s") and (before.low[:-1] in HEADS or is_agent(before.low[:-1]))
        goes_on = behind.low in _OBJECTS or (several and behind.text.islower() and behind.word)
        noun = before.word and before.low not in DETERMINERS | PREPOSITIONS
        active = goes_on and token.text.islower() and _bare(token) and not token.low.endswith(("ing", "ly"))
        if noun and (active or token.low == "be"):
            text = clause.sentence[tokens[first].start : before.end]
            return NounPhrase(text, first, j - 1, agent=somebody(text))
    return None


def _without_ending(clause: Clause, of: NounPhrase, verb: int) -> bool:
    """Whether a verb of one subject lacks the ending that it has in a statement: "that Norway open its ports"."""
    tokens = clause.tokens
    one = not of.text.lower().endswith("s") and of.text.lower() not in PERSONAL and " and " not in of.text
    behind = tokens[verb + 1].low if verb + 1 < len(tokens) else ""
    return one and behind in _OBJECTS and tokens[verb].low not in _PAST_TOO


def _surely_a_clause(clause: Clause, of: NounPhrase, verb: int) -> bool:
    tokens = clause.tokens
    object_follows = verb + 1 < len(tokens) and tokens[verb + 1].low in _OBJECTS | PREPOSITIONS
    return capital(tokens[of.last]) or (tokens[of.last].low in HEADS and object_follows)


def _bare(token: Token) -> bool:
    """Whether a verb can be one without an ending: "demands that he pay"."""
    low = token.low
    ended = (low.endswith("s") and not low.endswith("ss")) or (low.endswith("ed") and not low.endswith("eed"))
    return token.text.isalpha() and not ended and low not in BE | PREPOSITIONS | _NOT_BARE
