"""What changed between two wordings, word by word, so that it can be seen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal, NamedTuple

from brief.comparison.shown import ELLIPSIS
from brief.harmless import one_line

Part = Literal["same", "old", "new"]

_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|\w+(?:['’.,:-]\w+)*|[^\w\s]")
_MOST = 1_500
"""Words beyond which two texts are not compared word by word: the time grows with their product."""
_ALIKE = 0.35
"""Texts less alike than this are shown one after the other: what they share is chance."""
_KEPT = 6
"""Unchanged words that are shown on either side of a change."""


class Piece(NamedTuple):
    """A stretch of text, and on which side it stands."""

    part: Part
    text: str
    """With the white space behind it, so that pieces can be put one after the other."""
    before: str = ""
    """What is the same as the old wording prints it: white space may differ."""


def pieces(old: str, new: str) -> list[Piece]:
    """Both wordings in one row, in reading order. Wordings that have little in common are two pieces."""
    old, new = one_line(old), one_line(new)
    before, after = list(_TOKEN.finditer(old)), list(_TOKEN.finditer(new))
    whole = [Piece(part, text) for part, text in (("old", old), ("new", new)) if text]  # type: ignore[arg-type]
    if not before or not after or max(len(before), len(after)) > _MOST:
        return whole
    # From 200 words on, very common ones are no anchors: with them the time would grow with the square.
    matcher = SequenceMatcher(None, [t[0] for t in before], [t[0] for t in after], autojunk=True)
    if matcher.ratio() < _ALIKE:
        return whole
    found: list[Piece] = []
    for tag, a, b, c, d in _joined(matcher.get_opcodes(), before):
        if tag == "equal":
            found.append(Piece("same", _text(new, after, c, d), _text(old, before, a, b)))
            continue
        found += [Piece("old", _text(old, before, a, b))] if a < b else []
        found += [Piece("new", _text(new, after, c, d))] if c < d else []
    return found


def shortened(row: list[Piece]) -> list[Piece]:
    """The same with long unchanged stretches cut down to what stands next to a change."""
    found: list[Piece] = []
    for i, piece in enumerate(row):
        tokens = list(_TOKEN.finditer(piece.text))
        first, last = i == 0, i == len(row) - 1
        most = _KEPT * (2 - (first or last)) + 4
        if piece.part != "same" or len(tokens) <= most or (first and last):
            found.append(piece)
            continue
        cut = (_cut(text, first=first, last=last) for text in (piece.text, piece.before))
        found.append(Piece("same", *cut))
    return found


def _cut(text: str, *, first: bool, last: bool) -> str:
    tokens = list(_TOKEN.finditer(text))
    head = "" if first else text[: tokens[_KEPT - 1].end()]
    tail = "" if last else text[tokens[-_KEPT].start() :]
    return f"{head} {ELLIPSIS} {tail}".lstrip()


def side(row: list[Piece], part: Literal["old", "new"]) -> str:
    """One of the two wordings again."""
    mine = (p for p in row if p.part in ("same", part))
    return " ".join("".join(p.before if part == "old" and p.part == "same" else p.text for p in mine).split())


def spaced(row: list[Piece]) -> list[Piece]:
    """The same for both wordings in one line: where only one has a space, there is one."""
    found: list[Piece] = []
    for piece, after in zip_longest(row, row[1:]):
        lacks = after is not None and not piece.text[-1:].isspace()
        apart = piece.before[-1:].isspace() or (piece.part == "old" and after is not None and after.part == "new")
        found.append(piece._replace(text=f"{piece.text} ") if lacks and apart else piece)
    return found


Opcode = tuple[str, int, int, int, int]


def _joined(opcodes: Sequence[Opcode], before: list[re.Match[str]]) -> list[Opcode]:
    """Changes with only a mark or one short word between them as one change: islands are hard to read."""
    found: list[Opcode] = []
    for at, code in enumerate(opcodes):
        tag, a, b, c, d = code
        inner = 0 < at < len(opcodes) - 1
        island = tag == "equal" and inner and b - a == 1 and len(before[a][0]) <= 3
        if found and (island or tag != "equal") and found[-1][0] != "equal":
            _, x, _, y, _ = found[-1]
            found[-1] = ("replace", x, b, y, d)
        else:
            found.append((tag, a, b, c, d))
    return found


def _text(text: str, tokens: list[re.Match[str]], start: int, end: int) -> str:
    """The text of some tokens with what follows them up to the next one."""
    stop = tokens[end].start() if end < len(tokens) else len(text)
    begin = tokens[start].start() if start else 0
    return text[begin:stop]
