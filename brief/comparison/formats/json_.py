"""JSON for programs. Its shape is in docs/diff.md; the summary comes last, as it is known last."""

from __future__ import annotations

import json
import math

from pydantic import JsonValue

from brief.comparison.changes import Change, ItemChange
from brief.comparison.folders import Row, Status, Totals
from brief.harmless import in_json

FORMAT = "brief-diff/1"


class Json:
    """One object, written document by document."""

    def __init__(self) -> None:
        self._any = False

    def start(self, old: str, new: str) -> str:
        """The object's beginning."""
        return f'{{\n"format": {_dumps(FORMAT)},\n"old": {_dumps(old)},\n"new": {_dumps(new)},\n"documents": [\n'

    def row(self, row: Row) -> str:
        """One document on one line."""
        comma = "," if self._any else ""
        self._any = True
        return f"{comma}{_dumps(_row(row))}\n"

    def end(self, totals: Totals) -> str:
        """The summary."""
        summary: dict[str, JsonValue] = {
            "differ": totals.differ,
            "documents": {_name(status): totals.files[status] for status in Status},
            "changes": {str(kind): n for kind, n in sorted(totals.changes.items()) if n},
            "context": {str(kind): n for kind, n in sorted(totals.context.items()) if n},
            "same_items": totals.same_items,
            "ignored": totals.ignored,
            "passed_over": totals.foreign,
        }
        return f'],\n"summary": {_dumps(summary)}\n}}\n'


def _row(row: Row) -> dict[str, JsonValue]:
    found: dict[str, JsonValue] = {"old": row.old, "new": row.new, "status": _name(row.status)}
    if row.problem:
        found["problem"] = row.problem
    if row.comparison:
        found["kind"] = row.comparison.kind
        found["same_items"] = row.comparison.same
        found["ignored"] = row.comparison.ignored
        found["context"] = [_change(change) for change in row.comparison.context]
        found["items"] = [_item(item) for item in row.comparison.items]
    return found


def _item(item: ItemChange) -> dict[str, JsonValue]:
    return {
        "section": item.section,
        "title": item.title,
        "old_pointer": item.old_pointer,
        "new_pointer": item.new_pointer,
        "who": item.who,
        "text": item.text,
        "changes": [_change(change) for change in item.changes],
    }


def _change(change: Change) -> dict[str, JsonValue]:
    return {
        "kind": str(change.kind),
        "section": change.section,
        "old_pointer": change.old_pointer,
        "new_pointer": change.new_pointer,
        "old": change.old,
        "new": change.new,
        "detail": change.detail,
    }


def _name(status: Status) -> str:
    return "unread" if status is Status.UNREAD else str(status)


def _dumps(value: JsonValue) -> str:
    """JSON on one line, without characters that act on a terminal; a number that JSON has not is told in words."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except ValueError:
        text = json.dumps(_finite(value), ensure_ascii=False, allow_nan=False)
    return in_json(text)


def _finite(value: JsonValue) -> JsonValue:
    if isinstance(value, dict):
        return {k: _finite(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_finite(v) for v in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value
