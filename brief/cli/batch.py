"""`brief batch`: many articles in, a folder of briefs out."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that `--help` is quick
from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from brief.cli import console, options
from brief.cli.batch_progress import BatchProgress
from brief.cli.chosen import check_cassette, find_kind
from brief.errors import UsageError

if TYPE_CHECKING:
    from brief.batching.outputs import Format
    from brief.batching.tables import Table

FORMATS: tuple[Format, ...] = ("json", "markdown", "html")
TABLES: tuple[Table, ...] = ("jsonl", "csv", "parquet")


def register(cli: typer.Typer) -> None:
    """Add the command to the command line."""
    cli.command("batch")(batch)


def batch(  # noqa: PLR0913 - one parameter for each option
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...", help="Folders, files, globs, addresses, tables, or - for a list on standard input."
        ),
    ],
    *,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="OUT", help="Folder for the briefs, the report and the state.")
    ],
    format: Annotated[  # noqa: A002 - the option's name
        list[str] | None,
        typer.Option(metavar="FORMATS", help="Files for each article besides JSON: markdown, html. Repeatable."),
    ] = None,
    tables: Annotated[
        str | None,
        typer.Option(metavar="TABLES", help="Tables of all briefs: jsonl, csv, parquet, or none. Default: jsonl,csv."),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option(metavar="GLOB", help="Only articles whose path in its folder matches. Repeatable."),
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(metavar="GLOB", help="No article whose path matches. Repeatable.")
    ] = None,
    text_column: Annotated[
        str | None, typer.Option("--text-column", metavar="NAME", help="Column of tables that holds the article.")
    ] = None,
    id_column: Annotated[
        str | None, typer.Option("--id-column", metavar="NAME", help="Column of tables that names each row.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Brief at most N articles; those done already do not count.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Brief all anew, and ask the model all anew.")] = False,
    retry_errors: Annotated[
        bool, typer.Option("--retry-errors", help="Try again what failed for a reason of its own.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell articles, calls, tokens and cost, and call nothing.")
    ] = False,
    max_cost: Annotated[
        float | None, typer.Option("--max-cost", metavar="DOLLARS", min=0, help="Stop before this run costs more.")
    ] = None,
    max_tokens: Annotated[
        int | None, typer.Option("--max-tokens", metavar="N", min=0, help="Stop before this run uses more tokens.")
    ] = None,
    rpm: Annotated[float | None, typer.Option(metavar="N", help="Make at most N requests a minute.")] = None,
    tpm: Annotated[float | None, typer.Option(metavar="N", help="Use at most N tokens a minute.")] = None,
    kind: options.Kind = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    api_key: options.ApiKey = None,
    passages: options.Passages = None,
    wording: options.Wording = None,
    cassette: options.Cassette = None,
    allow_private: options.AllowPrivate = False,
    timeout: options.Timeout = None,
    retries: options.Retries = None,
    concurrency: options.Concurrency = None,
    strict: options.Strict = None,
    quiet: options.Quiet = False,
) -> None:
    """Brief a folder of articles. Run it again to go on where it stopped, and for what is new.

    How many requests go at once adapts to what the endpoint takes, unless --concurrency fixes it. The first Ctrl-C
    lets what is under way finish, the second stops.
    """
    from brief import config
    from brief.batching import Batch, entries
    from brief.cli.batch_run import Plan, estimated, run
    from brief.writing import Options

    given: dict[str, object] = {"kind": kind, "model": model, "base_url": base_url, "api_key": api_key}
    given |= {"passages": passages, "wording": wording, "strict": strict}
    given |= {"timeout": timeout, "retries": retries, "concurrency": concurrency}
    resolved = config.load(Path.cwd(), given)
    resolved.refuse_leak()
    settings = resolved.settings
    check_cassette(cassette)
    with BatchProgress(quiet=quiet) as progress:
        how = Options(passages=settings.passages, wording=settings.wording)
        forms = _formats(format or [settings.format or "json"], chosen=bool(format))
        job = Batch(
            out, find_kind(resolved, progress.say), how, forms, force=force, retry_errors=retry_errors, limit=limit
        )
        find = partial(
            entries.find,
            sources,
            out=out,
            include=include or (),
            exclude=exclude or (),
            stdin=_standard_input(),
            text_column=text_column,
            id_column=id_column,
            allow_private=allow_private,
        )
        plan = Plan(
            job,
            settings,
            find,
            countable="-" not in sources,
            tables=_tables(tables),
            cassette=cassette,
            dollars=max_cost,
            tokens=max_tokens,
            rpm=rpm,
            tpm=tpm,
        )
        if dry_run:
            console.emit(estimated(plan, progress))
            return
        code = run(plan, progress, quiet=quiet)
    if code:
        raise typer.Exit(code)


def _formats(given: Sequence[str], *, chosen: bool) -> tuple[Format, ...]:
    """JSON first, as it is always there; then what else was asked for, separated by commas or option by option."""
    names = [name.strip().lower() for value in given for name in value.split(",") if name.strip()]
    for name in names if chosen else ():
        if name not in FORMATS:
            raise UsageError(f"--format {name}: give one or several of {', '.join(FORMATS)}")
    return ("json", *(form for form in FORMATS if form in names and form != "json"))


def _tables(given: str | None) -> tuple[Table, ...]:
    names = [name.strip().lower() for name in ("jsonl,csv" if given is None else given).split(",") if name.strip()]
    if names == ["none"]:
        return ()
    for name in names:
        if name not in TABLES:
            raise UsageError(f"--tables {name}: give one or several of {', '.join(TABLES)}, or none")
    return tuple(table for table in TABLES if table in names)


def _standard_input() -> BinaryIO | None:
    """Without a buffer: a thread that still waits for a line of it when the command ends would hold the buffer's lock."""
    try:
        return open(0, "rb", buffering=0, closefd=False)
    except OSError:
        return None
