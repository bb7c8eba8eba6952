"""Which failures pass, how often they are worth another try, and how long to wait before it.

A server that says how long is believed, up to a cap: `Retry-After` first, then the reset times of exhausted
rate limits. One that says nothing is given exponential backoff with jitter, so that calls which failed together
do not come back together.
"""

from __future__ import annotations

import random
import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from brief.llm.errors import Failure, TimedOut

if TYPE_CHECKING:
    from tenacity import RetryCallState

    from brief.llm.pacing.turn import Held

T = TypeVar("T")
Attempt: TypeAlias = Callable[[], Awaitable[T]]
Sleep = Callable[[float], Awaitable[None]]

LONGEST_WAIT = 60.0
"""Seconds. A server that asks for more is asked again after this, as often as retries allow."""
_FIRST_BACKOFF = 0.5
_LONGEST_BACKOFF = 16.0
_PATIENCE = 600.0
"""Seconds for which one question may be refused while others are answered, before its refusals count as failures."""
_MOST_REFUSALS = 50
_MOST_ALONE = 10
"""Refusals of one question alone, while others are answered."""
_ADVICE = re.compile(r"; try again(?: later)?\b")
_DURATION = re.compile(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


class Tries:
    """How often one question was tried, whether once more is worth it, and after how long."""

    def __init__(self, retries: int) -> None:
        self._retries = retries
        self._counted = 0
        self._refusals = 0
        self._alone = 0
        self._since: float | None = None
        self._over = False
        self._pause = 0.0

    def failed(self, failure: Failure, *, now: float, answers: bool, held: Held) -> None:
        """It failed in a way that may pass.

        Args:
            failure: How.
            now: Seconds of any clock.
            answers: The server answers other questions, or did until lately.
            held: What follows for the pace: where everybody waits because of it, it need not wait by itself.
        """
        self._since = now if self._since is None else self._since
        self._refusals += failure.limited
        if held.alone and answers:
            # It is not waiting in line, and goes on for a minute or so: the limit may be of the least bit less.
            self._alone += 1
            self._over = self._alone > _MOST_ALONE
            self._pause = backoff(self._alone) if failure.wait is None else failure.wait
            return
        patient = now - self._since < _PATIENCE and self._refusals <= _MOST_REFUSALS
        if not (held.away or (failure.limited and answers and patient and failure.most_retries is None)):
            # Otherwise the server works, and everybody is slowed down to what it takes: waiting in line is no failure.
            # Nor is waiting for one that is starting again.
            self._counted += 1
            most = self._retries if failure.most_retries is None else failure.most_retries
            if isinstance(failure, TimedOut) and answers:
                most += 1  # The server works: that it lost one question twice is chance.
            most = min(most, self._retries)
            self._over = self._counted > most
        self._pause = 0.0 if held.seconds else backoff(max(1, self._counted))

    async def until_answered(
        self, attempt: Attempt[T], *, sleep: Sleep, before_next: Callable[[Failure, float], None]
    ) -> T:
        """What `attempt` returns, which reports every failure that may pass by `failed` before it raises it.

        See `repeated`, whose arguments and errors these are.
        """
        return await repeated(
            attempt, over=lambda *_: self._over, pause=lambda *_: self._pause, sleep=sleep, before_next=before_next
        )


async def repeated(
    attempt: Attempt[T],
    *,
    over: Callable[[int, Failure], bool],
    pause: Callable[[int, Failure], float],
    sleep: Sleep,
    before_next: Callable[[Failure, float], None],
) -> T:
    """What `attempt` returns, tried again while its failures pass.

    Args:
        attempt: Asks once.
        over: Whether to give up, told how many tries there were and how the last one failed.
        pause: Seconds before the next try, told the same.
        sleep: Waits for so many seconds; a recording is replayed with one that does not wait.
        before_next: Told of each failure that is tried again, and how long that waits.

    Raises:
        Failure: the last one, when it does not pass or is not worth another try.
    """
    try:
        return await attempt()
    except Failure as failure:
        first: Failure | None = failure
    from tenacity import AsyncRetrying, retry_if_exception  # most calls are answered without it

    async def once() -> T:
        nonlocal first
        if first is not None:
            failed, first = first, None
            raise failed
        return await attempt()

    async def wait(seconds: float) -> None:
        if seconds > 0:
            await sleep(seconds)

    def last(state: RetryCallState) -> Failure:
        return cast("Failure", state.outcome and state.outcome.exception())

    trying = AsyncRetrying(
        retry=retry_if_exception(lambda error: isinstance(error, Failure) and error.passing),
        stop=lambda state: over(state.attempt_number, last(state)),
        wait=lambda state: pause(state.attempt_number, last(state)),
        sleep=wait,
        before_sleep=lambda state: before_next(last(state), state.upcoming_sleep),
        reraise=True,
    )
    return await trying(once)


def backoff(attempt: int) -> float:
    """Seconds to wait after that many failed tries: doubled each time, and spread over half of it."""
    most = min(_LONGEST_BACKOFF, _FIRST_BACKOFF * 2.0 ** min(attempt - 1, 10))
    return most * random.uniform(0.5, 1.0)  # noqa: S311  spreads load, guards nothing


def asked_wait(headers: Mapping[str, str], *, now: datetime | None = None, limits: bool = True) -> float | None:
    """Seconds the server asks to wait, at most `LONGEST_WAIT`; None where it says nothing usable.

    Args:
        headers: Of the response; keys in lower case or a mapping that ignores case.
        now: The time an HTTP date is compared with; the current one by default.
        limits: Whether the resets of rate limits count, where no wait is asked for.
    """
    asked = _milliseconds(headers.get("retry-after-ms"))
    if asked is None:
        asked = _retry_after(headers.get("retry-after"), now)
    if asked is None and limits:
        asked = _reset(headers)
    return None if asked is None else min(asked, LONGEST_WAIT)


def trying_again(failure: Failure, seconds: float) -> str:
    """What to say before another try: how the last one failed, and when the next one is."""
    said = _ADVICE.sub("", str(failure), count=1)  # That is being done.
    whole = round(seconds)
    return f"{said}; trying again {f'in {whole} s' if whole else 'at once'}"


def seconds_of(text: str) -> float | None:
    """Seconds of a duration such as `6m0s`, `1h2m3.5s`, `120ms` or plain `12`; None where it is none."""
    text = text.strip().lower()
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text)
    parts = _DURATION.findall(text)
    if not parts or "".join(f"{number}{unit}" for number, unit in parts) != text:
        return None
    return sum(float(number) * _SECONDS[unit] for number, unit in parts)


def _milliseconds(text: str | None) -> float | None:
    seconds = None if text is None else seconds_of(text)
    return None if seconds is None else seconds / 1000


def _retry_after(text: str | None, now: datetime | None) -> float | None:
    if text is None:
        return None
    seconds = seconds_of(text)
    if seconds is not None:
        return seconds
    try:
        then = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max(0.0, (then - (now or datetime.now(UTC))).total_seconds())


def _reset(headers: Mapping[str, str]) -> float | None:
    """When the exhausted limit is full again; where none is said to be exhausted, the nearest reset."""
    resets: dict[str, float] = {}
    for what in ("requests", "tokens"):
        text = headers.get(f"x-ratelimit-reset-{what}")
        seconds = None if text is None else seconds_of(text)
        if seconds is not None:
            resets[what] = seconds
    exhausted = [resets[what] for what in resets if headers.get(f"x-ratelimit-remaining-{what}", "").strip() == "0"]
    if exhausted:
        return max(exhausted)
    return min(resets.values()) if resets else None
