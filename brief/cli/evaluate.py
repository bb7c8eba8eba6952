"""`brief eval`: how good briefs are, held against labels of the same articles and verdicts on single items."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from brief.cli import console, options
from brief.cli.chosen import check_cassette, connected, find_kind
from brief.cli.exit_codes import WITH_FAILURES
from brief.cli.outputs import plan
from brief.cli.overwriting import refuse_input, refuse_work
from brief.cli.progress import Progress
from brief.errors import BriefError, UsageError

if TYPE_CHECKING:
    from brief.config import Settings
    from brief.evaluation import Compared, Evaluation, Gold
    from brief.kinds import Kind

Format = Literal["text", "markdown", "json"]
COMPARABLE = ("model", "base_url", "kind", "passages", "wording", "cassette")
"""What --vs may set differently."""


def register(cli: typer.Typer) -> None:
    """Add the command to the command line."""
    cli.command("eval")(evaluate)


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            parser=options.path,
            metavar="GOLD",
            help="Labelled articles: a folder of *.labels.txt, or a file of records.",
        ),
    ],
    *,
    briefs: Annotated[
        Path | None,
        typer.Option(parser=options.path, metavar="FOLDER", help="Score the briefs in FOLDER instead of writing any."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            parser=options.path,
            metavar="OUT",
            help="Folder for the briefs that are written; run again to resume.",
        ),
    ] = None,
    vs: Annotated[
        list[str] | None,
        typer.Option(
            parser=options.word,
            metavar="FOLDER|NAME=VALUE,...",
            help="Compare with the briefs in FOLDER, or with briefs written by other settings: model, base_url, kind, "
            "passages, wording, cassette. Repeatable.",
        ),
    ] = None,
    rewrite: Annotated[
        bool,
        typer.Option(
            "--rewrite",
            help="Rebuild the briefs in OUT from kept answers, after brief itself changed; ask only what is new.",
        ),
    ] = False,
    sample: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Only N of the articles, the same ones each time.")
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        Format | None, typer.Option(help="Form of the table. Default: text on a terminal, Markdown when piped.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            parser=options.path, metavar="FILE", help="Also write all figures, article by article, to FILE as JSON."
        ),
    ] = None,
    kind: options.Kind = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    api_key: options.ApiKey = None,
    passages: options.Passages = None,
    wording: options.Wording = None,
    cassette: options.Cassette = None,
    timeout: options.Timeout = None,
    retries: options.Retries = None,
    concurrency: options.Concurrency = None,
    quiet: options.Quiet = False,
) -> None:
    """Measure briefs against labelled articles.

    Models, kinds and settings are compared side by side, with intervals.
    """
    from brief.evaluation import compared, read_gold, table
    from brief.evaluation.reading import sampled

    if (briefs is None) == (out is None):
        raise UsageError("give either --briefs FOLDER, or -o OUT to have the briefs written there")
    given: dict[str, object] = {"kind": kind, "model": model, "base_url": base_url, "api_key": api_key}
    given |= {"passages": passages, "wording": wording}
    given |= {"timeout": timeout, "retries": retries, "concurrency": concurrency}
    if output is not None and options.to_file(output) is None:
        raise UsageError("--output writes to a file beside what is printed: for JSON on stdout, give --format json")
    files = [output] if output else []
    saving = plan(files, chosen="json", configured=None, terminal=False, source=str(gold), option="--output")
    refuse_input("--output", output, [cassette])
    refuse_work("--output", output)
    others = [_other(text, out) for text in vs or []]
    refuse_input("--cassette", cassette, [gold])
    for other in others:
        refuse_input("--vs cassette", None if isinstance(other, Path) else other.cassette, [gold, output])
    chosen = read_gold(gold)
    chosen = chosen if sample is None else sampled(chosen, sample)
    with Progress(quiet=quiet) as progress:
        runner = _Runner(chosen, given, progress, rewrite=rewrite)
        wanted = [briefs if briefs is not None else _Run(None, out or Path(), {}, cassette), *others]
        # All of them before the first one asks anything.
        ready = [one if isinstance(one, Path) else runner.ready(one) for one in wanted]
        runs = [runner.read(one) if isinstance(one, Path) else runner.write(one) for one in ready]
        progress("comparing", 0, 1)
        found = compared(runs)
    if output is not None:
        saving[0].save(table.to_json(gold, found))
    _print(found, gold, format)
    if runner.failed:
        raise typer.Exit(WITH_FAILURES)


@dataclass(frozen=True, slots=True)
class _Run:
    """Briefs to be written."""

    name: str | None
    """None: that of the model."""
    folder: Path
    settings: Mapping[str, str]
    cassette: Path | None


@dataclass(frozen=True, slots=True)
class _Ready:
    """The same, with all that it takes."""

    run: _Run
    settings: Settings
    kind: Kind


def _other(text: str, out: Path | None) -> Path | _Run:
    """What one `--vs` means.

    Raises:
        UsageError: it is neither a folder nor settings.
    """
    from brief import config

    path = Path(text)
    if path.is_dir():
        return path
    if "=" not in text:
        raise UsageError(f"--vs {text}: there is no such folder; settings are given as in --vs model=NAME,passages=300")
    if out is None:
        raise UsageError(
            f"--vs {text}: the briefs to compare with have to be written: name a folder for them with -o OUT"
        )
    settings: dict[str, str] = {}
    for part in text.split(","):
        name, sign, value = (word.strip() for word in part.partition("="))
        name = name.replace("-", "_")
        if name not in COMPARABLE or not sign or not value:
            raise UsageError(f"--vs {text}: “{part}” is no setting to compare; known are {', '.join(COMPARABLE)}")
        settings[name] = value
    cassette = settings.pop("cassette", None)
    name = ",".join(f"{key}={config.masked(key, value)}" for key, value in settings.items())
    # A password in an address is nobody's to see, in a table or in the name of a folder.
    folder = "".join(c if c.isalnum() or c in "=.-_" else "-" for c in name)[:100]
    if folder != name or cassette:
        folder += f"-{hashlib.sha256(text.encode()).hexdigest()[:8]}"  # Two that differ have each its own.
    return _Run(name, out / folder, settings, Path(cassette) if cassette else None)


class _Runner:
    """Gets at the briefs of each run, and scores them."""

    def __init__(self, gold: Gold, given: dict[str, object], progress: Progress, *, rewrite: bool) -> None:
        self._gold, self._given, self._progress, self._rewrite = gold, given, progress, rewrite
        self.failed = False
        """Whether an article could not be briefed."""

    def read(self, folder: Path) -> Evaluation:
        """A run whose briefs are there."""
        from brief import config
        from brief.evaluation import evaluate

        kind = find_kind(config.load(Path.cwd(), self._given), self._progress.say)
        return evaluate(self._gold, folder, own=[kind], name=folder.name or str(folder))

    def ready(self, run: _Run) -> _Ready:
        """What a run takes whose briefs are to be written.

        Raises:
            BriefError: a setting, the kind or the cassette cannot be used; the line names `--vs` where it is given
                there.
        """
        from brief import config
        from brief.evaluation.writing import check_texts
        from brief.llm.connect import check

        check_texts(self._gold)
        try:
            resolved = config.load(Path.cwd(), {**self._given, **run.settings})
            check_cassette(run.cassette, resolved.files)
            resolved.refuse_leak()
            settings = resolved.settings
            check(settings.model, settings.base_url, settings.api_key, run.cassette)
            return _Ready(run, settings, find_kind(resolved, self._progress.say))
        except BriefError as error:
            if run.name is None:
                raise
            # What stands in no option of that name is not told as if it did.
            raise type(error)(
                f"--vs {run.name or f'cassette={run.cassette}'}: {str(error).removeprefix('--')}"
            ) from None

    def write(self, ready: _Ready) -> Evaluation:
        """A run whose briefs are written first."""
        import asyncio

        return asyncio.run(self._write(ready.run, ready.settings, ready.kind))

    async def _write(self, run: _Run, settings: Settings, kind: Kind) -> Evaluation:
        from brief.evaluation import evaluate
        from brief.evaluation.writing import briefs
        from brief.writing import Options

        async with connected(settings, run.cassette, self._progress.say) as endpoint:
            name = run.name or endpoint.model
            found, failed = await briefs(
                self._gold,
                run.folder,
                kind,
                endpoint,
                options=Options(passages=settings.passages, wording=settings.wording),
                rewrite=self._rewrite,
                told=lambda done, total: self._progress(f"briefing with {name}: article", done, total),
                notify=self._progress.say,
            )
        for article, reason in failed.items():
            self.failed = True
            self._progress.say(f"failed: {article}: {reason}")
        return evaluate(self._gold, found, own=[kind], name=name)


def _print(found: Compared, gold: Path, format: Format | None) -> None:  # noqa: A002
    from brief.evaluation import table

    on_terminal = console.is_terminal(sys.stdout)
    form = format or ("text" if on_terminal else "markdown")
    if form == "json":
        console.emit(table.to_json(gold, found))
    elif form == "markdown":
        console.emit(table.markdown(found))
    else:
        width = max(60, shutil.get_terminal_size().columns) if on_terminal else 100
        console.emit(table.text(found, width=width, color=on_terminal and os.environ.get("TERM") != "dumb"))
