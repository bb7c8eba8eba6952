"""Runs against a real server: nothing lost, nothing asked twice, one failure no reason to end, and ends that are clean."""

from __future__ import annotations

import asyncio
import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fake_endpoint import FakeEndpoint, Reply, Request, answer, error, fitting, page
from running import BODY, NAMES, NEWS, about, articles, bodies, endpoint, go, report, states

from brief.batching import article_row, run
from brief.batching.many import batch
from brief.batching.outcome import Result
from brief.batching.state.row import Row
from brief.batching.state.store import Store
from brief.errors import ConfigurationError, EndpointError, LimitReached, UsageError
from brief.llm.client import Endpoint
from brief.llm.errors import BadKey


@pytest.fixture
def server() -> Iterator[FakeEndpoint]:
    with FakeEndpoint() as fake:
        yield fake


def old(folder: Path) -> None:
    """Give files a past: what was written this moment is read again to be sure, and costs no call either."""
    for path in folder.rglob("*"):
        os.utime(path, (1, 1))


def test_every_article_has_its_files_and_a_second_run_asks_nothing(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in"), tmp_path / "out"
    results = go(server, folder, out, formats=("html",))
    assert states(results) == {"done": 4}
    assert all(result.document is not None for result in results)
    assert sorted(p.name for p in out.glob("*.brief.*")) == [
        f"00{i}.brief.{suffix}" for i in range(4) for suffix in ("html", "json")
    ]
    files, asked = {p: p.stat().st_mtime_ns for p in out.glob("*.*") if p.is_file()}, len(server.requests)
    assert states(go(server, folder, out, formats=("html",))) == {"unchanged": 4}
    assert len(server.requests) == asked
    assert {p: p.stat().st_mtime_ns for p in files} == files


def test_what_one_article_says_is_asked_once(server: FakeEndpoint, tmp_path: Path) -> None:
    folder = articles(tmp_path / "in", 1)
    for i in range(5):
        (folder / f"copy {i}.txt").write_bytes((folder / "000.txt").read_bytes())
    assert states(go(server, folder, tmp_path / "out")) == {"done": 6}
    assert set(bodies(server).values()) == {1}


def test_names_and_times_do_not_make_an_article_new_and_words_do(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 3), tmp_path / "out"
    go(server, folder, out)
    asked = len(server.requests)
    (folder / "000.txt").touch()
    (folder / "001.txt").rename(folder / "renamed.txt")
    assert states(go(server, folder, out)) == {"unchanged": 2, "done": 1}
    assert len(server.requests) == asked
    (folder / "002.txt").write_text(BODY.format(name="Kelso"), encoding="utf-8")
    assert states(go(server, folder, out)) == {"unchanged": 2, "done": 1}
    assert all(about("Kelso", request) for request in server.requests[asked:])
    assert len(server.requests) > asked


def test_no_file_of_an_earlier_text_stays_beside_a_new_brief(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 3), tmp_path / "out"
    go(server, folder, out, formats=("html", "markdown"))
    for file, name in (("000.txt", "Kelso"), ("001.txt", "Lund")):
        (folder / file).write_text(BODY.format(name=name), encoding="utf-8")
    (out / "001.brief.md").write_text("somebody's own", encoding="utf-8")
    (out / "001.brief.txt").write_text("and this", encoding="utf-8")
    assert states(go(server, folder, out)) == {"done": 2, "unchanged": 1}
    assert {path.name for path in out.glob("*.brief.*")} == {
        *("000.brief.json", "001.brief.json", "001.brief.md", "001.brief.txt"),
        *("002.brief.json", "002.brief.html", "002.brief.md"),
    }
    assert [len(row["files"]) for row in report(out)["articles"]] == [1, 1, 3]


def test_the_brief_of_an_earlier_text_stays_beside_a_failure_and_is_told_of(
    server: FakeEndpoint, tmp_path: Path
) -> None:
    folder, out = articles(tmp_path / "in", 3), tmp_path / "out"
    go(server, folder, out, formats=("html",))
    (folder / "000.txt").write_text("", encoding="utf-8")
    (folder / "001.txt").write_text(BODY.format(name="Kelso"), encoding="utf-8")
    server.default = failing("Kelso", error(400, "too long", code="context_length_exceeded"))
    for _ in range(2):  # Also where it has failed before.
        go(server, folder, out, retry_errors=True)
        rows = report(out)["articles"]
        assert [row["state"] for row in rows] == ["failed", "failed", "done"]
        assert [row["files"] for row in rows][:2] == [[], []]
        assert rows[0]["earlier_files"] == ["000.brief.json", "000.brief.html"]
        assert [len(row["earlier_files"]) for row in rows] == [2, 2, 0]
        assert len((out / "briefs.jsonl").read_text("utf-8").splitlines()) == 1
    server.default = fitting
    (folder / "000.txt").write_text(BODY.format(name="Lund"), encoding="utf-8")
    assert states(go(server, folder, out, retry_errors=True)) == {"done": 2, "unchanged": 1}
    assert [len(row["earlier_files"]) for row in report(out)["articles"]] == [0, 0, 0]
    assert sorted(path.name for path in out.glob("*.brief.html")) == ["002.brief.html"]


def test_another_format_or_a_file_that_is_gone_is_made_without_a_call(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 2), tmp_path / "out"
    go(server, folder, out)
    asked = len(server.requests)
    (out / "000.brief.json").unlink()
    (out / "001.brief.json").write_text("cut sh", encoding="utf-8")
    assert states(go(server, folder, out)) == {"done": 2}
    assert states(go(server, folder, out, formats=("markdown",))) == {"done": 2}
    assert (out / "001.brief.md").exists()
    assert len(server.requests) == asked


def test_other_settings_brief_anew(server: FakeEndpoint, tmp_path: Path) -> None:
    from brief.writing import Options

    folder, out = articles(tmp_path / "in", 1), tmp_path / "out"
    go(server, folder, out)
    asked = len(server.requests)
    assert states(go(server, folder, out, options=Options(passages=20))) == {"done": 1}
    assert len(server.requests) > asked


def failing(name: str, reply: Reply) -> object:
    def behave(request: Request) -> Reply:
        return reply if about(name, request) else fitting(request)

    return behave


def test_a_failure_is_a_row_and_is_tried_again_if_it_may_pass(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in"), tmp_path / "out"
    server.default = failing("Bostel", error(500, "the model fell over"))
    results = go(server, folder, out)
    assert states(results) == {"done": 3, "failed": 1}
    (failure,) = report(out)["failures"]
    assert failure["source"].endswith("001.txt")
    assert "fell over" in failure["reason"]
    assert failure["tries"] == 1
    assert failure["tried_again_next_time"] is True
    server.default = fitting
    assert states(go(server, folder, out)) == {"unchanged": 3, "done": 1}
    assert report(out)["failures"] == []


def test_what_failed_for_good_is_left_alone_until_it_is_wanted(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 2), tmp_path / "out"
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02" * 50)
    server.default = failing("Averin", error(400, "too long", code="context_length_exceeded"))
    assert states(go(server, folder, out)) == {"done": 1, "failed": 2}
    asked = len(server.requests)
    assert states(go(server, folder, out)) == {"unchanged": 3}
    assert len(server.requests) == asked
    assert report(out)["counts"]["failed"] == 2
    server.default = fitting
    assert states(go(server, folder, out, retry_errors=True)) == {"unchanged": 1, "done": 1, "failed": 1}
    assert {f["tries"] for f in report(out)["failures"]} == {2}


def test_a_failure_that_would_hit_all_ends_the_run_and_leaves_them_as_they_were(
    server: FakeEndpoint, tmp_path: Path
) -> None:
    folder, out = articles(tmp_path / "in", 10), tmp_path / "out"
    server.default = error(401, "bad key")
    with pytest.raises(BadKey):
        go(server, folder, out, concurrency=2)
    assert len(server.requests) <= 4
    told = report(out)
    assert told["counts"]["articles"] == 0
    assert "refuses" in told["run"]["stopped"] or "wants" in told["run"]["stopped"]
    assert told["run"]["left"] is True
    server.default = fitting
    assert states(go(server, folder, out)) == {"done": 10}


def test_what_is_saved_while_the_run_gives_up_is_counted(
    server: FakeEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = articles(tmp_path / "in", 10), tmp_path / "out"
    server.default = error(500, "broken")
    finish = Store.finish

    async def slowly(store: Store, row: Row) -> None:
        await asyncio.sleep(0 if row.source.endswith("0.txt") else 0.05)
        await finish(store, row)

    monkeypatch.setattr(Store, "finish", slowly)
    with pytest.raises(EndpointError, match="articles in a row"):
        go(server, folder, out, concurrency=8, retries=0)
    told = report(out)
    assert told["counts"]["failed"] == told["run"]["failed"] > 3


@pytest.mark.slow
def test_an_endpoint_that_is_gone_ends_the_run(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 60), tmp_path / "out"
    answered = 0

    def dying(request: Request) -> Reply:
        nonlocal answered
        answered += 1
        return fitting(request) if answered <= 20 else error(503, "going down")

    server.default = dying
    with pytest.raises(EndpointError, match="8 articles in a row"):
        go(server, folder, out, concurrency=4, retries=0)
    counts = report(out)["counts"]
    assert counts["failed"] == counts["tried_again_next_time"] < 20
    assert 0 < counts["articles"] < 60
    server.default = fitting
    assert states(go(server, folder, out))["done"] >= 40


@pytest.mark.parametrize("count", [1, 20])
def test_an_endpoint_that_was_never_there_is_told_soon(tmp_path: Path, count: int) -> None:
    with FakeEndpoint() as gone:
        pass
    with pytest.raises(EndpointError, match="connection refused"):
        go(gone, articles(tmp_path / "in", count), tmp_path / "out", concurrency=1)
    assert report(tmp_path / "out")["counts"]["failed"] <= 8  # A busy machine has some more under way by then.


@pytest.mark.slow
def test_force_asks_all_anew_once_also_across_an_end_in_the_middle(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 8), tmp_path / "out"
    go(server, folder, out)
    first = bodies(server)
    server.requests.clear()
    left = go(server, folder, out, force=True, leave_after=3, concurrency=2)
    assert states(left) == {"done": 3}
    resumed = go(server, folder, out, force=True)
    assert states(resumed)["unchanged"] >= 3
    asked = bodies(server)
    assert set(asked) == set(first)
    # Calls under way when it was left may be made again, others may not.
    assert sum(times - 1 for times in asked.values()) <= 2
    server.requests.clear()
    assert states(go(server, folder, out)) == {"unchanged": 8}
    assert not server.requests
    assert states(go(server, folder, out, force=True)) == {"done": 8}
    assert bodies(server) == first


def test_answers_to_an_article_that_failed_are_asked_anew_once(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 1), tmp_path / "out"

    def behave(request: Request) -> Reply:
        summing = request.body["response_format"]["json_schema"]["name"] == "bottom_line"
        return error(400, "no", code="context_length_exceeded") if summing else fitting(request)

    server.default = behave
    go(server, folder, out)
    read = [r for r in server.requests if r.body["response_format"]["json_schema"]["name"] != "bottom_line"]
    go(server, folder, out, retry_errors=True)
    assert bodies(server)[next(iter(bodies(server)))] == 2
    assert len(server.requests) == 2 * len(read) + 2


def test_leaving_keeps_answers_frees_the_folder_and_writes_the_report(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 8), tmp_path / "out"
    assert len(go(server, folder, out, leave_after=2, concurrency=2)) == 2
    told = report(out)
    assert told["run"]["left"] is True
    assert told["counts"]["done"] >= 2
    assert (out / "index.html").exists()
    before = bodies(server)
    results = go(server, folder, out)
    assert len(results) == 8
    assert sum((bodies(server) - before).values()) + len(before) <= len(bodies(server)) + 2


def test_what_is_finished_when_the_loop_is_left_counts(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 8), tmp_path / "out"

    async def work() -> None:
        async with endpoint(server) as opened, aclosing(batch([folder], out, NEWS, opened)) as running:
            async for _ in running:
                while len(list(out.glob("*.brief.json"))) < 4:
                    await asyncio.sleep(0.01)
                break

    asyncio.run(work())
    told = report(out)
    assert told["run"]["done"] == told["counts"]["done"] >= 4
    assert told["run"]["failed"] == 0


def test_the_limit_counts_what_is_briefed(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 5), tmp_path / "out"
    assert states(go(server, folder, out, limit=2)) == {"done": 2}
    assert report(out)["run"]["left"] is True
    assert states(go(server, folder, out, limit=2)) == {"unchanged": 2, "done": 2}
    assert states(go(server, folder, out, limit=2)) == {"unchanged": 4, "done": 1}
    assert report(out)["run"]["left"] is False


def test_the_window_slides(server: FakeEndpoint, tmp_path: Path) -> None:
    """One slow article does not hold the others up, as it would in waves."""
    folder, out = articles(tmp_path / "in", 10), tmp_path / "out"
    slow = threading.Event()

    def behave(request: Request) -> Reply:
        if about(NAMES[0], request):
            slow.wait(5)
        return fitting(request)

    server.default = behave
    others: list[int] = []

    async def work() -> None:
        async with endpoint(server, concurrency=2) as opened, aclosing(batch([folder], out, NEWS, opened)) as running:
            async for result in running:
                others.append(int(Path(result.row.source).stem))
                if len(others) == 9:
                    slow.set()

    asyncio.run(work())
    assert others[-1] == 0
    assert server.busiest == 2


def test_a_list_that_is_still_being_written_is_worked_on(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 3), tmp_path / "out"
    reading, writing = os.pipe()

    async def work() -> list[str]:
        found: list[str] = []
        async with endpoint(server) as opened:
            with os.fdopen(reading, "rb", buffering=0) as stdin, os.fdopen(writing, "wb", buffering=0) as lines:
                lines.write(f"{folder / '000.txt'}\n{folder / '001.txt'}\n".encode())
                async with aclosing(batch(["-"], out, NEWS, opened, stdin=stdin)) as running:
                    async for result in running:
                        found.append(Path(result.row.source).name)
                        if len(found) == 2:
                            lines.write(f"{folder / '002.txt'}\n".encode())
                        if len(found) == 3:
                            break
        return found

    assert sorted(asyncio.run(asyncio.wait_for(work(), 10))) == ["000.txt", "001.txt", "002.txt"]


@pytest.mark.slow
def test_no_call_begins_that_could_pass_the_limit_of_tokens(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 10), tmp_path / "out"
    ends = 0
    while (made := len(server.requests)) or not ends:
        ends += 1
        try:
            results = go(server, folder, out, max_tokens=13_000)
            break
        except LimitReached:
            calls = server.requests[made:]
            assert calls, "a run that can make no call at all would never come to an end"
            # Each of this server's answers says that it took 120 tokens: what else was set aside came back.
            most = len(json.dumps(calls[-1].body)) + calls[-1].body["max_tokens"]
            assert 120 * (len(calls) - 1) + most <= 13_000
    assert states(results).get("failed") is None
    assert report(out)["counts"]["done"] == 10
    assert set(bodies(server).values()) == {1}
    assert ends > 1


def test_a_limit_of_cost_wants_a_price(server: FakeEndpoint, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="price"):
        go(server, articles(tmp_path / "in", 1), tmp_path / "out", max_cost=1.0)
    assert not server.requests
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"formats": ("pdf",)}, "'pdf' is none of json, markdown, html"),
        ({"formats": "html"}, "'h' is none of json"),
        ({"tables": ("xlsx",)}, "'xlsx' is none of jsonl, csv, parquet"),
        ({"transport": "batches"}, "'batches' is none of calls, batch"),
        ({"engine": "spark"}, "'spark' is none of local, ray"),
        ({"limit": 0}, "a limit of 0 articles"),
        ({"max_tokens": -1}, "a limit of cost or tokens must be"),
        ({"max_cost": float("nan")}, "a limit of cost or tokens must be"),
    ],
)
def test_options_that_mean_nothing_are_refused_before_anything_is_asked(
    server: FakeEndpoint, tmp_path: Path, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        go(server, articles(tmp_path / "in", 1), tmp_path / "out", **options)
    assert not server.requests
    assert not (tmp_path / "out").exists()


def test_an_endpoint_that_is_not_open_ends_the_run_and_is_held_against_no_article(
    server: FakeEndpoint, tmp_path: Path
) -> None:
    folder, out = articles(tmp_path / "in"), tmp_path / "out"

    async def work() -> None:
        with pytest.raises(UsageError, match="the endpoint is not open: use it inside `async with`"):
            async for _ in batch([folder], out, NEWS, endpoint(server)):
                pass

    asyncio.run(work())
    assert report(out)["counts"]["articles"] == 0
    assert states(go(server, folder, out)) == {"done": 4}


@pytest.mark.slow
def test_a_folder_is_held_by_one(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 2), tmp_path / "out"

    async def work() -> None:
        async with endpoint(server) as opened, aclosing(batch([folder], out, NEWS, opened)) as running:
            await anext(running)
            with pytest.raises(UsageError, match=rf"in use by process {os.getpid()} .*aclosing"):
                async for _ in batch([folder], out, NEWS, opened):
                    pass

    asyncio.run(work())
    assert len(go(server, folder, out)) == 2


def test_two_batches_at_once_share_an_endpoint_and_nothing_else(server: FakeEndpoint, tmp_path: Path) -> None:
    short, long = articles(tmp_path / "short", 2), articles(tmp_path / "long", 6)

    async def one(opened: Endpoint, folder: Path, **options: int) -> list[Result]:
        return [result async for result in batch([folder], tmp_path / f"{folder.name} out", NEWS, opened, **options)]

    async def work() -> None:
        async with endpoint(server) as opened:
            ends = await asyncio.gather(one(opened, short, max_tokens=1000), one(opened, long), return_exceptions=True)
            assert isinstance(ends[0], LimitReached)
            assert not isinstance(ends[1], BaseException)
            assert states(ends[1]) == {"done": 6}
            calls = opened.usage.calls
            assert report(tmp_path / "short out")["run"]["calls"] == 0
            assert report(tmp_path / "long out")["run"]["calls"] == calls == len(server.requests)
            # It is as it was before, and keeps nothing in a folder that is closed.
            assert states(await one(opened, short)) == {"done": 2}
            assert report(tmp_path / "short out")["run"]["calls"] == opened.usage.calls - calls > 0

    asyncio.run(work())
    # What the other one was answered is not in this one's folder.
    for name, count in (("short out", 2), ("long out", 6)):
        with Store(tmp_path / name / ".brief" / "state.sqlite") as store:
            assert len(list(store.all("done"))) == count
        assert states(go(server, tmp_path / name.removesuffix(" out"), tmp_path / name)) == {"unchanged": count}


def test_what_is_in_the_way_is_found_before_anything_is_asked(server: FakeEndpoint, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "report.json").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"report\.json would be overwritten"):
        go(server, articles(tmp_path / "in", 1), out)
    assert not server.requests
    assert (out / "report.json").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("spoilt", ["no database at all, but text" * 50, ""])
def test_a_broken_state_is_one_line(server: FakeEndpoint, tmp_path: Path, spoilt: str) -> None:
    folder, out = articles(tmp_path / "in", 1), tmp_path / "out"
    (out / ".brief").mkdir(parents=True)
    (out / ".brief" / "state.sqlite").write_text(spoilt, encoding="utf-8")
    if spoilt:
        with pytest.raises(UsageError, match=r"state\.sqlite: the state of the batch cannot be used: .*begins anew"):
            go(server, folder, out)
    else:
        assert states(go(server, folder, out)) == {"done": 1}


def test_a_state_of_another_format_is_left_alone(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 1), tmp_path / "out"
    go(server, folder, out)
    with Store(out / ".brief" / "state.sqlite") as store:
        asyncio.run(store.note("format", "99"))
    with pytest.raises(UsageError, match="format 99"):
        go(server, folder, out)


def test_a_file_that_is_gone_when_it_is_read_is_a_row(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 6), tmp_path / "out"
    doomed = folder / "005.txt"

    def behave(request: Request) -> Reply:
        doomed.unlink(missing_ok=True)
        return fitting(request)

    server.default = behave
    results = go(server, folder, out, concurrency=1)
    assert states(results) == {"done": 5, "failed": 1}
    assert "005.txt" in str(report(out)["failures"][0]["reason"])


def test_a_place_that_cannot_be_written_fails_its_article_alone(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 2), tmp_path / "out"
    (out / "000.brief.json").mkdir(parents=True)
    results = go(server, folder, out)
    assert states(results) == {"done": 1, "failed": 1}
    assert "000" in str(report(out)["failures"][0]["reason"])


def test_names_that_differ_in_case_or_suffix_have_files_of_their_own(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for i, name in enumerate(["Port.txt", "port.txt", "port.md", "a\nb.txt", "café.txt", "con.txt"]):
        (folder / name).write_text(BODY.format(name=NAMES[i]), encoding="utf-8")
    with (folder / os.fsdecode(b"inv\xff\xfealid.txt")).open("w", encoding="utf-8") as invalid:
        invalid.write(BODY.format(name=NAMES[6]))
    assert states(go(server, folder, out)) == {"done": 7}
    files = [p.name for p in out.glob("*.brief.json")]
    assert len({name.casefold() for name in files}) == 7
    assert all(name.isprintable() for name in files)
    assert states(go(server, folder, out)) == {"unchanged": 7}


def test_a_run_that_nobody_waits_for_ends_at_once(server: FakeEndpoint, tmp_path: Path) -> None:
    """A hanging server does not hold up who leaves."""
    folder, out = articles(tmp_path / "in", 4), tmp_path / "out"
    hanging = threading.Event()

    def behave(request: Request) -> Reply:
        if not about(NAMES[0], request):
            hanging.wait(8)
        return fitting(request)

    server.default = behave
    began = time.monotonic()
    assert len(go(server, folder, out, leave_after=1, timeout=60)) == 1
    assert time.monotonic() - began < 3
    hanging.set()


def test_files_written_in_many_threads_have_the_rights_of_any_other(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 20), tmp_path / "out"
    go(server, folder, out, formats=("html", "markdown"))
    (tmp_path / "new").touch()
    modes = {p.stat().st_mode for p in out.rglob("*.brief.*")}
    assert modes == {(tmp_path / "new").stat().st_mode} == {(folder / "000.txt").stat().st_mode}


def test_an_article_that_no_answer_was_of_use_for_fails_and_is_asked_anew_when_that_is_wanted(
    server: FakeEndpoint, tmp_path: Path
) -> None:
    folder, out = articles(tmp_path / "in", 2), tmp_path / "out"
    refused = answer(None, refusal="not that")
    server.default = lambda request: refused if "Bostel" in str(request.body) else fitting(request)
    rows = {result.row.name: result.row for result in go(server, folder, out)}
    assert [rows[name].state for name in sorted(rows)] == ["done", "failed"]
    failed = next(row for row in rows.values() if row.state == "failed")
    assert (failed.fault, failed.passing) == ("Refused", False)
    assert failed.reason is not None
    assert failed.reason.startswith("nothing of the article was read: fake declines to answer: not that")
    assert not list(out.glob(f"{failed.name}*.json"))
    old(folder)
    # The same answer would only say the same: another run leaves it, until one is told to ask anew.
    asked = len(server.requests)
    server.default = fitting
    assert [result.state for result in go(server, folder, out)] == ["unchanged", "unchanged"]
    assert len(server.requests) == asked
    assert sorted(result.state for result in go(server, folder, out, retry_errors=True)) == ["done", "unchanged"]


ODD = {
    "half an answer": Reply(body=answer({"x": "y" * 50}).body[:70]),
    "a web page": page(200),
    "nothing": Reply(),
    "queued": Reply(202, b'{"status": "queued"}'),
    "a firewall": page(403),
    "a path that is gone": page(404),
    "another server": Reply(302, headers={"Location": "http://login.invalid/"}),
    "somebody behind it": Reply(body=b'{"error": {"message": "bad upstream key", "code": 401}}'),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_an_odd_answer_to_one_article_is_that_articles_failure(
    server: FakeEndpoint, tmp_path: Path, odd: Reply
) -> None:
    folder, out = articles(tmp_path / "in", 6), tmp_path / "out"
    server.default = failing("Corvey", odd)
    assert states(go(server, folder, out, concurrency=1)) == {"done": 5, "failed": 1}
    (failure,) = report(out)["failures"]
    assert failure["source"].endswith("002.txt")
    assert failure["tried_again_next_time"] is True
    server.default = fitting
    assert states(go(server, folder, out)) == {"unchanged": 5, "done": 1}


@pytest.mark.parametrize("name", ["half an answer", "a firewall"])
def test_an_odd_answer_to_all_ends_the_run_and_is_held_against_none(
    server: FakeEndpoint, tmp_path: Path, name: str
) -> None:
    folder, out = articles(tmp_path / "in", 12), tmp_path / "out"
    server.default = ODD[name]
    with pytest.raises(EndpointError, match=r"3 articles in a row, the last of them .*\.txt: http"):
        go(server, folder, out, concurrency=1)
    counts = report(out)["counts"]
    assert 3 <= counts["failed"] == counts["tried_again_next_time"] < 10
    server.default = fitting
    assert states(go(server, folder, out)) == {"done": 12}


def test_what_is_wrong_with_all_articles_is_a_fault_of_none(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 12), tmp_path / "out"
    server.default = error(400, "the sky is green")
    with pytest.raises(EndpointError, match="3 articles in a row"):
        go(server, folder, out, concurrency=1)
    counts = report(out)["counts"]
    assert counts["failed"] == counts["tried_again_next_time"] >= 3
    # With one article alone it is that article's.
    server.default = failing("Averin", error(400, "the sky is green"))
    results = go(server, articles(tmp_path / "few", 3), tmp_path / "else")
    assert states(results) == {"done": 2, "failed": 1}
    assert report(tmp_path / "else")["counts"]["tried_again_next_time"] == 0


NO_USE = {
    "no text": answer(None),
    "cut off": answer('{"items": [', finish="length"),
    "filtered": answer("", finish="content_filter"),
    "too long": error(400, "too long", code="context_length_exceeded"),
}


@pytest.mark.parametrize("name", NO_USE)
def test_answers_that_are_of_use_to_no_article_end_the_run_and_are_held_against_none(
    server: FakeEndpoint, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    enough = 20
    if name != "no text":  # One shows how many it takes, the others that they are of no use as well.
        enough = 5
        monkeypatch.setattr(run, "_IN_VAIN", enough)
    folder, out = articles(tmp_path / "in", enough + 10), tmp_path / "out"
    server.default = NO_USE[name]
    for _ in range(2):
        asked = len(server.requests)
        with pytest.raises(EndpointError, match=rf"none of the first {enough} articles could be briefed, .*\.txt: "):
            go(server, folder, out, concurrency=1)
        counts = report(out)["counts"]
        assert enough <= counts["failed"] == counts["tried_again_next_time"]
        assert asked + enough <= len(server.requests) < asked + 5 * enough
    server.default = fitting
    assert states(go(server, folder, out)) == {"done": enough + 10}
    assert states(go(server, folder, out)) == {"unchanged": enough + 10}


def test_answers_that_are_of_use_to_one_article_are_the_fault_of_the_others(
    server: FakeEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "_IN_VAIN", 8)
    folder, out = articles(tmp_path / "in", 16), tmp_path / "out"
    server.default = lambda request: fitting(request) if about("Garrick", request) else answer(None)
    assert states(go(server, folder, out, concurrency=1)) == {"done": 1, "failed": 15}
    assert report(out)["counts"]["tried_again_next_time"] == 0


def test_what_failed_before_does_not_keep_others_from_being_got_to(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 3), tmp_path / "out"
    server.default = ODD["a web page"]
    with pytest.raises(EndpointError):
        go(server, folder, out)
    server.default = lambda request: (
        ODD["a web page"] if any(about(name, request) for name in NAMES[:3]) else fitting(request)
    )
    articles(folder, 10)
    assert states(go(server, folder, out, concurrency=1)) == {"done": 7, "failed": 3}


def test_texts_that_a_filter_refuses_are_no_sign_that_the_endpoint_is_gone(
    server: FakeEndpoint, tmp_path: Path
) -> None:
    folder, out = articles(tmp_path / "in", 20), tmp_path / "out"
    filtered = error(400, "The prompt was filtered", code="content_filter")
    server.default = lambda request: fitting(request) if any(about(name, request) for name in NAMES[8:]) else filtered
    assert states(go(server, folder, out, concurrency=1)) == {"failed": 18, "done": 2}
    assert report(out)["counts"]["tried_again_next_time"] == 0
    # Nothing that was refused is insisted on.
    assert max(bodies(server).values()) == 1
    asked = len(server.requests)
    assert states(go(server, folder, out)) == {"unchanged": 20}
    assert len(server.requests) == asked


def test_a_row_that_no_table_holds_is_its_articles_failure(
    server: FakeEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = articles(tmp_path / "in", 3), tmp_path / "out"
    done = article_row.done

    def absurd(row: Row, *rest: Any) -> Row:
        row = done(row, *rest)
        return replace(row, calls=10**30) if row.source.endswith("001.txt") else row

    monkeypatch.setattr(article_row, "done", absurd)
    assert states(go(server, folder, out)) == {"done": 2, "failed": 1}
    assert "internal error: OverflowError" in report(out)["failures"][0]["reason"]
    monkeypatch.undo()
    assert states(go(server, folder, out)) == {"unchanged": 2, "done": 1}
