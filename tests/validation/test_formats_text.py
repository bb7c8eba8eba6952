"""Lines for people and editors, and the table of statistics."""

from __future__ import annotations

import json
import re

from hypothesis import given
from told import RULES, SAMPLE, runs, summed, tell

from brief.validation.formats.counts import sentence
from brief.validation.formats.statistics import statistics, statistics_json
from brief.validation.result import FileResult, Summary

LINE = re.compile(r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?P<rule>[A-Z]\d{3}) (?P<message>.*)")
"""What editors and review bots take `path:line:col: CODE message` for."""
SGR = re.compile(r"\x1b\[\d*m")


def test_a_finding_is_one_line_that_an_editor_can_click():
    lines = tell("text", SAMPLE[:2]).splitlines()
    assert lines[0] == "briefs/harbour.json:14:9: B205 “52” is in none of the cited sentences (2)"
    assert lines[2] == "briefs/harbour.json:31:5: B402 warning: says what another item says"
    assert len(lines) == 3


def test_without_findings_nothing_is_told():
    assert tell("text", SAMPLE[:1]) == ""


def test_the_sum_is_one_sentence():
    assert sentence(summed(SAMPLE[:2])) == (
        "2 errors and 1 warning in 1 file (2 files, 7 items checked; 2 findings in the baseline)"
    )
    assert sentence(summed(SAMPLE[:1])) == "no findings (1 file, 3 items checked)"


@given(files=runs)
def test_there_are_as_many_lines_as_findings(files: list[FileResult]):
    lines = tell("text", files).split("\n")
    assert lines.pop() == ""
    assert len(lines) == sum(len(result.found) for result in files)
    assert all(LINE.fullmatch(line) for line in lines)


def test_colours_change_nothing_but_the_colours():
    plain, coloured = tell("text", SAMPLE), tell("text", SAMPLE, color=True)
    assert SGR.sub("", coloured) == plain
    assert "\x1b[31mB205" in coloured
    assert "\x1b[33mB402" in coloured
    assert "\x1b" not in plain


def test_statistics_have_the_most_frequent_rule_first():
    table = statistics(summed(SAMPLE), RULES).splitlines()
    assert table[0].split() == ["2", "B205", "error", "Figure", "without", "source"]
    assert [line.split()[1] for line in table[1:]] == ["B101", "B204", "B402", "X001"]
    rows = json.loads(statistics_json(summed(SAMPLE), RULES))
    assert rows[0] == {"rule": "B205", "level": "error", "title": "Figure without source", "count": 2}
    assert [row["rule"] for row in rows] == [line.split()[1] for line in table]


def test_statistics_of_nothing_are_empty():
    assert statistics(Summary(), RULES) == ""
    assert json.loads(statistics_json(Summary(), RULES)) == []
