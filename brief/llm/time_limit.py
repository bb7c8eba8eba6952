"""A time limit that does not count what this process kept itself from.

A loop that was held up, by a machine that is too busy or was asleep, finds everything at once when it goes on: the
answer that came meanwhile, and that the time is over. `asyncio.timeout` would then throw the answer away.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_LATE = 0.05
"""Seconds that a timer may be late by the system's ways alone."""


@asynccontextmanager
async def limited(seconds: float) -> AsyncIterator[None]:
    """Allow the block so many seconds; where the loop comes late to their end, as many more as it is late.

    Raises:
        TimeoutError: they are over.
    """
    loop = asyncio.get_running_loop()
    timer: asyncio.TimerHandle

    def over() -> None:
        nonlocal timer
        late = loop.time() - timer.when()
        if late > _LATE:
            timer = loop.call_later(late, over)
        else:
            scope.reschedule(loop.time())

    timer = loop.call_later(seconds, over)
    async with asyncio.timeout(None) as scope:
        try:
            yield
        finally:
            timer.cancel()
