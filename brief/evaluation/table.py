"""The table of results: for a terminal, as Markdown, and as JSON with every article's scores."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TypeAlias

from brief.drawn import drawn
from brief.evaluation.comparing import Compared, Figure, Row
from brief.evaluation.scores import Kind
from brief.evaluation.scoring import Evaluation

Cell: TypeAlias = list[str]
NONE = "–"


def markdown(found: Compared) -> str:
    """A table for a page or a pull request."""
    head, lines = ["", *(_title(run).replace("|", r"\|") for run in found.runs)], []
    lines.append(f"| {' | '.join(head)} |")
    lines.append(f"|---|{'---|' * len(found.runs)}")
    for group, row, cells in _lines(found):
        if group:
            lines.append(f"| **{group}** |{' |' * len(found.runs)}")
        if row:
            lines.append(f"| {' | '.join([row.measure.title, *(' · '.join(cell) for cell in cells)])} |")
    return "\n".join([*lines, "", *_notes(found)]) + "\n"


def text(found: Compared, *, width: int = 100, color: bool = False) -> str:
    """A table for a terminal of that many columns."""
    from rich import box  # heavy, and not every form needs it
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, caption="\n".join(_notes(found)), caption_justify="left")
    for title in ("", *(_title(run) for run in found.runs)):
        table.add_column(Text(title))
    for group, row, cells in _lines(found):
        if group:
            table.add_row(Text(group, style="bold"))
        if row:
            table.add_row(Text(f"  {row.measure.title}"), *(Text("\n".join(cell)) for cell in cells))
    return "\n".join(line.rstrip() for line in drawn([table], width=width, color=color).splitlines()) + "\n"


def to_json(gold: Path, found: Compared) -> str:
    """Everything measured: the figures, and for each article its fractions and what became of each item."""
    value = {
        "format": "brief-eval/1",
        "gold": str(gold),
        "runs": [
            {
                "name": run.name,
                "briefs": len(run.scores),
                "missing": list(run.missing),
                "measures": {r.measure.key: asdict(f) for r in found.rows if (f := r.figures[index]) is not None},
                "articles": {
                    name: {"scores": {k: list(v) for k, v in s.values.items()}, "notes": s.notes}
                    for name, s in run.scores.items()
                },
            }
            for index, run in enumerate(found.runs)
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _title(run: Evaluation) -> str:
    return f"{run.name} ({len(run.scores)})"


def _lines(found: Compared) -> Iterator[tuple[str | None, Row | None, list[Cell]]]:
    group = None
    for row in found.rows:
        if row.measure.group != group:
            group = row.measure.group
            yield group, None, []
        yield None, row, [_cell(row.measure.kind, figure) for figure in row.figures]


def _cell(kind: Kind, figure: Figure | None) -> Cell:
    """A figure with its interval, and how far it is from the first run's."""
    if figure is None:
        return [NONE]
    parts = [_number(kind, figure.value)]
    if figure.low is not None and figure.high is not None and kind != "count":
        parts.append(f"[{_number(kind, figure.low)}–{_number(kind, figure.high)}]")
    if kind == "share":
        parts.append(f"{figure.right:.0f}/{figure.of:.0f}")
    if kind == "median":
        parts.append(f"of {figure.of:.0f}")
    if figure.difference is None:
        return [" ".join(parts)]
    if not any(figure.difference):
        return [" ".join(parts), "Δ 0"]
    by, low, high = (_number(kind, value, sign=True) for value in figure.difference)
    sure = "" if figure.difference[1] <= 0 <= figure.difference[2] else " *"
    return [" ".join(parts), f"Δ {by} [{low}–{high}]{sure}"]


def _number(kind: Kind, value: float, *, sign: bool = False) -> str:
    plus = "+" if sign else ""
    if kind == "share":
        return f"{value:{plus}.3f}"
    return f"{value:{plus},.0f}" if kind == "count" or abs(value) >= 100 else f"{value:{plus}.1f}"


def _notes(found: Compared) -> Iterator[str]:
    yield (
        "In brackets the middle 95% (articles drawn again; judged items by Wilson's score); in parentheses"
        " how many briefs."
    )
    if len(found.runs) > 1:
        yield f"Δ: against {found.runs[0].name}, over the articles that both have; * where 0 lies outside its interval."
    for run in found.runs:
        if run.missing:
            yield f"{run.name}: {len(run.missing)} articles have no brief and are in no figure."
