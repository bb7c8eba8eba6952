"""What an article offers to each section of a kind: lines, and what the program already knows of them.

Which offers a section gets is said by its marker.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, get_args, get_origin

from brief.article import Article, Sentence
from brief.attribution.demands.pledges import pledge_lines
from brief.attribution.grammar.cues import cues, open_reason
from brief.attribution.grammar.nouns import are_people
from brief.attribution.open_matters.forms import Reason
from brief.schema import Actor, Evidence, Lines, PartyKind, PartyName, Question, Speaker
from brief.shapes import SectionShape
from brief.writing.offer import Offer
from brief.writing.speech_offers import SpeechOffers

_APART = 3
"""How many sentences apart two open matters are at least: closer ones are the same matter."""


class Offers(SpeechOffers):
    """The offers of one article."""

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

    def _demanded(self, section: SectionShape) -> list[Offer]:
        offers = []
        for line in self.demands:
            by, of = line.by, line.of
            actors = section.marked(Actor)
            choices = {name: (of if actor.unknown or i else by) for i, (name, actor) in enumerate(actors)}
            choices |= {name: by for name, _ in section.marked(Speaker)}
            # Where the words do not tell whether anybody wants anything, the model is asked, with one answer or none.
            asked = {actors[-1][0]} if line.what is None and len(actors) > 1 else set()
            known = {name: values[0] for name, values in choices.items() if len(values) == 1 and name not in asked}
            details = {"condition": line.condition} if line.condition else {}
            offers.append(
                Offer(
                    section,
                    (line.sentence,),
                    known | {k: v for k, v in details.items() if k in section.model.model_fields},
                    {name: values for name, values in choices.items() if name not in known},
                    wording=line.what,
                    optional=line.what is None,
                )
            )
        return offers

    def _pledged(self, section: SectionShape) -> list[Offer]:
        offers = []
        pledges = pledge_lines(self.article, self.cast, self.issuer, self.speech, self.turns)
        for line in pledges[: section.section.most]:
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
                elif not party.person and (" " in party.name or are_people(party.name)):
                    choices[sort_of] = tuple(v for v in sorts if v != "person")
            if sentences:
                offers.append(Offer(section, sentences, known, choices, subject=party.name))
        return offers

    def _any(self, section: SectionShape) -> list[Offer]:
        return [self._with(section, (s,), {}, optional=True) for s in self._body()]


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
    return asks and needed <= known and article.english


def reason_field(section: SectionShape) -> str | None:
    """The field that says why a question is open, if it takes every reason there is."""
    for name, info in section.model.model_fields.items():
        if get_origin(info.annotation) is Literal and set(get_args(Reason)) <= set(get_args(info.annotation)):
            return name
    return None
