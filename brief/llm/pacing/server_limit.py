"""What a server says of its rate limits, in `x-ratelimit-{limit,remaining,reset}-{requests,tokens}`.

Servers mean three things by these: a bucket that is refilled all the time (`reset` is when it is full), a window that
begins anew (`reset` is when), or one that slides. The rate here keeps each of them from running out: what remains is
spread over the time to the reset where there is plenty, and else it stays a little under the limit.
"""

from __future__ import annotations

from collections.abc import Mapping

from brief.llm.retry import seconds_of

_MINUTE = 60.0
_UNDER = 0.97
"""Share of the limit that is used when little remains."""
_PLENTY = 0.25
_LITTLE = 0.01
_BEYOND = 5
"""Calls answered in spite of a limit of hours of which nothing remained, after which it is not believed any more."""
_SAMPLES = 20
_PERIOD = 10.0


class ServerLimit:
    """One limit, of requests or of tokens, as the latest response told it."""

    def __init__(self, what: str) -> None:
        self._names = tuple(f"x-ratelimit-{part}-{what}" for part in ("limit", "remaining", "reset"))
        self._limit: float | None = None
        self._remaining = self._reset = self._sent = self._spent = 0.0
        self._number = -1
        self._least = float("inf")
        self._samples = self._beyond = 0
        self._first = 0.0

    def read(self, headers: Mapping[str, str], *, number: int, sent: float, spent: float) -> None:
        """Take what a response says. An older one than the latest, or one that says not all three, is left alone.

        Args:
            headers: Keys in lower case, or a mapping that ignores case.
            number: The call's, counted in the order they were let in.
            sent: When it was let in, in seconds of any clock.
            spent: Units that all calls up to it have cost, this one included.
        """
        given = [headers.get(name) for name in self._names]
        if number < self._number or given[0] is None or given[1] is None or given[2] is None:
            return
        limit, remaining, reset = _number(given[0]), _number(given[1]), seconds_of(given[2])
        if limit is None or remaining is None or reset is None or limit <= 0:
            return
        if self._samples == 0:
            self._first = sent
        self._samples += 1
        self._limit, self._remaining, self._reset = limit, min(remaining, limit), reset
        self._number, self._sent, self._spent = number, sent, spent
        if reset > 0:
            self._least = min(self._least, max(1.0, limit - remaining) / reset)

    def answered(self, number: int) -> None:
        """That call was answered; what its response says of the limit was read before."""
        if number == self._number:
            self._beyond = self._beyond + 1 if self._reset > _MINUTE + 1 and self._remaining < 1 else 0

    def refused(self) -> None:
        """A call was refused: there is a limit."""
        self._beyond = 0

    def exhausted(self) -> bool:
        """Whether the server said last that next to nothing remains."""
        return self._limit is not None and self._remaining <= max(1.0, self._limit * _LITTLE)

    def rate(self, *, spent: float, now: float) -> float | None:
        """Units a second that keep the limit from running out; None where nothing is to be feared.

        Args:
            spent: Units that all calls so far have cost.
            now: By the clock that `read` was told of.
        """
        if self._limit is None or self._beyond > _BEYOND:
            return None
        since = max(0.0, now - self._sent)
        if self._reset > _MINUTE + 1:
            return self._long(spent - self._spent, since)
        refill = self._limit / _MINUTE
        if self._samples >= _SAMPLES and self._sent - self._first >= _PERIOD:
            # Whatever a minute's limit does, it is now and then seen to be refilled at its own pace. One that is always
            # seen to be refilled faster is for a shorter time than a minute.
            refill = max(refill, self._least)
        left = min(self._limit, self._remaining - (spent - self._spent) + refill * since)
        if since >= self._reset > 0 and left < self._limit * _PLENTY:
            # It must have been reset meanwhile.
            return _UNDER * refill
        if left < _LITTLE * self._limit:
            return refill / 2
        if left < _PLENTY * self._limit:
            return _UNDER * refill
        return min(max(left / max(1.0, self._reset - since), _UNDER * refill), 2 * refill)

    def _long(self, spent: float, since: float) -> float | None:
        """For a limit of hours or a day: nothing until a tenth of it remains, which is then spread out."""
        assert self._limit is not None  # noqa: S101
        left = self._remaining - spent
        if left >= self._limit / 10:
            return None
        refill = (self._limit - self._remaining) / self._reset
        return max(refill, left / max(1.0, self._reset - since), 1 / self._reset)


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value < 1e15 else None
