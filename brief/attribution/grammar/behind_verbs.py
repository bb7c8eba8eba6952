"""The noun phrase behind a verb: `said X`, `was accused by X`."""

from __future__ import annotations

import re

from brief.attribution.grammar.appositions import Appositions
from brief.attribution.grammar.function_words import (
    AUXILIARY,
    BE,
    DETERMINERS,
    IN_NAMES,
    MONTHS_DAYS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STOPS,
    SUBJECT_PRONOUNS,
)
from brief.attribution.grammar.nouns import HEADS, is_agent, is_person
from brief.attribution.grammar.tokens import Subject, adverb, capital, doing

_AMOUNT = re.compile(r"[$€£¥]?\d")
_NAMES = frozenset("called described dubbed branded labeled labelled hailed denounced portrayed mocked".split())
"""What something is in the passive that others call so."""
_DEED = re.compile(r"[a-z]{3,}ing")
_LONGEST_NAME = 8
_DONE_BY = re.compile(
    r"(?:tion|sion|ment|ing|ed|al)$|^(?:act|ago|attack|attempt|betrayal|bid|book|breach|coup|crime|deed|effort|film|letter"
    r"|move|novel|ploy|plot|power|raid|report|song|step|strike|study|tactic|trick|work)$"
)
"""What itself is done or made by somebody: "described as a ploy by the mayor"."""
_BEHIND = STOPS | frozenset("in on at during told who whose via through late early today yesterday tonight".split())
"""Where a subject behind its verb ends."""
_NO_INFINITIVE = (
    DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | frozenset("former this that these those all any both each every such him them us me you my our your".split())
)
_RELATED = frozenset(
    "ambassador envoy adviser advisor representative candidate aide secretary assistant counsel heir successor witness"
    " advisers advisors representatives aides assistants witnesses heirs close contender deputy".split()
)
"""Who is so to somebody: "an aide to senior ministers"."""


class BehindVerbs(Appositions):
    """One sentence's noun phrases, found from the verbs before them."""

    def after(self, verb: int) -> Subject | None:
        """`said X`, up to the next comma, verb or quotation."""
        tokens = self.tokens
        first = verb + 1
        while first < len(tokens) and tokens[first].low in MONTHS_DAYS:
            first += 1
        if not self._may_begin(first):
            return None
        end = first
        while end < len(tokens) and self._belongs(verb, first, end) and not self._breaks(verb, first, end):
            end += 1
        end = self._at_a_body(end) or end
        described = tokens[first].low in DETERMINERS or (tokens[end - 1].text.islower() and end - 1 > first)
        if described and end + 1 < len(tokens) and tokens[end].text == ",":
            behind = end + 1
            while behind < len(tokens) and tokens[behind].word and capital(tokens[behind]):
                behind += 1
            if behind > end + 2 and (behind == len(tokens) or not tokens[behind].word):
                return self.phrase(end + 1, behind)  # "said the mayor, Ada Berg."
        return self.phrase(first, end)

    def _may_begin(self, i: int) -> bool:
        """Whether a noun phrase of somebody may begin with a word."""
        if i >= len(self.tokens) or not self.tokens[i].word:
            return False
        low = self.tokens[i].low
        if capital(self.tokens[i]) or low in DETERMINERS | PRONOUNS | HEADS:
            return True
        if low.endswith("s") and (is_agent(low) or is_person(low[:-1])):
            return True
        return i + 1 < len(self.tokens) and self.tokens[i + 1].word and low not in STOPS | OPENERS

    def _belongs(self, verb: int, first: int, i: int) -> bool:
        """Whether a word may belong to the noun phrase behind a verb."""
        token = self.tokens[i]
        if not token.word or (token.low in _BEHIND and not self._joins(i) and not self._lies_between(first, i)):
            return False
        return (
            not self.verbal(i)
            or (i == first and (token.low in HEADS or self._tells_whose(verb, i)))
            or self.tokens[i - 1].low.endswith(("’s", "'s", "s’", "s'"))
            or self._names_reports(verb, i)
        )

    def _breaks(self, verb: int, first: int, i: int) -> bool:
        """Whether a noun phrase ends before a word that could belong to one."""
        if i == first:
            return self._before_a_deed(i)
        low = self.tokens[i].low
        return (
            low in SUBJECT_PRONOUNS  # "experts I spoke to"
            or (low == "to" and self._goes_on_with_a_verb(verb, i))  # "told by their union to stay"
            or self._before_a_deed(i)
        )

    def _before_a_deed(self, i: int) -> bool:
        """Whether a preposition stands before what somebody does: "accused by X of hiding it"."""
        behind = self.tokens[i + 1 : i + 2]
        return self.tokens[i].low in {"of", "for"} and bool(behind) and _DEED.fullmatch(behind[0].text) is not None

    def _at_a_body(self, i: int) -> int:
        """Where the name of whom somebody works for ends, with which a clause closes: "said analysts at Norlin Bank.";
        0 where none does.
        """
        tokens = self.tokens
        end = i + 1
        while end < len(tokens) and (capital(tokens[end]) or tokens[end].low in IN_NAMES):
            end += 1
        works = tokens[i - 1].text.islower() and is_agent(tokens[i - 1].low)
        named = tokens[i + 1 : end] if works and i < len(tokens) and tokens[i].low == "at" else []
        several = sum(map(capital, named)) > 1 or any(" " in t.text for t in named)
        return end if several and (end == len(tokens) or not tokens[end].word) else 0

    def _tells_whose(self, preposition: int, i: int) -> bool:
        """Whether what could be a verb only tells what kind of people follow: "according to show insiders"."""
        behind = self.tokens[i + 1].text if i + 1 < len(self.tokens) else ""
        people = behind.islower() and behind.endswith("s") and is_agent(behind)
        return people and self.tokens[preposition].low in {"to", "by"}

    def _tells_more(self, verb: int) -> bool:
        """Whether a passive verb only tells more of a noun: "Berg, who was called “a fool” by the mayor, left"."""
        i = verb - 1
        while i > 0 and (self.tokens[i].low in AUXILIARY | BE or adverb(self.tokens[i])):
            i -= 1
        return self.tokens[i].low in RELATIVES | {"that"} or i == verb - 1

    def _names_reports(self, preposition: int, i: int) -> bool:
        """Whether "reports" is what something is told according to: "according to initial police reports,"."""
        behind = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        according = self.tokens[preposition].low == "to"
        return according and self.tokens[i].low == "reports" and (behind is None or not behind.word)

    def _goes_on_with_a_verb(self, verb: int, to: int) -> bool:
        """Whether a "to" behind a noun phrase belongs to the passive verb before it: "told by the union to stay"."""
        tokens = self.tokens
        surely = self._infinitive(to + 1)
        if tokens[verb].low != "by" or tokens[to - 1].low in _RELATED:
            return surely and (capital(tokens[to - 1]) or tokens[verb].low == "by")
        behind = tokens[to + 1] if to + 1 < len(tokens) else None
        if behind is None or behind.quoted:
            return behind is not None
        return surely or (behind.text.islower() and behind.low not in _NO_INFINITIVE and not doing(behind))

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
        """Whether an "and" joins two names that are one subject: "said Brandt and Holm"; not "said Brandt and Holm
        left".
        """
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

    def by(self, verb: int) -> Subject | None:
        """`was accused by X`; with what it is called before that: "was described as a fool by X"."""
        tokens = self.tokens
        for i in range(verb + 1, min(verb + 3, len(tokens))):
            if tokens[i].low == "by" and i + 1 < len(tokens):
                return self.after(i)
        named = self.named_by(verb)
        return self.after(named) if named is not None else None

    def named_by(self, verb: int) -> int | None:
        """Where the "by" stands behind what somebody or something is called by others: "was called “a sham” by X"."""
        tokens = self.tokens
        if tokens[verb].low not in _NAMES or self._tells_more(verb):
            return None
        for i in range(verb + 2, min(verb + _LONGEST_NAME, len(tokens) - 1)):
            before = tokens[i - 1]
            if tokens[i].low == "by":
                named = before.text.islower() and tokens[verb + 1].low in {"a", "an", "as"}
                return i if before.quoted or (named and _DONE_BY.search(before.low) is None) else None
            if not (tokens[i].word or tokens[i].quoted) or tokens[i].low in STOPS:
                return None
        return None
