"""The names that an article prints, each at its place, with the title before it: what capitals tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from brief.article import Article, Place, Sentence
from brief.attribution.cues import ENGLISH_SPEECH
from brief.attribution.nouns import HEADS

_PARTICLES = r"(?:de|del|della|der|den|van|von|bin|ibn|al|el|la|le|di|da|dos|of|for|the|du|y)"
_CAP = r"(?:[A-ZÀ-ÖØ-ÞŁŚŽČ][\w’'.\-]*\w|[A-Z](?:\.[A-Z])*\.?)"
_ABBREVIATED = r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt)\. )"
_NAME = re.compile(rf"(?<![\w’']){_ABBREVIATED}*(?:{_CAP})(?:(?:(?<=s)[’'])?(?: |-)(?:{_PARTICLES} ){{0,2}}{_CAP})*")
_PARTY_AND_STATE = re.compile(r"[RDI]-[A-Z]")
"""A legislator's party and state, which some papers print behind the name: "Tim Kaine, D-Va."."""
_PLACE_AND_NAME = 3
_TITLES = frozenset(
    "commander admiral mr mrs ms miss dr prof professor sir lord lady dame sen senator rep representative gov governor president prime"
    " minister vice deputy chief chairman chairwoman chair secretary general state foreign defence defense interior"
    " finance justice attorney judge justice captain colonel lieutenant major sergeant officer commissioner mayor"
    " councillor councilman congressman congresswoman director spokesman spokeswoman spokesperson ambassador pope bishop"
    " archbishop cardinal king queen prince princess chancellor premier speaker former acting lt col gen maj sgt capt"
    " inspector superintendent sheriff rev reverend imam sheikh ayatollah coach ceo founder leader lawyer analyst"
    " candidate nominee rival campaign manager editor host pollster prosecutor president-elect head assemblyman assemblywoman councilwoman alderman mp mep".split()
)
_OFFICES = frozenset(
    "attorney sheriff prosecutor commander minister secretary president judge governor senator chief director spokesman spokeswoman spokesperson chairman"
    " chairwoman speaker leader ambassador commissioner mayor officer chancellor premier representative congressman congresswoman"
    " assemblyman assemblywoman councilman councilwoman superintendent professor mp mep".split()
)
"""Titles that words of their own go before: "Transport Minister", "Federal District Judge"."""
_FUNCTION = frozenset(
    "the a an in on at but and or if when while as after before since for from by with he she they it we i you his her"
    " their its our my this that these those there here what who how why where which despite however meanwhile although"
    " though because not no yes so yet still also then both some many most one two three four five asked speaking"
    " according during under over all any each every another other such more much now just only even well let is are was"
    " were be have has had do does did will would could should may might can must about into out up off than to of look"
    " monday tuesday wednesday thursday friday saturday sunday january february march april june july august september"
    " october november december earlier later last next first second third officials sources analysts experts critics"
    " police talks maybe perhaps furthermore moreover obviously certainly clearly finally please someone somebody everyone whether unless until"
    " everybody anyone nobody among following get thanks hello yeah okay sure look well".split()
)
_GROUPS = HEADS - {
    "republicans",
    "democrats",
    "conservatives",
    "liberals",
    "taliban",
    "kremlin",
    "pentagon",
    "parliament",
    "senate",
    "congress",
}


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """A name without possessive ending and leading titles: "Defence Minister Asif’s" → "Asif"."""
    words = re.sub(r"[’']s?$", "", name.strip()).split()
    while len(words) > 1 and words[0].lower().strip(".") in _TITLES:
        words = words[1:]
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands at one place of the article's text."""

    name: str
    """Without titles, as printed here."""
    title: str
    """The capitalised title printed before it, or empty."""
    start: int
    sentence: int


def mentions_in(article: Article) -> list[Mention]:
    """The names in an article's body, in order; scripts without case have none."""
    seen_lower = set(re.findall(r"(?<![\w.])[a-zà-ÿ][\w’'-]+", article.text))
    return [m for s in article.sentences if s.place is Place.BODY for m in _mentions(s, seen_lower)]


def _after_of(words: list[str]) -> list[str]:
    """The name behind a title with "of": "Secretary of State John F. Kerry", "Mayor of Oslo Mara Holm"."""
    offices = next((i for i, w in enumerate(words) if w.lower() not in _TITLES), len(words))
    if offices:
        return words[offices:]
    initial = len(words) > _PLACE_AND_NAME and len(words[-2].strip(".")) == 1
    return words[-3:] if initial else words[-2:] if len(words) >= _PLACE_AND_NAME else []


def _mentions(sentence: Sentence, seen_lower: set[str]) -> list[Mention]:
    found: list[Mention] = []
    for match in _NAME.finditer(sentence.text):
        words = re.sub(r"[’']s?$", "", re.split(r"(?<=\w)[’']s ", match.group())[-1]).rstrip(".,").split()
        while words and (
            words[0].lower() in _FUNCTION
            or (match.start() == 0 and words[0].lower() in ENGLISH_SPEECH)
            or (
                match.start() == 0
                and len(words) == 1
                and (words[0].lower() in seen_lower or words[0].lower() in _GROUPS)
            )
        ):
            words = words[1:]
        title: list[str] = []
        while len(words) > 1 and words[0].lower().strip(".") in _TITLES:
            title.append(words.pop(0))
        office = max((i for i, w in enumerate(words[:-1]) if w.lower() in _OFFICES), default=None)
        if office is not None and len(words) - office <= 4:
            title, words = [*title, *words[: office + 1]], words[office + 1 :]
        if words and _PARTY_AND_STATE.match(words[-1]):
            words = words[:-1]
        if words and words[-1] == "I" and len(words) < 3:
            words = words[:-1]  # "Maybe I", where Elizabeth I is no news
        if title and words[:1] == ["of"]:
            words = _after_of(words[1:])
        if not words or (
            len(words) == 1 and (words[0].lower() in _FUNCTION or words[0].lower() in _TITLES or len(words[0]) < 2)
        ):
            continue
        offset = match.group().find(title[0] if title else words[0])
        found.append(
            Mention(" ".join(words), " ".join(title), sentence.start + match.start() + max(offset, 0), sentence.id)
        )
    return found
