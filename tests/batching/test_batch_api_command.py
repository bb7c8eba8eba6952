"""`brief batch --transport batch` and `brief batch --resume OUT` as they are typed."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from batch_server import BatchServer
from by_rounds import ARTICLES, documents, folder

from brief.batching.batch_api import rounds
from brief.cli.main import main

KEY = "sk-not-to-be-kept"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rounds, "_FIRST_PAUSE", 0.01)
    monkeypatch.setattr(rounds, "_LONGEST_PAUSE", 0.01)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.chdir(tmp_path)
    folder(tmp_path / "in")
    with BatchServer() as running:
        yield running


def batch(server: BatchServer, *options: str) -> int:
    named = ["--model", "m", "--base-url", server.url]
    return main(["batch", "in", "-o", "out", "--transport", "batch", *named, *options])


def test_submitted_waited_for_and_reported(server, capsys):
    assert batch(server) == 0
    said = capsys.readouterr().err
    assert "1 batch under way" in said
    assert "4 briefs of 4 articles" in said
    report = json.loads(Path("out/report.json").read_text("utf-8"))
    assert report["counts"]["done"] == 4
    assert server.direct == 1


@pytest.mark.slow
def test_submitted_now_and_collected_later_with_nothing_but_the_folder(server, capsys, tmp_path, monkeypatch):
    assert batch(server, "--detach", "--passages", "whole", "--format", "markdown") == 0
    assert "go on with: brief batch --resume out" in capsys.readouterr().err
    assert not documents(Path("out"))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert main(["batch", "--resume", "../out"]) == 0
    assert sorted(Path(name).name.split(".")[0] for name in documents(tmp_path / "out")) == sorted(ARTICLES)
    assert len(list((tmp_path / "out").rglob("*.brief.md"))) == 4
    assert set(server.paid.values()) == {1}
    # New articles of the same sources are briefed too, and what is done costs nothing.
    asked = sum(server.paid.values())
    assert main(["batch", "--resume", str(tmp_path / "out"), "-q"]) == 0
    assert sum(server.paid.values()) == asked


def test_the_key_is_nowhere_in_the_folder(server):
    batch(server, "--detach", "--api-key", KEY)
    for path in Path("out").rglob("*"):
        assert not path.is_file() or KEY.encode() not in path.read_bytes()


def test_an_address_that_only_the_folder_names_gets_no_key(server, capsys):
    batch(server, "--detach")
    with sqlite3.connect("out/.brief/state.sqlite") as db:
        (text,) = db.execute("SELECT value FROM meta WHERE key = 'command'").fetchone()
        told = json.loads(text) | {"base_url": "https://elsewhere.example/v1"}
        db.execute("UPDATE meta SET value = ? WHERE key = 'command'", (json.dumps(told),))
    db.close()
    assert main(["batch", "--resume", "out"]) == 2
    assert "--base-url https://elsewhere.example/v1" in capsys.readouterr().err


def test_a_kind_that_only_the_folder_names_is_not_run(server, capsys):
    batch(server, "--detach")
    with sqlite3.connect("out/.brief/state.sqlite") as db:
        (text,) = db.execute("SELECT value FROM meta WHERE key = 'command'").fetchone()
        told = json.loads(text) | {"kind": ["/tmp/own.py", "0" * 64, "0" * 64]}
        db.execute("UPDATE meta SET value = ? WHERE key = 'command'", (json.dumps(told),))
    db.close()
    assert main(["batch", "--resume", "out"]) == 2
    assert "another kind" in capsys.readouterr().err


@pytest.mark.slow
def test_force_is_not_repeated_by_going_on(server):
    batch(server)
    assert batch(server, "--force", "--detach") == 0
    assert main(["batch", "--resume", "out"]) == 0
    assert set(server.paid.values()) == {2}
    assert main(["batch", "--resume", "out"]) == 0
    assert set(server.paid.values()) == {2}


@pytest.mark.slow
def test_a_list_on_standard_input_is_not_needed_again(server, monkeypatch, tmp_path):
    listed = tmp_path / "list.txt"
    listed.write_text("\n".join(f"in/{name}.txt" for name in ARTICLES), encoding="utf-8")
    with listed.open("rb") as stream:
        monkeypatch.setattr("brief.cli.batch._standard_input", lambda: stream)
        options = ["--model", "m", "--base-url", server.url, "--transport", "batch", "--detach"]
        assert main(["batch", "-", "-o", "out", *options]) == 0
    monkeypatch.undo()
    monkeypatch.setattr(rounds, "_FIRST_PAUSE", 0.01)
    monkeypatch.setattr(rounds, "_LONGEST_PAUSE", 0.01)
    monkeypatch.chdir(tmp_path)
    assert main(["batch", "--resume", "out"]) == 0
    assert len(documents(Path("out"))) == 4


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--resume", "nowhere"], "no batch was begun there"),
        (["--resume", "out", "in"], "neither sources nor -o"),
        (["in"], "-o OUT is missing"),
        (["in", "-o", "out", "--detach"], "--transport batch"),
        (["-o", "out"], "no articles were named"),
        (["in", "-o", "out", "--transport", "batch", "--cassette", "x.json"], "--cassette goes with calls"),
    ],
)
def test_what_does_not_go_together_is_told(server, capsys, options, words):
    assert main(["batch", *options]) == 2
    assert words in capsys.readouterr().err


def test_the_embedded_model_is_refused_before_it_is_fetched(server, capsys, monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY")
    assert main(["batch", "in", "-o", "out", "--transport", "batch"]) == 3
    assert "no Batch API" in capsys.readouterr().err


def test_a_dry_run_tells_half_the_price(server, capsys):
    def told(*options: str) -> tuple[str, float]:
        assert main(["batch", "in", "-o", "out", "--dry-run", *options]) == 0
        line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("cost"))
        return line, float(line.split("to $")[1].split(",")[0])

    plain, full = told("--model", "gpt-4o")
    half, batched = told("--model", "gpt-4o", "--transport", "batch")
    assert "Batch API" not in plain
    assert "50% of the list prices" in half
    assert batched == pytest.approx(full / 2, abs=0.006)
    groq = ["--model", "llama-3.3-70b-versatile", "--base-url", "https://api.groq.com/openai/v1"]
    assert "none for its Batch API are known" in told("--transport", "batch", *groq)[0]
    assert server.seen == {}
