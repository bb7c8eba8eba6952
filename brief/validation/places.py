"""Where in a JSON text the values are that JSON pointers (RFC 6901) name.

The text is read once for all pointers and without recursion; values that no pointer leads into are passed over in
leaps from bracket to bracket. A text that is no JSON is read as far as it makes sense.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from brief.json_pointer import steps
from brief.validation.refusal import Place

__all__ = ["Place", "places"]

_parse = json.JSONDecoder().raw_decode
"""The quickest way over a value, whatever it says."""
_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_SPACE = re.compile(r"[ \t\n\r]*+")
_KEY = re.compile(rf"({_STRING})[ \t\n\r]*+:[ \t\n\r]*+", re.S)
_SCALAR = re.compile(rf'{_STRING}|[^\s,:\[\]{{}}"]++', re.S)
_BRACKET = re.compile(rf'(?:[^"\[\]{{}}]*+{_STRING})*+[^"\[\]{{}}]*+([\[\]{{}}])', re.S)


@dataclass(slots=True)
class _Node:
    """A value that a pointer names or leads through."""

    inside: dict[str, _Node] = field(default_factory=dict)
    offset: int = -1
    """Of its first character; -1 where the text has no such value."""
    around: int = -1
    """The offset of the value that it was found in: where a key comes again, what the first one held is gone."""


def places(text: str, pointers: Collection[str]) -> dict[str, Place]:
    """Line and column of each value, by its pointer.

    Where a pointer leads nowhere, the place is that of the innermost value on its way; "" is the whole document.
    Where an object has a key twice, the last one counts, as it does for parsers.

    Args:
        text: of the JSON file.
        pointers: such as "/brief/key_claims/0/claim".
    """
    root = _Node()
    ways = {pointer: _way(root, pointer) for pointer in pointers}
    _scan(text, root)
    offsets = {pointer: _innermost(way) for pointer, way in ways.items()}
    lines = _lines(text, offsets.values())
    return {pointer: lines[offset] for pointer, offset in offsets.items()}


def _way(root: _Node, pointer: str) -> list[_Node]:
    """The nodes from the root to the value, made where there are none."""
    way = [root]
    for step in steps(pointer):
        way.append(way[-1].inside.setdefault(step, _Node()))
    return way


def _innermost(way: list[_Node]) -> int:
    found = max(way[0].offset, 0)
    for node in way[1:]:
        if node.offset < 0 or node.around != found:
            break
        found = node.offset
    return found


@dataclass(slots=True)
class _Open:
    """A list or object that is being read."""

    node: _Node
    is_object: bool
    members: int = 0


def _scan(text: str, root: _Node) -> None:
    """Set the offsets of all nodes that the text has values for."""
    node: _Node | None = root
    position, around = _space(text, 0), -1
    if not root.inside:
        root.offset = position
        return
    opened: list[_Open] = []
    while True:
        # `position` is that of a value, and `node` the pointers that lead to it, if any do.
        if node is not None:
            node.offset, node.around = position, around
        if node is not None and node.inside and text[position : position + 1] in ("{", "["):
            opened.append(_Open(node, text[position] == "{"))
            position = _space(text, position + 1)
        else:
            position = _behind(text, position)
        # Now `position` is behind a bracket or a value: what follows is a member, or the end of what is open.
        while opened and text[position : position + 1] in ("]", "}"):
            opened.pop()
            position = _space(text, position + 1)
        if not opened:
            return
        member = _member(text, position, opened[-1])
        if member is None:
            return
        position, node = member
        around = opened[-1].node.offset


def _member(text: str, position: int, inside: _Open) -> tuple[int, _Node | None] | None:
    """Where the next value of a list or object begins, and the node it belongs to; None if the text is broken."""
    if inside.members:
        if text[position : position + 1] != ",":
            return None
        position = _space(text, position + 1)
    step = str(inside.members)
    inside.members += 1
    if inside.is_object:
        key = _key(text, position)
        if key is None:
            return None
        position, step = key
    return (position, inside.node.inside.get(step)) if position < len(text) else None


def _key(text: str, position: int) -> tuple[int, str] | None:
    """Where the value of a key begins, and the key."""
    try:
        step, end = _parse(text, position)
        if isinstance(step, str) and text[end] == ":":
            return _space(text, end + 1), step
    except (ValueError, IndexError, RecursionError):
        pass
    key = _KEY.match(text, position)
    return (key.end(), _plain(key[1])) if key else None


def _plain(key: str) -> str:
    """A key without its quotation marks and escapes."""
    if "\\" not in key:
        return key[1:-1]
    try:
        return str(json.loads(key, strict=False))
    except ValueError:
        return key[1:-1]


def _behind(text: str, position: int) -> int:
    """The offset behind the value at `position`, whatever it is, and the space that follows it."""
    try:
        return _space(text, _parse(text, position)[1])
    except (ValueError, RecursionError):
        return _behind_broken(text, position)


def _behind_broken(text: str, position: int) -> int:
    """The same where the text is no JSON, by its brackets."""
    if text[position : position + 1] not in ("{", "["):
        value = _SCALAR.match(text, position)
        return _space(text, value.end() if value else position)
    depth = 0
    while bracket := _BRACKET.match(text, position):
        position = bracket.end()
        depth += 1 if bracket[1] in "{[" else -1
        if depth == 0:
            return _space(text, position)
    return len(text)


def _space(text: str, position: int) -> int:
    """The offset of the next character that is no space."""
    if text[position : position + 1] > " ":
        return position
    return _SPACE.match(text, position).end()  # type: ignore[union-attr]  # It matches nothing, too.


def _lines(text: str, offsets: Iterable[int]) -> dict[int, Place]:
    """Line and column of each offset."""
    found: dict[int, Place] = {}
    line, begin, last = 1, 0, 0
    for offset in sorted(set(offsets)):
        line += text.count("\n", last, offset)
        begin = max(begin, text.rfind("\n", last, offset) + 1)
        found[offset] = Place(line, offset - begin + 1)
        last = offset
    return found
