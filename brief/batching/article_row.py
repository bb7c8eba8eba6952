"""The row of an article: as it begins, as it failed, and as it was done."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, replace
from datetime import UTC, datetime

from brief.batching.entries.finding import Entry
from brief.batching.state.row import Row
from brief.document import Document
from brief.errors import BriefError
from brief.kinds import Kind
from brief.llm.errors import Failure
from brief.schema import PartyName
from brief.shapes import items


def begun(entry: Entry, settings: str, *, tries: int) -> Row:
    """The row of an article of which nothing is known but where it comes from."""
    stamp = entry.stamp
    return Row(
        source=entry.source,
        name="",
        size=stamp.size if stamp else None,
        changed_ns=stamp.changed_ns if stamp else None,
        inode=stamp.inode if stamp else None,
        article=None,
        settings=settings,
        state="done",
        tries=tries,
        fault=None,
        reason=None,
        passing=False,
        outputs="{}",
        finished=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def bare(row: Row) -> Row:
    """The row of an article without what came of it."""
    return replace(row, **{f.name: f.default for f in fields(Row) if f.default is not MISSING})


def failed(row: Row, error: Exception | None, earlier: str) -> Row:
    """The row of an article that could not be briefed; `earlier` are the files of its brief of an earlier run."""
    row = replace(row, outputs=earlier)
    passing = isinstance(error, Failure) and (error.passing or error.doubtful)
    if isinstance(error, BriefError):
        return replace(row, state="failed", fault=type(error).__name__, reason=str(error), passing=passing)
    reason = f"internal error: {type(error).__name__}: {error}; please report it"
    return replace(row, state="failed", fault="internal", reason=reason)


def done(row: Row, document: Document, kind: Kind, sizes: dict[str, int]) -> Row:
    """The row of a document that was written."""
    held = list(items(kind.schema.model_validate(document.brief)))
    used = document.provenance
    levels = [f.level for f in document.findings]
    return replace(
        row,
        outputs=json.dumps(sizes),
        language=document.article.language,
        items=sum(1 for item in held if item.index is not None),
        parties=json.dumps([n for item in held if (n := item.text(PartyName))], ensure_ascii=False),
        rejected=len(document.rejected),
        errors=levels.count("error"),
        warnings=levels.count("warning"),
        findings=json.dumps(sorted({f.rule for f in document.findings})),
        calls=used.calls if used else 0,
        input_tokens=used.input_tokens if used else None,
        output_tokens=used.output_tokens if used else None,
        cost_usd=used.cost_usd if used else None,
        seconds=used.seconds if used else 0.0,
    )
