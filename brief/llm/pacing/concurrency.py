"""How many calls at once: additive increase, multiplicative decrease, by what the server answers.

As TCP does it: doubled at each clean round until the first refusal, then raised by a twentieth; cut by a fifth once in
an episode of refusals. Requests that were under way when it was cut belong to the same episode: what happens to them
says nothing of the new ceiling.
"""

from __future__ import annotations

_CREEP = 0.05
_CUT = 0.8
_FAILING = 0.1
"""Share of a round's calls that may fail by an error of the server's: above it, the ceiling is not raised."""
_QUEUED = 2.0
"""A round that took so many times as long as the best one did: the server queues, and more calls would only wait."""


class AdaptiveConcurrency:
    """The most calls at once. Where it does not adapt, it stays at `start` and only tells episodes apart."""

    def __init__(self, start: int, most: int, *, adapts: bool = True) -> None:
        self._adapts = adapts
        self._start = start
        self._most = most
        self._limit = float(min(start, most))
        self._doubling = True
        self._cut_at = -1
        self._best = float("inf")
        self._begin()

    @property
    def limit(self) -> int:
        """Calls at once, at least 1."""
        return int(self._limit)

    def pressed(self) -> None:
        """Somebody has to wait because the ceiling is reached: only a ceiling in use says anything."""
        self._pressed = True

    def answered(self, seconds: float) -> None:
        """A call was answered after so long."""
        self._answers += 1
        self._seconds += seconds
        if self._adapts and self._answers >= self._size:
            self._end()

    def failed(self) -> None:
        """A call failed by an error of the server's: no reason to cut, and none to raise."""
        self._failures += 1

    def refused(self, number: int, last: int, *, hard: bool) -> bool:
        """A call was refused; True where that begins an episode.

        Args:
            number: The call's, counted in the order they were let in.
            last: Of the newest call.
            hard: Most calls are refused now, not one here and there.
        """
        self._doubling = self._clean = False
        if number <= self._cut_at:
            return False
        self._cut_at = last
        if not self._adapts:
            return True
        # A refusal here and there has other reasons than how many calls are under way: no cut removes it.
        floor = 1.0 if hard else min(float(self._start), self._limit)
        self._limit = max(floor, self._limit * _CUT)
        # Below a cut, how long answers take is found out anew.
        self._best = float("inf")
        return True

    def _begin(self) -> None:
        self._size = self.limit
        self._answers = self._failures = 0
        self._seconds = 0.0
        self._clean, self._pressed = True, False

    def _end(self) -> None:
        average = self._seconds / self._answers
        self._best = min(self._best, average)
        queued = average > _QUEUED * self._best
        if queued:
            self._doubling = False
        if self._clean and self._pressed and not queued and self._failures <= _FAILING * self._answers:
            more = self._limit if self._doubling else max(1.0, self._limit * _CREEP)
            self._limit = min(float(self._most), self._limit + more)
        self._begin()
