"""Annotations, read as the runner of GitHub Actions reads them.

By its documentation a command is `::name key=value,key=value::data` at the start of a line. The runner undoes
%0D, %0A and %25 in the data, and %3A and %2C as well in a property's value.
"""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from told import HOSTILE, ODD_NAME, SAMPLE, runs, tell

from brief.harmless import escaped, one_line
from brief.validation.result import FileResult


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


def undone(text: str, *escapes: tuple[str, str]) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), *escapes, ("%25", "%")):  # the per cent sign comes last
        text = text.replace(escape, character)
    return text


def read(line: str) -> Command | None:
    """A line as the runner understands it; None where it is no command."""
    line = line.lstrip()
    if not line.startswith("::"):
        return None
    end = line.find("::", 2)
    if end < 0:
        return None
    name, _, rest = line[2:end].partition(" ")
    if name not in {"error", "warning", "notice", "debug", "group", "add-mask", "stop-commands"}:
        return None
    properties = {}
    for part in rest.strip().split(","):
        key, sign, value = part.partition("=")
        if sign and value:
            properties[key.lower()] = undone(value, ("%3A", ":"), ("%2C", ","))
    return Command(name, properties, undone(line[end + 2 :]))


def commands(files: list[FileResult] | tuple[FileResult, ...]) -> list[Command]:
    lines = tell("github", files).split("\n")
    assert lines.pop() == ""
    read_ = [read(line) for line in lines]
    assert None not in read_
    return [command for command in read_ if command]


def test_a_finding_is_an_annotation_at_its_place():
    error, _, warning, *_ = commands(SAMPLE)
    assert error.name == "error"
    assert error.properties == {
        "file": "briefs/harbour.json",
        "line": "14",
        "col": "9",
        "title": "B205 Figure without source",
    }
    assert error.data == "briefs/harbour.json:14:9: B205 “52” is in none of the cited sentences (2)"
    assert warning.name == "warning"


@given(files=runs)
def test_each_finding_is_one_command_with_its_file_and_its_message(files: list[FileResult]):
    told = [*SAMPLE, *files]
    read_ = commands(told)
    found = [(result, located) for result in told for located in result.found]
    assert len(read_) == len(found)
    for command, (result, located) in zip(read_, found, strict=True):
        assert command.name == located.finding.level
        assert set(command.properties) == {"file", "line", "col", "title"}
        assert command.properties["file"] == escaped(result.path)
        assert command.properties["line"] == str(located.line)
        assert command.data.endswith(one_line(f"{located.finding.rule} {located.finding.message}"))


def test_a_hostile_document_starts_no_command_of_its_own():
    hostile = commands(SAMPLE)[3]
    assert hostile.name == "error"
    assert hostile.properties["file"] == escaped(ODD_NAME)
    assert one_line(HOSTILE) in hostile.data
