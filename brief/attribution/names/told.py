"""What an English article tells of a name by the noun that it puts beside it: "the airline Norlin Air", "Ada Berg, a
pilot,".
"""

from __future__ import annotations

import re
from collections import Counter

from brief.article import Article, Place
from brief.attribution.grammar.nouns import is_person
from brief.attribution.names.bodies import Sort
from brief.grounding.words import places_of
from brief.office_titles import OFFICES

_BODIES: dict[str, Sort] = {
    **dict.fromkeys(
        ("airline", "carrier", "retailer", "manufacturer", "automaker", "company", "firm", "bank", "supermarket"),
        "company",
    ),
    **dict.fromkeys(
        (
            *("newspaper", "tabloid", "daily", "weekly", "magazine", "broadcaster", "channel", "network", "website"),
            *("news agency", "press agency", "news service", "news site", "charity", "NGO", "nonprofit", "union"),
            *("think tank", "party", "organisation", "organization", "university"),
        ),
        "organisation",
    ),
    **dict.fromkeys(("militia", "militant group", "rebel group", "terrorist group", "armed group"), "armed_group"),
}
_NOUNS = "|".join(sorted(_BODIES, key=len, reverse=True))
_BEFORE = re.compile(rf"(?<![\w-])({_NOUNS}) (?:[“\"])?$")
_BEHIND = re.compile(
    r"(?:[’”\"])?,? (?:\(?(?:formerly|also) [^,()]+\)?,? )?(?:an?|the) "
    r"(?:(?!(?:of|at|for|in|from|to|with)\b)[\w’'.-]+ ){0,4}?"
    rf"({_NOUNS})(?=[,.;)]| (?:that|which|in|for|based|with|at|on|owned|run|of)\b)"
)
_TITLES = OFFICES | frozenset(
    """king queen prince princess sultan pope bishop archbishop nominee candidate manager lawyer doctor coach actor
    actress singer author journalist businessman businesswoman lawmaker colonel captain""".split()
)
_OFFICE = re.compile(r"([A-Za-z]+) $")
_OFFICE_AND_COMMA = re.compile(
    r"(?:[’']s|\b(?:the|its|their|his|her|an?)) (?:[\w’'-]+ ){0,3}([a-z]+)(?: (?:of|for|at) [^,.;]{3,60})?, $"
)
_PERSON = re.compile(
    r"(?<!s),? who (?!(?:are|were|have)\b)| (?:himself|herself)\b|, (?:aged )?\d\d,|[’']s? (?:\w+ )?(?:wife|husband"
    r"|mother|father|parents|son|daughter|brother|sister|widow|widower|campaign|candidacy|childhood|running mate)\b"
    r"| and (?:his|her) (?:wife|husband|mother|father|son|daughter|campaign|running mate)\b"
)
_SAYS_HE = re.compile(r" (?:said|says|added|told [\w ]{3,20}|claimed|announced|argued)(?: \w+day)?,? (?:that )?s?he\b")
_APPOSED = re.compile(
    r", (?:an?|the|[A-Z][\w’'-]+[’']s) (?:[\w’'-]+ ){0,4}?([a-z]+)(?:,| (?:of|for|at|in|who|from|with)\b)"
)
_OR_BODIES = re.compile(
    r"maker$|^(?:ex|im)porter$|^(?:supplier|producer|provider|lender|insurer|regulator|competitor|contractor|operator"
    r"|supporter|member|partner|publisher|developer|distributor|sponsor|owner|player|carrier|employer|builder|leader"
    r"|insider|builder|port|center|newsletter|grocer|brewer|opponent|supporter|critic|creditor|investor|source)$"
)
_TOLD = re.compile(r"\b(?:tells?|told|informed|assured|reminded|said|says) (?:[\w’'-]+ ){0,3}$")
_PLACED = ("in ", "at ", "near ", "from ")
"""What stands before a place: "In Norlin, an old man" is no apposition."""
_LONG = 90


def told_sort(names: tuple[str, ...], article: Article) -> Sort | None:
    """What an article says a party is, by the nouns and pronouns beside one of its names; None where it does not, or
    says two things as often.

    Args:
        names: the party's names.
    """
    if article.language not in (None, "en"):
        return None
    body = [s.text for s in article.sentences if s.place is Place.BODY]
    told = Counter(
        sort
        for name in names
        for text in body
        if name in text
        for at in places_of(name, text)
        if (sort := _beside(text, at, at + len(name)))
    ).most_common(2)
    return told[0][0] if told and (len(told) == 1 or told[0][1] > told[1][1]) else None


def _beside(text: str, start: int, end: int) -> Sort | None:
    """What stands beside a name at one place."""
    before = _BEFORE.search(text, max(0, start - _LONG), start)
    if before and not _TOLD.search(text, 0, before.start()):
        return _BODIES[before[1]]
    if behind := _BEHIND.match(text, end):
        return _BODIES[behind[1]]
    # "Berg’s team says she": the team is no person.
    named = text[start:end].rpartition(" ")[2][:1].isupper()
    return "person" if named and _is_told_person(text, start, end) else None


def _is_told_person(text: str, start: int, end: int) -> bool:
    if _PERSON.match(text, end) or _SAYS_HE.match(text, end):
        return True
    office = _OFFICE.search(text, max(0, start - _LONG), start)
    if office and office[1].lower() in _TITLES and not text.startswith(("’s", "'s"), end):
        return True
    apposed = _OFFICE_AND_COMMA.search(text, max(0, start - _LONG), start)
    if apposed and text.startswith(",", end) and _is_one(apposed[1]):
        return True
    behind = _APPOSED.match(text, end)
    return behind is not None and _is_one(behind[1]) and not text[:start].lower().endswith(_PLACED)


def _is_one(noun: str) -> bool:
    """Whether a noun stands for a person, and not as well for a body: a pilot, and no exporter."""
    return is_person(noun) and not _OR_BODIES.search(noun)
