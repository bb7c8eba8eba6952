"""Open questions that need no model, in the article's own words; each cites the sentences that raise it.

Some follow from one sentence (`brief.attribution.open_matters.stated`), the others from the article as a whole
(`brief.writing.unsettled`). English only: a question in another language than its article's would help nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial

from pydantic import JsonValue

from brief.article import Place, Sentence
from brief.attribution.grammar.inverted import clause_of, small, stands_alone
from brief.attribution.open_matters.accused import accused
from brief.attribution.open_matters.contested import contested
from brief.attribution.open_matters.forms import GOES_ON, Matter, Told
from brief.attribution.open_matters.stated import open_matters
from brief.checks.answered import answering
from brief.checks.asks import stops
from brief.grounding.names import is_nobody
from brief.grounding.reading import telling
from brief.grounding.words import words
from brief.schema import Evidence, Grounded, Question
from brief.shapes import SectionShape, Shape
from brief.writing.offers import Offers, needs_no_model, reason_field
from brief.writing.settle import Settled
from brief.writing.unsettled import PAST, Asked, unsettled
from brief.writing.voices import Voices
from brief.writing.words import in_own_words

_EVENT = re.compile(
    r"\b[Tt]he (shooting|attack|crash|fire|blaze|explosion|blast|collapse|killing|stabbing|murder"
    r"|accident|collision|bombing|earthquake|flood|storm"
    r"|outbreak|theft|robbery|kidnapping|derailment|sinking|leak|spill|protest|riot|death"
    r"|disappearance|assault|incident)\b"
)
_OF_EVENT = re.compile(
    r"\b(victims?|motive|cause|suspects?|attackers?|gunm[ae]n|perpetrators?|drivers?|dead|injured|circumstances)\?$"
)
_SILENT = re.compile(r"\b(?:comment|respon[ds]|repl)")
"""Words of a sentence that tells that somebody says nothing: to what, the ones before tell."""
_VERDICT = re.compile(
    r"\b(?:convict(?:s|ed|ion)|found (?:not )?guilty|(?:pleaded|pleads|pled) guilty|acquit(?:s|ted"
    r"|tal)|sentenced|cleared|jailed)\b"
)
"""What tells how a trial went; whose it was is not asked, since no question is better than an idle one."""
_PLEA = re.compile(
    r"\b(?:admit(?:s|ted)|den(?:y|ies|ied)) (?:causing|murder|manslaughter|rape|theft|assault|robbery"
    r"|fraud|bribery|arson|(?:(?:an?|the|one|two|three|four|five|all|both|\w+th|further|other) ){0,3}"
    r"(?:counts?|charges?|offences?)\b)"
)
"""What a defendant answers to a charge."""
_JOINT = {"motive": "for", "suspect": "in", "suspects": "in", "gunman": "in", "driver": "in", "attacker": "in"}
_SUBJECT = re.compile(
    r"^(?:[A-Z][a-z]+ (?:[a-z]+ )?)?(?:[Ww]ill|[Ww]ould|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Cc]an|[Cc]ould"
    r"|[Ss]hould|[Dd]oes|[Dd]id|[Hh]as|[Hh]ave)"
    r" (?:the |both |a |an |these |those )?(?:two |other |same |first |new |special )?(?P<noun>[a-z-]+)\b(?! of\b)"
)
"""The first noun of a question's subject, where no name stands before it."""
_NEEDS_A_NAME = frozenset(
    "company firm group issue measure statement matter rule report approach region regions directors"
    " board official officials"
    " spokesman spokeswoman spokesperson source sources response borrower lender".split()
)
"""What is nothing by itself: "Will the company make acquisitions?" could be asked of any article."""
_POINTED = re.compile(
    r"(?<=.)\bthe (?:(?:legal|new|same|latest|draft|special|other|press|media|newspaper) )?"
    r"(?P<noun>issues?|statements?|matter|subject|proposals?|reports?|board|firms?|compan(?:y|ies)"
    r"|groups?|bod(?:y|ies)|panels?|moves?|challenges?|application|petition|facility)"
    r"\b(?=[?,.]| (?:is|are|was|were|be|has|have|had|will|would|may|might|could|can|say|find|include|as|in|at)\b)"
)
"""What is to be known from elsewhere: "What would Norlin say about the issue?"."""
_NAMES = re.compile(r"\b[A-ZÀ-Þ][\w’'.&-]+(?: [A-ZÀ-Þ][\w’'.&-]+)*")
_HE = re.compile(r"\b(?:he|she|his|him|hers?)\b")
_OF_A_THING = re.compile(r"What (?:is|are) the ")
"""What could be asked of much where nobody is named: "What is the value of the contract?"."""
_PLACE = rf"(?P<where> (?:at|in|near|off|outside) (?:the )?(?P<name>{_NAMES.pattern}))"
_IN_PLACE = re.compile(rf"{_PLACE}(?=$|[,.;:]| (?:on|after|as|and|kills?|leaves?|injures?)\b)", re.MULTILINE)
_DATES = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|(?:Septem|Octo|Novem|Decem)ber)\b"
)
_SURE = 0.8
"""Questions of this weight or more follow from words that say that something is open."""
_WEAK = 0.55
"""Questions of less weight ask whether what is announced or rumoured will be so."""
_LEAST_TELLING, _LEAST_OF_THE_WEAK = 2, 3
"""Telling words of a question that names nobody, and of one that asks whether what is announced will be so."""
_CLAUSE = 5
"""Words that a statement has at least."""
_LATE = 0.2
"""How much less a question weighs at the article's end than at its beginning."""
_OF_THE_HEADLINE, _MOST_OF_IT = 0.05, 4
"""What a question gains by a word of the headline, and for how many words at most."""
_SAME = 0.6
"""How many of their words two questions share that ask the same."""
_SCAFFOLD = frozenset("what would could should might been being have does".split())
"""Words of any question."""
_LEAST_WEIGHT = 0.35


def add_questions(settled: Settled, shape: Shape, offers: Offers, *, all_forms: bool) -> None:
    """Put the program's questions before those that the model has found, in every section that takes them.

    Args:
        settled: the items found so far; its sections of questions are changed.
        offers: what the article offers.
        all_forms: also what single sentences leave open beside accusations, which a model that reads the article finds
            itself.
    """
    section = next((s for s in shape.sections if needs_no_model(s, offers.article)), None)
    if section is None:
        return
    asker = _Asker(settled, shape, offers)
    found = [
        *unsettled(asker.voices),
        *asker.of_sentences((open_matters, accused, contested) if all_forms else (accused,)),
    ]
    given = [str(getattr(i, section.first(Question) or "")) for i in settled.get(section.name, [])]
    chosen = asker.chosen(found, max(0, section.section.most - len(given)) if all_forms else 2, given)
    made = [_item(section, asked) for asked in chosen]
    settled[section.name] = [*made, *settled.get(section.name, [])]


def _item(section: SectionShape, asked: Asked) -> Grounded:
    numbers: list[JsonValue] = list(asked.sentences)
    values: dict[str, JsonValue] = {
        section.first(Question) or "": asked.matter.question,
        section.first(Evidence) or "": numbers,
    }
    if (reason := reason_field(section)) is not None:
        values[reason] = asked.matter.reason
    return section.model.model_validate(values)


class _Asker:
    def __init__(self, settled: Settled, shape: Shape, offers: Offers) -> None:
        self.voices = Voices(settled, shape, offers)
        self.article, self.body, self.said = offers.article, self.voices.body, self.voices.said

    def of_sentences(self, forms: Sequence[Callable[[Told], Iterator[Matter]]]) -> Iterator[Asked]:
        """What single sentences leave open, in those forms."""
        for sentence in self.body:
            subject, context = self._before(sentence) if _SILENT.search(sentence.text) else (None, ())
            name = partial(self.voices.name, sentence=sentence)
            told = Told(sentence.text, name, self.voices.names, subject, self.voices.is_person)
            for matter in (m for form in forms for m in form(told)):
                heard = matter.whom is not None and self.voices.speaks(matter.whom)
                if heard or (matter.weight < _WEAK and sentence.id == self.voices.lead):
                    continue  # what the article's first sentence announces is its news
                if matter.weight >= _SURE or not PAST.search(sentence.text):
                    about = subject is not None and subject in matter.question
                    named = replace(matter, question=self._with_event(matter.question))
                    denial = self.voices.denial(matter.accused, sentence) if matter.accused else None
                    named = named if denial is None else replace(named, reason="disputed")
                    yield Asked(named, (*(context if about else ()), sentence.id, *([denial] if denial else ())))

    @cached_property
    def _headline(self) -> str:
        return "\n".join(s.text for s in self.article.sentences if s.place is Place.HEADLINE)

    @cached_property
    def _shown(self) -> str:
        """What the page shows above its questions: the headline and what its bottom line is made of."""
        leads = self.body[: 1 if self._headline else 2]
        return "\n".join([self._headline, *(s.text for s in leads)])

    def _is_placed(self, matter: Matter) -> bool:
        """Whether a reader of the page knows what a question speaks of.

        It names somebody, beside who demands it, or is of what happened; or it shares a word with the headline or,
        where somebody demands it, with the bottom line. Of the questions judged that do not, seven in ten are good
        (docs/quality.md).
        """
        told = _DATES.sub("", matter.question)
        subject = _SUBJECT.match(told)
        if subject and subject["noun"] in _NEEDS_A_NAME:
            return False
        if any(m["noun"] not in words(self._shown) for m in _POINTED.finditer(told)):
            return False
        wanted, demanded, _ = told.partition(", as demanded by ")
        if _NAMES.search(wanted, 1) or (self._event is not None and self._event in told):
            return True
        shown = self._shown if demanded else self._headline or self._shown
        return not _OF_A_THING.match(told) and not telling(told).isdisjoint(telling(shown))

    @cached_property
    def _event(self) -> str | None:
        """What happened, in a word, where the article is about something of that sort: "shooting"."""
        found = Counter(m.group(1) for s in self.body for m in _EVENT.finditer(s.text))
        return found.most_common(1)[0][0] if found else None

    def _with_event(self, question: str) -> str:
        """A question after "the motive" or "the victims" with what it was the motive for, and where; after a death,
        with whose it was.
        """
        if question.endswith("cause of death?") and (dead := self._in_the_headline) is not None:
            return f"{question[:-1]} of {dead}?"
        match = _OF_EVENT.search(question)
        if match is not None and self._event is not None and self._event not in question:
            question = f"{question[:-1]} {_JOINT.get(match.group(1), 'of')} the {self._event}?"
        found = re.search(rf"\bthe {self._event}\b", question) if self._event is not None else None
        if found is None or _NAMES.search(question, 1):
            return question
        return question[: found.end()] + self._where + question[found.end() :]

    @cached_property
    def _where(self) -> str:
        """Where it happened, as the article says it behind the event, or its headline anywhere: " in Averin"; nothing
        where none does.
        """
        behind = re.compile(rf"\b{self._event}{_PLACE}")
        told = [m for s in self.article.sentences for m in behind.finditer(s.text)] + list(
            _IN_PLACE.finditer(self._headline)
        )
        return next((m["where"] for m in told if not _DATES.match(m["name"])), "")

    @cached_property
    def _in_the_headline(self) -> str | None:
        """The person whom the headline names, if it names one."""
        cast = self.voices.cast
        named = {full for m in cast.mentions if cast.is_person(full := cast.full(m.name)) and m.name in self._headline}
        return named.pop() if len(named) == 1 else None

    def _before(self, sentence: Sentence) -> tuple[str | None, tuple[int, ...]]:
        """What was said before a sentence, as a noun phrase, and where: what somebody who says nothing was asked
        about.
        """
        for other in reversed(self.body[: self.body.index(sentence)][-3:]):
            speaker = self.said.get(other.id)
            if speaker is None or is_nobody(speaker) or other.text[0] in '“"':
                continue
            clause = clause_of(in_own_words(other.text, speaker_named=True))
            if GOES_ON.match(clause):
                continue
            if len(clause.split()) >= _CLAUSE and clause not in (other.text, other.text[:-1]) and clause[0].isupper():
                who = small(speaker, self.voices.names)
                return f"the statement by {who} that {small(clause, self.voices.names)}", (other.id,)
        return None, ()

    def chosen(self, found: list[Asked], most: int, given: list[str]) -> list[Asked]:
        """The weightiest questions that can stand alone, one of a sentence and of a matter, in the order of the
        text.
        """
        readable = (a for a in found if stands_alone(a.matter.question) and self._means_somebody(a.matter.question))
        ranked = sorted(readable, key=self._weight, reverse=True)
        kept: list[Asked] = []
        taken = [_telling(q) for q in given]
        for asked in ranked:
            own = _telling(asked.matter.question)
            alike = any(len(own & t) >= _SAME * min(len(own), len(t)) for t in taken)
            same_place = any(set(asked.sentences) & set(k.sentences) for k in kept)
            fits = len(kept) < most and self._weight(asked) >= _LEAST_WEIGHT
            if fits and not alike and not same_place and self._open(asked):
                kept.append(asked)
                taken.append(own)
        return sorted(kept, key=lambda a: a.sentences)

    def _means_somebody(self, question: str) -> bool:
        """Whether a person is named before "he" or "she": "Will Norlin pay when he comes?" means somebody of another
        sentence.
        """
        he = _HE.search(question)
        return he is None or any(self.voices.cast.is_surely_person(n) for n in _NAMES.findall(question[1 : he.start()]))

    def _open(self, asked: Asked) -> bool:
        """Whether a question asks, and no sentence answers it."""
        question = asked.matter.question
        tried = " be found guilty " in question or _PLEA.search(self.article.sentence(asked.sentences[-1]).text)
        if tried and any(_VERDICT.search(s.text) for s in self.body):
            return False
        named = bool(re.search(r"(?<!^)\b[A-ZÀ-Þ]\w", question[1:]))
        least = _LEAST_OF_THE_WEAK if asked.matter.weight < _WEAK else _LEAST_TELLING
        enough = len(_telling(question)) >= (1 if named else least)
        return (
            enough
            and self._is_placed(asked.matter)
            and stops(question) is None
            and answering(question, self.article) is None
        )

    def _weight(self, asked: Asked) -> float:
        """How much a question matters: its form, where it stands, and how much of the article's subject it names."""
        place = asked.sentences[0] / max(1, len(self.article.sentences))
        marked = Counter(
            w for s in self.article.sentences if s.place is Place.HEADLINE for w in words(s.text) if len(w) > 3
        )
        shared = sum(w in marked for w in set(words(asked.matter.question)))
        return asked.matter.weight - _LATE * place + _OF_THE_HEADLINE * min(shared, _MOST_OF_IT)


def _telling(question: str) -> set[str]:
    return {w for w in words(question) if len(w) > 3} - _SCAFFOLD
