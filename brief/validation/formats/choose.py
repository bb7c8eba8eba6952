"""A format by its name."""

from __future__ import annotations

from collections.abc import Sequence

from brief.checks.rule import Rule
from brief.choices import ReportFormat
from brief.validation.formats import Format


def make(name: ReportFormat, *, color: bool = False, rules: Sequence[Rule]) -> Format:  # noqa: PLR0911  one for each
    """The format of that name, for one run.

    What it writes is empty, or ends in a newline: pieces can be written one after the other as they are.

    Args:
        name: one of `ReportFormat`.
        color: whether the text may have colours; the other formats have none.
        rules: those that run, with the levels they run with, one's own included.
    """
    # Each is imported when it is asked for: the command line has to start quickly.
    match name:
        case "text":
            from brief.validation.formats.text import Text

            return Text(color=color)
        case "json":
            from brief.validation.formats.json_ import Json

            return Json(rules)
        case "jsonl":
            from brief.validation.formats.jsonl import JsonLines

            return JsonLines()
        case "junit":
            from brief.validation.formats.junit import JUnit

            return JUnit(rules)
        case "sarif":
            from brief.validation.formats.sarif import Sarif

            return Sarif(rules)
        case "github":
            from brief.validation.formats.github import GitHub

            return GitHub(rules)
        case "markdown":
            from brief.validation.formats.markdown import Markdown

            return Markdown(rules)
