"""`brief kinds`, `brief schema` and `brief config`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from brief import config, strict
from brief.cli.main import main
from brief.config_files import user_path
from brief.validation import options as validation


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_kinds_are_listed_with_their_sections(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kinds"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[0].split() == ["KIND", "FROM", "SECTIONS"]
    assert rows[1].startswith("news       built in  Bottom line, Parties, Key claims, Demands")
    assert rows[2].startswith("statement  built in  ")


def test_a_broken_kind_is_listed_with_its_problem_and_ends_with_3(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "schemas").mkdir()
    (folder / "schemas" / "mine.py").write_text("import brief.schema\nx = (\n", encoding="utf-8")
    assert main(["kinds"]) == 3
    shown = capsys.readouterr()
    assert "mine       yours     PROBLEM: " in shown.out
    assert "mine.py:2: not valid Python" in shown.out
    assert shown.err == "brief: cannot be used as it is: mine\n"
    assert main(["kinds", "--format", "json"]) == 3
    listed = {entry["name"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert listed["mine"]["problem"]
    assert listed["news"]["problem"] is None
    assert len(listed["news"]["prompt_sha256"]) == 64


@pytest.mark.parametrize("kind", ["news", "statement"])
def test_schema_prints_what_the_endpoint_is_sent(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", kind]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert strict.problems(schema) == []
    assert "headline" in schema["properties"]


def test_schema_of_no_kind_is_3(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "newz"]) == 3
    assert capsys.readouterr().err == "brief: there is no kind 'newz'; did you mean 'news'?\n"


def test_config_shows_values_origins_and_no_key(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "brief.toml").write_text('kind = "statement"\n', encoding="utf-8")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-0123456789wxyz")
    assert main(["config"]) == 0
    shown = capsys.readouterr().out
    rows = {line.split()[0]: line.split()[1:] for line in shown.splitlines() if line}
    assert rows["api_key"] == ["…wxyz", "OPENAI_API_KEY"]
    assert rows["kind"] == ["statement", str(folder / "brief.toml")]
    assert rows["model"] == ["-", "default"]
    assert str(user_path()) in shown
    assert "0123" not in shown


def test_config_as_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("BRIEF_API_KEY", "sk-0123456789wxyz")
    monkeypatch.setenv("BRIEF_RETRIES", "2")
    assert main(["config", "--format", "json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert set(values) == {*config.NAMES, "validate"}
    assert values["api_key"] == {"value": "…wxyz", "layer": "environment", "place": "BRIEF_API_KEY"}
    assert values["retries"]["value"] == "2"
    assert values["model"]["value"] is None


def test_config_shows_everything_and_then_refuses_a_leak(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "brief.toml").write_text('base_url = "https://elsewhere.example/v1"\n', encoding="utf-8")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-0123456789wxyz")
    assert main(["config"]) == 3
    shown = capsys.readouterr()
    assert "https://elsewhere.example/v1" in shown.out
    assert "would be sent there" in shown.err


def test_config_tells_of_what_validate_would_refuse(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "brief.toml").write_text("retries = 1\n[validate]\nselct = ['B2']\n", encoding="utf-8")
    assert main(["config"]) == 3
    line = f"brief: {folder / 'brief.toml'}: unknown key validate.selct; did you mean select?\n"
    assert capsys.readouterr() == ("", line)


def test_config_shows_what_validate_would_do_and_who_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = 'ignore = ["B406", "B5"]\nlevels = { B4 = "warning" }\nbaseline = "known.json"\n'
    table += '[validate.per_file_ignores]\n"old/**" = ["B4", "B504"]\n'
    (folder / "brief.toml").write_text(f"[validate]\n{table}", encoding="utf-8")
    assert main(["config"]) == 0
    rows = {row[0]: row[1:] for line in capsys.readouterr().out.splitlines() if (row := re.split(r"  +", line))[1:]}
    own = str(folder / "brief.toml")
    assert rows["validate.ignore"] == ["B406, B5", own]
    assert rows["validate.levels"] == ["B4: warning", own]
    assert rows["validate.per_file_ignores"] == ["old/**: B4, B504", own]
    assert rows["validate.max_warnings"] == ["0", "default"]
    assert rows["validate.rules"] == ["-", "default"]
    assert main(["config", "--format", "json"]) == 0
    values = json.loads(capsys.readouterr().out)["validate"]
    assert set(values) == set(validation.NAMES)
    assert values["baseline"] == {"value": str(folder / "known.json"), "place": own}
    assert values["per_file_ignores"]["value"] == {"old/**": ["B4", "B504"]}
    assert values["jobs"] == {"value": None, "place": "default"}


def test_a_wrong_file_is_3_and_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "brief.toml").write_text("modle = 1\n", encoding="utf-8")
    assert main(["config"]) == 3
    assert capsys.readouterr().err == f"brief: {folder / 'brief.toml'}: unknown key 'modle'; did you mean model?\n"
