"""Runs with helpers: the same files and calls as without, whatever becomes of the helpers."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import aclosing, contextmanager
from pathlib import Path

import pytest
from fake_endpoint import FakeEndpoint, Reply, Request, fitting
from forked import Forked
from running import articles, bodies, endpoint, go, report, states

from brief import find_kind
from brief.batching.helpers import crew as helpers
from brief.batching.helpers import helped
from brief.batching.helpers.crew import Helper
from brief.batching.helpers.spare import Spare, spares
from brief.batching.making import Made, Order
from brief.batching.many import batch
from brief.cli.main import main

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="there are no helpers there")]

COUNT = 12


@pytest.fixture
def server() -> Iterator[FakeEndpoint]:
    with FakeEndpoint() as fake:
        yield fake


def at_once(few: int = 0) -> None:
    """Helpers from the first article on."""
    helped.FEW, helped.AT_ONCE = few, 1
    helped.cores = lambda: 3


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> list[Helper]:
    """The helpers that are started, from the first article on."""
    for name in ("FEW", "AT_ONCE", "cores"):
        monkeypatch.setattr(helped, name, getattr(helped, name))  # So that it is set back.
    at_once()
    found: list[Helper] = []
    start = Helper.started

    async def noted(*given: object) -> Helper:
        found.append(await start(*given))  # type: ignore[arg-type]
        return found[-1]

    monkeypatch.setattr(Helper, "started", noted)
    return found


def written(out: Path) -> dict[str, object]:
    """All files, and what stands in documents without what differs in each run."""
    found: dict[str, object] = {}
    for path in out.rglob("*.brief.*"):
        document = json.loads(path.read_bytes()) if path.suffix == ".json" else None
        for name in ("seconds", "created", "endpoint") if document else ():
            del document["provenance"][name]
        found[path.name] = json.dumps(document)
    return found


def all_gone(started: list[Helper]) -> bool:
    return all(helper.process.returncode is not None for helper in started)


def test_a_helper_loads_nothing_that_only_the_command_needs() -> None:
    wanted = "{'aiohttp', 'httpx2', 'openai', 'multiprocessing', 'brief.batching.session', 'brief.llm.connect'}"
    code = f"import sys, brief.batching.helpers.helper; print({wanted} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_files_and_calls_are_those_of_one_process(server: FakeEndpoint, tmp_path: Path, started: list[Helper]) -> None:
    folder = articles(tmp_path / "in", COUNT)
    (folder / "broken.txt").write_bytes(b"\0" * 99)
    (folder / "copy.txt").write_bytes((folder / "000.txt").read_bytes())
    results = go(server, folder, tmp_path / "two", formats=("markdown",), concurrency=4)
    assert states(results) == {"done": COUNT + 1, "failed": 1}
    assert len(started) == 2
    assert all_gone(started)
    assert all(result.document is not None for result in results if result.state == "done")
    asked = bodies(server)
    assert set(asked.values()) == {1}
    server.requests.clear()
    helped.FEW = 1000
    go(server, folder, tmp_path / "one", formats=("markdown",), concurrency=4)
    assert len(started) == 2
    assert bodies(server) == asked
    assert written(tmp_path / "one") == written(tmp_path / "two")
    assert report(tmp_path / "one")["counts"] == report(tmp_path / "two")["counts"]


def test_beside_one_helper_every_fourth_article_is_briefed_here(
    server: FakeEndpoint, tmp_path: Path, started: list[Helper], monkeypatch: pytest.MonkeyPatch
) -> None:
    helped.cores = lambda: 2
    given: list[object] = []
    make = Helper.make

    async def noted(self: Helper, order: Order) -> Made:
        given.append(order)
        return await make(self, order)

    monkeypatch.setattr(Helper, "make", noted)
    folder = articles(tmp_path / "in", COUNT)
    assert states(go(server, folder, tmp_path / "two", concurrency=4)) == {"done": COUNT}
    assert len(started) == 1
    assert len(given) == COUNT - COUNT // 4
    helped.FEW = 1000
    go(server, folder, tmp_path / "one", concurrency=4)
    assert written(tmp_path / "one") == written(tmp_path / "two")


def test_a_helper_that_is_killed_costs_its_articles_another_try_and_no_call(
    server: FakeEndpoint, tmp_path: Path, started: list[Helper]
) -> None:
    killed = threading.Event()

    def behave(request: Request) -> Reply:
        if len(server.requests) >= 6 and not killed.is_set():
            killed.set()
            os.kill(started[-1].process.pid, signal.SIGKILL)
        return fitting(request)

    server.default = behave
    results = go(server, articles(tmp_path / "in", COUNT), tmp_path / "out", concurrency=6)
    assert states(results) == {"done": COUNT}
    assert len(started) == 3
    assert all_gone(started)
    assert set(bodies(server).values()) == {1}


def test_an_article_that_helpers_die_of_fails_alone(
    server: FakeEndpoint, tmp_path: Path, started: list[Helper], root: Path
) -> None:
    (tmp_path / "schemas").mkdir()
    deadly = (root / "schemas/news.py").read_text(encoding="utf-8") + (
        "    def model_post_init(self, context):\n        import os\n        'Hollen' in self.headline and os._exit(9)\n"
    )
    (tmp_path / "schemas/mine.py").write_text(deadly, encoding="utf-8")
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts/mine").symlink_to(root / "prompts/news")
    kind = find_kind(str(tmp_path / "schemas/mine.py"))

    async def work() -> list[str]:
        async with (
            endpoint(server, concurrency=6) as opened,
            aclosing(batch([articles(tmp_path / "in", COUNT)], tmp_path / "out", kind, opened)) as running,
        ):
            return [f"{r.row.source[-7:]} {r.row.reason}" async for r in running if r.state == "failed"]

    (reason,) = asyncio.run(work())
    assert reason.startswith("007.txt internal error: RuntimeError: the process that briefs it dies of it")
    assert set(bodies(server).values()) == {1}
    assert all_gone(started)


def test_where_no_helper_starts_all_is_done_here(
    server: FakeEndpoint, tmp_path: Path, started: list[Helper], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helpers, "_START", "raise SystemExit(3)")
    assert states(go(server, articles(tmp_path / "in"), tmp_path / "out")) == {"done": 4}
    assert not started


def test_a_run_that_is_left_leaves_no_helper_and_asks_nothing_twice(
    server: FakeEndpoint, tmp_path: Path, started: list[Helper]
) -> None:
    folder = articles(tmp_path / "in", COUNT)
    go(server, folder, tmp_path / "out", leave_after=3, concurrency=4)
    assert started
    assert all_gone(started)
    assert states(go(server, folder, tmp_path / "out"))["done"] <= COUNT - 3
    again = sum(times - 1 for times in bodies(server).values())
    assert again <= 4  # What was under way.


def test_a_recording_is_made_and_played(server: FakeEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEF_MODEL", "fake")
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    articles(Path("in"), COUNT)
    command = ["batch", "in", "-q", "-j", "4", "--cassette", "c.json", "-o"]
    assert main([*command, "one"]) == 0
    asked = len(server.requests)
    assert main([*command, "two"]) == 0
    assert len(server.requests) == asked
    assert written(Path("one")) == written(Path("two"))


def with_helpers(*arguments: str) -> int:
    at_once()
    return main([*arguments])


class Gate:
    """Answers so many requests, and the others when it is opened."""

    def __init__(self, free: int) -> None:
        self.free = threading.Semaphore(free)
        self.opened = threading.Event()
        self.waiting = threading.Semaphore(0)

    def __call__(self, request: Request) -> Reply:
        if not self.free.acquire(blocking=False):
            self.waiting.release()
            self.opened.wait(20)
        return fitting(request)


@pytest.fixture
def command(server: FakeEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEF_MODEL", "fake")
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    articles(Path("in"), COUNT)
    return ["batch", "in", "-o", "out", "-j", "3"]


def children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def said_of(pid: int) -> bytes:
    """How a process was started; nothing, once it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_killed_it_leaves_no_helper_and_is_completed(server: FakeEndpoint, command: list[str]) -> None:
    server.default = gate = Gate(8)
    with Forked(*command, call=with_helpers) as run:
        assert all(gate.waiting.acquire(timeout=20) for _ in range(3))
        left = children(run.pid)
        assert [said_of(pid) for pid in left] == [said_of(run.pid)] * 2, "they load all anew"
        time.sleep(0.3)  # The last answer is kept some milliseconds after the next question is sent.
        run.send_signal(signal.SIGKILL)
        until = time.monotonic() + 10
        while any(map(said_of, left)):
            assert time.monotonic() < until
            time.sleep(0.01)
    gate.opened.set()
    server.default = fitting
    assert with_helpers(*command, "-q") == 0
    assert report(Path("out"))["counts"]["done"] == COUNT
    assert sum(times - 1 for times in bodies(server).values()) <= 3


@pytest.mark.slow
def test_asked_once_it_finishes_what_is_under_way_and_asked_twice_it_stops(
    server: FakeEndpoint, command: list[str]
) -> None:
    server.default = gate = Gate(6)
    with Forked(*command, call=with_helpers) as run:
        assert all(gate.waiting.acquire(timeout=20) for _ in range(3))
        run.send_signal(signal.SIGINT)
        run.says("will be finished")
        gate.opened.set()
        code, _ = run.ended()
    assert code == 130
    assert 3 <= report(Path("out"))["counts"]["done"] < COUNT
    server.default = gate = Gate(1)
    with Forked(*command, call=with_helpers) as run:
        assert gate.waiting.acquire(timeout=20)
        run.send_signal(signal.SIGINT)
        run.says("will be finished")
        run.send_signal(signal.SIGINT)
        code, said = run.ended()
    gate.opened.set()
    assert code == 130
    assert "stopping at once" in said
    server.default = fitting
    assert with_helpers(*command, "-q") == 0
    assert report(Path("out"))["counts"]["done"] == COUNT
    assert sum(times - 1 for times in bodies(server).values()) <= 3


def makes_spares() -> int:
    with spares(2) as made:
        pids = [spare.pid for spare in made]
        assert [os.waitpid(pid, os.WNOHANG) for pid in pids] == [(0, 0)] * 2, "they do not wait"
    for pid in pids:
        with pytest.raises(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
    over = threading.Event()
    threading.Thread(target=over.wait).start()
    with spares(2) as made:
        over.set()
    return len(made)


@pytest.mark.skipif(sys.platform != "linux", reason="there are no spare processes elsewhere")
def test_spare_processes_go_with_the_command_and_are_not_made_beside_threads() -> None:
    with Forked(call=makes_spares) as run:
        assert run.ended() == (0, "")


def test_a_spare_process_that_is_gone_costs_nothing_but_itself(server: FakeEndpoint, command: list[str]) -> None:
    with Forked(*command, "-q", call=with_spares_that_die) as run:
        assert run.ended() == (0, "")
    assert report(Path("out"))["counts"]["done"] == COUNT
    assert set(bodies(server).values()) == {1}


def with_spares_that_die(*arguments: str) -> int:
    at_once()
    forked = helped.forked

    @contextmanager
    def die(*, concurrency: int | None) -> Iterator[list[Spare]]:
        with forked(concurrency=concurrency) as made:
            for spare in made:
                spare.kill()
            yield made

    helped.forked = die
    return main([*arguments])
