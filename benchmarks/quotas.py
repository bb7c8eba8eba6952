"""The rate limits that servers have: a token bucket, a fixed window, a sliding window. Time is given, never read."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field
from typing import Literal, Protocol

Kind = Literal["bucket", "fixed", "sliding"]
Told = Literal["all", "retry", "none"]
"""What a server says of its limits: headers on every response, Retry-After on a refusal only, or nothing."""


class Quota(Protocol):
    """So many units (requests or tokens) a window."""

    limit: float

    def wait(self, now: float, cost: float) -> float:
        """Seconds until that much could be taken; 0 where it can be now."""

    def take(self, now: float, cost: float) -> None:
        """Take that much."""

    def left(self, now: float) -> tuple[float, float]:
        """Units that remain, and seconds until all of them are there again."""


@dataclass
class Bucket:
    """Refilled all the time, up to `burst` (a whole window's units by default)."""

    limit: float
    window: float = 60.0
    burst: float | None = None
    _level: float = field(init=False)
    _at: float = field(init=False, default=-math.inf)

    def __post_init__(self) -> None:
        self._size = self.limit if self.burst is None else self.burst
        self._rate = self.limit / self.window
        self._level = self._size

    def _now(self, now: float) -> float:
        self._level = min(self._size, self._level + (now - self._at) * self._rate)
        self._at = now
        return self._level

    def wait(self, now: float, cost: float) -> float:
        return max(0.0, (min(cost, self._size) - self._now(now)) / self._rate)

    def take(self, now: float, cost: float) -> None:
        self._level = self._now(now) - cost

    def left(self, now: float) -> tuple[float, float]:
        return max(0.0, self._now(now)), (self._size - self._level) / self._rate


@dataclass
class Fixed:
    """All units at the start of each window; windows start at `phase`, whoever asks when."""

    limit: float
    window: float = 60.0
    phase: float = 0.0
    _used: float = 0.0
    _number: int = -1

    def _roll(self, now: float) -> None:
        number = math.floor((now - self.phase) / self.window)
        if number != self._number:
            self._number, self._used = number, 0.0

    def wait(self, now: float, cost: float) -> float:
        self._roll(now)
        return 0.0 if self._used + cost <= self.limit else self.left(now)[1]

    def take(self, now: float, cost: float) -> None:
        self._roll(now)
        self._used += cost

    def left(self, now: float) -> tuple[float, float]:
        self._roll(now)
        return max(0.0, self.limit - self._used), self.phase + (self._number + 1) * self.window - now


@dataclass
class Sliding:
    """So many units in any stretch of a window's length."""

    limit: float
    window: float = 60.0
    _taken: deque[tuple[float, float]] = field(default_factory=deque)
    _used: float = 0.0

    def _forget(self, now: float) -> None:
        while self._taken and self._taken[0][0] <= now - self.window:
            self._used -= self._taken.popleft()[1]

    def wait(self, now: float, cost: float) -> float:
        self._forget(now)
        over = self._used + cost - self.limit
        for at, units in self._taken:
            if over <= 0:
                break
            over -= units
            if over <= 0:
                return at + self.window - now
        return 0.0

    def take(self, now: float, cost: float) -> None:
        self._forget(now)
        self._taken.append((now, cost))
        self._used += cost

    def left(self, now: float) -> tuple[float, float]:
        self._forget(now)
        reset = self._taken[-1][0] + self.window - now if self._taken else 0.0
        return max(0.0, self.limit - self._used), reset


def quota(kind: Kind, limit: float, burst: float | None, phase: float) -> Quota:
    """A quota of that kind, for a minute."""
    if kind == "bucket":
        return Bucket(limit, burst=None if burst is None else burst * limit)
    return Fixed(limit, phase=phase) if kind == "fixed" else Sliding(limit)


class Limits:
    """Requests and tokens a minute, and what the server says of them.

    A refused request takes nothing. `burst` is a bucket's size as a share of the minute's units.
    """

    def __init__(
        self,
        rpm: float | None = None,
        tpm: float | None = None,
        *,
        kind: Kind = "bucket",
        told: Told = "all",
        burst: float | None = None,
        phase: float = 0.0,
    ) -> None:
        self._told = told
        made = {"requests": rpm, "tokens": tpm}
        self._quotas = {what: quota(kind, n, burst, phase) for what, n in made.items() if n is not None}

    def admit(self, now: float, tokens: float) -> tuple[bool, dict[str, str]]:
        """Whether a request of so many tokens is let in, and the headers of its response."""
        costs = {"requests": 1.0, "tokens": tokens}
        wait = max((q.wait(now, costs[what]) for what, q in self._quotas.items()), default=0.0)
        if wait <= 0:
            for what, q in self._quotas.items():
                q.take(now, costs[what])
        headers = {} if wait <= 0 or self._told == "none" else {"retry-after": str(max(1, math.ceil(wait)))}
        if self._told == "all":
            for what, q in self._quotas.items():
                remaining, reset = q.left(now)
                headers[f"x-ratelimit-limit-{what}"] = str(int(q.limit))
                headers[f"x-ratelimit-remaining-{what}"] = str(int(remaining))
                headers[f"x-ratelimit-reset-{what}"] = f"{reset:.3f}s"
        return wait <= 0, headers
