"""What a run would take is what it takes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import by_path
import pytest
from fake_endpoint import FakeEndpoint, Reply, Request, answer
from running import NEWS, articles, go

from brief.batching import estimate
from brief.batching.dry_endpoint import Sounding, least
from brief.batching.entries.finding import find
from brief.batching.estimate import Estimate, Range
from brief.batching.job import Batch
from brief.llm.fit import checker
from brief.strict import strict_schema
from brief.writing import Options

answers = by_path.load("benchmarks/answers.py")


@pytest.fixture
def server() -> Iterator[FakeEndpoint]:
    with FakeEndpoint() as fake:
        yield fake


class Counting:
    """Answers with items, as a model would, and counts tokens as a server does: four characters each."""

    def __init__(self) -> None:
        self.read = self.written = 0

    def __call__(self, request: Request) -> Reply:
        text = json.dumps(request.body, ensure_ascii=False)
        schema = request.body["response_format"]["json_schema"]["schema"]
        value = json.dumps(answers.plausible(schema, request.body["messages"], text), ensure_ascii=False)
        self.read += len(text) // 4
        self.written += len(value) // 4
        return answer(value)


def guess(
    folder: Path, out: Path, server: FakeEndpoint, *, model: str = "fake", small: bool = False, **job: Any
) -> Estimate:
    async def work() -> Estimate:
        found = find([str(folder)], out=out, notify=lambda _: None)
        async with Sounding(server.url, None, model, small=small) as endpoint:
            return await estimate.estimate(Batch(out, NEWS, **job), found, endpoint)

    return asyncio.run(work())


def within(value: float, bounds: Range) -> bool:
    return bounds.low <= value <= bounds.high


@pytest.mark.parametrize("passages", ["whole", 40])
def test_a_run_falls_within_the_range(server: FakeEndpoint, tmp_path: Path, passages: Any) -> None:
    folder, out = articles(tmp_path / "in", 12), tmp_path / "out"
    options = Options(passages=passages)
    found = guess(folder, out, server, options=options)
    assert not server.requests
    assert not out.exists()
    assert (found.new, found.unchanged, found.rehearsed) == (12, 0, 12)
    server.default = counting = Counting()
    go(server, folder, out, options=options)
    assert within(len(server.requests), found.calls)
    assert within(counting.read, found.input_tokens)
    assert within(counting.written, found.output_tokens)
    assert found.calls.high <= 4 * found.calls.low
    assert found.cost_usd is None


def test_of_many_articles_some_are_rehearsed(
    server: FakeEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = articles(tmp_path / "in", 60)
    whole = guess(folder, tmp_path / "out", server)
    monkeypatch.setattr(estimate, "MOST_REHEARSED", 10)
    part = guess(folder, tmp_path / "out", server)
    assert (part.new, part.rehearsed) == (60, 10)
    assert part.calls == whole.calls
    assert part.input_tokens.low == pytest.approx(whole.input_tokens.low, rel=0.05)


def test_what_is_answered_already_is_not_counted(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 6), tmp_path / "out"
    go(server, folder, out, leave_after=2, concurrency=1)
    asked = len(server.requests)
    found = guess(folder, out, server)
    assert found.unchanged >= 2
    assert found.calls.low <= 12 - asked + 1
    go(server, folder, out)
    assert len(server.requests) - asked <= found.calls.high
    assert guess(folder, out, server).new == 0
    assert guess(folder, out, server, force=True).new == 6


def test_two_that_say_the_same_cost_the_calls_of_one(server: FakeEndpoint, tmp_path: Path) -> None:
    folder = articles(tmp_path / "in", 1)
    one = guess(folder, tmp_path / "out", server)
    (folder / "copy.txt").write_bytes((folder / "000.txt").read_bytes())
    two = guess(folder, tmp_path / "out", server)
    assert two.new == 2
    assert two.calls == one.calls


def test_a_file_that_cannot_be_read_is_said(server: FakeEndpoint, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", 1), tmp_path / "out"
    (folder / "bad.txt").write_bytes(b"\0\1" * 100)
    assert guess(folder, out, server).unreadable == 1
    go(server, folder, out)
    found = guess(folder, out, server)
    assert (found.new, found.unchanged, found.failed) == (0, 1, 1)
    assert guess(folder, out, server, retry_errors=True).new == 1


def test_a_small_model_takes_small_answers(server: FakeEndpoint, tmp_path: Path) -> None:
    found = guess(articles(tmp_path / "in", 2), tmp_path / "out", server, small=True)
    assert found.calls.low == found.calls.high
    assert found.output_tokens.high < 1000


@pytest.mark.slow
def test_prices_and_the_batch_api(tmp_path: Path) -> None:
    folder = articles(tmp_path / "in", 3)

    async def work(transport: Any) -> Estimate:
        found = find([str(folder)], out=tmp_path / "out", notify=lambda _: None)
        async with Sounding(None, "sk-none", "gpt-5-mini") as endpoint:
            return await estimate.estimate(Batch(tmp_path / "out", NEWS), found, endpoint, transport=transport)

    full, half = asyncio.run(work("calls")).cost_usd, asyncio.run(work("batch")).cost_usd
    assert full is not None
    assert half is not None
    assert 0 < full.low < full.high
    assert half.low == pytest.approx(full.low / 2)


def test_the_least_value_fits() -> None:
    schema = strict_schema(NEWS.schema)
    assert checker(schema)(least(schema, schema)) == ()
