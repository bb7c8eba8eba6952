"""The sourcing line: how many voices a brief has, named and unnamed, for which side, and who is accused but not quoted.

It is worked out from the brief's items whenever a page is made. So it needs no field of its own in the document, and
cannot say anything else than they do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from brief.counted import counted
from brief.grounding.names import is_nobody, same_voice
from brief.grounding.unnamed import is_unnamed
from brief.grounding.voices import speaks_for
from brief.harmless import clean
from brief.render.text import clip
from brief.schema import BriefModel, Derived, PartyKind, PartyName, Speaker
from brief.shapes import ItemView, items

MOST_SIDES, MOST_ACCUSED, MOST_NAME = 3, 5, 28
_SORTS = ("named", "unnamed", "document")


@dataclass(frozen=True, slots=True)
class Side:
    """A party that is no person, with the voices that are its own or say that they belong to it."""

    name: str
    voices: Counter[str]
    """How many are `named`, `unnamed` and a `document`."""


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Who is heard in a brief. Each voice counts once, however often it speaks; the article's own is none."""

    voices: Counter[str]
    sides: tuple[Side, ...]
    """Sides that are heard, the loudest first."""
    accused: tuple[str, ...]
    """Parties that are accused and not quoted."""
    untold: int = 0
    """Quotations that are left out of the brief because nobody could be told who says them."""

    def __str__(self) -> str:
        """`3 named voices, 1 unnamed · accused, not quoted: the mayor · Quayside Ltd 1 named; others 2 named, 1
        unnamed`.
        """
        parts = [_counted(self.voices, "voice") if self.voices or not self.untold else "no voice that could be told"]
        if self.untold:
            parts.append(f"{counted(self.untold, 'quotation')} left out: who says so could not be told")
        if self.accused:
            names = [clip(name, MOST_NAME) for name in self.accused[:MOST_ACCUSED]]
            more = len(self.accused) - len(names)
            parts.append(f"accused, not quoted: {', '.join(names)}{f' and {more} more' if more else ''}")
        if self.sides:
            shown = self.sides[:MOST_SIDES]
            others = self.voices - sum((s.voices for s in shown), start=Counter())
            told = [f"{clip(s.name, MOST_NAME)} {_counted(s.voices)}" for s in shown]
            parts.append("; ".join([*told, *([f"others {_counted(others)}"] if others else [])]))
        return " · ".join(parts)


def sourcing(brief: BriefModel, untold: int = 0) -> Sourcing | None:
    """Who is heard in a brief; None where its kind has no speakers.

    Args:
        untold: quotations that were rejected because nobody could be told who says them.
    """
    views = tuple(items(brief))
    if not untold and not any(view.section.first(Speaker) or view.text(PartyName) for view in views):
        return None
    heard: dict[str, str] = {}
    for speaker, sort in _speakers(views):
        if not any(same_voice(speaker, known) for known in heard):
            heard[speaker] = sort
    sides: list[Side] = []
    placed: set[str] = set()
    for name, names in _parties(views):
        own = {v for v in heard if v not in placed and (any(same_voice(v, n) for n in names) or speaks_for(v, names))}
        if own:
            placed |= own
            sides.append(Side(name, Counter(heard[v] for v in own)))
    return Sourcing(
        Counter(heard.values()),
        tuple(sorted(sides, key=lambda s: -s.voices.total())),
        tuple(dict.fromkeys(_accused(views))),
        untold,
    )


def _speakers(views: tuple[ItemView, ...]) -> Iterator[tuple[str, str]]:
    """Every speaker of an item that has one, and what sort of voice it is."""
    for view in views:
        field = next((f for f, m in view.section.marked(Derived) if m.source == "attribution"), None)
        given = getattr(view.item, field) if field else None
        for _, text in view.texts(Speaker):
            if not is_nobody(text):
                sort = "document" if given == "document" else "unnamed" if is_unnamed(text) else "named"
                yield clean(text), sort


def _parties(views: tuple[ItemView, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Parties that are no persons, each with all its names."""
    for view in views:
        name = view.text(PartyName)
        if name and view.text(PartyKind) != "person":
            field = next((f for f, m in view.section.marked(Derived) if m.source == "aliases"), None)
            yield clean(name), (name, *(getattr(view.item, field) if field else ()))


def _accused(views: tuple[ItemView, ...]) -> Iterator[str]:
    for view in views:
        field = next((f for f, m in view.section.marked(Derived) if m.source == "voice"), None)
        if field and getattr(view.item, field) == "accused_not_quoted":
            yield clean(view.text(PartyName) or "")


def _counted(voices: Counter[str], noun: str = "") -> str:
    """`3 named voices, 1 unnamed`; without a noun `3 named, 1 unnamed`."""
    parts: list[str] = []
    for sort in _SORTS:
        if (count := voices[sort]) == 0:
            continue
        if sort == "document":
            parts.append(counted(count, "document"))
        else:
            parts.append(counted(count, f"{sort} {noun}") if noun and not parts else f"{count} {sort}")
    return ", ".join(parts) or f"no {noun} but the article’s own"
