"""The pace against servers that limit calls at once, are slow, fail, or refuse for no reason; and its own manners."""

from __future__ import annotations

import asyncio
import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from virtual import Simulated, run, virtually

from brief.errors import ConfigurationError
from brief.llm.pacing.pace import Pace


def limit_at(result, second):
    return next(limit for at, limit in result.limits if at >= second)


@pytest.mark.slow
def test_without_limits_calls_at_once_double_each_round_up_to_the_most():
    result = run(Simulated(), minutes=1, start=4)
    assert [limit_at(result, second) for second in (1, 3, 5)] == [4, 16, 64]
    assert max(flying for _, flying in result.in_flight) == 256
    assert limit_at(result, 10) == 256
    assert result.per_minute(10, 50) >= 0.98 * 256 * 60
    assert result.refused == []


def test_a_fixed_number_stays_whatever_comes():
    result = run(Simulated(refuses=0.2, fails=lambda _now: 0.2), minutes=1, fixed=32)
    assert {limit for _, limit in result.limits} == {32}
    assert max(flying for _, flying in result.in_flight) <= 32


@pytest.mark.slow
def test_errors_of_the_server_pause_growth_and_cut_nothing():
    result = run(Simulated(fails=lambda now: 0.5 if now % 30 < 5 else 0.0), minutes=2)
    limits = [limit for _, limit in result.limits]
    assert limits == sorted(limits)
    assert limit_at(result, 4) == 8
    assert limits[-1] == 256


@pytest.mark.slow
def test_a_server_that_takes_so_many_at_once_is_kept_busy_and_little_is_refused():
    result = run(Simulated(most=64), minutes=5)
    assert result.per_minute(60, 300) >= 0.5 * 64 * 60
    assert result.refusals(60, 300) < 0.02


def test_a_server_that_queues_is_not_buried():
    result = run(Simulated(slots=16), minutes=5)
    assert limit_at(result, 299) <= 64
    assert result.per_minute(60, 280) >= 0.95 * 16 * 60


def test_a_slow_server_is_waited_for():
    result = run(Simulated(latency=20, slots=4), minutes=10)
    assert limit_at(result, 599) <= 32
    assert result.per_minute(60, 500) >= 0.9 * 4 / 20 * 60


@pytest.mark.slow
@pytest.mark.parametrize("latency", [0.02, 1])
def test_refusals_for_no_reason_do_not_stop_the_work(latency):
    result = run(Simulated(refuses=0.05, latency=latency), minutes=1)
    assert result.per_minute(20, 58) >= 0.8 * 60 * 8 / (latency + 0.1)


def test_it_creeps_where_it_was_cut():
    result = run(Simulated(refuses=0.0, most=100), minutes=1)
    limits = [limit for _, limit in result.limits]
    top = limits.index(max(limits))
    assert 0.6 * 128 <= min(limits[top:]) <= 0.8 * 128 + 1
    steps = [later / earlier for earlier, later in zip(limits[top:], limits[top + 1 :], strict=False)]
    assert max(steps) < 1.12


@settings(max_examples=15)
@given(
    latency=st.floats(0.5, 5),
    refuses=st.floats(0, 0.5),
    fails=st.floats(0, 0.5),
    most=st.none() | st.integers(1, 50),
    workers=st.integers(1, 40),
)
def test_whatever_the_server_does_calls_go_on_and_never_too_many(latency, refuses, fails, most, workers):
    server = Simulated(latency=latency, refuses=refuses, fails=lambda _now: fails, most=most)
    result = run(server, minutes=2, workers=workers, most=32)
    assert all(
        0 <= flying <= 32 and limit <= 32
        for (_, flying), (_, limit) in zip(result.in_flight, result.limits, strict=True)
    )
    assert result.count(result.answered, 60, 120) >= 1


def paced(main):
    """Run it with a pace of one call at once, in virtual time."""

    async def body():
        await main(Pace(fixed=1, clock=asyncio.get_running_loop().time))

    virtually(body)


def test_one_wait_holds_everybody_and_then_they_go_in_the_order_they_came():
    went = []

    async def main(pace):
        async def call(name, refused=0):
            ticket = pace.ticket()
            while True:
                async with pace.turn(ticket) as turn:
                    went.append((name, round(pace.now(), 1)))
                    await asyncio.sleep(0.1)
                    if not refused:
                        turn.answered()
                        return
                    refused -= 1
                    held = turn.refused(7.0)
                    assert held.news
                    assert held.seconds == pytest.approx(7)
                    assert pace.held == pytest.approx(7)

        await asyncio.gather(call("a", refused=1), call("b"), call("c"))
        assert (pace.answered, pace.refused, pace.failed, pace.in_flight, pace.waiting) == (3, 1, 0, 0, 0)

    paced(main)
    assert [name for name, _ in went] == ["a", "a", "b", "c"]
    assert went[1][1] == pytest.approx(7.1)


def test_who_is_cancelled_gives_the_place_back():
    async def main(pace):
        async def call(seconds):
            async with pace.turn():
                await asyncio.sleep(seconds)

        first, second, third = (asyncio.ensure_future(call(s)) for s in (10, 10, 1))
        await asyncio.sleep(1)
        assert (pace.in_flight, pace.waiting) == (1, 2)
        second.cancel()
        await asyncio.sleep(1)
        assert (pace.in_flight, pace.waiting) == (1, 1)
        first.cancel()
        await third
        assert pace.in_flight == 0

    paced(main)


def test_who_is_cancelled_in_the_instant_of_its_turn_gives_the_place_back():
    async def main(pace):
        async def call():
            async with pace.turn():
                await asyncio.sleep(1)

        first, second = asyncio.ensure_future(call()), asyncio.ensure_future(call())
        await asyncio.sleep(0.5)
        first.add_done_callback(lambda _: second.cancel())
        await asyncio.gather(first, second, return_exceptions=True)
        assert second.cancelled()
        assert pace.in_flight == 0
        await call()

    paced(main)


def test_a_sleep_that_returns_has_passed_whatever_the_clock_says():
    slept = []

    async def sleep(seconds):
        slept.append(seconds)

    async def main():
        pace = Pace(fixed=1, clock=lambda: 0.0, sleep=sleep)
        for wait in (5.0, 3.0):
            async with pace.turn() as turn:
                turn.refused(wait)
        async with pace.turn() as turn:
            turn.answered()

    asyncio.run(main())
    assert slept == [pytest.approx(5.0), pytest.approx(3.0)]


def test_nobody_wakes_while_nothing_is_to_do():
    """A timer for what is due next, and none else."""
    woken = []

    async def main():
        loop = asyncio.get_running_loop()

        async def sleep(seconds):
            woken.append(seconds)
            await asyncio.sleep(seconds)

        pace = Pace(rpm=60, clock=loop.time, sleep=sleep)

        async def call():
            async with pace.turn() as turn:
                turn.answered()

        await asyncio.gather(*(call() for _ in range(30)))
        assert loop.time() == pytest.approx(30, abs=1.5)

    virtually(main)
    assert len(woken) <= 31


@pytest.mark.parametrize("wrong", [{"start": 0}, {"most": 0}, {"fixed": 0}, {"rpm": 0}, {"tpm": -1.0}])
def test_numbers_that_are_not_above_0_are_refused(wrong):
    with pytest.raises(ConfigurationError):
        Pace(**wrong)


def test_the_rate_does_not_swing():
    from virtual import Limits

    result = run(Simulated(limits=Limits(rpm=500, told="none")))
    rates = [rate for at, rate in result.rates if at > 120 and rate is not None]
    assert statistics.pstdev(rates) / statistics.fmean(rates) < 0.06
    assert 470 <= statistics.fmean(rates) <= 520


def test_it_is_told_how_long_the_next_call_waits_for_a_rate():
    async def main() -> None:
        pace = Pace(rpm=2, clock=asyncio.get_running_loop().time)
        async with pace.turn() as turn:
            turn.answered()
        assert pace.due == 0
        waiting = asyncio.ensure_future(pace.turn().__aenter__())
        await asyncio.sleep(1)
        assert 25 < pace.due < 31
        assert pace.held == 0
        await waiting
        assert pace.due == 0

    virtually(main)
