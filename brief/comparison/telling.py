"""What changed in one item, field by field, each by what its marker says it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pydantic import JsonValue

from brief.comparison.alignment import Alignment
from brief.comparison.changes import Change, ChangeKind
from brief.comparison.items import STATEMENTS, Item, canonical
from brief.comparison.texts import arrow, differences, folded
from brief.counted import counted
from brief.grounding.names import same_voice
from brief.json_pointer import pointer
from brief.schema import Actor, Derived, Detail, Evidence, PartyName, Quotation, Speaker

_SMALL = re.compile(r"\b[a-z][\w'’-]+")
_ABSENT: tuple[JsonValue, ...] = (None, "", [])


@dataclass(frozen=True)
class Teller:
    """Tells two versions of an item apart."""

    alignment: Alignment
    language: str | None
    articles: tuple[str, ...] = ()
    """The texts of both articles."""
    beside: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    """What became part of the item, and what split off from it: what they have was neither put in nor left out."""

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that the articles print in small letters."""
        return frozenset(word for text in self.articles for word in _SMALL.findall(text))

    def changes(self, old: Item, new: Item) -> tuple[Change, ...]:
        """All that changed, in the order of the schema's fields, then of any others."""
        known = [f.name for f in old.section.fields]
        names = [*known, *sorted({*old.raw, *new.raw} - {*known})]
        found = [c for name in names for c in self._field(name, old, new)]
        if any(c.kind is ChangeKind.SPEAKER for c in found):
            # Another speaker is on record or not as they are: that is no second change.
            derived = {f for f, m in old.section.marked(Derived) if m.source == "attribution"}
            found = [c for c in found if (c.new_pointer or "").rpartition("/")[2] not in derived]
        return tuple(self._swapped(found, old))

    def _field(self, name: str, old: Item, new: Item) -> Iterator[Change]:
        marker = next((f.marker for f in old.section.fields if f.name == name), None)
        if isinstance(marker, Evidence):
            yield from self._evidence(name, old, new)
            return
        before, after = old.raw.get(name), new.raw.get(name)
        if _alike(before, after):
            return
        for kind, detail in self._kinds(name, marker, before, after, (old, new)):
            yield _change(kind, name, old, new, before, after, detail)

    def _kinds(
        self, name: str, marker: object, before: JsonValue, after: JsonValue, items: tuple[Item, Item]
    ) -> Iterator[tuple[ChangeKind, str]]:
        """The kinds of change that a field's new value is, with what changed in a few words."""
        section = items[0].section
        label = name.replace("_", " ")
        if isinstance(marker, Speaker | Actor | PartyName):
            yield self._person(marker, label, before, after, items)
        elif isinstance(marker, STATEMENTS) and isinstance(before, str) and isinstance(after, str):
            found = list(self._texts(before, after, items))
            if isinstance(marker, Quotation) and all(kind is not ChangeKind.QUOTATION for kind, _ in found):
                found = [(ChangeKind.QUOTATION, "other words quoted"), *found]
            yield from (f for f in found if not (isinstance(marker, Quotation) and f[0] is ChangeKind.WORDING))
        elif isinstance(marker, Detail):
            kind = ChangeKind.DEMAND if section.first(Actor) else ChangeKind.FIELD
            yield kind, _values(label, before, after)
            if isinstance(before, str) and isinstance(after, str):
                yield from (f for f in self._texts(before, after, items) if f[0] is not ChangeKind.WORDING)
        elif isinstance(marker, Derived) and marker.source == "voice":
            yield ChangeKind.VOICE, _values("", before, after)
        else:
            yield ChangeKind.FIELD, _values(label, before, after)

    def _texts(self, before: str, after: str, items: tuple[Item, Item]) -> Iterator[tuple[ChangeKind, str]]:
        old, new = items
        people = (*old.voices, *new.voices)
        spoken = bool(old.values(Speaker) and new.values(Speaker))
        return differences(
            before,
            after,
            language=self.language,
            spoken=spoken,
            people=people,
            common=self.common,
            beside=self.beside,
        )

    @staticmethod
    def _person(
        marker: Speaker | Actor | PartyName, label: str, before: JsonValue, after: JsonValue, items: tuple[Item, Item]
    ) -> tuple[ChangeKind, str]:
        values = _values("", before, after)
        if isinstance(marker, PartyName):
            return ChangeKind.PARTY, values
        names = [*items[0].names, *items[1].names]
        if isinstance(before, str) and isinstance(after, str) and not names and same_voice(before, after):
            return ChangeKind.WORDING, f"{label}: the same by another name, {values}"
        if isinstance(marker, Speaker):
            return ChangeKind.SPEAKER, values
        return ChangeKind.DEMAND, f"{label}: {values}"

    @staticmethod
    def _swapped(found: list[Change], old: Item) -> list[Change]:
        """Two people who change places are one thing to say."""
        actors = {name for name, _ in old.section.marked(Actor)}
        moved = [c for c in found if c.kind is ChangeKind.DEMAND and _name(c) in actors]
        if len(moved) != 2 or (moved[0].old, moved[0].new) != (moved[1].new, moved[1].old):
            return found
        a, b = moved
        detail = f"{_name(a)} and {_name(b)} swapped".replace("_", " ")
        pointers = (str(a.old_pointer).rpartition("/")[0], str(a.new_pointer).rpartition("/")[0])
        one = Change(a.kind, a.section, *pointers, [a.old, b.old], [a.new, b.new], detail)
        return [one if c is a else c for c in found if c is not b]

    def _evidence(self, name: str, old: Item, new: Item) -> Iterator[Change]:
        before = {self.alignment.old[text]: text for text in old.cited}
        after = {self.alignment.new[text]: text for text in new.cited}
        lost = [text for key, text in before.items() if key not in after]
        came = [text for key, text in after.items() if key not in before]
        if lost or came:
            if lost and came:
                detail = "cites other sentences"
            else:
                detail = f"cites {counted(len(lost or came), 'sentence')} {'fewer' if lost else 'more'}"
            yield _change(ChangeKind.EVIDENCE, name, old, new, [*lost], [*came], detail)
        edited = [(before[key], after[key]) for key in before if key in after and _edited(before[key], after[key])]
        for was, is_now in edited:
            told = [d for kind, d in differences(was, is_now, language=self.language) if kind is ChangeKind.NUMBER]
            detail = "edited in the article" + "".join(f": {d}" for d in told)
            yield _change(ChangeKind.SENTENCE, name, old, new, was, is_now, detail)


def _edited(before: str, after: str) -> bool:
    return folded(before) != folded(after)


def _change(  # noqa: PLR0917  the parts of a change
    kind: ChangeKind, name: str, old: Item, new: Item, before: JsonValue, after: JsonValue, detail: str
) -> Change:
    field = pointer((name,))
    pointers = f"{old.pointer}{field}", f"{new.pointer}{field}"
    return Change(kind, old.section.name, *pointers, before, after, detail)


def _name(change: Change) -> str:
    return (change.new_pointer or "").rpartition("/")[2]


def _alike(before: JsonValue, after: JsonValue) -> bool:
    if before in _ABSENT and after in _ABSENT:
        return True
    if isinstance(before, str) and isinstance(after, str):
        return folded(before) == folded(after)
    if isinstance(before, list) and isinstance(after, list):
        return sorted(map(canonical, before)) == sorted(map(canonical, after))
    return canonical(before) == canonical(after)


def _values(label: str, before: JsonValue, after: JsonValue) -> str:
    """Both values of a field in a few words; of lists, what left and what came."""
    if isinstance(before, list | None) and isinstance(after, list | None):
        was, now = [_plain(v) for v in before or []], [_plain(v) for v in after or []]
        text = arrow((v for v in was if v not in now), (v for v in now if v not in was))
    else:
        text = f"{_plain(before)} → {_plain(after)}"
    return f"{label}: {text}" if label else text


def _plain(value: JsonValue) -> str:
    if value is None or value == "":
        return "none"
    return value if isinstance(value, str) else canonical(value)
