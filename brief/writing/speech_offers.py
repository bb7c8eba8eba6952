"""What becomes of an article's lines of speech: which are worth an item, which run on, and what is cited with them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from brief.article import Sentence, count_words
from brief.attribution.grammar.nouns import head_of, is_person, is_several
from brief.attribution.grammar.quotes import is_all_quotation, quoted
from brief.attribution.names.author import greets
from brief.attribution.speech.speech_line import SpeechLine
from brief.grounding.ellipsis import sentence_ends
from brief.grounding.names import is_vague
from brief.grounding.reading import read
from brief.schema import REPORTER, Quotation, Speaker
from brief.shapes import SectionShape
from brief.writing.context import sentence_before
from brief.writing.leads import tells
from brief.writing.marks import closed, joined
from brief.writing.offer import Facts, Offer
from brief.writing.pointing import points_at_nothing, points_back, says_nothing
from brief.writing.replies import answers, says_enough
from brief.writing.words import in_own_words

_RUNS_ON = 3
"""How many sentences of one quotation an item may cite."""
_LEAST = 2
"""Telling words that a claim has at least."""
_FEWEST = 3
"""Words of one in another language: a place alone ("Averin.") is none."""
_STATED = 4
"""Words that a statement before a question has at least."""
_GREETING = 4
"""Words that a turn of nothing but a greeting may have."""
_COURT = re.compile(
    r"\b(?:convict|sentenc|charged with|indict|arraign|pleads? guilty|pleaded guilty|found guilty|jury"
    r"|district attorney|prosecutor|(?:to|must) pay \$)",
    re.IGNORECASE,
)
"""How a headline or a lead tells of a trial."""
_RULINGS = 2
"""So many sentences that tell what a court has ruled, or may, are offered in any case."""
_RULED = re.compile(
    r"\b(?:(?:was|were|been) (?:sentenced|convicted|ordered to pay|found guilty|arraigned|fined)|pleaded guilty"
    r"|faces? (?:up to|a (?:maximum|sentence)|\d+ years|life|one or more)|(?:if|when) convicted|in civil penalties"
    r"|due in court|scheduled to be sentenced|(?:bail|bond) (?:was|is|of)|held (?:on|without) (?:bail|bond|\$))\b",
    re.IGNORECASE,
)
_ENOUGH = 5
"""With fewer lines of speech, the article's own opening sentences are offered as its claims, up to so many in all."""


class SpeechOffers(Facts):
    """The offers of one article for sections of speech."""

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
                wording = joined((last.wording, self._wording(line))) if last.wording else None
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
        offers = [o for o in offers if o.sentences[0].id not in turns or self._worth_a_turn(o.wording or "")]
        offers = self._readable(offers, dangling)
        if not verbatim:
            offers.extend(self._with(section, (s,), {Speaker: (REPORTER,)}) for s in self._plain(len(offers)))
        return sorted((self._with_context(o) for o in offers), key=lambda o: o.sentences[0].id)

    def _plain(self, spoken: int) -> list[Sentence]:
        """The article's own sentences that are offered as claims beside so many lines of speech: its first ones, and
        before these what a court has ruled, or may.
        """
        on_trial = self.article.english and self._is_of_a_court()
        if spoken >= _ENOUGH and not on_trial:
            return []
        said = {line.sentence.id for line in self.speech}
        # How short a sentence may be and still tell something is known of English alone.
        english = self.article.english
        plain = [
            s
            for s in self._body()
            if s.id not in said | self.turns.keys()
            and ((tells(s) and self.referents.alone(s)) if english else self._tells(s.text))
        ]
        first = plain[: max(0, _ENOUGH - spoken)]
        rulings = [s for s in plain if s not in first and on_trial and _RULED.search(s.text)][:_RULINGS]
        return [*first[: max(0, _ENOUGH - spoken - len(rulings)) or min(1, len(first))], *rulings]

    def _is_of_a_court(self) -> bool:
        """Whether headline or opening sentence tells of a trial."""
        opening = next(iter(self._body()), None)
        told = (self.article.title or "", opening.text if opening is not None else "")
        return any(_COURT.search(text) for text in told)

    def _with_context(self, offer: Offer) -> Offer:
        """An offer with the sentences that tell what it points at, where its own do not."""
        if not self.article.english:
            return offer
        speaker = offer.known.get(offer.section.first(Speaker) or "", REPORTER)
        wording = offer.wording or " ".join(
            in_own_words(s.text, speaker_named=speaker != REPORTER, language=self.article.language, speaker=speaker)
            for s in offer.sentences
        )
        found = {*offer.context, *self.context.of(wording, offer.sentences[0], speaker)}
        if offer.sentences[0].id not in self.turns:
            found.update(self.context.naming(speaker, {*offer.sentences, *found}))
        return replace(offer, context=tuple(sorted(found, key=lambda s: s.id)))

    def _whole(self, offer: Offer, line: SpeechLine) -> tuple[Offer, bool]:
        """An offer with what it points at, and whether it can be read without the line before it."""
        speaker = line.choices[0]
        wording = self._wording(line)
        if line.clause is not None:
            offer = replace(offer, wording=closed(wording))
        if not self.article.english or not line.certain or speaker == REPORTER or answers(wording):
            back = answers(wording) or self._points_back(line)
            return (replace(offer, context=self._before(line.sentence)) if back else offer), True
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
        """The offers less those that only their article makes clear, as long as their speakers have others or have no
        name.
        """
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
        who = line.choices[0]
        return in_own_words(line.text, speaker_named=who != REPORTER, language=self.article.language, speaker=who)

    def _points_back(self, line: SpeechLine) -> bool:
        who = line.choices[0]
        several = is_several(who)
        person = self.cast.is_person(who) if self.cast.has(who) else is_person(head_of(who).lower()) and not several
        english = self.article.english
        return english and points_back(self._wording(line), line.text, person=person, several=several)

    def _before(self, sentence: Sentence) -> tuple[Sentence, ...]:
        before = sentence_before(sentence, self.article)
        return (before,) if before is not None else ()

    def _says_something(self, line: SpeechLine) -> bool:
        """Whether a line is worth an item: it states something, in more than a word or two."""
        return self._tells(self._wording(line))

    def _worth_a_turn(self, wording: str) -> bool:
        """Whether a turn states something, leads to no question, and is more than "Good morning, Ada."."""
        asks = wording.endswith("?") and len(sentence_ends(wording, ())) <= 1
        return self._tells(wording) and not asks and not (len(wording.split()) <= _GREETING and greets(wording))

    def _tells(self, wording: str) -> bool:
        """Whether a wording states something, and neither asks nor only tells that somebody spoke."""
        return (
            not _only_asks(wording)
            and not wording.endswith((":", ":.", ","))  # It only announces what follows.
            and not wording.startswith("<")
            and not says_nothing(wording)
            and (
                len(read(wording).contents) >= _LEAST or says_enough(wording)
                if self.article.english
                else count_words(wording) >= _FEWEST
            )
        )


def _only_asks(wording: str) -> bool:
    """Whether a wording ends in a question and states next to nothing before: "They are late. Can we make it stop?"
    does.
    """
    if not wording.rstrip("”\"’' »」").endswith(("?", "？", "؟")):
        return False
    ends = [0, *sentence_ends(wording, ())]
    stated = (wording[a:b].rstrip("”\"’' ") for a, b in pairwise(ends))
    return not any(part.endswith(".") and len(part.split()) >= _STATED for part in stated)
