"""Who answers for a party by an office in it: "President Ada Berg of Norlin", "Norlin’s foreign minister, Ada Berg"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from brief.grounding.names import alike
from brief.grounding.nations import same_nation
from brief.grounding.words import plain

_OFFICE = (
    r"(?i:president|minister|premier|chancellor|ambassador|envoy|secretary|king|queen|emir|sultan|supreme leader"
    r"|spokes(?:man|woman|person)|chairman|chairwoman|chief executive|ceo|director)"
)
_NOW = r"(?<!former )(?<!Former )(?<!ex-)(?<!then-)"
_KIND = r"(?: (?!former|opposition|exiled|rebel|ousted|shadow)[a-z-]+){0,2}"
_GIVEN = r"(?:[A-Z][\w'.-]* ){0,3}"
_SOME_OFFICE = (
    *("president", "minister", "premier", "chancellor", "ambassador", "envoy", "secretary", "king", "queen", "emir"),
    *("sultan", "supreme leader", "spokes", "chairman", "chairwoman", "chief executive", "ceo", "director"),
)
"""Of which each office has one in small letters: found to be missing far sooner than by the pattern."""
_CAPITAL = re.compile(r"[A-Z][\w-]{3,}")
_FAR = 100


def answers_for(speaker: str, names: Sequence[str], text: str) -> bool:
    """Whether an English text tells that a speaker, by name, holds an office in a party.

    Args:
        speaker: as given on a page.
        names: those of the party.
        text: the article's.
    """
    last = (plain(speaker).split() or [""])[-1]
    if not last[:1].isupper():
        return False
    even = _even(text)
    # Patterns are made of the names, which takes long, and so only where an office and a name stand around the speaker.
    around = {at: even[max(0, at - _FAR) : at + len(last) + _FAR] for at in _places(last, even)}
    found = {at: near for at, near in around.items() if any(map(near.lower().__contains__, _SOME_OFFICE))}
    called = _called(tuple(names), tuple(found.values())) if found else ()
    near = [at for at, text in found.items() if any(map(text.__contains__, called))]
    if not near:
        return False
    before, behind, both = _offices_in(called)
    return any(
        before.search(even, max(0, at - _FAR), at)
        or behind.match(even, at + len(last))
        or (both[0].search(even, max(0, at - _FAR), at) and both[1].match(even, at + len(last)))
        for at in near
    )


@lru_cache(maxsize=8)
def _even(text: str) -> str:
    """A text in plain characters: asked of each speaker of a page."""
    return plain(text)


def _places(name: str, text: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def _called(names: tuple[str, ...], texts: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a party, and for one word the adjectives that the texts have: "Iranian" for Iran. Longest first."""
    known = {re.sub(r"^[Tt]he ", "", plain(name)) for name in names}
    single = {name.lower() for name in known if " " not in name}
    capitals = {w for text in texts for w in _CAPITAL.findall(text)} if single else set()
    known |= {w for w in capitals for n in single if same_nation(w.lower(), n) or alike(w.lower(), n)}
    return tuple(sorted(known, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=64)
def _offices_in(
    names: tuple[str, ...],
) -> tuple[re.Pattern[str], re.Pattern[str], tuple[re.Pattern[str], re.Pattern[str]]]:
    """What stands before or behind a surname that tells of an office in what has these names, or around it."""
    whose = f"(?:{'|'.join(map(re.escape, names))})"
    its = rf"{_NOW}\b{whose}(?:'s?)?{_KIND} {_OFFICE}"
    of_it = rf"{_NOW}\b{_OFFICE} (?:of|for) (?:the )?{whose}"
    return (
        re.compile(rf"(?:{its}|{of_it})(?: (?:for|of) [A-Z]\w+(?: and [A-Z]\w+)?)?,? {_GIVEN}$"),
        re.compile(rf", (?:(?:the|an?) )?(?:{its}|(?:the |its )?{_OFFICE} (?:of|for) (?:the )?{whose})\b"),
        (re.compile(rf"{_NOW}\b{_OFFICE},? {_GIVEN}$"), re.compile(rf" of (?:the )?{whose}\b")),
    )
