"""The pace against servers with rate limits, some virtual minutes each: told in headers, by Retry-After only, not at all."""

from __future__ import annotations

import itertools

import pytest
from virtual import Limits, Result, Simulated, run

KINDS = {
    "bucket": {"kind": "bucket"},
    "bucket of a second": {"kind": "bucket", "burst": 1 / 60},
    "sliding window": {"kind": "sliding"},
    "window from the start": {"kind": "fixed"},
    "window that is half over": {"kind": "fixed", "phase": -35.0},
}


def keeps_to(limits: Limits, **options: object) -> Result:
    return run(Simulated(limits=limits, **options))


@pytest.mark.slow
@pytest.mark.parametrize("told", ["all", "retry", "none"])
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_is_allowed_is_used_and_little_is_refused(kind, told):
    # What has to be learned takes longer.
    minutes = 5 if told == "all" else 10
    end = minutes * 60
    result = run(Simulated(limits=Limits(rpm=500, told=told, **kind)), minutes=minutes)
    assert len(result.answered) / minutes >= 0.9 * 500
    assert result.per_minute(60, end) >= 0.9 * 500
    assert result.refusals(60, end) < 0.02
    # By the minute, as the limit is: a window's end holds everybody for seconds, which is no oscillation.
    assert result.variation(120, end, step=60) < 0.15
    if told == "all":
        # A limit that is told is kept before anything is refused.
        assert result.refusals(0, end) < 0.01
        assert result.variation(120, end) < 0.1


@pytest.mark.parametrize("tpm", [None, 150_000])
def test_a_window_that_began_before_the_first_call_is_taken_to_last_a_minute(tpm):
    result = run(
        Simulated(limits=Limits(rpm=500, tpm=tpm, kind="fixed", told="none", phase=-25.0), size=1500, room=200),
        minutes=4,
    )
    allowed = 500 if tpm is None else tpm / (1500 / 4 + 200)
    assert result.per_minute(60, 240) >= 0.95 * allowed
    assert result.refusals(60, 240) < 0.01
    assert result.variation(60, 240) < 0.15


@pytest.mark.parametrize("told", ["all", "none"])
@pytest.mark.parametrize("kind", ["bucket", "sliding"])
def test_a_limit_of_tokens_is_kept_too(kind, told):
    result = keeps_to(Limits(rpm=5000, tpm=300_000, kind=kind, told=told))
    used = sum(tokens for _, tokens in result.tokens) / 10
    assert used >= 0.9 * 300_000
    assert result.refusals(60, 600) < 0.02
    assert result.variation(120, 600) < 0.1


def test_a_server_that_counts_what_was_used_lets_more_go():
    result = keeps_to(Limits(tpm=300_000, kind="bucket"), charge="usage")
    assert sum(tokens for at, tokens in result.tokens if at >= 60) / 9 >= 0.9 * 300_000


@pytest.mark.slow
def test_short_answers_and_long_ones_are_paced_alike():
    for latency in (0.1, 10):
        result = keeps_to(Limits(rpm=500), latency=latency)
        assert result.per_minute(60, 600) >= 0.9 * 500
        assert result.refusals(60, 600) < 0.02


@pytest.mark.parametrize("latency", [0.05, 1, 20])
def test_a_users_cap_is_never_passed(latency):
    result = run(Simulated(latency=latency), minutes=5, rpm=300)
    times = result.answered
    assert max(sum(start <= at < start + 60 for at in times) for start in times[::20]) <= 301
    assert result.per_minute(120, 250) >= 0.95 * 300


def test_a_users_cap_of_tokens_is_kept():
    # 1,000 read and 200 written, whatever room there was.
    result = run(Simulated(), minutes=5, tpm=120_000)
    assert 0.95 * 100 <= result.per_minute(60, 300) <= 100


def test_after_a_hold_calls_come_back_one_by_one():
    result = keeps_to(Limits(rpm=500, kind="sliding", told="none"))
    # The window is used up within seconds; for the rest of it, each attempt to go on costs a call or two.
    stall = result.count(result.refused, 12, 55)
    assert 3 <= stall <= 40


class Told:
    """A server that says of each call that nothing remains of a day's limit, and lets in as many as it likes."""

    def __init__(self, admits):
        self._left = admits

    def admit(self, _now, _cost):
        self._left -= 1
        told = {"limit": "50", "remaining": "0", "reset": "9h59m"}
        return self._left >= 0, {f"x-ratelimit-{part}-requests": value for part, value in told.items()}


def test_a_limit_of_a_day_that_is_used_up_is_asked_about_each_minute():
    result = run(Simulated(limits=Told(3)), minutes=12, workers=3)
    assert len(result.answered) == 3
    gaps = [later - earlier for earlier, later in itertools.pairwise(result.refused)]
    assert 55 <= max(gaps) <= 65


def test_a_limit_that_is_said_to_be_used_up_and_is_not_is_believed_no_more():
    result = run(Simulated(limits=Told(10**6)), minutes=12, workers=20)
    assert result.count(result.answered, 0, 120) <= 8 + 3
    assert result.per_minute(480, 720) > 300
