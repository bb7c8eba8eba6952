"""Verbs of speech in the form that several share with the infinitive, and often with a noun: "critics call it a
sham".
"""

from __future__ import annotations

from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.complements import follows
from brief.attribution.grammar.function_words import AUXILIARY, DETERMINERS, PREPOSITIONS, RELATIVES
from brief.attribution.grammar.relations import in_passing, inside, supposed
from brief.attribution.grammar.tokens import Subject, Token, adverb, capital, lowered

_OBJECTS = DETERMINERS | frozenset("that this these those whether how why what him her them it".split())
_OF_SOMETHING = frozenset(
    "accuse condemn decry denounce describe dismiss dispute express lament mock question reject stress".split()
)
"""Verbs of which no clause is the object, but for a few."""
_NEAR = 8
_BEFORE = frozenset("also still often now again once privately openly".split())
_ASIDES = frozenset("however meanwhile too though nevertheless nonetheless".split())
_NO_SUBJECT = RELATIVES | PREPOSITIONS | (AUXILIARY - {"both"})
_WITHIN = RELATIVES | frozenset("what that whom".split())
_MANY = frozenset("they we both many some most several few".split())
_PEOPLE = frozenset("people police men women children".split())


def several_do(clause: Clause, i: int) -> Subject | None:
    """The several who do what the word at `i` says; None where it is an infinitive or a noun."""
    tokens = clause.tokens
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None or not _goes_on(clause, i):
        return None
    last = i - 1
    while last > 0 and (tokens[last].low in _BEFORE or adverb(tokens[last])):
        last -= 1
    if last > 2 and tokens[last].text == "," == tokens[last - 2].text and tokens[last - 1].low in _ASIDES:
        last -= 3
    if last < 0 or not tokens[last].word or tokens[last].low in _NO_SUBJECT:
        return None
    subject = clause.before(last + 1)
    if subject is None or not _are_several(subject.text):
        return None
    first = clause.place(subject.start)
    told = first > 0 and tokens[first - 1].low in _WITHIN  # "in what critics call “a sham”"
    told = told or inside(clause, subject) or in_passing(clause, subject) or supposed(clause, subject)
    return None if told else subject


def _goes_on(clause: Clause, i: int) -> bool:
    """Whether what follows a word is what somebody says, or whom they say it of; a noun is followed by neither."""
    tokens = clause.tokens
    low, following = tokens[i].low, tokens[i + 1]
    ahead = tokens[i + 1 : i + 1 + _NEAR]
    if low == "call":
        named = any(t.quoted or t.low in {"a", "an"} for t in ahead[1:])
        return following.low in {"for", "on"} or (named and _is_object(following))
    if low in _OF_SOMETHING:
        return _is_object(following)
    return _is_object(following) or follows(tokens, i, within=_NEAR)


def _is_object(token: Token) -> bool:
    return token.quoted or (token.word and (token.low in _OBJECTS or capital(token) or token.low.endswith("s")))


def _are_several(phrase: str) -> bool:
    """Whether a phrase is about several, at its end or before what is told of them: "pilots in the port"."""
    words = lowered(phrase).split()
    if words[0] in _MANY and len(words) == 1:
        return True
    heads = [w for w, behind in zip(words, [*words[1:], "in"], strict=True) if behind in PREPOSITIONS]
    plural = any(w.endswith("s") and not w.endswith(("ss", "’s", "'s")) for w in heads)
    return plural or "and" in words[1:-1] or not _PEOPLE.isdisjoint(heads)
