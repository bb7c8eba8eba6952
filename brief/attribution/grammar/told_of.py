"""Where a verb's noun phrase ends if words stand between the two that describe it: "the panel" in "the panel that
draws the map said".
"""

from __future__ import annotations

import re

from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.function_words import (
    ARTICLES,
    AUXILIARY,
    DETERMINERS,
    OPENERS,
    PREPOSITIONS,
    STOPS,
)
from brief.attribution.grammar.noun_phrases import NounPhrases
from brief.attribution.grammar.nouns import HEADS, is_agent, is_person
from brief.attribution.grammar.tokens import Subject, capital

_BEFORE_PLACES = PREPOSITIONS | ARTICLES | frozenset("into onto across near along through towards toward over".split())
NEAR = 6
"""Words within which an "and" or a "who" still belongs to a noun phrase."""


class ToldOf(NounPhrases):
    """One sentence's noun phrases, found from what is told of them."""

    def _of_examples(self, first: int) -> int | None:
        """Where the noun ends whose examples the name that begins here closes: "firms including A, B, and C have
        said".
        """
        tokens, i = self.tokens, first - 1
        if i < 2 or tokens[i].low != "and":
            return None
        while i > 1 and (tokens[i].text == "," or tokens[i].low == "and" or capital(tokens[i])):
            i -= 1
        return i - 1 if tokens[i].low == "including" and tokens[i - 1].text.islower() else None

    def _described_by(self, first: int) -> int | None:
        """Where the sentence's subject ends that a clause describes whose words begin here: "the panel that draws the
        map said".
        """
        tokens, that = self.tokens, first - 1
        if tokens[first].low in ARTICLES:  # "draws the map"
            that = first - 2
        if (
            that < 1
            or tokens[that].low not in {"that", "which"}
            or not re.fullmatch(r"[a-z]+(?<!s)s|[a-z]+ed", tokens[that + 1].text)
        ):
            return None
        begin = next((k + 1 for k in range(that - 1, -1, -1) if not tokens[k].word), 0)
        plain = begin < that and not any(self.verbal(k) for k in range(begin + 1, that))
        return that - 1 if plain and tokens[that - 1].low in HEADS and tokens[begin].low not in OPENERS else None

    def _who_is_told_of(self, first: int) -> int | None:
        """Where the noun ends that a sentence opens with, where a name only stands in what is told of it: "A pilot who
        fell into the Averin says".
        """
        tokens = self.tokens
        who = next((i for i in range(2, min(first, NEAR)) if tokens[i].low == "who"), None)
        if (
            who is None
            or tokens[who - 1].text == ","
            or tokens[0].low not in DETERMINERS
            or tokens[first - 1].low not in _BEFORE_PLACES
        ):
            return None
        # Its own verb, right behind "who", may be one of speech: "who raised the alarm"; another one may have the name
        # for a subject.
        says = any(t.low in ENGLISH_SPEECH for t in tokens[who + 2 : first] if t.text.islower())
        plain = not says and all(t.word and not t.quoted for t in tokens[:first])
        return who - 1 if plain else None

    def _who_did(self, first: int) -> int | None:
        """Where somebody's noun ends who did something to what begins here: "a pilot who helped save a ferry says"."""
        for i in range(first - 1, max(0, first - NEAR), -1):
            token = self.tokens[i]
            if not token.word or token.low in ENGLISH_SPEECH:
                return None
            if token.low == "who":
                noun = self.tokens[:i]
                plain = all(t.word and t.low not in PREPOSITIONS for t in noun) and self.tokens[first].low in ARTICLES
                return i - 1 if plain and noun else None
        return None

    def _who_does(self, first: int) -> int | None:
        """Where somebody's noun ends who does something to what begins here: "a pilot describing the storm said"."""
        tokens = self.tokens
        doing = first - 1 - (first > 2 and tokens[first - 1].low in PREPOSITIONS | {"into"})  # "looking into the storm"
        if (
            doing < 1
            or not re.fullmatch(r"[a-z]{3,}ing", tokens[doing].text)
            or tokens[doing].low in ENGLISH_SPEECH - {"describing"}
        ):
            return None
        noun = tokens[doing - 1].low
        people = noun.endswith("s") and (is_agent(noun) or noun in HEADS or is_person(noun[:-1]))
        people = people and all(map(self._tells_what_kind, range(doing - 1)))
        return doing - 1 if is_person(noun) or people or (noun in HEADS and is_agent(noun)) else None

    def _tells_what_kind(self, i: int) -> bool:
        """Whether a word may stand before a noun in its phrase."""
        token = self.tokens[i]
        return token.word and not self.verbal(i) and token.low not in PREPOSITIONS | OPENERS | STOPS

    def _head_of_relative(self, verb: int) -> int | None:
        """Where the noun ends that a relative clause with this verb belongs to: "one of the doctors who sent the
        letter".
        """
        i = verb - 1
        while i > 0 and self.tokens[i].low in AUXILIARY:
            i -= 1
        return i - 1 if i > 0 and self.tokens[i].low in {"who", "that"} and self.tokens[i - 1].word else None


def is_named_by(subject: Subject, name: Subject, sentence: str) -> bool:
    """Whether a name in commas tells who somebody is: "The pilot who found the boat, Ada Berg, said"."""
    between = sentence[subject.end : name.start]
    told = between.startswith(" who ") and between.endswith(", ") and "," not in between[:-2]
    return (
        told and sentence.startswith(", ", name.end) and name.text[0].isupper() and subject.text[:4].lower() == "the "
    )
