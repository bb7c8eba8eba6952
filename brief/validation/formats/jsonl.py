"""One JSON object a line and finding, for `jq` and for pipelines. Its form: docs/validate-output.schema.json."""

from __future__ import annotations

import json
import re

from pydantic import JsonValue

from brief.validation.formats.safe import file_name
from brief.validation.result import FileResult, Located, Summary

_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_HALVES = re.compile("[\ud800-\udfff]")


def dumps(value: JsonValue) -> str:
    """JSON on one line, in which what could act on a screen stands as an escape: nothing is lost to a reader.

    Half a surrogate pair is U+FFFD, since not every reader takes its escape.
    """
    text = _HALVES.sub("\ufffd", json.dumps(value, ensure_ascii=False, allow_nan=False))
    return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


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
        name = file_name(result.path)
        return "".join(f"{dumps({'file': name, **finding(located)})}\n" for located in result.found)

    def end(self, summary: Summary) -> str:
        """Nothing: the lines can be counted."""
        del summary
        return ""
