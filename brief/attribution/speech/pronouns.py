"""Whom a pronoun of an English article means: the most salient person, or body, that fits it.

Salience is what research on coreference keeps finding (Lappin and Leass 1994; Kennedy and Boguraev 1996): subjects
before other nouns, the near before the far, whoever speaks before whoever is only named; a name in a quotation counts
little.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from brief.article import Article, Place, Sentence
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.quotes import narration, quoted
from brief.attribution.names.cast import Cast
from brief.attribution.names.genders import FEMALE, MALE, Genders, gender
from brief.attribution.names.protagonist import protagonist
from brief.attribution.speech.groups import PARAGRAPHS, SENTENCES, Groups
from brief.attribution.speech.newcomers import Newcomer, newcomer
from brief.attribution.speech.roles import FIRST_OWNER, NAMED, OWNER, SUBJECT, Roles

_FADES, _NEXT_PARAGRAPH = 0.75, 0.8
_FADES_IN_A_LONG_ONE, _LONG = 0.7, 8
"""As fast, where there are no paragraphs to tell that somebody else may speak; sentences of a paragraph, then."""
_AGAIN = 0.1
"""How much of its weight a name adds each time it stands again."""
_QUOTED = 0.12
_SPEAKER = 1.1
_STANDING = 0.5
"""What whom an obituary is about weighs besides, wherever a pronoun stands."""
_NEW, _NEW_AND_TOLD_OF = 1.25, 0.7
"""What a person without a name weighs whom the sentence before brings in, as its subject or otherwise."""
_SAYS_LAST = re.compile(
    r"(?:he|she) (?:\w+ly |also )?(?:said|says|added|adds|told|noted|testified|explained"
    r"|wrote)\b[^,;:“”\"]{0,40}(?:$|(?<= )(?=[“\"])|, (?:adding|noting|explaining)\b)"
)
_GOES_ON_SAYING = re.compile(r"(?:[Ss]he|[Hh]e) (?:then |also )?(?:continued|added|went on|elaborated)\b")
"""What only whoever spoke right before does."""
_UNNAMED_SPEAKER, _JUST_NOW = 0.6, 2
"""What a speaker without a name weighs, so many sentences after having spoken or behind whoever else has: the article
is seldom about them.
"""
_ASKS = re.compile(r"\b(?:questioner|interviewer|moderator|heckler|caller)$")
"""Who has only asked: what "he" says after that is rather the answer."""
_SPOKEN_OF = 0.4
_MAYBE_NONE = 0.4
"""What a name weighs that has nothing of a person's but its capitals."""
_MAYBE_OTHER = 0.65
"""What a name of unknown gender weighs beside one that has the pronoun's."""
_SURE, _ALONE = 1.35, 1.1
"""So many times the second's weight makes the first one certain; so many, where that one alone has just spoken."""
_MOST = 4
_GOES_ON = re.compile(r"(?=(\w+))(?:(?P<subject>[Ss]?[Hh]e)|(?P<owner>[Hh]is|[Hh]er)) [a-z]")
_TOLD = 0.7
"""What whom a sentence calls "him" or "her" weighs in the next one."""
_TOLD_TO = re.compile(
    r"\b(?:told|asked|phoned|called|rang|urged|warned|advised|ordered|informed|assured|reminded|emailed|texted"
    r"|(?:put it|said|wrote|replied|explained|suggested) to) (him|her)\b"
    r"(?! (?!(?:to|that|on|at|the|he|she|not)\b)[a-z])"
)
"""To whom something is said; "told her mother" is no such thing."""
_REPLIES = re.compile(r"(?:he|she) (?:replied|answered|responded|retorted|shot back)\b(?! (?:when|to|after)\b)")
_GENDERS = {"him": MALE, "he": MALE, "his": MALE, "she": FEMALE, "her": FEMALE}
_TO_WHOM = re.compile(
    r"(?:Speaking|Talking|In (?:an? |his |her |their )?(?:\w+ )?(?:interview|remarks|comments"
    r"|conversation|call))\b[^,“\"]* (?:to|with) [^,“\"]*,"
)


class Pronouns:
    """What the pronouns of one article mean; told of every speaker as it is found."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article = article
        self.cast = cast
        self.genders = Genders(article, cast)
        self._about = protagonist(article, cast)
        self._groups = Groups(article, cast)
        self._roles = Roles(article, cast)
        self.spoke: dict[int, str] = {}
        """The speaker of each line of speech so far, by the sentence's number."""
        self._topics: dict[int, tuple[str, float] | None] = {}
        self._sure: dict[str, bool] = {}
        self._new: set[str] = set()
        """Those without a name whom a sentence brings in, as far as any has been asked about."""
        self._called: dict[str, str] = {}
        """What of these a sentence surely calls "he" or "she"."""
        self._objects: dict[int, str | None] = {}

    def one(self, pronoun: str, sentence: Sentence, before: int) -> list[str]:
        """The persons that "he" or "she" may mean at a place of a sentence, likeliest first; one alone is certain.

        Args:
            pronoun: "he", "she", or any other word where its gender is not known.
            before: the pronoun's offset in the sentence.
        """
        if _GOES_ON_SAYING.match(sentence.text, before) and self._just_spoke(sentence, pronoun):
            return [self.spoke[sentence.id - 1]]
        found = self._ranked(pronoun, sentence, before)
        if len(found) == 1 and found[0] in self._spoken_of(sentence):
            found = [self._spoke_before(sentence, pronoun) or found[0]]
        # What stands beside a name may mislead; a given name seldom does.
        return found or [
            name
            for name in self._ranked("", sentence, before)
            if gender(name, self.cast.titles.get(name)) in {None, pronoun}
        ]

    def _spoken_of(self, sentence: Sentence) -> set[str]:
        """Whom a sentence's own quotations speak of by an office: “I think the President would rather wait,” is not
        hers.
        """
        said = " ".join(sentence.text[s.start : s.end] for s in quoted(sentence.text)).lower()
        if "the " not in said:
            return set()
        return {n for office, names in self._by_office.items() if office in said for n in names}

    @cached_property
    def _by_office(self) -> dict[str, list[str]]:
        """Who has which office, as a quotation would speak of it: "the president "."""
        found: dict[str, list[str]] = {}
        for name, title in self.cast.titles.items():
            found.setdefault(f"the {title.lower()} ", []).append(name)
        return found

    def _spoke_before(self, sentence: Sentence, pronoun: str) -> str | None:
        """Who spoke last before a sentence, nearby, and may be meant by a pronoun."""
        numbers = [n for n in self.spoke if sentence.id - SENTENCES <= n < sentence.id]
        speaker = self.spoke[max(numbers)] if numbers else None
        return speaker if speaker is not None and self._may_mean(speaker, pronoun) else None

    def _ranked(self, pronoun: str, sentence: Sentence, before: int) -> list[str]:
        weights = self._gathered(pronoun, sentence, before)
        if _REPLIES.match(sentence.text, before) and self._object(before_it := sentence.id - 1) is not None:
            weights.pop(self.spoke.get(before_it, ""), None)  # whoever was spoken to replies
        about = self._about
        if about is not None and self.genders.fits(about, pronoun) and not self._just_spoke(sentence, pronoun):
            weights[about] = weights.get(about, 0.0) + _STANDING
        if pronoun in (MALE, FEMALE) and any(self.genders.of(name) == pronoun for name in weights):
            # On one line nobody else is likelier: "Ellis Ort said it was late. “It is a pity,” he said."
            spoke = sentence.paragraph in self._long and self._just_spoke(sentence, pronoun)
            sure = self._new | ({self.spoke[sentence.id - 1]} if spoke else set[str]())
            weights = {
                name: weight * (1 if name in sure or self.genders.of(name) == pronoun else _MAYBE_OTHER)
                for name, weight in weights.items()
            }
        ranked = sorted(weights, key=lambda name: -weights[name])
        alone = bool(ranked) and self._speaks_alone(ranked[0], sentence, before)
        if len(ranked) > 1 and weights[ranked[0]] >= (_ALONE if alone else _SURE) * weights[ranked[1]]:
            ranked = ranked[:1]
        if len(ranked) == 1 and not self._surely(ranked[0]):
            return []
        return ranked[:_MOST]

    def _gathered(self, pronoun: str, sentence: Sentence, before: int) -> dict[str, float]:
        """Whoever fits a pronoun and stands in its sentence or one near before it, by weight."""
        weights: dict[str, float] = {}
        for number in range(sentence.id, max(1, sentence.id - SENTENCES) - 1, -1):
            other, ago = self.article.sentence(number), sentence.id - number
            apart = sentence.paragraph - other.paragraph
            if apart > PARAGRAPHS or (apart and other.place is not Place.BODY):
                break
            fades = _FADES_IN_A_LONG_ONE if sentence.paragraph in self._long else _FADES
            near = fades**ago * _NEXT_PARAGRAPH**apart
            for name, weight in self._weights(other, None if ago else before, ago=ago).items():
                if self._fits(name, pronoun):
                    known, here = weights.get(name, 0.0), near * weight
                    weights[name] = max(known, here) + _AGAIN * min(known, here)
        return weights

    @cached_property
    def _long(self) -> set[int]:
        """The paragraphs of so many sentences that they must have been several, before a text was put on one line."""
        sentences = Counter(s.paragraph for s in self.article.sentences)
        return {paragraph for paragraph, count in sentences.items() if count > _LONG}

    def _speaks_alone(self, name: str, sentence: Sentence, before: int) -> bool:
        """Whether somebody spoke in the sentence before, in one paragraph with this, and neither names another but as
        the owner of something.
        """
        last = sentence.id - 1
        if self.spoke.get(last) != name or self.article.sentence(last).paragraph != sentence.paragraph:
            return False
        others = self._weights(self.article.sentence(last), None, ago=1)
        # "Berg called Holm’s plan a sham": he is not who goes on.
        apart = all(role <= OWNER for other, role in others.items() if other != name)
        return name in others and apart and not self._weights(sentence, before, ago=0)

    def _fits(self, name: str, pronoun: str) -> bool:
        called = self._called.get(name)
        return self.genders.fits(name, pronoun) and (
            called is None or pronoun not in (MALE, FEMALE) or pronoun == called
        )

    def _object(self, number: int) -> str | None:
        """To whom, besides its subject, something is done in a sentence: Berg in "Holm told her to wait"."""
        if number not in self._objects:
            self._objects[number] = None
            sentence = self.article.sentence(number)
            told = narration(sentence.text)
            found, opening = _TOLD_TO.search(told), Clause(sentence.text).opening()
            if found is not None and opening is not None and opening.end <= found.start():
                own = self.cast.full(opening.text)
                pronoun = _GENDERS.get(found[1], MALE)
                meant = [n for n in self._ranked(pronoun, sentence, opening.start) if n != own]
                self._objects[number] = meant[0] if len(meant) == 1 else None
        return self._objects[number]

    def _just_spoke(self, sentence: Sentence, pronoun: str) -> bool:
        """Whether somebody whom a pronoun fits speaks in the sentence before, in the same paragraph."""
        speaker = self.spoke.get(sentence.id - 1)
        if speaker is None or self.article.sentence(sentence.id - 1).paragraph != sentence.paragraph:
            return False
        return self._may_mean(speaker, pronoun)

    def _may_mean(self, speaker: str, pronoun: str) -> bool:
        return self.cast.could_be_one_person(speaker) and self.genders.fits(speaker, pronoun)

    def _weights(self, sentence: Sentence, before: int | None, *, ago: int) -> dict[str, float]:
        """The persons of a sentence, or of what stands before an offset in it, by the weight of their part in it."""
        weights = self._named(sentence, before, new=ago == 1 and sentence.id not in self.spoke)
        if before is None:
            if (topic := self._topic(sentence)) is not None:
                weights[topic[0]] = max(weights.get(topic[0], 0.0), topic[1])
            if (speaker := self.spoke.get(sentence.id)) is not None:
                self._let_speak(speaker, sentence, weights, ago)
            if ago == 1 and (told := self._object(sentence.id)) is not None:
                weights[told] = max(weights.get(told, 0.0), _TOLD)
            if ago == 1 and (brought := newcomer(sentence.text)) is not None:
                self._bring_in(brought, sentence, weights)
        return weights

    def _named(self, sentence: Sentence, before: int | None, *, new: bool) -> dict[str, float]:
        """The persons whom a sentence names, by their weight."""
        marks = quoted(sentence.text)
        weights: dict[str, float] = {}
        mentions = self.cast.persons.get(sentence.id, ())
        opening = self._roles.opening(sentence, mentions) if mentions else None
        # "Ada Berg left, she said on Monday.": mostly whoever spoke before.
        last = before is not None and bool(self.spoke) and _SAYS_LAST.match(sentence.text, before) is not None
        addressed = _TO_WHOM.match(sentence.text)
        for mention in mentions:
            at = mention.start - sentence.start
            inside = any(s.start <= at < s.end for s in marks)
            if before is not None and (at >= before or inside):
                continue
            if addressed is not None and at < addressed.end():
                continue  # "Speaking to Ada Berg, he said": she is not meant
            weight = _QUOTED if inside else _SPOKEN_OF if last else self._roles.weight(mention, opening, new=new)
            name = self.cast.full(mention.name)
            if not self._surely(name):
                weight *= _MAYBE_NONE
            weights[name] = max(weights.get(name, 0.0), weight)
        return weights

    def _let_speak(self, speaker: str, sentence: Sentence, weights: dict[str, float], ago: int) -> None:
        """Give whoever says a sentence their weight."""
        if _ASKS.search(speaker):
            weights[speaker] = NAMED
        elif self.cast.could_be_one_person(speaker):
            since = self.spoke.keys() & range(sentence.id + 1, sentence.id + ago)
            present = speaker[:1].isupper() or (ago <= _JUST_NOW and not since)
            weights[speaker] = _SPEAKER if present else _UNNAMED_SPEAKER

    def _bring_in(self, new: Newcomer, sentence: Sentence, weights: dict[str, float]) -> None:
        """Put the person without a name whom a sentence is about, or tells of, beside those whom it names."""
        named = (m.start - sentence.start for m in self.cast.persons.get(sentence.id, ()))
        if any(new.start <= at < new.end for at in named) or new.text in weights:
            return
        if new.known and re.search(rf"\b{new.text.rsplit(maxsplit=1)[-1]},? [A-ZÀ-Þ]", self.article.text):
            return  # "the driver, Ada Berg"
        self._new.add(new.text)
        weights[new.text] = _NEW if new.subject and not new.known and not weights else _NEW_AND_TOLD_OF

    def _surely(self, name: str) -> bool:
        if name == self._about or name in self._new:
            return True
        if name not in self._sure:
            self._sure[name] = self.cast.is_surely_person(name)
        return self._sure[name] or name in self.spoke.values()

    def _topic(self, sentence: Sentence) -> tuple[str, float] | None:
        """Whom a sentence that opens with "he" or "her" goes on about, and the weight of their part in it."""
        if sentence.id not in self._topics:
            self._topics[sentence.id] = None
            opens = _GOES_ON.match(sentence.text)
            if opens is not None and (opens.lastgroup == "owner" or sentence.id not in self.spoke):
                meant = self.one(_GENDERS[opens[1].lower()], sentence, 0)
                role = FIRST_OWNER if opens.lastgroup == "owner" else SUBJECT
                self._topics[sentence.id] = (meant[0], role) if len(meant) == 1 else None
                if len(meant) == 1 and meant[0] in self._new:
                    self._called[meant[0]] = _GENDERS[opens[1].lower()]
        return self._topics[sentence.id]

    def group(self, pronoun: str, sentence: Sentence, before: int = 0) -> str | None:
        """Whom "they" or "it" means at a place of a sentence; None where nobody can be meant."""
        return self._groups.meant(pronoun, sentence, self.spoke, before)
