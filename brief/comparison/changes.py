"""The ways in which a brief can differ from another, and what a comparison finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from pydantic import JsonValue


class ChangeKind(StrEnum):
    """What sort of change it is, the weightiest first."""

    KIND = "kind"
    """The briefs are of different kinds and cannot be compared item by item."""
    ADDED = "added"
    GONE = "gone"
    MERGED = "merged"
    """An item is now part of another one."""
    SPLIT = "split"
    """An item was part of another one."""
    SPEAKER = "speaker"
    NUMBER = "number"
    """A number, amount, percentage or date."""
    DEMAND = "demand"
    """Who wants it, of whom, or on what condition."""
    NEGATION = "negation"
    HEDGE = "hedge"
    """A word such as "alleged" or "may" was lost or came in."""
    QUOTATION = "quotation"
    """Words in quotation marks."""
    NAME = "name"
    """A proper name in the wording."""
    PARTY = "party"
    """A party goes by another name."""
    VOICE = "voice"
    """How a party is heard: quoted, reported, accused."""
    FIELD = "field"
    """Any other field, such as the reason of a question."""
    EVIDENCE = "evidence"
    """It cites other sentences."""
    SENTENCE = "sentence"
    """A sentence that it cites was edited in the article."""
    REWRITTEN = "rewritten"
    """Hardly a word is left: whether it still says the same is for a person to tell."""
    WORDING = "wording"
    """Said in other words, and nothing of the above."""

    FILE_ADDED = "file-added"
    FILE_GONE = "file-gone"

    ARTICLE = "article"
    MODEL = "model"
    PROMPT = "prompt"
    SCHEMA = "schema"
    REJECTED = "rejected"
    FINDINGS = "findings"


CONTEXT = frozenset(
    {
        ChangeKind.ARTICLE,
        ChangeKind.MODEL,
        ChangeKind.PROMPT,
        ChangeKind.SCHEMA,
        ChangeKind.REJECTED,
        ChangeKind.FINDINGS,
    }
)
"""What changed around a brief: told, as it may be the cause, but no difference of the brief itself."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. What one side does not have is None there."""

    kind: ChangeKind
    section: str
    """The field of the brief that holds it; empty for what stands around the brief."""
    old_pointer: str | None
    """JSON pointer into the old document."""
    new_pointer: str | None
    old: JsonValue
    new: JsonValue
    detail: str
    """What changed, in a few words, such as "41 → 14". May be empty where `old` and `new` say it all."""


@dataclass(frozen=True, slots=True)
class ItemChange:
    """All that changed in one item."""

    section: str
    title: str
    """The section's title on the page."""
    old_pointer: str | None
    new_pointer: str | None
    who: str
    """Who says, wants or is it; empty where the item has nobody."""
    text: str
    """What it says, as it is now; as it was for an item that is gone."""
    changes: tuple[Change, ...]

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """The kinds of change in it, each once, the weightiest first."""
        return tuple(kind for kind in ChangeKind if any(change.kind is kind for change in self.changes))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one document to another."""

    kind: str
    """Name of the kind of the new document."""
    items: tuple[ItemChange, ...]
    """What changed in the brief, in the order of the page; items that stayed the same are not in it."""
    context: tuple[Change, ...]
    """What changed around it."""
    pairs: tuple[tuple[str, str], ...]
    """Pointers of the items that are one item in both documents, changed or not."""
    ignored: int = 0
    """Changes that were left out because nobody wants to hear of them."""
    passed_over: frozenset[tuple[str | None, str | None]] = frozenset()
    """Pointers of the items of which nothing but such changes was to tell."""

    @property
    def changes(self) -> Iterator[Change]:
        """Every change of the brief itself."""
        return (change for item in self.items for change in item.changes)

    @property
    def counts(self) -> Counter[ChangeKind]:
        """How many changes of the brief there are of each kind."""
        return Counter(change.kind for change in self.changes)

    @property
    def same(self) -> int:
        """How many items say the same, with the same evidence. A change that was left out is one all the same."""
        changed = {(item.old_pointer, item.new_pointer) for item in self.items} | self.passed_over
        return sum(1 for pair in self.pairs if pair not in changed)

    def without(self, ignored: Collection[ChangeKind]) -> Comparison:
        """The same without changes of these kinds; what is left out is counted."""
        if not ignored:
            return self
        kept = tuple(
            replace(item, changes=changes)
            for item in self.items
            if (changes := tuple(c for c in item.changes if c.kind not in ignored))
        )
        left_out = sum(self.counts.values()) - sum(len(item.changes) for item in kept)
        context = tuple(c for c in self.context if c.kind not in ignored)
        left = {(item.old_pointer, item.new_pointer) for item in kept}
        gone = {pointers for i in self.items if (pointers := (i.old_pointer, i.new_pointer)) not in left}
        return replace(
            self, items=kept, context=context, ignored=self.ignored + left_out, passed_over=self.passed_over | gone
        )
