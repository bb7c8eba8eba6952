"""JSON and JSON Lines, read by `json` and held to the schema that is published for them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from told import HOSTILE, SAMPLE, runs, tell

from brief.validation.result import FileResult

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[2] / "docs" / "validate-output.schema.json").read_text(encoding="utf-8")
)
WHOLE = jsonschema.Draft202012Validator(SCHEMA)
LINE = jsonschema.Draft202012Validator({**SCHEMA, **SCHEMA["$defs"]["line"]})


def test_the_published_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.slow
@given(files=runs)
def test_json_is_of_the_published_schema_and_tells_every_finding(files: list[FileResult]):
    told = json.loads(tell("json", [*SAMPLE, *files]))
    WHOLE.validate(told)
    assert [len(f["findings"]) for f in told["files"]] == [len(result.found) for result in [*SAMPLE, *files]]
    assert told["summary"]["errors"] + told["summary"]["warnings"] == sum(len(f["findings"]) for f in told["files"])


@pytest.mark.slow
@given(files=runs)
def test_each_line_is_of_the_published_schema(files: list[FileResult]):
    lines = tell("jsonl", [*SAMPLE, *files]).split("\n")
    assert lines.pop() == ""
    for line in lines:
        LINE.validate(json.loads(line))
    assert len(lines) == sum(len(result.found) for result in [*SAMPLE, *files])


def test_what_was_found_comes_back_as_it_was():
    told = json.loads(tell("json", SAMPLE))
    assert told["files"][0] == {"file": "briefs/clean.json", "items": 3, "known": 0, "findings": []}
    assert told["files"][1]["findings"][0] == {
        "rule": "B205",
        "level": "error",
        "line": 14,
        "column": 9,
        "path": "/brief/key_claims/0/claim",
        "message": "“52” is in none of the cited sentences (2)",
    }
    assert told["files"][2]["findings"][0]["message"] == HOSTILE.replace("\ud800", "\ufffd")
    assert told["files"][3]["file"] == r"caf\xe9.json"
    assert told["summary"]["by_rule"][0]["rule"] == "B205"
    assert "\n" not in told["files"][2]["file"]


def test_a_line_has_its_file():
    first = json.loads(tell("jsonl", SAMPLE).split("\n")[0])
    assert first["file"] == "briefs/harbour.json"
    assert set(first) == {"file", "rule", "level", "line", "column", "path", "message"}


@pytest.mark.parametrize("spoil", ["rule", "file", "level"])
def test_the_schema_is_strict(spoil: str):
    line = json.loads(tell("jsonl", SAMPLE).split("\n")[0])
    del line[spoil]
    assert list(LINE.iter_errors(line))
    assert list(LINE.iter_errors({**line, spoil: "?", "more": 1}))
