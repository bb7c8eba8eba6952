"""Whether a statement is about the very thing that a clause of its sentence negates (English)."""

from __future__ import annotations

from brief.grounding.negations import WHOLE, Negation
from brief.grounding.reading import Reading

_GENERIC = frozenset("say tell make take get give go come year day time people person new".split())
"""Words so common that they may stand in two clauses that have nothing to do with each other."""

_TURNS = frozenset("but although though while whereas because however except instead rather only unless".split())
_PRONOUNS = frozenset("i we he she it they you who".split())
_LIMITS = frozenset("more less all both again yet before after since today there here every each".split())
"""Words that say how much, how often or when: "will not pay more" may well pay."""
_SUBJECT = 3
"""Words before a negation among which its subject is looked for where it is a pronoun: "we | do not"."""


def same_matter(shared: frozenset[str], item: Reading, head: str) -> bool:
    """Whether the words that a statement shares with a sentence are most of what it is about."""
    telling = shared - _GENERIC
    if head in _GENERIC:
        return len(telling) >= 2 and len(telling) >= 0.6 * len(item.contents)
    return (len(telling) >= 2 and len(telling) >= 0.4 * len(item.contents)) or len(item.contents) == 1


def near(item: Reading, reading: Reading, negation: Negation) -> bool:
    """Whether the statement restates the clause that is negated, not another one that has the same word."""
    clause = reading.in_clause(reading.clause[negation.at])
    return len((clause | {negation.head}) & item.contents) >= min(2, len(clause)) or negation.head in WHOLE


def restates_predicate(item: Reading, reading: Reading, negation: Negation) -> bool:
    """`he will resign` for `Reis said he will not resign`: a short statement that says all that is negated, of whom a
    pronoun stands for on one side. Where more than that is negated ("not on Monday but on Tuesday") it may be true.
    """
    if negation.head in _GENERIC or reading.words & _TURNS:
        return False
    at = next(iter(item.places(negation.head)), None)
    own, low = reading.clause[negation.at], reading.low
    end = next((k for k in range(negation.at, len(low)) if low[k] == '"' or reading.clause[k] != own), len(low))
    negated = {reading.stems[k] for k in range(negation.at + 1, end) if reading.content[k]}
    if at is None or not negated or _LIMITS.intersection(low[negation.at + 1 : end]) - item.words:
        return False
    subject, rest = _parts(item, at)
    named = any(w in _PRONOUNS for w in low[max(0, negation.at - _SUBJECT) : negation.at])
    return rest == negated and (not subject or named)


def _parts(item: Reading, at: int) -> tuple[set[str], set[str]]:
    """The content words of a statement before a place and from there on."""
    told = [(k, s) for k, (s, c) in enumerate(zip(item.stems, item.content, strict=True)) if c]
    return {s for k, s in told if k < at}, {s for k, s in told if k >= at}
