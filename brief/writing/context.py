"""The sentences that tell what a statement points at and does not say: "these claims", "he", "that area".

On the page a statement stands alone, beside the sentences that it cites. What it points at has to be found in those.
"""

from __future__ import annotations

import re

from brief.article import Article, Place, Sentence, Span
from brief.attribution.cast import Cast
from brief.attribution.nouns import is_person
from brief.attribution.pronouns import Pronouns
from brief.attribution.quotes import quoted
from brief.grounding.names import same_voice

_MOST = 2
"""Sentences that are cited for what a statement points at."""
_OPENING = 1
_START = 12
_NEAR = 12
"""Sentences before a statement among which somebody is looked for."""
_PERSON = re.compile(r"\b(?P<he>he|him|his|himself)\b|\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_GROUP = re.compile(r"\b(?:they|them|their|theirs)\b(?! (?:say|said|add|added)\b)", re.IGNORECASE)
_THING = re.compile(r"\b(?:it|its)\b", re.IGNORECASE)
_FOR_NOTHING = re.compile(
    r"(?:[’'](?:s|d|ll)|(?: (?:will|would|may|might|could|can|should|has|had|be|been|is|was|seems?|seemed|appears?|appeared|remains?|looks?|takes?|took|makes|follows))+)"
    r"(?: (?:not|also|still|now|just|only|\w+ly))*"
    r" (?:clear|unclear|possible|impossible|likely|unlikely|important|time|too|hard|difficult|easy|necessary|true|known|unknown|believed|thought|hoped|expected|estimated|good|great|nice"
    r"|best|better|only|no|up to|sense|an? (?:honou?r|pleasure|shame|pity|matter|question|fact|mistake)|as if|to|that|\w+ (?:to|that|when|if))\b"
)
"""How a clause goes on whose "it" stands for nothing: "It is not clear …"."""
_NOW = (
    r"(?! (?:year|month|week|weekend|morning|afternoon|evening|night|time|spring|summer|autumn|fall|winter|season|century|decade|quarter|country|nation|world"
    r"|city|town|day|moment|point|stage)\b)"
)
_POINTING = re.compile(
    rf"\b(?:this|these)\b{_NOW}"
    r"|\bthose\b(?! (?:who|whose|which|that|of|in|with|without|from|at|on|for|to|under|against|near|already|most|\w+ing|\w+ed)\b)"
    rf"|(?:^|[“\"(] ?|\b(?:in|on|of|at|by|for|from|with|about|after|before|under|since|during|despite|beyond|like|do|did|does|doing|me|us|you|them) )that\b{_NOW}(?= ?(?:[.,;:?!’'”\"]|$)| (?!there\b|they\b|we\b|he\b|she\b|it\b|I\b|you\b|the\b|an?\b|if\b|when\b|(?-i:[A-Z]))[a-z]+)"
    r"|^Proceeds\b|\bsuch (?!as\b|that\b)(?:an? )?[a-z]+|\b(?:either|neither|both|each|one|some|many|most|none|all|any) of (?:them|these|those)\b|\bboth (?!sides\b)[a-z]+s\b(?! and)|\bin each (?:instance|case)\b"
    r"|\bthe (?:latter|former|same(?! time)|other(?! (?:hand|side|day))|others|two(?! sides)|three|four|five|six)\b(?! of\b)|\bthereby\b|\b(?:in|from|to|of|about|for|with|on) it\b(?=[ ,.])",
    re.IGNORECASE,
)
_RETURNING = frozenset(
    "move step decision proposal action issue matter problem strategy measure figure clause meeting investigation inquiry probe procedure purpose improvement extension"
    " increase decrease decline rise fall drop claim offer bid sale merger ban ruling incident accident operation project vessel ship plane aircraft area region site unit explanation couple"
    " child girl boy man woman men children victim suspect agreement accord deal arrangement corporation company firm airline bank approach change result idea situation position attack"
    " exercise trend process outcome impact event dispute conflict document letter statement allegation accusation charge comment remark question answer".split()
)
"""Nouns that with "the" alone mostly stand for what was told before."""
_KNOWN = frozenset(
    "government president minister police court army military state country nation world economy market dollar people public"
    " company firm bank group agency ministry council union department administration parliament house senate congress".split()
)
"""Nouns that with "the" alone mostly stand for what everybody knows, or for the speaker."""
_NEAR_NOUN = 5
_BODIES = frozenset("corporation company firm airline".split())
"""Which of them are named, if at all, in the statement itself."""
_BARE = re.compile(r"\bthe (?P<noun>[a-z]{3,})\b", re.IGNORECASE)
_AFTER_A_NOUN = re.compile(
    r"[’',.;:!?”\"]| (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|and|or|but|as|when|if|because|while|after|before|it|they|he|she|we|not|also|still|now|today|yesterday|this|last|next|said|\w+ly|\w{2,}ed)\b"
)
_OF_A_COUNTRY = re.compile(r"(?:an|ese|ish|ch|i)$")
_FAR = 12
"""Words behind which a statement has mostly said what a word of it points at."""
_NOUN_FAR = 8
_INTRODUCES = re.compile(
    r"[“\"]?(?!If |When |While |Although |Though |Because |As |Since |After |Before |Unless |Until )[^,;:]{2,60}, "
)
_WORD = re.compile(r"[\w’'-]+")
_PLURAL = re.compile(r"[a-z]{3,}(?<!s)s|people|police|men|women|children|team|family|staff|media", re.IGNORECASE)
_NO_PLURAL = frozenset("was is has this does says always perhaps its his hers us as less towards besides".split())
_ONE_OF = re.compile(r"\b(?:the|an?|our|my|your|their|his|her|some|no|every|each|another) [a-z]", re.IGNORECASE)
_STATES = re.compile(r"[^\[({<].*[.!?…](?:[”\"’')]|\s)*$", re.DOTALL)
"""What a sentence looks like, and a caption or a heading does not."""


class Context:
    """What the statements of one article point at."""

    def __init__(self, article: Article, cast: Cast, pronouns: Pronouns) -> None:
        self.article = article
        self.cast = cast
        self.pronouns = pronouns
        titles = [s for s in article.sentences if s.place is Place.HEADLINE]
        opening = [s for s in article.sentences if s.place is Place.BODY][:_OPENING]
        self._topics = [
            (s.id, {w.lower().removesuffix("s") for w in _WORD.findall(s.text)}) for s in (*titles, *opening)
        ]
        """The words of the headline and of what an article opens with: who reads the page knows what they stand for."""

    def of(self, wording: str, sentence: Sentence, speaker: str) -> tuple[Sentence, ...]:
        """The sentences before one that tell what a statement of it points at, in the text's order; empty if it points at none.

        Args:
            wording: what an item says.
            sentence: the first that it cites.
            speaker: whom the page names before it: in reported speech "he" may be that one.
        """
        found: list[Sentence] = []
        marks = quoted(wording)
        person = self._person(wording, marks, speaker)
        if person is not None:
            found.extend(self._naming(person, sentence, speaker))
        points = self._points(wording, marks, speaker, sentence)
        if not points and (noun := self._returning(wording, sentence)) is not None:
            introduced = self._introducing(noun, sentence)
            found.extend([] if introduced is None or introduced in found else [introduced])
            points = introduced is None and noun in _RETURNING
        at = sentence
        while (points or (person is not None and not found)) and len(found) < _MOST:
            before = sentence_before(at, self.article)
            if before is None:
                break
            if before not in found:
                found.append(before)
            at, person = before, None
            points = self._opens_pointing(before.text)
        return tuple(sorted(found, key=lambda s: s.id))

    def _person(self, wording: str, marks: tuple[Span, ...], speaker: str) -> str | None:
        """The first "he" or "she" of a statement for which nobody stands before it."""
        for match in _PERSON.finditer(wording):
            pronoun = "he" if match["he"] else "she"
            within = any(s.start <= match.start() < s.end for s in marks)
            before = wording[: match.start()]
            if not within and self._may_be(speaker, pronoun):
                continue
            return None if self._somebody(before, speaker if within else "") else pronoun
        return None

    def _may_be(self, speaker: str, pronoun: str) -> bool:
        if self.cast.has(speaker):
            return not speaker.isupper() and (
                (" " not in speaker or self.cast.is_person(speaker)) and self.pronouns.fits(speaker, pronoun)
            )
        return self.pronouns.could_be_one_person(speaker)

    def _somebody(self, before: str, speaker: str) -> bool:
        """Whether among words somebody stands whom a pronoun behind them may mean, the speaker aside."""
        own = speaker.lower().split()
        return any(
            (w.islower() and is_person(w)) or (w.lower() not in own and self._is_persons(w))
            for w in _WORD.findall(before)
        )

    def _is_persons(self, word: str) -> bool:
        """Whether a word may be a person's name: one of several, or a single one that is no place and of no country."""
        bare = re.sub(r"[’']s?$", "", word)
        named = [m.name for m in self.cast.mentions if bare in m.name.split()]
        return any(
            self.cast.is_person(n) or (" " not in n and not self.cast.is_place(n) and not _OF_A_COUNTRY.search(n))
            for n in named
        )

    def _is_name(self, word: str) -> bool:
        bare = re.sub(r"[’']s?$", "", word)
        return any(bare in m.name.split() for m in self.cast.mentions)

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
        return []

    def _points(self, wording: str, marks: tuple[Span, ...], speaker: str, sentence: Sentence) -> bool:
        """Whether a statement has a word that only what was told before makes clear."""
        for match in _POINTING.finditer(wording):
            if len(_WORD.findall(wording[: match.start()])) < _FAR:
                return True
        for match in _GROUP.finditer(wording):
            within = any(s.start <= match.start() < s.end for s in marks)
            own = not within and not (self.cast.has(speaker) and self.cast.is_person(speaker))
            if not own and not self._several(wording[: match.start()], speaker):
                return True
        behind = sentence.text.startswith(wording[:_START])  # "It will close, the port said"
        for match in _THING.finditer(wording):
            within = any(s.start <= match.start() < s.end for s in marks)
            own = not within and not behind and self.cast.has(speaker) and not self.cast.is_person(speaker)
            others = within and self.pronouns.spoke.get(sentence.id - 1) not in (None, speaker)
            if own or others or _FOR_NOTHING.match(wording, match.end()):
                continue  # "It is a sad day", behind somebody else's words, seldom means those
            return not self._something(wording[: match.start()])
        return False

    def _several(self, before: str, speaker: str) -> bool:
        words = _WORD.findall(before)
        return " and " in before or any(
            (_PLURAL.fullmatch(w) is not None and w.lower() not in _NO_PLURAL)
            or (w[0].isupper() and self._is_name(w) and w.lower() not in speaker.lower().split())
            for w in words
        )

    def _something(self, before: str) -> bool:
        if _INTRODUCES.fullmatch(before):
            return False  # "Once one of the biggest banks, it …"
        words = _WORD.findall(before)
        return _ONE_OF.search(before) is not None or len(words) > 3 or any(map(self._is_name, words))

    def _returning(self, wording: str, sentence: Sentence) -> str | None:
        """The first noun of a statement that stands for what was told before: "The purpose is …"."""
        for match in _BARE.finditer(wording):
            noun, before = match["noun"].lower().removesuffix("s"), _WORD.findall(wording[: match.start()])
            if noun in _BODIES and any(w[0].isupper() and self._is_name(w) for w in before[1:]):
                continue
            if noun not in _BODIES and any(noun in told for n, told in self._topics if n < sentence.id):
                continue  # who reads the page knows the headline
            returns = noun in _RETURNING and (len(before) < _NOUN_FAR or noun in _BODIES)
            begins = len(before) <= 1 and noun not in _KNOWN
            if (returns or begins) and _AFTER_A_NOUN.match(wording, match.end()):
                return noun
        return None

    def _introducing(self, noun: str, sentence: Sentence) -> Sentence | None:
        """The nearest sentence before one that has a noun without "the", which tells what it stands for."""
        pattern = re.compile(rf"(?<!\bthe )(?<!\bthis )(?<!\bthese )\b{noun}s?\b", re.IGNORECASE)
        for number in range(sentence.id - 1, max(0, sentence.id - _NEAR_NOUN), -1):
            other = self.article.sentence(number)
            if other.place is Place.BODY and pattern.search(other.text):
                return other
        return None

    @staticmethod
    def _opens_pointing(text: str) -> bool:
        """Whether a sentence itself begins with a word for what was told before."""
        return (
            re.match(r"[“\"]?(?:But |And )?(?:This|That|These|Those|Such|It|They|He|She|His|Her|Their|Its)\b", text)
            is not None
        )


def sentence_before(sentence: Sentence, article: Article) -> Sentence | None:
    """The sentence before one, where it belongs to the article's body and states something."""
    before = article.sentence(sentence.id - 1) if sentence.id > 1 else None
    return before if before is not None and before.place is Place.BODY and _STATES.match(before.text) else None
