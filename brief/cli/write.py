"""`brief write`: one article in, one page out."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that `--help` is quick
from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from brief.cli import console
from brief.cli.outputs import Format, plan
from brief.cli.progress import Progress
from brief.errors import UsageError

if TYPE_CHECKING:
    from brief.article import Article
    from brief.config import Settings
    from brief.document import Document
    from brief.kinds import Kind

WIDEST = 100
"""Columns of the page on a terminal; longer lines are hard to read."""


def register(cli: typer.Typer) -> None:
    """Add the command to the command line."""
    cli.command("write")(write)


def write(  # noqa: PLR0913 - one parameter for each option
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A file, an http(s) address, or - for standard input.")
    ],
    *,
    kind: Annotated[
        str | None, typer.Option(help="Kind of brief: a name that `brief kinds` lists, or a path to one of your own.")
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(help="Model to ask, or a path to a GGUF file. With neither model nor key: the embedded one."),
    ] = None,
    base_url: Annotated[
        str | None, typer.Option("--base-url", help="Address of an OpenAI-compatible server, up to and with /v1.")
    ] = None,
    api_key: Annotated[
        str | None,
        typer.Option(
            "--api-key", help="Key for the server. Others on this machine can see it here; prefer OPENAI_API_KEY."
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        Format | None,
        typer.Option(
            help="Form of the page. Default: by the suffix of --out, terminal on a terminal, Markdown when piped."
        ),
    ] = None,
    out: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Write the page to FILE instead of stdout. Repeat it for several formats."),
    ] = None,
    passages: Annotated[
        str | None,
        typer.Option(metavar="auto|whole|N", help="Read the article whole, or in passages of about N words."),
    ] = None,
    wording: Annotated[
        Literal["auto", "model", "article"] | None,
        typer.Option(help="Who words the items: the model, or the article's own sentences."),
    ] = None,
    cassette: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Replay the model's answers from FILE; record them there if it does not exist."
        ),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also fetch SOURCE from private and loopback addresses.")
    ] = False,
    timeout: Annotated[float | None, typer.Option(metavar="SECONDS", help="How long to wait for one answer.")] = None,
    retries: Annotated[int | None, typer.Option(metavar="N", help="How often to try a failed request again.")] = None,
    concurrency: Annotated[
        int | None, typer.Option(metavar="N", help="How many requests to have under way at once.")
    ] = None,
    strict: Annotated[
        bool | None,
        typer.Option("--strict/--no-strict", help="Exit with 1 if items were rejected, or a check found an error."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on stderr but errors.")] = False,
) -> None:
    """Write the one-page brief of one article."""
    from brief import config, kinds, render

    options: dict[str, object] = {"kind": kind, "model": model, "base_url": base_url, "api_key": api_key}
    options |= {"passages": passages, "wording": wording, "strict": strict}
    options |= {"timeout": timeout, "retries": retries, "concurrency": concurrency}
    resolved = config.load(Path.cwd(), options)
    resolved.refuse_leak()
    settings = resolved.settings
    on_terminal = console.is_terminal(sys.stdout)
    outputs = plan(out or [], chosen=format, configured=settings.format, terminal=on_terminal, source=source)
    _check_cassette(cassette)
    named = resolved.origins["kind"].layer != "default"
    chosen_kind = kinds.find(settings.kind, resolved.kind_folder, trusted=named)
    with Progress(quiet=quiet) as progress:
        if not named and (own := kinds.overlooked(settings.kind, resolved.kind_folder)):
            progress.say(f"{own} is not used unless it is named: --kind {settings.kind}")
        article = _read(source, allow_private=allow_private, progress=progress)
        document = _write(article, chosen_kind, settings, cassette, progress)
    for output in outputs:
        to_terminal = output.path is None and on_terminal
        width = min(WIDEST, shutil.get_terminal_size().columns) if to_terminal else WIDEST
        page = render.render(document, chosen_kind, output.format, width=width, color=to_terminal and _color())
        if output.path is None:
            console.emit(page)
        else:
            output.save(page if page.endswith("\n") else f"{page}\n")
    if not quiet:
        console.say(summary(document, [str(output.path) for output in outputs if output.path]))
    if settings.strict and (document.rejected or any(f.level == "error" for f in document.findings)):
        raise typer.Exit(1)


def _check_cassette(cassette: Path | None) -> None:
    if cassette is not None and not cassette.exists() and not cassette.parent.is_dir():
        raise UsageError(f"--cassette {cassette}: there is no folder {cassette.parent}: make it first")


def _read(source: str, *, allow_private: bool, progress: Progress) -> Article:
    from brief import sources

    if source == "-" and console.is_terminal(sys.stdin):
        progress.say("reading the article from the keyboard; end it with Ctrl-D")
    elif source.startswith(("http://", "https://")):
        progress("fetching", 0, 1)
    article = sources.read(source, stdin=getattr(sys.stdin, "buffer", None), allow_private=allow_private)
    for note in article.notes:
        progress.say(note)
    return article


def _write(article: Article, kind: Kind, settings: Settings, cassette: Path | None, progress: Progress) -> Document:
    import asyncio

    from brief.llm.connect import connect
    from brief.writing import Options
    from brief.writing import write as write_brief

    async def run() -> Document:
        async with connect(
            model=settings.model,
            base_url=settings.base_url,
            api_key=settings.api_key,
            timeout=settings.timeout,
            retries=settings.retries,
            concurrency=settings.concurrency,
            cassette=cassette,
            notify=progress.say,
        ) as endpoint:
            options = Options(passages=settings.passages, wording=settings.wording)
            return await write_brief(article, kind, endpoint, options, progress)

    return asyncio.run(run())


def _color() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def summary(document: Document, written: list[str]) -> str:
    """What a run came to, on one line: files, items rejected, findings, and what it used."""
    parts = [f"wrote {', '.join(written)}"] if written else []
    if document.rejected:
        parts.append(f"{len(document.rejected)} item{'s' * (len(document.rejected) != 1)} rejected")
    if document.findings:
        parts.append(f"{len(document.findings)} finding{'s' * (len(document.findings) != 1)}")
    used = document.provenance
    if used is not None:
        parts.append(f"{used.calls} call{'s' * (used.calls != 1)}")
        if used.input_tokens is not None and used.output_tokens is not None:
            parts.append(f"{used.input_tokens:,} tokens in, {used.output_tokens:,} out")
        if used.cost_usd is not None:
            parts.append(f"${used.cost_usd:.4f}")
        parts.append(f"{used.seconds:.0f} s with {used.model}")
    return "; ".join(parts) or "done"
