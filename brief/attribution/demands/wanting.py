"""Subjects that can want something, as far as they are a noun phrase."""

from __future__ import annotations

import re

from brief.attribution.demands.addressees import somebody
from brief.attribution.demands.small_words import DAYS, DETERMINERS, DONE, PREPOSITIONS
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.function_words import PERSONAL, STOPS
from brief.attribution.grammar.tokens import Subject, Token, adverb, opens_as_adverb

_NOBODY = frozenset(
    "plan plans forecast forecasts budget deal agreement contract bill law legislation proposal"
    " schedule script rules rule draft time guidelines"
    " market constitution charter amendment treaty situation crisis moment times economy statute job".split()
)
"""What "calls for" something without anybody wanting it of anybody."""
_OPENERS = frozenset(
    (
        "in on after at during despite however meanwhile for with by from as when while although since"
        " under before amid following speaking upon asked pressed"
    ).split()
)
_NO_VERBS = frozenset("united armed red king ruling leading being outgoing ranking retired".split())
_BREAKS = STOPS - {"and", "or", "so"} | {"said", "says"}
_APART = frozenset("along together alongside who which whose that".split())
"""Words that a noun phrase ends before: "the union along with its allies"."""


def opening(clause: Clause) -> str | None:
    """The subject of a sentence's first clause."""
    tokens = clause.tokens
    first = 0
    if tokens and (
        tokens[0].low in _OPENERS or (opens_as_adverb(tokens[0].low) and len(tokens) > 1 and tokens[1].text == ",")
    ):
        comma = next((j for j, t in enumerate(tokens[:25]) if t.text == ","), None)
        if comma is None and tokens[0].low.endswith("ed"):
            return None
        first = (
            next((j for j in range(1, 4) if j < len(tokens) and tokens[j].low not in DAYS | PREPOSITIONS), 0)
            if comma is None
            else comma + 1
        )
    last = first
    while last < len(tokens) and tokens[last].word and not tokens[last].quoted:
        last += 1
    return wanting(clause, clause.phrase(first, min(last, first + 14))) if last > first else None


def wanting(clause: Clause, subject: Subject | None) -> str | None:
    """A subject's words, as far as they are a noun phrase that can want something."""
    if subject is None:
        return None
    tokens = [t for t in clause.tokens if subject.start <= t.start < subject.end]
    while tokens and tokens[0].low in DAYS | {"meanwhile", "also", "even"}:
        tokens = tokens[1:]
    if tokens and (i := clause.tokens.index(tokens[0])) > 1 and clause.tokens[i - 1].text == "(":
        return wanting(clause, clause.run(i - 2))  # "the Labour Office (ILO)"
    before = _listed(clause, tokens[0]) if tokens else None
    tokens = [*(before or ()), *tokens]
    last = next(
        (
            j
            for j in range(1, len(tokens))
            if verbal(tokens, j)
            or tokens[j].low in _APART
            or not (tokens[j].word or (tokens[j].text == "," and j < len(before or ())))
        ),
        len(tokens),
    )
    while last and adverb(tokens[last - 1]):
        last -= 1
    if not tokens[:last]:
        return None
    return _able(
        Subject(
            clause.sentence[tokens[0].start : tokens[last - 1].end],
            tokens[0].start,
            tokens[last - 1].end,
            adjacent=False,
        )
    )


def _listed(clause: Clause, first: Token) -> list[Token] | None:
    """What stands before the last of several who want something: "the crew, the pilots and …"; None where that is
    nobody.
    """
    i = clause.tokens.index(first)
    if i < 2 or clause.tokens[i - 1].low != "and":
        return None
    begin = next((j + 1 for j in range(i - 1, -1, -1) if clause.tokens[j].quoted or clause.tokens[j].low in _BREAKS), 0)
    run = clause.tokens[begin:i]
    whole = all(t.word or t.text == "," for t in run) and not any(verbal(run, j) for j in range(1, len(run)))
    parts = re.split(r"(?:, |,? and)", clause.sentence[run[0].start : run[-1].end]) if run else []
    return run if whole and run[0].low not in _OPENERS and all(not p or somebody(p) for p in parts) else None


def verbal(tokens: list[Token], j: int) -> bool:
    """Whether a word of a run of words is its verb, and what stands before it the verb's subject."""
    token, before = tokens[j], tokens[j - 1]
    if not token.text.islower() or before.low in DETERMINERS | PREPOSITIONS | {"and", "or"}:
        return False
    if (
        token.low.endswith("ing")
        and j + 2 == len(tokens)
        and tokens[j + 1].low.endswith("s")
        and somebody(tokens[j + 1].low)
    ):
        return False  # "Norlin trading partners called for …"
    return token.low in DONE or (token.low.endswith(("ed", "ing")) and token.low not in _NO_VERBS)


def _able(subject: Subject) -> str | None:
    """A subject's words, where they can be somebody who wants something."""
    if (last := subject.text.rsplit(maxsplit=1)[-1]).lower() in PERSONAL:
        return last
    lows = {w.strip(",") for w in subject.text.lower().split()}
    return subject.text if not lows & _NOBODY and somebody(subject.text) else None
