"""`brief eval` and `brief label` from end to end, on a cassette."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fake_endpoint import FakeEndpoint

from brief.cli.evaluate import _other, _Run
from brief.cli.main import main


@pytest.fixture
def labels(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "gold" / "harbour-talks.labels.txt"
    path.parent.mkdir()
    assert main(["label", str(root / "docs" / "example.json"), "-o", str(path)]) == 0
    return path


@pytest.mark.slow
def test_briefs_are_written_scored_and_compared(
    labels: Path, root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    cassette = root / "cassettes" / "harbour-talks.json"
    gone = labels.read_text(encoding="utf-8").replace("said: Nadia Ferrow", "said: Somebody Else")
    labels.write_text(gone, encoding="utf-8")
    run = ["eval", "gold", "-o", "out", "--cassette", str(cassette), "--vs", f"passages=whole,cassette={cassette}"]
    assert main([*run, "--output", "all.json"]) == 0
    shown = capsys.readouterr()
    assert "| speaker precision |" in shown.out
    assert "passages=whole (1)" in shown.out
    value = json.loads(Path("all.json").read_text(encoding="utf-8"))
    one, other = value["runs"]
    assert 0.5 < one["measures"]["speaker_precision"]["value"] < 1
    assert one["measures"]["speaker_precision"] | {"difference": None} == other["measures"]["speaker_precision"] | {
        "difference": None
    }
    wrong = [n for n in one["articles"]["harbour-talks"]["notes"] if n["outcome"] == "wrong"]
    assert {n["brief"] for n in wrong} == {"Nadia Ferrow"}
    written = Path("out/articles/harbour-talks.brief.json")
    before = written.stat().st_mtime_ns
    assert main(["eval", "gold", "-o", "out", "--cassette", str(cassette)]) == 0
    assert written.stat().st_mtime_ns == before, "what is there is not written again"
    assert main(["eval", "gold", "-o", "out", "--cassette", str(cassette), "--rewrite", "-q"]) == 0
    assert written.stat().st_mtime_ns > before
    capsys.readouterr()
    assert main(["eval", "gold", "--briefs", "out/articles", "--format", "json"]) == 0
    again = json.loads(capsys.readouterr().out)
    measured = [{k: v for k, v in run["measures"].items() if k != "seconds"} for run in (again["runs"][0], one)]
    assert measured[0] == measured[1]


def test_a_run_is_named_without_the_password_of_its_endpoint_and_has_a_folder_of_its_own(tmp_path: Path) -> None:
    given = [
        "base_url=http://u:s3cret@h/v1,model=a/b",
        "base_url=http://u:other@h/v1,model=a/b",
        "model=a/b",
        "model=a-b",
    ]
    runs = [_other(text, tmp_path) for text in given]
    assert all(isinstance(run, _Run) for run in runs)
    assert [run.name for run in runs if isinstance(run, _Run)] == [
        *["base_url=http://…@h/v1,model=a/b"] * 2,
        "model=a/b",
        "model=a-b",
    ]
    folders = [run.folder for run in runs if isinstance(run, _Run)]
    assert len(set(folders)) == len(given)
    assert not any("s3cret" in str(folder) for folder in folders)


def test_a_draft_is_never_written_over(labels: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = labels.read_bytes()
    assert main(["label", str(root / "docs" / "example.json"), "-o", str(labels)]) == 2
    assert "somebody's work" in capsys.readouterr().err
    assert labels.read_bytes() == before


def test_a_sheet_is_drawn_and_scored(labels: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("briefs").mkdir()
    Path("briefs/harbour-talks.json").write_bytes((root / "docs" / "example.json").read_bytes())
    Path("briefs/report.json").write_text('{"format": "brief-batch/1"}', encoding="utf-8")  # as beside a batch
    assert main(["label", "--sample", "6", "briefs", "-o", "sheet.jsonl"]) == 0
    sheet = Path("sheet.jsonl").read_text(encoding="utf-8")
    assert len(sheet.splitlines()) == 6
    Path("sheet.jsonl").write_text(sheet.replace('"verdict": null', '"verdict": "yes"'), encoding="utf-8")
    assert main(["eval", "sheet.jsonl", "--briefs", "briefs"]) == 0
    assert "6/" in capsys.readouterr().out
    assert main(["eval", "sheet.jsonl", "-o", "out"]) == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["gold"], "either --briefs FOLDER, or -o OUT"),
        (["gold", "--briefs", "nowhere"], "there is no such folder"),
        (["gold", "--briefs", "gold"], "holds no brief that is named after an article"),
        (["gold", "--briefs", "gold", "--vs", "nowhere"], "there is no such folder"),
        (["gold", "--briefs", "gold", "--vs", "model=x"], "name a folder for them with -o OUT"),
        (["gold", "-o", "out", "--vs", "speed=1"], "no setting to compare"),
        (["gold", "-o", "out", "--output", "nowhere/x"], "brief: --output nowhere/x: there is no folder nowhere"),
        (["gold", "-o", "out", "--output", "gold"], "brief: --output gold is a folder"),
        (["nowhere", "-o", "out"], "there is no such file or folder"),
    ],
)
def test_what_cannot_be_used_is_told(
    labels: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    assert main(["eval", *options]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("vs", "code", "said"),
    [
        ("passages=foo", 2, "brief: --vs passages=foo: passages should be "),
        ("model=b,wording=both", 2, "brief: --vs model=b,wording=both: wording should be "),
        ("base_url=http://a@[b", 2, "brief: --vs base_url=…@[b: base-url should be an http or https address"),
        ("kind=nope", 3, "brief: --vs kind=nope: there is no kind 'nope'"),
        (
            "cassette=nowhere/c.json",
            2,
            "brief: --vs cassette=nowhere/c.json: cassette nowhere/c.json: there is no folder",
        ),
        ("passages=whole", 0, ""),
    ],
)
def test_another_run_is_checked_before_the_first_asks_anything(
    labels: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    vs: str,
    code: int,
    said: str,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    with FakeEndpoint() as server:
        arguments = ["eval", "gold", "-o", "out", "-q", "--model", "a", "--base-url", server.url]
        assert main([*arguments, "--vs", vs]) == code
    told = capsys.readouterr().err
    assert told.startswith(said)
    assert bool(server.requests) == (code == 0)
    assert told.count("\n") == (code != 0)


def test_whom_another_run_asks_is_checked_too(
    labels: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], root: Path
) -> None:
    cassette = root / "cassettes" / "harbour-talks.json"
    arguments = ["eval", "gold", "-o", "out", "-q", "--cassette", str(cassette)]
    assert main([*arguments, "--vs", "model=gpt-x"]) == 3
    assert capsys.readouterr().err.startswith("brief: --vs model=gpt-x: there is no key for the model gpt-x")
    assert not Path("out").exists()
