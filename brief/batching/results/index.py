"""`index.html`: every article of a batch in one self-contained file that is searched, filtered and sorted.

The rows stand in the file as data, and the script shows those that the window has room for, so that thousands
are as smooth as ten. Without a script the first of them are a plain table. Like the pages it leads to, the
file asks the network for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import TextIO

from pydantic import JsonValue

from brief.batching.out.read_back import ReadBack, shown
from brief.batching.out.whole import whole_text
from brief.batching.results.cards import FIELDS, card
from brief.batching.results.tally import RunFacts, Totals
from brief.checks import rules
from brief.kinds import Kind
from brief.render.record import MONTHS
from brief.render.self_contained import policy, template
from brief.render.text import clip
from brief.validation.formats.written import Series, dumps

NAME = "index.html"
_HERE = "<!-- rows -->"
_PALETTE_ENDS = "\n* {"
_MOST_REASON = 300


@dataclass(frozen=True, slots=True)
class Limits:
    """How much goes into an index."""

    rows: int = 100_000
    """Articles that are listed; failed ones before others."""
    searchable: int = 20_000
    """Articles up to which the words of their items are searched too, which doubles the file."""
    plain: int = 200
    """Rows that are shown without a script."""


@contextmanager
def index_file(  # noqa: PLR0917 - where, and all that it tells
    out: Path, parts: Path, kind: Kind, told: RunFacts, totals: Totals, limits: Limits | None = None
) -> Iterator[Callable[[ReadBack], None]]:
    """The file under way; its articles are added one by one."""
    limits = limits or Limits()
    searchable = totals.articles <= limits.searchable
    failed = min(totals.failed, limits.rows)
    room = {"failed": failed, "done": limits.rows - failed}
    with whole_text(out / NAME, parts) as to:
        rows = _Rows(to, limits.plain, lambda first: _page(kind, told, totals, limits, first))

        def add(made: ReadBack) -> None:
            if room[made.row.state] > 0:
                room[made.row.state] -= 1
                rows.add(card(made, searchable=searchable))

        yield add
        rows.end()


class _Rows:
    """The rows on their way into the file. The first ones wait, since they come into the page itself as well."""

    def __init__(self, to: TextIO, most: int, page: Callable[[list[dict[str, JsonValue]]], str]) -> None:
        self._to = to
        self._most = most
        self._page = page
        self._first: list[dict[str, JsonValue]] = []
        self._after: str | None = None
        self._series = Series()

    def add(self, values: dict[str, JsonValue]) -> None:
        if self._after is None and len(self._first) < self._most:
            self._first.append(values)
            return
        self._begin()
        self._write(values)

    def end(self) -> None:
        self._begin()
        self._to.write(in_script(self._series.end()))
        self._to.write(self._after or "")

    def _begin(self) -> None:
        if self._after is None:
            before, _, self._after = self._page(self._first).partition(_HERE)
            self._to.write(before)
            for values in self._first:
                self._write(values)

    def _write(self, values: dict[str, JsonValue]) -> None:
        self._to.write(in_script(self._series.add([values[field] for field in FIELDS])))


def in_script(json: str) -> str:
    """JSON that neither ends the element it stands in nor begins a comment."""
    return json.replace("<", "\\u003c")


def _page(kind: Kind, told: RunFacts, totals: Totals, limits: Limits, first: list[dict[str, JsonValue]]) -> str:
    """The file around its rows, which come where `_HERE` stands."""
    from markupsafe import Markup  # only this file needs it

    folder = files("brief.batching.results") / "templates"
    style = _palette() + (folder / "index.css").read_text("utf-8")
    script = (folder / "index.js").read_text("utf-8")
    titles: dict[str, JsonValue] = {rule.code: rule.title for rule in rules() if rule.code in totals.rules}
    facts = in_script(dumps({"fields": list(FIELDS), "rules": titles}))
    return template("brief.batching.results", "index.html").render(
        totals=totals,
        listed=min(totals.articles, limits.rows),
        kind=shown(kind.name),
        model=clip(shown(told.model), 80),
        endpoint=clip(shown(told.label), 80),
        day=_day(told.started),
        stopped=clip(shown(told.stopped or ""), _MOST_REASON),
        left=told.left,
        rows=first,
        searchable=totals.articles <= limits.searchable,
        facts=Markup(facts),  # noqa: S704 - JSON in which every `<` is escaped
        here=Markup(_HERE),  # noqa: S704 - a comment
        style=Markup(style),  # noqa: S704 - the package's own files
        script=Markup(script),  # noqa: S704
        policy=policy(style, script),
    )


def _palette() -> str:
    """The colours and types of the pages that the index leads to."""
    return (files("brief.render") / "templates" / "page.css").read_text("utf-8").partition(_PALETTE_ENDS)[0] + "\n"


def _day(started: str) -> str:
    """`22 November 2026, 21:14 UTC`; what is no time as it is."""
    try:
        at = datetime.fromisoformat(started)
    except ValueError:
        return shown(started)
    zone = f" {at.tzname()}" if at.tzname() else ""
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}, {at:%H:%M}{zone}"
