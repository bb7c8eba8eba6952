"""The cast of an article: the names it prints, and whom a title, a description or a surname means among them."""

from __future__ import annotations

import re
from functools import cached_property

from brief.article import Article, Sentence
from brief.attribution.grammar.nouns import is_person
from brief.attribution.names.author import author
from brief.attribution.names.couples import told_apart
from brief.attribution.names.foreign import trimmed
from brief.attribution.names.mentions import Mention, mentions_in
from brief.attribution.names.sorts import NameSorts

_WITHIN_A_NAME = re.compile(r"[A-Z][\w’'-]+ (?:on|for) $")
"""What stands before the end of a longer name: "Commission on Good Government"."""
_FOR_WHAT = re.compile(r" (?:of|on|for) (?:the )?(?=[A-Z])")
"""What goes on with the name of a body that says what it is for: "Ministry of Trade"."""
_MATTER = re.compile(r" (?:on|for) (?:the )?(?=[A-Z])")
"""What is no end of such a name: "Commission on Good Government" is no government."""
_OWNED = re.compile(r"[’']s?$")
_NEAR = 32
_FARTHEST = 100
"""Sentences back at which a name is not near, be it in the same paragraph: a text may have no paragraphs."""


class Cast(NameSorts):
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

    def body(self, description: str) -> str | None:
        """The one name of a body that has a description's words: "the union" → "Harbour Workers’ Union"."""
        first, *words = description.lower().split()
        noun = (words or [first])[-1]
        fitting = [
            m
            for m in self.mentions
            if " " in m.name
            and set(words) <= set(m.name.lower().split())
            and not _WITHIN_A_NAME.search(self.article.text, max(0, m.start - _NEAR), m.start)
        ]
        ending = {self.full(m.name) for m in fitting if _MATTER.split(m.name, 1)[0].lower().split()[-1] == noun}
        # "Associates of Berg" that open a sentence have no name.
        headed = {
            self.full(m.name) for m in fitting if _head(m.name) == noun and not (noun[-1] == "s" and self._opens(m))
        }
        matches = ending or headed
        return next(iter(matches)) if len(matches) == 1 else None

    def _opens(self, mention: Mention) -> bool:
        return self.article.sentence(mention.sentence).start == mention.start

    def titled(self, description: str) -> str | None:
        """The one name whose title shares the description's words: "the defence minister" → "Khawaja Asif"."""
        words = {
            w
            for w in description.lower().replace("defense", "defence").split()
            if w not in {"the", "his", "her", "their", "former"}
        }
        matches = {
            name
            for name, title in self.titles.items()
            if words
            and is_person(description.lower().split()[-1])
            and words <= set(title.lower().replace("defense", "defence").split())
        }
        return next(iter(matches)) if len(matches) == 1 else None

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


def _head(name: str) -> str:
    """The noun of a body's name, in small letters: "ministry" of "Ministry of Trade"."""
    return _FOR_WHAT.split(name, 1)[0].lower().split()[-1]
