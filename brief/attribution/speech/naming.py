"""Whom the subject of a verb of speech means: a name in its fullest form, whom a pronoun stands for, or a source as it
is printed.
"""

from __future__ import annotations

import re
from functools import cached_property

from brief.article import Article, Sentence
from brief.attribution.grammar.function_words import MONTHS_DAYS
from brief.attribution.grammar.nouns import DOCUMENTS, HEADS, SHARES, is_person
from brief.attribution.grammar.tokens import Subject, lowered
from brief.attribution.names.cast import Cast
from brief.attribution.names.descriptions import named_by, person_in
from brief.attribution.names.genders import FEMALE, MALE, by_noun
from brief.attribution.names.titles import bare
from brief.attribution.speech.openings import only_opens, own_person
from brief.attribution.speech.pronouns import Pronouns
from brief.attribution.speech.spoken import Spoken
from brief.grounding.names import is_related, is_vague
from brief.schema import REPORTER

PRONOUNS = frozenset("he she".split())
GROUP_PRONOUNS = frozenset("they it who which this that".split())
_FIRST_PERSON = frozenset("i we".split())
_BAD_HEADS = frozenset(
    "this that there what these those such saying if everything nothing something anyone someone people you".split()
)
_OPENS_A_SENTENCE = (
    HEADS
    | DOCUMENTS
    | frozenset(
        "the a an one another some several two its his her their other many most local senior former"
        " these those nearly about almost roughly"
        " around recent polling more fewer over only both".split()
    )
)
_EXPLETIVE = re.compile(
    r"[Ii]t (?:is|was|’s|'s|seems|seemed|appears|appeared|remains|became) (?:\w+ ){0,2}(?:that|to|whether|how)\b"
)
"""An "it" that stands for nobody: "It is plain that …"."""
_TOLD_OF_A_NOUN = r"(?:of|in|at|for|who|that|from|on|with|by|to|near|familiar|close|\w+ed|\w+ing)"
"""What stands behind the noun of "an official briefed on the talks"."""
_CONTRACTED = re.compile(r"(he|she|it|they|who)[’']s\b", re.IGNORECASE)
_THEY_DO = re.compile(r" (?:have|are|were|had|did|do|will|would|can|could|may|might|must|should)\b")
_SMALL = re.compile(r"(?<![\w.-])[a-z]{3,}(?![\w-])")
_MARKS_BEFORE = 2
"""Marks that may stand before a sentence's first word."""
_OWNERS = {"his": MALE, "her": FEMALE}
_DATES = MONTHS_DAYS - {"may", "march", "april", "june", "august"}
"""What is nobody’s name."""
_PAPERS = frozenset("paper newspaper daily journal magazine weekly".split())
_NAMES_OF_PAPERS = frozenset(
    (
        "post times journal herald news gazette courier telegraph guardian mail tribune chronicle daily star"
        " economist press independent"
    ).split()
)
"""How the names of papers end."""
_AGED = re.compile(r"^\d{1,3}-year-old (?=[A-ZÀ-Þ])")
_A_MEMBER = re.compile(r"[Tt]he [A-ZÀ-Þ].* (?:MP|MEP|MSP|TD)")
_GOES_ON = re.compile(r" (?:added|continued|went on)(?:[.,;]|$)")
_LONGEST_SOURCE = 3
"""Words of "the service member"."""
_OFFICE = 72
"""Characters before a name in which an office, and of what, may stand."""
_BODIES = frozenset(
    "bank ministry department university board office court bureau commission house institute church".split()
)
"""With what the names of bodies begin: "Bank of Norlin"."""


class Naming:
    """Whom subjects mean in one article, as far as it has been read."""

    def __init__(self, article: Article, cast: Cast, pronouns: Pronouns, spoken: Spoken) -> None:
        self.article = article
        self.cast = cast
        self.pronouns = pronouns
        self.spoken = spoken

    def names(self, subject: Subject, sentence: Sentence) -> list[str] | None:
        """Whom a subject means, the likeliest first, and nobody where it is none who speaks; None where it may be
        anybody near.
        """
        text = uncontracted(subject.text)
        low = lowered(text)
        if low in _FIRST_PERSON or _EXPLETIVE.match(sentence.text, subject.start):
            # Outside a quotation it is the text's own voice, as all that it tells: a column, a statement.
            return [self.article.byline] if low == "i" and self.article.byline else []
        if low in PRONOUNS:
            return self._person(low, subject, sentence) or None
        if low in GROUP_PRONOUNS or low in SHARES:
            body = self.pronouns.group("they" if low in SHARES else low, sentence, subject.start)
            return [self.speaker(body)] if body is not None else None
        nobody = low.split()[0] in _BAD_HEADS or low in ("the latter", "the former", "the people")
        nobody = nobody or low.removeprefix("the ") in _DATES or low.endswith(("’s", "'s"))
        grammatical = self.article.english
        if nobody or (subject.start <= _MARKS_BEFORE and grammatical and only_opens(text, self.cast, self._small)):
            return []
        if _A_MEMBER.fullmatch(text):
            return [self._member(text.rpartition(" ")[2]) or f"{text[0].lower()}{text[1:]}"]
        return [
            self._described(subject, low, sentence) or self.speaker(self._before_a_clause(subject, sentence) or text)
        ]

    def _before_a_clause(self, subject: Subject, sentence: Sentence) -> str | None:
        """The person behind "according to" whose name a clause follows with no comma: "According to Berg pilots have
        left".
        """
        *name, people = subject.text.split()
        if not name or not people.islower() or not people.endswith("s") or not self.cast.is_person(" ".join(name)):
            return None
        source = sentence.text.lower().endswith("according to ", 0, subject.start)
        return " ".join(name) if source and _THEY_DO.match(sentence.text, subject.end) else None

    def _described(self, subject: Subject, low: str, sentence: Sentence) -> str | None:
        """Whom "the minister", "the union" or "the analyst" stands for."""
        if not low.startswith(("the ", "his ", "her ", "their ")) or subject.text.split()[-1].isupper():
            return None
        if sentence.text.startswith(" who ", subject.end):
            return self._same_source(low)  # "the analyst who asked not to be named"
        known = self._introduced_as(low) or self._holder(low)
        known = known or self.cast.body(low, sentence) or self._same_source(low)
        return known or self._who_goes_on(subject, sentence) or self._owned(subject, sentence)

    def _who_goes_on(self, subject: Subject, sentence: Sentence) -> str | None:
        """Who spoke right before, where "the former pilot" adds something to that."""
        last = self.pronouns.spoke.get(sentence.id - 1)
        if last is None or not _GOES_ON.match(sentence.text, subject.end) or not self.cast.has(last):
            return None
        one = is_person(subject.text.split()[-1].lower()) and self.cast.is_surely_person(last)
        same = self.article.sentence(sentence.id - 1).paragraph == sentence.paragraph
        return last if one and same and self.pronouns.genders.fits(last, by_noun(subject.text) or "") else None

    def _member(self, honour: str) -> str | None:
        """The one member of a parliament in the article, whom "the Norlin South MP" is then."""
        text = self.article.text
        found = {
            self.cast.full(m.name)
            for m in self.cast.mentions
            if honour in m.title.split() or text.startswith(f" {honour}", m.start + len(f"{m.title} {m.name}".strip()))
        }
        found = {name for name in found if self.cast.is_person(name)}
        return found.pop() if len(found) == 1 else None

    def _owned(self, subject: Subject, sentence: Sentence) -> str | None:
        """Whose office, lawyer or family "her office" is, where that is certain and has a name."""
        owner, _, noun = subject.text.partition(" ")
        gender = _OWNERS.get(owner.lower())
        if gender is None or not noun.islower() or not is_related(noun) or is_vague(noun):
            return None  # "his aides" stay unnamed
        meant = self.pronouns.one(gender, sentence, subject.start)
        if len(meant) != 1 or not self.cast.is_person(meant[0]):
            return None
        return f"{meant[0]}{self._mark}s {noun}"

    def _holder(self, low: str) -> str | None:
        """The one person who has an office: "the minister" of "Minister Ada Berg", "the envoy" of "the envoy of Norlin,
        Ada Berg,", "the Norlin leader" of "Norlin leader Ada Berg".
        """
        titled, told = self.cast.titled(low), low.removeprefix("the ")
        if told == low or " of " in told or not is_person(told.split()[-1]):
            return titled
        text = self.article.text
        office = re.escape(told)
        before = re.compile(rf"(?<![\w-])(?<!deputy )(?<!former )(?<!vice ){office} $", re.IGNORECASE)
        apposed = re.compile(
            rf"(?<!\bof )(?:\bthe|\bits|\btheir|[’']s) {office}(?: (?:of|for|to) [^,.;:“”\"]{{2,60}})?, $",
            re.IGNORECASE,
        )
        found = {titled} - {None}
        for mention in (m for m in self.cast.mentions if self.cast.is_person(m.name)):
            near, end = max(0, mention.start - len(told) - _OFFICE), mention.end
            if before.search(text, near, mention.start) or (
                text.startswith(",", end) and apposed.search(text, near, mention.start)
            ):
                found.add(self.cast.full(mention.name))
        return found.pop() if len(found) == 1 else None

    def _introduced_as(self, low: str) -> str | None:
        """Who spoke last, where "the analyst" is what the article has told of that one: "Ada Berg, a shipping analyst
        at".
        """
        noun = low.removeprefix("the ")
        last = self.spoken.last
        if noun == low or " " in noun or last is None or not self.cast.has(last) or noun == last.lower():
            return None
        if noun in _PAPERS and last.split()[-1].lower() in _NAMES_OF_PAPERS:
            return last
        if is_person(noun) != self.cast.is_person(last) or noun in DOCUMENTS | {"statement"}:
            return None
        told = rf"{re.escape(last)}, (?:[^,.;“”\"]{{1,60}} )?{noun}\b|\b{noun},? {re.escape(last)}\b"
        return last if re.search(told, self.article.text) else None

    def is_one(self, speaker: str) -> bool:
        """Whether "he" or "she" may be a speaker: no body, no group, and no name that is known to be neither."""
        return speaker != REPORTER and self.cast.could_be_one_person(speaker)

    def _person(self, pronoun: str, subject: Subject, sentence: Sentence) -> list[str]:
        """The persons that "he" or "she" may mean, likeliest first."""
        own = own_person(sentence.text, subject.start)
        if own is not None and self.pronouns.genders.fits(own, pronoun):
            return [own[:1].lower() + own[1:]]
        return self.pronouns.one(pronoun, sentence, subject.start)

    @cached_property
    def _mark(self) -> str:
        """The apostrophe that the article prints."""
        return "'" if "'s" in self.article.text else "’"

    @cached_property
    def _small(self) -> set[str]:
        """The words that the article prints in small letters."""
        return set(_SMALL.findall(self.article.text))

    def speaker(self, printed: str) -> str:
        """How a printed subject is given: a name in its fullest form, a description as printed."""
        core = _AGED.sub("", named_by(printed))
        core = re.sub(r"^[Tt]he (?=[A-Z])", "", core)
        if self.cast.has(core):
            return self.cast.full(core)
        words = core.split()
        if "and" in words[1:-1] and (", " in core or self.cast.is_person(bare(core.split(" and ", 1)[0]))):
            return core  # several people, of whom none is to be left out
        known = person_in(words, self.cast) or (self.cast.of_surname(core) if len(words) == 1 else None)
        known = known or self._behind_an_office(core) or self.cast.behind_a_noun(words)
        if known is not None:
            return known
        opens = words[0].lower() in _OPENS_A_SENTENCE and (len(words) == 1 or words[1].islower())
        named = core == printed and words[0].lower() in _BODIES and words[1:2] == ["of"]  # "Bank of Norlin officials"
        opens = opens and not named
        if words[0] in {"A", "An"} or (opens and core[0].isupper()):
            # Capital only because it opens the sentence: "Officials in Islamabad".
            return printed[0].lower() + printed[1:]
        if printed[:4].lower() == "the " and words[0] != "the" and words[-1].islower() and is_person(words[-1]):
            return f"the {core}"  # "the Norlin leader"
        return core if core[:1].isupper() and core.split()[0].lower() not in {"the", "a", "an"} else printed

    def _behind_an_office(self, core: str) -> str | None:
        """Whose office and name a phrase prints: "Secretary of State for Trade Ada Berg", "director of trade Ada
        Berg".
        """
        for mention in (m for m in self.cast.mentions if core.endswith(f" {m.name}")):
            office = core.removesuffix(f" {mention.name}")
            small = office.islower() and " of " in office and is_person(office.split()[0])
            titled = bool(mention.title) and re.search(rf"\b{mention.title} of ", core) is not None
            if titled or (small and " " in mention.name and self.cast.is_person(mention.name)):
                return self.cast.full(mention.name)
        return None

    def _same_source(self, low: str) -> str | None:
        """`the official` is the unnamed source introduced before as "a senior official in the ministry"."""
        noun = low.split(maxsplit=1)[1] if len(low.split()) <= _LONGEST_SOURCE else ""
        spoke = self.spoken.last
        last = [spoke] if spoke is not None and not self.cast.has(spoke) and _is_source(spoke, noun) else []
        having = [s for s in (*last, *reversed(self.spoken.unnamed)) if noun in s.lower()] if noun else []
        if not having:
            return None
        # Its own noun, and no part of another one: "the Senate" is no "Senate source".
        means = re.compile(rf"\b{re.escape(noun)}(?:$|,| {_TOLD_OF_A_NOUN}\b)", re.IGNORECASE)
        return next(filter(means.search, having), None)


def uncontracted(subject: str) -> str:
    """A pronoun without the verb that it has swallowed: "he" of "he's"."""
    contracted = _CONTRACTED.match(subject)
    return contracted[1] if contracted else subject


def _is_source(speaker: str, noun: str) -> bool:
    """Whether an unnamed speaker may be meant by "the" and a noun: "the local managers" by "the managers"."""
    owned = speaker.partition(" ")[0] in {"his", "her", "their", "its", "our", "my"}
    return speaker.endswith(f" {noun}") and not owned and is_person(noun.removesuffix("s"))
