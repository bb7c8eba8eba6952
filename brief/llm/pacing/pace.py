"""The pace of one endpoint: how many calls at once, how many a minute, and when none at all.

    pace = Pace(rpm=500)
    async with pace.turn() as turn:         # waits until a call may be made
        ...                                 # make it
        turn.answered()                     # or refused(wait) or failed(): what the server made of it

All calls to one server go through one pace. How many are under way at once adapts (`brief.llm.pacing.concurrency`); how
many go in a minute is bounded by the user (`rpm`, `tpm`), by what the server tells of its limits
(`brief.llm.pacing.server_limit`) and by what its refusals teach (`brief.llm.pacing.learned`). A refusal with a
`Retry-After` holds everybody, and so does a server that has gone away, until it is back. Those who wait go in the order
they came, also when they come back from a refusal (`brief.llm.pacing.place`).
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from brief.errors import ConfigurationError
from brief.llm.pacing.alarm import Alarm
from brief.llm.pacing.concurrency import AdaptiveConcurrency
from brief.llm.pacing.hold import Hold
from brief.llm.pacing.rates import Rates
from brief.llm.pacing.turn import Held, Turn

START = 8
MOST = 256
_RECENT = 32
"""Answers and refusals among which refusals are called hard, or sporadic."""
_HARD = 10
_WEIGHT = 0.1
"""Of one answer in the running mean of how long they take."""
_LATELY = 120.0
_MUTE = 16
"""Failures one after the other that are a matter of the server's and not of the calls: it is tried by few until it
answers again."""
_AWAY = 300.0
"""Seconds for which a server that answered before and takes no connection now may be starting again."""
_LONG = 3.0
"""Seconds."""


@dataclass(order=True, slots=True)
class _Waiter:
    ticket: int
    turn: Turn = field(compare=False)
    going: asyncio.Future[None] = field(compare=False)


class Pace:
    """Lets calls go, one `turn` each; shared by all that call the same server with the same key."""

    def __init__(
        self,
        *,
        start: int = START,
        most: int = MOST,
        fixed: int | None = None,
        rpm: float | None = None,
        tpm: float | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """A pace that nobody keeps yet.

        Args:
            start: Calls at once to begin with.
            most: Calls at once that are never exceeded.
            fixed: Calls at once, whatever the server answers; None to adapt.
            rpm: Requests a minute that are never exceeded, None for no bound.
            tpm: Tokens a minute, read and written; None for no bound.
            clock: Seconds of a clock that never goes back.
            sleep: How to wait.

        Raises:
            ConfigurationError: a number is not above 0.
        """
        if min(start, most, 1 if fixed is None else fixed) < 1 or min(rpm or 1, tpm or 1) <= 0 or 0 in (rpm, tpm):
            raise ConfigurationError("calls at once, and requests and tokens a minute, must be above 0")
        self._alarm = Alarm(clock, sleep, self._dispatch)
        self._ceiling = (
            AdaptiveConcurrency(start, most) if fixed is None else AdaptiveConcurrency(fixed, fixed, adapts=False)
        )
        self.most = most if fixed is None else fixed
        """Calls at once that are never exceeded."""
        self.adapts = fixed is None
        """Whether the calls at once follow what the server answers."""
        self._rates = Rates(rpm, tpm)
        self._tickets = itertools.count()
        self._waiting: list[_Waiter] = []
        self._last = -1  # Number of the newest call.
        self._recent: deque[bool] = deque(maxlen=_RECENT)  # Whether it was a refusal.
        self._usual = 0.0  # Seconds that an answer takes.
        self._episode = 0.0  # When the latest one of refusals began.
        self._shown = False  # Whether refusals since the last hold have shown that there is a limit.
        self._hold = Hold()
        self._mute = 0  # Failures since the last answer.
        self._mute_since = 0.0
        self.patient = True
        """Whether a call may wait for more than its retries; not where all is to come to an end."""
        self.aside = 0
        """Questions that let others go first, because they were refused."""
        self.in_flight = 0
        """Calls under way."""
        self._answered_at = -float("inf")
        self.answered = 0
        """Calls answered so far."""
        self.refused = 0
        """Calls refused so far (429)."""
        self.turned_away = 0
        """The same without those that were refused alone."""
        self.failed = 0
        """Calls so far that failed otherwise."""

    @property
    def limit(self) -> int:
        """Calls at once that are allowed now."""
        return self._ceiling.limit

    @property
    def waiting(self) -> int:
        """Calls that wait for their turn."""
        return sum(not waiter.going.done() for waiter in self._waiting)

    @property
    def held(self) -> float:
        """Seconds for which no call goes, because the server asked for that or refuses all; 0 mostly."""
        return self._hold.left(self.now())

    @property
    def due(self) -> float:
        """Seconds until the next call may go, where one waits for a hold or a rate; 0 mostly."""
        return self._alarm.left if self.in_flight < self.limit else 0.0

    @property
    def answers_lately(self) -> bool:
        """Whether the server has answered in the last two minutes: if so, a refusal means waiting in line."""
        return self.patient and self.now() - self._answered_at < _LATELY

    @property
    def requests_a_minute(self) -> float | None:
        """The rate calls are let go at now; None where nothing but `limit` bounds it."""
        return self._rates.requests_a_minute

    @property
    def tokens_a_minute(self) -> float | None:
        """The same for tokens."""
        return self._rates.tokens_a_minute

    def now(self) -> float:
        """The clock, never behind what was slept: who waits by another clock is not made to wait twice."""
        return self._alarm.now()

    def ticket(self) -> int:
        """A place in the queue, for a call that may need several turns."""
        return next(self._tickets)

    def turn(self, ticket: int | None = None, *, size: int = 0, room: int = 0) -> Turn:
        """A turn to make one call; an async context manager that waits for it.

        Args:
            ticket: From `ticket()`; None for a new one.
            size: Bytes of the request.
            room: Tokens its answer may take.
        """
        return Turn(self, self.ticket() if ticket is None else ticket, size, room)

    async def enter(self, turn: Turn) -> None:
        """Wait until the turn's call may be made."""
        going: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, _Waiter(turn.ticket, turn, going))
        self._dispatch()
        try:
            await going
        except asyncio.CancelledError:
            if not going.cancelled():
                self.leave()
            raise

    def leave(self) -> None:
        """A turn is over."""
        self.in_flight -= 1
        self._dispatch()

    def heard(self, turn: Turn, headers: Mapping[str, str]) -> None:
        """The server has responded: what it says of its limits."""
        self._rates.heard(turn, headers)

    def was_answered(self, turn: Turn, read: int | None, written: int | None) -> None:
        """The call was answered, and used so many tokens."""
        now = self._answered_at = self.now()
        self.answered += 1
        self._mute = 0
        self._recent.append(False)
        seconds = now - turn.sent
        self._usual += (seconds - self._usual) * max(_WEIGHT, 1 / self.answered)
        self._ceiling.answered(seconds)
        if self._hold.survived(turn.number):
            self._rates.learned.answered(now)
        self._rates.used(turn, read, written, now)

    def was_failed(self, turn: Turn, wait: float | None, *, nobody: bool = False) -> Held:
        """The call failed by an error of the server's; all wait where it asks for that, or is not there any more."""
        self.failed += 1
        self._ceiling.failed()
        now = self.now()
        self._mute += 1
        if self._mute == 1:
            self._mute_since = now
        if wait is not None:
            self._hold.extend(now, wait, self._last)
        elif self.answered and (nobody or self._mute >= _MUTE):
            self._hold.refused(turn.number, now, None, self._last, learns=False)
        away = nobody and self.answered > 0 and self.patient and now - self._mute_since < _AWAY
        return Held(self._hold.left(now), news=True, away=away)

    def was_refused(self, turn: Turn, wait: float | None, *, alone: bool = False) -> Held:
        """The call was refused."""
        if alone:
            self.refused += 1
            self._rates.refused()
            return Held(0.0, news=True, alone=True)
        now = self.now()
        self.refused += 1
        self.turned_away += 1
        self._recent.append(True)
        self._rates.refused()
        hard = self._hard
        news = self._ceiling.refused(turn.number, self._last, hard=hard)
        # A server that sends everybody away for long has a limit, and so has one that refuses most. Where it says that
        # nothing remains of a limit it tells, there is nothing to learn.
        shown = (hard or (wait or 0.0) >= _LONG) and not self._rates.exhausted()
        self._shown = self._shown or shown
        learns = shown or (news and self._rates.learned.worth(now))
        if news:
            self._episode = now
        if wait is not None or hard or (learns and self._rates.learned.known):
            self._hold.refused(turn.number, now, wait, self._last, learns=learns)
        elif news and learns:
            self._rates.learned.measure(now, now, hard=False)
        held = self._hold.left(now)
        return Held(held, news=news or not held)

    @property
    def _hard(self) -> bool:
        """Whether most calls are refused of late, not one here and there."""
        refusals = sum(self._recent)
        return refusals >= _HARD or 2 * refusals >= len(self._recent)

    def _dispatch(self) -> None:
        """Let go whoever may."""
        while self._waiting:
            waiter = self._waiting[0]
            if waiter.going.done():
                heapq.heappop(self._waiting)
                continue
            if self.in_flight >= self._ceiling.limit:
                self._ceiling.pressed()
                return
            now = self.now()
            wait = self._wait(now)
            if wait > 0:
                self._alarm.set(wait)
                return
            heapq.heappop(self._waiting)
            self._let_go(waiter.turn, now)
            waiter.going.set_result(None)

    def _wait(self, now: float) -> float:
        """Seconds until the next call may go."""
        held = self._hold.left(now)
        if held > 0:
            return held
        if self._hold.over(now):
            self._rates.learned.measure(self._episode, now, hard=self._shown)
            self._shown = False
        return self._rates.wait(now, self._hold.rate(now, self._ceiling.limit, self._usual))

    def _let_go(self, turn: Turn, now: float) -> None:
        self._last += 1
        turn.number, turn.sent = self._last, now
        self._rates.let_go(turn, now)
        self.in_flight += 1
