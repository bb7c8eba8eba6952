"""The measure of the extraction benchmark, against figures worked out by hand."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import by_path
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def extraction() -> ModuleType:
    return by_path.load("benchmarks/extraction.py")


def test_shingles_are_counted(extraction: ModuleType):
    assert extraction.shingles("a b, c d. e") == {("a", "b", "c", "d"): 1, ("b", "c", "d", "e"): 1}
    assert extraction.shingles("a a a a a")[("a", "a", "a", "a")] == 2
    assert extraction.shingles("a b") == {("a", "b"): 1}
    assert not extraction.shingles("…")


def test_scores(extraction: ModuleType):
    result = extraction.score("a b c d e", "a b c d e f g")
    assert (result.precision, result.recall) == (0.5, 1.0)
    assert result.f1 == pytest.approx(2 / 3)
    assert extraction.score("a b c d", "").f1 == 0
    assert extraction.score("", "").f1 == 1
    assert extraction.score("a b c d", "w x y z").f1 == 0


@pytest.mark.slow
def test_the_command_prints_both_readers(tmp_path: Path):
    body = "The council met on Tuesday and talked for hours about the ferry and its timetable."
    page = f"<html><head><title>Council meets</title></head><body><article><h1>Council meets</h1><p>{body}</p></article></body></html>"
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "p.html.gz").write_bytes(gzip.compress(page.encode()))
    (tmp_path / "ground-truth.json").write_text(json.dumps({"p": {"articleBody": body, "url": "x"}}), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "extraction.py"), str(tmp_path)],
        capture_output=True, text=True, check=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )  # fmt: skip
    ours = next(line for line in run.stdout.splitlines() if line.startswith("brief"))
    assert ours.split()[1:4] == ["1.0000", "1.0000", "1.0000"]
