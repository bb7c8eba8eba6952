"""What stands in OUT beside the briefs at the end of a run: `report.json`, `index.html` and the tables.

They are made from the state and the documents in OUT, whole or not at all, and only if something has changed
since they were made last: a run that finds everything done leaves them as they are.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from brief import __version__
from brief.batching.out.read_back import ReadBack, Shelf, shown
from brief.batching.results import index, report_file
from brief.batching.results.recognised import recognised
from brief.batching.results.tables import NAMES, Table, require, sink
from brief.batching.results.tally import RunFacts, Seen, Totals, tally
from brief.batching.state import STATE
from brief.batching.state.row import Row
from brief.batching.state.store import Store
from brief.checks import rules
from brief.counted import counted
from brief.errors import UsageError
from brief.kinds import Kind

__all__ = ["DEFAULT_TABLES", "Report", "RunFacts", "Seen", "finish", "ready", "summary"]

DEFAULT_TABLES: tuple[Table, ...] = ("jsonl", "csv")
_LAYOUT = 2
"""To be raised when what is written changes, so that it is written anew."""
_MADE, _FINGERPRINT = "beside", "reported"


@dataclass(frozen=True, slots=True)
class Report:
    """What came out of a batch."""

    totals: Totals
    files: tuple[Path, ...]
    """What stands beside the briefs."""
    written: bool
    """Whether this run wrote it; what had not changed was left alone."""


def ready(out: Path, store: Store, tables: Collection[Table] = DEFAULT_TABLES) -> None:
    """See before a run that its end can be written.

    Raises:
        UsageError: a table needs a library that is not installed, or a file of somebody else's is in the way.
    """
    require(tables)
    made = _made(out, store)
    for name in _names(tables):
        if name not in made and (out / name).exists():
            raise UsageError(
                f"{out / name} would be overwritten, and is not a batch's: move it, or choose another folder"
            )


async def finish(
    out: Path, store: Store, kind: Kind, told: RunFacts, *, tables: Collection[Table] = DEFAULT_TABLES
) -> Report:
    """Write what stands beside the briefs, of all articles that OUT knows. Tables not asked for any more go away.

    Args:
        out: the folder of results, held by the caller.
        store: its state.
        kind: what this run briefed by.
        told: what the run says of itself.
        tables: those wanted besides `report.json` and `index.html`.

    Raises:
        UsageError: a file cannot be written, as on a full disk; it is then as it was. Or what `ready` raises.
    """
    ready(out, store, tables)
    stop = threading.Event()
    try:
        names = _names(tables)
        totals = await asyncio.to_thread(lambda: tally(_until(stop, store.all()), told.met))
        mark = _fingerprint(kind, told, totals, tables)
        paths = tuple(out / name for name in names)
        if store.meta(_FINGERPRINT) == mark and all(path.is_file() for path in paths):
            return Report(totals, paths, written=False)
        before = _made(out, store)
        # Said before it is done: a file that is there is then never taken for somebody else's.
        await store.note(_MADE, json.dumps(sorted({*before, *names})))
        await asyncio.to_thread(_write, out, store, kind, told, totals, tables, stop)
        for name in before - set(names):
            (out / name).unlink(missing_ok=True)
        await store.note(_MADE, json.dumps(names))
        await store.note(_FINGERPRINT, mark)
    except OSError as error:
        raise UsageError(f"the report in {out} cannot be written: {error.strerror or error}") from None
    finally:
        stop.set()
    return Report(totals, paths, written=True)


def summary(report: Report, told: RunFacts) -> str:
    """The end of a run for people, in a few lines."""
    totals = report.totals
    lines = [_all(totals), _run(told)]
    if totals.rules:
        titles = {rule.code: rule.title for rule in rules()}
        often = [f"{code} {titles.get(code, '')}".strip() + f" ({n:,})" for code, n in totals.rules.most_common(3)]
        found = f"{counted(totals.errors, 'error')}, {counted(totals.warnings, 'warning')}"
        lines.append(f"findings: {found}; by articles {', '.join(often)}")
    if totals.faults:
        lines.append(f"failed by: {', '.join(f'{fault} ({n:,})' for fault, n in totals.faults.most_common(4))}")
    if told.stopped:
        lines.append(f"stopped early: {shown(told.stopped)}")
    elif told.left:
        lines.append("not all articles were got to: the same command goes on")
    names = ", ".join(path.name for path in report.files)
    lines.append(f"{report.files[0].parent}: {names}{'' if report.written else ' (as they were)'}")
    return "\n".join(lines)


def _all(totals: Totals) -> str:
    parts = [f"{counted(totals.done, 'brief')} of {counted(totals.articles, 'article')}"]
    if totals.failed:
        again = f" ({totals.passing:,} of them tried again next time)" if totals.passing else ""
        parts.append(f"{totals.failed:,} failed{again}")
    if totals.outdated:
        parts.append(f"{totals.outdated:,} of these still with the brief of an earlier run")
    if totals.not_in_run:
        parts.append(f"{totals.not_in_run:,} not in this run")
    if totals.rejected:
        parts.append(f"{counted(totals.rejected, 'item')} rejected")
    return ", ".join(parts)


def _run(told: RunFacts) -> str:
    parts = [f"this run: {told.done:,} briefed, {told.failed:,} failed, {told.unchanged:,} unchanged in {_time(told)}"]
    if told.calls:
        read, written = (("unknown" if n is None else f"{n:,}") for n in (told.input_tokens, told.output_tokens))
        cost = "cost unknown" if told.cost_usd is None else f"${told.cost_usd:,.2f}"
        parts.append(f"{counted(told.calls, 'call')}, tokens {read} in, {written} out, {cost}")
    return "; ".join(parts)


def _time(told: RunFacts) -> str:
    minutes, seconds = divmod(round(told.seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02d} min"
    return f"{minutes} min {seconds:02d} s" if minutes else f"{told.seconds:.1f} s"


def _names(tables: Collection[Table]) -> list[str]:
    return [report_file.NAME, index.NAME, *(name for table, name in NAMES.items() if table in tables)]


def _made(out: Path, store: Store) -> set[str]:
    """Names of the files beside the briefs that this or an earlier run has made, or was about to.

    A state that knows of none may be a new one in place of one that was lost: then the files tell whose they are.
    What lies in a folder may name any file as one of them: only names that such a file can have are believed.
    """
    told = store.meta(_MADE)
    if told is None:
        return recognised(out)
    try:
        noted = json.loads(told)
    except ValueError:
        noted = []
    return {name for name in (report_file.NAME, index.NAME, *NAMES.values()) if name in noted}


def _fingerprint(kind: Kind, told: RunFacts, totals: Totals, tables: Collection[Table]) -> str:
    """Of all that is told but for the run's own numbers and times."""
    settings = [__version__, _LAYOUT, kind.name, kind.schema_sha256, kind.prompt_sha256, told.model, told.label]
    parts = [*settings, told.left, told.stopped, sorted(tables), totals.fingerprint]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _write(  # noqa: PLR0917 - all that is told, and whether to go on
    out: Path,
    store: Store,
    kind: Kind,
    told: RunFacts,
    totals: Totals,
    tables: Collection[Table],
    stop: threading.Event,
) -> None:
    """Write all files in one pass over the articles. The report is put in place last."""
    parts = out / STATE / "parts"
    shelf = Shelf(out, kind)
    with ExitStack() as files:
        head, failed = report_file.head(kind, told, totals), store.all("failed")
        adds: list[Callable[[ReadBack], None]] = [
            files.enter_context(report_file.report_file(out, parts, head, failed)),
            files.enter_context(index.index_file(out, parts, kind, told, totals)),
            *(files.enter_context(sink(table, out, parts, kind)) for table in NAMES if table in tables),
        ]
        for row in _until(stop, store.all()):
            made = shelf.read(row, told.met(row.source))
            for add in adds:
                add(made)


def _until(stop: threading.Event, rows: Iterator[Row]) -> Iterator[Row]:
    """The rows, as long as somebody waits for what is made of them."""
    for row in rows:
        if stop.is_set():
            raise _NobodyWaits
        yield row


class _NobodyWaits(Exception):  # nothing went wrong
    """The run was stopped while its report was being written."""
