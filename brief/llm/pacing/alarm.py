"""A clock that never goes back, and one timer on it: who has to wait is woken when the wait is over."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

_EARLIER = 0.001
"""Seconds: a timer that is due at most so much later than wanted is left as it is."""


class Alarm:
    """One timer, which may be set anew as long as it has not rung."""

    def __init__(
        self, clock: Callable[[], float], sleep: Callable[[float], Awaitable[None]], ring: Callable[[], None]
    ) -> None:
        self._clock, self._sleep, self._ring = clock, sleep, ring
        self._ahead = 0.0
        self._sleeper: asyncio.Task[None] | None = None
        self._at = 0.0

    def now(self) -> float:
        """The clock, never behind what was slept: who waits by another clock is not made to wait twice."""
        return self._clock() + self._ahead

    @property
    def left(self) -> float:
        """Seconds until it rings; 0 where it is not set."""
        is_set = self._sleeper is not None and not self._sleeper.done()
        return max(0.0, self._at - self.now()) if is_set else 0.0

    def set(self, wait: float) -> None:
        """Ring in so many seconds, or earlier where it is set so."""
        at = self.now() + wait
        if self._sleeper is not None and not self._sleeper.done():
            if self._at <= at + _EARLIER:
                return
            self._sleeper.cancel()
        self._at = at
        self._sleeper = asyncio.get_running_loop().create_task(self._slept(wait))

    async def _slept(self, wait: float) -> None:
        before = self._clock()
        await self._sleep(wait)
        self._ahead += max(0.0, wait - (self._clock() - before))
        self._sleeper = None
        self._ring()
