"""How a party is heard in an article: quoted, reported, only accused, or not at all.

Accusations are found in English by a few cues around the party's name. Other languages give none, so
that a party there is never said to be accused on a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Literal

from brief.article import Article, Place, Sentence
from brief.grounding.courts import FAR, NEAR, is_charged
from brief.grounding.names import same_voice
from brief.grounding.office_bearers import answers_for
from brief.grounding.words import plain
from brief.lexicon import Cue, at_a_word
from brief.office_titles import OFFICES
from brief.quotations import quotations

Voice = Literal["quoted", "reported", "not_quoted", "accused_not_quoted"]

_CUE = re.compile(
    r"\b(?:accus|blam|alleg|responsib|sabotag|withdr[ea]w|refus|violat|derail|backped|backtrack|proxy"
    r"|patronage|interfer"
    r"|condemn|denounc|guilty|terroris|attack|aggress|breach|charg|fault|reneg|stall|obstruct|control"
    r"|pull|influenc|hand|meddl"
    r"|shift|reluctan|lack|fail|harbou?r|sponsor|collu|complicit|conspir|lie[sd]?|lying|fraud|abus"
    r"|murder|kill|bomb|invad|bribe|indict|arraign|arrest|wanted|defendant|suspect|due|v\.)",
    re.IGNORECASE,
)
_accusing = at_a_word(_CUE)
_may_accuse = Cue(lambda stretch: _accusing(plain(stretch)))
# What stands before the name, the name being whom it is about.
_AT = re.compile(
    r"\b(?:accus(?:e[sd]?|ing)|blam(?:e[sd]?|ing)|condemn(?:s|ed|ing)?|denounc(?:e[sd]?|ing)|fault(?:s"
    r"|ed|ing)|charg(?:ed|es|ing)"
    r"|allegations? (?:against|that)|alleg(?:e[sd]?|ing)(?: that)?|complaints? against|charges? against)"
    r"(?!\s+(?:of|with|for|in|over|to)\b)(?:\s+(?!by\b)[\w'-]+){0,3}?\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Not of what, nor by whom: neither "accused of robbing Berg" nor "charges filed by Berg" accuses her."""
_BY = re.compile(
    r"\b(?:patronage|sabotaged?|violat(?:ed|ions?)|derailed|attack(?:s|ed)?|penetrated"
    r"|interference|aggression|breach(?:es|ed)?"
    r"|bombed|killed|obstructed|invaded|terrorism|tool)\b(?:\s+[\w'-]+){0,4}?\s+(?:by|from"
    r"|for|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# What follows the name, the name being its subject or its owner.
_DOES = re.compile(
    r"^(?:'s|s')?(?:,?\s+(?:that|who|which))?(?:\s+(?!(?:for|that|by|without|against|alleg\w+|claim\w*)\b)[\w'\",-]+){0,6}?"
    r"\s+(?:(?:is|are|was"
    r"|were)\s+(?:[\w'-]+\s+){0,2}?(?:responsible for|guilty|behind|to blame|complicit)"
    r"|(?:is|are|was|were|has been|have been)\s+(?:also\s+|repeatedly\s+)?(?:accused|blamed|condemned"
    r"|charged with|penetrated)"
    r"|(?<!\bbe )(?<!been )(?<!being )(?<!was )(?<!were )(?<!is )(?<!are )(?:sabotag\w+|withdr[ae]wn?"
    r"|withdrew|refus\w+|violat\w+|derail\w+|backped\w+|backtrack\w+|reneg\w+|obstruct\w+|stall\w+"
    r"|proxy war|harbou?r(?:s|ed|ing)\b|sponsor(?:s|ed|ing)\b|collud\w+|meddl\w+|invad\w+|brib\w+)"
    r"|reluctant|lack(?:ed|s) authority)",
    re.IGNORECASE,
)
_OWNS = re.compile(
    r"^(?:(?:'s|s'|')(?:\s+[\w-]+){0,2}?|(?:\s+(?!alleged\b)[\w-]+){0,2}?)\s+(?:interference|aggression|patronage|sabotage|violations?"
    r"|meddling|(?:hidden\s+)?hand|influence"
    r"|terrorism|proxy|refusal|withdrawal|attacks?|obstruction|complicity)\b",
    re.IGNORECASE,
)
_SUBJECT_OF_ACCUSING = re.compile(
    r"^(?:\s+[\w'-]+){0,3}?\s+(?:accus(?:ed|es)|blam(?:ed|es)|alleg(?:ed|es)|denied|denies|rejects?|rejected)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"^(?:,\s+(?:which|who|whose)\b[^.;:“”\"]{0,120},)?(?:\s+(?:has|have|had|also|later|always|repeatedly|strongly|flatly)){0,2}"
    r"\s+(?:said|says|insist(?:s|ed)|told|replied|responded|argue[sd]|maintain(?:s|ed)|contend(?:s|ed)|urge[sd]|warn(?:s|ed)"
    r"|den(?:y|ies|ied)(?!\s+(?:entry|access|bail|permission|him|her|them|us)\b))\b",
    re.IGNORECASE,
)
"""What follows the name of whoever is heard in a sentence."""
_FAR = 200
_PLACED = re.compile(r"\b(?:in|at|near|across|inside|within|around)\s+(?:the\s+)?$", re.IGNORECASE)
_SET_OFF = re.compile(r"(?:\s+alone)?,(?!\s+(?:which|who)\b)")
"""Where something is, before the clause that tells it: "In Norlin alone, dust is responsible for …"."""
_GIVEN_NAMES = re.compile(r"[A-Z][\w'.-]*(?: [A-Z][\w'.-]*){0,2}")
_LONGEST = 40
"""Characters before a surname in which the word before it stands."""
_JUNIOR = re.compile(r",? (?:[JS]r\.?|I{2,3})$")
_SURNAME = re.compile(r"[A-Z][\w'-]{2,}")
_TITLES = (Place.HEADING, Place.HEADLINE)
"""They name what the article is about, and accuse nobody."""


class Hearing:
    """How the parties of an article are heard in it. Whoever asks about several keeps one.

    Args:
        article: in which accusations are looked for.
        speakers: for every item that has a speaker, the speaker and the numbers of the cited sentences.
    """

    def __init__(self, article: Article, speakers: Iterable[tuple[str, Sequence[int]]] = ()) -> None:
        self._article = article
        self._said: dict[str, list[Sequence[int]]] = {}
        for speaker, numbers in speakers:
            self._said.setdefault(speaker, []).append(numbers)

    def voice_of(self, name: str, aliases: Sequence[str]) -> Voice:
        """How a party is heard.

        Args:
            name: the party's name on the page.
            aliases: its other names. A member speaks for its side if the member's description has one of them:
                "sources from the Pakistani delegation" do, "Bank of Pakistan" is somebody else.

        Returns:
            `quoted`: an item with it as speaker cites a sentence with a direct quotation;
            `reported`: it is a speaker, without one; `accused_not_quoted`: it is no speaker, and a sentence of
            the article accuses it, nor does anybody speak who has an office in it, nor does it say anything itself in
            the article (then it is `reported`); else `not_quoted`.
        """
        names = (name, *aliases)
        said = self._said
        heard = self._heard([n for speaker in said if _is_theirs(speaker, names) for n in said[speaker]])
        if heard is not None or not self.accusations(name, aliases):
            return heard or "not_quoted"
        # Who is accused is answered for by whoever holds an office there.
        text = self._article.text
        answering = [n for speaker in said if answers_for(speaker, names, text) for n in said[speaker]]
        return self._heard(answering) or ("reported" if self._speaks(names) else "accused_not_quoted")

    def _speaks(self, names: Sequence[str]) -> bool:
        """Whether the article tells what somebody with these names says, be it in no item."""
        return any(
            known in low and any(_SPEAKS.match(low[end : end + _FAR]) for _, end in _places(known, low))
            for known in _bare(tuple(names))
            for low, sentence in zip(self._low, self._article.sentences, strict=True)
            if sentence.place not in _TITLES
        )

    def _heard(self, said: Sequence[Sequence[int]]) -> Voice | None:
        """How somebody is heard by items that cite these sentences; None by none."""
        sentences = self._article.sentences
        cited = [sentences[n - 1] for numbers in said for n in numbers if 1 <= n <= len(sentences)]
        return None if not said else "quoted" if any(_quotes(s.text) for s in cited) else "reported"

    def accusations(self, name: str, aliases: Sequence[str]) -> tuple[int, ...]:
        """Numbers of the sentences that accuse a party by its name or an alias, in the article's order; none where
        accusations are not known of.
        """
        found: set[int] = set()
        for known in (*_bare((name, *aliases)), *self._surname(name)) if self._article.english else ():
            # Its name is looked for first: most sentences do not have it.
            for n, low in enumerate(self._low):
                if known in low and self._accuses(known, self._article.sentences[n]):
                    found.add(n + 1)
        return tuple(sorted(found))

    @cached_property
    def _low(self) -> list[str]:
        """The sentences in plain and small letters."""
        article = self._article
        told = zip(article.sentences, article.lowered, strict=True)
        return [low if low.isascii() else plain(s.text).lower() for s, low in told]

    def _accuses(self, known: str, sentence: Sentence) -> bool:
        if sentence.place in _TITLES or not _may_accuse(sentence.text):
            return False
        text = plain(sentence.text)
        low = text.lower()
        return _accuses(known, text if len(low) == len(text) else low, low)

    def _surname(self, name: str) -> tuple[str, ...]:
        """The last word of a name, where nothing but that surname can be meant by it: nobody else bears it, and it is
        no word that the article has in small letters.
        """
        given, _, surname = _JUNIOR.sub("", plain(name)).rpartition(" ")
        if not _GIVEN_NAMES.fullmatch(given) or not _SURNAME.fullmatch(surname):
            return ()
        text, low = self._plain
        for start, _ in _places(surname.lower(), low):
            word = next(reversed(text[max(0, start - _LONGEST) : start].split()), "")
            another = word[:1].isupper() and word[-1].isalpha() and text[start - 1] == " "
            if not text[start].isupper() or (another and word not in given and word.lower() not in OFFICES):
                return ()
        return (surname.lower(),)

    @cached_property
    def _plain(self) -> tuple[str, str]:
        """The text in plain letters, and in small ones, character by character."""
        text = plain(self._article.text)
        low = text.lower()
        return (text if len(low) == len(text) else low), low


def speaks_for(speaker: str, names: Sequence[str]) -> bool:
    """Whether a description, not itself a name, says that somebody belongs to one of these."""
    described = _described(speaker)
    return described is not None and any(
        name in described and any(_places(name, described)) for name in _bare(tuple(names))
    )


@lru_cache(maxsize=4096)
def _is_theirs(speaker: str, names: tuple[str, ...]) -> bool:
    """Whether somebody is who has these names, or speaks for it."""
    return any(same_voice(speaker, known) for known in names) or speaks_for(speaker, names)


@lru_cache(maxsize=1024)
def _described(speaker: str) -> str | None:
    """A description in plain and small letters; None for a name."""
    if speaker[:1].isupper() and all(w[0].isupper() or len(w) < 4 for w in speaker.split()):
        return None
    return plain(speaker).lower()


def _quotes(text: str) -> bool:
    return any(len(text[q.start : q.end].split()) > 1 or q.end - q.start > 8 for q in quotations(text))


@lru_cache(maxsize=512)
def _bare(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names in lower case and without "the", longest first."""
    found = {plain(n).strip().lower().removeprefix("the ").strip() for n in names}
    return tuple(sorted((n for n in found if n), key=len, reverse=True))


def _places(name: str, low: str) -> Iterator[tuple[int, int]]:
    """Where a name stands as whole words."""
    start = low.find(name)
    while start >= 0:
        end = start + len(name)
        if not _in_word(low, start - 1) and not _in_word(low, end):
            yield start, end
        start = low.find(name, end)


def _in_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def _accuses(name: str, sentence: str, low: str) -> bool:
    for start, end in _places(name, low):
        before, after = sentence[max(0, start - 100) : start], sentence[end : end + 120]
        if _AT.search(before) or _BY.search(before) or _OWNS.match(after):
            return True
        if is_charged(before[-NEAR:], sentence[end : end + FAR]):
            return True
        placed = _PLACED.search(before) is not None and _SET_OFF.match(after) is not None
        if not placed and _DOES.match(after) and not _SUBJECT_OF_ACCUSING.match(after):
            return True
    return False
