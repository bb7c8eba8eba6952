"""Findings as JUnit XML, which every CI service can show: a suite for each file, a case for each finding.

An error is a failure. JUnit knows no warnings: they are skipped cases with a message, which a service shows
without failing the run. A file without findings is one case that passed. The form is that of `junit-10.xsd` of
Jenkins; the sums on the root are left out, since they are known only when everything is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

# Only written, never parsed: escaping is all that it takes to write file by file.
from xml.sax.saxutils import escape, quoteattr

from brief.checks.rule import Rule
from brief.harmless import escaped, one_line
from brief.validation.result import FileResult, Located, Summary


class JUnit:
    """A suite for each file."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._titles = {rule.code: rule.title for rule in rules}

    def start(self) -> str:
        """Opens the list of suites."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="brief validate">\n'

    def file(self, result: FileResult) -> str:
        """The file's suite."""
        name = escaped(result.path)
        group = name.removesuffix(".json")
        errors = sum(located.finding.level == "error" for located in result.found)
        head = (
            f"  <testsuite name={quoteattr(name)} file={quoteattr(name)} tests={_number(len(result.found) or 1)}"
            f' failures={_number(errors)} errors="0" skipped={_number(len(result.found) - errors)} time="0">\n'
        )
        seen: Counter[str] = Counter()
        cases = [self._case(name, group, located, seen) for located in result.found]
        if not cases:
            cases = [f'    <testcase classname={quoteattr(group)} name="no findings" time="0"/>\n']
        return f"{head}{''.join(cases)}  </testsuite>\n"

    def end(self, summary: Summary) -> str:
        """Closes the list."""
        del summary
        return "</testsuites>\n"

    def _case(self, name: str, group: str, located: Located, seen: Counter[str]) -> str:
        finding = located.finding
        title = one_line(f"{finding.rule} {finding.path}")
        seen[title] += 1
        if seen[title] > 1:
            # Services tell cases apart by their names.
            title = f"{title} ({seen[title]})"
        message = one_line(finding.message)
        rule = one_line(f"{finding.rule} {self._titles.get(finding.rule, '')}")
        place = f"{name}:{located.line}:{located.column}: {one_line(finding.rule)} {message}"
        tag = "failure" if finding.level == "error" else "skipped"
        return (
            f'    <testcase classname={quoteattr(group)} name={quoteattr(title)} time="0">\n'
            f"      <{tag} type={quoteattr(rule)} message={quoteattr(message)}>{escape(place)}</{tag}>\n"
            "    </testcase>\n"
        )


def _number(number: int) -> str:
    return f'"{number}"'
