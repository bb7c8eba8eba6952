"""`brief write`: one article in, one page out."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brief.choices import PageFormat
from brief.cli import console, options
from brief.cli.chosen import check_cassette, connected, find_kind
from brief.cli.outputs import plan
from brief.cli.overwriting import refuse_input
from brief.cli.progress import Progress
from brief.counted import counted

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


def write(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A file, an http(s) address, or - for standard input.")
    ],
    *,
    kind: options.Kind = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    api_key: options.ApiKey = None,
    format: Annotated[  # noqa: A002 - the option's name
        PageFormat | None,
        typer.Option(
            help="Form of the page. Default: by the suffix of --out, terminal on a terminal, Markdown when piped."
        ),
    ] = None,
    out: Annotated[
        list[Path] | None,
        typer.Option(
            "--out",
            "-o",
            parser=options.path,
            metavar="FILE",
            help="Write the page to FILE instead of stdout. Repeat it for several formats.",
        ),
    ] = None,
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
    """Write the one-page brief of one article."""
    from brief import config, render
    from brief.render import record

    given: dict[str, object] = {"kind": kind, "model": model, "base_url": base_url, "api_key": api_key}
    given |= {"passages": passages, "wording": wording, "strict": strict}
    given |= {"timeout": timeout, "retries": retries, "concurrency": concurrency}
    resolved = config.load(Path.cwd(), given)
    resolved.refuse_leak()
    settings = resolved.settings
    on_terminal = console.is_terminal(sys.stdout)
    outputs = plan(out or [], chosen=format, configured=settings.format, terminal=on_terminal, source=source)
    for one in outputs:
        refuse_input("--out", one.path, [cassette, *resolved.files])
    check_cassette(cassette, [source, *resolved.files])
    with Progress(quiet=quiet) as progress:
        chosen_kind = find_kind(resolved, progress.say)
        article = read_article(source, allow_private=allow_private, progress=progress)
        document = written(article, chosen_kind, settings, cassette, progress)
        for finding in document.findings:
            if finding.path.startswith("/article/"):
                progress.say(f"{finding.rule}: {finding.message}")
        for line in record.unread(document):
            progress.say(line)
    for output in outputs:
        to_terminal = output.path is None and on_terminal
        # Without a terminal it is what COLUMNS says, if anything.
        columns = shutil.get_terminal_size((80 if to_terminal else WIDEST, 24)).columns
        width = min(WIDEST, columns) if output.path is None else WIDEST
        page = render.render(
            document, chosen_kind, output.format, width=width, color=to_terminal and console.in_color()
        )
        if output.path is None:
            console.emit(page)
        else:
            output.save(page if page.endswith("\n") else f"{page}\n")
    if not quiet:
        console.say(summary(document, [str(output.path) for output in outputs if output.path]))
    if settings.strict and (document.rejected or any(f.level == "error" for f in document.findings)):
        raise typer.Exit(1)


def read_article(source: str, *, allow_private: bool, progress: Progress) -> Article:
    """The article that the command line names; what its reader had to guess is told."""
    from brief import sources

    if source == "-" and console.is_terminal(sys.stdin):
        progress.say("reading the article from the keyboard; end it with Ctrl-D")
    elif source.startswith(("http://", "https://")):
        progress("fetching", 0, 1)
    article = sources.read(source, stdin=getattr(sys.stdin, "buffer", None), allow_private=allow_private)
    for note in article.notes:
        progress.say(note)
    return article


def written(article: Article, kind: Kind, settings: Settings, cassette: Path | None, progress: Progress) -> Document:
    """The brief of an article, by the model that the settings name."""
    import asyncio

    from brief.writing import Options
    from brief.writing import write as write_brief

    async def run() -> Document:
        async with connected(settings, cassette, progress.say) as endpoint:
            how = Options(passages=settings.passages, wording=settings.wording)
            return await write_brief(article, kind, endpoint, how, progress)

    return asyncio.run(run())


def summary(document: Document, written: list[str]) -> str:
    """What a run came to, on one line: files, items rejected, findings, and what it used."""
    from brief.render import record

    parts = [f"wrote {', '.join(written)}"] if written else []
    if rejected := record.rejected(document):
        parts.append(rejected)
    if document.findings:
        parts.append(counted(len(document.findings), "finding"))
    used = document.provenance
    if used is not None:
        parts.append(counted(used.calls, "call"))
        if used.input_tokens is not None and used.output_tokens is not None:
            parts.append(f"{used.input_tokens:,} tokens in, {used.output_tokens:,} out")
        if used.cost_usd is not None:
            parts.append(f"${used.cost_usd:.4f}")
        parts.append(f"{used.seconds:.0f} s with {used.model}")
    return "; ".join(parts) or "done"
