"""An article: cleaned text and its numbered sentences.

The text is fixed once the article is made. Every offset in a document refers to it, in Unicode
code points, so that `article.text[span.start:span.end]` is always what was cited.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

DENSE = re.compile("[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7a3]")
"""A character of a script that puts no spaces between words, or few."""
_BEHIND_LAO = "\u0f00"


def is_english(language: str | None) -> bool:
    """Whether a language's tag is English, as is taken for granted where no language is known."""
    return not language or language.split("-")[0].lower() == "en"


def count_words(text: str) -> int:
    """Number of words by white space; for scripts without spaces two characters count as a word, four in Thai."""
    words = len(text.split())
    if text.isascii():
        return words
    dense: list[str] = DENSE.findall(text)
    thai = sum(c < _BEHIND_LAO for c in dense)
    return max(words, (len(dense) - thai) // 2 + thai // 4)


class Span(NamedTuple):
    """A half-open range of code points in a text."""

    start: int
    end: int


class Place(StrEnum):
    """What part of an article a sentence stands in."""

    HEADLINE = "headline"
    BULLET = "bullet"
    """A summary bullet under the headline: it repeats what the body says."""
    HEADING = "heading"
    """A line between paragraphs that introduces the next ones."""
    BODY = "body"
    CAPTION = "caption"
    """What stands under a picture, with the name of who took it."""
    PLANTED = "planted"
    """Text in the body that addresses whoever reads it by machine (`brief.planted`): no part of what the article
    tells.
    """


class Sentence(NamedTuple):
    """One sentence, numbered from 1 in the order of the text."""

    id: int
    start: int
    end: int
    text: str
    paragraph: int
    """Number of the paragraph it stands in, from 1."""
    place: Place = Place.BODY

    @property
    def span(self) -> Span:
        """Where it stands in the article's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Removed:
    """A line of the source that was taken off as page furniture, and why."""

    text: str
    reason: str


@dataclass(frozen=True)
class Article:
    """Cleaned text, its sentences, and what the source says about itself. Unknown facts are None."""

    text: str
    sentences: tuple[Sentence, ...]
    sha256: str
    """Of the source's bytes, in hexadecimal."""
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    """ISO 8601 date, as far as the source gives one."""
    url: str | None = None
    path: str | None = None
    language: str | None = None
    """BCP 47 primary subtag such as "en"."""
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader of the source had to guess, one line each (an encoding, for instance)."""

    @cached_property
    def english(self) -> bool:
        """Whether it is in English, or in no language that is known."""
        return is_english(self.language)

    @cached_property
    def words(self) -> int:
        """Number of words, as `count_words` has it."""
        return count_words(self.text)

    @cached_property
    def lowered(self) -> tuple[str, ...]:
        """The texts of its sentences in small letters, in which several of us look for the same words."""
        return tuple([s.text.lower() for s in self.sentences])

    def sentence(self, number: int) -> Sentence:
        """The sentence with that number.

        Raises:
            IndexError: there is none.
        """
        if not 1 <= number <= len(self.sentences):
            raise IndexError(f"sentence {number} of {len(self.sentences)}")
        return self.sentences[number - 1]
