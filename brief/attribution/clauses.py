"""The noun phrases around a verb: before it, after it, behind its "by", at the sentence's beginning, in commas."""

from __future__ import annotations

import re

from brief.attribution.function_words import (
    ARTICLES,
    AUXILIARY,
    DETERMINERS,
    FINITE,
    IN_NAMES,
    MONTHS_DAYS,
    OPENERS,
    PARTICIPLES_OF_SPEECH,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STOPS,
    SUBJECT_PRONOUNS,
)
from brief.attribution.noun_phrases import NounPhrases
from brief.attribution.nouns import HEADS, is_agent, is_person, speaking
from brief.attribution.tokens import Subject, Token, adverb, capital, opens_as_adverb

_NEVER_ALONE = frozenset("found showed shows pointed called calls asked asks".split())
_RELATIVE = frozenset("who which a an the whose including led".split())
_RELATIVES_OF_PLACE = frozenset("where when that as".split())
_INVERTED = frozenset("said says added adds wrote writes".split())
_UNITS = frozenset("moments minutes hours days weeks months years shortly soon".split())
_OWN = frozenset("its his her their".split())
_VEHICLES = frozenset("statement letter report filing speech announcement interview prospectus release".split())
"""What somebody speaks in."""
_ASIDES = frozenset("however meanwhile moreover nevertheless nonetheless".split())
_OTHER_CLAUSE = frozenset("but so yet because although though unless while if".split())
_AMOUNT = re.compile(r"[$€£¥]?\d")
_DEMONYM = re.compile(r"[A-Z]\w+(?:an|ese|ish|ch)$")
_BEHIND = STOPS | frozenset("in on at during told who whose via through late early today yesterday tonight".split())
"""Where a subject behind its verb ends."""
_GOING_ON = HEADS | frozenset("of for and in from de on".split())
"""With what a noun phrase goes on behind a name or a head."""


def _is_name(tokens: list[Token]) -> bool:
    """Whether tokens are a name and no more: "Luis Tavira", "the Islamic State of Iraq"."""
    own = tokens[1:] if tokens[0].low == "the" else tokens
    return bool(own) and capital(own[0]) and capital(own[-1]) and all(capital(t) or t.low in IN_NAMES for t in own)


class Clause(NounPhrases):
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
            or (tokens[0].low.endswith("ed") and len(tokens) > 1 and tokens[1].low == "by")
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
        if end is None or tokens[comma].text != "," or tokens[end].text != "," or opens not in DETERMINERS:
            return None
        name = tokens[comma + 1 : end]
        return self.phrase(comma + 1, end) if len(name) > 1 and _is_name(name) else None

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
        if before.low.endswith(("’s", "'s", "-based", "-born", "-led", "-owned")):
            return False
        over = capital(before) or before.low in HEADS
        if i == 1 and self._goes_on_to_people():
            return False  # "Most local pilots", "Health care providers": the first word is capital in any case
        if is_agent(token.low) and (i == 1 or (capital(before) and self.tokens[i - 2].text.islower())):
            return False  # "Presidential physician", "two Democratic speechwriters"
        if is_person(token.low) and i + 1 < len(self.tokens) and capital(self.tokens[i + 1]):
            return False  # "United Norlin secretary-general Ada Berg"
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
        while first > 0 and capital(self.tokens[first - 1]):
            first -= 1
        people = first == 0 and _DEMONYM.search(self.tokens[i - 1].text)  # "West German private banks"
        if not people and (first == 0 or self.tokens[first - 1].low not in ARTICLES):
            return False
        for j in range(i, min(i + 3, len(self.tokens))):
            token = self.tokens[j]
            if not token.text.islower() or self.verbal(j) or token.low in STOPS | PREPOSITIONS:
                return False
            if is_person(token.low) or (
                people and token.low.endswith("s") and (is_agent(token.low) or token.low[:-1] in HEADS)
            ):
                return True
        return False

    def before(self, verb: int) -> Subject | None:
        """`X said`, `X, a Y, said`, `X has also said`."""
        tokens = self.tokens
        i = verb - 1
        while i >= 0 and (tokens[i].low in AUXILIARY or adverb(tokens[i])):
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
            return self._before_apposition(i)
        if not tokens[i].word:
            return None
        found = self.run(i)
        return found if found is None else self._described_in_half(found) or found

    def _described_in_half(self, told: Subject) -> Subject | None:
        """The name that a sentence opens with, where one comma parts it from an office: "Ada Berg, chairman of the port said"."""
        tokens, first = self.tokens, self.place(told.start)
        begins = first + (tokens[first].low in ARTICLES)
        offices = tokens[begins : begins + 2]
        office = is_person(offices[0].low) or any(t.text.islower() and is_person(t.low) for t in offices)
        begin = next((i + 1 for i in range(first - 2, -1, -1) if tokens[i].quoted), 0)
        begin += begin > 0 and tokens[begin].text == ","
        if first - begin < 3 or tokens[first - 1].text != "," or tokens[0].low in OPENERS or not office:
            return None
        return self.phrase(begin, first - 1) if _is_name(tokens[begin : first - 1]) else None

    def _before_apposition(self, closer: int) -> Subject | None:
        """The noun phrase that an apposition or relative clause, ending at `closer`, belongs to.

        Appositions follow each other ("X, the head of Y, one of Z, said"), so that the one furthest to the
        left counts, up to where the clause begins.
        """
        tokens = self.tokens
        mark = {")": "("}.get(tokens[closer].text, tokens[closer].text)
        best: Subject | None = None
        for i in range(closer - 1, max(0, closer - 45), -1):
            if tokens[i].quoted or (tokens[i].text == "," and tokens[i - 1].quoted):
                break
            if tokens[i].text != mark or not tokens[i - 1].word or i + 1 >= closer:
                continue
            inside = tokens[i + 1 : closer]
            outer = self.run(i - 1)
            if len(inside) <= 7 and _is_name(inside) and best is None and self._described(outer, i - 1):
                return self._apposed(i) or self.phrase(i + 1, closer)
            if best is None and (last := self._name_at_end(i + 1, closer)) and self._described(outer, i - 1):
                return last
            if outer is None or self._placed(outer) or self._is_clause(inside):
                break
            named = capital(tokens[i - 1]) and speaking(outer.text) is not None
            if (
                best is None
                and outer.start == 0
                and inside[0].low in {"in", "at"}
                and not any(map(self.verbal, range(i + 1, closer)))
            ):
                return outer  # "German private banks, in a letter to the port, have said"
            if named and best is not None and not self._describes(best):
                break
            if named or (best is None and (mark != "," or inside[0].low in _RELATIVE or inside[0].low.endswith("ed"))):
                best = outer
        return self._head_of(best)

    def _describes(self, phrase: Subject) -> bool:
        """Whether a phrase in commas may tell more of what stands before it: not "…, which is less certain, Ada Berg, …"."""
        first = self.places[phrase.start]
        before = self.tokens[first - 2] if first > 1 and self.tokens[first - 1].text == "," else None
        low = before.low if before is not None else ""
        return before is None or capital(before) or low in HEADS or is_agent(low) or is_person(low)

    def _apposed(self, comma: int) -> Subject | None:
        """The name that what ends at a comma only tells more of: "Ada Berg, the head of its owner, Norlin Lines, said"."""
        tokens = self.tokens
        for i in range(comma - 1, 0, -1):
            if self.verbal(i):
                return None
            if tokens[i].text == ",":
                named = (
                    tokens[i + 1].low in {"the", "a", "an"}
                    and capital(tokens[i - 1])
                    and i > 1
                    and capital(tokens[i - 2])
                )
                outer = self.run(i - 1) if named else None
                return None if outer is None or self._placed(outer) else outer
            if not tokens[i].word:
                return None
        return None

    @staticmethod
    def _is_clause(inside: list[Token]) -> bool:
        """Whether what stands between commas is a statement and no apposition: "…, but the roads are closed, said X"."""
        opens = inside[0].low
        if opens in _RELATIVE | _RELATIVES_OF_PLACE or opens.endswith(("ed", "ing")):
            return False
        return opens in _OTHER_CLAUSE or any(t.low in FINITE for t in inside)

    def _name_at_end(self, first: int, last: int) -> Subject | None:
        """The name that a phrase of several words ends with: "another author, engineering professor Ada Berg,"."""
        tokens, i = self.tokens, last
        while i > first and capital(tokens[i - 1]):
            i -= 1
        before = tokens[first:i]
        whole = before and all(t.text.islower() and t.low not in PREPOSITIONS | _RELATIVE for t in before)
        return self.phrase(i, last) if whole and last - i > 1 and is_agent(before[-1].low) else None

    def _placed(self, phrase: Subject) -> bool:
        """Whether a phrase only says where: "in Washington, Ada Berg, …, said"."""
        first = self.places[phrase.start]
        first -= first > 0 and self.tokens[first - 1].low in ARTICLES
        return first > 0 and self.tokens[first - 1].low in PREPOSITIONS - {"of", "for"}

    def _described(self, outer: Subject | None, last: int) -> bool:
        """Whether a phrase before a name in commas describes who is named: "its chief executive, Ada Berg,"."""
        if self.tokens[last].text.islower():
            return True
        words = outer.text.split() if outer is not None else [""]
        # "The author and national director of the Port Union, Ada Berg,"
        return words[0].lower() in DETERMINERS or (words[0].islower() and any(map(is_person, words[:2])))

    def _head_of(self, subject: Subject | None) -> Subject | None:
        """`X, the head of Y`: where an apposition was found, the name before it."""
        if subject is None:
            return None
        first = self.places[subject.start]
        if (
            first >= 2
            and self.tokens[first].low in _RELATIVE
            and self.tokens[first - 1].text == ","
            and capital(self.tokens[first - 2])
        ):
            outer = self.run(first - 2)
            start = self.places.get(outer.start, 0) if outer is not None else 0
            if outer is not None and not (start and self.tokens[start - 1].low in OPENERS):
                return outer
        return subject

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
            and (tokens[j].low not in _BEHIND or self._joins(j))
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
