"""A hold: for a while no call goes, because the server asks for that or refuses whatever comes.

When it is over, calls come back one after another. If they are refused again, the next hold is longer.
"""

from __future__ import annotations

from brief.llm.retry import backoff

_TRICKLE = 4.0
"""Calls a second in the first second after a hold: they show whether the server takes calls again."""
_FIRST = 1.0
_LONGEST = 5.0


class Hold:
    """Until when nobody goes, and how they start again."""

    def __init__(self) -> None:
        self._until = self._resumed = -float("inf")
        self._last = -1
        self._tries = 0
        self._learns = False

    def left(self, now: float) -> float:
        """Seconds that the hold still lasts, 0 where there is none."""
        return max(0.0, self._until - now)

    def extend(self, now: float, seconds: float, last: int) -> None:
        """Nobody goes for so long.

        Args:
            last: Number of the newest call that was let go.
        """
        self._until = max(self._until, now + seconds)
        self._last = last

    def refused(self, number: int, now: float, wait: float | None, last: int, *, learns: bool) -> None:
        """A call was refused.

        Args:
            number: Its number. One that was let go before the last hold began makes no new one.
            wait: Seconds that the server asks for.
            learns: The refusal tells something of the server's rate.
        """
        self._learns = self._learns or learns
        if number > self._last:
            self._tries += 1
            self.extend(now, min(backoff(self._tries), _LONGEST) if wait is None else wait, last)
        elif wait is not None:
            self.extend(now, wait, last)

    def survived(self, number: int) -> bool:
        """A call was answered; whether it was let go after the last hold."""
        if number <= self._last:
            return False
        self._tries = 0
        return True

    def over(self, now: float) -> bool:
        """To be asked when there is no hold: True once after each that has something to be learnt from."""
        if self._until > self._resumed:
            self._resumed = now
            learns, self._learns = self._learns, False
            return learns
        return False

    def rate(self, now: float, limit: int, usual: float) -> float | None:
        """Calls a second with which they start again; None once all may.

        Args:
            limit: Calls at once.
            usual: Seconds that an answer takes.
        """
        since = now - self._resumed
        if since < _FIRST:
            return _TRICKLE
        return max(_TRICKLE, limit / usual) if since < _FIRST + usual else None
