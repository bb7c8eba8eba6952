"""The sentences that tell what a statement points at and does not say: "these claims", "he", "that area".

On the page a statement stands alone, beside the sentences that it cites. What it points at has to be found in those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.article import Article, Place, Sentence, Span
from brief.attribution.grammar.nouns import is_person
from brief.attribution.grammar.quotes import quoted
from brief.attribution.grammar.subjects import subjects
from brief.attribution.names.cast import Cast
from brief.attribution.speech.pronouns import Pronouns
from brief.grounding.names import is_nobody, same_voice
from brief.writing import pointing

_MOST = 3
"""Sentences that are cited for what a statement points at."""
_NEAR, _NEAR_NOUN = 12, 5
"""Sentences before a statement among which somebody, or a noun, is looked for."""
_PARAGRAPHS = 2
"""Paragraphs before a statement among which its speaker is looked for by name."""
_START = 12
"""Characters by which a statement is found at its sentence's beginning."""
_OF_A_COUNTRY = re.compile(r"(?:an|ese|ish|ch|i)$")
_STATES = re.compile(r"[^\[({<].*[.!?…](?:[”\"’')]|\s)*$", re.DOTALL)
"""What a sentence looks like, and a caption or a heading does not."""


class Context:
    """What the statements of one article point at."""

    def __init__(self, article: Article, cast: Cast, pronouns: Pronouns) -> None:
        self.article = article
        self.cast = cast
        self.pronouns = pronouns
        titles = (s.text for s in article.sentences if s.place is Place.HEADLINE)
        self._topics = {w.lower().removesuffix("s") for title in titles for w in pointing.words(title)}
        """The words of the headline: who reads the page knows what they stand for."""

    def of(self, wording: str, sentence: Sentence, speaker: str) -> tuple[Sentence, ...]:
        """The sentences before one that tell what a statement of it points at, in the text's order; empty if it points
        at none.

        Args:
            wording: what an item says.
            sentence: the first that it cites.
            speaker: whom the page names before it: in reported speech "he" may be that one.
        """
        found: list[Sentence] = []
        said = _Statement(wording, quoted(wording), sentence, speaker)
        person = self._person(said)
        if person is not None:
            found.extend(self._naming(person, sentence, speaker))
        demonstrated = pointing.demonstrated(wording)
        points = demonstrated == "" or self._they(said) or self._it(said)
        nouns = [demonstrated] if demonstrated else self._nouns(wording)
        for noun in nouns:
            introduced = self._nearest(noun, sentence, _NEAR_NOUN)
            found.extend([] if introduced is None or introduced in found else [introduced])
            if introduced is not None:
                break
            if not found and (demonstrated or pointing.returns(noun) or pointing.begins_with(wording, noun)):
                points = True
                break
        if len(found) < _MOST and (described := self._describing(said)) is not None:
            found.extend([] if described in found else [described])
        points = points or not (found or self._anchored(said))
        at = sentence
        while (points or (person is not None and not found)) and len(found) < _MOST:
            before = sentence_before(at, self.article)
            if before is None:
                break
            if before not in found:
                found.append(before)
            at, person = before, None
            points = pointing.opens_pointing(before.text)
        return tuple(sorted(found, key=lambda s: s.id))

    def naming(self, speaker: str, cited: set[Sentence]) -> tuple[Sentence, ...]:
        """The nearest sentence that names a speaker, where none that is cited does: who "he" is has to be found there.

        Args:
            speaker: whom the page names.
            cited: what an item cites so far.
        """
        named = self.cast.sentences_of.get(speaker, set())
        if any(s.id in named for s in cited):
            return ()
        first = min(cited, key=lambda s: s.id)
        before = (self.article.sentence(n) for n in range(first.id - 1, first.id - _NEAR - 1, -1) if n in named)
        # Without a "she" not from further off: that a speaker stands nowhere near is for a check to find.
        far = pointing.PERSON.search(first.text) is not None
        found = next((s for s in before if far or first.paragraph - s.paragraph <= _PARAGRAPHS), None)
        return () if found is None or found.place is not Place.BODY else (found,)

    def _person(self, said: _Statement) -> str | None:
        """The first "he" or "she" of a statement for which nobody stands before it."""
        for match in pointing.PERSON.finditer(said.wording):
            pronoun = "he" if match["he"] else "she"
            within = said.quotes(match.start())
            if not within and (not said.opens or said.speaks(match.start())) and self._may_be(said.speaker, pronoun):
                continue
            before = said.wording[: match.start()]
            return None if self._somebody(before, said.speaker if within else "") else pronoun
        return None

    def _may_be(self, speaker: str, pronoun: str) -> bool:
        if self.cast.has(speaker):
            return not speaker.isupper() and (
                (" " not in speaker or self.cast.is_person(speaker)) and self.pronouns.genders.fits(speaker, pronoun)
            )
        return self.cast.could_be_one_person(speaker)

    def _somebody(self, before: str, speaker: str) -> bool:
        """Whether among words somebody stands whom a pronoun behind them may mean, the speaker aside."""
        own = speaker.lower().split()
        return any(
            (w.islower() and is_person(w)) or (w.lower() not in own and self._is_persons(w))
            for w in pointing.words(before)
        )

    def _is_persons(self, word: str) -> bool:
        """Whether a word may be a person's name: one of several, or a single one that is no place and of no country."""
        return any(
            self.cast.is_person(n) or (" " not in n and not self.cast.is_place(n) and not _OF_A_COUNTRY.search(n))
            for n in self.cast.names_with(word)
        )

    def _naming(self, pronoun: str, sentence: Sentence, speaker: str) -> list[Sentence]:
        """The nearest sentence that names whom a pronoun means, as far as that can be told."""
        for name in self.pronouns.one(pronoun, sentence, 0):
            if same_voice(name, speaker):
                continue
            numbers = [
                m.sentence
                for m in self.cast.mentions
                if sentence.id - _NEAR <= m.sentence < sentence.id and self.cast.full(m.name) == name
            ]
            if numbers and self.article.sentence(max(numbers)).place is Place.BODY:
                return [self.article.sentence(max(numbers))]
        others = (
            m.sentence
            for m in self.cast.mentions
            if sentence.id - _NEAR_NOUN <= m.sentence < sentence.id
            and self.cast.is_person(m.name)
            and not same_voice(self.cast.full(m.name), speaker)
        )
        return [self.article.sentence(n) for n in (max(others, default=0),) if n]

    def _describing(self, said: _Statement) -> Sentence | None:
        """The nearest sentence that tells who an unnamed speaker is: "another", "he", "the company", "a pilot from the
        group".
        """
        if said.speaker in pointing.OTHERS:
            return self._speaker_before(said) or sentence_before(said.sentence, self.article)
        if (group := pointing.GROUP_OF.search(said.speaker)) is not None:
            return self._nearest(group["noun"], said.sentence, _NEAR)
        article, _, noun = said.speaker.partition(" ")
        if article == "the" and f"the {noun}".lower() in said.sentence.text.lower():
            return self._described(noun, said.sentence)
        if article not in {"the", "a", "an"}:
            return None
        if noun.lower() not in said.sentence.text.lower():
            before = self.article.sentences[max(0, said.sentence.id - 1 - _NEAR) : said.sentence.id - 1]
            return next((s for s in reversed(before) if s.place is Place.BODY and noun in s.text), None)
        of_some = pointing.SPOKESMEN.fullmatch(noun) is not None and not self._names_a_body(said.sentence.text)
        return self._body_before(said.sentence) if of_some else None

    def _described(self, noun: str, sentence: Sentence) -> Sentence | None:
        """The nearest sentence that tells who speaks with "the": "the retailer", "the old council"."""
        head = noun.rpartition(" ")[2].lower()
        if pointing.is_known(head) and head not in pointing.BODIES:
            return None
        found = self._nearest(head, sentence, _NEAR)
        return found if found is not None or is_person(head) else self._body_before(sentence)

    def _speaker_before(self, said: _Statement) -> Sentence | None:
        """The nearest sentence that says whose words it has, where they are somebody else's: beside whom "another"
        speaks.
        """
        before = self.article.sentences[max(0, said.sentence.id - 1 - _NEAR) : said.sentence.id - 1]
        spoke = ((s, self.pronouns.spoke.get(s.id, said.speaker)) for s in reversed(before))
        return next((s for s, who in spoke if who != said.speaker and who.split()[-1] in s.text), None)

    def _nearest(self, noun: str, sentence: Sentence, near: int) -> Sentence | None:
        """The nearest sentence before one that tells what a noun with "the" stands for: it has it without, or names a
        firm.
        """
        found = [self._introducing(noun, sentence, near)]
        if noun in pointing.BODIES:
            found.append(self._body_before(sentence))
        return max((s for s in found if s is not None), key=lambda s: s.id, default=None)

    def _names_a_body(self, text: str) -> bool:
        """Whether a text has a name that is neither a person's nor a place's."""
        names = (n for w in pointing.words(text) if w[0].isupper() for n in self.cast.names_with(w))
        return any(not self.cast.is_person(n) and not self.cast.is_place(n) for n in names)

    def _body_before(self, sentence: Sentence) -> Sentence | None:
        """The nearest sentence before one that names neither a person nor a place: "the company" may be that."""
        numbers = [
            m.sentence
            for m in self.cast.mentions
            if sentence.id - _NEAR <= m.sentence < sentence.id
            and not self.cast.is_person(m.name)
            and not self.cast.is_place(m.name)
            and self.article.sentence(m.sentence).place is Place.BODY
        ]
        return self.article.sentence(max(numbers)) if numbers else None

    def _they(self, said: _Statement) -> bool:
        """Whether a statement has a "they" that neither its speaker is nor anybody before it."""
        for match in pointing.GROUP.finditer(said.wording):
            own = not said.quotes(match.start()) and not said.opens and self._are_several(said.speaker)
            before = said.wording[: match.start()]
            if not own and not pointing.has_several(before) and not self._named(before, said.speaker):
                return True
        return False

    def _it(self, said: _Statement) -> bool:
        """Whether a statement's first "it" is neither its speaker nor anything before it."""
        for match in pointing.THING.finditer(said.wording):
            within = said.quotes(match.start())
            own = not within and not said.opens and self.cast.has(said.speaker) and not self._is_one(said.speaker)
            others = within and self.pronouns.spoke.get(said.sentence.id - 1) not in (None, said.speaker)
            others = others and pointing.judges(said.wording, match.end())
            if own or others or pointing.stands_for_nothing(said.wording, match.end()):
                continue  # "It is a sad day", behind somebody else's words, seldom means those
            if pointing.is_object(said.wording, match.start(), match.end()):
                return True
            before = said.wording[: match.start()]
            return not pointing.has_something(before) and not self._named(before, said.speaker)
        return False

    def _are_several(self, speaker: str) -> bool:
        """Whether "they" of reported speech may be its speaker: no person, and no body that is "it"."""
        last = speaker.split()[-1:] or [""]
        return not self.cast.has(speaker) or " and " in speaker or last[0].lower().endswith(("s", "police", "people"))

    def _is_one(self, speaker: str) -> bool:
        return self.cast.has(speaker) and self.cast.is_person(speaker)

    def _named(self, before: str, speaker: str) -> bool:
        """Whether among words a name stands that is not the speaker's."""
        own = speaker.lower().split()
        names = (w for w in pointing.words(before) if w[0].isupper() and not w.endswith("ly"))
        return any(self.cast.names_with(w) and w.lower() not in own for w in names)

    def _nouns(self, wording: str) -> Iterator[str]:
        """The nouns of a statement that may stand for what was told before: "The purpose is …"."""
        for noun, before in pointing.nouns(wording):
            body = noun in pointing.BODIES
            if not (body and self._names_a_body(before)) and (body or noun.removesuffix("s") not in self._topics):
                yield noun

    def _anchored(self, said: _Statement) -> bool:
        """Whether a statement tells by itself what it is about: it has a name beside the speaker's, or a word of the
        headline.
        """
        return self._named(said.wording, said.speaker) or any(
            w.lower().removesuffix("s") in self._topics for w in pointing.words(said.wording)
        )

    def _introducing(self, noun: str, sentence: Sentence, near: int) -> Sentence | None:
        """The nearest sentence before one that has a noun without "the", which tells what it stands for."""
        before = self.article.sentences[max(0, sentence.id - near) : sentence.id - 1]
        return next((s for s in reversed(before) if s.place is Place.BODY and pointing.introduces(s.text, noun)), None)


class _Statement:
    """What an item says, beside the sentence that it is taken from."""

    def __init__(self, wording: str, marks: tuple[Span, ...], sentence: Sentence, speaker: str) -> None:
        self.wording = wording
        self.marks = marks
        self.sentence = sentence
        self.speaker = speaker
        self.opens = sentence.text.startswith(wording[:_START])
        """Whether its sentence begins with it, so that who speaks stands behind: "It will close, the port said"."""

    def speaks(self, at: int) -> bool:
        """Whether "he" or "she" at an offset speaks, where the sentence stands whole: "On Monday he called for …"."""
        found = subjects(self.sentence.text) if not is_nobody(self.speaker) else ()
        return any(s.start == at and s.text.lower() in {"he", "she"} for s in found)

    def quotes(self, at: int) -> bool:
        """Whether what stands at an offset is within quotation marks."""
        return any(s.start <= at < s.end for s in self.marks)


def sentence_before(sentence: Sentence, article: Article) -> Sentence | None:
    """The sentence before one, where it belongs to the article's body and states something."""
    before = article.sentence(sentence.id - 1) if sentence.id > 1 else None
    return before if before is not None and before.place is Place.BODY and _STATES.match(before.text) else None
