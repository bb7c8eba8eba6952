"""What changed, in the words that every format for people uses."""

from __future__ import annotations

from collections import Counter

from brief.comparison.changes import Change, ChangeKind, ItemChange
from brief.comparison.folders import Row, Status, Totals
from brief.comparison.shown import clipped
from brief.counted import counted
from brief.harmless import one_line

LONGEST_DETAIL = 120
LONGEST_CITED = 200
MOST_CITED = 3
_PLAIN = frozenset({ChangeKind.FIELD})
"""Kinds whose detail says what it is."""
_FILES = {ChangeKind.FILE_ADDED: "brief added", ChangeKind.FILE_GONE: "brief gone"}


def labels(item: ItemChange) -> list[str]:
    """What changed in an item, one phrase for each change, each once."""
    found = [_label(change) for kind in item.kinds for change in item.changes if change.kind is kind]
    return list(dict.fromkeys(found))


def _label(change: Change) -> str:
    detail = clipped(change.detail, LONGEST_DETAIL)
    if change.kind in _PLAIN and detail:
        return detail
    return f"{change.kind}: {detail}" if detail else str(change.kind)


def around(change: Change) -> str:
    """What changed around a brief, in a phrase."""
    return f"{change.kind}: {clipped(change.detail, 200)}"


def cited(sentences: object) -> list[str]:
    """Sentences that one side cites and the other does not, cut short; beyond a few they are counted."""
    found = [clipped(v, LONGEST_CITED) for v in sentences if isinstance(v, str)] if isinstance(sentences, list) else []
    more = len(found) - MOST_CITED
    return [*found[:MOST_CITED], f"… and {more} more"] if more > 1 else found


def kinds(counts: Counter[ChangeKind]) -> str:
    """How many changes there are of each kind: `2 number, 1 speaker`."""
    named = ((_FILES.get(kind, str(kind)), counts[kind]) for kind in ChangeKind if counts[kind] > 0)
    return ", ".join(f"{n:,} {name}" for name, n in named)


def files(totals: Totals) -> str:
    """What became of the files: `12 briefs: 3 changed, 8 the same, 1 added`."""
    words = {Status.SAME: "the same", Status.UNREAD: "not readable"}
    parts = [f"{totals.files[s]:,} {words.get(s, s)}" for s in _ORDER if totals.files[s]]
    every = counted(totals.files.total(), "brief")
    return f"{every}: {', '.join(parts)}" if parts else "no briefs in either folder"


_ORDER = (Status.CHANGED, Status.SAME, Status.GONE, Status.ADDED, Status.UNREAD)


def notes(totals: Totals, *, many: bool) -> list[str]:
    """What else there is to say in the end, a line each."""
    found: list[str] = []
    around_them = ", ".join(f"{kind} in {totals.context[kind]:,}" for kind in ChangeKind if totals.context[kind])
    if many and around_them:
        found.append(f"changed around the briefs: {around_them}")
    if totals.ignored:
        found.append(f"{counted(totals.ignored, 'change')} ignored")
    if totals.foreign:
        found.append(f"{counted(totals.foreign, 'JSON file is no brief', 'JSON files are no briefs')}: passed over")
    return found


def outcome(totals: Totals) -> str:
    """All changes in one phrase."""
    same = counted(totals.same_items, "item says the same", "items say the same")
    changes = totals.changes.total()
    if not changes:
        return f"no difference; {same}" if not totals.files[Status.UNREAD] else same
    return f"{counted(changes, 'change')}: {kinds(totals.changes)}; {same}"


def status(row: Row) -> str:
    """What became of one file, in a word or a line."""
    if row.status is Status.UNREAD:
        return f"cannot be compared: {one_line(row.problem)}"
    return str(row.status)
