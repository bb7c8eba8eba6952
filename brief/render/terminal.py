"""The page for a terminal of any width, with or without colour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from brief.drawn import drawn
from brief.render.entry import Entry
from brief.render.page import Page, PageSection

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

BULLET = "•"
TRAILING = re.compile(r"(?: |\x1b\[[\d;]*m)+(?=\n|$)")


def render(page: Page, *, width: int, color: bool) -> str:
    """The page in lines of at most `width` columns (at least 20), with no trailing white space.

    `NO_COLOR` in the environment takes colour away, and leaves bold and dim.
    """
    text = drawn(_blocks(page), width=width, color=color)
    return TRAILING.sub(lambda end: end[0].replace(" ", ""), text.rstrip("\n")) + "\n"


def _blocks(page: Page) -> list[RenderableType]:
    from rich.text import Text

    blocks: list[RenderableType] = [Text(page.headline, style="bold")]
    blocks += [Text(line, style="dim") for line in (page.source,) if line]
    blocks += [Text(fact) for fact in page.facts]
    if page.summary:
        blocks += [Text(), _title(page.summary_title), _entry(page.summary)]
    if page.sourcing:
        blocks += [Text(page.sourcing, style="dim")]
    blocks += [Text(line, style="yellow") for line in page.unread]
    for section in page.sections:
        blocks += [Text(), _title(section.title), *_items(section, page.nothing)]
    return [*blocks, Text(), *(Text(line, style="dim") for line in page.footer)]


def _title(title: str) -> Text:
    from rich.text import Text

    return Text(title.upper(), style="bold cyan")


def _items(section: PageSection, nothing: str) -> list[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1), expand=False)
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for entry in section.shown:
        grid.add_row(BULLET, _entry(entry))
    if section.more:
        grid.add_row("", Text(section.more, style="dim italic"))
    elif not section.shown:
        grid.add_row("", Text(nothing, style="dim italic"))
    return [grid]


def _entry(entry: Entry) -> Text:
    from rich.text import Text

    line = Text(overflow="fold")
    line.append(entry.lead, style="bold").append(entry.joint).append(entry.text)
    if entry.aside:
        line.append(f" ({entry.aside})")
    for tag in entry.tags:
        line.append(f" · {tag}", style="dim")
    for mark in entry.marks:
        line.append(" · ", style="dim").append(mark, style="yellow")
    if entry.reference:
        line.append(f" {entry.reference}", style="dim")
    return line
