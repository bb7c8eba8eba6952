"""A question's place in the queue, a server that refuses one question alone, and one that is away for a while."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest
from virtual import virtually

from brief.llm.news import News
from brief.llm.pacing.pace import Pace
from brief.llm.pacing.place import Place


def paced(main, **options):
    async def body():
        await main(Pace(clock=asyncio.get_running_loop().time, **options))

    virtually(body)


async def ask(pace, name, went, *, refusals=0):
    """One question, refused so often; how its refusals were taken is returned."""
    taken = []
    with Place(pace) as place:
        while True:
            async with place.turn(size=10, room=10) as turn:
                went.append(name)
                await asyncio.sleep(0.1)
                if not refusals:
                    turn.answered()
                    return taken
                refusals -= 1
                taken.append(place.refused(turn, None))
            await asyncio.sleep(0.5)


def test_who_is_refused_lets_others_go_first_and_then_has_its_turn():
    went = []

    async def main(pace):
        await asyncio.gather(ask(pace, "a", went, refusals=1), *(ask(pace, n, went) for n in range(60)))
        assert pace.aside == 0

    paced(main, fixed=1)
    assert went[0] == "a"
    assert 30 <= went.index("a", 1) <= 61


def test_one_that_is_always_refused_neither_holds_nor_slows_the_others():
    went = []

    async def main(pace):
        async def others():
            for n in range(200):
                await ask(pace, n, went)

        hopeless = asyncio.create_task(ask(pace, "a", went, refusals=8))
        began = pace.now()
        await asyncio.gather(*(others() for _ in range(4)))
        taken = await hopeless
        assert pace.now() - began < 60  # 20 s without it.
        assert not taken[0].alone
        assert all(held.alone and held.seconds == 0 for held in taken[1:])
        assert pace.limit >= 4

    paced(main, fixed=None, start=4, most=4)


def test_many_that_are_refused_wait_in_line_and_are_not_alone():
    async def main(pace):
        taken = await asyncio.gather(*(ask(pace, n, [], refusals=3) for n in range(8)))
        assert not any(held.alone for each in taken for held in each)

    paced(main, fixed=8)


def test_a_server_that_has_gone_away_is_tried_by_few_and_waited_for_some_minutes():
    tries = []

    async def main(pace):
        async def call(down):
            while True:
                async with pace.turn() as turn:
                    tries.append(pace.now())
                    if pace.now() >= down:
                        turn.answered()
                        return True
                    held = turn.failed(nobody=True)
                    if not held.away:
                        return False

        async with pace.turn() as turn:
            turn.answered()
        began = pace.now()
        assert all(await asyncio.gather(*(call(began + 60) for _ in range(16))))
        assert len(tries) < 100
        again = pace.now()
        assert not any(await asyncio.gather(*(call(again + 4000) for _ in range(16))))
        assert 300 <= pace.now() - again < 600

    paced(main, fixed=16)


@pytest.mark.parametrize("hurried", [True, False])
def test_a_server_that_was_never_there_or_when_all_ends_is_not_waited_for(hurried):
    async def main(pace):
        if hurried:
            async with pace.turn() as turn:
                turn.answered()
            pace.patient = False
            assert not pace.answers_lately
        async with pace.turn() as turn:
            assert not turn.failed(nobody=True).away

    paced(main, fixed=1)


def test_failures_of_all_calls_hold_them_and_single_ones_do_not():
    async def main(pace):
        for outcome in [True, *[False] * 15, True, *[False] * 16]:
            async with pace.turn() as turn:
                if outcome:
                    turn.answered()
                else:
                    held = turn.failed()
                    assert held.away is False
                    last = held.seconds
            if outcome:
                assert pace.held == 0
        assert last > 0

    paced(main, fixed=1)


def test_what_was_just_told_is_counted_and_told_again_a_minute_later():
    said = []
    news = News()
    tell = partial(news.tell, notify=said.append)
    for second in range(50):
        tell(f"the server is busy; trying again in {second} s", now=second)
    tell("the server failed", now=50)
    tell("the server is busy; trying again in 7 s", now=61)
    assert said == [
        "the server is busy; trying again in 0 s",
        "the server failed",
        "the server is busy; trying again in 7 s (49 more like this since)",
    ]
