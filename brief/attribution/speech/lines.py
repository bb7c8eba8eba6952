"""Who may have said each line: the choices that grammar and neighbourhood leave open.

A line whose speaker the grammar tells has one choice; the model is asked only about the others, and
only among names and descriptions that stand nearby. Quotations that run on keep their speaker, pronouns
and "the minister" point back to a name, and an unnamed source stays as it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from brief.article import Article, Place, Sentence, Span
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.cues import cues
from brief.attribution.grammar.function_words import DETERMINERS
from brief.attribution.grammar.nouns import is_person
from brief.attribution.grammar.quotes import is_all_quotation, quoted
from brief.attribution.grammar.subjects import subjects
from brief.attribution.grammar.tokens import Subject, lowered
from brief.attribution.names.author import author
from brief.attribution.names.cast import Cast
from brief.attribution.names.descriptions import named_plainly
from brief.attribution.names.genders import GENDERS
from brief.attribution.speech.attributed import may_be_told
from brief.attribution.speech.candidates import OpenChoices
from brief.attribution.speech.dense_subjects import dense_subject
from brief.attribution.speech.naming import GROUP_PRONOUNS, PRONOUNS, uncontracted
from brief.attribution.speech.plain_subjects import is_pronoun, plain_subject
from brief.attribution.speech.shown import pulled, signed
from brief.attribution.speech.speech_line import SpeechLine
from brief.attribution.speech.spoken_halves import only_spoken_half, spoken_aside, turning
from brief.attribution.speech.turns import Turn
from brief.grounding.names import same_voice
from brief.lexicon import Cue
from brief.paragraphs import BULLET
from brief.schema import REPORTER

_says = Cue(lambda word: (speech := cues("en").speech) and speech.search(word))
"""Whether a single word is a cue of speech; "according to" is none."""
_OURS = re.compile(r"\b(?:I|me|my|we|us|our)\b")
_MARKS = re.compile(r"[“”\"]")
_BACKED = re.compile(r" (?:backed|echoed|shared|supported|seconded) by ")
_FULL_STOP = re.compile(r"[.!?][”\"]? ")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_WORDS = re.compile(r"\w")
_ANNOUNCES = re.compile(r"[:,]\W*$")


def speech_lines(article: Article, cast: Cast) -> list[SpeechLine]:
    """The article's lines of speech, in order, each with the speakers it may have."""
    return _Reader(article, cast).lines()


def _turned(line: SpeechLine, turn: Turn) -> SpeechLine:
    """A line as a turn of a transcript, without its label."""
    return replace(line, clause=Span(turn.start, len(line.sentence.text)) if turn.start else None, turn=True)


class _Reader(OpenChoices):
    def lines(self) -> list[SpeechLine]:
        found: list[SpeechLine] = []
        for sentence in self.article.sentences:
            if sentence.place is not Place.BODY:
                continue
            turn = self.turns.of(sentence)
            if turn is not None and turn.asks:
                continue
            choices = self._choices(sentence) if turn is None else self._of_turn(turn, sentence)
            if choices and _ANNOUNCES.search(sentence.text) and len(sentence.text.split()) <= 4:
                # "He said:" says nothing itself; what follows does.
                self.spoken.announced(choices[0], sentence)
                self.pronouns.spoke[sentence.id] = choices[0]
            elif choices:
                line = SpeechLine(sentence, tuple(dict.fromkeys(choices)))
                found.extend(self._by_clause(line) if turn is None else [_turned(line, turn)])
                self.spoken.said(choices, sentence)
                if len(set(choices)) == 1 and choices[0] != REPORTER:
                    self.pronouns.spoke[sentence.id] = choices[0]
            elif sentence.text.endswith(":"):
                self.spoken.last = None  # What is listed below it is not said by who spoke above.
        return found

    def _of_turn(self, turn: Turn, sentence: Sentence) -> list[str]:
        """Who may speak in a turn: whom its label names, or anybody near where it is not known who answers."""
        if len(sentence.text.split()) == 1 and not _WORDS.search(_ASIDE.sub("", sentence.text)):
            return []  # "(CROSSTALK.)"
        return (
            [self.naming.speaker(turn.speaker)]
            if turn.speaker
            else [n for n in self.cast.near(sentence) if self._speaks(n)][:5]
        )

    def _by_clause(self, line: SpeechLine) -> list[SpeechLine]:
        """A line of speech, or one for each clause of the sentence where two name two speakers: "Holm said …; Brandt
        said …".
        """
        text = line.sentence.text
        if not (self.grammatical and line.certain and line.choices[0] != REPORTER and not self.turns):
            return [line]
        cut = turning(text)
        if cut is None:
            own = spoken_aside(text) or only_spoken_half(text)
            return [line if own is None else replace(line, clause=own)]
        halves = (Span(0, cut.start), Span(cut.end, len(text)))
        made = []
        for half in halves:
            said = [s for s in subjects(text[half.start : half.end]) if not s.embedded]
            names = self._surely(replace(said[0], start=said[0].start + half.start), line.sentence) if said else []
            if len(names) == 1:
                made.append(SpeechLine(line.sentence, (names[0],), half))
        apart = len(made) == 2 and not same_voice(made[0].choices[0], made[1].choices[0])
        return made if apart and line.choices[0] in {m.choices[0] for m in made} else [line]

    def _choices(self, sentence: Sentence) -> list[str]:  # noqa: PLR0911 - one rule after another
        text = sentence.text
        marks = quoted(text)
        if len(text.split()) == 1 and not _WORDS.search(_ASIDE.sub("", text)):
            return []  # "(CROSSTALK.)"
        if (signature := signed(sentence, self.article)) and not subjects(text):
            return [self.naming.speaker(signature)]
        if not marks and not self._has_verb(text):
            return []
        if not self.grammatical:
            return self._foreign(sentence)
        found = subjects(text)
        if found:
            return self._resolved(found, sentence)
        if is_all_quotation(text):
            return [] if pulled(sentence, self.article) or self._tells_of(sentence) else self._continued(sentence)
        return self._unknown(sentence)

    def _has_verb(self, text: str) -> bool:
        """Whether a verb of speech stands in a sentence. Hundreds are tried at each character, so words are looked up
        first.
        """
        if self.grammatical and (_says(text) or not may_be_told(text)):
            return _says(text)
        return self.cues.speech is not None and self.cues.speech.search(text) is not None

    def _foreign(self, sentence: Sentence) -> list[str]:
        """Outside English: the words beside the verb, the speaker before, or whoever stands nearby."""
        if dense := dense_subject(sentence.text, self.article.language):
            return [dense]
        found = plain_subject(sentence.text, self.cues.speech) if self.cues.speech else None
        if found is None:
            if is_all_quotation(sentence.text):
                return self._continued(sentence)
            return self._unknown(sentence)
        subject = found
        if is_pronoun(subject):
            meant = self.pronouns.one(GENDERS.get(subject.lower(), ""), sentence, len(sentence.text))
            return meant or self._open_choices(sentence)
        return [named_plainly(subject, self.cast)]

    def _continued(self, sentence: Sentence) -> list[str]:
        """A quotation with no word of narration: it runs on from the line before, or its speaker comes after."""
        if (closing := self._closed_by(sentence)) is not None:
            return closing
        if self.spoken.last is None and (issuer := author(self.article)) is not None:
            return [self.cast.full(issuer.name)]
        if self.spoken.last is None:
            return [] if BULLET.match(sentence.text) else self._open_choices(sentence)
        if sentence.paragraph - self.spoken.paragraph <= 1:
            between = self._introduced(sentence)
            return [*between, self.spoken.last] if between else [self._who_answers(sentence) or self.spoken.last]
        return [*self._introduced(sentence), self.spoken.last, *self.cast.near(sentence, 1)[:3], REPORTER]

    def _closed_by(self, sentence: Sentence) -> list[str] | None:
        """Who says the end of a quotation that a sentence begins anew and leaves open: "“They paid. “It fell,” Holm
        said.".
        """
        before = self.article.sentence(sentence.id - 1) if sentence.id > 1 else None
        if sentence.text[:1] not in '“"' or sentence.id >= len(self.article.sentences) or before is None:
            return None
        following = self.article.sentence(sentence.id + 1)
        opened = (
            len(_MARKS.findall(sentence.text)) == 1
            and following.text[:1] in '“"'
            and following.paragraph == sentence.paragraph
        )
        if not opened or self.pronouns.spoke.get(before.id) is not None or quoted(before.text):
            return None
        said = [s for s in subjects(following.text) if s.adjacent and lowered(s.text) not in PRONOUNS]
        return self._surely(said[0], following) or None if said else None

    def _introduced(self, sentence: Sentence) -> list[str]:
        """Whom the sentence before brings in who has not spoken: "Their view was backed by Ada Berg.", "Berg was
        emphatic.".
        """
        if self.spoken.sentence >= sentence.id - 1:
            return []
        before = self.article.sentence(sentence.id - 1)
        brought = _BACKED.search(before.text)
        named = [n for n in self.cast.near(before, 0) if brought and before.text.find(n) == brought.end()]
        about = Clause(before.text).opening() if before.place is Place.BODY else None
        named = named or ([self.naming.speaker(about.text)] if about is not None else [])
        beside = (
            sentence.paragraph == before.paragraph
            and _MARKS.match(sentence.text) is not None
            and not quoted(before.text)
        )
        if beside and is_all_quotation(sentence.text) and not any(map(self.cast.is_person, named)):
            people = [n for n in self.cast.near(before, 0) if self.cast.is_person(n)]
            named = people if len(people) == 1 else named  # "… two cards, leaving Berg unimpressed."
        return [n for n in named if n != self.spoken.last and self.cast.has(n) and self.cast.is_person(n)]

    def _tells_of(self, sentence: Sentence) -> bool:
        """Whether what seems to be a quotation that runs on names its own speaker: a mark is missing, or one too
        many.
        """
        if self.spoken.last is None or not self.cast.is_person(self.spoken.last) or sentence.text.count('"') % 2 == 0:
            return False
        named = self.spoken.last.split()[-1] in re.findall(r"\w+", sentence.text)
        return named and _OURS.search(sentence.text) is None

    def _who_answers(self, sentence: Sentence) -> str | None:
        """Who spoke before whoever has just asked something: an exchange goes back and forth, a paragraph each."""
        asked = self.article.sentence(sentence.id - 1) if sentence.id > 1 else None
        if asked is None or self.spoken.before_last is None or asked.paragraph == sentence.paragraph:
            return None
        other, paragraph = self.spoken.before_last
        asks = asked.text.rstrip("”\"’'").endswith("?") and is_all_quotation(asked.text)
        people = self.spoken.last is not None and self.cast.is_person(self.spoken.last) and self.cast.is_person(other)
        return other if asks and people and self.spoken.paragraph - paragraph <= 1 else None

    def _resolved(self, found: Sequence[Subject], sentence: Sentence) -> list[str]:
        if found[0].embedded and (own := self._in_half(found[0], sentence)) is not None:
            return own
        if found[0].embedded:
            # Its main clause is the article's own: as a claim of that speaker's it would say too much.
            return self._unknown(sentence)
        subject = self._within(found, sentence.text)
        named = self.naming.names(subject, sentence)
        if named is not None:
            return named
        near = self._unknown(sentence)
        if lowered(uncontracted(subject.text)) not in PRONOUNS:
            return near
        return [c for c in near if self.naming.is_one(c)]

    def _in_half(self, subject: Subject, sentence: Sentence) -> list[str] | None:
        """Who alone speaks in the last clause of a sentence, which can stand for itself: "It is shut, though Holm says
        so"; None where nobody does.
        """
        own = only_spoken_half(sentence.text) if not self.turns else None
        names = self._surely(subject, sentence) if own is not None and own.start <= subject.start else []
        return names if len(names) == 1 else None

    def _opens_as_person(self, subjects: Sequence[Subject], pronoun: str) -> Subject | None:
        """The one that opens the sentence, where it is a person whom a pronoun fits."""
        opening = next((s for s in subjects if s.start == 0 and not s.embedded), None)
        name = self.naming.speaker(opening.text) if opening is not None else ""
        fits = self.cast.has(name) and self.cast.is_person(name) and self.pronouns.genders.fits(name, pronoun)
        return opening if fits else None

    def _within(self, found: Sequence[Subject], text: str) -> Subject:
        """The first subject, or whom a pronoun in its place points at in the sentence.

        `Officials said it was closed; the cause, they reported, …` · `According to Ada Berg, it is “closed.” She said
        …`
        """
        first = found[0]
        low = lowered(first.text)
        if low not in PRONOUNS | {"they", "it"}:
            return first
        before = [s for s in found if s.start < first.start and s.text.lower() not in PRONOUNS | GROUP_PRONOUNS]
        opening = next((s for s in before if s.start == 0 and lowered(s.text).startswith("the ")), None)
        if low in PRONOUNS and opening is not None and is_person(opening.text.split()[-1].lower()):
            return opening
        if low in PRONOUNS:
            if text.endswith((" but ", " and "), 0, first.start) and (own := self._opens_as_person(before, low)):
                return own  # "Ada Berg, the mayor, said it was shut, but she added …"
            before = [s for s in before if s.text[0].isupper() and _FULL_STOP.search(text, s.end, first.start)]
            before = [s for s in before if s.text.split()[0].lower() not in DETERMINERS]
        return min(before, key=lambda s: s.start, default=first)
