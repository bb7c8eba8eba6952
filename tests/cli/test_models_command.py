"""`brief models` from end to end, with a small file that stands for a model."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from brief.cli.main import main
from brief.llm.local import models

CONTENT = b"GGUF" + bytes(2000)
NOWHERE = "http://127.0.0.1:9/m.gguf"


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> models.Model:
    monkeypatch.setenv("BRIEF_MODELS", str(tmp_path))
    sha256 = hashlib.sha256(CONTENT).hexdigest()
    small = replace(models.DEFAULT, bytes=len(CONTENT), sha256=sha256, url=NOWHERE, parts=None)
    monkeypatch.setattr(models, "DEFAULT", small)
    monkeypatch.setattr(models, "CATALOGUE", (small,))
    return small


@pytest.fixture
def file(model: models.Model) -> Path:
    models.path(model).write_bytes(CONTENT)
    return models.path(model)


def test_the_list_says_what_is_missing_and_how_to_get_it(model, capsys):
    assert main(["models"]) == 0
    out = capsys.readouterr().out
    assert "Apache-2.0" in out
    assert f"brief models pull {model.name}" in out


def test_the_list_says_where_a_model_is(file, capsys):
    assert main(["models"]) == 0
    assert str(file) in capsys.readouterr().out
    assert main(["models", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["path"] == str(file)


def test_the_path_is_all_that_stdout_has(model, file, capsys):
    assert main(["models", "path", model.name]) == 0
    assert capsys.readouterr() == (f"{file}\n", "")


def test_the_path_of_a_model_that_is_not_here(model, capsys):
    assert main(["models", "path"]) == 3
    assert capsys.readouterr().err.endswith(f"brief models pull {model.name}`\n")


@pytest.mark.parametrize("command", ["pull", "path", "remove"])
def test_a_name_that_is_none(model, capsys, command):
    assert main(["models", command, "gpt-9"]) == 3
    assert model.name in capsys.readouterr().err


def test_pulling_what_is_there_says_where(file, capsys):
    assert main(["models", "pull"]) == 0
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert str(file) in err
    assert main(["models", "pull", "-q"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("terminal", [True, False])
def test_a_pull_that_fails_ends_with_one_line_of_what_to_do(model, capsys, monkeypatch, terminal):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    assert main(["models", "pull"]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    last = err.strip().splitlines()[-1]
    assert "no connection" in last
    assert "--model" in last


def test_removing_says_what_it_freed(model, file, capsys):
    assert main(["models", "remove"]) == 0
    assert "2 kB freed" in capsys.readouterr().err
    assert not file.exists()
    assert main(["models", "remove"]) == 0
    assert "is not here" in capsys.readouterr().err


def test_removing_where_nothing_may_be_written_is_one_line(file, capsys, monkeypatch):
    opened = os.open

    def refused(path, *rest, **named):
        if str(path).endswith(".lock"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return opened(path, *rest, **named)

    monkeypatch.setattr(os, "open", refused)
    assert main(["models", "remove"]) == 3
    assert capsys.readouterr() == ("", f"brief: {file} cannot be deleted: Permission denied\n")
    assert file.exists()
