"""Whether "he" or "she" fits a name: by titles, given names, and the pronouns that stand beside it."""

from __future__ import annotations

import re
from functools import cached_property

from brief.article import Article
from brief.attribution.grammar.given_names import MEN, WOMEN
from brief.attribution.grammar.quotes import quoted
from brief.attribution.names.cast import Cast
from brief.attribution.names.foreign import of_office
from brief.attribution.names.mentions import Mention
from brief.attribution.names.relatives import FEMALE_RELATIVES, MALE_RELATIVES

MALE, FEMALE = "he", "she"
GENDERS = {
    **dict.fromkeys(("er", "il", "él", "lui", "ele", "hij"), MALE),
    **dict.fromkeys(("elle", "ella", "lei", "ela"), FEMALE),
}
"""Pronouns of other languages that are of one gender for sure."""
_MALE_WORDS = frozenset(
    "mr sir lord king prince chairman congressman councilman spokesman man father brother son husband boy uncle nephew"
    " grandfather widower policeman fisherman businessman gunman salesman schoolboy".split()
)
_FEMALE_WORDS = frozenset(
    "ms mrs miss lady dame queen princess chairwoman congresswoman councilwoman spokeswoman woman"
    " mother sister daughter wife"
    " girl actress nun aunt niece grandmother widow policewoman businesswoman waitress schoolgirl".split()
)
_HIS = re.compile(r"\b(?:his|himself)\b", re.IGNORECASE)
_HER = re.compile(r"\b(?:hers?|herself)\b", re.IGNORECASE)
_IS = re.compile(r" (?:is|was) (?:an?|the) ")
_HE_OR_SHE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_CLEAR = 2
"""So many times as often as the other must one pronoun stand beside a name to tell its gender."""


def gender(name: str, title: str | None) -> str | None:
    """The gender that a given name or a title tells; None where neither does, whatever stands beside the name."""
    words = {w.strip(".").lower() for w in (title or "").split()}
    given = name.split(maxsplit=1)[0].lower() if " " in name else ""
    if given in MEN or words & _MALE_WORDS:
        return MALE
    return FEMALE if given in WOMEN or words & _FEMALE_WORDS else None


def by_noun(description: str) -> str | None:
    """The gender that the words of a description tell: "a man in the port"."""
    words = set(re.findall(r"[a-z]+", description.lower()))
    return MALE if words & _MALE_WORDS else FEMALE if words & _FEMALE_WORDS else None


class Genders:
    """The genders of the names of one article, as far as it tells them."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article = article
        self.cast = cast

    def of(self, name: str) -> str | None:
        """The gender that an article tells of a name; None where it tells none."""
        return self._told.get(name)

    def fits(self, name: str, pronoun: str) -> bool:
        """Whether nothing known of a name's gender speaks against a pronoun."""
        known = self.of(name) or by_noun(name)
        return known is None or pronoun not in (MALE, FEMALE) or known == pronoun

    @cached_property
    def _names_in(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for mention in self.cast.mentions:
            found.setdefault(mention.sentence, set()).add(self.cast.full(mention.name))
        return found

    @cached_property
    def _told(self) -> dict[str, str]:
        """Name → "he" or "she", by titles, given names, and the pronouns that stand beside a name alone in its
        sentence.
        """
        counts: dict[str, list[int]] = {}
        for number, mentions in self.cast.persons.items():
            names = self._names_in[number]
            for mention in mentions:
                words = {w.strip(".").lower() for w in (*mention.title.split(), *mention.name.split()[:1])}
                score = counts.setdefault(self.cast.full(mention.name), [0, 0])
                score[0] += 5 * bool(words & _MALE_WORDS)
                score[1] += 5 * bool(words & _FEMALE_WORDS)
                if self.article.language == "de" and (hers := of_office(mention.title)) is not None:
                    score[hers] += 5
            if len({self.cast.full(m.name) for m in mentions}) == 1:
                goes_on = self._goes_on(number, mentions[0])
                score = counts[self.cast.full(mentions[0].name)]
                score[0] += goes_on == MALE
                score[1] += goes_on == FEMALE
            if len(names) == 1:
                # What stands before a name seldom means it: "his name is not known, Berg said".
                after = self._narration(number).partition(mentions[0].name.rsplit(maxsplit=1)[-1])[2]
                score = counts[self.cast.full(mentions[0].name)]
                score[0] += len(_HIS.findall(after))
                score[1] += len(_HER.findall(after))
        found: dict[str, str] = {}
        for name, (beside_his, beside_her) in counts.items():
            relative = self.cast.relatives.get(name, "")
            given = name.split()[0].lower() if " " in name or relative else ""
            his = beside_his + 4 * (given in MEN) + 5 * (relative in MALE_RELATIVES)
            her = beside_her + 4 * (given in WOMEN) + 5 * (relative in FEMALE_RELATIVES)
            if max(his, her) > _CLEAR * min(his, her):
                found[name] = MALE if his > her else FEMALE
        return found

    def _goes_on(self, number: int, mention: Mention) -> str | None:
        """What the sentence behind one that says who somebody is calls them: "Ort is a pilot. In May she fell"."""
        sentence = self.article.sentence(number)
        told = mention.start == sentence.start and _IS.match(sentence.text, len(mention.name))
        if not told or number == len(self.article.sentences) or number + 1 in self.cast.persons:
            return None
        called = {m.lower() for m in _HE_OR_SHE.findall(self._narration(number + 1))}
        return called.pop() if len(called) == 1 else None

    def _narration(self, number: int) -> str:
        text = self.article.sentence(number).text
        for span in reversed(quoted(text)):
            text = f"{text[: span.start]} {text[span.end :]}"
        return text
