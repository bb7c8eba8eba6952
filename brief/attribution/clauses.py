"""The noun phrases around a verb: before it, after it, behind its "by", at the sentence's beginning, in commas."""

from __future__ import annotations

import re

from brief.attribution.appositions import Appositions, is_name
from brief.attribution.function_words import (
    ARTICLES,
    AUXILIARY,
    DETERMINERS,
    IN_NAMES,
    MONTHS_DAYS,
    OPENERS,
    PARTICIPLES_OF_SPEECH,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STOPS,
    SUBJECT_PRONOUNS,
)
from brief.attribution.nouns import HEADS, NUMBERS, is_agent, is_person
from brief.attribution.tokens import Subject, adverb, capital, opens_as_adverb

_NEVER_ALONE = frozenset("found showed shows pointed called calls asked asks".split())
_INVERTED = frozenset("said says added adds wrote writes".split())
_UNITS = frozenset("moments minutes hours days weeks months years shortly soon".split())
_OWN = frozenset("its his her their".split())
_VEHICLES = frozenset("statement letter report filing speech announcement interview prospectus release".split())
"""What somebody speaks in."""
_ASIDES = frozenset("however meanwhile moreover nevertheless nonetheless".split())
_AMOUNT = re.compile(r"[$€£¥]?\d")
_KIND = re.compile(r"-[a-z]{3,}$")
"""How a capitalised adjective ends: "Norlin-based", "English-language"."""
_DEMONYM = re.compile(r"[A-Z]\w+(?:an|ese|ish|ch)$|U\.[SK]\.?$")
_BEHIND = STOPS | frozenset("in on at during told who whose via through late early today yesterday tonight".split())
"""Where a subject behind its verb ends."""
_GOING_ON = HEADS | frozenset("of for and in from de on".split())
"""With what a noun phrase goes on behind a name or a head."""


class Clause(Appositions):
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
            or (tokens[0].low.endswith("ed") and len(tokens) > 1 and tokens[1].low in {"by", "with"})
        ):
            comma = next((j for j, t in enumerate(tokens) if t.text == "," and j < 25), None)
            if comma is None:
                return None
            i = comma + 1
            if i < len(tokens) and tokens[i].low in {"which", "who", "where", "whose"}:
                # "In Averin, which was to vote, the mayor …"
                i = next((j + 1 for j in range(i, min(i + 25, len(tokens))) if tokens[j].text == ","), i)
        elif len(tokens) > 2 and (self._tells_when(0) or (opens_as_adverb(tokens[0].low) and tokens[1].text == ",")):
            i = 2
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
        """Whether a word that ends in "ing" only tells what kind of people follow: "Norlin trading houses,", "a Norlin navigating officer"."""
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
        i = verb - 1
        while i >= 0 and ((tokens[i].low in AUXILIARY and not self.surname(i)) or adverb(tokens[i])):
            i -= 1
        if i > 3 and tokens[i].text == "," == tokens[i - 2].text and tokens[i - 1].low in _ASIDES:
            i -= 3  # "Most pilots, however, said"
        if i > 2 and tokens[i].low in _VEHICLES and tokens[i - 1].low in _OWN and tokens[i - 2].low == "in":
            i -= 3  # "the partnership in its statement again urged"
        if i > 1 and tokens[i].low in MONTHS_DAYS and tokens[i - 1].low in {"on", ","}:
            i -= 2 if tokens[i - 1].low == "on" else 1  # "Nur Liton, on Sunday told"
        if i < 0:
            return None
        if tokens[i].low in {"and", "or", "but"} or (
            tokens[i].text in {",", "•"} and verb - 1 == i and self.tokens[verb].low in PARTICIPLES_OF_SPEECH
        ):
            return None
        if tokens[i].text in {",", "—", "–", "--", ")", "-"}:
            return self.before_apposition(i)
        if not tokens[i].word:
            return None
        found = self.run(i)
        return found if found is None else self.described_in_half(found) or found

    def after(self, verb: int) -> Subject | None:
        """`said X`, up to the next comma, verb or quotation."""
        tokens = self.tokens
        i = verb + 1
        while i < len(tokens) and tokens[i].low in MONTHS_DAYS:
            i += 1
        if (
            i >= len(tokens)
            or not tokens[i].word
            or not (
                capital(tokens[i])
                or tokens[i].low in DETERMINERS
                or tokens[i].low in PRONOUNS
                or tokens[i].low in HEADS
                or (i + 1 < len(tokens) and tokens[i + 1].word and tokens[i].low not in STOPS | OPENERS)
            )
        ):
            return None
        j = i
        while (
            j < len(tokens)
            and tokens[j].word
            and (tokens[j].low not in _BEHIND or self._joins(j) or self._lies_between(i, j))
            and (
                not self.verbal(j)
                or (j == i and tokens[j].low in HEADS)
                or tokens[j - 1].low.endswith(("’s", "'s", "s’", "s'"))
                or self._names_reports(verb, j)
            )
        ):
            if j > i and tokens[j].low in SUBJECT_PRONOUNS:
                break  # "experts I spoke to"
            if tokens[j].low == "to" and j > i and capital(tokens[j - 1]) and self._infinitive(j + 1):
                break  # "forecast by Norlin Research to reach"
            if (
                tokens[j].low in {"of", "for"}
                and j + 1 < len(tokens)
                and re.fullmatch(r"[a-z]{3,}ing", tokens[j + 1].text)
            ):
                break  # "accused by X of hiding it"
            j += 1
        j = self._at_a_body(j) or j
        described = tokens[i].low in DETERMINERS or (tokens[j - 1].text.islower() and j - 1 > i)
        if j + 1 < len(tokens) and tokens[j].text == "," and described:
            end = j + 1
            while end < len(tokens) and tokens[end].word and capital(tokens[end]):
                end += 1
            if end > j + 2 and (end == len(tokens) or not tokens[end].word):
                return self.phrase(j + 1, end)
        return self.phrase(i, j)

    def _at_a_body(self, i: int) -> int:
        """Where the name of whom somebody works for ends, with which a clause closes: "said analysts at Norlin Bank."; 0 where none does."""
        tokens = self.tokens
        end = i + 1
        while end < len(tokens) and (capital(tokens[end]) or tokens[end].low in IN_NAMES):
            end += 1
        works = tokens[i - 1].text.islower() and is_agent(tokens[i - 1].low)
        named = tokens[i + 1 : end] if works and i < len(tokens) and tokens[i].low == "at" else []
        several = sum(map(capital, named)) > 1 or any(" " in t.text for t in named)
        return end if several and (end == len(tokens) or not tokens[end].word) else 0

    def _names_reports(self, preposition: int, i: int) -> bool:
        """Whether "reports" is what something is told according to: "according to initial police reports,"."""
        behind = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        according = self.tokens[preposition].low == "to"
        return according and self.tokens[i].low == "reports" and (behind is None or not behind.word)

    def _infinitive(self, i: int) -> bool:
        """Whether a small word behind "to" is a verb, as far as what follows it tells."""
        tokens = self.tokens
        if i + 1 >= len(tokens) or not tokens[i].text.islower() or tokens[i].low in DETERMINERS | {"former"}:
            return False
        behind = tokens[i + 1]
        return not behind.word or behind.low in DETERMINERS | PREPOSITIONS or _AMOUNT.match(behind.text) is not None

    def _lies_between(self, first: int, i: int) -> bool:
        """Whether an "and" joins two between which something is: "a contract between the union and the port"."""
        return self.tokens[i].low == "and" and any(t.low == "between" for t in self.tokens[first:i])

    def _joins(self, i: int) -> bool:
        """Whether an "and" joins two names that are one subject: "said Brandt and Holm"; not "said Brandt and Holm left"."""
        tokens = self.tokens
        if (
            tokens[i].low == "and"
            and i + 1 < len(tokens)
            and is_agent(tokens[i - 1].low)
            and self._closes_with_people(i + 1)
        ):
            return True
        if tokens[i].low != "and" or not capital(tokens[i - 1]) or i + 1 >= len(tokens):
            return False
        end = i + 1 + (tokens[i + 1].low == "the")
        first = end
        while end < len(tokens) and capital(tokens[end]):
            end += 1
        return end > first and (end == len(tokens) or not tokens[end].word)

    def _closes_with_people(self, i: int) -> bool:
        """Whether nothing follows but a noun phrase of people: "said port analysts and shipping company sources."."""
        rest = [t for t in self.tokens[i:] if t.text != "."]
        plain = rest and all(t.text.islower() and t.low not in STOPS | PREPOSITIONS | PRONOUNS for t in rest)
        return (
            bool(plain)
            and rest[-1].low.endswith("s")
            and is_agent(rest[-1].low)
            and not any(map(self.verbal, range(i, i + len(rest))))
        )

    def owner(self, possessive: int) -> Subject | None:
        """The noun phrase that ends in this possessive, without its ending."""
        whole = self.run(possessive, owner=True)
        if whole is None:
            return None
        text = re.sub(r"[’']s?$", "", whole.text)
        return Subject(text, whole.start, whole.start + len(text), adjacent=False)

    def by(self, verb: int) -> Subject | None:
        """`was accused by X`."""
        tokens = self.tokens
        for i in range(verb + 1, min(verb + 3, len(tokens))):
            if tokens[i].low == "by" and i + 1 < len(tokens):
                return self.after(i)
        return None
