"""What is written never takes the place of what the same command reads, or of somebody's work."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from brief.cli.main import main


@pytest.fixture
def here(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.json", "b.json", "folder/c.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(root / "docs" / "example.json", tmp_path / name)
    (tmp_path / "base.json").write_text('{"format": "brief-baseline/1", "findings": {}}\n', encoding="utf-8")
    (tmp_path / "x.labels.txt").write_text("somebody's work", encoding="utf-8")
    (tmp_path / "brief.toml").write_text("retries = 1\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "kept", "words"),
    [
        (["validate", "a.json", "--output", "a.json"], "a.json", "is read by the same command"),
        (["validate", "folder", "--output", "folder/c.json"], "folder/c.json", "holds a brief"),
        (["validate", "a.json", "--baseline", "base.json", "--output", "./base.json"], "base.json", "is read by"),
        (["validate", "a.json", "--output", "x.labels.txt"], "x.labels.txt", "holds labels"),
        (["diff", "a.json", "b.json", "--output", "b.json"], "b.json", "is read by the same command"),
        (["diff", "a.json", "b.json", "--output", "folder/c.json"], "folder/c.json", "holds a brief"),
        (["eval", "a.json", "--briefs", "folder", "--output", "x.labels.txt"], "x.labels.txt", "holds labels"),
        (["write", "x.labels.txt", "--cassette", "base.json", "--out", "base.json"], "base.json", "is read by"),
        (["write", "x.labels.txt", "--cassette", "x.labels.txt"], "x.labels.txt", "--cassette x.labels.txt is read by"),
        (["write", "x.labels.txt", "--cassette", "brief.toml"], "brief.toml", "--cassette brief.toml is read by"),
        (["write", "x.labels.txt", "--format", "json", "--out", "brief.toml"], "brief.toml", "is read by"),
        (["label", "x.labels.txt", "--cassette", "./x.labels.txt"], "x.labels.txt", "is read by"),
        (["batch", "x.labels.txt", "-o", "out", "--cassette", "x.labels.txt"], "x.labels.txt", "is read by"),
        (["eval", "a.json", "-o", "out", "--cassette", "a.json"], "a.json", "is read by"),
        (["eval", "a.json", "-o", "out", "--vs", "model=m,cassette=a.json"], "a.json", "is read by"),
    ],
)
def test_what_is_there_stays(
    here: Path, command: list[str], kept: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (here / kept).read_bytes()
    assert main(command) == 2
    err = capsys.readouterr().err
    assert words in err
    assert "name another file" in err
    assert err.count("\n") == 1
    assert (here / kept).read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [
        ["write", "x.labels.txt", "--out", "new.json", "--cassette", "folder/../new.json"],
        ["label", "x.labels.txt", "--out", "new.json", "--cassette", "new.json"],
    ],
)
def test_a_recording_and_a_result_are_two_files(
    here: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command) == 2
    assert capsys.readouterr().err == "brief: --out new.json is also written by the same command: name another file\n"
    assert not (here / "new.json").exists()


def test_a_report_may_take_the_place_of_a_report(here: Path) -> None:
    assert main(["validate", "a.json", "--output", "report.txt", "--exit-zero"]) == 0
    assert main(["validate", "a.json", "--output", "report.txt", "--exit-zero"]) == 0


def test_a_dash_is_standard_output_for_reports(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "a.json", "--output", "-", "--exit-zero", "--format", "json"]) == 0
    assert capsys.readouterr().out.startswith("{")
    assert main(["diff", "a.json", "b.json", "--output", "-", "--format", "json"]) == 0
    assert capsys.readouterr().out.startswith("{")
    assert main(["eval", "a.json", "--briefs", "folder", "--output", "-"]) == 2
    assert "for JSON on stdout, give --format json" in capsys.readouterr().err
    assert not Path("-").exists()
