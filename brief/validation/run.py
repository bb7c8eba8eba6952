"""A whole run: files found and checked, what a baseline knows taken away, and all of it counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from brief.checks import Rule
from brief.errors import UsageError
from brief.validation import engine
from brief.validation.baseline import Baseline, Key
from brief.validation.check import Checked, Checker, Failure, Plan
from brief.validation.discover import discover
from brief.validation.options import Options
from brief.validation.result import FileResult, Summary

_TOLD = 20
"""Failures and problems that are kept to be told; the others are only counted."""


@dataclass(slots=True)
class Notes:
    """What a run has to say beside its findings. Its size does not grow with the number of files."""

    skipped: int = 0
    """JSON files in folders that are something else than briefs."""
    ignored: int = 0
    """Files for which the options ignore every rule."""
    updated: int = 0
    """Documents whose findings were written."""
    failures: list[Failure] = field(default_factory=list)
    failed: int = 0
    """How often a rule did not do its work."""
    problems: list[str] = field(default_factory=list)
    troubled: int = 0
    """How many documents could not be written."""


class Run:
    """One run of the validator over paths.

    Raises:
        UsageError: a path or an option cannot be used.
        ConfigurationError: a setting, a kind, a rule or the baseline cannot.
    """

    def __init__(
        self, paths: Sequence[str], options: Options, *, write_findings: bool = False, write_baseline: bool = False
    ) -> None:
        self.options = options
        self.summary = Summary()
        self.notes = Notes()
        self.done = 0
        """Files looked at so far."""
        self._paths = paths
        self._jobs = discover(paths)
        self.baseline = Baseline.load(options.baseline) if options.baseline else None
        self._found: Counter[Key] | None = Counter() if write_baseline and self.baseline else None
        self._checker = Checker(Plan(options, self.baseline is not None, write_findings))

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that run, with their levels."""
        return self._checker.rules

    def count(self) -> int:
        """How many files there are to look at: the folders are gone through for it once more."""
        return sum(1 for _ in discover(self._paths))

    def results(self) -> Iterator[FileResult]:
        """What was found, file by file, in order. Afterwards `summary` and `notes` are complete.

        Raises:
            UsageError: there was no document to check; or the baseline cannot be written.
        """
        with closing(engine.run(self._jobs, self._checker, self.options.jobs)) as results:
            for checked in results:
                self.done += 1
                self._note(checked)
                if checked.result is not None:
                    result = self._without_known(checked, checked.result)
                    self.summary.add(result)
                    yield result
        if not self.summary.files and not self.notes.ignored:
            raise UsageError(self._nothing())
        if self._found is not None and self.baseline is not None:
            self.baseline.write(self._found)

    def gone(self) -> int:
        """How many findings of the baseline did not occur any more."""
        return self.baseline.gone(rule.code for rule in self.rules) if self.baseline else 0

    def _note(self, checked: Checked) -> None:
        notes = self.notes
        notes.ignored += checked.ignored
        notes.skipped += checked.result is None and not checked.ignored
        notes.updated += checked.updated
        notes.failed += len(checked.failures)
        notes.failures += checked.failures[: max(0, _TOLD - len(notes.failures))]
        if checked.problem is not None:
            notes.troubled += 1
            if len(notes.problems) < _TOLD:
                notes.problems.append(checked.problem)

    def _without_known(self, checked: Checked, result: FileResult) -> FileResult:
        if self.baseline is None:
            return result
        self.baseline.checked(checked.job.path)
        if not result.found:
            return result
        pairs = list(zip(result.found, checked.fingerprints, strict=True))
        if self._found is not None:
            # Everything found is known from now on.
            for located, fingerprint in pairs:
                self._found[self.baseline.key(checked.job.path, located.finding.rule, fingerprint)] += 1
            return result._replace(found=(), known=len(pairs))
        new = tuple(
            located
            for located, fingerprint in pairs
            if not self.baseline.knows(checked.job.path, located.finding.rule, fingerprint)
        )
        return result._replace(found=new, known=len(pairs) - len(new))

    def _nothing(self) -> str:
        if self.notes.skipped:
            count = f"{self.notes.skipped:,}"
            return f"nothing to check: of the .json files found ({count}) none is a brief; name one to have it checked"
        return "nothing to check: there is no .json file in what was named"
