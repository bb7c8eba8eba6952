"""How differences are told: one module for each reader, all of them writing file by file."""

from __future__ import annotations

from typing import Protocol

from brief.choices import DiffFormat
from brief.comparison.folders import Row, Totals


class Format(Protocol):
    """Text for stdout, in pieces, so that memory does not grow with the number of files."""

    def start(self, old: str, new: str) -> str:
        """What stands before the first file; `old` and `new` are what was compared, as it was named."""

    def row(self, row: Row) -> str:
        """What there is to tell of one file; empty for nothing."""

    def end(self, totals: Totals) -> str:
        """What stands behind the last file."""


def make(name: DiffFormat, *, many: bool, color: bool = False, width: int | None = None) -> Format:
    """A format by its name.

    Args:
        name: which one.
        many: whether two folders are compared; then documents that stayed the same are not told one by one.
        color: whether text has colours, for a terminal.
        width: columns of the terminal; None for lines of any length.
    """
    if name == "json":
        from brief.comparison.formats.json_ import Json  # one of them is used

        return Json()
    if name == "markdown":
        from brief.comparison.formats.markdown import Markdown

        return Markdown(many=many)
    from brief.comparison.formats.text import Text

    return Text(many=many, color=color, width=width)
