"""Whom a relative pronoun stands for: "McConnell, the majority leader, who said" is McConnell."""

from __future__ import annotations

from dataclasses import replace

from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.function_words import (
    ARTICLES,
    DETERMINERS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STOPS,
)
from brief.attribution.grammar.nouns import HEADS, is_agent, is_person
from brief.attribution.grammar.tokens import Subject, capital, lowered

_ANYBODY = frozenset("those anyone anybody everyone everybody".split())


def meant(clause: Clause, subject: Subject) -> Subject:
    """Whom a relative pronoun stands for: "McConnell, the majority leader, who said" is McConnell."""
    words = [lowered(w) for w in subject.text.split()]
    if words[0] == "whose":
        return _owned(clause, subject)
    if words[1:] == ["of", "whom"]:
        return _of_whom(clause, subject) or subject
    if words[0] not in RELATIVES or not (len(words) == 1 or words[1] in OPENERS or words[1].endswith("ly")):
        return subject
    at = clause.place(subject.start)
    if at < 1:
        return subject
    last = at - 2 if clause.tokens[at - 1].text == "," else at - 1
    if clause.tokens[last].low in _ANYBODY:
        return subject
    noun = _noun(clause, last)
    # "Would you choose a pilot or captain who said so": nobody in particular
    bare = noun is not None and noun.text.islower() and " " not in noun.text and is_person(noun.text)
    return subject if noun is None or bare else noun


def _owned(clause: Clause, subject: Subject) -> Subject:
    """Whose office or lawyer is meant: "spoke to Ada Berg, whose office said" is "Ada Berg’s office"."""
    at = clause.place(subject.start)
    owner = _noun(clause, at - 2) if at > 1 and clause.tokens[at - 1].text == "," else None
    if owner is None or not capital(clause.tokens[clause.place(owner.end) - 1]):
        return subject
    mark = "’" if "’" in clause.sentence else "'"
    return replace(subject, text=f"{owner.text}{mark}s{subject.text.removeprefix('whose')}")


def _noun(clause: Clause, last: int) -> Subject | None:
    """The noun phrase right before a relative clause: "spoke to the Navy, who …", "Democrats on Capitol Hill, who
    …".
    """
    tokens = clause.tokens
    first = last
    while first > 0 and tokens[first].word and tokens[first].low not in ARTICLES:
        before = tokens[first - 1]
        if (
            not before.word
            or before.quoted
            or before.low in (PREPOSITIONS - {"to"}) | STOPS | {"among"}
            or clause.verbal(first - 1)
        ):
            break
        first -= 1
    if first > 1 and tokens[first - 2].word and not tokens[first - 2].quoted:
        placed = tokens[first - 1].low in {"on", "in", "at"}
        apposed = tokens[first - 1].text == "," and tokens[first].low in ARTICLES and capital(tokens[first - 2])
        if placed or apposed:
            return _noun(clause, first - 2)
        if (name := _name_of_both(clause, first - 1)) is not None:
            return _noun(clause, name)
    if (infinitive := _infinitive(clause, first, last)) is not None:
        first = infinitive + 2  # "is likely to placate nervous Democrats, who"
    token = tokens[first]
    if first == last and first and tokens[first - 1].low in {"or", "and"} and is_person(token.low):
        return None  # "the man or woman who said so"
    whole = capital(token) or token.low in DETERMINERS or tokens[last].low.endswith("s")
    return clause.phrase(first, last + 1) if whole or tokens[last].low in HEADS else None


def _of_whom(clause: Clause, subject: Subject) -> Subject | None:
    """Who some of others are: "many of the pilots" of "the pilots, many of whom said"."""
    at = clause.place(subject.start)
    noun = _noun(clause, at - 2) if at > 1 and clause.tokens[at - 1].text == "," else None
    if noun is None or lowered(noun.text.split()[-1]) in PRONOUNS:
        return None
    first = clause.place(noun.start)
    owner = clause.tokens[first - 2] if first > 1 and clause.tokens[first - 1].low == "of" else None
    if owner is not None and owner.low.endswith("s") and (is_agent(owner.low) or is_person(owner.low[:-1])):
        noun = clause.phrase(_begin(clause, first - 2), at - 1) or noun  # "relatives of the crew, many of whom"
    many, low = subject.text.split()[0].lower(), lowered(noun.text.split()[0])
    definite = many == "one" or low in {"the", "his", "her", "their", "its"} or noun.text[0].isupper()
    opens = clause.place(noun.start) == 0 and low in DETERMINERS
    who = noun.text[0].lower() + noun.text[1:] if opens else noun.text
    return replace(subject, text=f"{many} {'of ' if definite else ''}{who}")


def _begin(clause: Clause, last: int) -> int:
    """Where the noun phrase begins that ends with a noun."""
    found = _noun(clause, last)
    return clause.place(found.start) if found is not None else last


def _infinitive(clause: Clause, first: int, last: int) -> int | None:
    """Where the "to" of a verb stands among words; not that of "an adviser to mayors"."""
    tokens = clause.tokens
    for i in range(last - 2, first - 1, -1):
        if tokens[i].low == "to":
            told = i > first and (tokens[i - 1].low in HEADS or is_agent(tokens[i - 1].low))
            plain = tokens[i + 1].text.islower() and tokens[i + 1].low not in DETERMINERS
            return i if plain and not told else None
    return None


def _name_of_both(clause: Clause, joint: int) -> int | None:
    """Where the name ends of somebody who is two things: "Ada Berg, a pilot and Harbour Professor at Averin, who
    said".
    """
    tokens = clause.tokens
    if tokens[joint].low != "and":
        return None
    comma = next((i for i in range(joint - 1, 0, -1) if not tokens[i].word), 0)
    apposed = (
        comma > 0 and tokens[comma].text == "," and tokens[comma + 1].low in ARTICLES and capital(tokens[comma - 1])
    )
    return comma - 1 if apposed else None
