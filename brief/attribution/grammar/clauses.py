"""The noun phrases around a verb: before it, and at the sentence's beginning, besides those in commas and behind it."""

from __future__ import annotations

import re

from brief.attribution.grammar.appositions import is_name
from brief.attribution.grammar.behind_verbs import BehindVerbs
from brief.attribution.grammar.function_words import (
    ARTICLES,
    AUXILIARY,
    DETERMINERS,
    MONTHS_DAYS,
    OPENERS,
    PARTICIPLES_OF_SPEECH,
    PARTICLES,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SPANS,
    STOPS,
)
from brief.attribution.grammar.nouns import HEADS, NUMBERS, is_agent, is_person
from brief.attribution.grammar.tokens import Subject, adverb, capital, opens_as_adverb

_NEVER_ALONE = frozenset("found showed shows pointed called calls asked asks".split())
"""Words of "ten old and"."""
_DAYS = frozenset(("today", "yesterday"))
_INVERTED = frozenset("said says added adds wrote writes".split())
_UNITS = frozenset("moments minutes hours days weeks months years shortly soon".split())
_VEHICLES = frozenset("statement letter report filing speech announcement interview prospectus release".split())
"""What somebody speaks in."""
_PLACES = frozenset("capital city town village suburb county province region district island".split())
"""What another place is, in commas behind it."""
_ASIDES = frozenset("however meanwhile moreover nevertheless nonetheless".split())
_KIND = re.compile(r"-[a-z]{3,}$")
"""How a capitalised adjective ends: "Norlin-based", "English-language"."""
_DEMONYM = re.compile(r"[A-Z]\w+(?:an|ese|ish|ch)$|U\.[SK]\.?$")
_GOING_ON = HEADS | frozenset("of for and in from de on".split())
"""With what a noun phrase goes on behind a name or a head."""


class Clause(BehindVerbs):
    """One sentence's narration, and the searches the rules are made of."""

    def opening(self) -> Subject | None:
        """The sentence's first noun phrase: the subject that a coordinated or participial verb shares."""
        tokens = self.tokens
        if (
            len(tokens) > 1
            and tokens[0].low in _UNITS
            and tokens[1].low in OPENERS | {"thereafter", "afterwards", "afterward"}
        ):
            return None  # "Hours after the mayor left, …"
        if tokens and tokens[0].low in _INVERTED:
            return self.after(0)  # "Said a spokesman: “…”"
        return self._first_phrase()

    def _first_phrase(self) -> Subject | None:
        """The same of a sentence that opens with it, or with when, where or what beside what."""
        i, tokens = 0, self.tokens
        if tokens and (
            tokens[0].low in OPENERS
            or (
                tokens[0].low.endswith("ing")
                and tokens[0].low not in _NEVER_ALONE
                and (len(tokens) < 2 or tokens[1].text != ",")  # a surname: "Jopling, with some support, …"
            )
            or (
                (tokens[0].low.endswith("ed") or tokens[0].low in {"told", "shown"})
                and len(tokens) > 1
                and tokens[1].low in PREPOSITIONS
            )
        ):
            comma = next((j for j, t in enumerate(tokens) if t.text == "," and j < 25), None)
            if comma is None:
                return None
            i = self._behind_aside(comma + 1)
        elif len(tokens) > 2 and (self._tells_when(0) or (opens_as_adverb(tokens[0].low) and tokens[1].text == ",")):
            i = 2
        else:
            i = self.time_ago(0)  # "Ten years ago they said …"
        while i < len(tokens) and (tokens[i].quoted or not tokens[i].word):
            i += 1
        j = i
        a_kind = i < len(tokens) and tokens[i].low in {"a", "an"}  # "an official Twitter account"
        while j < len(tokens) and tokens[j].word and not self.verbal(j):
            if j > i and self._ends(j) and not (a_kind and self._goes_on(j)):
                break
            j += 1
        if j == i + 1 and j < len(tokens) and tokens[j].low in PARTICIPLES_OF_SPEECH:
            return None  # "Keeps saying …"
        if j - i > 1 and tokens[j - 2].low in {"his", "her", "its", "their"} and capital(tokens[j - 1]):
            return None  # "Berg and her Norlin, Averin and Ostrava colleagues"
        return (self._named_behind(j) if i == 0 else None) or (self.phrase(i, j) if j - i <= 10 else None)

    def _behind_aside(self, i: int) -> int:
        """Where it goes on behind what tells more of a place: "In Averin, which was to vote, the mayor …"."""
        tokens = self.tokens
        if i < len(tokens) and tokens[i].low in {"which", "who", "where", "whose"}:
            return next((j + 1 for j in range(i, min(i + 25, len(tokens))) if tokens[j].text == ","), i)
        if i < len(tokens) and tokens[i].low in ARTICLES:  # "In Averin, the state capital, the mayor …"
            end = next((j for j in range(i, min(i + 6, len(tokens))) if not tokens[j].word), i)
            return end + 1 if tokens[end].text == "," and tokens[end - 1].low in _PLACES else i
        return i

    def _named_behind(self, comma: int) -> Subject | None:
        """The name in commas behind the noun that it belongs to: "The mayor, Ada Berg, gave her word"."""
        tokens = self.tokens
        end = next((j for j in range(comma + 1, min(comma + 6, len(tokens))) if not tokens[j].word), None)
        opens = tokens[tokens[0].low in {"but", "and"}].low if len(tokens) > 1 else ""
        office = is_person(opens) and tokens[1].low == "of"  # "Secretary of State for Trade, Ada Berg, gave …"
        if end is None or tokens[comma].text != "," or tokens[end].text != "," or not (opens in DETERMINERS or office):
            return None
        name = tokens[comma + 1 : end]
        return self.phrase(comma + 1, end) if len(name) > 1 and is_name(name) else None

    def _goes_on_to_people(self) -> bool:
        """Whether the sentence's first word and one or two behind it are one noun phrase that ends in people."""
        for i in range(1, min(4, len(self.tokens))):
            token = self.tokens[i]
            if i > 1 and capital(token) and is_person(self.tokens[i - 1].low):
                return True  # "Democratic nominee Ada Berg"
            if (
                not token.text.islower()
                or self.verbal(i)
                or adverb(token)
                or token.low in STOPS | PREPOSITIONS | RELATIVES
            ):
                return False
            if token.low.endswith("s") and is_agent(token.low):
                return True
        return False

    def _goes_on(self, i: int) -> bool:
        """Whether a noun follows a name that tells what kind it is of: "an official Twitter account"."""
        token = self.tokens[i]
        return capital(self.tokens[i - 1]) and not adverb(token) and token.low not in STOPS | PREPOSITIONS | RELATIVES

    def _ends(self, i: int) -> bool:
        """Whether a noun phrase is over before this word: a name or a head stands before, and no noun follows."""
        before, token = self.tokens[i - 1], self.tokens[i]
        if before.low.endswith(("’s", "'s")) or _KIND.search(before.text):
            return False
        over = (capital(before) and before.low not in DETERMINERS) or before.low in HEADS
        if i == 1 and self._goes_on_to_people():
            return False  # "Most local pilots", "Health care providers": the first word is capital in any case
        if is_agent(token.low) and (i == 1 or (capital(before) and self.tokens[i - 2].text.islower())):
            return False  # "Presidential physician", "two Democratic speechwriters"
        if (
            (token.low in PARTICLES or is_person(token.low))
            and i + 1 < len(self.tokens)
            and capital(self.tokens[i + 1])
        ):
            return False  # "Heinrich von Holm", "United Norlin secretary-general Ada Berg"
        if capital(before) and (self._leads_to_somebody(i) or self._doing_somebody(i)):
            return False
        return over and token.text.islower() and token.low not in _GOING_ON

    def _doing_somebody(self, i: int) -> bool:
        """Whether a word that ends in "ing" only tells what kind of people follow: "Norlin trading houses,", "a Norlin
        navigating officer".
        """
        following = self.tokens[i + 1 : i + 3]
        if not self.tokens[i].text.endswith("ing") or not following or not following[0].text.islower():
            return False
        ends = len(following) > 1 and following[0].low.endswith("s") and not following[1].word
        return ends or is_person(following[0].low)

    def _leads_to_somebody(self, i: int) -> bool:
        """Whether a name behind an article only tells more of the person behind it: "the Oslo nightclub owner"."""
        first = i - 1
        while first > 0 and capital(self.tokens[first - 1]) and not self._counts(first - 1):
            first -= 1
        opens = first == 0 and _DEMONYM.search(self.tokens[i - 1].text) is not None  # "West German private banks"
        if not opens and (first == 0 or not self._counts(first - 1)):
            return False
        people = opens or self.tokens[first - 1].low not in ARTICLES  # "Over 100 Norlin harbour experts"
        for j in range(i, min(i + 3, len(self.tokens))):
            token = self.tokens[j]
            if not token.text.islower() or self.verbal(j) or token.low in STOPS | PREPOSITIONS:
                return False
            if is_person(token.low) or (
                people and token.low.endswith("s") and (is_agent(token.low) or token.low[:-1] in HEADS)
            ):
                return True
        return False

    def _counts(self, i: int) -> bool:
        """Whether a word is an article, or says how many follow."""
        token = self.tokens[i]
        return token.low in ARTICLES | NUMBERS | {"one", "another"} or token.text.isdigit()

    def before(self, verb: int) -> Subject | None:
        """`X said`, `X, a Y, said`, `X has also said`."""
        tokens = self.tokens
        i = self._behind_auxiliaries(verb - 1)
        i = i if tokens[verb].low in PARTICIPLES_OF_SPEECH else self._behind_time(i)
        if i > 3 and tokens[i].text == "," == tokens[i - 2].text and tokens[i - 1].low in _ASIDES:
            i -= 3  # "Most pilots, however, said"
        if i > 2 and tokens[i].low in _VEHICLES and tokens[i - 1].low in POSSESSIVES and tokens[i - 2].low == "in":
            i -= 3  # "the partnership in its statement again urged"
        if i > 1 and tokens[i].low in MONTHS_DAYS and tokens[i - 1].low in {"on", ","}:
            i -= 2 if tokens[i - 1].low == "on" else 1  # "Nur Liton, on Sunday told"
        if i < 0:
            return None
        if tokens[i].low in {"and", "or", "but"} or (
            tokens[i].text in {",", "•"} and verb - 1 == i and self.tokens[verb].low in PARTICIPLES_OF_SPEECH
        ):
            return None
        if tokens[i].text in {",", "—", "–", "―", "--", ")", "-"}:
            return self.before_apposition(i)
        if not tokens[i].word:
            return None
        found = self.run(i)
        return found if found is None else self.described_in_half(found) or found

    def _behind_auxiliaries(self, i: int) -> int:
        """The last word before auxiliaries and adverbs that end at a word."""
        while i >= 0 and (
            (self.tokens[i].low in AUXILIARY and not self.surname(i))
            or adverb(self.tokens[i])
            or (self.tokens[i].low == "all" and i > 0 and capital(self.tokens[i - 1]))
        ):
            i -= 1
        return i

    def _behind_time(self, i: int) -> int:
        """The last word before a time that ends at a word: "Norlin just this month announced", "Norlin today said"."""
        tokens = self.tokens
        if i > 0 and tokens[i].low in _DAYS:
            return self._behind_auxiliaries(i - 1)
        if i > 2 and tokens[i].low in SPANS and tokens[i - 1].low in {"this", "last"}:
            return self._behind_auxiliaries(i - 2)
        return i

    def owner(self, possessive: int) -> Subject | None:
        """The noun phrase that ends in this possessive, without its ending."""
        whole = self.run(possessive, owner=True)
        if whole is None:
            return None
        text = re.sub(r"[’']s?$", "", whole.text)
        return Subject(text, whole.start, whole.start + len(text), adjacent=False)
