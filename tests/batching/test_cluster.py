"""Articles briefed by others: the desk and its hands over real connections, without Ray."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import pickle
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from by_hands import Hands, spread
from fake_endpoint import FakeEndpoint, Reply, Request, error, fitting
from running import about, articles, bodies, go, report, states

from brief.batching.cluster.desk import SHARD
from brief.batching.cluster.wire import Address, Wire, connected
from brief.batching.session import Session
from brief.cli.main import main
from brief.errors import ConfigurationError, LimitReached, UsageError


@pytest.fixture
def server() -> Iterator[FakeEndpoint]:
    with FakeEndpoint() as fake:
        yield fake


def pages(out: Path) -> dict[str, object]:
    """The briefs in OUT, without when and how long."""
    found = {}
    for path in sorted(out.rglob("*.brief.json")):
        document = json.loads(path.read_text("utf-8"))
        document["provenance"] |= {"seconds": None, "created": None}
        found[path.relative_to(out).as_posix()] = document
    return found


@pytest.mark.slow
def test_many_hands_make_what_one_process_makes_and_ask_the_same(server: FakeEndpoint, tmp_path: Path) -> None:
    folder = articles(tmp_path / "in", 2 * SHARD + 3)
    go(server, folder, tmp_path / "one")
    asked = bodies(server)
    server.requests.clear()
    hands = Hands()
    results, running, told = spread(server, folder, tmp_path / "many", hands=hands)
    assert states(results) == {"done": 2 * SHARD + 3}
    assert all(result.document is not None for result in results)
    assert running.usage.calls == sum(asked.values())
    assert hands.shards > 1
    assert "ray: briefing on 2 nodes, in 2 processes" in told
    assert bodies(server) == asked
    assert pages(tmp_path / "many") == pages(tmp_path / "one")
    again, _, told = spread(server, folder, tmp_path / "many")
    assert states(again) == {"unchanged": 2 * SHARD + 3}
    assert len(server.requests) == sum(asked.values())


@pytest.mark.slow
def test_what_a_dead_hand_had_is_taken_up_and_only_its_calls_under_way_are_made_again(
    server: FakeEndpoint, tmp_path: Path
) -> None:
    folder = articles(tmp_path / "in", 2 * SHARD)
    hands, gate, held = Hands(), threading.Event(), threading.Semaphore(0)

    def behave(request: Request) -> Reply:
        if about("Garrick", request) and not gate.is_set():
            held.release()
            gate.wait(10)
        return fitting(request)

    server.default = behave

    async def kill(running: Session) -> None:
        assert await asyncio.to_thread(held.acquire, timeout=10)
        await hands.benches[0].close()
        gate.set()

    results, running, _ = spread(server, folder, tmp_path / "out", hands=hands, meanwhile=kill, concurrency=4)
    assert states(results) == {"done": 2 * SHARD}
    repeated = sum(count - 1 for count in bodies(server).values())
    assert repeated <= 4
    assert running.endpoint.pace.in_flight == 0


@pytest.mark.slow
def test_the_pace_and_the_budget_are_those_of_all_hands_together(server: FakeEndpoint, tmp_path: Path) -> None:
    folder = articles(tmp_path / "in", 12)
    busy, most, lock = 0, 0, threading.Lock()

    def behave(request: Request) -> Reply:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        threading.Event().wait(0.01)
        with lock:
            busy -= 1
        return fitting(request)

    server.default = behave
    results, running, _ = spread(server, folder, tmp_path / "out", concurrency=3, tokens=7_000)
    assert most <= 3
    assert isinstance(running.run.stopped, LimitReached)
    assert running.run.left
    used = running.usage
    assert used.input_tokens is not None
    assert used.output_tokens is not None
    assert used.input_tokens + used.output_tokens <= 7_000
    assert "failed" not in states(results)
    rest, _, _ = spread(server, folder, tmp_path / "out")
    assert states(results).get("done", 0) + states(rest)["done"] == 12
    assert max(bodies(server).values()) == 1


def test_what_would_fail_all_is_found_before_anybody_else_is_asked(server: FakeEndpoint, tmp_path: Path) -> None:
    server.default = error(401, "bad key")
    hands = Hands()
    results, running, _ = spread(server, articles(tmp_path / "in", 5), tmp_path / "out", hands=hands)
    assert states(results) == {}
    assert "key" in str(running.run.stopped)
    assert report(tmp_path / "out")["counts"]["failed"] == 0


def test_failures_of_single_articles_come_back_as_what_they_are(server: FakeEndpoint, tmp_path: Path) -> None:
    folder = articles(tmp_path / "in", 4)
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02" * 50)
    server.default = lambda r: (
        error(400, "too long", code="context_length_exceeded") if about("Bostel", r) else fitting(r)
    )
    spread(server, folder, tmp_path / "many")
    go(server, folder, tmp_path / "one")
    rows = [{r["source"]: (r["reason"], r["fault"]) for r in report(tmp_path / o)["failures"]} for o in ("many", "one")]
    assert rows[0] == rows[1]
    assert len(rows[0]) == 2


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (
            UsageError("Ray ended before the batch did: no more memory"),
            "Ray ended before the batch did: no more memory",
        ),
        (OSError(28, "No space left on device", "ray.log"), "Ray cannot be driven: [Errno 28] No space left on device"),
        (RuntimeError("a fault of ours"), "Ray ended before the batch did"),
    ],
)
def test_an_end_of_the_cluster_ends_the_run_and_fails_no_article(
    end: Exception, told: str, server: FakeEndpoint, tmp_path: Path
) -> None:
    folder = articles(tmp_path / "in", 3)

    class Lost(Hands):
        async def drive(self, address: Address, _log: Path) -> None:
            raise end

    results, running, _ = spread(server, folder, tmp_path / "out", hands=Lost())
    assert str(running.run.stopped).startswith(told)
    assert running.run.left
    assert "failed" not in states(results)
    assert states(spread(server, folder, tmp_path / "out")[0])["done"] == 3 - len(results)


def test_to_an_end_that_is_gone_nothing_is_sent_and_nobody_complains(caplog: pytest.LogCaptureFixture) -> None:
    async def work() -> None:
        ours, theirs = socket.socketpair()
        wire = Wire(*await asyncio.open_connection(sock=ours))
        theirs.close()
        for _ in range(20):
            wire.send("drop", 1)
            await asyncio.sleep(0)
        assert await wire.receive() is None
        await wire.close()

    asyncio.run(work())
    assert not caplog.records


def test_nobody_is_heard_who_does_not_show_the_secret(tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[object, ...]:
            return Path.write_text, (tmp_path / "trapped", "")

    async def work() -> bool:
        came: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

        async def met(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            wire = Wire(reader, writer)
            came.set_result(await wire.admitted("s" * 64))
            await wire.close()

        listening: asyncio.Server = await asyncio.start_server(met, "127.0.0.1", 0)
        stranger = await connected(Address("127.0.0.1", listening.sockets[0].getsockname()[1], "x" * 64))
        stranger.send(Trap())
        admitted = await came
        assert await stranger.receive() is None
        await stranger.close()
        listening.close()
        return admitted

    assert asyncio.run(work()) is False
    assert not (tmp_path / "trapped").exists()


def test_a_server_on_each_node_of_its_own_is_refused(server: FakeEndpoint, tmp_path: Path) -> None:
    class Elsewhere(Hands):
        async def drive(self, address: Address, _log: Path) -> None:
            driver = await connected(address)
            try:
                driver.send("driver", "127.0.0.1", ["127.0.0.1", "198.51.100.7"], 2)
                assert await driver.receive() is None
            finally:
                await driver.close()

    _, running, _ = spread(server, articles(tmp_path / "in", 2), tmp_path / "out", hands=Elsewhere())
    assert isinstance(running.run.stopped, ConfigurationError)
    assert "another server on each node" in str(running.run.stopped)


def test_errors_come_whole_through_a_pickle() -> None:
    from brief.llm.errors import Unsupported, WrongShape
    from brief.llm.usage import Usage

    refused = Unsupported("no")
    refused.parameter = "seed"
    assert pickle.loads(pickle.dumps(refused)).parameter == "seed"
    shape = WrongShape("out of shape", text="{}", usage=Usage(1, 2, 3, 4), value={}, problems=(("", "lacks a"),))
    again = pickle.loads(pickle.dumps(shape))
    assert (str(again), again.text, again.usage, again.problems) == (
        str(shape),
        shape.text,
        shape.usage,
        shape.problems,
    )


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--transport", "batch"], 2, "needs no cluster"),
        (["--cassette", "c.json"], 2, "--cassette goes with one process"),
        ([], 3, "embedded model answers in one process alone"),
    ],
)
def test_what_a_cluster_is_no_good_for_is_said_before_anything_is_done(
    options: list[str], code: int, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: object())
    folder, out = articles(tmp_path / "in", 1), tmp_path / "out"
    assert main(["batch", str(folder), "-o", str(out), "--engine", "ray", *options]) == code
    assert words in capsys.readouterr().err
    assert not out.exists()


def test_a_missing_extra_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    folder, out = articles(tmp_path / "in", 1), tmp_path / "out"
    run = [
        "batch",
        str(folder),
        "-o",
        str(out),
        "--engine",
        "ray",
        "--model",
        "m",
        "--base-url",
        "http://127.0.0.1:9/v1",
    ]
    assert main(run) == 3
    assert "on each node, --engine ray needs the extra ray: " in capsys.readouterr().err
    assert not out.exists()
