"""What the patterns of open matters share: a sentence with what its article knows, and parts of English sentences."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.inverted import small

Reason = Literal["unanswered", "disputed", "one_sided", "undecided", "unverified"]
Name = Callable[[str], str | None]
"""Gives a printed subject as it is named in a question; None where it names nobody."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A question that an article leaves open."""

    question: str
    reason: Reason
    weight: float
    """How much an editor would want to know, by the form alone: what is said to be open counts most."""
    whom: str | None = None
    """Whose answer is asked for: there is none to ask for if they speak in the article."""
    accused: str | None = None
    """Who is accused: where they deny it, both sides are heard."""


START = (
    r"(?:^|(?<=[,;:—–“] )|(?<=[,.?!][”\"] )|(?<=[“\"])|(?<=[a-z]\. )|(?<=\bsaid that )|(?<=\bsays that )"
    r"|(?<=\band )|(?<=\bbut )|(?<=\bsaid )|(?<=\bsays )|(?<=\bthough ))(?!(?:[Ee]ven|[Aa]nd|[Bb]ut|[Oo]r"
    r"|[Aa]s|[Ii]f|[Tt]hat|[Ww]hile|who|which|[Ww]hen|[Ww]here|[Tt]hough|[Aa]lthough|[Bb]ecause|[Ss]ince"
    r"|[Aa]fter|[Bb]efore|[Uu]nless|[Uu]ntil|(?:with|in|of|to|for|by) wh(?:ich|om))\b)"
)
NP = r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) )?[\w’'.&$-]+(?: (?:\([A-Z]+\)|[\w’'.&$-]+)){0,8}?"
WHO = rf"{START}(?P<who>{NP}),?"
HAVE = r"(?:has|have|had)"
BE = r"(?:is|are|was|were|remains?|remained|being)"
NOT = r"(?: ?n[o’']t| not)"
YET = r"(?:also |still |yet |immediately |currently |now |reportedly |already |officially |publicly |formally )*"
ASK = r"(?P<word>whether|if|why|how|when|where|what|who|which) (?P<clause>(?!(?:to|and|or)\b).+)"
_HALF = re.compile(
    rf"(?:^|[,;:—–] )(?:(?!(?:{BE}|{HAVE}|will|would|could|can|may|might|did|does|do|said|says)\b)[\w’'.&$-]+ )+and $"
)
"""What stands before "B have not been released" where it goes on from a subject without a verb: "flows between A
and".
"""
_LISTED = re.compile(r"\b[a-z][\w-]+, $")
_NO_THING = frozenset(
    (
        "he she they it we i you who whose what which how why when where whether as this that these those"
        " there his her their its said also but"
    ).split()
)
_VERBS = frozenset("is are was were has have had will would".split())
DETERMINED = re.compile(
    r"(?:the|an?|its|their|his|her|this|that|these|those|some|any|no|one|all|both|each|other|several"
    r"|what|which|how|more|further|many|much|most|\d+)\b"
)
_MANY = frozenset("are were have".split())
_PEOPLE = re.compile(r"\b(?:attacker|gunman|suspect|victim|killer|driver|perpetrator|assailant|author|buyer|owner)s?$")


DOING = re.compile(r"(?:\w+ly )?\w+ing\b")
"""How a deed begins that somebody is accused of, or denies: "wrongly closing the quay"."""
GROUND = re.compile(r",? (?:due (?:in part |partly |largely |mainly )?to|because|owing to)\b")
"""Where a sentence goes on to tell why."""
GOES_ON = re.compile(
    r"(?:but|and|so|yet|however|meanwhile|still|moreover|instead|otherwise|therefore|thus)\b", re.IGNORECASE
)
"""How a clause begins that goes on from another."""
ON_THAT = r"(?:that|this|these|those|such)\b[^,]*"
"""What points at what stands before: a bare "declined to comment" may be about anything."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of English, and what its article knows of the words in it."""

    text: str
    name: Name
    """How a printed subject is named in a question."""
    names: frozenset[str]
    """Words that names and titles of the article begin with."""
    asked_about: str | None = None
    """What somebody who says nothing was asked about; None where that is not known."""
    is_person: Callable[[str], bool] = lambda _: True
    """Whether who is so named is one person, as far as the article tells."""

    def small(self, phrase: str) -> str:
        """A phrase as it stands within a sentence."""
        return small(phrase, self.names)

    def subject(self, match: re.Match[str]) -> str | None:
        """Who does what a form says, as a question names them: of "Ada Berg, a pilot, denied it" the one before the
        aside.
        """
        if not closes_an_aside(match):
            return self.name(match["who"])
        before = match.string[: match.start("who")].rstrip(", ")
        return None if "," in before else self.name(before)


_IF_ANY = re.compile(r",? if any,?(?= )")
_DASHES = re.compile(r"(?<=[\w.,”\"])--(?=[\w“\"])")


def even(text: str) -> str:
    """A sentence without what stands in the way of its forms: "what, if any, action", a dash that no spaces set off."""
    return _IF_ANY.sub("", _DASHES.sub(" — ", text)) if "--" in text or "if any" in text else text


def is_thing(phrase: str) -> bool:
    """Whether a phrase can be asked for: nobody says anything in it, and it neither points at something nor is a
    name.
    """
    lows = set(phrase.lower().split())
    telling = [w for w in phrase.split() if w.lower() not in ("the", "of", "and")]
    # ", a tunic and a jacket was not known": the end of a longer phrase.
    if lows & {"a", "an"} and phrase.startswith(("a ", "an ")):
        return False
    named = len(telling) > 1 and all(w[0].isupper() for w in telling)
    return not named and not lows & (ENGLISH_SPEECH | _NO_THING | _VERBS)


def what_is(what: str, be: str, told: Told) -> str:
    """The question what, or who, something is: "Motive is unknown" gives "What is the motive?"."""
    thing = told.small(what)
    asked = "Who" if _PEOPLE.search(thing) else "What"
    return f"{asked} {is_or_are(be)} {with_the(thing)}?"


def is_or_are(be: str) -> str:
    """The present of an auxiliary's number: "have" gives "are"."""
    return "are" if be in _MANY else "is"


def with_the(thing: str) -> str:
    """A common noun with an article: "motive", "delivery date"."""
    return f"the {thing}" if thing[:1].islower() and not DETERMINED.match(thing) else thing


def is_half(match: re.Match[str]) -> bool:
    """Whether what is found is the end of a longer subject: "capital flows between Norlin and Osterby", "fish, rice and
    beans".
    """
    before, found = match.string[: match.start()], match.groupdict()
    ends_a_list = " and " in (found.get("what") or found.get("who") or "") and _LISTED.search(before) is not None
    return ends_a_list or _HALF.search(before) is not None


def closes_an_aside(match: re.Match[str]) -> bool:
    """Whether a comma parts the subject found from its verb: the true one stands before "…, helped by A and B, may
    …".
    """
    return match.start("who") > 0 and match.string[match.end("who")] == ","
