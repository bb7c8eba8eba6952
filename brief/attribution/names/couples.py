"""Two people of one surname whom only "Mr" and "Mrs" tell apart: then the title is a part of the name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from brief.attribution.grammar.given_names import MEN, WOMEN
from brief.attribution.names.mentions import Mention

_MEN, _WOMEN = frozenset(("Mr", "Mr.", "Lord")), frozenset(("Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Lady"))
_BOTH = re.compile(r"\b([A-ZÀ-Þ][\w’'-]+) and ([A-ZÀ-Þ][\w’'-]+) ([A-ZÀ-Þ][\w’'-]+)")
"""Two who share a surname that is printed once: "Ted and Ada Berg"."""


def told_apart(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions of an article, with "Mr" or "Mrs" before a surname as part of the name where it has two bearers, or
    where the only one that is printed in full is a woman, or a man.
    """
    alone = [m for m in mentions if m.title in _MEN | _WOMEN and " " not in m.name]
    if not alone:
        return list(mentions)
    people = _people(mentions, text)
    titles: dict[str, set[bool]] = {}
    for mention in alone:
        titles.setdefault(mention.name, set()).add(mention.title in _MEN)
    shared = {
        name for name, found in titles.items() if len(found | {g in MEN for g in people.get(name, ()) if _known(g)}) > 1
    }
    return [
        replace(m, name=f"{m.title} {m.name}", title="") if m in alone and m.name in shared else m for m in mentions
    ]


def meant(names: Iterable[str], text: str) -> dict[str, str]:
    """Whom "Mr Berg" means among the names of an article: the one man of that surname, if all others are women."""
    printed = list(names)
    found: dict[str, str] = {}
    people = {surname: set(given) for surname, given in _people((), text).items()}
    for name in printed:
        given, _, surname = name.partition(" ")
        if surname and " " not in surname and given not in _MEN | _WOMEN:
            people.setdefault(surname, set()).add(given.lower())
    for name in printed:
        title, _, surname = name.partition(" ")
        if title in _MEN | _WOMEN and all(map(_known, people.get(surname, ()))):
            fitting = [g for g in people.get(surname, ()) if (g in MEN) == (title in _MEN)]
            full = [n for n in printed if len(fitting) == 1 and n.lower() == f"{fitting[0]} {surname}".lower()]
            found |= {name: full[0]} if full else {}
    return found


def _people(mentions: Iterable[Mention], text: str) -> dict[str, set[str]]:
    """The given names, in small letters, that are printed with each surname, or with a surname of two."""
    found: dict[str, set[str]] = {}
    for mention in mentions:
        given, _, surname = mention.name.rpartition(" ")
        if given:
            found.setdefault(surname, set()).add(given.split()[-1].lower())
    for first, second, surname in _BOTH.findall(text):
        if _known(first.lower()) and _known(second.lower()):
            found.setdefault(surname, set()).update((first.lower(), second.lower()))
    return found


def _known(given: str) -> bool:
    """Whether a given name, in small letters, is a man's or a woman's."""
    return (given in MEN) != (given in WOMEN)
