"""Which printed lines are one paragraph: told by where they stand, since a printed page marks no paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from brief.paragraphs import BULLET
from brief.places import ends_sentence

_APART = 0.35
"""How much further than usual two lines are from each other that are no paragraph, in heights of a line."""
_LIKE, _UNLIKE = 0.12, 0.3
"""How much the heights of two lines of one paragraph differ, as a share: mostly, and at most, where one of them begins
in another font.
"""
_SHORT, _VERY_SHORT = 0.85, 0.6
"""Share of its column that a paragraph's last line fills at most, as far as it can be told; less at the end of a
column, where nothing else tells.
"""
_INDENTED = 0.7
"""How far to the right of its column a paragraph's first line begins, in heights of a line."""
_NEAR = 2
"""How far apart the lines of one column may begin, in heights of a line, roughly."""
_MARK = re.compile("[•‣◦▪●∙]")
"""What stands nowhere but before an item of a list."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line and where it is printed, in points from the lower left corner of its page."""

    text: str
    page: int
    page_height: float
    left: float
    right: float
    top: float
    bottom: float
    """Of its last character, which is further below where a word broken over two lines holds these together."""
    height: float
    """Of its type."""


@dataclass(frozen=True, slots=True)
class _Column:
    left: float
    right: float


def paragraphs(lines: Sequence[PrintedLine]) -> Iterator[str]:
    """The paragraphs that lines in reading order make, each on one line."""
    usual = _usual_gaps(lines)
    columns = _columns(lines)
    parts = [line.text for line in lines[:1]]
    for above, line in pairwise(lines):
        if _begins(above, line, usual, columns):
            yield " ".join(parts)
            parts = []
        parts.append(line.text)
    if parts:
        yield " ".join(parts)


def _begins(
    above: PrintedLine, line: PrintedLine, usual: dict[int, float], columns: dict[PrintedLine, _Column]
) -> bool:
    """Whether a line is the first of a paragraph, `above` being the one read before it."""
    differ = abs(line.height - above.height) / above.height
    column = columns[line if differ > _LIKE else above]
    ended = ends_sentence(above.text)
    filled = (above.right - column.left) / max(column.right - column.left, 1.0)
    if differ > _UNLIKE or (differ > _LIKE and (ended or filled < _SHORT)) or _MARK.match(line.text):
        return True
    if not _is_below(above, line):  # in the next column, or on the next page
        return ended or (filled < _VERY_SHORT and not line.text[:1].islower())
    if _gap(above, line) > usual[_size(line)] + _APART:
        return True
    short = filled < _SHORT
    indented = line.left - columns[line].left > _INDENTED * line.height
    return (ended and short) or ((ended or short) and (indented or BULLET.match(line.text) is not None))


def _is_below(above: PrintedLine, line: PrintedLine) -> bool:
    return (
        line.page == above.page
        and line.top <= above.bottom + line.height / 2
        and line.left < above.right
        and above.left < line.right + line.height
    )


def _gap(above: PrintedLine, line: PrintedLine) -> float:
    """White between two lines, in heights of a line."""
    return (above.bottom - line.top) / line.height


def _usual_gaps(lines: Sequence[PrintedLine]) -> dict[int, float]:
    """The white between two lines of a paragraph, for each size of type."""
    gaps: dict[int, list[float]] = {_size(line): [] for line in lines}
    for above, line in pairwise(lines):
        if _size(above) == _size(line) and _is_below(above, line):
            gaps[_size(line)].append(_gap(above, line))
    # A quarter of the lines at least stand inside of paragraphs; the others may have more white above them.
    return {size: sorted(found)[len(found) // 4] if found else 0.0 for size, found in gaps.items()}


def _columns(lines: Sequence[PrintedLine]) -> dict[PrintedLine, _Column]:
    """For each line how far those of its size reach that begin near it on its page."""
    begun: dict[tuple[int, int, int], _Column] = {}
    for line in lines:
        known = begun.get(_begin(line, 0), _Column(line.left, line.right))
        begun[_begin(line, 0)] = _Column(min(known.left, line.left), max(known.right, line.right))
    return {line: _column(line, begun) for line in lines}


def _column(line: PrintedLine, begun: Mapping[tuple[int, int, int], _Column]) -> _Column:
    near = [begun[key] for away in range(-_NEAR, _NEAR + 1) if (key := _begin(line, away)) in begun]
    return _Column(min(one.left for one in near), max(one.right for one in near))


def _begin(line: PrintedLine, away: int) -> tuple[int, int, int]:
    """Where lines of its size begin that begin as it does, or so many heights of a line to its right."""
    return line.page, _size(line), round(line.left / line.height) + away


def _size(line: PrintedLine) -> int:
    """Its height in half points."""
    return round(2 * line.height)
