"""People in a list or a pair that is the subject of a verb of speech as a whole, where only its last part stands beside
the verb.
"""

from __future__ import annotations

from brief.attribution.grammar.function_words import ARTICLES, DETERMINERS, PREPOSITIONS, RELATIVES, STOPS
from brief.attribution.grammar.noun_phrases import NounPhrases
from brief.attribution.grammar.nouns import is_agent
from brief.attribution.grammar.tokens import Subject, Token


def whole_list(phrases: NounPhrases, last_of_it: Subject) -> Subject:
    """A phrase with the list of people that opens the sentence and ends in it: "The family, protesters and pilots
    ask".
    """
    first, end = phrases.place(last_of_it.start), phrases.place(last_of_it.end)
    if first < 2 or phrases.tokens[first - 1].low != "and":
        return last_of_it
    opens = phrases.tokens[0].low in DETERMINERS
    begin = _opening_list(phrases, first) if opens else _two_kinds(phrases, first)
    return (phrases.phrase(begin, end) if begin < first else None) or last_of_it


def _opening_list(phrases: NounPhrases, first: int) -> int:
    """Where such a list begins, or such a pair: "the chairman and a group of pilots"."""
    tokens = phrases.tokens
    before = tokens[: first - 1]
    plain = all((t.word and t.low not in STOPS | PREPOSITIONS | RELATIVES) or t.text == "," for t in before)
    pair = is_agent(before[-1].low) and (tokens[first].low in ARTICLES or tokens[first].text.islower())
    several = pair or any(t.text == "," for t in before)
    return 0 if plain and several and not any(map(phrases.verbal, range(1, first - 1))) else first


def _two_kinds(phrases: NounPhrases, first: int) -> int:
    """Where two kinds of people begin: "…, port supporters and some analysts said", "…, officials and delegates
    said".
    """
    tokens, i = phrases.tokens, first - 1
    while i > 0 and _in_small_letters(tokens, i - 1) and not phrases.verbal(i - 1):
        i -= 1
    people = i < first - 1 and _are_people(tokens[first - 2])
    second = tokens[first].low == "some" or _are_people(tokens[first])
    return i if people and second and (i == 0 or tokens[i - 1].text == ",") else first


def _in_small_letters(tokens: list[Token], i: int) -> bool:
    """Whether a word may belong to a noun phrase without a name: the sentence's first one is capital in any case."""
    token = tokens[i]
    return token.word and (token.text.islower() or i == 0) and token.low not in STOPS | PREPOSITIONS


def _are_people(token: Token) -> bool:
    return token.low.endswith("s") and is_agent(token.low)
