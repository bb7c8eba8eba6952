"""Work and the network by turns, in one event loop.

Whatever is ready runs before a loop looks at the network again. Where several answers came at once, all that is made
of them would run first, some milliseconds for each, and the places that they left with the server stay empty so long.
"""

from __future__ import annotations

import asyncio

from brief.llm.pacing.pace import Pace


class Breath:
    """Lets the loop look at the network between one piece of work and the next. Await it before each piece."""

    def __init__(self, pace: Pace) -> None:
        """One for all work that asks at that pace."""
        self._pace = pace
        self._one = asyncio.Lock()

    async def __call__(self) -> None:
        """Wait until it is this piece's turn: in the order in which they came, one for each look.

        Where places are left, work goes on at once: that is what will take them.
        """
        if self._pace.in_flight < self._pace.limit:
            return
        async with self._one:
            await asyncio.sleep(0)
