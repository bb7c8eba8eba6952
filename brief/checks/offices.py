"""Who holds an office in an article: "the minister", where it names one minister only."""

from __future__ import annotations

import re
from functools import lru_cache

from brief.office_titles import OFFICES

_TITLES = OFFICES | frozenset(
    """chair bishop archbishop captain coach lawyer executive manager pilot speaker chief king queen prince princess
    pope""".split()
)
_TITLE = "|".join(sorted(_TITLES))
WORDS_OF_OFFICES = _TITLES | frozenset("prime vice deputy foreign defence defense interior former".split())
"""Words that by themselves, capitals or not, name nobody."""
_NAMED_BEHIND = re.compile(r",? [A-ZÀ-Þ]")
_OFFICE_AND_WHOSE = 3
"""Words of an office that is told with whose it is, or where: with fewer it may be another's."""
_NAME = r"(?P<name>(?:[A-ZÀ-Þ][\w’'-]*\.? ){0,2}[A-ZÀ-Þ][\w’'-]*\w)"
_BEFORE = re.compile(rf"\b(?P<office>(?i:{_TITLE}))(?: (?:for|of) (?:the )?[A-Z]\w+)?,? {_NAME}")
_AFTER = re.compile(rf"{_NAME}, (?!who\b|which\b)(?:[\w’'-]+ ){{0,5}}?(?P<office>(?:{_TITLE}))\b")


@lru_cache(maxsize=64)
def holders(text: str) -> dict[str, frozenset[str]]:
    """Offices, in small letters, and the names that an article's text gives to them."""
    found: dict[str, set[str]] = {}
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(text):
            found.setdefault(match["office"].lower(), set()).add(match["name"])
    return {office: frozenset(names) for office, names in found.items()}


def holder(text: str, description: str) -> str | None:
    """The one name that an article gives to the office a description ends in; None where it names none, or several."""
    names = holders(text).get(description.rsplit(maxsplit=1)[-1].lower(), frozenset())
    last = {name.rsplit(maxsplit=1)[-1] for name in names}
    return max(names, key=len) if len(last) == 1 else None


def is_titled(who: str, sentence: str) -> bool:
    """Whether a sentence has all of an office but the name of who holds it: "Norland’s envoy to the union" for
    "Norland’s envoy to the union Ada Berg".
    """
    parts = who.split()
    first = next((n for n in range(len(parts), 0, -1) if not parts[n - 1][0].isupper()), 0)
    for end in range(len(parts) - 1, max(first, _OFFICE_AND_WHOSE) - 1, -1):
        title = " ".join(parts[:end])
        if not WORDS_OF_OFFICES.isdisjoint(p.lower() for p in parts[:end]) and title in sentence:
            return not _NAMED_BEHIND.match(sentence.partition(title)[2])
    return False


def is_a_person(text: str, name: str) -> bool:
    """Whether an article treats a name as a person's: by a title, an office, or a "who" behind it."""
    last = name.rsplit(maxsplit=1)[-1]
    if any(n.rsplit(maxsplit=1)[-1] == last for names in holders(text).values() for n in names):
        return True
    return (
        any(f"{sign}{last}" in text for sign in ("Mr ", "Mr. ", "Mrs ", "Mrs. ", "Ms ", "Ms. ", "Dr ", "Dr. "))
        or f"{last}, who " in text
    )
