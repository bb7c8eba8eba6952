"""What holds for every format: safe to print, written file by file, the same each time."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from told import NAMES, RULES, SAMPLE, controls, located, runs, summed, tell

from brief.choices import ReportFormat
from brief.validation.formats.choose import make
from brief.validation.result import FileResult, Summary


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@given(files=runs)
def test_nothing_that_drives_a_terminal_is_printed_and_all_of_it_can_be_written(
    name: ReportFormat, files: list[FileResult]
):
    text = tell(name, [*SAMPLE, *files])
    assert controls(text) == set()
    assert text.encode("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_two_runs_say_the_same(name: ReportFormat):
    assert tell(name, SAMPLE) == tell(name, SAMPLE)


@pytest.mark.parametrize("name", NAMES)
def test_memory_does_not_grow_with_the_number_of_files(name: ReportFormat):
    form = make(name, rules=RULES)
    result = FileResult(
        "briefs/a.json", tuple(located("B205", f"“{n}” is in no sentence" * 3) for n in range(20)), items=20
    )
    form.start()
    for _ in range(30):
        form.file(result)
    tracemalloc.start()
    try:
        for _ in range(150):
            form.file(result)
        held = tracemalloc.get_traced_memory()[0]
        form.end(summed([result]))
    finally:
        tracemalloc.stop()
    # A megabyte was told; other threads of a test run hold something of their own.
    assert held < 400_000


@pytest.mark.parametrize("name", NAMES)
def test_a_run_without_files_is_whole_as_well(name: ReportFormat):
    form = make(name, rules=RULES)
    assert (form.start() + form.end(Summary())).strip() or name in {"text", "jsonl", "github"}
