"""Whom a pronoun of an English article means: the most salient person, or body, that fits it.

Salience is what research on coreference keeps finding (Lappin and Leass 1994; Kennedy and Boguraev 1996): subjects before
other nouns, the near before the far, whoever speaks before whoever is only named; a name in a quotation counts little.
"""

from __future__ import annotations

import re
from functools import cached_property

from brief.article import Article, Place, Sentence
from brief.attribution.cast import Cast
from brief.attribution.clauses import Clause
from brief.attribution.given_names import MEN, WOMEN
from brief.attribution.mentions import Mention, bare
from brief.attribution.nouns import DOCUMENTS, HEADS, NUMBERS, is_agent, is_person, speaking
from brief.attribution.quotes import quoted

_MALE, _FEMALE = "he", "she"
GENDERS = {
    **dict.fromkeys(("er", "il", "él", "lui", "ele", "hij"), _MALE),
    **dict.fromkeys(("elle", "ella", "lei", "ela"), _FEMALE),
}
"""Pronouns of other languages that are of one gender for sure."""
_MALE_WORDS = frozenset(
    "mr sir lord king prince chairman congressman councilman spokesman man father brother son husband boy".split()
)
_FEMALE_WORDS = frozenset(
    "ms mrs miss lady dame queen princess chairwoman congresswoman councilwoman spokeswoman woman mother sister daughter wife"
    " girl actress nun".split()
)
_HIS = re.compile(r"\b(?:his|himself)\b", re.IGNORECASE)
_HER = re.compile(r"\b(?:hers?|herself)\b", re.IGNORECASE)
_CLEAR = 2
"""So many times as often as the other must one pronoun stand beside a name to tell its gender."""
_SENTENCES = 8
_PARAGRAPHS = 2
_FADES, _NEXT_PARAGRAPH = 0.75, 0.8
_SUBJECT, _FIRST_OWNER, _NAMED, _OWNER, _QUOTED = 1.0, 0.7, 0.45, 0.3, 0.12
_SPEAKER = 1.1
_SAYS_LAST = re.compile(
    r"(?:he|she) (?:\w+ly |also )?(?:said|says|added|adds|told|noted|testified|explained|wrote)\b[^,;:“”\"]{0,40}(?:$|(?<= )(?=[“\"])|, (?:adding|noting|explaining)\b)"
)
_UNNAMED_SPEAKER, _JUST_NOW = 0.6, 2
"""What a speaker without a name weighs, so many sentences after having spoken: the article is seldom about him."""
_LONGEST_PERSON = 3
_SAY_SO = re.compile(r"they (?:\w+ly |also )?\w+(?=[,.])")
"""Who said it, behind what is said: "The ships will have to leave, they argue, …"."""
_OWNERS = re.compile(r"(?:The )?([A-Z]?[a-z]+s)[’'] [a-z]")
"""Whose something is that a sentence opens with: "Pilots’ demands"."""
_NOUN_BEHIND = re.compile(r" ([a-z]+)\b")
_SPOKEN_OF = 0.4
_MAYBE_NONE = 0.4
"""What a name weighs that has nothing of a person's but its capitals."""
_MAYBE_OTHER = 0.65
"""What a name of unknown gender weighs beside one that has the pronoun's."""
_SURE = 1.35
"""So many times the second's weight makes the first one certain."""
_MOST = 4
_MANY = re.compile(
    r"s$|\band\b|\b(?:police|people|family|staff|crew|media|public|couple|pair|government|party|company)$"
)


_TO_WHOM = re.compile(
    r"(?:Speaking|Talking|In (?:an? |his |her |their )?(?:\w+ )?(?:interview|remarks|comments|conversation|call))\b[^,“\"]* (?:to|with) [^,“\"]*,"
)
_NO_GROUP = frozenset(
    (
        *("he", "she", "they", "it", "we", "i", "who", "which", "these", "those", "this", "that"),
        *("the former", "the latter", "more", "others", "many", "few", "most", "some", "all", "both"),
    )
)
_PLURALS = frozenset("police people family staff crew men women children couple duo pair".split())
_ADJECTIVE = re.compile(r"(?:ish|ese|[ai]an|ench|utch)$")
"""An adjective of a state, left of "Italian foreign ministers"."""


class Pronouns:
    """What the pronouns of one article mean; told of every speaker as it is found."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article = article
        self.cast = cast
        self.spoke: dict[int, str] = {}
        """The speaker of each line of speech so far, by the sentence's number."""
        self._topics: dict[int, str | None] = {}
        self._sure: dict[str, bool] = {}

    @cached_property
    def _by_sentence(self) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = {}
        for mention in self.cast.mentions:
            if self.cast.is_person(mention.name):
                found.setdefault(mention.sentence, []).append(mention)
        return found

    @cached_property
    def _names_in(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for mention in self.cast.mentions:
            found.setdefault(mention.sentence, set()).add(self.cast.full(mention.name))
        return found

    @cached_property
    def _genders(self) -> dict[str, str]:
        """Name → "he" or "she", by titles, given names, and the pronouns that stand beside a name alone in its sentence."""
        counts: dict[str, list[int]] = {}
        for number, mentions in self._by_sentence.items():
            names = self._names_in[number]
            for mention in mentions:
                words = {w.strip(".").lower() for w in (*mention.title.split(), *mention.name.split()[:1])}
                score = counts.setdefault(self.cast.full(mention.name), [0, 0])
                score[0] += 5 * bool(words & _MALE_WORDS)
                score[1] += 5 * bool(words & _FEMALE_WORDS)
            if len(names) == 1:
                # What stands before a name seldom means it: "his name is not known, Berg said".
                after = self._narration(number).partition(mentions[0].name.rsplit(maxsplit=1)[-1])[2]
                score = counts[self.cast.full(mentions[0].name)]
                score[0] += len(_HIS.findall(after))
                score[1] += len(_HER.findall(after))
        found: dict[str, str] = {}
        for name, (beside_his, beside_her) in counts.items():
            given = name.split()[0].lower() if " " in name else ""
            his = beside_his + 4 * (given in MEN)
            her = beside_her + 4 * (given in WOMEN)
            if max(his, her) > _CLEAR * min(his, her):
                found[name] = _MALE if his > her else _FEMALE
        return found

    def _narration(self, number: int) -> str:
        text = self.article.sentence(number).text
        for span in reversed(quoted(text)):
            text = f"{text[: span.start]} {text[span.end :]}"
        return text

    @staticmethod
    def gender(name: str, title: str | None) -> str | None:
        """The gender that a given name or a title tells; None where neither does, whatever stands beside the name."""
        words = {w.strip(".").lower() for w in (title or "").split()}
        given = name.split(maxsplit=1)[0].lower() if " " in name else ""
        if given in MEN or words & _MALE_WORDS:
            return _MALE
        return _FEMALE if given in WOMEN or words & _FEMALE_WORDS else None

    def fits(self, name: str, pronoun: str) -> bool:
        """Whether nothing known of a name's gender speaks against a pronoun."""
        words = set(re.findall(r"[a-z]+", name.lower()))
        gender = self._genders.get(name) or (
            _MALE if words & _MALE_WORDS else _FEMALE if words & _FEMALE_WORDS else None
        )
        return gender is None or pronoun not in (_MALE, _FEMALE) or gender == pronoun

    def one(self, pronoun: str, sentence: Sentence, before: int) -> list[str]:
        """The persons that "he" or "she" may mean at a place of a sentence, likeliest first; one alone is certain.

        Args:
            pronoun: "he", "she", or any other word where its gender is not known.
            before: the pronoun's offset in the sentence.
        """
        found = self._ranked(pronoun, sentence, before)
        if len(found) == 1 and found[0] in self._spoken_of(sentence):
            found = [self._spoke_before(sentence, pronoun) or found[0]]
        # What stands beside a name may mislead; a given name seldom does.
        return found or [
            name
            for name in self._ranked("", sentence, before)
            if self.gender(name, self.cast.titles.get(name)) in {None, pronoun}
        ]

    def _spoken_of(self, sentence: Sentence) -> set[str]:
        """Whom a sentence's own quotations speak of by an office: “I think the President would rather wait,” is not hers."""
        said = " ".join(sentence.text[s.start : s.end] for s in quoted(sentence.text)).lower()
        return {n for n, title in self.cast.titles.items() if f"the {title.lower()} " in said}

    def _spoke_before(self, sentence: Sentence, pronoun: str) -> str | None:
        """Who spoke last before a sentence, nearby, and may be meant by a pronoun."""
        numbers = [n for n in self.spoke if sentence.id - _SENTENCES <= n < sentence.id]
        speaker = self.spoke[max(numbers)] if numbers else None
        return (
            speaker
            if speaker is not None and self.could_be_one_person(speaker) and self.fits(speaker, pronoun)
            else None
        )

    def _ranked(self, pronoun: str, sentence: Sentence, before: int) -> list[str]:
        weights: dict[str, float] = {}
        first = max(1, sentence.id - _SENTENCES)
        for number in range(sentence.id, first - 1, -1):
            other = self.article.sentence(number)
            apart = sentence.paragraph - other.paragraph
            if apart > _PARAGRAPHS or (apart and other.place is not Place.BODY):
                break
            here = _FADES ** (sentence.id - number) * _NEXT_PARAGRAPH**apart
            roles = self._roles(other, before if number == sentence.id else None, ago=sentence.id - number)
            for name, role in roles.items():
                if self.fits(name, pronoun):
                    weights[name] = max(weights.get(name, 0.0), here * role) + 0.1 * min(
                        weights.get(name, 0.0), here * role
                    )
        if pronoun in (_MALE, _FEMALE) and any(self._genders.get(name) == pronoun for name in weights):
            weights = {
                name: weight * (1 if self._genders.get(name) == pronoun else _MAYBE_OTHER)
                for name, weight in weights.items()
            }
        ranked = sorted(weights, key=lambda name: -weights[name])
        if len(ranked) > 1 and weights[ranked[0]] >= _SURE * weights[ranked[1]]:
            ranked = ranked[:1]
        if len(ranked) == 1 and not self._surely(ranked[0]):
            return []
        return ranked[:_MOST]

    def _roles(self, sentence: Sentence, before: int | None, *, ago: int) -> dict[str, float]:
        """The persons of a sentence, or of what stands before an offset in it, by the weight of their part in it."""
        marks = quoted(sentence.text)
        roles: dict[str, float] = {}
        mentions = self._by_sentence.get(sentence.id, ())
        opening = self._opening(sentence) if mentions else (-1, -1)
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
            role = _QUOTED if inside else _SPOKEN_OF if last else self._role(mention, at, opening)
            name = self.cast.full(mention.name)
            if not self._surely(name):
                role *= _MAYBE_NONE
            roles[name] = max(roles.get(name, 0.0), role)
        if before is None:
            topic, speaker = self._topic(sentence), self.spoke.get(sentence.id)
            if topic is not None:
                roles[topic] = max(roles.get(topic, 0.0), _SUBJECT)
            if speaker is not None and self.could_be_one_person(speaker):
                roles[speaker] = _SPEAKER if speaker[:1].isupper() or ago <= _JUST_NOW else _UNNAMED_SPEAKER
        return roles

    def _role(self, mention: Mention, at: int, opening: tuple[int, int]) -> float:
        """The weight of a name in narration: of a subject, an owner, or any other."""
        # "This was the first time Ada Berg spoke": she is what it tells of
        first = opening[0] <= at < opening[1] or self.article.text.endswith(" time ", 0, mention.start)
        if self._owns(mention):
            return _FIRST_OWNER if first else _OWNER
        return _SUBJECT if first and not self._tells_whose(mention) else _NAMED

    def _tells_whose(self, mention: Mention) -> bool:
        """Whether a name only tells whose the person behind it is: "Former Berg adviser Jens Holm"."""
        behind = _NOUN_BEHIND.match(self.article.text, self._end(mention))
        return behind is not None and (is_person(behind[1]) or is_agent(behind[1]))

    def _surely(self, name: str) -> bool:
        if name in self.spoke.values():
            return True
        if name not in self._sure:
            self._sure[name] = self.cast.is_surely_person(name)
        return self._sure[name]

    def _owns(self, mention: Mention) -> bool:
        return self.article.text.startswith(("’s", "'s"), self._end(mention))

    @staticmethod
    def _end(mention: Mention) -> int:
        return mention.start + len(mention.name) + (len(mention.title) + 1 if mention.title else 0)

    def _opening(self, sentence: Sentence) -> tuple[int, int]:
        found = Clause(sentence.text).opening()
        return (found.start, found.end) if found is not None else (-1, -1)

    def _topic(self, sentence: Sentence) -> str | None:
        """Whom a sentence that opens with "he" or "she" goes on about."""
        if sentence.id not in self._topics:
            self._topics[sentence.id] = None
            low = sentence.text[:4].lower()
            pronoun = _MALE if low.startswith("he ") else _FEMALE if low.startswith("she ") else None
            if pronoun is not None and sentence.id not in self.spoke:
                meant = self.one(pronoun, sentence, 0)
                self._topics[sentence.id] = meant[0] if len(meant) == 1 else None
        return self._topics[sentence.id]

    def could_be_one_person(self, speaker: str) -> bool:
        """Whether a speaker may be a human being, by name or by what is printed instead of one."""
        if self.cast.has(speaker):
            return self.cast.is_person(speaker) or not (" " in bare(speaker) or speaker.isupper())
        words = speaker.split()
        named = 1 < len(words) <= _LONGEST_PERSON and all(w[0].isupper() or w[1:] != w[1:].lower() for w in words)
        return named or is_person(_head(speaker.lower())) or is_person(words[-1].lower())

    def group(self, pronoun: str, sentence: Sentence, before: int = 0) -> str | None:
        """Whom "they" or "it" means: who spoke, or was the subject, last and can be meant; None where nobody can.

        Args:
            before: the pronoun's offset; what the sentence itself is about counts if it stands before that.
        """
        told_by = sentence.text[before - 2 : before] == ", " and _SAY_SO.match(sentence.text, before)
        if before and self._opening(sentence)[1] <= before and pronoun == "they" and not told_by:
            name = self._subject(sentence)
            if (
                name is not None
                and name.split()[0].lower() not in {"neither", "both"}
                and self._is_group(name, pronoun)
            ):
                return name
        for number in range(sentence.id - 1, max(0, sentence.id - _SENTENCES), -1):
            other = self.article.sentence(number)
            if sentence.paragraph - other.paragraph > _PARAGRAPHS or other.place is not Place.BODY:
                break
            spoke, subject = self.spoke.get(number), self._subject(other)
            if spoke is not None and self._is_group(spoke, pronoun):
                return spoke
            if told_by and pronoun == "they":
                continue  # "…, they said.": rather who spoke before than whom the sentence before is about
            if subject is not None and _agrees(subject, pronoun) and self._is_group(subject, pronoun):
                return subject
            if pronoun == "they" and (owners := _OWNERS.match(other.text)) and _can_speak(owners[1].lower()):
                return owners[1].lower()  # "Pilots’ demands include … They had asked …"
        return None

    def _subject(self, sentence: Sentence) -> str | None:
        found = Clause(sentence.text).opening()
        text = speaking(found.text) if found is not None else None
        if (
            text is None
            or text.lower() in _NO_GROUP
            or (text.istitle() and " " not in text and _ADJECTIVE.search(text))
        ):
            return None
        if text.lower() in HEADS:
            return text  # "Countries …", and not the Organisation of Ferry Exporting Countries
        last = " ".join(text.split()[-2:])
        named = next((n for n in (bare(text), last) if self.cast.has(n)), None)
        return text if named is None else self.cast.full(named)

    def _is_group(self, name: str, pronoun: str) -> bool:
        low = name.lower()
        if self.cast.has(name) and self.cast.is_person(name):
            return False
        if is_person(low.split()[-1]):
            return False
        document = any(w in DOCUMENTS or w == "statement" for w in low.split())
        if pronoun == "they":
            return not document and (
                _can_speak(_head(low))
                if name.endswith("s") and " " not in name and name not in self._within
                else name[0].isupper() or _MANY.search(low) is not None
            )
        small = " " not in name and not self.cast.has(name) and not _can_speak(low) and low not in HEADS
        return document or (not small and (_MANY.search(low) is None or name[0].isupper()))

    @cached_property
    def _within(self) -> set[str]:
        """Names that stand elsewhere than at a sentence's beginning, where every word has a capital."""
        return {m.name for m in self.cast.mentions if m.start != self.article.sentence(m.sentence).start}


def _agrees(name: str, pronoun: str) -> bool:
    """Whether who has not spoken yet can be "they", or "it", by number; a body that speaks is either."""
    if not (set(name.lower().split()) - NUMBERS):
        return False
    if re.match(r"\w+-(?:one|two|three|four|five|six|seven|eight|nine)$", name.lower()):
        return False
    several = " and " in name or _head(name).lower().endswith("s") or _head(name).lower() in _PLURALS
    return several if pronoun == "they" else not several or pronoun not in {"it", "they"}


def _head(phrase: str) -> str:
    """The noun that a phrase is about: "officials" of "officials in the capital"."""
    words = re.split(r",| (?:of|in|at|for|who|from|on|with|by|to|familiar|close) ", phrase)[0].split()
    return words[-1] if words else ""


def _can_speak(noun: str) -> bool:
    return is_agent(noun) or is_agent(noun.removesuffix("s"))
