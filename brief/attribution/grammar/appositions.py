"""Who speaks where commas, dashes or parentheses stand before a verb: "Ada Berg, the head of the port, said"."""

from __future__ import annotations

from brief.attribution.grammar.function_words import ARTICLES, DETERMINERS, FINITE, IN_NAMES, OPENERS, PREPOSITIONS
from brief.attribution.grammar.nouns import HEADS, is_agent, is_person
from brief.attribution.grammar.reach import Reach
from brief.attribution.grammar.speaking import speaking
from brief.attribution.grammar.tokens import Subject, Token, capital

_RELATIVE = frozenset("who which a an the whose including led".split())
_RELATIVES_OF_PLACE = frozenset("where when that as".split())
_OTHER_CLAUSE = frozenset("but so yet because although though unless while if".split())
_LONGEST_IN_COMMAS = 7


def is_name(tokens: list[Token]) -> bool:
    """Whether tokens are a name and no more: "Luis Tavira", "the Islamic State of Iraq"."""
    own = tokens[1:] if tokens[0].low == "the" else tokens
    return bool(own) and capital(own[0]) and capital(own[-1]) and all(capital(t) or t.low in IN_NAMES for t in own)


class Appositions(Reach):
    """One sentence's noun phrases, and what is told of them between marks."""

    def described_in_half(self, told: Subject) -> Subject | None:
        """The name that one comma parts from an office, and the next is missing: "Ada Berg, chairman of the port
        said".
        """
        tokens, first = self.tokens, self.place(told.start)
        begins = first + (tokens[first].low in ARTICLES)
        offices = tokens[begins : begins + 2]
        office = is_person(offices[0].low) or any(t.text.islower() and is_person(t.low) for t in offices)
        begin = next((i + 1 for i in range(first - 2, -1, -1) if tokens[i].quoted or not tokens[i].word), 0)
        begin += begin > 0 and tokens[begin].text == ","
        opens = begin == 0 and tokens[0].low in OPENERS
        if first - begin < 3 or tokens[first - 1].text != "," or opens or not office:
            return None
        return self.phrase(begin, first - 1) if is_name(tokens[begin : first - 1]) else None

    def before_apposition(self, closer: int) -> Subject | None:
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
            if best is None and (own := self._at_comma(i, closer, outer)) is not None:
                return own
            if outer is None or self._placed(outer) or self._is_clause(inside) or self._opens_with(outer):
                break
            named = capital(tokens[i - 1]) and speaking(outer.text) is not None
            if named and best is not None and (self._opens_doing() or not self._describes(best)):
                break
            if named or (best is None and (mark != "," or inside[0].low in _RELATIVE or inside[0].low.endswith("ed"))):
                best = outer
        return self._head_of(best)

    def _opens_with(self, phrase: Subject) -> bool:
        """Whether the sentence opens with a preposition and this, which is no name: "Despite the doubts, the fund …,
        said".
        """
        return (
            self.tokens[0].low in PREPOSITIONS | {"despite", "during", "amid"}
            and phrase.text.islower()
            and self.place(phrase.start) == 1
        )

    def _opens_doing(self) -> bool:
        """Whether a sentence opens with what its subject does: "Opening the case at Norlin, Ada Berg, prosecuting,"."""
        first, second = (*self.tokens[:2], None)[:2]
        doing = first is not None and first.low.endswith("ing") and second is not None and second.text != ","
        return bool(doing) and second is not None and not capital(second)

    def _at_comma(self, comma: int, closer: int, outer: Subject | None) -> Subject | None:
        """Who speaks where what stands in the last two commas is a name, ends in one or only says where; None
        elsewhere.
        """
        inside = self.tokens[comma + 1 : closer]
        if outer is not None and is_name(inside) and self._of_somebody(outer, comma - 1):
            return outer  # "the husband of the victim, Ada Berg, said"
        if self._described(outer, comma - 1):
            if len(inside) <= _LONGEST_IN_COMMAS and is_name(inside):
                return self._apposed(comma) or self.phrase(comma + 1, closer)
            if (last := self._name_at_end(comma + 1, closer)) is not None:
                return last
        placed = inside[0].low in {"in", "at"} and not any(map(self.verbal, range(comma + 1, closer)))
        # "German private banks, in a letter to the port, have said"
        return outer if outer is not None and outer.start == 0 and placed else None

    def names_apart(self, closer: int) -> bool:
        """Whether a comma closes a name behind an office that opens the sentence: "The owner of the port, Ada
        Berg,".
        """
        tokens = self.tokens
        comma = next((i for i in range(closer - 1, 0, -1) if not tokens[i].word), 0)
        plain = comma > 0 and all(t.word for t in tokens[:comma]) and not any(map(self.verbal, range(1, comma)))
        return (
            plain
            and tokens[comma].text == ","
            and is_name(tokens[comma + 1 : closer])
            and tokens[comma - 1].low in HEADS
        )

    def _of_somebody(self, outer: Subject, last: int) -> bool:
        """Whether a phrase tells whose husband or spokesman somebody is, so that a name behind it is not theirs."""
        words = outer.text.lower().split()
        at = next((i for i, w in enumerate(words) if w in {"of", "for", "to"}), 0)
        return (
            bool(at)
            and is_person(words[at - 1])
            and is_person(self.tokens[last].low)
            and self.tokens[last].text.islower()
        )

    def _describes(self, phrase: Subject) -> bool:
        """Whether a phrase in commas may tell more of what stands before it: not "…, which is less certain, Ada Berg,
        …".
        """
        first = self.places[phrase.start]
        before = self.tokens[first - 2] if first > 1 and self.tokens[first - 1].text == "," else None
        low = before.low if before is not None else ""
        return before is None or capital(before) or low in HEADS or is_agent(low) or is_person(low)

    def _apposed(self, comma: int) -> Subject | None:
        """The name that what ends at a comma only tells more of: "Ada Berg, the head of its owner, Norlin Lines,
        said".
        """
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
        """Whether what stands between commas is a statement and no apposition: "…, but the roads are closed, said
        X".
        """
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
        before = before[len(before) > 1 and before[0].low == "the" :]  # "its author, the organist Ada Berg,"
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
        if words[0].endswith(("’s", "'s")):
            return True  # "Averin’s Home Minister, Ada Berg,"
        if is_person(words[0].lower()) and words[1:2] == ["of"]:
            return True  # "Director of Ports, Ada Berg,"
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
