"""Two people of one surname whom only "Mr" and "Mrs" tell apart: then the title is a part of the name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from brief.attribution.grammar.given_names import MEN, WOMEN
from brief.attribution.names.mentions import Mention

_MEN, _WOMEN = frozenset(("Mr", "Mr.", "Lord")), frozenset(("Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Lady"))
_EITHER = _MEN | _WOMEN
_BOTH = re.compile(r"\b([A-ZÀ-Þ][\w’'-]+) and ([A-ZÀ-Þ][\w’'-]+) ([A-ZÀ-Þ][\w’'-]+)")
"""Two who share a surname that is printed once: "Ted and Ada Berg"."""


def told_apart(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions of an article, with "Mr" or "Mrs" before a surname as part of the name where it has two bearers, or
    where the only one that is printed in full is a woman, or a man.
    """
    alone = [m for m in mentions if m.title in _EITHER and " " not in m.name]
    if not alone:
        return list(mentions)
    people = _people(mentions, text)
    titles: dict[str, set[bool]] = {}
    for mention in alone:
        titles.setdefault(mention.name, set()).add(mention.title in _MEN)
    shared = {n for n, found in titles.items() if len(found | (set(people.get(n, {}).values()) - {None})) > 1}
    return [
        replace(m, name=f"{m.title} {m.name}", title="") if m in alone and m.name in shared else m for m in mentions
    ]


def meant(mentions: Sequence[Mention], text: str) -> dict[str, str]:
    """Whom "Mr Berg" means among the names of an article: the one of that surname who may be a man."""
    people = _people([m for m in mentions if m.name.split()[0] not in _EITHER], text)
    printed = {m.name for m in mentions}
    found: dict[str, str] = {}
    for name in printed:
        title, _, surname = name.partition(" ")
        if title in _EITHER:
            fitting = [given for given, man in people.get(surname, {}).items() if man is not (title in _WOMEN)]
            full = [n for n in printed if len(fitting) == 1 and n.endswith(f"{fitting[0]} {surname}")]
            found |= {name: full[0]} if len(full) == 1 else {}
    return found


def _people(mentions: Iterable[Mention], text: str) -> dict[str, dict[str, bool | None]]:
    """The given names that are printed with each surname, or with a surname of two: a man's, a woman's, or neither
    known.
    """
    found: dict[str, dict[str, bool | None]] = {}
    for mention in mentions:
        given, _, surname = mention.name.rpartition(" ")
        if given:
            first = next((word for word in reversed(given.split()) if len(word.rstrip(".")) > 1), given)
            told = mention.title in _MEN if mention.title in _EITHER else _man(first)
            bearers = found.setdefault(surname, {})
            bearers[first] = told if told is not None else bearers.get(first)
    for first, second, surname in _BOTH.findall(text):
        if _man(first) is not None and _man(second) is not None:
            found.setdefault(surname, {}).update({first: _man(first), second: _man(second)})
    return found


def _man(given: str) -> bool | None:
    """Whether a given name is a man's and no woman's; None where it may be either's."""
    low = given.lower()
    return low in MEN if (low in MEN) != (low in WOMEN) else None
