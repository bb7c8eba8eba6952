"""Tables that a page uses to lay out its text, as newsletters and old pages do: their cells are no data."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trafilatura.utils import HtmlElement  # type: ignore[attr-defined]

_RUNNING = 40
"""Words from which on what stands in a cell is running text."""
_PARTS = ("thead", "tbody", "tfoot", "tr", "td", "th")


def lay_out(tree: HtmlElement) -> None:
    """Turn the tables that only lay out their text into plain blocks, which are read one below the other."""
    # All are judged before one is changed: a table within another tells that the outer one holds no data.
    for part in [part for table in tree.xpath(".//table") if _lays_out(table) for part in _own_parts(table)]:
        part.tag = "div"


def _own_parts(table: HtmlElement) -> list[HtmlElement]:
    """The table, its rows and its cells, without those of a table within it."""
    return [table, *(e for e in table.iter(*_PARTS) if next(e.iterancestors("table"), None) is table)]


def _lays_out(table: HtmlElement) -> bool:
    if table.get("role") in {"presentation", "none"} or table.xpath("boolean(.//table)"):
        return True
    rows = [row.xpath("./td | ./th") for row in table.iter("tr")]
    cells = [" ".join(cell.text_content().split()) for row in rows for cell in row]
    return all(len(row) <= 1 for row in rows) or any(len(cell.split()) >= _RUNNING for cell in cells)
