"""What sort a name is: a person's, a place's, or a body's."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from brief.attribution.grammar.function_words import PARTICLES
from brief.attribution.grammar.given_names import GIVEN
from brief.attribution.grammar.nouns import is_person
from brief.attribution.names.forms import NOT_PEOPLE, NameForms
from brief.attribution.names.relatives import relation
from brief.grounding.words import places_of

_LONGEST_NAME = 3
_BODIES = NOT_PEOPLE - frozenset(
    (
        "house post mall peace west north south street park church bell sea lake bay beach bridge road tower kingdom"
    ).split()
)
_OF_A_PERSON = re.compile(r",? (?:who|whose|aged?|\d\d|an? [a-z]|(?:then|now|former)\b)")
_OFFICES = (
    r"(?:head|chief|chairman|chairwoman|director|leader|president|secretary|spokesman|spokeswoman"
    r"|owner|founder|author|manager|minister|commissioner|ambassador|lawyer|attorney|professor|economist"
    r"|analyst|editor|engineer|captain|coach)"
)
_OFFICE_BEFORE = re.compile(rf"\b{_OFFICES}(?: (?:of|for|at) [^,.;]{{3,60}})?, $")
_OFFICE_BEHIND = re.compile(rf", (?:the |an? |its )?(?:[a-z’'-]+ ){{0,3}}{_OFFICES}\b")
_HAS_A_HEAD = re.compile(r" (?:chief executive|managing director|chairman|chairwoman|president|boss) [A-ZÀ-Þ]")
"""What follows the name of a firm: "Norlin Lines chief executive Ada Berg"."""
_LONG_OFFICE = 90
_NOUN_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Mm]y|[Oo]ur|[Tt]heir) (?:[a-z-]+ ){0,2}([a-z-]+), $")
_MAYBE_FIRMS = frozenset(
    "operator maker member partner rival neighbour neighbor ally sponsor publisher employer lender supplier host client"
    " producer carrier retailer manufacturer developer provider broadcaster distributor contractor builder"
    " insurer buyer seller bidder holder winner champion investor shareholder creditor regulator opponent"
    " predecessor successor competitor customer target enemy star organiser organizer".split()
)
"""Nouns for people that a firm, a club or a state may be called as well: "its operator, Norlin Lines,"."""
_A_NUMBER = re.compile(r" \d{1,3} [a-z]")
_INITIALS = re.compile(r"(?!U\.)(?:[A-Z]\.)+")
_ARTICLE = re.compile(r"\b(?:the|an?) $", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:in|at|near|across|inside|outside|to|from|around) $")


class NameSorts(NameForms):
    """The names of one article, by sort."""

    @cached_property
    def titles(self) -> dict[str, str]:
        """Full name → the title printed most often before it."""
        return {name: counter.most_common(1)[0][0] for name, counter in self.every_title.items()}

    @cached_property
    def every_title(self) -> dict[str, Counter[str]]:
        """Full name → how often each title is printed before it."""
        found: dict[str, Counter[str]] = {}
        for mention in self.mentions:
            if mention.title:
                found.setdefault(self.full(mention.name), Counter())[mention.title] += 1
        return found

    @cached_property
    def relatives(self) -> dict[str, str]:
        """Full name → what its bearer is to somebody: "wife" of "Berg’s wife, Linda,", whose name goes no further."""
        text = self.article.text
        found = ((self.full(m.name), relation(text, m.start)) for m in self.mentions if not m.title)
        return {
            name: noun for name, noun in found if noun and not any(form.startswith(f"{name} ") for form in self._first)
        }

    @cached_property
    def _determined(self) -> set[str]:
        """Names that stand after "the" or "a": bodies, places, peoples and things, not persons."""
        text = self.article.text
        after = Counter(
            self.full(m.name)
            for m in self.mentions
            if not m.title and _ARTICLE.search(text, max(0, m.start - 4), m.start)
        )
        # "The Clinton plan" makes no body of her.
        return {name for name, count in after.items() if 2 * count > self.counts[name]}

    @cached_property
    def _located(self) -> Counter[str]:
        text = self.article.text
        return Counter(self.full(m.name) for m in self.mentions if _PLACED.search(text, max(0, m.start - 9), m.start))

    def is_place(self, name: str) -> bool:
        """Whether a name mostly stands where places stand: "in Istanbul"."""
        full = self.full(name)
        return self._located[full] * 2 > self.counts[full]

    def is_person(self, name: str) -> bool:
        """Whether a name looks like a person's: titled, or two to four capitalised words none of which names a body."""
        full = self.full(name)
        if full not in self._people:
            self._people[full] = self._looks_like_a_person(full)
        return self._people[full]

    def is_surely_person(self, name: str) -> bool:
        """Whether more than capitals tells that a name is a person's: a title, a given name, a surname that stands
        alone too.
        """
        full = self.full(name)
        words = full.split()
        return self.is_person(full) and (
            full in self.titles
            or full in self.relatives
            or words[0].lower() in GIVEN
            or any(" ".join(words[i:]) in self._first for i in range(1, len(words)))
            or self._followed(full, _OF_A_PERSON)
            or self._apposed_to_an_office(full)
        )

    def _apposed_to_an_office(self, name: str) -> bool:
        """Whether a name stands in commas behind somebody's office: "the head of the port, Edmond Maire,"."""
        text = self.article.text
        return any(
            (
                _OFFICE_BEFORE.search(text, max(0, m.start - _LONG_OFFICE), m.start) is not None
                or self._behind_a_trade(m.start)
            )
            and text.startswith(",", m.end)
            for m in self.mentions
            if not m.title and self.full(m.name) == name
        )

    def _behind_a_trade(self, at: int) -> bool:
        """Whether "the driver, " stands before an offset, or another noun that tells of people alone."""
        found = _NOUN_BEFORE.search(self.article.text, max(0, at - _LONG_OFFICE), at)
        return found is not None and is_person(found[1]) and found[1] not in _MAYBE_FIRMS

    @cached_property
    def _people(self) -> dict[str, bool]:
        return {}

    def _looks_like_a_person(self, full: str) -> bool:
        words = full.split()
        if (
            full in self._determined
            or not all(w[0].isupper() or w in PARTICLES for w in words)
            or any(
                w.lower() in NOT_PEOPLE
                or any(map(str.isdigit, w))
                or (len(w) > 2 and w.isupper() and not _INITIALS.fullmatch(w))
                for w in words
            )
        ):
            return self._titled_person(full)
        if self._numbered(full):
            return False
        given = [w.lower() in GIVEN for w in words[:-1]]
        if full in self.titles or full in self.relatives or (1 < len(words) <= _LONGEST_NAME and any(given)):
            return True
        if f"{full}, which " in self.article.text or self._followed(full, _HAS_A_HEAD):
            return False
        known = (
            words[-1] in self._first
            or f"{full}, who " in self.article.text
            or self._behind_an_office(full)
            or self._apposed_to_an_office(full)
            or self._followed(full, _OFFICE_BEHIND)
        )
        if words[-1].endswith("s") and not known:
            return False
        return (
            2 <= len(words) <= 4
            and " of " not in full
            and " the " not in full
            and words[1] not in {"der", "des"}  # "Rat der Stadt"
            and not any("’s" in w or "'s" in w for w in words)
        )

    def _titled_person(self, full: str) -> bool:
        """Whether somebody with an office bears the name, whatever its words mean: "President Park Geun-hye"."""
        words, title = full.split(), self.titles.get(full, "").lower().split()
        return (
            1 < len(words) <= _LONGEST_NAME
            and bool(title)
            and is_person(title[-1])
            and not _BODIES & {w.lower() for w in words}
        )

    def _numbered(self, full: str) -> bool:
        """Whether a number stands behind a name somewhere, as behind that of a programme: "Night Ferry 25 spoilers"."""
        return " " in full and self._followed(full, _A_NUMBER)

    def _followed(self, name: str, by: re.Pattern[str]) -> bool:
        """Whether somewhere behind a name a pattern fits."""
        return any(by.match(self.article.text, at + len(name)) for at in places_of(name, self.article.text))

    def _behind_an_office(self, full: str) -> bool:
        """Whether a noun for one person in small letters stands before a name: "prime minister Kyriakos Holms"."""
        before = self.article.text[: self._first[full]].rsplit(maxsplit=1)[-1:] if full in self._first else []
        return bool(before) and before[0].islower() and is_person(before[0])
