"""An OUT as a run leaves it: documents, other formats beside them, and the rows of its state."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

import pages

from brief.batching.out import outputs
from brief.batching.out.outputs import Format
from brief.batching.results.report import Report, RunFacts, finish
from brief.batching.results.tables import Table
from brief.batching.state import STATE
from brief.batching.state.row import Row
from brief.batching.state.store import _FINISH, Store
from brief.document import Document
from brief.kinds import Kind, find_builtin
from brief.schema import PartyName
from brief.shapes import items

ROOT = Path(__file__).resolve().parents[2]
NEWS = find_builtin("news")
EXAMPLE = json.loads((ROOT / "tests" / "comparison" / "example.json").read_text("utf-8"))
TOLD = RunFacts(model="a-model", label="api.example", started="2026-11-22T21:14:05+00:00", seconds=74.2, done=2)


SHEET = Kind("sheet", pages.Sheet, {}, ROOT / "sheet.py", ROOT, "0" * 64)
"""A kind whose fields have names of their own."""


def opened(out: Path) -> Store:
    (out / STATE / "parts").mkdir(parents=True, exist_ok=True)
    return Store(out / STATE / "state.sqlite")


def example(headline: str | None = None, *, findings: Iterable[tuple[str, str, str]] = (), **article: Any) -> Document:
    """The page of the README with another headline, facts of its article, and findings (rule, level, path)."""
    data = json.loads(json.dumps(EXAMPLE))
    data["article"] |= article
    if headline is not None:
        data["brief"]["headline"] = headline
    data["findings"] = [{"rule": r, "level": v, "path": p, "message": "tripped"} for r, v, p in findings]
    return Document.model_validate(data)


def done(
    out: Path,
    source: str,
    document: Document | None = None,
    *,
    name: str | None = None,
    kind: Kind = NEWS,
    formats: tuple[Format, ...] = ("json",),
    **changed: Any,
) -> Row:
    """The files of an article, and its row."""
    document = document or example()
    name = name or source.rpartition(".")[0]
    (out / STATE / "parts").mkdir(parents=True, exist_ok=True)
    rendered = outputs.rendered(document, kind, formats)
    outputs.save(rendered, out, name, parts=out / STATE / "parts")
    sizes = {suffix: len(data) for suffix, data in rendered.items()}
    used = document.provenance
    levels = [f.level for f in document.findings]
    parties = [n for i in items(kind.schema.model_validate(document.brief)) if (n := i.text(PartyName))]
    row = Row(
        **base(source, name),
        state="done",
        fault=None,
        reason=None,
        passing=False,
        outputs=json.dumps(sizes),
        title=document.article.title,
        language=document.article.language,
        words=document.article.words,
        items=12,
        parties=json.dumps(parties),
        rejected=len(document.rejected),
        errors=levels.count("error"),
        warnings=levels.count("warning"),
        findings=json.dumps(sorted({f.rule for f in document.findings})),
        calls=used.calls if used else 0,
        input_tokens=used.input_tokens if used else None,
        output_tokens=used.output_tokens if used else None,
        cost_usd=used.cost_usd if used else None,
    )
    return replace(row, **changed)


def failed(source: str, reason: str = "it is empty", fault: str = "SourceError", **changed: Any) -> Row:
    row = Row(
        **base(source, source.rpartition(".")[0]),
        state="failed",
        fault=fault,
        reason=reason,
        passing=False,
        outputs="{}",
    )
    return replace(row, **changed)


def base(source: str, name: str) -> dict[str, Any]:
    return {
        "source": source,
        "name": name,
        "size": 1,
        "changed_ns": 1,
        "inode": 1,
        "article": "a" * 64,
        "settings": "s" * 64,
        "tries": 1,
        "finished": "2026-11-22T21:15:00+00:00",
    }


def finished(
    out: Path, rows: Iterable[Row] = (), told: RunFacts = TOLD, *, kind: Kind = NEWS, tables: tuple[Table, ...] = ()
) -> Report:
    """Keep rows, and what `finish` makes of all there are."""
    with opened(out) as store:
        keep(store, rows)
        return asyncio.run(finish(out, store, kind, told, tables=tables))


def keep(store: Store, rows: Iterable[Row]) -> None:
    """Put rows into the state, many at once."""
    values = [astuple(row) for row in rows]
    asyncio.run(store.written(lambda db: db.executemany(_FINISH, values)))
