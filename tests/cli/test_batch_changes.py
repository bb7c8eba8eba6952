"""`brief batch` over a file that somebody else writes to: what is briefed stood in it at one moment, and is said to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fake_endpoint import FakeEndpoint, Reply, Request, fitting

from brief.cli.main import main
from brief.sources import disk
from brief.sources.origin import Origin

SENTENCE = "The harbour was closed at hour {n} on Monday, said Anna Brandt, who heads the authority of port {n}. "
FILE = Path("in/port.txt")


def text(n: int) -> str:
    """A version of the article, the same number all over it."""
    return f"Harbour {n} closed\n\n" + SENTENCE.format(n=n) * 40 + "\n"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeEndpoint]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEF_MODEL", "fake")
    FILE.parent.mkdir()
    with FakeEndpoint() as fake:
        monkeypatch.setenv("OPENAI_BASE_URL", fake.url)
        yield fake


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], None]]:
    """What is done, one after the other, whenever the file is about to be read."""
    todo: list[Callable[[], None]] = []
    read_file = disk.read_file

    def meddled_with(source: str) -> Origin:
        if source == str(FILE) and todo:
            todo.pop(0)()
        return read_file(source)

    monkeypatch.setattr(disk, "read_file", meddled_with)
    return todo


def briefed() -> tuple[str, str]:
    """The hash that the document records, and its text."""
    article = json.loads(Path("out/port.brief.json").read_text(encoding="utf-8"))["article"]
    return article["sha256"], article["text"]


def consistent(n: int) -> bool:
    digest, told = briefed()
    return digest == hashlib.sha256(text(n).encode()).hexdigest() and told.count(f"port {n}.") == 40


def test_written_to_at_every_try_it_fails_and_the_next_run_briefs_it(
    server: FakeEndpoint, opened: list[Callable[[], None]], capsys: pytest.CaptureFixture[str]
) -> None:
    FILE.write_text(text(0), encoding="utf-8")
    opened += [lambda n=n: FILE.write_text(text(n), encoding="utf-8") for n in (1, 2, 3)]  # type: ignore[misc]
    assert main(["batch", "in", "-o", "out", "-q"]) == 5
    assert not opened
    assert "in/port.txt changes while it is read: run again when it is written" in Path("out/report.json").read_text()
    assert not server.requests
    assert main(["batch", "in", "-o", "out", "-q"]) == 0
    assert consistent(3)


def test_written_to_between_the_looking_and_the_reading_it_is_briefed_as_it_was_then(
    server: FakeEndpoint, opened: list[Callable[[], None]]
) -> None:
    FILE.write_text(text(0), encoding="utf-8")
    opened.append(lambda: FILE.write_text(text(1), encoding="utf-8"))  # type: ignore[arg-type]
    assert main(["batch", "in", "-o", "out", "-q"]) == 0
    assert not opened
    assert consistent(1)
    asked = len(server.requests)
    assert main(["batch", "in", "-o", "out", "-q"]) == 0
    assert len(server.requests) == asked


def test_written_to_while_it_is_briefed_the_next_run_notices(server: FakeEndpoint) -> None:
    FILE.write_text(text(0), encoding="utf-8")

    def behave(request: Request) -> Reply:
        FILE.write_text(text(1), encoding="utf-8")
        return fitting(request)

    server.default = behave
    assert main(["batch", "in", "-o", "out", "-q"]) == 0
    assert consistent(0)
    server.default = fitting
    assert main(["batch", "in", "-o", "out", "-q"]) == 0
    assert consistent(1)


def test_what_somebody_changed_in_a_brief_is_kept_beside_the_new_one(
    server: FakeEndpoint, capsys: pytest.CaptureFixture[str]
) -> None:
    FILE.write_text(text(1), encoding="utf-8")
    run = ["batch", "in", "-o", "out", "--format", "markdown"]
    assert main(run) == 0
    page = Path("out/port.brief.md")
    written = page.read_text(encoding="utf-8")
    page.write_text("Our own words", encoding="utf-8")
    asked = len(server.requests)
    assert main(run) == 0  # The article is the same.
    assert "brief: 1 changed file kept beside what this run wrote: port.brief.md~\n" in capsys.readouterr().err
    assert page.read_text(encoding="utf-8")[:200] == written[:200]  # It ends with the seconds that it took.
    assert len(server.requests) == asked
    page.write_text("And once more", encoding="utf-8")
    FILE.write_text(text(2), encoding="utf-8")
    assert main(run) == 0  # It is another.
    assert [Path(f"out/port.brief.md{end}").read_text(encoding="utf-8") for end in ("~", "~1")] == [
        *("Our own words", "And once more"),
    ]
    page.write_text("", encoding="utf-8")  # As a power cut leaves it.
    FILE.write_text(text(3), encoding="utf-8")
    assert main(run) == 0
    FILE.write_text(text(4), encoding="utf-8")
    assert main([*run, "--quiet"]) == 0
    assert "kept beside" not in capsys.readouterr().err.split("port.brief.md~1")[-1]
    assert sorted(path.name for path in Path("out").glob("*.brief.*")) == [
        *("port.brief.json", "port.brief.md", "port.brief.md~", "port.brief.md~1"),
    ]
