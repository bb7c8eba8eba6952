"""Open questions that need no model, in the article's own words; each cites the sentences that raise it.

Some follow from one sentence (`brief.attribution.open_matters`), the others from the article as a whole: a party is
accused and says nothing, a demand has no answer, two voices give different figures, nobody is named who says so.
English only: a question in another language than its article's would help nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial

from pydantic import JsonValue

from brief.article import Place, Sentence
from brief.attribution.contested import contested
from brief.attribution.cues import ENGLISH_SPEECH
from brief.attribution.inverted import clause_of, small, stands_alone
from brief.attribution.mentions import bare
from brief.attribution.nouns import DOCUMENTS, is_agent, speaking
from brief.attribution.open_matters import Matter, Told, open_matters
from brief.checks.answered import answering
from brief.checks.asks import stops
from brief.grounding.names import is_nobody, is_vague, same_voice
from brief.grounding.voices import accusations
from brief.grounding.words import words
from brief.schema import (
    Actor,
    Derived,
    Evidence,
    Grounded,
    Lines,
    PartyName,
    Question,
    SectionShape,
    Shape,
    Speaker,
    Wording,
)
from brief.writing.offer import Offers, needs_no_model, reason_field
from brief.writing.settle import Settled
from brief.writing.words import in_own_words

_PRONOUNS = frozenset("he she they it we i you who which that this these those there him her them what one".split())
_NO_DEED = re.compile(r"(?:not|please|contact|call|pray|stay|avoid|remain|be|come forward)\b", re.IGNORECASE)
"""Advice, and what cannot be done or left undone."""
_THING = re.compile(
    r"(?:an?|new|more|further|greater|stronger|immediate|urgent) (?:(?!must\b|should\b|to\b|is\b|are\b|be\b)[\w’'-]+ ?)+"
)
_LONGEST_NAME = 9
_ANYBODY = re.compile(
    r"(?:any\w+|every\w+|all|people|those|passengers|residents|witnesses|(?:the )?public|voters|readers|users|citizens|supporters)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b[Tt]he (shooting|attack|crash|fire|blaze|explosion|blast|collapse|killing|stabbing|murder|accident|collision|bombing|earthquake|flood|storm"
    r"|outbreak|theft|robbery|kidnapping|derailment|sinking|leak|spill|protest|riot|death|disappearance|assault|incident)\b"
)
_OF_EVENT = re.compile(
    r"\b(victims?|motive|cause|suspects?|attackers?|gunm[ae]n|perpetrators?|drivers?|dead|injured|circumstances)\?$"
)
_JOINT = {"motive": "for", "suspect": "in", "suspects": "in", "gunman": "in", "driver": "in", "attacker": "in"}
_DATES = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())
_BEFORE = re.compile(
    r"^.*\b(?:(?:said|says|say|told \w+|announced|confirmed|mentioned|reported|believes?)(?: that)?|while|but) ",
    re.IGNORECASE,
)
"""What stands before the subject of a clause that somebody says."""
_WHEN = re.compile(r" (?:on \w+day|yesterday|today|this (?:week|month|year)|last (?:week|month|year)|later|also)$")
_SURE = 0.8
"""Questions of this weight or more follow from words that say that something is open."""
_WEAK = 0.55
"""Questions of less weight ask whether what is announced or rumoured will be so."""
_LEAST_TELLING = 2
"""Telling words of a question that names nobody."""
_CLAUSE = 5
"""Words that a statement has at least."""
_NO_NAME = ENGLISH_SPEECH | _PRONOUNS | frozenset("his her their its".split())
"""Words of a phrase that is more than a name, or points at one."""
_FEW = 0.05
"""How much less a question weighs for each tenth of the article that stands before it."""
_SAME = 0.6
"""How many of their words two questions share that ask the same."""
_LEAST_WEIGHT = 0.35
_PAST = re.compile(
    r"\b(?:in|since|until|back in) (?:19|20)\d\d\b|\b(?:years?|decades?|months) (?:ago|earlier)\b|\blast (?:year|month|decade)\b"
)
_HARM = re.compile(
    r"(?P<n>\b\d[\d,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))(?: \w+){0,2}? (?:(?:were|had been|have been|are|confirmed|was) )*(?P<what>dead|killed|died|deaths|injured|wounded|missing|arrested|bodies|fatalities)\b"
)
_ACCUSING = re.compile(r"\b(?:accus|blam|alleg|condemn|denounc|critici|fault|guilty|responsib)", re.IGNORECASE)
_SAME_COUNT = 8
"""Sentences within which two numbers are taken to count the same."""
_OTHERS = re.compile(r"\b(?:more|additional|another|further|previous(?:ly)?|elsewhere|each|per)\b")
_HARMS = {
    "dead": "killed",
    "died": "killed",
    "deaths": "killed",
    "bodies": "killed",
    "fatalities": "killed",
    "wounded": "injured",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for the page."""

    matter: Matter
    sentences: tuple[int, ...]


def add_questions(settled: Settled, shape: Shape, offers: Offers, *, all_forms: bool) -> None:
    """Put the program's questions before those that the model has found, in every section that takes them.

    Args:
        settled: the items found so far; its sections of questions are changed.
        offers: what the article offers.
        all_forms: also questions of one sentence, which a model that reads the article finds itself.
    """
    section = next((s for s in shape.sections if needs_no_model(s, offers.article)), None)
    if section is None:
        return
    asker = _Asker(settled, shape, offers)
    found = [*asker.of_the_whole(), *(asker.of_sentences() if all_forms else ())]
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
        self.settled, self.shape, self.offers = settled, shape, offers
        self.article, self.cast = offers.article, offers.cast
        self.body = [s for s in self.article.sentences if s.place is Place.BODY]
        opening = {sentence.start for sentence in self.article.sentences}
        printed = (m for m in self.cast.mentions if m.start not in opening or " " in m.name or m.title)
        self.names = frozenset(name.split()[0] for m in printed for name in (m.name, m.title) if name)
        self.lead = self.body[0].id if self.body else 0
        self.said: dict[int, str] = {}
        """Who speaks in a sentence, by the items or else by its grammar."""
        for speaker, numbers in self._items(Speaker):
            for n in numbers:
                self.said.setdefault(n, speaker)
        for line in offers.speech:
            if line.certain:
                self.said.setdefault(line.sentence.id, line.choices[0])

    def _items(self, marker: type[Speaker]) -> Iterator[tuple[str, list[int]]]:
        for section in self.shape.sections:
            speaker, evidence = section.first(marker), section.first(Evidence)
            if speaker and evidence:
                for item in self.settled.get(section.name, []):
                    yield str(getattr(item, speaker)), list(getattr(item, evidence))

    def of_sentences(self) -> Iterator[Asked]:
        """What single sentences leave open."""
        for sentence in self.body:
            subject, context = self._before(sentence)
            told = Told(sentence.text, partial(self._name, sentence=sentence), self.names, subject)
            for matter in (*open_matters(told), *contested(told)):
                heard = matter.whom is not None and self._speaks(matter.whom)
                if heard or (matter.weight < _WEAK and sentence.id == self.lead):
                    continue  # what the article's first sentence announces is its news
                if matter.weight >= _SURE or not _PAST.search(sentence.text):
                    about = subject is not None and subject in matter.question
                    named = replace(matter, question=self._with_event(matter.question))
                    yield Asked(named, (*context, sentence.id) if about else (sentence.id,))

    @cached_property
    def _event(self) -> str | None:
        """What happened, in a word, where the article is about something of that sort: "shooting"."""
        found = Counter(m.group(1) for s in self.body for m in _EVENT.finditer(s.text))
        return found.most_common(1)[0][0] if found else None

    def _with_event(self, question: str) -> str:
        """A question after "the motive" or "the victims" with what it was the motive for."""
        match = _OF_EVENT.search(question)
        if match is None or self._event is None or self._event in question:
            return question
        return f"{question[:-1]} {_JOINT.get(match.group(1), 'of')} the {self._event}?"

    def _before(self, sentence: Sentence) -> tuple[str | None, tuple[int, ...]]:
        """What was said before a sentence, as a noun phrase, and where: what somebody who says nothing was asked about."""
        for other in reversed(self.body[: self.body.index(sentence)][-3:]):
            speaker = self.said.get(other.id)
            if speaker is None or is_nobody(speaker) or other.text[0] in '“"':
                continue
            clause = clause_of(in_own_words(other.text, speaker_named=True))
            if len(clause.split()) >= _CLAUSE and clause not in (other.text, other.text[:-1]) and clause[0].isupper():
                who = small(speaker, self.names)
                return f"the statement by {who} that {small(clause, self.names)}", (other.id,)
        return None, ()

    def of_the_whole(self) -> Iterator[Asked]:
        """What the article as a whole leaves open."""
        yield from self._accused()
        yield from self._demanded()
        yield from self._counted()
        yield from self._unnamed()

    def _name(self, printed: str, sentence: Sentence) -> str | None:
        """A printed subject as a question names it; a pronoun is whoever the sentence's item says."""
        text = re.sub(
            r"^(?:and|but|while|that|as|also|however|meanwhile|then) ", "", printed.strip(' ,“”"'), flags=re.IGNORECASE
        )
        low = text.lower()
        if low in _PRONOUNS:
            spoke = self.said.get(sentence.id)
            return (
                spoke
                if low in {"he", "she", "they", "it"} and spoke and not is_nobody(spoke) and not is_vague(spoke)
                else None
            )
        text = _WHEN.sub("", _BEFORE.sub("", text))
        low = text.lower()
        if not text or low.split()[0] in _PRONOUNS or low in _DATES:
            return None
        if self.cast.has(bare(text)) and (text[0].isupper() or low.startswith("the ")):
            full = self.cast.full(text)
            return (
                f"the {full}" if low.startswith("the ") and not self.cast.is_person(full) else self._with_article(full)
            )
        if low.startswith("the ") and (known := (self.cast.titled(low) if is_agent(low.split()[-1]) else None)):
            return known
        spoken = speaking(text)
        if spoken is None or _NO_NAME & set(spoken.lower().split()) or spoken.lower() in DOCUMENTS:
            return None
        return small(spoken, self.names)

    def _with_article(self, name: str) -> str:
        """A name as the article mostly prints it within a sentence: "the United States"."""
        text = self.article.text
        printed = len(re.findall(rf"\b[Tt]he {re.escape(name)}\b", text))
        return f"the {name}" if printed * 2 > text.count(name) and not self.cast.is_person(name) else name

    def _accused(self) -> Iterator[Asked]:
        """What those accused and not heard would answer, and to whom."""
        cited: list[set[int]] = []
        for name, others in self._unheard():
            stated = (self.article.sentence(n) for n in accusations(name, others, self.article))
            numbers = [s.id for s in stated if s.place is Place.BODY and _ACCUSING.search(s.text)][:3]
            if not numbers or any(len(c & set(numbers)) * 2 >= len(numbers) for c in cited):
                continue  # two names of one accusation make one question
            cited.append(set(numbers))
            accusers = list(
                dict.fromkeys(
                    s for n in numbers if (s := self.said.get(n)) and self._can_accuse(s) and not same_voice(s, name)
                )
            )[:2]
            if accusers:
                question = (
                    f"What would {self._with_article(name)} answer to the accusations by {' and '.join(accusers)}?"
                )
                yield Asked(Matter(question, "one_sided", 0.9), tuple(numbers))

    def _can_accuse(self, speaker: str) -> bool:
        """Whether a speaker is somebody, and no report or system."""
        if is_nobody(speaker) or is_vague(speaker) or self.cast.has(speaker):
            return not is_nobody(speaker)
        spoken = speaking(speaker)
        return spoken is not None and is_agent(spoken.rsplit(maxsplit=1)[-1].lower())

    def _unheard(self) -> Iterator[tuple[str, list[str]]]:
        for section in self.shape.sections:
            name = section.first(PartyName)
            voice = next((f for f, m in section.marked(Derived) if m.source == "voice"), None)
            alias = next((f for f, m in section.marked(Derived) if m.source == "aliases"), None)
            if name and voice:
                for party in self.settled.get(section.name, []):
                    if getattr(party, voice) == "accused_not_quoted":
                        yield getattr(party, name), list(getattr(party, alias)) if alias else []

    def _demanded(self) -> Iterator[Asked]:
        """Whether what is demanded will be done, where whoever is to do it says nothing."""
        for section in self.shape.sections:
            actors, wording, evidence = section.marked(Actor), section.first(Wording), section.first(Evidence)
            if section.section.lines is not Lines.DEMAND or len(actors) < 2 or not wording or not evidence:
                continue
            for item in self.settled.get(section.name, []):
                by, of = (str(getattr(item, name)) for name, _ in actors[:2])
                what, numbers = clause_of(str(getattr(item, wording))), tuple(getattr(item, evidence))
                text = " ".join(self.article.sentence(n).text for n in numbers)
                if not what or _PAST.search(text) or _NO_DEED.match(what) or " and " in what or is_nobody(by):
                    continue
                asker = by if self.cast.has(by) else self._name(by, self.article.sentence(numbers[-1]))
                if asker is None or len(asker.split()) > _LONGEST_NAME:
                    continue
                if _THING.fullmatch(what) and of == actors[1][1].unknown:
                    yield Asked(Matter(f"Will there be {what}, as demanded by {asker}?", "unanswered", 0.6), numbers)
                elif of != actors[1][1].unknown and not self._speaks(of) and not _ANYBODY.match(of):
                    whom = self._name(of, self.article.sentence(numbers[-1]))
                    if whom and re.search(rf"\bto {re.escape(what[:20])}", text):
                        asked = f"Will {whom} {what}, as demanded by {asker}?"
                        yield Asked(Matter(asked, "unanswered", 0.65), numbers)

    def _speaks(self, who: str) -> bool:
        return any(same_voice(who, s) for s in self.said.values())

    def _counted(self) -> Iterator[Asked]:
        """How many were harmed, where two voices give different numbers."""
        seen: dict[str, tuple[str, str, int]] = {}
        for sentence in self.body:
            speaker = self.said.get(sentence.id)
            if speaker is None or is_nobody(speaker) or _OTHERS.search(sentence.text):
                continue
            for match in _HARM.finditer(sentence.text):
                what, figure = _HARMS.get(match["what"], match["what"]), match["n"].lower()
                if what not in seen:
                    seen[what] = (figure, speaker, sentence.id)
                elif (
                    (first := seen[what])[0] != figure
                    and not same_voice(first[1], speaker)
                    and sentence.id - first[2] <= _SAME_COUNT
                ):
                    question = f"How many were {what}: {first[0]}, as {first[1]} said, or {figure}, as {speaker} said?"
                    yield Asked(
                        Matter(question.replace("were missing", "are missing"), "disputed", 1.0),
                        (first[2], sentence.id),
                    )
                    return

    def _unnamed(self) -> Iterator[Asked]:
        """Whether anybody says so under a name, where nobody who speaks is named."""
        voices = [(s, n) for s, n in self._items(Speaker) if not is_nobody(s)]
        if len(voices) < 2 or not all(is_vague(s) for s, _ in voices):
            return
        for speaker, numbers in voices:
            text = self.article.sentence(numbers[0]).text
            bare_clause = clause_of(in_own_words(text, speaker_named=True))
            if bare_clause and bare_clause != text and bare_clause[0] not in '“"' and " " in bare_clause:
                question = f"Does anybody say under a name that {small(bare_clause, self.names)}, as {small(speaker, self.names)} {'say' if _plural(speaker) else 'says'}?"
                yield Asked(Matter(question, "unverified", 0.8), (numbers[0],))
                return

    def chosen(self, found: list[Asked], most: int, given: list[str]) -> list[Asked]:
        """The weightiest questions that can stand alone, one of a sentence and of a matter, in the order of the text."""
        ranked = sorted((a for a in found if stands_alone(a.matter.question)), key=self._weight, reverse=True)
        kept: list[Asked] = []
        taken = [_telling(q) for q in given]
        for asked in ranked:
            telling = _telling(asked.matter.question)
            alike = any(len(telling & t) >= _SAME * min(len(telling), len(t)) for t in taken)
            same_place = any(set(asked.sentences) & set(k.sentences) for k in kept)
            if (
                len(kept) < most
                and not alike
                and not same_place
                and self._weight(asked) >= _LEAST_WEIGHT
                and self._open(asked)
            ):
                kept.append(asked)
                taken.append(telling)
        return sorted(kept, key=lambda a: a.sentences)

    def _open(self, asked: Asked) -> bool:
        """Whether a question asks, and no sentence answers it."""
        question = asked.matter.question
        named = bool(re.search(r"(?<!^)\b[A-ZÀ-Þ]\w", question[1:]))
        enough = len(_telling(question)) >= (1 if named else _LEAST_TELLING)
        return enough and stops(question) is None and answering(question, self.article) is None

    def _weight(self, asked: Asked) -> float:
        """How much a question matters: its form, where it stands, and how much of the article's subject it names."""
        place = asked.sentences[0] / max(1, len(self.article.sentences))
        marked = Counter(
            w for s in self.article.sentences if s.place is Place.HEADLINE for w in words(s.text) if len(w) > 3
        )
        shared = sum(w in marked for w in set(words(asked.matter.question)))
        return asked.matter.weight - 10 * _FEW * place * 0.4 + 0.05 * min(shared, 4)


def _telling(question: str) -> set[str]:
    return {w for w in words(question) if len(w) > 3}


def _plural(who: str) -> bool:
    """Whether a description stands for several: "officials familiar with the matter", "two people"."""
    head = re.split(r",| (?:of|from|in|with|at|on|who|that|familiar|close|near) ", who)[0]
    return " and " in head or (is_vague(who) and (head.endswith("s") or head.lower().endswith(("people", "police"))))
