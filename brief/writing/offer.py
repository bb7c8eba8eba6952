"""What an article offers to each section of a kind: lines, and what the program already knows of them.

An offer is an item with holes. What grammar tells is filled in; a hole has choices, all of which stand in
the article; whatever has no hole left needs no model. Which offers a section gets is said by its marker.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, get_args, get_origin

from brief.article import Article, Place, Sentence
from brief.attribution.cast import Cast
from brief.attribution.cues import cues, open_reason
from brief.attribution.demands import UNSPECIFIED, DemandLine, demand_lines
from brief.attribution.lines import speech_lines
from brief.attribution.nouns import is_person
from brief.attribution.open_forms import Reason
from brief.attribution.parties import Candidate, candidates
from brief.attribution.pledges import pledge_lines
from brief.attribution.pronouns import Pronouns
from brief.attribution.quotes import is_all_quotation, quoted
from brief.attribution.speech_line import REPORTER, SpeechLine
from brief.attribution.turns import Turns
from brief.grounding.ellipsis import sentence_ends
from brief.grounding.names import is_vague
from brief.grounding.reading import read
from brief.schema import Actor, Evidence, Lines, PartyKind, PartyName, Question, Quotation, SectionShape, Shape, Speaker
from brief.sources.forms import known_form
from brief.writing.context import Context, sentence_before
from brief.writing.leads import tells
from brief.writing.marks import closed
from brief.writing.pointing import points_at_nothing, points_back, says_nothing
from brief.writing.referents import Referents
from brief.writing.words import in_own_words

_RUNS_ON = 3
"""How many sentences of one quotation an item may cite."""
_LEAST = 2
"""Telling words that a claim has at least."""
_APART = 3
"""How many sentences apart two open matters are at least: closer ones are the same matter."""
_ENOUGH = 5
"""With fewer lines of speech, the article's own opening sentences are offered as its claims, up to so many in all."""


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


class Offers:
    """The offers of one article."""

    def __init__(self, article: Article, shape: Shape) -> None:
        self.article = article
        self.shape = shape
        self.cast = Cast.of(article)

    @cached_property
    def speech(self) -> list[SpeechLine]:
        """The article's lines of speech."""
        return speech_lines(self.article, self.cast)

    @cached_property
    def _turns(self) -> set[int]:
        """The sentences of an interview or a transcript: whoever speaks there, it is not the article itself."""
        turns = Turns(self.article, self.cast)
        return {s.id for s in self.article.sentences if turns.of(s) is not None}

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
        return demand_lines(self.article, self.cast, self.speech, groups, self.issuer)

    @cached_property
    def issuer(self) -> str | None:
        """Who issues the text, if it speaks in the first person: the body that it names most."""
        bodies = [p for p in self.parties if not p.person] or self.parties
        return max(bodies, key=lambda p: len(p.sentences)).name if bodies else None

    def all(self) -> list[Offer]:
        """Every offer, section by section, each section in the order of the text."""
        makers = {
            Lines.SPEECH: self._spoken,
            Lines.DEMAND: self._demanded,
            Lines.PLEDGE: self._pledged,
            Lines.OPEN: self._open,
            Lines.NAMES: self._named,
            Lines.ANY: self._any,
        }
        found: list[Offer] = []
        for section in self.shape.sections:
            if section.name != self.shape.summary:
                found.extend(makers[section.section.lines](section))
        return found

    def _spoken(self, section: SectionShape) -> list[Offer]:
        offers: list[Offer] = []
        previous: SpeechLine | None = None
        dangling: list[Offer] = []
        verbatim = section.first(Quotation) is not None
        for line in self.speech:
            if verbatim and not quoted(line.sentence.text):
                continue
            if previous is not None and self._runs_on(previous, line) and len(offers[-1].sentences) < _RUNS_ON:
                last = offers[-1]
                wording = closed(f"{last.wording} {self._wording(line)}") if last.wording else None
                offers[-1] = replace(last, sentences=(*last.sentences, line.sentence), wording=wording)
            elif verbatim or line.turn or self._says_something(line):
                offers.append(self._with(section, (line.sentence,), {Speaker: line.choices}))
                if line.turn:
                    offers[-1] = replace(offers[-1], wording=line.text)
                elif not verbatim:
                    offers[-1], whole = self._whole(offers[-1], line)
                    dangling += [] if whole else [offers[-1]]
            else:
                continue
            previous = line
        # "No." says something with what follows it in its turn, and nothing alone.
        turns = {line.sentence.id for line in self.speech if line.turn}
        offers = [o for o in offers if o.sentences[0].id not in turns or self._tells(o.wording or "")]
        offers = self._readable(offers, dangling)
        if len(offers) < _ENOUGH and not verbatim:
            said = {line.sentence.id for line in self.speech}
            # How short a sentence may be and still tell something is known of English alone.
            english = self.article.language in (None, "en")
            plain = [
                s
                for s in self._body()
                if s.id not in said | self._turns and (not english or (tells(s) and self.referents.alone(s)))
            ][: _ENOUGH - len(offers)]
            offers.extend(self._with(section, (s,), {Speaker: (REPORTER,)}) for s in plain)
        return sorted((self._with_context(o) for o in offers), key=lambda o: o.sentences[0].id)

    def _with_context(self, offer: Offer) -> Offer:
        """An offer with the sentences that tell what it points at, where its own do not."""
        if self.article.language not in (None, "en"):
            return offer
        speaker = offer.known.get(offer.section.first(Speaker) or "", REPORTER)
        wording = offer.wording or " ".join(
            in_own_words(s.text, speaker_named=speaker != REPORTER, language=self.article.language)
            for s in offer.sentences
        )
        found = {*offer.context, *self.context.of(wording, offer.sentences[0], speaker)}
        if offer.sentences[0].id not in self._turns:
            found.update(self.context.naming(speaker, {*offer.sentences, *found}))
        return replace(offer, context=tuple(sorted(found, key=lambda s: s.id)))

    def _whole(self, offer: Offer, line: SpeechLine) -> tuple[Offer, bool]:
        """An offer with what it points at, and whether it can be read without the line before it."""
        speaker = line.choices[0]
        wording = self._wording(line)
        if line.clause is not None:
            offer = replace(offer, wording=closed(wording))
        if self.article.language not in (None, "en") or not line.certain or speaker == REPORTER:
            return (replace(offer, context=self._before(line.sentence)) if self._points_back(line) else offer), True
        whole = self.referents.whole(wording, line)
        if whole is None:
            return replace(offer, context=self._before(line.sentence)), False
        if whole.wording.startswith(("“", '"')) and self.referents.pronouns.spoke.get(line.sentence.id - 1) != speaker:
            return offer, True  # what somebody else says is not cited with a quotation, whatever it points at
        if whole.wording != wording:
            offer = replace(offer, wording=closed(whole.wording))
        if whole.source is not None and whole.source.id != line.sentence.id:
            return replace(offer, context=(whole.source,)), True
        if whole.wording == wording and self._points_back(line):
            return replace(offer, context=self._before(line.sentence)), not points_at_nothing(wording)
        return offer, True

    @staticmethod
    def _readable(offers: list[Offer], dangling: list[Offer]) -> list[Offer]:
        """The offers less those that only their article makes clear, as long as their speakers have others or have no name."""
        speakers = Counter(v for o in offers if o not in dangling for v in o.known.values())
        said = Counter(o.sentences[0].id for o in offers)

        def elsewhere(offer: Offer) -> bool:
            return said[offer.sentences[0].id] > 1 or any(speakers[v] or is_vague(v) for v in offer.known.values())

        return [o for o in offers if o not in dangling or not elsewhere(o)]

    def _runs_on(self, first: SpeechLine, second: SpeechLine) -> bool:
        """Whether a line goes on with what the one before it says: a quotation that runs on, or words that need it."""
        if second.sentence.id != first.sentence.id + 1 or first.choices[0] != second.choices[0]:
            return False
        beside = second.sentence.paragraph == first.sentence.paragraph
        certain = first.certain and second.certain and second.choices[0] != REPORTER
        if first.turn and second.turn:
            return beside
        return (beside and is_all_quotation(second.sentence.text)) or (certain and self._points_back(second))

    def _wording(self, line: SpeechLine) -> str:
        if line.turn:
            return line.text
        return in_own_words(line.text, speaker_named=line.choices[0] != REPORTER, language=self.article.language)

    def _points_back(self, line: SpeechLine) -> bool:
        who = line.choices[0]
        last = re.split(r",| (?:of|from|in|with|at|on|who|that|for) ", who)[0].rsplit(maxsplit=1)[-1].lower()
        several = who[:1].islower() and last.endswith(("s", "people", "police"))
        person = self.cast.is_person(who) if self.cast.has(who) else is_person(last) and not several
        english = self.article.language in (None, "en")
        return english and points_back(self._wording(line), line.text, person=person, several=several)

    def _before(self, sentence: Sentence) -> tuple[Sentence, ...]:
        before = sentence_before(sentence, self.article)
        return (before,) if before is not None else ()

    def _says_something(self, line: SpeechLine) -> bool:
        """Whether a line is worth an item: it states something, in more than a word or two."""
        return self._tells(self._wording(line))

    def _tells(self, wording: str) -> bool:
        """Whether a wording states something, and neither asks nor only tells that somebody spoke."""
        asks = wording.rstrip("”\"’' ").endswith("?") and len(sentence_ends(wording, ())) <= 1
        return (
            not asks
            and not wording.endswith((":", ":.", ","))  # It only announces what follows.
            and not wording.startswith("<")
            and not says_nothing(wording)
            and (self.article.language not in (None, "en") or len(read(wording).contents) >= _LEAST)
        )

    def _demanded(self, section: SectionShape) -> list[Offer]:
        offers = []
        for line in self.demands:
            by, of = line.by, line.of
            actors = section.marked(Actor)
            choices = {name: (of if actor.unknown or i else by) for i, (name, actor) in enumerate(actors)}
            choices |= {name: by for name, _ in section.marked(Speaker)}
            known = {name: values[0] for name, values in choices.items() if len(values) == 1}
            details = {"condition": line.condition} if line.condition else {}
            offers.append(
                Offer(
                    section,
                    (line.sentence,),
                    known | {k: v for k, v in details.items() if k in section.model.model_fields},
                    {name: values for name, values in choices.items() if len(values) > 1},
                    wording=line.what,
                    optional=line.what is None,
                )
            )
        return offers

    def _pledged(self, section: SectionShape) -> list[Offer]:
        offers = []
        for line in pledge_lines(self.article, self.cast, self.issuer)[: section.section.most]:
            known = {name: line.by for name, _ in (*section.marked(Actor), *section.marked(Speaker))}
            offers.append(Offer(section, (line.sentence,), known, wording=line.what))
        return offers

    def _open(self, section: SectionShape) -> list[Offer]:
        pattern = cues(self.article.language).open
        if pattern is None or needs_no_model(section, self.article):
            return []
        offers: list[Offer] = []
        for sentence in self._body():
            apart = not offers or sentence.id - offers[-1].sentences[-1].id > _APART
            if apart and pattern.search(sentence.text) and len(offers) < section.section.most:
                offer = self._with(section, (sentence,), {})
                offers.append(replace(offer, known=offer.known | _reason(section, sentence)))
        return offers

    def _named(self, section: SectionShape) -> list[Offer]:
        name = section.first(PartyName)
        offers = []
        for party in self.parties[: section.section.most]:
            sentences = tuple(self.article.sentence(i) for i in party.sentences[:3])
            known = {name: party.name} if name else {}
            choices: dict[str, tuple[str, ...]] = {}
            for sort_of, _ in section.marked(PartyKind):
                sorts = get_args(section.model.model_fields[sort_of].annotation)
                if party.sort in sorts:
                    known[sort_of] = str(party.sort)
                elif not party.person and " " in party.name:
                    choices[sort_of] = tuple(v for v in sorts if v != "person")
            if sentences:
                offers.append(Offer(section, sentences, known, choices, subject=party.name))
        return offers

    def _any(self, section: SectionShape) -> list[Offer]:
        return [self._with(section, (s,), {}, optional=True) for s in self._body()]

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
        return [s for s in body if known_form(s.text) is None]


def _reason(section: SectionShape, sentence: Sentence) -> dict[str, str]:
    """Why a matter is open, for a field whose values include that reason."""
    reason = open_reason(sentence.text)
    return {
        name: reason
        for name, info in section.model.model_fields.items()
        if reason is not None and get_origin(info.annotation) is Literal and reason in get_args(info.annotation)
    }


def needs_no_model(section: SectionShape, article: Article) -> bool:
    """Whether a section's items can be made by the program: an English question, why it is open, and its sentences."""
    needed = {name for name, info in section.model.model_fields.items() if info.is_required()}
    known = {section.first(Question), section.first(Evidence), reason_field(section)}
    asks = section.section.lines is Lines.OPEN and section.first(Question) is not None
    return asks and needed <= known and article.language in (None, "en")


def reason_field(section: SectionShape) -> str | None:
    """The field that says why a question is open, if it takes every reason there is."""
    for name, info in section.model.model_fields.items():
        if get_origin(info.annotation) is Literal and set(get_args(Reason)) <= set(get_args(info.annotation)):
            return name
    return None
