"""One JSON value for the whole run: every file, also those without findings, and the sums.

Its form: docs/validate-output.schema.json.
"""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import JsonValue

from brief.checks.rule import Rule
from brief.harmless import escaped
from brief.validation.formats.jsonl import finding
from brief.validation.formats.statistics import by_rule
from brief.validation.formats.written import Series, dumps
from brief.validation.result import FileResult, Summary

FORMAT = "brief-validate/1"


class Json:
    """A file a line, so that two runs can be compared with `diff`."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._files = Series()

    def start(self) -> str:
        """Opens the list of files."""
        return f'{{"format": {dumps(FORMAT)},\n"files": [\n'

    def file(self, result: FileResult) -> str:
        """The file before this one."""
        found: list[JsonValue] = [{**finding(located)} for located in result.found]
        return self._files.add(
            {"file": escaped(result.path), "items": result.items, "known": result.known, "findings": found}
        )

    def end(self, summary: Summary) -> str:
        """The last file, and the sums."""
        sums = dumps(
            {
                "files": summary.files,
                "files_with_findings": summary.files_with_findings,
                "items": summary.items,
                "errors": summary.errors,
                "warnings": summary.warnings,
                "known": summary.known,
                "by_rule": by_rule(summary, self._rules),
            }
        )
        return f'{self._files.end()}],\n"summary": {sums}}}\n'
