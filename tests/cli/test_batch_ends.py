"""The ways a batch can end, each with real processes: killed, asked to stop, on a full disk; and two at once."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_endpoint import FakeEndpoint, Reply, Request, fitting
from forked import Forked

from brief.cli.main import main

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="signals are a matter of Unix")]

BODY = """Harbour {name} closed after storm

AVERIN, 3 March 2026 — The harbour of {name} was closed on Monday, the port authority said.

“We will open it again when the cranes have been inspected,” said Anna Brandt, who heads the authority. She called on
the ministry to pay for the repairs. It is not known how long the inspection will take.
"""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeEndpoint]:
    monkeypatch.setenv("BRIEF_MODEL", "fake")
    with FakeEndpoint() as fake:
        monkeypatch.setenv("OPENAI_BASE_URL", fake.url)
        yield fake


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for i in range(12):
        (tmp_path / "in" / f"{i:02}.txt").write_text(BODY.format(name=f"Port {i}"), encoding="utf-8")
    return tmp_path


class Gate:
    """A server that answers a number of requests at once, and the others only when the gate is opened."""

    def __init__(self, free: int) -> None:
        self.free = free
        self.opened = threading.Event()
        self.waiting = threading.Semaphore(0)
        self._lock = threading.Lock()

    def __call__(self, request: Request) -> Reply:
        with self._lock:
            self.free -= 1
            held = self.free < 0
        if held:
            self.waiting.release()
            self.opened.wait(20)
        return fitting(request)

    def wait(self, count: int) -> None:
        """Until so many requests wait at the gate."""
        for _ in range(count):
            assert self.waiting.acquire(timeout=20)


BATCH = ["batch", "in", "-o", "out", "-j", "3"]


def start(*options: str) -> Forked:
    return Forked(*BATCH, *options)


def completed(*options: str) -> None:
    """Run it, in this process, until all is done."""
    assert main([*BATCH, "-q", *options]) == 0
    assert report()["counts"]["done"] == 12


def report() -> dict[str, dict[str, object]]:
    found = json.loads(Path("out/report.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def again(server: FakeEndpoint) -> int:
    """Requests that were made more than once."""
    bodies = Counter(json.dumps(request.body, sort_keys=True) for request in server.requests)
    return sum(times - 1 for times in bodies.values())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_asked_once_it_finishes_what_is_under_way(server: FakeEndpoint, folder: Path, number: signal.Signals) -> None:
    server.default = gate = Gate(6)
    with start() as run:
        gate.wait(3)
        run.send_signal(number)
        run.says("will be finished")
        assert run.runs()
        gate.opened.set()
        code, said = run.ended()
    assert code == 130
    assert "under way will be finished; Ctrl-C again stops at once" in said
    counts = report()["counts"]
    assert 3 <= int(str(counts["done"])) < 12
    assert report()["run"]["left"] is True
    assert report()["run"]["stopped"] == "it was interrupted; the same command goes on"
    server.default = fitting
    completed()
    assert again(server) == 0


def test_asked_twice_it_stops_at_once_and_keeps_what_was_answered(server: FakeEndpoint, folder: Path) -> None:
    server.default = gate = Gate(7)
    with start() as run:
        gate.wait(3)
        run.send_signal(signal.SIGINT)
        run.says("will be finished")
        run.send_signal(signal.SIGINT)
        code, said = run.ended()
    assert not gate.opened.is_set()
    assert code == 130
    assert "stopping at once" in said
    assert report()["run"]["left"] is True
    assert report()["run"]["stopped"] == "it was interrupted; the same command goes on"
    gate.opened.set()
    server.default = fitting
    completed()
    assert again(server) <= 3


def test_a_terminal_that_closes_asks_once_however_often_it_is_told(server: FakeEndpoint, folder: Path) -> None:
    server.default = gate = Gate(6)
    with start() as run:
        gate.wait(3)
        for _ in range(3):
            run.send_signal(signal.SIGHUP)
            run.says("will be finished")
        assert run.runs()
        gate.opened.set()
        code, said = run.ended()
    assert code == 130
    assert "stopping at once" not in said
    assert report()["run"]["left"] is True


def under_nohup(*arguments: str) -> int:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    return main(list(arguments))


def test_under_nohup_a_terminal_may_close(server: FakeEndpoint, folder: Path) -> None:
    server.default = gate = Gate(6)
    with Forked(*BATCH, call=under_nohup) as run:
        gate.wait(3)
        run.send_signal(signal.SIGHUP)
        gate.opened.set()
        assert run.ended()[0] == 0
    assert report()["counts"]["done"] == 12


def test_killed_it_is_completed_and_only_what_was_under_way_is_asked_again(server: FakeEndpoint, folder: Path) -> None:
    for free in (5, 4, 6):
        server.default = gate = Gate(free)
        with start("-q"):
            gate.wait(3)
            time.sleep(0.3)  # The last answer is kept some milliseconds after the next question is sent.
        gate.opened.set()
    server.default = fitting
    completed("--format", "html")
    assert again(server) <= 3 * 3
    assert len(server.requests) - again(server) == 24
    assert not list(Path("out/.brief/parts").iterdir())
    shutil.copytree("out", "killed")
    shutil.rmtree("out")
    server.requests.clear()
    completed("--format", "html")
    one, other = ({p.name: masked(p) for p in Path(d).glob("*.*") if p.is_file()} for d in ("out", "killed"))
    assert one == other


def masked(path: Path) -> object:
    import re

    text = path.read_text(encoding="utf-8")
    if path.name == "report.json":
        return json.loads(text)["counts"]
    return re.sub(r'"(?:seconds|created|finished|started)": ?(?:"[^"]*"|[\d.]+)|\d{4}-\d\d-\d\dT[\d:+]+|[\d.]+ s(?= · )', "",
                  text)  # fmt: skip


def test_a_second_process_is_told_who_holds_the_folder(
    server: FakeEndpoint, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.default = gate = Gate(0)
    with start("-q") as first:
        gate.wait(1)
        assert main(BATCH) == 2
        said = capsys.readouterr().err
        assert said.splitlines()[-1].startswith(f"brief: out is in use by process {first.pid} on ")
        assert main([*BATCH, "-q", "--limit", "1", "--dry-run"]) == 0
        gate.opened.set()
        assert first.ended() == (0, "")


def test_in_a_log_its_progress_is_plain_lines(server: FakeEndpoint, folder: Path) -> None:
    with start() as run:
        code, said = run.ended()
    assert code == 0
    assert "\r" not in said
    assert "\x1b" not in said
    assert all(line.startswith("brief: ") for line in said.splitlines())


def test_on_a_terminal_one_line_keeps_up(server: FakeEndpoint, folder: Path) -> None:
    import pty

    server.default = gate = Gate(4)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "brief", "batch", "in", "-o", "out", "-j", "3"]
    with subprocess.Popen(command, stderr=theirs, env={**os.environ, "COLUMNS": "200"}) as process:
        os.close(theirs)
        gate.wait(3)
        time.sleep(1.3)
        gate.opened.set()
        seen = b""
        while True:
            try:
                data = os.read(ours, 4096)
            except OSError:
                break
            if not data:
                break
            seen += data
    os.close(ours)
    text = seen.decode().replace("\x1b[2K", "").replace("\r\n", "\n")
    assert process.returncode == 0
    assert " of 12, " in text
    assert "3 of 3 calls at once" in text
    assert "tokens" in text
    assert "cost unknown" in text
    assert text.rstrip().splitlines()[-1].lstrip("\r").startswith("brief: out: ")


def in_namespace(script: str) -> subprocess.CompletedProcess[str]:
    """A script where it may mount what it likes and nobody else sees it."""
    return subprocess.run(["unshare", "-rm", "sh", "-ec", script], capture_output=True, text=True, check=False)


def may_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    return in_namespace("mount -t tmpfs -o size=64k none /mnt").returncode == 0


MOUNTS = pytest.mark.skipif(not may_mount(), reason="this machine lets nobody mount")
RUN = f"{sys.executable} -m brief batch in -o out -j 3"


@MOUNTS
def test_a_full_disk_ends_it_with_one_line_and_room_lets_it_go_on(server: FakeEndpoint, folder: Path) -> None:
    Path("out").mkdir()
    done = in_namespace(
        f"""
        mount -t tmpfs -o size=220k none out
        {RUN} -q && exit 90 || code=$?
        echo "$code"
        mount -o remount,size=8m out
        {RUN} -q
        cp out/report.json .
        """
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "2"
    lines = done.stderr.splitlines()
    assert all(line.startswith("brief: ") for line in lines)
    assert any("full" in line or "No space left" in line for line in lines), lines
    assert json.loads(Path("report.json").read_text(encoding="utf-8"))["counts"]["done"] == 12
    # What was under way when the disk was full could not be kept.
    assert again(server) <= 4


@MOUNTS
def test_a_disk_that_cannot_be_written_is_one_line(server: FakeEndpoint, folder: Path) -> None:
    Path("out").mkdir()
    done = in_namespace(f"mount -t tmpfs -o ro none out; {RUN}")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line == "brief: out cannot be used for results: Read-only file system"
    assert not server.requests


def small_files(*arguments: str) -> int:
    """`brief` where no file may be larger than 80 kB."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (80_000, resource.RLIM_INFINITY))
    return main(list(arguments))


def test_a_limit_on_files_is_as_good_as_a_full_disk(server: FakeEndpoint, folder: Path) -> None:
    assert main([*BATCH, "-q", "--limit", "1"]) == 0
    with Forked(*BATCH, "-q", call=small_files) as run:
        code, said = run.ended()
    assert code == 2, said
    # Whichever file meets the limit first: a brief's, or the database's.
    plain = ("cannot be", "the disk is full; make room")
    assert all(line.startswith("brief: ") and any(p in line for p in plain) for line in said.splitlines()), said
    completed()
