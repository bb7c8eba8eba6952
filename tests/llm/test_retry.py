from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.llm.errors import Overloaded, ServerFailed, TimedOut
from brief.llm.pacing.turn import Held
from brief.llm.retry import LONGEST_WAIT, Tries, asked_wait, backoff, seconds_of

NOW = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("6m0s", 360), ("1h2m3.5s", 3723.5), ("120ms", 0.12), ("12", 12), ("0.5", 0.5), ("1d", 86400), (" 2S ", 2),
     ("", None), ("soon", None), ("5 apples", None), ("-3", None), ("1s!", None), ("inf", None), ("nan", None)],
)  # fmt: skip
def test_durations(text, seconds):
    assert seconds_of(text) == (None if seconds is None else pytest.approx(seconds))


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7),
        ({"retry-after": "Sun, 01 Mar 2026 12:00:30 GMT"}, 30),
        ({"retry-after": "Sun, 01 Mar 2026 11:00:00 GMT"}, 0),
        ({"retry-after": "Sun, 01 Mar 2026 23:00:00 GMT"}, LONGEST_WAIT),
        ({"retry-after": "3600"}, LONGEST_WAIT),
        ({"retry-after": "whenever"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after": "whenever", "x-ratelimit-reset-requests": "3s"}, 3),
        ({"x-ratelimit-reset-requests": "20s", "x-ratelimit-reset-tokens": "6ms"}, 0.006),
        ({"x-ratelimit-reset-requests": "6m0s", "x-ratelimit-remaining-requests": "0"}, LONGEST_WAIT),
        (
            {
                "x-ratelimit-reset-requests": "20s",
                "x-ratelimit-remaining-requests": "0",
                "x-ratelimit-reset-tokens": "30s",
                "x-ratelimit-remaining-tokens": "0",
            },
            30,
        ),
        ({"x-ratelimit-reset-requests": "2026-03-01T12:00:30Z"}, None),
    ],
)
def test_what_a_server_asks_for(headers, seconds):
    assert asked_wait(headers, now=NOW) == (None if seconds is None else pytest.approx(seconds))


@given(st.text(max_size=40))
def test_no_header_makes_it_fail_or_wait_too_long(text):
    for name in ("retry-after", "retry-after-ms", "x-ratelimit-reset-tokens"):
        wait = asked_wait({name: text})
        assert wait is None or 0 <= wait <= LONGEST_WAIT


@given(st.integers(1, 10_000))
def test_backoff_grows_to_a_cap_and_is_spread(attempt):
    most = min(16.0, 0.5 * 2.0 ** min(attempt - 1, 10))
    assert most / 2 <= backoff(attempt) <= most


def test_backoffs_differ():
    assert len({backoff(4) for _ in range(20)}) > 10


def limited() -> Overloaded:
    failure = Overloaded("slow down")
    failure.limited = True
    return failure


FREE = Held(0.0, news=True)
ALONE = Held(0.0, news=True, alone=True)
AWAY = Held(2.0, news=True, away=True)


def failures(tries: Tries, make, times: int, *, every: float = 1.0, answers: bool = False, held: Held = FREE) -> int:
    """How many failures were worth another try, at most `times`."""
    asked = 0

    async def attempt() -> None:
        nonlocal asked
        if asked == times:
            return
        asked += 1
        failure = make()
        tries.failed(failure, now=asked * every, answers=answers, held=held)
        raise failure

    async def at_once(_seconds: float) -> None:
        return None

    try:
        asyncio.run(tries.until_answered(attempt, sleep=at_once, before_next=lambda _failure, _pause: None))
    except (Overloaded, ServerFailed, TimedOut):
        return asked - 1
    return times


@pytest.mark.parametrize(
    ("make", "answers", "worth"),
    [
        (lambda: ServerFailed("x"), False, 3),
        (lambda: ServerFailed("x"), True, 3),
        (lambda: TimedOut("x"), False, 1),
        (lambda: TimedOut("x"), True, 2),
        (limited, False, 3),
        # Others are answered: the server works, and this one waits in line.
        (limited, True, 40),
    ],
)
def test_how_often_a_failure_is_worth_another_try(make, answers, worth):
    assert failures(Tries(3), make, 40, answers=answers) == worth


def test_what_is_refused_alone_is_given_up_sooner_than_what_waits_in_line():
    assert failures(Tries(3), limited, 1000, answers=True, held=ALONE) == 10
    # Where nothing is answered it is not alone.
    assert failures(Tries(3), limited, 1000, answers=False, held=ALONE) == 3


def test_a_server_that_may_come_back_is_waited_for():
    assert failures(Tries(0), lambda: ServerFailed("x"), 40, held=AWAY) == 40


def test_waiting_in_line_has_an_end():
    assert failures(Tries(3), limited, 1000, every=0.1, answers=True) == 53
    assert 13 <= failures(Tries(3), limited, 1000, every=60, answers=True) <= 14
