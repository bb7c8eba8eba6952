"""What a statement that begins with a pronoun points at: put in brackets where it is certain, as editors do.

On the page a claim stands beside its speaker and nothing else. "Officials said it killed nine people" would leave the
reader with "it killed nine people". A name in brackets, and the sentence that has it among the cited ones, makes it
whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from brief.article import Article, Place, Sentence
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.function_words import (
    DETERMINERS,
    MONTHS_DAYS,
    OPENERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
)
from brief.attribution.grammar.nouns import ONE_OF_THEM, TEAMS, head_of, is_agent, is_person, is_several
from brief.attribution.grammar.quotes import quoted
from brief.attribution.names.cast import Cast
from brief.attribution.names.genders import gender
from brief.attribution.names.mentions import Mention
from brief.attribution.speech.pronouns import Pronouns
from brief.attribution.speech.speech_line import SpeechLine
from brief.grounding.names import same_voice, words_of
from brief.writing.pointing import stands_for_nothing

_OPENS = re.compile(
    r"(?P<mark>[“\"]?)(?P<pronoun>(?:he|she|they|it|his|her|their|its))(?:[’'](?P<short>s|ll|d|ve|re))?(?= )",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?P<pronoun>he|she|his|her|him)\b")
_SUBJECT = {"his": "he", "him": "he", "her": "she", "their": "they", "its": "it"}
_PERSONAL = frozenset("he she his her him".split())
_NAME = re.compile(r"\b[\w’'-]+\b")
_NO_NAMES = OPENERS | STOPS | DETERMINERS | PRONOUNS | MONTHS_DAYS
_OBJECT = re.compile(
    r" (?:an?|the|to|in|on|at|for|with|from|by|of|and|as|about|that|when|after|before|because)\b|[.,;]|$"
)
"""What follows "her" where it owns nothing: "told her to wait", "called her a pilot"."""
_BEFORE_SOMEBODY = frozenset("and as that after when while if because by with for to than said".split())
_BACK = re.compile(
    r"(?:His|Her|Their|Its|(?:In|Under|Since|After|At|On|With|From|For|Before) (?:that|this|these"
    r"|those|it|him|her|them|then))\b"
)
_FAR = 12
"""Words behind which a pronoun has found somebody to stand for."""
_SENTENCES = 4
_SOMEBODY = re.compile(
    r"(?<!, )\b(?:[Aa]n?|[Tt]he|[Oo]ne|[Hh]is|[Hh]er) (?:[\w-]+ ){0,2}?(?P<noun>[a-z]{3,})\b(?= (?:was"
    r"|is|has|had|will|would|can|could|may|must|should|said|who|in|of|and|with|from|[a-z]+ed)\b|[.,])"
)
_START = 8
"""Characters at a statement's beginning that may differ from its sentence: a capital."""
_TELLING = 6
"""Words beside the speaker’s from which on what was cut off may have what a pronoun stands for."""
_THING = re.compile(
    r"An? (?P<what>(?:[a-z-]+ ){0,2}?(?P<noun>[a-z-]+))(?: (?:yesterday|today|tonight|late|early|last|this|on)\b.*)?"
)
_BARE = re.compile(r"[“\"'‘]")
_GOES_ON = PREPOSITIONS | STOPS | frozenset("also now still has had was were is are will would".split())


@dataclass(frozen=True, slots=True)
class Whole:
    """A statement that stands for itself, and the sentence that its bracket was taken from, if it has one."""

    wording: str
    source: Sentence | None = None


class Referents:
    """What pronouns at the beginning of one article's statements point at."""

    def __init__(self, article: Article, cast: Cast, pronouns: Pronouns) -> None:
        self.article = article
        self.cast = cast
        self.pronouns = pronouns

    def whole(self, wording: str, line: SpeechLine) -> Whole | None:
        """A statement with what its first pronoun points at; as it is where that is its speaker; None where that is
        unsure.

        A quotation is never touched: in it a pronoun may point at anything.

        Args:
            wording: what the line says without words that only tell who speaks.
            line: of a certain speaker, whom the page names before it.
        """
        sentence, speaker = line.sentence, line.choices[0]
        match = _OPENS.match(wording)
        if match is None:
            return self._inside(wording, line)
        pronoun = _SUBJECT.get(match["pronoun"].lower(), match["pronoun"].lower())
        at = self._offset(wording, match.start("pronoun"), sentence)
        quote = any(s.start <= at < s.end for s in quoted(sentence.text))
        if (
            quote
            or (pronoun == "it" and stands_for_nothing(wording, match.end("pronoun")))
            or self._own(pronoun, speaker)
        ):
            return Whole(wording)
        found = self._meant(pronoun, sentence, at, speaker)
        if found is None or match["short"]:
            cut = line.text.partition(wording[_START:])[0]
            return Whole(line.text) if self._told_before(cut, pronoun, speaker) else None
        return self._bracketed(wording, match, *found)

    def alone(self, sentence: Sentence) -> bool:
        """Whether a sentence of the article's own can be read without the one before it."""
        text = sentence.text
        match = _WITHIN.search(text)
        if _BACK.match(text):
            return False
        return match is None or self._has_somebody(sentence, match.start())

    def _has_somebody(self, sentence: Sentence, end: int) -> bool:
        """Whether before an offset of a sentence somebody stands whom a pronoun may mean."""
        nouns = (w.lower() for w in _NAME.findall(sentence.text[:end]))
        return any(is_person(w) or is_person(w.removesuffix("s")) for w in nouns) or any(
            self.cast.is_person(m.name) or self._stands_alone(m, sentence)
            for m in self.cast.mentions
            if m.sentence == sentence.id and m.start < sentence.start + end
        )

    def _stands_alone(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a name of one word may be somebody's by its place: "Obasanjo", and neither "the youngest Beatle" nor
        "in Oslo".
        """
        before = _NAME.findall(self.article.text[sentence.start : mention.start])[-1:]
        free = not before or before[0].lower() in _BEFORE_SOMEBODY
        return free and " " not in mention.name and not self.cast.is_place(mention.name)

    def _named_in(self, before: list[str]) -> bool:
        """Whether among words somebody stands whom a pronoun behind them may mean; a first word is capital anyway."""
        return any(
            (w[0].isupper() and w.lower() not in _NO_NAMES and (i > 0 or self._begins_a_name(w)))
            or is_person(w)
            or is_person(w.removesuffix("s"))
            for i, w in enumerate(before)
        )

    def _begins_a_name(self, word: str) -> bool:
        return any(
            m.name.split()[0] == word or m.title.startswith(word) for m in self.cast.mentions if m.title or m.name
        )

    def _bracketed(self, wording: str, pronoun: re.Match[str], name: str, source: Sentence) -> Whole:
        """A statement with a name in brackets in the place of its pronoun, "his" with the ending of an owner."""
        start, end = pronoun.span("pronoun")
        owned = pronoun["pronoun"].lower() in POSSESSIVES and not _OBJECT.match(wording, end)
        ending = ("’" if "’" in self.article.text else "'") + "s" if owned else ""
        return Whole(f"{wording[:start]}[{name}]{ending}{wording[end:]}", source)

    def _told_before(self, cut: str, pronoun: str, speaker: str) -> bool:
        """Whether what was cut off has more than who speaks: "Berg, opening the new quay, said it was safe"."""
        own = words_of(speaker) | set(speaker.lower().split())
        words = [w for w in _NAME.findall(cut) if w.lower() not in own]
        named = any(w[0].isupper() and w.lower() not in _NO_NAMES for w in words)
        return len(words) >= _TELLING and (named or pronoun not in _PERSONAL)

    def _inside(self, wording: str, line: SpeechLine) -> Whole | None:
        """A statement that has "his" within: its speaker, whoever stands before it, or a name in brackets."""
        match, speaker = _WITHIN.search(wording), line.choices[0]
        if match is None or _BARE.search(wording, 0, match.start()):
            return Whole(wording)
        pronoun = _SUBJECT.get(match["pronoun"], match["pronoun"])
        before = _NAME.findall(wording[: match.start()])
        body = not self._is_person(speaker)
        own = {head_of(speaker).lower(), *(words_of(speaker) if body else ())}
        before = [w for w in before if w.lower() not in own]
        if self._own(pronoun, speaker) or self._named_in(before) or len(before) > _FAR:
            return Whole(wording)
        found = self._meant(pronoun, line.sentence, self._offset(wording, match.start(), line.sentence), speaker)
        shortened = wording[match.end() : match.end() + 1] in {"’", "'"}  # "who claims he’s in charge"
        return self._bracketed(wording, match, *found) if found is not None and not shortened else None

    def _own(self, pronoun: str, speaker: str) -> bool:
        """Whether a pronoun of reported speech may be its speaker. Of a name of one word it is not known what it
        names.
        """
        unknown = self.cast.has(speaker) and " " not in speaker and not speaker.isupper()
        if unknown and speaker not in self.cast.titles and not self.cast.is_told_body(speaker):
            return True
        person = self._is_person(speaker)
        several = self._are_several(speaker)
        if pronoun in _PERSONAL:
            return person and self._gender(speaker) in {None, pronoun}
        return not person and (several if pronoun == "they" else not several or speaker[:1].isupper())

    def _gender(self, name: str) -> str | None:
        return gender(name, self.cast.titles.get(name))

    def _is_person(self, speaker: str) -> bool:
        if self.cast.has(speaker):
            return self.cast.is_person(speaker)
        return speaker in ONE_OF_THEM or is_person(head_of(speaker).lower())

    def _are_several(self, speaker: str) -> bool:
        """Whether "they" may stand for a speaker: officials, two people, a body."""
        if speaker[:1].islower():
            return is_several(speaker) or head_of(speaker) in TEAMS
        return not (self.cast.has(speaker) and self.cast.is_person(speaker))

    def _offset(self, wording: str, at: int, sentence: Sentence) -> int:
        """Where in its sentence a pronoun of the statement stands."""
        found = sentence.text.lower().find(wording[at : at + 40].lower())
        return found if found >= 0 else 0

    def _meant(self, pronoun: str, sentence: Sentence, at: int, speaker: str) -> tuple[str, Sentence] | None:
        if pronoun in _PERSONAL:
            names = self._persons(pronoun, sentence, at, speaker)
            name = names.pop() if len(names) == 1 else None
        else:
            name = self._subject_before(pronoun, sentence)
            if name is None and pronoun == "it":
                return self._thing_before(sentence)
        if name is None or same_voice(name, speaker):
            return None
        source = self._naming(name, sentence)
        return (name, source) if source is not None else None

    def _persons(self, pronoun: str, sentence: Sentence, at: int, speaker: str) -> set[str]:
        """Who may be meant: every person named nearby that a pronoun fits, and not only the likeliest.

        Beside a speaker who is a person, only somebody whose gender a given name or a title tells.
        """
        if self._unnamed_near(sentence, at):
            return set()
        genders = {pronoun} if self._is_person(speaker) else {None, pronoun}
        found: set[str] = set()
        for mention in self.cast.mentions:
            name = self.cast.full(mention.name)
            near = sentence.id - _SENTENCES <= mention.sentence and mention.start < sentence.start + at
            if (
                near
                and self.cast.is_surely_person(name)
                and self._gender(name) in genders
                and not same_voice(name, speaker)
            ):
                found.add(name)
        return found

    def _unnamed_near(self, sentence: Sentence, at: int) -> bool:
        """Whether somebody without a name may be meant: "a man", "the suspect"."""
        first = self.article.sentence(max(1, sentence.id - _SENTENCES))
        told = self.article.text[first.start : sentence.start + at]
        return any(is_person(m["noun"]) for m in _SOMEBODY.finditer(told))

    def _subject_before(self, pronoun: str, sentence: Sentence) -> str | None:
        """The one body that the sentence before is about, if it names no other."""
        before = self.article.sentence(sentence.id - 1) if sentence.id > 1 else None
        if before is None or before.place is not Place.BODY or sentence.paragraph - before.paragraph > 1:
            return None
        name = self.pronouns.group(pronoun, sentence)
        clause = Clause(before.text)
        opening = clause.opening()
        own = [self.cast.full(m.name) for m in self.cast.mentions if m.sentence == before.id]
        others = {n for n in own if n != name and not self.cast.is_person(n) and not self.cast.is_place(n)}
        if name is None or opening is None or others or not opening.text.endswith(name.rsplit(maxsplit=1)[-1]):
            return None
        behind = clause.tokens[clause.place(opening.end) :][:1]
        more = behind and behind[0].text.islower() and not clause.verbal(clause.place(opening.end))
        # "The Norlin Bank job series fell": the bank did not
        return name if name[0].isupper() and not (more and behind[0].low not in _GOES_ON) else None

    def _thing_before(self, sentence: Sentence) -> tuple[str, Sentence] | None:
        """What the sentence before brings in as its subject, in the same paragraph: "A fire broke out"."""
        before = self.article.sentence(sentence.id - 1) if sentence.id > 1 else None
        if before is None or before.place is not Place.BODY or sentence.paragraph != before.paragraph:
            return None
        opening = Clause(before.text).opening()
        thing = _THING.fullmatch(opening.text) if opening is not None else None
        if thing is None or is_agent(thing["noun"]) or is_person(thing["noun"]) or is_several(thing["what"]):
            return None
        return f"the {thing['what']}", before

    def _naming(self, name: str, sentence: Sentence) -> Sentence | None:
        """The sentence nearest before that prints a name."""
        numbers = [
            m.sentence for m in self.cast.mentions if m.sentence <= sentence.id and self.cast.full(m.name) == name
        ]
        return self.article.sentence(max(numbers)) if numbers else None
