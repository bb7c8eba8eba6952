"""Between two pieces of work the loop looks at the network."""

from __future__ import annotations

import asyncio
import re

from brief.llm.breath import Breath
from brief.llm.pacing.pace import Pace


def seen_by(pieces: str, *, under_way: int) -> str:
    """What happens in a loop where pieces of work are ready together: their names, and a dot for each look around."""
    seen: list[str] = []

    async def run() -> None:
        pace, loop = Pace(fixed=2), asyncio.get_running_loop()
        breath = Breath(pace)
        pace.in_flight = under_way

        def look() -> None:
            seen.append(".")
            if seen.count(".") < 20:
                loop.call_soon(look)

        async def work(name: str) -> None:
            await breath()
            seen.append(name)

        look()
        await asyncio.gather(*(work(name) for name in pieces))

    asyncio.run(run())
    return "".join(seen)


def test_while_all_places_are_taken_one_piece_of_work_begins_for_each_look() -> None:
    assert re.search(r"a\.+b\.+c", seen_by("abc", under_way=2))


def test_while_places_are_left_work_goes_on_at_once() -> None:
    assert "abc" in seen_by("abc", under_way=1)


def test_who_is_cancelled_while_it_waits_holds_up_nobody() -> None:
    async def run() -> None:
        pace = Pace(fixed=1)
        pace.in_flight = 1
        breath = Breath(pace)
        waiting = [asyncio.ensure_future(breath()) for _ in range(3)]
        await asyncio.sleep(0)
        waiting[1].cancel()
        await asyncio.wait_for(asyncio.gather(waiting[0], waiting[2]), 5)

    asyncio.run(run())
