"""Who speaks where in an article, by its items and its grammar, and how a question names those it asks about. English
only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.article import Place, Sentence
from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.function_words import PREPOSITIONS
from brief.attribution.grammar.inverted import small
from brief.attribution.grammar.nouns import DOCUMENTS, is_agent, is_person
from brief.attribution.grammar.speaking import speaking
from brief.attribution.names.titles import bare
from brief.attribution.open_matters.forms import DETERMINED
from brief.grounding.names import is_nobody, is_vague, same_voice
from brief.grounding.own import said_in
from brief.grounding.words import places_of
from brief.schema import Speaker
from brief.shapes import ItemView, Shape
from brief.writing.offers import Offers
from brief.writing.settle import Settled

_WITHIN = re.compile(r" (?<=[a-z,;] )([A-ZÀ-Þ][\w’'-]+)")
"""What has a capital within a sentence: at the beginning of another it is a name there too."""
_PRONOUNS = frozenset("he she they it we i you who which that this these those there him her them what one".split())
_WITH_THE = re.compile(
    r"^(?:U\.?[SKN]\.?|E[CU]|Senate|House|White House|Pentagon|Kremlin|Treasury|Commission|Cabinet"
    r"|Netherlands|Philippines|United (?:States|Kingdom|Nations|Arab Emirates)|(?:European|Soviet"
    r"|African) (?:Union|Community))$"
    r"|^(?!the |[Tt]heir |[Ii]ts |[^ ]*[’']s ).* (?:Organi[sz]ation|Association|(?:Subc|C)ommittee"
    r"|Commission|Ministry|Department|Council|Board|Agency|Authority|Bureau|Administration|Federation"
    r"|Institute|Courts?(?: of Appeals)?|Senate|Army|Navy|Air Force)(?: (?:of|for|on) .+)?$"
)
"""Names that stand behind "the": of bodies, and of a few countries."""
_OFFICE = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'.-]+ )+(?:Minister|Secretary|Chancellor|Ambassador|Commissioner|Governor|Treasurer|Chairman)"
)
"""An office that stands as if it were a name: "Oil Minister"."""
_PAPERS = DOCUMENTS | {"statement"}
_BEHIND_A_NOUN = re.compile(r" (?:of|at|in|for|from|on|with|who|that) ")
_DATES = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())
_BEFORE = re.compile(
    r"^.*\b(?:(?:said|says|say|told \w+|announced|confirmed|mentioned|reported|believes?)(?: that)?|while|but) ",
    re.IGNORECASE,
)
"""What stands before the subject of a clause that somebody says."""
_WHEN_BEFORE = re.compile(
    r"^(?:(?:last|this|next) (?:night|week|month|year|summer|winter|spring|autumn|fall|\w+day)"
    r"|yesterday|today|tonight|tomorrow"
    r"|(?:late|early|earlier) (?:on )?(?:today|yesterday|\w+day)|on \w+day) ",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?:[’']s|s[’'])$")
_WHEN = re.compile(r" (?:on \w+day|yesterday|today|this (?:week|month|year)|last (?:week|month|year)|later|also)$")
_NO_BEGINNING = _PRONOUNS | PREPOSITIONS
_TWO_NOUNS = re.compile(
    r"(?<!\bof)(?<!\bin)(?<!\bon)(?<!\bat)(?<!\bto)(?<!\bby)(?<!\bfor)(?<!\band)(?<!\bfrom)(?<!\bwith)"
    r"(?<!\bunder)(?<!\bover)(?<!\bboth)(?<!\ball) the "
)
"""A noun and what is told of it: "speculation the port might close"."""
_NO_NAME = ENGLISH_SPEECH | _PRONOUNS | frozenset("his her their its".split())
"""Words of a phrase that is more than a name, or points at one."""


_DENIES = re.compile(r"\b(?:den(?:y|ies|ied)|(?:reject|dismiss|disput|refut|contest)(?:s|es|ed)|disagree[ds]?)\b")
_SOON = 4
"""Sentences behind an accusation in which it is answered."""


class Voices:
    """The voices of an article.

    Args:
        settled: the items found so far.
        shape: of their kind.
        offers: what the article offers.
    """

    def __init__(self, settled: Settled, shape: Shape, offers: Offers) -> None:
        self.settled, self.shape, self.offers = settled, shape, offers
        self.article, self.cast = offers.article, offers.cast
        self.body = [s for s in self.article.sentences if s.place is Place.BODY]
        opening = {sentence.start for sentence in self.article.sentences}
        printed = (m for m in self.cast.mentions if m.start not in opening or " " in m.name or m.title)
        self.names = frozenset(name.split()[0] for m in printed for name in (m.name, m.title) if name) | frozenset(
            _WITHIN.findall(self.article.text)
        )
        self.lead = self.body[0].id if self.body else 0
        self.said: dict[int, str] = {}
        """Who speaks in a sentence, by the items or else by its grammar."""
        for speaker, numbers in self.spoken():
            for n in numbers:
                self.said.setdefault(n, speaker)
        for line in offers.speech:
            if line.certain:
                self.said.setdefault(line.sentence.id, line.choices[0])

    def spoken(self) -> Iterator[tuple[str, list[int]]]:
        """Every speaker of an item, with the sentences that say what they say."""
        for section in self.shape.sections:
            if section.first(Speaker):
                for i, item in enumerate(self.settled.get(section.name, [])):
                    view = ItemView(section, i, item)
                    yield view.text(Speaker) or "", said_in(view, self.article)

    def denial(self, accused: str, sentence: Sentence) -> int | None:
        """The number of the sentence close behind an accusation in which whoever is accused denies it; None without."""
        behind = (s for s in self.body if sentence.id < s.id <= sentence.id + _SOON)
        replies = (s.id for s in behind if same_voice(self.said.get(s.id, ""), accused) and _DENIES.search(s.text))
        return next(replies, None)

    def name(self, printed: str, sentence: Sentence) -> str | None:
        """A printed subject as a question names it; a pronoun is whoever the sentence's item says."""
        text = re.sub(
            r"^(?:and|but|while|that|as|also|however|meanwhile|then|(?:an? |the )?(?:\w+ )?(?:hours?|days?"
            r"|weeks?|months?|years?) (?:later|earlier|before|after)) ",
            "",
            printed.strip(' ,“”"'),
            flags=re.IGNORECASE,
        )
        low = text.lower()
        if low in _PRONOUNS:
            return self._meant(low, self.said.get(sentence.id))
        text = _WHEN.sub("", _WHEN_BEFORE.sub("", _BEFORE.sub("", text)))
        low = text.lower()
        # "the mayor’s claims": what follows is a noun
        if (
            not text
            or _OWNER.search(text)
            or low.split()[0] in _NO_BEGINNING
            or low in _DATES
            or _TWO_NOUNS.search(low)
        ):
            return None
        if self._opens_small(text, sentence):
            text = text[0].lower() + text[1:]
        elif self.cast.has(bare(text)) and (text[0].isupper() or low.startswith("the ")):
            full = self.cast.full(text)
            return (
                f"the {full}" if low.startswith("the ") and not self.cast.is_person(full) else self.with_article(full)
            )
        if low.startswith("the ") and (known := (self.cast.titled(low) if is_agent(low.split()[-1]) else None)):
            return known
        return self._described(text)

    def _described(self, text: str) -> str | None:
        """Who speaks or acts by what they are: "port officials", "the Oil Minister"; None for a thing, or a noun that
        lacks its article.
        """
        spoken = speaking(text)
        if spoken is None or _NO_NAME & set(spoken.lower().split()) or spoken.rsplit(maxsplit=1)[-1].lower() in _PAPERS:
            return None
        named = small(spoken, self.names)
        return None if _lacks_an_article(named) else self.with_article(named)

    def _meant(self, pronoun: str, spoke: str | None) -> str | None:
        """Who speaks in a sentence, if a pronoun that is its subject can mean them."""
        if spoke is None or pronoun not in {"he", "she", "they", "it"} or is_nobody(spoke) or is_vague(spoke):
            return None
        if spoke.rsplit(maxsplit=1)[-1].lower() in _PAPERS:
            return None  # "It may drill, the statement said": it is whoever gave the statement out
        # "He denied it", where his city's name was taken for his: better no question than one of somebody else.
        return self.with_article(spoke) if self.is_person(spoke) == (pronoun in {"he", "she"}) else None

    def _opens_small(self, text: str, sentence: Sentence) -> bool:
        """Whether a single word that opens a sentence has its capital from that alone: "Success may depend on …"."""
        opens = " " not in text and sentence.text.startswith(text)
        return opens and text[:1].isupper() and text not in self.names and not self.cast.is_person(text)

    def is_person(self, name: str) -> bool:
        """Whether who is so named is one person: by name, or by what they are."""
        words = name.split()
        return self.cast.is_person(name) or (bool(words) and words[-1].islower() and is_person(words[-1]))

    def with_article(self, name: str) -> str:
        """A name as a sentence has it: "the United States" where the article mostly prints it so, "the Dock Safety
        Board" in any case.
        """
        if DETERMINED.match(name):
            return name
        text = self.article.text
        printed = sum(text[max(0, at - 4) : at].lower() == "the " for at in places_of(name, text))
        often = printed * 2 > text.count(name) and not self.cast.is_person(name)
        return f"the {name}" if often or _WITH_THE.search(name) or _OFFICE.fullmatch(name) else name

    def speaks(self, who: str) -> bool:
        """Whether somebody is heard in the article."""
        return any(same_voice(who, s) for s in self.said.values())


def _lacks_an_article(noun: str) -> bool:
    """Whether a common noun stands bare that cannot: "government", "vice president of corporate affairs"."""
    head = _BEHIND_A_NOUN.split(noun)[0]
    last = head.rsplit(maxsplit=1)[-1]
    # "Norlin management" can stand bare, and "Norlin spokesman" cannot.
    return (
        (head.islower() or (last.islower() and is_person(last)))
        and not DETERMINED.match(noun)
        and not _OWNER.search(head.partition(" ")[0])
        and not last.endswith(("s", "people", "men", "children", "police"))
    )
