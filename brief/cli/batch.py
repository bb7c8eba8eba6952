"""`brief batch`: many articles in, a folder of briefs out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

import typer

from brief.cli import console, options
from brief.cli.batch_progress import BatchProgress
from brief.cli.chosen import check_cassette, find_kind
from brief.errors import UsageError

if TYPE_CHECKING:
    from brief.batching.out.outputs import Format
    from brief.batching.results.tables import Table

FORMATS: tuple[Format, ...] = ("json", "markdown", "html")
TABLES: tuple[Table, ...] = ("jsonl", "csv", "parquet")


def register(cli: typer.Typer) -> None:
    """Add the command to the command line."""
    cli.command("batch")(batch)


def batch(
    ctx: typer.Context,
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE", help="Folders, files, globs, addresses, tables, or - for a list on standard input."
        ),
    ] = None,
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", parser=options.path, metavar="OUT", help="Folder for the briefs, the report and the state."
        ),
    ] = None,
    resume: Annotated[
        Path | None,
        typer.Option(
            parser=options.path,
            metavar="OUT",
            help="Continue the batch in OUT, with its options but for those given now.",
        ),
    ] = None,
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
        typer.Option(metavar="GLOB", help="Only articles whose path below their folder matches. Repeatable."),
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
    force: Annotated[
        bool, typer.Option("--force", help="Brief every article again, and use no answer kept from before.")
    ] = False,
    retry_errors: Annotated[
        bool,
        typer.Option(
            "--retry-errors",
            help="Also retry articles whose own content or file was the problem; endpoint failures are retried anyway.",
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Estimate articles, calls, tokens and cost, and send nothing.")
    ] = False,
    max_cost: Annotated[
        float | None, typer.Option("--max-cost", metavar="DOLLARS", min=0, help="Stop before this run costs more.")
    ] = None,
    max_tokens: Annotated[
        int | None, typer.Option("--max-tokens", metavar="N", min=0, help="Stop before this run uses more tokens.")
    ] = None,
    rpm: Annotated[float | None, typer.Option(metavar="N", help="Make at most N requests a minute.")] = None,
    tpm: Annotated[float | None, typer.Option(metavar="N", help="Use at most N tokens a minute.")] = None,
    transport: Annotated[
        Literal["calls", "batch"],
        typer.Option(help="A call for each request, or OpenAI's Batch API: half the price, within a day."),
    ] = "calls",
    detach: Annotated[
        bool, typer.Option("--detach", help="With --transport batch: submit, and come back later with --resume.")
    ] = False,
    engine: Annotated[
        Literal["local", "ray"], typer.Option(help="This machine, or the nodes of a Ray cluster.")
    ] = "local",
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
    concurrency: Annotated[
        int | None,
        typer.Option(
            "--concurrency",
            "-j",
            metavar="N",
            help="Make N requests at once. Default: as many as the server takes, up to 256; 1 to the embedded model.",
        ),
    ] = None,
    strict: options.Strict = None,
    quiet: options.Quiet = False,
) -> None:
    """Brief a folder of articles. Run it again to resume, and to brief what is new.

    The first Ctrl-C lets what is under way finish, the second stops at once.
    """
    from brief import config
    from brief.batching.entries.finding import find
    from brief.batching.helpers.helped import forked
    from brief.batching.job import Batch
    from brief.cli import batch_saved
    from brief.cli.batch_run import Plan, estimated, run
    from brief.cli.batch_saved import found_still
    from brief.writing import Options

    if resume is not None:
        _resume(ctx, resume)
        return
    told: Mapping[str, object] | None = ctx.obj
    if out is None:
        raise UsageError("-o OUT is missing: name the folder for the briefs")
    _check_together(engine, transport, detach=detach, cassette=cassette is not None)
    _check_rates({"--rpm": rpm, "--tpm": tpm})
    given: dict[str, object] = {"kind": kind, "model": model, "base_url": base_url, "api_key": api_key}
    given |= {"passages": passages, "wording": wording, "strict": strict}
    given |= {"timeout": timeout, "retries": retries, "concurrency": concurrency}
    resolved = config.load(Path.cwd(), given)
    resolved.refuse_leak()
    settings = resolved.settings
    if told is not None:
        settings = replace(settings, base_url=batch_saved.check_server(told, settings, out))
    check_cassette(cassette, [*(sources or ()), *resolved.files])
    local = transport == "calls" and engine == "local" and not dry_run
    with forked(concurrency=settings.concurrency if local else 1) as spare, BatchProgress(quiet=quiet) as progress:
        how = Options(passages=settings.passages, wording=settings.wording)
        forms = _formats(format or [settings.format or "json"], chosen=bool(format))
        chosen = batch_saved.built_in_kind(told) if told is not None and kind is None else None
        chosen = chosen or find_kind(resolved, progress.say)
        if told is not None:
            batch_saved.check_kind(told, chosen, out)
        job = Batch(out, chosen, how, forms, force=force, retry_errors=retry_errors, limit=limit)
        search = partial(
            find,
            out=out,
            include=include or (),
            exclude=exclude or (),
            stdin=_standard_input(),
            text_column=text_column,
            id_column=id_column,
            allow_private=allow_private,
        )
        find = partial(search, sources or ()) if told is None else partial(found_still, search, sources or ())
        plan = Plan(
            job,
            settings,
            find,
            countable="-" not in (sources or ()),
            tables=_tables(tables),
            cassette=cassette,
            dollars=max_cost,
            tokens=max_tokens,
            rpm=rpm,
            tpm=tpm,
            transport=transport,
            detach=detach,
            engine=engine,
            spare=spare,
            command=None if told is not None else batch_saved.kept(ctx.params, settings, chosen),
        )
        if dry_run:
            console.emit(estimated(plan, progress))
            return
        code = run(plan, progress, quiet=quiet)
    if code:
        raise typer.Exit(code)


def _resume(ctx: typer.Context, out: Path) -> None:
    """The command as it was, but for what is given now."""
    from brief.cli import batch_saved

    if ctx.params["sources"] or ctx.params["out"]:
        raise UsageError("--resume OUT goes on with what was begun there: give neither sources nor -o with it")
    out = out.absolute()
    ctx.obj = told = batch_saved.restored(out)
    values = dict(ctx.params)
    for name in values.keys() & told.keys() - {"kind", "base_url"}:
        source = ctx.get_parameter_source(name)
        if source is None or source.name != "COMMANDLINE":
            values[name] = told[name]
    batch_saved.enter(told)
    batch(ctx, **values | {"out": out, "resume": None})


def _check_together(engine: str, transport: str, *, detach: bool, cassette: bool) -> None:
    """See that options are given that go with each other."""
    if detach and transport != "batch":
        raise UsageError("--detach goes with --transport batch: there is nothing to come back for otherwise")
    if cassette and transport == "batch":
        raise UsageError("--cassette goes with calls, not with --transport batch")
    if cassette and engine == "ray":
        raise UsageError("--cassette goes with one process, not with --engine ray")
    if engine == "ray" and transport == "batch":
        raise UsageError("the Batch API needs no cluster: leave out --engine ray, or --transport batch")


def _check_rates(given: Mapping[str, float | None]) -> None:
    for name, rate in given.items():
        if rate is not None and not rate > 0:
            raise UsageError(f"{name} should be above 0, not {rate:g}")


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
    if "none" in names:
        raise UsageError("--tables none: with none there are no others")
    for name in names:
        if name not in TABLES:
            raise UsageError(f"--tables {name}: give one or several of {', '.join(TABLES)}, or none")
    return tuple(table for table in TABLES if table in names)


def _standard_input() -> BinaryIO | None:
    """Without a buffer: a thread that still waits for a line of it when the command ends would hold the buffer's
    lock.
    """
    try:
        return open(0, "rb", buffering=0, closefd=False)
    except OSError:
        return None
