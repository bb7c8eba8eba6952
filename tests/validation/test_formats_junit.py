"""JUnit XML, read by a JUnit library."""

from __future__ import annotations

import junitparser
from hypothesis import given
from told import SAMPLE, runs, tell

from brief.validation.result import FileResult


def read(files: list[FileResult] | tuple[FileResult, ...]) -> junitparser.JUnitXml:
    return junitparser.JUnitXml.fromstring(tell("junit", files).encode())


def test_a_file_is_a_suite_and_a_finding_a_case():
    clean, harbour, *_ = list(read(SAMPLE))
    assert (clean.name, clean.tests, clean.failures, clean.skipped) == ("briefs/clean.json", 1, 0, 0)
    assert [case.is_passed for case in clean] == [True]
    assert (harbour.name, harbour.tests, harbour.failures, harbour.skipped) == ("briefs/harbour.json", 3, 2, 1)
    first, second, third = harbour
    assert first.classname == "briefs/harbour"
    assert first.name == "B205 /brief/key_claims/0/claim"
    assert second.name == "B205 /brief/key_claims/0/claim (2)"
    [failure] = first.result
    assert isinstance(failure, junitparser.Failure)
    assert failure.type == "B205 Figure without source"
    assert failure.message == "“52” is in none of the cited sentences (2)"
    assert failure.text == "briefs/harbour.json:14:9: B205 “52” is in none of the cited sentences (2)"
    [skipped] = third.result
    assert isinstance(skipped, junitparser.Skipped)
    assert skipped.message == "says what another item says"


@given(files=runs)
def test_its_sums_are_right(files: list[FileResult]):
    told = [*SAMPLE, *files]
    suites = list(read(told))
    assert len(suites) == len(told)
    for suite, result in zip(suites, told, strict=True):
        cases = list(suite)
        assert suite.tests == len(cases) == max(1, len(result.found))
        assert suite.failures == sum(isinstance(r, junitparser.Failure) for case in cases for r in case.result)
        assert suite.skipped == sum(isinstance(r, junitparser.Skipped) for case in cases for r in case.result)
        assert len({case.name for case in cases}) == len(cases)


def test_what_a_document_says_is_no_markup():
    hostile = next(iter(list(read(SAMPLE))[2]))
    [failure] = hostile.result
    assert "<b>&amp;</b>" in failure.message
    assert "]]>" in failure.text
    assert "\ufffd[31m" in failure.message
