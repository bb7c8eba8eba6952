"""An article is one article however it is spelt and wherever its folder is moved; and no other one is taken for it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_endpoint import FakeEndpoint
from running import BODY, articles, go, report, states

from brief.batching.entries.finding import find
from brief.batching.state.places import Places
from brief.batching.state.store import Store


@pytest.fixture
def server() -> Iterator[FakeEndpoint]:
    with FakeEndpoint() as fake:
        yield fake


def sources(out: Path) -> list[str]:
    return [row["source"] for row in report(out)["articles"]]


def test_another_spelling_is_the_same_article(
    server: FakeEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = articles(tmp_path / "in", 3), tmp_path / "out"
    (folder / "inner").mkdir()
    (folder / "inner" / "rows.csv").write_text(f'id,text\none,"{BODY.format(name="Kelso")}"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    go(server, "in", Path("out"))
    assert sources(out) == ["in/000.txt", "in/001.txt", "in/002.txt"]
    go(server, "in/inner/rows.csv", Path("out"))
    before, asked = sources(out), len(server.requests)
    assert before == ["in/000.txt", "in/001.txt", "in/002.txt", "in/inner/rows.csv#one"]
    (tmp_path / "link").symlink_to(folder)
    for spelling in (str(folder), "./in/../in", "link"):
        assert states(go(server, spelling, out)) == {"unchanged": 3}, (spelling, sources(out))
    monkeypatch.chdir(folder)
    assert states(go(server, ".", out)) == {"unchanged": 3}
    assert states(go(server, "inner/rows.csv", out)) == {"unchanged": 1}
    assert (sources(out), len(server.requests)) == (before, asked)
    # What has changed since is briefed in the same place.
    (folder / "000.txt").write_text(BODY.format(name="Lund"), encoding="utf-8")
    assert states(go(server, folder, out)) == {"unchanged": 2, "done": 1}
    assert sources(out) == before
    assert len(list(out.glob("*.brief.json"))) == 3


def test_the_same_spelling_elsewhere_is_another_article_while_the_first_is_there(
    server: FakeEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    for desk in ("north", "south"):
        articles(tmp_path / desk / "in", 2)
        monkeypatch.chdir(tmp_path / desk)
        assert len(go(server, "in", out)) == 2
    south = (tmp_path / "south" / "in").resolve()
    assert sources(out) == [f"{south}/000.txt", f"{south}/001.txt", "in/000.txt", "in/001.txt"]
    assert len(list(out.glob("*.brief.json"))) == 4
    assert states(go(server, "in", out)) == {"unchanged": 2}
    assert report(out)["counts"]["articles"] == 4
    # One that is gone has moved, as where each run is given a folder of its own.
    shutil.rmtree(tmp_path / "north")
    articles(tmp_path / "west" / "in", 2)
    monkeypatch.chdir(tmp_path / "west")
    assert states(go(server, "in", out)) == {"unchanged": 2}
    assert report(out)["counts"]["articles"] == 4


@pytest.mark.parametrize("how", ["moved", "copied", "out alone"])
def test_what_is_moved_is_what_it_was(
    server: FakeEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    folder = articles(here / "in", 2)
    monkeypatch.chdir(here)
    go(server, "in", Path("out"))
    asked = len(server.requests)
    monkeypatch.chdir(tmp_path)
    match how:
        case "moved":
            here.rename(there)
        case "copied":
            shutil.copytree(here, there)
        case "out alone":
            there.mkdir()
            (here / "out").rename(there / "out")
            monkeypatch.chdir(here)
    if how != "out alone":
        folder = there / "in"
        monkeypatch.chdir(there)
    assert states(go(server, "in", there / "out")) == {"unchanged": 2}
    assert states(go(server, folder, there / "out")) == {"unchanged": 2}
    assert (report(there / "out")["counts"]["articles"], len(server.requests)) == (2, asked)


@pytest.mark.skipif(sys.platform != "linux", reason="names of pipes are a matter of the shell")
def test_a_pipe_of_a_shell_is_known_by_its_name_alone(tmp_path: Path) -> None:
    read, write = os.pipe()
    try:
        with Store(tmp_path / "state.sqlite") as store:
            (entry,) = find([f"/dev/fd/{read}"], out=tmp_path, notify=print)
            assert Places(store, tmp_path).of(entry) is None
    finally:
        os.close(read)
        os.close(write)
