"""Whom "they" or "it" means: the group or the body that spoke, or was a sentence's subject, last."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from brief.article import Article, Place, Sentence
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.nouns import DOCUMENTS, HEADS, NUMBERS, head_of, is_agent, is_person
from brief.attribution.grammar.speaking import speaking
from brief.attribution.names.cast import Cast
from brief.attribution.names.titles import bare

SENTENCES = 8
PARAGRAPHS = 2
"""How far behind whom it means a pronoun may stand."""
_SPOKE, _TOLD_OF = 4, 2
"""Sentences of one paragraph after which "they" are rather others than who spoke, or than whom a sentence is about."""
_SAY_SO = re.compile(r"they (?:\w+ly |also )?\w+(?=[,.])")
"""Who said it, behind what is said: "The ships will have to leave, they argue, …"."""
_OWNERS = re.compile(r"(?:The )?([A-Z]?[a-z]+s)[’'] [a-z]")
"""Whose something is that a sentence opens with: "Pilots’ demands"."""
_INTERVIEWED = re.compile(
    r"\b(?:interviewed|surveyed|polled|questioned|(?:spoke|talked) (?:to|with)) (?:(?:more|fewer) than \w+ )?"
    r"([^.,;:“”\"]{6,90})"
    r"(?:, [a-z]+ and [a-z]+)?\.$"
)
_MANY = re.compile(
    r"s$|\band\b|\b(?:police|people|family|staff|crew|media|public|couple|pair|government|party|company)$"
)
_NO_GROUP = frozenset(
    (
        *("he", "she", "they", "it", "we", "i", "who", "which", "these", "those", "this", "that"),
        *("the former", "the latter", "more", "others", "many", "few", "most", "some", "all", "both"),
    )
)
_PLURALS = frozenset("police people family staff crew men women children couple duo pair".split())
_ADJECTIVE = re.compile(r"(?:ish|ese|[ai]an|ench|utch)$")
"""An adjective of a state, left of "Italian foreign ministers"."""


class Groups:
    """What "they" and "it" mean in one article."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article = article
        self.cast = cast

    def meant(self, pronoun: str, sentence: Sentence, spoke: Mapping[int, str], before: int) -> str | None:
        """Whom "they" or "it" means: who spoke, or was the subject, last and can be meant; None where nobody can.

        Args:
            spoke: the speaker of each line of speech so far, by the sentence's number.
            before: the pronoun's offset; what the sentence itself is about counts if it stands before that.
        """
        told_by = sentence.text[before - 2 : before] == ", " and _SAY_SO.match(sentence.text, before)
        if before and _opened(sentence) <= before and pronoun == "they" and not told_by:
            name = self._subject(sentence)
            if (
                name is not None
                and name.split()[0].lower() not in {"neither", "both"}
                and self._is_group(name, pronoun)
            ):
                return name
        for number in range(sentence.id - 1, max(0, sentence.id - SENTENCES), -1):
            other = self.article.sentence(number)
            if sentence.paragraph - other.paragraph > PARAGRAPHS or other.place is not Place.BODY:
                break
            speaker, subject = spoke.get(number), self._subject(other)
            if speaker is not None and self._is_group(speaker, pronoun):
                return speaker if sentence.id - number <= _SPOKE or sentence.paragraph != other.paragraph else None
            if told_by and pronoun == "they":
                continue  # "…, they said.": rather who spoke before than whom the sentence before is about
            if pronoun == "they" and number == sentence.id - 1 and (asked := _asked(other.text)) is not None:
                return asked
            if subject is not None and _agrees(subject, pronoun) and self._is_group(subject, pronoun):
                return subject if sentence.id - number <= _TOLD_OF or sentence.paragraph != other.paragraph else None
            if pronoun == "they" and (owners := _OWNERS.match(other.text)) and _can_speak(owners[1].lower()):
                return owners[1].lower()  # "Pilots’ demands include … They had asked …"
        return None

    def _subject(self, sentence: Sentence) -> str | None:
        found = Clause(sentence.text).opening()
        text = speaking(found.text) if found is not None else None
        if (
            text is None
            or text.lower() in _NO_GROUP
            or (text.istitle() and " " not in text and _ADJECTIVE.search(text))
        ):
            return None
        if text.lower() in HEADS:
            return text  # "Countries …", and not the Organisation of Ferry Exporting Countries
        last = " ".join(text.split()[-2:])
        named = next((n for n in (bare(text), last) if self.cast.has(n)), None)
        return text if named is None else self.cast.full(named)

    def _is_group(self, name: str, pronoun: str) -> bool:
        low = name.lower()
        if self.cast.has(name) and self.cast.is_person(name):
            return False
        if is_person(low.split()[-1]):
            return False
        document = any(w in DOCUMENTS or w == "statement" for w in low.split())
        if pronoun == "they":
            return not document and (
                _can_speak(head_of(low))
                if name.endswith("s") and " " not in name and name not in self._within
                else name[0].isupper() or _MANY.search(low) is not None
            )
        small = " " not in name and not self.cast.has(name) and not _can_speak(low) and low not in HEADS
        return document or (not small and (_MANY.search(low) is None or name[0].isupper()))

    @cached_property
    def _within(self) -> set[str]:
        """Names that stand elsewhere than at a sentence's beginning, where every word has a capital."""
        return {m.name for m in self.cast.mentions if m.start != self.article.sentence(m.sentence).start}


def _opened(sentence: Sentence) -> int:
    """Where the noun phrase ends that a sentence opens with; -1 where there is none."""
    found = Clause(sentence.text).opening()
    return found.end if found is not None else -1


def _asked(text: str) -> str | None:
    """The several who were asked, where a sentence tells of that alone: "The Post interviewed ten pilots."."""
    match = _INTERVIEWED.search(text)
    phrase = speaking(match[1]) if match is not None else None
    return phrase if phrase is not None and phrase.split()[-1].islower() and _MANY.search(phrase) else None


def _agrees(name: str, pronoun: str) -> bool:
    """Whether who has not spoken yet can be "they", or "it", by number; a body that speaks is either."""
    if not (set(name.lower().split()) - NUMBERS):
        return False
    if re.match(r"\w+-(?:one|two|three|four|five|six|seven|eight|nine)$", name.lower()):
        return False
    several = " and " in name or head_of(name).lower().endswith("s") or head_of(name).lower() in _PLURALS
    return several if pronoun == "they" else not several or pronoun not in {"it", "they"}


def _can_speak(noun: str) -> bool:
    return is_agent(noun) or is_agent(noun.removesuffix("s"))
