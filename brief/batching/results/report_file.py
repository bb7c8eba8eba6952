"""`report.json`, format `brief-batch/1`: what came out of a batch, for machines.

Totals first, then the failures, then a row for each article; written row by row, so that their number does
not matter.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import JsonValue

from brief import __version__
from brief.batching.out.read_back import ReadBack
from brief.batching.out.whole import whole_text
from brief.batching.results.tally import RunFacts, Sum, Totals
from brief.batching.state.row import Row
from brief.kinds import Kind
from brief.validation.formats.written import Series, dumps

FORMAT = "brief-batch/1"
NAME = "report.json"


@contextmanager
def report_file(
    out: Path, parts: Path, head: dict[str, JsonValue], failed: Iterable[Row]
) -> Iterator[Callable[[ReadBack], None]]:
    """The file under way; its articles are added one by one."""
    with whole_text(out / NAME, parts) as to:
        opening = "".join(f"  {dumps(key)}: {dumps(value)},\n" for key, value in head.items())
        to.write(f'{{\n{opening}  "failures": [\n')
        failures = Series()
        for row in failed:
            to.write(failures.add(_failure(row)))
        to.write(f'{failures.end()}  ],\n  "articles": [\n')
        articles = Series()

        def add(made: ReadBack) -> None:
            to.write(articles.add(_article(made)))

        yield add
        to.write(f"{articles.end()}  ]\n}}\n")


def head(kind: Kind, told: RunFacts, totals: Totals) -> dict[str, JsonValue]:
    """What the report says before its rows."""
    return {
        "format": FORMAT,
        "settings": {
            "brief_version": __version__,
            "kind": kind.name,
            "schema_sha256": kind.schema_sha256,
            "prompt_sha256": kind.prompt_sha256,
            "model": told.model,
            "endpoint": told.label,
        },
        "run": {
            "started": told.started,
            "seconds": round(told.seconds, 2),
            "done": told.done,
            "failed": told.failed,
            "unchanged": told.unchanged,
            "left": told.left,
            "stopped": told.stopped,
            "calls": told.calls,
            "input_tokens": told.input_tokens,
            "output_tokens": told.output_tokens,
            "cost_usd": told.cost_usd,
        },
        "counts": {
            "articles": totals.articles,
            "done": totals.done,
            "failed": totals.failed,
            "tried_again_next_time": totals.passing,
            "not_in_run": totals.not_in_run,
            "items": totals.items,
            "rejected": totals.rejected,
            "words": totals.words,
        },
        "findings": {
            "errors": totals.errors,
            "warnings": totals.warnings,
            "articles_by_rule": dict(sorted(totals.rules.items())),
        },
        "faults": dict(sorted(totals.faults.items())),
        "usage": {
            "calls": totals.calls,
            "input_tokens": _sum(totals.input_tokens),
            "output_tokens": _sum(totals.output_tokens),
            "cost_usd": _sum(totals.cost_usd),
        },
    }


def _sum(value: Sum) -> JsonValue:
    known = round(value.known, 6)
    return {"total": None if value.unknown else known, "known": known, "articles_unknown": value.unknown}


def _failure(row: Row) -> JsonValue:
    return {
        "source": row.source,
        "fault": row.fault,
        "reason": row.reason,
        "tries": row.tries,
        "tried_again_next_time": bool(row.passing),
        "finished": row.finished,
    }


def _article(made: ReadBack) -> JsonValue:
    row = made.row
    done, files = row.state == "done", [f"{row.name}{suffix}" for suffix in json.loads(row.outputs)]
    return {
        "source": row.source,
        "state": row.state,
        "in_run": made.met,
        "files": files if done else [],
        "earlier_files": [] if done else files,
        "readable": made.document is not None if done else None,
        "kind": made.document.kind if made.document else None,
        "title": row.title,
        "language": row.language,
        "words": row.words,
        "items": row.items,
        "rejected": row.rejected,
        "errors": row.errors,
        "warnings": row.warnings,
        "findings": json.loads(row.findings),
        "parties": json.loads(row.parties),
        "calls": row.calls,
        "input_tokens": row.input_tokens,
        "output_tokens": row.output_tokens,
        "cost_usd": row.cost_usd,
        "seconds": row.seconds,
        "tries": row.tries,
        "fault": row.fault,
        "reason": row.reason,
        "finished": row.finished,
    }
