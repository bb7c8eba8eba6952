"""One JSON object a line and finding, for `jq` and for pipelines. Its form: docs/validate-output.schema.json."""

from __future__ import annotations

from pydantic import JsonValue

from brief.harmless import escaped
from brief.validation.formats.written import dumps
from brief.validation.result import FileResult, Located, Summary


def finding(located: Located) -> dict[str, JsonValue]:
    """A finding and its place, without the file."""
    found = located.finding
    return {
        "rule": found.rule,
        "level": found.level,
        "line": located.line,
        "column": located.column,
        "path": found.path,
        "message": found.message,
    }


class JsonLines:
    """Each line has all it needs, the file included."""

    def start(self) -> str:
        """Nothing."""
        return ""

    def file(self, result: FileResult) -> str:
        """A line for each finding."""
        name = escaped(result.path)
        return "".join(f"{dumps({'file': name, **finding(located)})}\n" for located in result.found)

    def end(self, summary: Summary) -> str:
        """Nothing: the lines can be counted."""
        del summary
        return ""
