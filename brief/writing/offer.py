"""An item with holes, and the facts of an article that fill them.

What grammar tells is filled in; a hole has choices, all of which stand in the article; whatever has no hole
left needs no model.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from brief.article import Article, Place, Sentence
from brief.attribution.demands.asking import askings
from brief.attribution.demands.lines import UNSPECIFIED, DemandLine, demand_lines
from brief.attribution.grammar.datelines import is_dateline, without_dateline
from brief.attribution.grammar.nouns import is_several
from brief.attribution.names.author import FIRST_PERSON, author, greets, heads, in_first_person
from brief.attribution.names.cast import Cast
from brief.attribution.names.parties import Candidate, candidates
from brief.attribution.speech.lines import speech_lines
from brief.attribution.speech.pronouns import Pronouns
from brief.attribution.speech.speech_line import SpeechLine
from brief.attribution.speech.turns import Turn, Turns
from brief.schema import REPORTER, Actor, Lines, Speaker
from brief.shapes import SectionShape, Shape
from brief.sources.forms import known_form
from brief.writing.context import Context
from brief.writing.referents import Referents

_SO_MANY = re.compile(r"^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|the|several|more than \d+|over \d+) ")


@dataclass(frozen=True)
class Offer:
    """An item that the article can found, as far as the program knows it."""

    section: SectionShape
    sentences: tuple[Sentence, ...]
    known: dict[str, str] = field(default_factory=dict)
    """Fields whose value is certain."""
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Fields whose value is one of these."""
    context: tuple[Sentence, ...] = ()
    """Sentences that tell what the offer's own ones point at; cited with them."""
    wording: str | None = None
    """The item's statement, where it is a stretch of the sentence."""
    optional: bool = False
    """Whether the model may say that there is no such item."""
    subject: str | None = None
    """What it is about, where that is a name and not a line."""


class Facts:
    """What is known of one article before anything is offered of it."""

    def __init__(self, article: Article, shape: Shape) -> None:
        self.article = article
        self.shape = shape
        self.cast = Cast.of(article)

    @cached_property
    def speech(self) -> list[SpeechLine]:
        """The article's lines of speech; in a speech or a statement, what nobody else says is its author's."""
        lines = speech_lines(self.article, self.cast)
        body, said = self._body(), {line.sentence.id for line in lines}
        own = [s.paragraph for s in body if in_first_person(s.text)]
        if self.author is None or not own:
            return lines
        # What stands above and below tells of the occasion, and whom to call.
        spoken = [s for s in body if own[0] <= s.paragraph <= own[-1] and s.id not in said and not greets(s.text)]
        return sorted([*lines, *(SpeechLine(s, (self.author,)) for s in spoken)], key=lambda line: line.sentence.id)

    @cached_property
    def turns(self) -> dict[int, Turn]:
        """The sentences of an interview or a transcript: whoever speaks there, it is not the article itself."""
        turns = Turns(self.article, self.cast)
        body = (s for s in self.article.sentences if s.place is Place.BODY)
        return {s.id: turn for s in body if (turn := turns.of(s)) is not None}

    @cached_property
    def referents(self) -> Referents:
        """What pronouns at the beginning of a claim stand for."""
        pronouns = Pronouns(self.article, self.cast)
        pronouns.spoke = {s.sentence.id: s.choices[0] for s in self.speech if s.certain and s.choices[0] != REPORTER}
        return Referents(self.article, self.cast, pronouns)

    @cached_property
    def context(self) -> Context:
        """Which sentences tell what a claim points at."""
        return Context(self.article, self.cast, self.referents.pronouns)

    @cached_property
    def speakers(self) -> Counter[str]:
        """How often each certain speaker speaks."""
        return Counter(line.choices[0] for line in self.speech if line.certain and line.choices[0] != REPORTER)

    @cached_property
    def parties(self) -> list[Candidate]:
        """The weightiest names, as many as the kind's longest section of names takes."""
        most = max((s.section.most for s in self.shape.sections if s.section.lines is Lines.NAMES), default=8)
        return candidates(self.article, self.cast, self.speakers, most)

    @cached_property
    def demands(self) -> list[DemandLine]:
        """The article's lines of demand."""
        groups = [name for party in self.parties for name in (party.name, *party.aliases)]
        pronouns = self.referents.pronouns
        return demand_lines(self.article, self.cast, self.speech, groups, self.issuer, pronouns=pronouns)

    @cached_property
    def author(self) -> str | None:
        """Whose speech or statement the whole text is, as its headline tells; None of what somebody reports."""
        found = author(self.article)
        return self.cast.full(found.name) if found is not None else None

    @cached_property
    def issuer(self) -> str | None:
        """Who is "we" outside quotations: the author, or, of an unsigned text in the first person, the body with whose
        name or words it begins, or whose newsletter its headline says that it is.
        """
        if self.author is not None or self.article.byline or not self.article.english:
            return self.author
        body = [s for s in self.article.sentences if s.place is Place.BODY]
        if not body or sum(in_first_person(s.text) for s in body) < FIRST_PERSON:
            return None
        opening = without_dateline(body[0].text).removeprefix("The ")
        begins = {p.name for p in self.parties if not p.person for n in (p.name, *p.aliases) if opening.startswith(n)}
        if begins:
            return begins.pop() if len(begins) == 1 else None
        if (named := heads(self.article)) is not None and self.cast.has(named):
            return None if self.cast.is_surely_person(named) else self.cast.full(named)
        # "Nine harbour charities call on the council to …"
        asked = next(iter(askings(body[0].text)), None)
        several = asked is not None and opening.startswith(asked.by) and is_several(asked.by)
        return f"the {_SO_MANY.sub('', asked.by[0].lower() + asked.by[1:])}" if asked is not None and several else None

    def _with(
        self,
        section: SectionShape,
        sentences: tuple[Sentence, ...],
        by_marker: dict[type[Speaker] | type[Actor], tuple[str, ...]],
        *,
        optional: bool = False,
    ) -> Offer:
        """An offer whose speakers and actors have these choices, or whoever stands nearby."""
        nearby = (*self.cast.near(sentences[0], 1)[:5], *self.speakers)[:8]
        values: dict[str, tuple[str, ...]] = {}
        for name, _ in section.marked(Speaker):
            values[name] = by_marker.get(Speaker, (*nearby, REPORTER))
        for name, actor in section.marked(Actor):
            values[name] = by_marker.get(Actor, (*nearby, actor.unknown or UNSPECIFIED))
        known = {name: choice[0] for name, choice in values.items() if len(choice) == 1}
        return Offer(section, sentences, known, {n: c for n, c in values.items() if len(c) > 1}, optional=optional)

    def _body(self) -> list[Sentence]:
        # A row of a table is no statement, nor is what a page has put between two paragraphs.
        body = (s for s in self.article.sentences if s.place is Place.BODY and " | " not in f"{s.text} ")
        return [s for s in body if known_form(s.text) is None and not is_dateline(s.text)]
