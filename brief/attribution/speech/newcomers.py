"""Persons without a name whom a sentence brings in: "A nurse was arrested", "Police stopped a 34-year-old man".

Who is told of with "a" or "another" has not been told of before, so a pronoun right behind means that one sooner than
who is named further up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.nouns import head_of, is_agent, is_person
from brief.attribution.grammar.quotes import narration

_PAST = r"\w+ed|left|went|fell|ran|told|took|gave|found|lost|met|saw|shot|sent|won|hit|set|came|began|wrote|stole|fled"
_FIRST = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) \w|\bThe [a-z]")
"""With what somebody new begins, to be looked for before anything else is."""
_OF_A_DEED = frozenset(
    "suspect attacker assailant gunman shooter robber thief defendant accused driver passenger teenager".split()
)
"""Whom an article seldom names: "The suspect was held"."""
_NEW = frozenset("a an one another".split())
_ACTS = re.compile(
    r"(?:,(?: (?:who|aged?|from|of|in|with)\b[^,.;:“”\"]{1,60}| \d\d),)? (?:(?:also|later|then|\w+ly) )?"
    r"(?:was|had|has (?:been|said|told)|faces|is (?:being|in|under|due|accused|charged|recovering)"
    rf"|(?!need)(?:{_PAST}))\b"
)
"""What somebody does or did; who may, must or is to do something is anybody: "A mayor must lead"."""
_DIED = re.compile(
    r"(?:,[^,]*,)? (?:(?:later|then|\w+ly) )?(?:died|drowned|(?:was|had been|has been) (?:\w+ )?(?:dead|killed|murdered"
    r"|beheaded|executed|buried|drowned)|was (?:shot|stabbed|beaten|crushed|burned) (?:dead|to death))\b"
)
_NAMED_SO = re.compile(r"\b(?:named|called|identified|known)\b")
_TOLD_OF = re.compile(
    rf"(?:(?<!was )(?<!were )(?<!been )(?<!be )(?<!is )\b(?!named|called|considered|appointed|elected|joined"
    rf"|remained|looked|turned|seemed|appeared|used|needed|wanted|represented|portrayed)(?:{_PAST})"
    r"|\bsa(?:id|ys)(?: on \w+day| \w+day)?(?: that)?)"
    r" (?P<who>(?:an?|another) (?:[a-z\d-]+ ){0,3}?(?P<noun>[a-z-]+))(?! (?:of|for|like)\b)(?![\w’'-])"
)
"""Who is told of behind a verb."""

_WHO_IT_IS = re.compile(
    r", (?:(?:an?|the) )?(?:[\w’'-]+ ){0,3}?(?P<noun>[a-z-]+)(?: (?:of|at|for|from|with|in)\b|[,.])"
)


def is_presented(text: str, end: int) -> bool:
    """Whether it says who somebody is, right behind the name that ends there: "Ada Berg, a pilot from Norlin"."""
    found = _WHO_IT_IS.match(text, end)
    return found is not None and (is_person(found["noun"]) or is_agent(found["noun"]))


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person without a name, as the sentence prints it, with a small letter."""

    text: str
    start: int
    end: int
    subject: bool
    """Whether the sentence is about that one; else somebody does something to them, or tells of them."""
    known: bool = False
    """Whether it is "the suspect", who may be somebody named before."""


@lru_cache(maxsize=1024)
def newcomer(sentence: str) -> Newcomer | None:
    """The one whom a sentence brings in and who may be meant by "he" or "she" in the next one; nobody who has died."""
    if not _FIRST.search(sentence):
        return None
    found = Clause(sentence).opening()
    first = found.text.split(maxsplit=1)[0].lower() if found is not None else ""
    known = first == "the" and found is not None and _noun(found.text) in _OF_A_DEED
    if found is not None and (first in _NEW or known):
        alive = _ACTS.match(sentence, found.end) and not _DIED.match(sentence, found.end)
        if not alive or not is_person(_noun(found.text)) or _NAMED_SO.search(sentence):
            return None
        return Newcomer(found.text[0].lower() + found.text[1:], found.start, found.end, True, known)
    told = narration(sentence)
    for match in _TOLD_OF.finditer(told):
        if is_person(match["noun"]) and not _DIED.match(told, match.end()) and not _NAMED_SO.search(told):
            return Newcomer(match["who"], match.start("who"), match.end("who"), subject=False)
    return None


def _noun(phrase: str) -> str:
    """What somebody is, in the singular: "guard" of "one of the guards at the gate"."""
    low = phrase.lower()
    several = low.removeprefix("one of ")
    return head_of(several).removesuffix("s") if several != low else head_of(low)
