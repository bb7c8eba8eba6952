"""Runs whose articles are briefed by hands in this process, which come to the desk over real connections."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from fake_endpoint import FakeEndpoint
from running import NEWS, endpoint

from brief.batching.cluster.hand import Bench
from brief.batching.cluster.spread import Spread
from brief.batching.cluster.wire import Address, connected
from brief.batching.entries.finding import find
from brief.batching.job import Batch
from brief.batching.outcome import Result
from brief.batching.session import Session, session
from brief.llm.budget import Budget
from brief.llm.pacing.pace import Pace


class Hands:
    """Takes shards to hands in turn, and what a dead one had to the next, as Ray does."""

    def __init__(self, count: int = 2) -> None:
        self.count = count
        self.benches: list[Bench] = []
        self.shards = 0

    async def drive(self, address: Address, _log: Path) -> None:
        driver = await connected(address)
        wires, working = [driver], []

        async def work(shard: bytes, turn: int) -> None:
            bench = self.benches[turn % len(self.benches)]
            making = asyncio.ensure_future(bench.work(shard))
            await asyncio.wait([making, bench.serving], return_when=asyncio.FIRST_COMPLETED)
            if making.done():
                driver.send("made", making.result())
            else:
                making.cancel()
                await work(shard, turn + 1)

        try:
            driver.send("driver", "127.0.0.1", ["127.0.0.1"] * self.count, self.count)
            told = await driver.receive()
            if told is None:
                return
            for _ in range(self.count):
                self.benches.append(await Bench.at(told[1]))
            source = await connected(told[1])
            wires.append(source)
            source.send("source")
            while True:
                source.send("next", self.shards)
                shard = await source.receive()
                if shard is None or shard[0] == "over":
                    break
                working.append(asyncio.create_task(work(shard[1], self.shards)))
                self.shards += 1
            await asyncio.gather(*working)
        finally:
            for task in working:
                task.cancel()
            for wire in wires:
                await wire.close()
            for bench in self.benches:
                await bench.close()


def spread(
    server: FakeEndpoint,
    folder: Path,
    out: Path,
    *,
    hands: Hands | None = None,
    tokens: int | None = None,
    concurrency: int = 8,
    meanwhile: Callable[[Session], Any] | None = None,
    **options: Any,
) -> tuple[list[Result], Session, list[str]]:
    """The results of one run, the session after it, and what was told."""
    told: list[str] = []

    async def work() -> tuple[list[Result], Session]:
        found = find([str(folder)], out=out, notify=told.append)
        job = Batch(out, NEWS, **options)
        make = partial(Spread, notify=told.append, drive=(hands or Hands()).drive)
        async with endpoint(server, pace=Pace(fixed=concurrency)) as opened:
            async with session(job, opened, budget=Budget(tokens=tokens), tables=(), make=make) as running:
                beside = asyncio.create_task(meanwhile(running)) if meanwhile else None
                results = [result async for result in running.results(found)]
                if beside is not None:
                    await beside
            return results, running

    results, running = asyncio.run(work())
    return results, running, told
