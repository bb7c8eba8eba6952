"""So many units a second: a leaky bucket that may run into debt."""

from __future__ import annotations

_SLACK = 0.25
"""Seconds whose units may be saved up while nobody asks, so that a timer that fires late costs nothing."""
_NOTHING = 1e-6
"""Seconds not worth waiting for."""


class LeakyBucket:
    """Lets units pass at a rate, evenly. None lets everything pass.

    Whoever goes may cost more than there is: the next one waits for it. So a cost above what a second brings does not
    wait for ever, and over time the rate holds exactly.
    """

    def __init__(self, rate: float | None = None) -> None:
        self._rate = rate
        self._level = 0.0
        self._at = 0.0

    @property
    def rate(self) -> float | None:
        """Units a second, None for no bound."""
        return self._rate

    def turn_to(self, rate: float | None, now: float) -> None:
        """Let that many units a second pass from now on."""
        if rate != self._rate:
            self._fill(now)
            # Debt made at another rate, or without one, would be paid off too fast or too slowly.
            if self._rate is None or rate is None:
                self._level = 0.0
            self._rate = rate

    def wait(self, now: float) -> float:
        """Seconds until the next one may pass."""
        if self._rate is None:
            return 0.0
        self._fill(now)
        wait = -self._level / self._rate
        return wait if wait > _NOTHING else 0.0

    def take(self, cost: float, now: float) -> None:
        """Let that much pass. A cost below 0 gives back what was taken too much."""
        if self._rate is not None:
            self._fill(now)
            self._level -= cost

    def _fill(self, now: float) -> None:
        if self._rate is not None:
            self._level = min(self._level + (now - self._at) * self._rate, self._rate * _SLACK)
        self._at = now
