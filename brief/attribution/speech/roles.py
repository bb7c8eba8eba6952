"""How much a name counts by its part in its sentence: a subject more than an owner, an owner more than any other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from brief.article import Article, Sentence, Span
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.nouns import head_of, is_agent, is_person
from brief.attribution.names.cast import Cast
from brief.attribution.names.mentions import Mention
from brief.attribution.speech.newcomers import is_presented

SUBJECT, FIRST_OWNER, NAMED, OWNER = 1.0, 0.7, 0.45, 0.3
_PRESENTED = 0.9
"""What somebody weighs whom a sentence without a speaker presents last: "It worries Ada Berg, head of the port."."""
_NOUN_BEHIND = re.compile(r" ([a-z]+)\b")


class Roles:
    """The parts of one article's names in their sentences."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article = article
        self.cast = cast

    def weight(self, mention: Mention, opening: Span | None, *, new: bool) -> float:
        """The weight of a name in narration: of a subject, an owner, whom it presents, or any other.

        Args:
            opening: where the subject stands that its sentence opens with.
            new: whether it may be presented here.
        """
        text, at = self.article.text, mention.start
        first = (
            (opening is not None and opening.start <= at < opening.end)
            # "This was the first time Ada Berg spoke": she is what it tells of
            or text.endswith(" time ", 0, at)
            # "His words came as Ada Berg left"
            or text.endswith((" came as ", " comes as ", " came after "), 0, at)
        )
        if text.startswith(("’s", "'s"), mention.end):
            return FIRST_OWNER if first else OWNER
        if first and not self._tells_whose(mention):
            return SUBJECT
        return _PRESENTED if new and self._presents(mention) else NAMED

    def opening(self, sentence: Sentence, mentions: Sequence[Mention]) -> Span | None:
        """Where the subject stands that a sentence opens with, the name in commas behind it included."""
        found = Clause(sentence.text).opening()
        if found is None:
            return None
        start, end = sentence.start + found.start, sentence.start + found.end
        text = self.article.text
        for mention in mentions:
            apposed = mention.start == end + 2 and text.startswith(", ", end) and text.startswith(",", mention.end)
            if apposed and is_person(head_of(found.text.lower())):
                return Span(start, mention.end)
        return Span(start, end)

    def _tells_whose(self, mention: Mention) -> bool:
        """Whether a name only tells whose the person behind it is: "Former Berg adviser Jens Holm"."""
        behind = _NOUN_BEHIND.match(self.article.text, mention.end)
        return behind is not None and (is_person(behind[1]) or is_agent(behind[1]))

    def _presents(self, mention: Mention) -> bool:
        """Whether a sentence names somebody for the first time, and says who that is."""
        first = self._first_named.get(self.cast.full(mention.name)) == mention.start
        return first and is_presented(self.article.text, mention.end)

    @cached_property
    def _first_named(self) -> dict[str, int]:
        """Where the text first names each person."""
        found: dict[str, int] = {}
        for number in sorted(self.cast.persons):
            for mention in self.cast.persons[number]:
                found.setdefault(self.cast.full(mention.name), mention.start)
        return found
