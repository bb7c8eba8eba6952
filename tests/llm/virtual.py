"""Time that passes as fast as the processor allows, and servers that live in it.

    result = run(Simulated(limits=Limits(rpm=500)), minutes=10)

An event loop whose clock jumps to the next timer: ten minutes of a few thousand calls take a second or two.
"""

from __future__ import annotations

import asyncio
import random
import selectors
import statistics
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import by_path

from brief.llm.pacing.pace import Pace
from brief.llm.pacing.turn import Turn
from brief.llm.retry import asked_wait, backoff

Limits = by_path.load("benchmarks/quotas.py").Limits
_QUICK = 0.05
"""Seconds a server takes to refuse."""


class _Leap(selectors.BaseSelector):
    """A selector that does not wait: it moves the clock."""

    def __init__(self) -> None:
        self.now = 0.0
        self._inner = selectors.DefaultSelector()

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise AssertionError("nothing is left that could happen")
        self.now += max(0.0, timeout)
        return []

    def register(self, fileobj: Any, events: int, data: Any = None) -> Any:
        return self._inner.register(fileobj, events, data)

    def unregister(self, fileobj: Any) -> Any:
        return self._inner.unregister(fileobj)

    def get_map(self) -> Any:
        return self._inner.get_map()

    def close(self) -> None:
        self._inner.close()


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop in virtual time."""

    def __init__(self) -> None:
        self._leap = _Leap()
        super().__init__(self._leap)

    def time(self) -> float:
        return self._leap.now


def virtually(main: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run it in virtual time."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(main())


@dataclass
class Simulated:
    """A server: how long it takes, what it limits, how it fails."""

    latency: float = 1.0
    spread: float = 0.1
    limits: Any = None
    slots: int | None = None
    """Worked on at once; the others queue."""
    most: int | None = None
    """More at once than this are refused."""
    size: int = 4000
    room: int = 500
    used: float = 0.4
    """Of the room, what an answer takes."""
    charge: str = "estimate"
    fails: Callable[[float], float] = lambda _now: 0.0
    """Share of the calls that fail with 500 at a time."""
    refuses: float = 0.0
    """Share of the calls that are refused for no reason."""


@dataclass
class Result:
    """What happened, as the server saw it: times in seconds."""

    answered: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)
    failed: list[float] = field(default_factory=list)
    tokens: list[tuple[float, float]] = field(default_factory=list)
    limits: list[tuple[float, int]] = field(default_factory=list)
    in_flight: list[tuple[float, int]] = field(default_factory=list)
    rates: list[tuple[float, float | None]] = field(default_factory=list)

    def count(self, what: list[float], start: float, end: float) -> int:
        return sum(start <= at < end for at in what)

    def per_minute(self, start: float, end: float) -> float:
        return self.count(self.answered, start, end) / (end - start) * 60

    def refusals(self, start: float, end: float) -> float:
        """Share of the calls that were refused."""
        refused = self.count(self.refused, start, end)
        return refused / max(1, refused + self.count(self.answered, start, end))

    def variation(self, start: float, end: float, step: float = 10.0) -> float:
        """Coefficient of variation of the answers in each `step` seconds."""
        counts = [self.count(self.answered, t, t + step) for t in _steps(start, end, step)]
        return statistics.pstdev(counts) / max(1e-9, statistics.fmean(counts))


def _steps(start: float, end: float, step: float) -> list[float]:
    return [start + i * step for i in range(int((end - start) / step))]


class _Run:
    """One server, one pace, many who ask."""

    def __init__(self, server: Simulated, result: Result, seed: int, options: dict[str, Any]) -> None:
        self.server, self.result, self.chance = server, result, random.Random(seed)
        self.loop = asyncio.get_running_loop()
        self.pace = Pace(clock=self.loop.time, **options)
        self.slots = asyncio.Semaphore(server.slots or 1_000_000)
        self.busy = 0

    async def worker(self) -> None:
        while True:
            ticket, wait = self.pace.ticket(), 0.0
            while wait is not None:
                if wait:
                    await asyncio.sleep(wait)
                async with self.pace.turn(ticket, size=self.server.size, room=self.server.room) as turn:
                    wait = await self._call(turn)

    async def _call(self, turn: Turn) -> float | None:
        """Seconds to wait before another try, None once it is answered."""
        server, now = self.server, self.loop.time()
        admitted, headers = self._admit(now)
        if not admitted:
            self.result.refused.append(now)
            await asyncio.sleep(_QUICK)
            turn.heard(headers)
            return 0.0 if turn.refused(asked_wait(headers)).seconds else backoff(1)
        if self.chance.random() < server.fails(now):
            self.result.failed.append(now)
            await asyncio.sleep(_QUICK)
            turn.failed()
            return backoff(1)
        self.busy += 1
        async with self.slots:
            await asyncio.sleep(server.latency * self.chance.uniform(1 - server.spread, 1 + server.spread))
        self.busy -= 1
        self.result.answered.append(now)
        turn.heard(headers)
        turn.answered(server.size // 4, int(server.room * server.used))
        return None

    def _admit(self, now: float) -> tuple[bool, dict[str, str]]:
        server = self.server
        written = server.room if server.charge == "estimate" else server.room * server.used
        if server.most is not None and self.busy >= server.most:
            return False, {}
        if self.chance.random() < server.refuses:
            return False, {}
        if server.limits is None:
            return True, {}
        cost = server.size / 4 + written
        admitted, headers = server.limits.admit(now, cost)
        if admitted:
            self.result.tokens.append((now, cost))
        return admitted, headers


def run(server: Simulated, *, minutes: float = 10, seed: int = 0, workers: int = 600, **options: Any) -> Result:
    """Ask the server as fast as a pace lets `workers`, for so long."""
    result, before = Result(), random.getstate()

    async def main() -> None:
        under_way = _Run(server, result, seed, options)
        tasks = [asyncio.ensure_future(under_way.worker()) for _ in range(workers)]
        for second in range(1, int(minutes * 60) + 1):
            await asyncio.sleep(second - under_way.loop.time())
            result.limits.append((second, under_way.pace.limit))
            result.in_flight.append((second, under_way.pace.in_flight))
            result.rates.append((second, under_way.pace.requests_a_minute))
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    random.seed(seed)
    try:
        virtually(main)
    finally:
        random.setstate(before)
    return result
