"""Who is introduced by what they are to somebody: "Berg’s wife, Linda," "his sister Mia"."""

from __future__ import annotations

import re

FEMALE_RELATIVES = frozenset(
    "wife mother sister daughter girlfriend aunt niece grandmother granddaughter widow stepmother stepdaughter"
    " mother-in-law sister-in-law daughter-in-law stepsister ex-wife fiancée".split()
)
MALE_RELATIVES = frozenset(
    "husband father brother son boyfriend uncle nephew grandfather grandson widower stepfather stepson father-in-law"
    " brother-in-law son-in-law stepbrother ex-husband fiancé".split()
)
_EITHER = frozenset("cousin partner fiance fiancee spouse child baby".split())
_RELATIVES = FEMALE_RELATIVES | MALE_RELATIVES | _EITHER
_WHOSE = re.compile(
    r"(?:[’']s?|\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|whose)) (?:[a-z-]+ |\d+-[a-z-]+ ){0,2}?(?P<noun>[a-zé-]+),? $"
)
_LONGEST = 60


def relation(text: str, at: int) -> str | None:
    """What the one whose name begins at an offset is to somebody, by the words before; None where they tell nothing."""
    before = text[max(0, at - _LONGEST) : at]
    words = before.split()
    if not words or words[-1].rstrip(",") not in _RELATIVES:
        return None
    found = _WHOSE.search(before)
    return found["noun"] if found else None
