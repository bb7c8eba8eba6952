"""Annotations on a pull request, by the workflow commands of GitHub Actions.

    ::error file=…,line=…,col=…,title=…::message

The runner ends a command at the line's end, a property at a comma and the properties at `::`, so these are
escaped; nothing from a document or a file's name can start a command of its own.
https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Sequence

from brief.checks.rule import Rule
from brief.harmless import escaped, one_line
from brief.validation.result import FileResult, Located, Summary

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


class GitHub:
    """A command for each finding.

    The message names the place again, since the log of a run shows the message alone.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._titles = {rule.code: rule.title for rule in rules}

    def start(self) -> str:
        """Nothing."""
        return ""

    def file(self, result: FileResult) -> str:
        """A command for each finding."""
        return "".join(self._command(escaped(result.path), located) for located in result.found)

    def end(self, summary: Summary) -> str:
        """Nothing: the sum is said on stderr, which the log shows as well."""
        del summary
        return ""

    def _command(self, name: str, located: Located) -> str:
        finding = located.finding
        title = one_line(f"{finding.rule} {self._titles.get(finding.rule, '')}")
        properties = ",".join(
            f"{key}={value.translate(_PROPERTY)}"
            for key, value in (
                ("file", name),
                ("line", str(located.line)),
                ("col", str(located.column)),
                ("title", title),
            )
        )
        message = one_line(f"{name}:{located.line}:{located.column}: {finding.rule} {finding.message}")
        return f"::{finding.level} {properties}::{message.translate(_DATA)}\n"
