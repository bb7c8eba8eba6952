"""Who may have said a line whose grammar names nobody: whom it is about, or whoever stands nearby."""

from __future__ import annotations

import re

from brief.article import Article, Sentence
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.cues import cues
from brief.attribution.grammar.quotes import narration, quoted, quotes_somebody
from brief.attribution.grammar.speaking import speaking
from brief.attribution.grammar.tokens import Subject
from brief.attribution.names.bodies import OF_A_PARTY
from brief.attribution.names.cast import Cast
from brief.attribution.speech.naming import GROUP_PRONOUNS, PRONOUNS, Naming
from brief.attribution.speech.pronouns import Pronouns
from brief.attribution.speech.spoken import Spoken
from brief.attribution.speech.turns import Turns
from brief.schema import REPORTER

_PASSIVE = re.compile(
    r",? (?:is|are|was|were|has been|have been|had been|being|known|called) (?:\w+ )?\w+(?:ed|en|wn)\b"
)
_UTTERS = re.compile(
    r"\b(?:remember|react|spoke|speak|underlin|thank|took to|tak(?:es|ing) to|appeal|brand|label|dubb"
    r"|hail|salut|decid|post(?:ing|ed)\b|sign(?:ed|s) off|"
    r"answer|repeat|greet|plead|apologi[sz]|remark|sang|sings|chant|read|quot|mock|ridicul|cheer"
    r"|deplor|lament|credit|acknowledg|refer|describ|"
    r"specif|portray|compar|choos|suspend|address|gone after|went after|lash|attack|assail|boast|tout"
    r"|fire[sd]? back|hit[s]? back)",
    re.IGNORECASE,
)
"""Beginnings of what somebody does whose words stand in quotation marks beside it."""


_ASIDE = re.compile(r"(?:[—–―]|--) ?according to [^—–―“\"]{3,80}(?:[—–―]|--) ?[“\"]")
"""Whose a quotation is, in an aside before it, where the rest of the sentence is the article's."""


class OpenChoices:
    """The choices that the lines of one article leave open, and what they are chosen by."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article = article
        self.cast = cast
        self.cues = cues(article.language)
        self.pronouns = Pronouns(article, cast)
        self.turns = Turns(article, cast)
        self.grammatical = article.english
        self.spoken = Spoken()
        self.naming = Naming(article, cast, self.pronouns, self.spoken)

    def _unknown(self, sentence: Sentence) -> list[str]:
        """The choices where a subject means nobody that is known: a quotation is never left out for that."""
        told_by_another = _ASIDE.search(sentence.text) is not None
        return self._open_choices(sentence) if quotes_somebody(sentence.text) and not told_by_another else []

    def _open_choices(self, sentence: Sentence) -> list[str]:
        """Names nearby, the speaker before, or nobody: for the model to tell."""
        opening = self._opening(sentence)
        marks = quoted(sentence.text)
        runs_on = self.grammatical and bool(marks) and marks[0].start == 0 and sentence.id == self.spoken.sentence + 1
        if not opening and self.spoken.last and runs_on:
            # "…'' for the top income bracket.": a quotation that runs on, with a few words of narration.
            return [self.spoken.last]
        if len(opening) == 1 and self.cast.has(opening[0]):
            # What a named subject does with somebody's words may be to say them: "Holm thanked them for “a …”".
            return opening if _UTTERS.search(narration(sentence.text)) else []
        spoken_of = self._quoted_only(sentence)
        own = [n for n in self.cast.near(sentence, 0) if self._speaks(n) and n not in spoken_of]
        around = [n for n in self.cast.near(sentence, 1) if self._speaks(n) and n not in spoken_of]
        if not self.grammatical:
            own, around = list(self.cast.near(sentence, 0)), list(self.cast.near(sentence, 1))
        last = [self.spoken.last] if self.spoken.last else []
        return [*opening, *own[:5], *last, *around[:3], REPORTER]

    def _quoted_only(self, sentence: Sentence) -> set[str]:
        """Names that stand only inside the sentence's own quotations: who is spoken of."""
        told = narration(sentence.text)
        return {n for n in self.cast.near(sentence, 0) if n.rsplit(maxsplit=1)[-1] not in told}

    def _speaks(self, name: str) -> bool:
        """Whether a name may be a speaker's: no place, no party's adjective, and no word that is capital once."""
        known = self.cast.is_person(name) or (
            not self.cast.is_place(name) and self.cast.counts[self.cast.full(name)] > 1
        )
        return known and name not in OF_A_PARTY

    def _opening(self, sentence: Sentence) -> list[str]:
        """Whom the sentence is about: its subject, if somebody, is likelier to be quoted in it than who else is
        named.
        """
        found = Clause(sentence.text).opening() if self.grammatical else None
        subject = speaking(found.text) if found is not None else None
        if found is None or subject is None or not found.start < len(sentence.text) // 2:
            return []
        low = subject.lower()
        nobody = low in GROUP_PRONOUNS or (subject.islower() and low not in PRONOUNS)
        # 'Holm “was struck by a rope.”': somebody tells of her.
        nobody = nobody or any(m.start == found.end + 1 for m in quoted(sentence.text))
        # What only tells more of whom the sentence is about may be anybody's: 'Norlin, whose motto is “…”, has left.'
        nobody = nobody or sentence.text.startswith(", whose ", found.end)
        if nobody or _PASSIVE.match(sentence.text, found.end):
            return []
        return self._surely(Subject(subject, found.start, found.end, adjacent=False), sentence)

    def _surely(self, subject: Subject, sentence: Sentence) -> list[str]:
        """Whom a subject means, and nobody where that is only guessed at."""
        return self.naming.names(subject, sentence) or []
