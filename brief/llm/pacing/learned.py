"""A rate limit that a server does not tell, learnt from its refusals.

When it refuses, it has shown what it takes: the calls it let in over the time they were sent in. From a little under
that, the rate rises again as TCP CUBIC's window does (RFC 9438): quickly back towards what was refused, level around
it, and above it slowly at first. The longer the time it was measured over, the longer it stays level.
"""

from __future__ import annotations

from collections import deque

_UNDER = 0.95
_DIP: float = (1 - _UNDER) ** (1 / 3)
_WINDOW = 60.0
"""Seconds: limits are by the minute, or by less."""
_MEMORY = 300.0
_MOMENT = 0.1
_SHORTEST = 3.0
_LATE = 6.0
"""Seconds after which the end of a window is noticed, at most."""
_STALL = 12.0
"""Seconds for which nothing is let in: then what let calls in before is a minute's window, and neither a bucket that is
refilled nor a window of a few seconds."""
_FEW = 5
"""Calls let in since the last episode: with fewer, this episode is the last one still."""
_OFTEN = 3
"""Episodes in a window's time: not by chance."""
_FALLEN = 0.6
"""A limit that is there is met at about the same rate each time; refusals for another reason follow the rate down."""


class Learned:
    """The rate that refusals have taught, in calls a second."""

    def __init__(self) -> None:
        self._let_in: deque[list[float]] = deque()
        """Moments, and how many calls were let in then that have not been refused so far."""
        self._began = self._mark = self._before = self._dry = 0.0
        self._wall: float | None = None
        self._top = 0.0
        self._since = 0.0
        self._level = _WINDOW
        self._started = self._stalled = False
        self._deaf_until, self._doubt = 0.0, _WINDOW / 2
        self._episodes: deque[float] = deque(maxlen=_OFTEN)

    def sent(self, now: float) -> None:
        """A call is let in."""
        if not self._started:
            self._started, self._began, self._mark, self._before = True, now, now, now
        if self._let_in and now - self._let_in[-1][0] < _MOMENT:
            self._let_in[-1][1] += 1
            return
        self._let_in.append([now, 1])
        while self._let_in[0][0] < now - _MEMORY:
            self._let_in.popleft()

    def refused(self) -> None:
        """One of the latest calls was not let in after all."""
        latest = next((moment for moment in reversed(self._let_in) if moment[1] > 0), None)
        if latest is not None:
            latest[1] -= 1

    @property
    def known(self) -> bool:
        """Whether there is a rate."""
        return self._wall is not None

    def worth(self, now: float) -> bool:
        """An episode of refusals begins; whether it teaches something, even if few calls are refused."""
        self._episodes.append(now)
        often = len(self._episodes) == _OFTEN and now - self._episodes[0] < _WINDOW
        return self._wall is not None or (often and now >= self._deaf_until)

    def measure(self, begun: float, now: float, *, hard: bool) -> None:
        """An episode of refusals that began then is over, as far as can be told, and calls go again.

        What was let in is set against all the time since calls went last, this episode's waiting included: where a
        window has to end before anything is let in again, that is the window.
        """
        if self._stalled:
            return
        if self._count(self._mark) < _FEW:
            # Next to nothing was let in since the last episode: it is the same one still. If it lasts, then what was
            # let in before it is what it pays for.
            if hard:
                self._dry, self._mark, self._stalled = self._mark, self._before, True
            return
        self._over(begun, now, hard=hard)

    def answered(self, now: float) -> None:
        """A call that was sent after the last episode was answered."""
        if self._stalled:
            self._stalled = False
            self._over(self._dry, now, hard=True)

    def rate(self, now: float) -> float | None:
        """Calls a second, None as long as nothing was learnt."""
        if self._wall is None:
            return None
        away = (now - self._since - self._level) / self._level * _DIP
        return self._wall * (1 + away * away * away)

    def _count(self, since: float) -> float:
        return sum(calls for moment, calls in self._let_in if moment >= since)

    def _over(self, dry: float, now: float, *, hard: bool) -> None:
        """Calls go again, which hardly did since `dry`."""
        start, seconds = max(self._mark, dry - _WINDOW), 0.0
        if now - dry >= _STALL:
            # A window has just ended. The first one may have begun before the first call; later ones show their length.
            start, seconds = max(self._mark, now - _WINDOW - _LATE), _WINDOW if self._mark == self._began else 0.0
        self._settle(start, now, max(now - start, seconds, _MOMENT), hard=hard)
        self._before, self._mark = self._mark, now

    def _settle(self, start: float, now: float, seconds: float, *, hard: bool) -> None:
        wall = max(self._count(start), 1) / seconds
        if hard:
            self._top = 0.0
        elif wall < _FALLEN * self._top:
            # It was slowed down again and again, and is refused as before: the rate is not the reason. That may be
            # wrong once; each time it is found anew, it is believed for longer.
            self._wall, self._top = None, 0.0
            self._doubt = min(2 * self._doubt, _MEMORY * 4)
            self._deaf_until = now + self._doubt
            return
        else:
            self._top = max(self._top, wall)
        self._wall, self._since = wall, now
        self._level = min(max(seconds, _SHORTEST), _WINDOW)
