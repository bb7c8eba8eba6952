"""How far back the noun phrase reaches that ends before a verb: over relative clauses, lists, places and times."""

from __future__ import annotations

import re

from brief.attribution.grammar.function_words import (
    ARTICLES,
    AUXILIARY,
    DETERMINERS,
    IN_NAMES,
    MONTHS_DAYS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SPANS,
    STOPS,
    SUBJECT_PRONOUNS,
)
from brief.attribution.grammar.nouns import HEADS, is_agent, is_person
from brief.attribution.grammar.tokens import Subject, Token, adverb, capital, opens_as_adverb
from brief.attribution.grammar.told_of import NEAR, ToldOf

_THESE = ARTICLES | frozenset("these those this any".split())
_BEFORE_ARTICLES = PREPOSITIONS | OPENERS | DETERMINERS | AUXILIARY | {"all", "both", "half", "or", "than"}
_BEFORE_LISTS = frozenset("both but while if unless when whether that because although though".split())
_TWO = 2
"""Words from the first of two nouns to the second, with "and" between them."""
_PLACES = frozenset("in at around across outside inside throughout elsewhere abroad beyond".split())
_EARLY = frozenset("earlier later late early".split())
_DAYS = frozenset("today yesterday tonight".split())
_ALSO = frozenset("the his her their its".split())
"""How the second of two who speak may begin: "Berg and her team said"."""
_OF_AUTHORS = re.compile(r"\b(?:study|report|poll|survey|analysis|paper|investigation|review) by (?:the )?[A-Z]")
_ALONE = SUBJECT_PRONOUNS | RELATIVES
_STATES = frozenset(
    "based concerned connected employed engaged interested involved located named opposed trained".split()
)
"""Participles that behind a noun mostly tell how it is, and are no verb of its own: "a house involved in the deal"."""
_NO_NOUNS = AUXILIARY | PRONOUNS | STOPS | OPENERS
_DIVIDES = STOPS - {"and", "or"}


def _no_name(tokens: list[Token]) -> bool:
    """Whether capitals are those of "On Tuesday", "Yesterday"."""
    return (
        tokens[0].low in OPENERS | STOPS or opens_as_adverb(tokens[0].low) or any(t.low in MONTHS_DAYS for t in tokens)
    )


class Reach(ToldOf):
    """One sentence's noun phrases, found from their ends."""

    def run(self, last: int, *, owner: bool = False) -> Subject | None:
        """The noun phrase that ends at `last`, back to the clause's start; as an `owner`, also behind a preposition."""
        tokens = self.tokens
        if tokens[last].low in _ALONE:
            return self.phrase(last, last + 1)
        if tokens[last].low == "others" and last > 1 and tokens[last - 1].low == "and":
            return self.run(last - 2)  # "he and others said"
        first = self._reach(last)
        if (noun := self._whose(first)) is not None:
            return self.run(noun)
        first = self._behind_when(first, last)
        if tokens[first].low in OPENERS:
            placed = tokens[first].low in PREPOSITIONS - {"with"} and all(map(capital, tokens[first + 1 : last + 1]))
            if placed and not owner:
                return None  # "and on Twitter called it a joke"
            first = self._after_opener(first, last)
        return self.phrase(self._list_from(self._behind_place(first, last)), last + 1)

    def _behind_place(self, first: int, last: int) -> int:
        """Where a name begins that no comma parts from the place before it: "In a speech before a panel Berg said"."""
        tokens, name = self.tokens, last + 1
        while name > first and capital(tokens[name - 1]):
            name -= 1
        placed = first > 0 and tokens[0].low in PREPOSITIONS and tokens[first - 1].low in PREPOSITIONS | OPENERS
        # "Commenting on the debt Berg said"
        placed = placed or (first == 0 and tokens[0].low.endswith("ing") and tokens[1].low in PREPOSITIONS)
        if not placed or not first < name - 1 < last or not all(t.word for t in tokens[:name]):
            return first
        noun = tokens[name - 1]
        known = noun.text.islower() and noun.low not in DETERMINERS | PREPOSITIONS | STOPS | IN_NAMES
        return name if known and not is_person(noun.low) else first

    def _behind_when(self, first: int, last: int) -> int:
        """Skip `Earlier today`, `Late this week`."""
        tokens, i = self.tokens, first
        if tokens[i].low in _EARLY:
            i += 1
            i += i < last and tokens[i].low in {"this", "last", "on"}
            if i < last and tokens[i].low in MONTHS_DAYS | SPANS | _DAYS:
                return i + 1
        return first

    def _reach(self, last: int) -> int:
        """How far back the noun phrase that ends at `last` reaches, over a relative clause of its own."""
        tokens, first = self.tokens, last
        while first > 0 and not self._begins(first):
            between = first > 2 and (adverb(tokens[first - 2]) or tokens[first - 2].low == "not")
            at = first - 2 - between  # "sources closely linked with the sale", "a firm not involved in it"
            noun = tokens[at].low if at >= 0 else ""
            state = tokens[first - 1].low in _STATES and noun.isalpha() and noun not in _NO_NOUNS
            described = tokens[first - 1].low.endswith("ed") and (
                noun in HEADS or ((is_agent(noun) or state) and tokens[first].low in PREPOSITIONS)
            )
            described = described and tokens[first].low not in {"a", "an", "the"}  # "states filed a lawsuit"
            hired = tokens[first].low == "by" and noun.isalpha() and noun not in _NO_NOUNS and at == first - 2
            hired = hired and tokens[first - 1].low.endswith("ed") and not tokens[0].low.endswith("ing")
            described = described or hired  # "pilots hired by the council"
            if described or not self.verbal(first - 1):
                first -= 1 + (described and tokens[first - 2].low == "not")
                continue
            head = self._head_of_relative(first - 1)
            if head is None or tokens[head + 1].low == "that":
                return first
            first = head
        return first

    def _whose(self, first: int) -> int | None:
        """Where another noun phrase ends that the one begun at `first` tells more of."""
        if first == 0:
            return None
        noun = self._who_is_told_of(first)
        noun = self._who_does(first) if noun is None else noun
        if noun is not None:
            return noun
        if self._begins(first):
            found = (self._described_by(first), self._who_did(first), self._of_examples(first))
            return next((noun for noun in found if noun is not None), None)
        return self._head_of_relative(first - 1)

    def _list_from(self, first: int) -> int:
        """Where a list of names begins that a clause opens with: "China, Iran, and Russia have said", "the A and the B
        said".
        """
        tokens, j = self.tokens, first
        if not (
            j > 1
            and tokens[j - 1].low in {"and", ","}
            and (capital(tokens[j]) or tokens[j].low in _ALSO | {"other"} or tokens[j].text.isdigit())
        ):
            return first
        if [t.low for t in tokens[j - 1 : j + 1]] == ["and", "other"]:
            name = j - 1
            while name > 0 and capital(tokens[name - 1]):
                name -= 1
            opens = name == 0 or not tokens[name - 1].word
            return name if opens and name < j - 1 and not _no_name(tokens[name : j - 1]) else first
        if tokens[j - 1].low == "and" and (group := self._group_of_both(j)) is not None:
            return group
        if tokens[j - 1].low != "and" and not any(t.low == "and" for t in tokens[j : j + NEAR]):
            return first
        while j > 1 and tokens[j - 1].low in {"and", ","}:
            k = j - 2
            k -= tokens[k].text == "," and tokens[j - 1].low == "and"
            m = k + 1
            while m > (tokens[0].low in OPENERS) and (
                capital(tokens[m - 1]) or (m <= k and tokens[m - 1].low in IN_NAMES - {"and"})
            ):
                m -= 1
            named = tokens[m + (tokens[m].low == "the") : k + 1]  # "On Monday, the United States, China and Iran"
            if not named or not (capital(named[0]) and capital(named[-1])) or _no_name(named):
                break
            j = m
        if j < first and (group := self._people_of(j)) is not None:
            return group
        whole = j < first and (j == 0 or not tokens[j - 1].word or tokens[j - 1].low in _BEFORE_LISTS)
        return j if whole else first

    def _people_of(self, place: int) -> int | None:
        """Where people begin who are from several places, of which the first stands here: "Traders in Norlin, Averin
        and Oslo".
        """
        tokens, i = self.tokens, place - 2
        if i < 0 or tokens[i + 1].low not in {"in", "from", "of", "at"}:
            return None
        if not (tokens[i].low.endswith("s") and is_agent(tokens[i].low)):
            return None
        first = i
        while first > 0 and tokens[first - 1].word and not self.verbal(first - 1) and not self._begins(first):
            first -= 1
        return first if first == 0 or not tokens[first - 1].word else None

    def _group_of_both(self, second: int) -> int | None:
        """Where people begin who are from two bodies, or what two have written: "researchers from A in Averin and the B
        said".
        """
        tokens = self.tokens
        left = self.run(second - 2)
        i = self.places.get(left.start) if left is not None else None
        if i is not None and _OF_AUTHORS.search(self.sentence, tokens[i].start, tokens[second - 1].start):
            return i
        if i is None or not (
            tokens[i].low in HEADS and tokens[i].low.endswith("s") and (i == 0 or tokens[i].text.islower())
        ):
            return None
        return i if tokens[i + 1].low in PREPOSITIONS and (i == 0 or not tokens[i - 1].word) else None

    def _begins(self, i: int) -> bool:
        """Whether a noun phrase can reach back no further than this word."""
        token, previous = self.tokens[i], self.tokens[i - 1]
        if not previous.word or previous.quoted or previous.low in _DIVIDES:
            return True
        one = (
            token.low == "one"
            and previous.low != "number"
            and is_person(self.tokens[i + 1].low if i + 1 < len(self.tokens) else "")
        )
        if (token.low in _THESE or one) and self._noun_before(i):
            return True  # "told the press the officers claimed"
        if previous.low == "whom" or (previous.low == "what" and i > 1 and token.text.islower()):
            return True  # "reaching what some officials say is the limit"
        if previous.low in {"time", "way", "reason"} and (capital(token) or token.low in {"any", "anyone"}):
            return True  # "it was the third time Norlin said so"
        if previous.low not in {"and", "or"}:
            return False
        both = i == 2 and self.tokens[0].low not in OPENERS | STOPS | PRONOUNS  # "Federal and state officials"
        names = i >= 2 and capital(token) and capital(self.tokens[i - 2])
        return not (both or names or self._joined_nouns(i) or self._joined_places(i))

    def _joined_places(self, i: int) -> bool:
        """Whether an "and" joins two places that people are at: "pilots in Norlin and around the country"."""
        tokens, k = self.tokens, i - 2
        if tokens[i].low not in _PLACES:
            return False
        while k > max(0, i - NEAR) and tokens[k].word and tokens[k].low not in _PLACES and not self.verbal(k):
            k -= 1
        return k > 0 and tokens[k].low in _PLACES and tokens[k - 1].low.endswith("s") and is_agent(tokens[k - 1].low)

    def _joined_nouns(self, i: int) -> bool:
        """Whether an "and" before a small word joins two nouns before a third: "a Danish energy and mines ministry
        source".
        """
        tokens, k = self.tokens, i - 2
        if i < 2 or not tokens[i].text.islower() or tokens[i].low in DETERMINERS:
            return False
        while (
            k > max(0, i - NEAR) and tokens[k].text.islower() and tokens[k].low not in ARTICLES and not self.verbal(k)
        ):
            k -= 1
        k -= k > 0 and capital(tokens[k])
        end = next((j for j in range(i, len(tokens)) if not tokens[j].text.islower()), i)
        behind = end < len(tokens) and capital(tokens[end])  # "Norlin President and chief pilot Ada Berg"
        named = capital(tokens[k]) and not behind and (k == 0 or not tokens[k - 1].word or capital(tokens[k - 1]))
        # "It is late, administration and industry sources said", and not "The family, pilots and civic leaders said"
        opens = k > 0 and not (tokens[k].word or behind) and any(map(self.verbal, range(k)))
        return ((named or opens) and i - k > _TWO) or (
            tokens[k].low in ARTICLES and (k == 0 or tokens[k - 1].low not in PREPOSITIONS)
        )

    def _noun_before(self, i: int) -> bool:
        """Whether the word before an article ends a noun phrase, so that the article begins another one."""
        before = self.tokens[i - 1]
        return before.text.islower() and not self.verbal(i - 1) and before.low not in _BEFORE_ARTICLES

    def _after_opener(self, first: int, last: int) -> int:
        """Skip `On Tuesday`, `In interviews`: the subject is the last name or determined noun of the run."""
        tokens = self.tokens
        for i in range(last, first, -1):
            starts = tokens[i].low in DETERMINERS or tokens[i].low in PRONOUNS
            name = (
                capital(tokens[i])
                and tokens[i].low not in MONTHS_DAYS
                and not (capital(tokens[i - 1]) and tokens[i - 1].low not in MONTHS_DAYS)
            )
            if (starts or name) and i > first:
                return i
        return first
