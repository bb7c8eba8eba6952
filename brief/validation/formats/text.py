"""One line a finding, for people and editors: `path:line:col: B205 message`."""

from __future__ import annotations

from brief.harmless import escaped, one_line
from brief.validation.result import FileResult, Located, Summary

_BOLD, _FAINT, _RED, _YELLOW, _OFF = "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[33m", "\x1b[0m"


class Text:
    """Errors stand as they are, warnings say so: `path:line:col: B402 warning: message`."""

    def __init__(self, *, color: bool = False) -> None:
        self._color = color

    def start(self) -> str:
        """Nothing."""
        return ""

    def file(self, result: FileResult) -> str:
        """A line for each finding."""
        name = escaped(result.path)
        return "".join(f"{self._line(name, located)}\n" for located in result.found)

    def end(self, summary: Summary) -> str:
        """Nothing: the sum is said on stderr, so that stdout has findings only."""
        del summary
        return ""

    def _line(self, name: str, located: Located) -> str:
        finding, message = located.finding, one_line(located.finding.message)
        rule = one_line(finding.rule)
        warning = finding.level == "warning"
        if not self._color:
            mark = "warning: " if warning else ""
            return f"{name}:{located.line}:{located.column}: {rule} {mark}{message}"
        where = f"{_BOLD}{name}{_OFF}{_FAINT}:{_OFF}{located.line}{_FAINT}:{_OFF}{located.column}{_FAINT}:{_OFF}"
        mark = f"{_YELLOW}warning:{_OFF} " if warning else ""
        return f"{where} {_BOLD}{_YELLOW if warning else _RED}{rule}{_OFF} {mark}{message}"
