"""Markdown for a pull request: what changed in numbers, a table by file, and the details folded away.

Code hosts refuse comments of more than 65,536 characters, so there is an end to it: what is left out is counted.
"""

from __future__ import annotations

import re

from brief.comparison.changes import ChangeKind, ItemChange
from brief.comparison.folders import Row, Status, Totals
from brief.comparison.formats import phrases
from brief.comparison.formats.text import texts
from brief.comparison.shown import clipped
from brief.comparison.words import pieces, shortened, spaced
from brief.counted import counted
from brief.harmless import one_line

MOST = 60_000
"""Characters in all; a margin is left for what is known only in the end."""
_MOST_ROWS = 100
_MOST_ITEMS = 60
"""Items told of one brief."""
_UNFOLDED = 3
"""Items up to which the details of a single comparison stand open."""
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&$]")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;", "$": "&#36;"}
_CALLS = re.compile(r"([@#])(?=\w)")
_LINK = re.compile(r"\b(https?|ftp)://|\b(www)\.", re.IGNORECASE)
_WHOLE = {
    ChangeKind.ADDED: "➕ added",
    ChangeKind.GONE: "➖ gone",
    ChangeKind.MERGED: "➖ merged",
    ChangeKind.SPLIT: "➕ split off",
}


class Markdown:
    """What is told of files is kept until the end, since the numbers come first; it never grows beyond `MOST`."""

    def __init__(self, *, many: bool) -> None:
        self._many = many
        self._table: list[str] = []
        self._details: list[str] = []
        self._size = 0
        self._left_out = 0
        self._unfolded = 0
        """Briefs in the table for whose details there is no room."""
        self._names = ("", "")

    def start(self, old: str, new: str) -> str:
        """Nothing yet."""
        self._names = (old, new)
        return ""

    def row(self, row: Row) -> str:
        """Nothing yet."""
        if row.status is Status.SAME and (self._many or not row.comparison or not row.comparison.context):
            return ""
        cells = f"| {_code(row.name)} | {_summary(row)} |"
        details = _details(row, open_=not self._many)
        if len(self._table) < _MOST_ROWS and self._size + len(cells) < MOST:
            self._table.append(cells)
            self._size += len(cells) + 1
        else:
            self._left_out += 1
            return ""
        if details and self._size + len(details) < MOST:
            self._details.append(details)
            self._size += len(details)
        elif details:
            self._unfolded += 1
        return ""

    def end(self, totals: Totals) -> str:
        """All of it."""
        head = phrases.files(totals) if self._many else " → ".join(_code(name) for name in self._names)
        lines = [f"### Briefs compared: {head}" if self._many else f"### Brief compared: {head}", ""]
        lines += [f"**{escaped(phrases.outcome(totals))}**", ""]
        lines += [f"{escaped(note)}  " for note in phrases.notes(totals, many=self._many)]
        if self._many and self._table:
            lines += ["", "| brief | what changed |", "|---|---|", *self._table]
        if self._left_out:
            lines += ["", f"… and {counted(self._left_out, 'more brief')}, not shown."]
        lines += ["", *self._details] if self._details else []
        if self._unfolded:
            lines += ["", f"The details of {counted(self._unfolded, 'brief')} are too long to be shown here."]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines).rstrip()) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, in one line and in a table cell too, calling nobody and linking nowhere."""
    safe = _SPECIAL.sub(_escape, one_line(text))
    # An invisible joiner keeps @name and #12 from notifying people, and an address from becoming a link.
    safe = _CALLS.sub("\\1\u2060", safe)
    return _LINK.sub(lambda m: f"{m[0][:-1]}\u2060{m[0][-1]}", safe)


def _escape(match: re.Match[str]) -> str:
    return _ENTITIES.get(match[0], f"\\{match[0]}")


def _code(text: str) -> str:
    return f"<code>{escaped(text)}</code>"


def _summary(row: Row) -> str:
    if row.comparison is None:
        return f"**{escaped(phrases.status(row))}**" if row.status is Status.UNREAD else f"brief {row.status}"
    return escaped(phrases.kinds(row.comparison.counts)) or "nothing in the brief"


def _details(row: Row, *, open_: bool) -> str:
    if row.comparison is None:
        return ""
    items = row.comparison.items
    lines = [f"- {escaped(phrases.around(change))}" for change in row.comparison.context]
    section = ""
    for item in items[:_MOST_ITEMS]:
        if item.title != section:
            section = item.title
            lines += ["", f"**{escaped(section)}**", ""]
        lines.append(_item(item))
    if len(items) > _MOST_ITEMS:
        lines += ["", f"… and {counted(len(items) - _MOST_ITEMS, 'more item')}."]
    text = "\n".join(lines).strip("\n")
    if not text:
        return ""
    if open_ and len(items) <= _UNFOLDED:
        return f"{text}\n"
    told = counted(sum(row.comparison.counts.values()), "change")
    name = f"{_code(row.name)}: " if not open_ else ""
    return f"<details><summary>{name}{told}</summary>\n\n{text}\n\n</details>\n"


def _item(item: ItemChange) -> str:
    who = f"{escaped(clipped(item.who, 80))}: " if item.who and item.who != item.text else ""
    first = item.changes[0]
    if first.kind in _WHOLE:
        detail = f" ({escaped(first.detail)})" if first.detail else ""
        return f"- {_WHOLE[first.kind]} · {who}{escaped(clipped(item.text or item.who, 400))}{detail}"
    told = "; ".join(escaped(label) for label in phrases.labels(item))
    changed = texts(item.changes)
    body = "<br>".join(_wording(old, new) for old, new in changed) if changed else escaped(clipped(item.text, 120))
    lines = [f"- **{told}** · {who}{body}"]
    for change in item.changes:
        if change.kind is ChangeKind.EVIDENCE:
            lines += [f"  - cited: <del>{escaped(text)}</del>" for text in phrases.cited(change.old)]
            lines += [f"  - cites: <ins>{escaped(text)}</ins>" for text in phrases.cited(change.new)]
        elif change.kind is ChangeKind.SENTENCE:
            lines.append(f"  - in the article: {_wording(str(change.old), str(change.new))}")
    return "\n".join(lines)


def _wording(old: str, new: str) -> str:
    tags = {"old": "del", "new": "ins"}
    found: list[str] = []
    for piece in spaced(shortened(pieces(old, new))):
        text = escaped(piece.text)
        before, after = (" " if edge.isspace() else "" for edge in (piece.text[:1], piece.text[-1:]))
        tag = tags.get(piece.part)
        found.append(f"{before}<{tag}>{text}</{tag}>{after}" if tag else f"{before}{text}{after}")
    return "".join(found).strip()
