"""Findings as Markdown, for a comment on a pull request or a job's summary.

The sum comes first, then a table of errors and one of warnings; long ones are folded. A comment holds 65,536
characters, so what does not fit is counted: "and N more". No more than that is kept while files are checked.

What is quoted of a document is shown as it is written and is never markup: no link, no image, no mention of a
person, who would be notified, and no cell more than the table has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from brief.checks.rule import Rule
from brief.counted import counted
from brief.harmless import escaped, one_line
from brief.validation.formats.counts import sentence
from brief.validation.result import FileResult, Located, Summary

_MOST = 60_000
"""Bytes: what is shorter than this has fewer than 65,536 characters, however they are counted."""
_OPEN = 20
"""Rows that stand open; more are folded."""
_CELL = 600
"""Characters of a message: a quotation of a whole article must not push out everything else."""
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&{}^]")
_LINKED = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=mailto)(?=:)|(?<=xmpp)(?=:)", re.I)
_TICKS = re.compile("`+")


class Markdown:
    """Rows are gathered up to what a comment holds, and told at the end, since the sum comes first."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._titles = {rule.code: rule.title for rule in rules}
        self._errors = _Table()
        self._warnings = _Table()

    def start(self) -> str:
        """Nothing yet."""
        return ""

    def file(self, result: FileResult) -> str:
        """Nothing yet."""
        name = escaped(result.path)
        for located in result.found:
            table = self._errors if located.finding.level == "error" else self._warnings
            table.add(self._row(name, located))
        return ""

    def end(self, summary: Summary) -> str:
        """Everything."""
        errors = self._errors.told("error", _MOST)
        # What the errors leave is the warnings'.
        warnings = self._warnings.told("warning", _MOST - len(errors.encode()))
        return f"### brief validate\n\n{_cell(sentence(summary))}.\n{errors}{warnings}"

    def _row(self, name: str, located: Located) -> str:
        finding = located.finding
        message = one_line(finding.message)
        if len(message) > _CELL:
            message = f"{message[:_CELL]}…"
        rule = one_line(f"{finding.rule} {self._titles.get(finding.rule, '')}")
        return f"| {_code(f'{name}:{located.line}:{located.column}')} | {_cell(rule)} | {_cell(message)} |\n"


class _Table:
    """The rows of one level: as many as can be shown, and the number of all."""

    def __init__(self) -> None:
        self._rows: list[str] = []
        self._size = 0
        self._count = 0

    def add(self, row: str) -> None:
        self._count += 1
        self._size += len(row.encode())
        # Once one does not fit, none does: the rows shown are the first ones.
        if self._size <= _MOST:
            self._rows.append(row)

    def told(self, word: str, most: int) -> str:
        """The table in at most `most` bytes, as far as a heading fits into them."""
        if not self._count:
            return ""
        rows: list[str] = []
        room = most - 400
        for row in self._rows:
            room -= len(row.encode())
            if room < 0:
                break
            rows.append(row)
        more = f"\n… and {self._count - len(rows):,} more\n" if len(rows) < self._count else ""
        table = f"| Where | Rule | Finding |\n|---|---|---|\n{''.join(rows)}{more}" if rows else more.lstrip()
        if len(rows) <= _OPEN:
            return f"\n**{counted(self._count, word)}**\n\n{table}"
        return f"\n<details><summary>{counted(self._count, word)}</summary>\n\n{table}\n</details>\n"


def _cell(text: str) -> str:
    """Text as a table's cell: renders as exactly this text."""
    marked = _LINKED.sub("\u2060", _MARKUP.sub(lambda m: f"\\{m[0]}", text))
    # Two dollars on a line would be a formula; this is how GitHub's documentation keeps them from it.
    return marked.replace("$", "<span>$</span>") if marked.count("$") > 1 else marked


def _code(text: str) -> str:
    """A code span; the fence is longer than any run of ticks inside, and a pipe does not end the cell."""
    fence = "`" * (1 + max((len(run) for run in _TICKS.findall(text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}".replace("|", "\\|")
