"""`brief rules`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from brief import checks
from brief.cli.main import main

HOUSE = """
from brief.checks import Rule
RULE = Rule("H001", "warning", "House", "is not ours", lambda page: iter(()))
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house.py").write_text(HOUSE, encoding="utf-8")
    return tmp_path


def test_all_rules_are_listed(capsys: pytest.CaptureFixture[str]):
    assert main(["rules"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[0].split("  ")[0] == "CODE"
    assert [row.split()[:2] for row in rows[1:]] == [[rule.code, rule.level] for rule in checks.rules()]
    assert any(row.startswith("B205  error    Figure without source") for row in rows)


def test_as_they_are_set(here: Path, capsys: pytest.CaptureFixture[str]):
    (here / "brief.toml").write_text(
        '[validate]\nignore = ["B4"]\nlevels = { B205 = "warning" }\nrules = ["house.py"]\n', encoding="utf-8"
    )
    assert main(["rules", "--format", "json"]) == 0
    listed = {row["code"]: row for row in json.loads(capsys.readouterr().out)}
    assert listed["B205"] == {
        "code": "B205", "level": "error", "title": "Figure without source",
        "summary": "a figure is in no cited sentence", "runs_as": "warning", "from": "brief",
    }  # fmt: skip
    assert listed["B401"]["runs_as"] is None
    assert listed["H001"]["from"] == str(here / "house.py")
    assert main(["rules"]) == 0
    rows = {row.split()[0]: row for row in capsys.readouterr().out.splitlines()}
    assert rows["B401"].split()[1] == "off"
    assert rows["H001"].endswith(f"is not ours ({here / 'house.py'})")


def test_of_a_file_too(capsys: pytest.CaptureFixture[str]):
    assert main(["rules", "--rules", "house.py"]) == 0
    assert "\nH001  warning  House" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_3(capsys: pytest.CaptureFixture[str]):
    assert main(["rules", "--rules", "none.py"]) == 3
    assert "none.py: own rules cannot be read" in capsys.readouterr().err
