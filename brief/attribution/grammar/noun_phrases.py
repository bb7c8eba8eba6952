"""One English sentence's narration as words and marks, and stretches of it as noun phrases, trimmed of what is no part
of one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter

from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.datelines import dateline
from brief.attribution.grammar.function_words import (
    AUXILIARY,
    DETERMINERS,
    FINITE,
    IN_NAMES,
    IRREGULAR_PAST,
    MONTHS_DAYS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    SPANS,
    STOPS,
)
from brief.attribution.grammar.joined import joined
from brief.attribution.grammar.nouns import COUNTED, HEADS, is_noun_before, is_person
from brief.attribution.grammar.quotes import narration
from brief.attribution.grammar.tokens import Subject, Token, adverb, capital, opens_as_adverb, tokens_of

_ACRONYM = re.compile(
    r"(?<=\w) \((?:[A-Z][\w&’-]*(?: [A-Z][\w&-]*){0,2})\)(?= [a-z])|(?<=\w) \([A-Z][\w&’-]*[A-Z][\w&-]*\)"
)
"""A short form in parentheses: "the Institute of Technology (IT) reported"."""
_SPELT_OUT = re.compile(
    r"(?<=\w) \([A-Z][\w&’-]*(?:,? (?:[A-Z][\w&’-]*|of|and|the|for|on|in|de|du|des|la)){3,12}\)(?=[ ,])"
)
"""A name in parentheses, in full: "the HWU (Harbour, Lock and Warehouse Workers’ Union), Ada Berg, said"."""
_SEAT = re.compile(r"(?<=\w) \((?:[DRI]|[A-Z]{3,4})-[A-Z][\w.]{0,9}(?: [A-Z][\w.]{0,9})?\)")
"""Whom a lawmaker sits for: "Ada Berg (D-Ohio), Jens Holm (R-Tex.) and Mara Brandt"."""
_TICKER = re.compile(r"(?<=[\w.]) <[A-Z][\w.]{0,9}>")
"""How a share is traded, behind a firm's name: "Norlin Ferries Ltd <NFL.NO>"."""
_YEAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(, \d{4})(?= \w)"
)
"""A year in commas, which divides no noun phrase: "a March 14, 2019 press release"."""
_LONGEST = 14
"""Words of a subject at most."""
_BESIDE = re.compile(r", [A-Z]{2,6},(?= )")
"""A short form in commas behind a name."""
_SEAT_IN_COMMAS = re.compile(
    r", (?:[DRI]|[A-Z]{3,4})-[A-Z][\w.]*(?: [A-Z][\w.]*)?"
    r"(?:,(?= (?!(?:who|which|whose|the|an?|one)\b))|(?=, (?:who|which|whose|the|an?|one)\b))"
)
"""The same, in commas: "Ada Berg, D-Ohio, who", "Jens Holm, R-Tex., said"."""
_FIGURE = re.compile(r", \d[\d.]*(?:%| per ?cent),(?= [a-z])")
"""How many that is, in commas: "Nearly six in 10, 58%, said"."""
_WITHIN_FIRMS = re.compile(r"(?<=[a-z]) \([A-Z][a-z]+\)(?= (?:Ltd|Inc|Co|Corp|plc|PLC|Group|GmbH|AG)\b)")
"""What stands in parentheses within a firm's name: "Norlin (Holdings) Ltd"."""
_LONGEST_GROUP = 20
"""Words of one that begins with who they are: "researchers from …"."""
_PARTY_AND_WARD = re.compile(
    r"(?<=[a-z]) \([A-Z][\w’'&.-]*(?:,? (?:of |and |the )?[A-Z][\w’'&.-]*){0,6}\)(?=, (?:who|which|the|an?)\b)"
)
"""To whom somebody belongs, between the name and what else is told: "Ada Berg (Lib Dem, Norlin North), who"."""
_IN_PARENTHESES = (_ACRONYM, _SPELT_OUT, _SEAT, _PARTY_AND_WARD, _WITHIN_FIRMS)
_BEFORE_A_PHRASE = STOPS | frozenset("however meanwhile also then today yesterday tonight tomorrow".split())
_BEHIND_A_PHRASE = (
    AUXILIARY | MONTHS_DAYS | PREPOSITIONS | frozenset("as late early earlier that meanwhile however".split())
)
_LINKS = frozenset("but and however meanwhile moreover nevertheless nonetheless furthermore".split())
_SURNAMES = frozenset("early late first now".split())
_NOBODY = STOPS | AUXILIARY | OPENERS | MONTHS_DAYS | frozenset("earlier later inc ltd".split())
"""Words that alone are no phrase."""
_TIMES = frozenset(
    "moment moments minute minutes hour hours day days night nights week weeks weekend month months year years decade"
    " decades century centuries generation generations season seasons".split()
)
_AGO = frozenset("ago later earlier".split())
_SO_LONG = frozenset("a an one half few couple of and about around nearly almost only just more less than over".split())
_LONGEST_TIME = 6
"""Words of "about two and a half years"."""
_DAY_AND_NAME = 4
"""Tokens of "On Monday Berg said"."""
_WHICH_DAY = frozenset("this last next that same earlier later late early".split())


def _whole(sentence: str, tokens: list[Token]) -> list[Token]:
    """The tokens with every name that runs over an "and" as one, and without the short forms in parentheses."""
    names = [(s.start, s.end) for s in joined(sentence)]
    short = [m.span() for form in _IN_PARENTHESES for m in form.finditer(sentence)] if "(" in sentence else []
    short += [m.span() for m in _TICKER.finditer(sentence)] if "<" in sentence else []
    opens = bool(tokens) and tokens[0].low in OPENERS  # whose comma parts its subject: "As a member of the HPA, …"
    short += [
        (m.start(), m.end() - opens)
        for m in _BESIDE.finditer(sentence)
        if _initials_of(m[0][2:-1], sentence[: m.start()])
    ]
    short += [m.span() for m in _SEAT_IN_COMMAS.finditer(sentence)] if "-" in sentence else []
    short += [m.span() for m in _FIGURE.finditer(sentence)] if "," in sentence else []
    short += [m.span(1) for m in _YEAR.finditer(sentence)] if "," in sentence else []
    if not names and not short:
        return tokens
    kept: list[Token] = []
    for token in tokens:
        if any(a <= token.start < b for a, b in short):
            continue
        name = next(((a, b) for a, b in names if a <= token.start < b), None)
        if name is None or token.quoted:
            kept.append(token)
        elif token.start == name[0]:
            text = sentence[name[0] : name[1]]
            kept.append(Token(text, *name, text.lower()))
    return kept


def _initials_of(short: str, before: str) -> bool:
    """Whether capitals are the first letters of the words that a text ends with: "SEC" behind "Securities and Exchange
    Commission".
    """
    capitals = [w[0] for w in before.split() if w[0].isupper()]
    return "".join(capitals[-len(short) :]) == short


@lru_cache(maxsize=256)
def _read(sentence: str) -> tuple[list[Token], dict[int, int]]:
    """What a clause is made of. Nobody changes it: who speaks, who asks and what it is about are read of the same
    one.
    """
    begins = dateline(sentence)
    tokens = _whole(sentence, [t for t in tokens_of(narration(sentence)) if t.start >= begins])
    if len(tokens) > 1 and tokens[0].low in _LINKS and tokens[1].word:
        del tokens[0]  # "However the council said", with no comma
    del tokens[: _day_before_a_name(tokens)]
    return tokens, {token.start: i for i, token in enumerate(tokens)}


def _day_before_a_name(tokens: list[Token]) -> int:
    """How many tokens a sentence opens with that tell the day, where a name follows with no comma: "On Monday Ada Berg
    said".
    """
    if len(tokens) < _DAY_AND_NAME or tokens[0].low not in {"on", "in"} or tokens[1].low not in MONTHS_DAYS:
        return 0
    end = 3 if tokens[2].low in SPANS or tokens[2].text.isdigit() else 2
    follows = tokens[end]
    return end if follows.word and capital(follows) and follows.low not in MONTHS_DAYS else 0


class NounPhrases:
    """One sentence's narration, as words and marks, and the noun phrases in it."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        self.tokens, self.places = _read(sentence)
        """Its words and marks; and which token begins at a character."""

    def place(self, start: int) -> int:
        """The first token that begins at a character or behind it; how many there are where none does."""
        return self.places[start] if start in self.places else bisect_left(self.tokens, start, key=attrgetter("start"))

    def phrase(self, first: int, last: int) -> Subject | None:
        """The tokens from `first` up to `last` as a subject, trimmed of what cannot belong to one."""
        tokens = self.tokens
        while first < last and (
            not tokens[first].word
            or tokens[first].low in _BEFORE_A_PHRASE
            or (adverb(tokens[first]) and first + 1 < last)
            or (first == 0 and opens_as_adverb(tokens[first].low) and not self._in_a_name(first))
        ):
            first += 1
        if (ago := self.time_ago(first)) and first + ago < last:
            first += ago
        # "This Thursday the council", "At a meeting in Norlin last May officials"
        first = next((i + 2 for i in range(last - 3, first - 1, -1) if self._tells_when(i, first)), first)
        first += first < last - 1 and tokens[first].low == "and"  # "It fell this week and analysts said so"
        if last - first > 2 and [t.low for t in tokens[last - 2 : last]] == ["in", "turn"]:
            last -= 2
        while first < last and (not tokens[last - 1].word or self._behind(last - 1)):
            last -= 1
        body = tokens[first:last]
        several = bool(body) and (
            body[0].low in HEADS or all(capital(t) or t.low in IN_NAMES or t.text == "," for t in body)
        )
        if not body or len(body) > (_LONGEST_GROUP if several else _LONGEST):
            return None
        if all(t.low in _NOBODY or t.text.isdigit() for t in body):
            return None
        if not any(
            capital(t) or t.low in PRONOUNS or t.low in DETERMINERS or t.low.endswith("s") or t.text.isalpha()
            for t in body
        ):
            return None
        start, end = body[0].start, body[-1].end
        text = self.sentence[start:end]
        text = _SEAT.sub("", _ACRONYM.sub("", text)) if "(" in text else text
        text = _TICKER.sub("", text) if "<" in text else text
        return Subject(_BESIDE.sub("", text) if "," in text else text, start, end, adjacent=False)

    def _behind(self, i: int) -> bool:
        """Whether a phrase is over before a word; a capital one that may be a surname is part of it: "Ada Early"."""
        token = self.tokens[i]
        surname = token.low in _SURNAMES and capital(token) and i > 0 and capital(self.tokens[i - 1])
        return token.low in _BEHIND_A_PHRASE and not surname

    def verbal(self, i: int) -> bool:
        """Whether a word is a verb, as far as its form and its place tell."""
        token = self.tokens[i]
        low = token.low
        if low == "both" and self._before_a_plural(i):
            return False  # "leaders of both parties said", "Both banks said"
        if (
            (low in FINITE and not self.surname(i))
            or (low in AUXILIARY and not self._in_a_name(i) and not self.surname(i))
            or (low in IRREGULAR_PAST and i > 0 and token.text.islower())
        ):
            return True
        if low == "states" and i > 0 and COUNTED.fullmatch(self.tokens[i - 1].low):
            return False  # "Twenty-seven states"
        if low in ENGLISH_SPEECH and token.text[0].islower():
            behind = self.tokens[i + 1].low if i + 1 < len(self.tokens) else ""
            return not ((low == "think" and behind.startswith("tank")) or is_noun_before(low, behind))
        if not (token.text.islower() and low.endswith("ed")) or i == 0 or "-" in low:
            return False
        before, behind = self.tokens[i - 1], self.tokens[i + 1].low if i + 1 < len(self.tokens) else ""
        describes = before.low in DETERMINERS or (before.low == "and" and is_person(behind))  # "the retired general"
        return before.word and not describes

    def _before_a_plural(self, i: int) -> bool:
        """Whether a preposition stands before a word, or a plural noun behind it."""
        behind = self.tokens[i + 1].text if i + 1 < len(self.tokens) else ""
        plural = re.fullmatch(r"[a-z]{3,}(?<!s)s", behind) is not None and behind not in ENGLISH_SPEECH
        return plural or (i > 0 and self.tokens[i - 1].low in PREPOSITIONS)

    def surname(self, i: int) -> bool:
        """Whether a word that may be an auxiliary has a capital behind a name: "Ada Have"; agencies print "the U.S.
        Will".
        """
        before = self.tokens[i - 1].text if i else ""
        return capital(self.tokens[i]) and before[:1].isupper() and not before.endswith((".S", ".K", ".", "S", "K"))

    def _in_a_name(self, i: int) -> bool:
        """Whether a small word is capital because a name begins with it: "First City said"."""
        tokens = self.tokens
        begins = (
            tokens[i].low in {"first", "again", "only", "just", "always", "now"}
            and i + 1 < len(tokens)
            and capital(tokens[i + 1])
        )
        return begins and capital(tokens[i])

    def time_ago(self, i: int) -> int:
        """How many words from here on tell how long before or after it is: "Ten years ago", "Some days later"."""
        for at in range(i + 1, min(i + _LONGEST_TIME, len(self.tokens))):
            if self.tokens[at].low in _AGO:
                return at + 1 - i if self.tokens[at - 1].low in _TIMES else 0
            before = self.tokens[at - 1]
            if not (before.low in _SO_LONG or COUNTED.fullmatch(before.low)):
                break
        return 0

    def _tells_when(self, i: int, first: int = 0) -> bool:
        """Whether two words are a time, and stand first or have a phrase behind them: "This Thursday the council said
        …".
        """
        if i > first and self.tokens[i + 2].low in PREPOSITIONS:
            return False
        return self.tokens[i].low in _WHICH_DAY and self.tokens[i + 1].low in MONTHS_DAYS | SPANS
