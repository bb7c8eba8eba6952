"""`brief validate`: which documents can't be trusted, where, and why."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brief.choices import ReportFormat
from brief.cli import console
from brief.cli.options import path, to_file, word
from brief.cli.overwriting import refuse_input, refuse_work
from brief.cli.progress import Progress
from brief.cli.report import Report
from brief.counted import counted
from brief.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brief.validation.options import Options
    from brief.validation.result import FileResult
    from brief.validation.run import Run


LONG = 2.0
"""Seconds after which a run says on a terminal how far it is."""
RULE_FAILED = 3


def register(cli: typer.Typer) -> None:
    """Add the command to the command line."""
    cli.command("validate")(validate)


def validate(
    paths: Annotated[
        list[str] | None,
        typer.Argument(parser=word, metavar="PATH", help="Saved briefs, folders, globs, or - for standard input."),
    ] = None,
    *,
    select: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Run only these rules or families: B2,B401. Repeatable.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Do not run these rules or families. Repeatable.")
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        ReportFormat | None, typer.Option(help="Form of the report. Default: text.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", parser=path, metavar="FILE", help="Write the report to FILE instead of stdout."),
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Report how often each rule tripped instead of every finding.")
    ] = False,
    explain: Annotated[
        str | None, typer.Option(metavar="CODE", help="Print the page of a rule, and check nothing.")
    ] = None,
    baseline: Annotated[
        str | None, typer.Option(parser=word, metavar="FILE", help="Findings in FILE are known and do not count.")
    ] = None,
    write_baseline: Annotated[
        bool,
        typer.Option("--write-baseline", help="Write what is found to the baseline (brief-baseline.json by default)."),
    ] = False,
    max_warnings: Annotated[
        int | None,
        typer.Option(metavar="N", help="Exit with 0 if there are no errors and at most N warnings. Default: 0."),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 even if there are findings.")] = False,
    sources: Annotated[
        str | None,
        typer.Option(
            parser=word,
            metavar="DIR",
            help="Re-read the source articles in DIR and report those changed, moved or missing.",
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help="A kind of your own that documents may be of: a name or a path. Repeatable."),
    ] = None,
    rules: Annotated[
        list[str] | None,
        typer.Option(parser=word, metavar="FILE", help="Also run the rules in this Python file. Repeatable."),
    ] = None,
    write_findings: Annotated[
        bool, typer.Option("--write-findings", help="Bring the `findings` in each document up to date.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", metavar="N", help="Processes at once. Default: one for each core.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on stderr but errors.")] = False,
) -> None:
    """Check saved briefs against their articles."""
    from brief.validation import processes

    if explain is None:
        processes.begin(paths or [], jobs)  # Before what follows is imported: they import the same meanwhile.
    from brief.validation import options as settings
    from brief.validation.baseline import BY_DEFAULT
    from brief.validation.run import Run

    given: dict[str, object] = {"select": select, "ignore": ignore, "format": format, "baseline": baseline}
    given |= {"max_warnings": max_warnings, "sources": sources, "kinds": kind, "rules": rules, "jobs": jobs}
    options = settings.load(Path.cwd(), given)
    if explain is not None:
        from brief.cli.rules import explained

        console.emit(explained(explain, options))
        return
    if write_baseline and options.baseline is None:
        options = settings.load(Path.cwd(), {**given, "baseline": BY_DEFAULT})
    if not paths:
        raise UsageError("name documents or folders to check, such as brief validate . (see brief validate --help)")
    if statistics and options.format not in {"text", "json"}:
        raise UsageError(f"--statistics goes with --format text or json, not {options.format}")
    options = _with_configured_kind(options)
    output = to_file(output)
    refuse_input("--output", output, [*paths, options.baseline])
    refuse_work("--output", output)
    run = Run(paths, options, write_findings=write_findings, write_baseline=write_baseline)
    _tell(run, output, statistics=statistics, quiet=quiet)
    _say_notes(run, quiet=quiet, wrote_baseline=write_baseline)
    if run.notes.failed or run.notes.troubled:
        raise typer.Exit(RULE_FAILED)
    if not exit_zero and (run.summary.errors or run.summary.warnings > options.max_warnings):
        raise typer.Exit(1)


def _with_configured_kind(options: Options) -> Options:
    """The kind that the user's settings name for writing is one that they chose for reading too."""
    from dataclasses import replace

    from brief import config, kinds

    resolved = config.load(Path.cwd())
    if resolved.origins["kind"].layer == "default":
        return options
    kind = kinds.find(resolved.settings.kind, resolved.kind_folder)
    return replace(options, kinds=(*options.kinds, str(kind.schema_path)))


def _tell(run: Run, output: Path | None, *, statistics: bool, quiet: bool) -> None:
    """Check everything, and write the report as it comes."""
    from brief.validation.formats.choose import make
    from brief.validation.formats.statistics import statistics as table
    from brief.validation.formats.statistics import statistics_json

    form = make(run.options.format, color=output is None and console.in_color(), rules=run.rules)
    with Report(output) as report:
        if not statistics:
            report.write(form.start())
        for result in _watched(run, report, quiet=quiet):
            if not statistics:
                report.write(form.file(result))
        if statistics:
            told = table if run.options.format == "text" else statistics_json
            report.write(told(run.summary, run.rules))
        else:
            report.write(form.end(run.summary))


def _watched(run: Run, report: Report, *, quiet: bool) -> Iterator[FileResult]:
    """The results; on a terminal a long run says how far it is."""
    began = time.monotonic()
    watch = not quiet and console.is_terminal(sys.stderr)
    with ExitStack() as stack:
        progress: Progress | None = None
        total = 0
        for result in run.results():
            if watch and progress is None and time.monotonic() - began > LONG:
                total = run.count()
                progress = stack.enter_context(Progress())
                report.clear_first = console.is_terminal(sys.stdout)
            if progress is not None:
                progress("checking", run.done, max(total, run.done))
            yield result


def _say_notes(run: Run, *, quiet: bool, wrote_baseline: bool) -> None:
    """What there is to say on stderr when all is done: failures always, the rest unless it should be quiet."""
    from brief.validation.formats.counts import sentence

    notes = run.notes
    for failure in notes.failures:
        whose = "" if failure.own else "; please report it"
        console.say(f"rule {failure.rule} failed on {failure.file}: {failure.said}{whose}")
    if notes.failed > len(notes.failures):
        console.say(f"rules failed {notes.failed - len(notes.failures)} more times")
    for problem in notes.problems:
        console.say(problem)
    if notes.troubled > len(notes.problems):
        console.say(f"{notes.troubled - len(notes.problems)} more documents could not be written")
    if quiet:
        return
    if notes.skipped:
        are = "is no brief" if notes.skipped == 1 else "are no briefs"
        console.say(f"left out {counted(notes.skipped, 'JSON file')} that {are}")
    if notes.ignored:
        console.say(f"left out {counted(notes.ignored, 'file')} for which every rule is ignored")
    if notes.updated:
        console.say(f"wrote the findings of {counted(notes.updated, 'document')}")
    _say_baseline(run, wrote=wrote_baseline)
    console.say(sentence(run.summary))


def _say_baseline(run: Run, *, wrote: bool) -> None:
    from brief.validation.discover import show

    baseline = run.baseline
    if baseline is None:
        return
    path = show(str(baseline.path))
    if wrote:
        console.say(f"wrote {counted(run.summary.known, 'finding')} to {path}")
    elif not baseline.path.exists():
        console.say(f"there is no baseline {path} yet: write it with --write-baseline")
    elif gone := run.gone():
        console.say(f"{counted(gone, 'finding')} of {path} did not occur any more: --write-baseline drops what is gone")
