"""One file: read, loaded, looked at by the rules that are for it, and told with its places."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Sequence
from contextlib import nullcontext, redirect_stdout
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from types import CodeType
from typing import NamedTuple

from brief import checks, kinds
from brief.checks import Page, Rule
from brief.document import Finding
from brief.errors import BriefError, ConfigurationError, UsageError
from brief.shapes import count_items
from brief.validation.baseline import fingerprint
from brief.validation.discover import STDIN, Job
from brief.validation.load import Loaded, Refused, load, read, read_stdin
from brief.validation.options import Options
from brief.validation.own_rules import all_rules
from brief.validation.places import places
from brief.validation.refusal import is_something_else
from brief.validation.result import FileResult, Located
from brief.validation.select import Selection
from brief.validation.sources import SourceIndex
from brief.validation.update import write_findings


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with each file. It can be sent to another process."""

    options: Options
    fingerprints: bool = False
    """Whether a baseline will ask what the findings are about."""
    write_findings: bool = False
    """Whether each document's `findings` are brought up to date."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that did not do its work on a file."""

    rule: str
    file: str
    said: str
    """The exception and its place, on one line."""
    own: bool
    """Whether the rule is the user's."""


class Checked(NamedTuple):
    """What became of one file."""

    job: Job
    result: FileResult | None
    """None: it was left out, since it is something else than a brief, or no rule is for it."""
    fingerprints: tuple[str, ...] = ()
    """Of each finding, where a baseline asks for them."""
    failures: tuple[Failure, ...] = ()
    ignored: bool = False
    """It was left out because the options ignore every rule for it."""
    problem: str | None = None
    """Why its findings could not be written, where that was wanted."""
    updated: bool = False
    """Its findings were written."""


@dataclass(slots=True)
class _File:
    """A file that is being checked."""

    job: Job
    data: bytes | Refused
    loaded: Loaded | Refused
    rules: tuple[Rule, ...]
    found: list[Finding] = field(default_factory=list)
    """By the rules, what loading it has found aside."""
    failures: tuple[Failure, ...] = ()


class Checker:
    """Checks files, and keeps nothing of them.

    Raises:
        ConfigurationError: an own kind or rule cannot be loaded, a code in a file of settings is of no rule, or a
            folder of sources that it names is not there.
        UsageError: a code in an option is of no rule, or the folder of sources is not there.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        options = plan.options
        self._kinds = tuple(kinds.find(name, options.folder) for name in options.kinds)
        self._selection = Selection(all_rules(options.rules), options)
        self._sources = _sources(options.sources, options.place("sources")) if options.sources else None
        self._own = frozenset(rule.code for rule in self._selection.rules) - {rule.code for rule in checks.rules()}

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that run, with the levels they run with; on some files fewer do."""
        return self._selection.rules

    def check(self, job: Job) -> Checked:
        """What there is to say of one file. Whatever the file holds, nothing is raised.

        Raises:
            UsageError: the folder of sources holds too many files, or standard input is closed.
        """
        return self.check_all([job])[0]

    def check_all(self, jobs: Sequence[Job]) -> list[Checked]:
        """The same of several files, in their order; sooner than one by one, as long as they are few: see
        `checks.run_pages`.
        """
        asked = [(job, self._selection.for_file(job.path)) for job in jobs]
        wanted = [job for job, rules in asked if rules]
        checked = iter(self._checked([(job, read_stdin() if job.path == STDIN else read(job.path)) for job in wanted]))
        return [next(checked) if rules else Checked(job, None, ignored=True) for job, rules in asked]

    def data(self, job: Job, data: bytes | Refused) -> Checked:
        """What there is to say of the bytes of a file."""
        return self._checked([(job, data)])[0]

    def _checked(self, given: Sequence[tuple[Job, bytes | Refused]]) -> list[Checked]:
        files = [self._file(job, data) for job, data in given]
        for _, group in groupby(files, key=lambda file: id(file.rules)):
            self._look_at([file for file in group if isinstance(file.loaded, Loaded)])
        return [self._outcome(file) for file in files]

    def _file(self, job: Job, data: bytes | Refused) -> _File:
        loaded = data if isinstance(data, Refused) else load(data, self._kinds)
        return _File(job, data, loaded, self._selection.for_file(job.path))

    def _look_at(self, files: Sequence[_File]) -> None:
        """Have the rules, the same for all files, look at these."""
        try:
            for file, found in zip(files, self._run(files, files[0].rules if files else ()), strict=True):
                file.found = found
        except BriefError:  # The sources cannot be used: no rule's fault.
            raise
        except (Exception, SystemExit):  # A rule has failed, or wants to end it all: the others work without it.
            for file in files:
                if len(files) > 1:
                    self._look_at([file])
                else:
                    self._look_by_rule(file)

    def _look_by_rule(self, file: _File) -> None:
        for rule in file.rules:
            try:
                file.found += self._run([file], [rule])[0]
            except (Exception, SystemExit) as error:
                own = rule.code in self._own
                file.failures += (Failure(rule.code, file.job.shown, _said(error, rule if own else None), own),)

    def _run(self, files: Sequence[_File], rules: Sequence[Rule]) -> list[list[Finding]]:
        # What a user's rule prints must not stand in a report.
        with redirect_stdout(sys.stderr) if self._own else nullcontext():
            return checks.run_pages([self._page(f.loaded) for f in files if isinstance(f.loaded, Loaded)], rules)

    def _page(self, loaded: Loaded) -> Page:
        origin = self._sources.origin(loaded.document) if self._sources else None
        return checks.page_of(loaded.document, loaded.parsed, loaded.kind, origin)

    def _outcome(self, file: _File) -> Checked:
        job, loaded = file.job, file.loaded
        findings = [*_at_levels(loaded.findings, file.rules), *file.found]
        if isinstance(loaded, Refused):
            return Checked(job, None) if job.listed and is_something_else(loaded) else self._told(job, findings, loaded)
        told = self._told(job, findings, loaded, file.failures)
        if self.plan.write_findings and job.path != STDIN and not file.failures and isinstance(file.data, bytes):
            return _updated(told, findings, loaded, file.data)
        return told

    def _told(
        self, job: Job, findings: Sequence[Finding], loaded: Loaded | Refused, failures: tuple[Failure, ...] = ()
    ) -> Checked:
        found = _located(findings, loaded)
        count = count_items(loaded.parsed.brief) if isinstance(loaded, Loaded) else 0
        known: tuple[str, ...] = ()
        if self.plan.fingerprints and found:
            value = json.loads(loaded.text) if isinstance(loaded, Loaded) else None
            known = tuple(fingerprint(located.finding, value) for located in found)
        return Checked(job, FileResult(job.shown, found, count), known, failures)


def _sources(folder: Path, place: str) -> SourceIndex:
    try:
        return SourceIndex(folder)
    except UsageError as error:
        if place.startswith("-"):
            raise
        raise ConfigurationError(f"{place}: {error}") from None


def died(job: Job) -> Checked:
    """What there is to say of a file whose check ended the process it ran in."""
    message = "the process that checked it ended all of a sudden, perhaps for want of memory"
    located = Located(Finding(rule="B101", level="error", path="", message=message), 1, 1)
    return Checked(job, FileResult(job.shown, (located,), 0), (fingerprint(located.finding, None),))


def _at_levels(findings: Sequence[Finding], rules: Sequence[Rule]) -> list[Finding]:
    """Of the findings of form those whose rules are to run, at the level that these have here."""
    if not findings:
        return []
    levels = {rule.code: rule.level for rule in rules}
    return [
        f if f.level == levels[f.rule] else f.model_copy(update={"level": levels[f.rule]})
        for f in findings
        if f.rule in levels
    ]


def _located(findings: Sequence[Finding], loaded: Loaded | Refused) -> tuple[Located, ...]:
    """Findings with their places, in the order of these."""
    if not findings:
        return ()
    stopped = loaded.at if isinstance(loaded, Refused) else None
    if stopped or loaded.text is None:
        line, column = (stopped.line, stopped.column) if stopped else (1, 1)
        return tuple(Located(f, line, column) for f in findings)
    at = places(loaded.text, {f.path for f in findings})
    found = (Located(f, at[f.path].line, at[f.path].column) for f in findings)
    return tuple(sorted(found, key=lambda one: (one.line, one.column, one.finding.rule, one.finding.message)))


def _updated(told: Checked, findings: Sequence[Finding], loaded: Loaded, data: bytes) -> Checked:
    if any(f.rule == "B106" for f in loaded.findings):
        return told._replace(problem=f"{told.job.shown}: its findings are not written: a key is given twice in it")
    try:
        return told._replace(updated=write_findings(Path(told.job.path), data, findings))
    except OSError as error:
        return told._replace(problem=f"{told.job.shown}: its findings cannot be written: {error.strerror}")


def _said(error: BaseException, own: Rule | None) -> str:
    """An exception and where it was raised, on one line; of a user's own rule, where in that rule's file."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    file, line = frame.filename, frame.lineno
    if own is not None and isinstance(code := getattr(own.check, "__code__", None), CodeType):
        within = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == code.co_filename]
        file, line = code.co_filename, within[-1] if within else code.co_firstlineno
    text = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}{': ' if text else ''}{text} ({Path(file).name}:{line})"
