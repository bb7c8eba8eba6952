"""The call that finds out what a server takes, and the others, which wait for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_SOON = 0.5
"""Seconds. A server that refuses a request as it is does so at once: after that it has begun to answer."""


class First:
    """Lets calls go one at a time, until one has shown what the server takes."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._soon: float | None = None

    @asynccontextmanager
    async def turn(self, *, patient: bool) -> AsyncIterator[bool]:
        """Wait until the call before is over; whether it was.

        Args:
            patient: However long that takes; otherwise no longer than it takes a server to refuse it.
        """
        try:
            async with asyncio.timeout_at(None if patient else self._soon):
                await self._lock.acquire()
        except TimeoutError:
            yield False
            return
        self._soon = asyncio.get_running_loop().time() + _SOON
        try:
            yield True
        finally:
            self._lock.release()
