"""The cast of an article: the names it prints, and whom a title, a description or a surname means among them."""

from __future__ import annotations

import re
from functools import cached_property

from brief.article import Article, Sentence
from brief.attribution.grammar.given_names import GIVEN
from brief.attribution.grammar.nouns import ONE_OF_THEM, head_of, is_person
from brief.attribution.names.author import author
from brief.attribution.names.couples import told_apart
from brief.attribution.names.foreign import trimmed
from brief.attribution.names.forms import NOT_PEOPLE
from brief.attribution.names.holders import Holders
from brief.attribution.names.mentions import Mention, mentions_in
from brief.attribution.names.titles import bare

_OWNED = re.compile(r"[’']s?$")
_LONGEST_PERSON = 3
_FARTHEST = 100
"""Sentences back at which a name is not near, be it in the same paragraph: a text may have no paragraphs."""


class Cast(Holders):
    """The names of one article."""

    @classmethod
    def of(cls, article: Article) -> Cast:
        """Find the names of an article by capitalisation; scripts without case have none."""
        spoken_by = author(article)
        mentions = told_apart([*((spoken_by,) if spoken_by else ()), *mentions_in(article)], article.text)
        if not article.english:
            mentions = list(trimmed(mentions, article))
        if article.language == "de":
            # Every noun has a capital: only words that also stand in a name of several words are names.
            parts = {part for m in mentions if " " in m.name for part in m.name.split()}
            mentions = [m for m in mentions if " " in m.name or m.name in parts]
        return cls(article, tuple(mentions))

    def of_surname(self, word: str) -> str | None:
        """The name that ends with a word which may be a noun as well: "Dean", "King"; of several only the word; None if
        none does.
        """
        ending = (m.name for m in self.mentions if " " in m.name and m.name.split()[-1] == word)
        found = {self.full(name) for name in ending if " of " not in name}
        return found.pop() if len(found) == 1 else word if found else None

    def near(self, sentence: Sentence, paragraphs: int = 2) -> list[str]:
        """Full names mentioned in the sentence or in the paragraphs before it, nearest first."""
        found: dict[str, None] = {}
        for number in range(sentence.id, max(0, sentence.id - _FARTHEST), -1):
            if sentence.paragraph - self.article.sentence(number).paragraph > paragraphs:
                break
            found |= dict.fromkeys(self._named.get(number, ()))
        return list(found)

    def named_in(self, sentence: Sentence) -> list[str]:
        """Full names that a sentence itself has, the last one first."""
        return list(dict.fromkeys(self._named.get(sentence.id, ())))

    @cached_property
    def _named(self) -> dict[int, list[str]]:
        """The full names in each sentence that has any, the last one first."""
        found: dict[int, list[str]] = {}
        for mention in reversed(self.mentions):
            found.setdefault(mention.sentence, []).append(self.full(mention.name))
        return found

    @cached_property
    def sentences_of(self) -> dict[str, set[int]]:
        """The numbers of the sentences that name somebody, by the full name."""
        found: dict[str, set[int]] = {}
        for number, names in self._named.items():
            for name in names:
                found.setdefault(name, set()).add(number)
        return found

    def names_with(self, word: str) -> list[str]:
        """The names, as printed, in which a word stands."""
        return self._by_word.get(_OWNED.sub("", word), [])

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in dict.fromkeys(m.name for m in self.mentions):
            for word in dict.fromkeys(name.split()):
                found.setdefault(word, []).append(name)
        return found

    @cached_property
    def persons(self) -> dict[int, list[Mention]]:
        """Where persons are named, by the sentence's number."""
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            if self.is_person(mention.name):
                found.setdefault(mention.sentence, []).append(mention)
        return found

    def could_be_one_person(self, speaker: str) -> bool:
        """Whether a speaker may be a human being, by name or by what is printed instead of one."""
        if self.has(speaker):
            body = " " in bare(speaker) or speaker.isupper() or self.is_told_body(speaker)
            return self.is_person(speaker) or not body
        if speaker.lower() in ONE_OF_THEM:
            return True
        words = speaker.split()
        named = 1 < len(words) <= _LONGEST_PERSON and all(w[0].isupper() or w[1:] != w[1:].lower() for w in words)
        if named and words[0].lower() not in GIVEN and not NOT_PEOPLE.isdisjoint(w.lower() for w in words):
            return False  # "Fishermen’s League"
        return named or is_person(head_of(speaker.lower())) or is_person(words[-1].lower())
