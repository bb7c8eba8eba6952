"""How far a batch is, on one line: how many are done, what is left, how fast it goes, what it uses."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from brief.cli.progress import EVERY_ELSEWHERE, Line, duration

if TYPE_CHECKING:
    from brief.batching.session import Session

_LATELY = 120.0
"""Seconds over which the speed is measured."""
_SOON = 120.0
_EVERY_LATER = 60.0
"""Seconds between two lines in a log, once a run has lasted for so long that it may last all night."""
_HELD = 2.0
_STILL, _STILL_TIMES = 30.0, 3
"""When it is said that no article was finished: after so many seconds, if that is so many times as long as one took of
late.
"""


class BatchProgress(Line):
    """The line of a batch. Until a session is set it says nothing of its own."""

    def __init__(self, *, quiet: bool = False) -> None:
        super().__init__(quiet=quiet)
        self.session: Session | None = None
        self.total: int | None = None
        """Articles in all, as soon as somebody has counted them."""
        self._finishing = False
        self._samples: deque[tuple[float, int]] = deque()
        self._last = 0.0, 0, 0.0
        """When an article was finished last, how many were then, and how many a minute."""

    def watch(self, session: Session) -> None:
        """Begin to tell of a run."""
        with self._lock:
            self.session = session
            self._began = self._said = self._clock()

    def finish(self) -> None:
        """All articles were got to: what is left is the report."""
        with self._lock:
            self._finishing = True
            self.show(force=False)

    def forget(self) -> None:
        """The run is over."""
        self.session = None

    def every(self, now: float) -> float:
        """Seconds between two lines in a log."""
        return EVERY_ELSEWHERE if now - self._began < _SOON else _EVERY_LATER

    def text(self, now: float) -> str | None:
        """The line as it stands."""
        session = self.session
        if session is None:
            return None
        if self._finishing:
            return "brief: writing the report"
        run, worked = session.run, session.done + session.failed
        handled = worked + session.unchanged
        per_minute = self._speed(now, worked)
        seen, whole = run.seen
        total = seen if whole else self.total
        of = f"{total:,}" if total is not None else f"{seen:,} seen so far"
        parts = [f"{handled:,} of {of}", f"{session.done:,} done"]
        if session.failed:
            parts.append(f"{session.failed:,} failed")
        if session.unchanged:
            parts.append(f"{session.unchanged:,} unchanged")
        if still := self._still(now, worked, per_minute):
            # The speed of before would promise an end that does not come nearer.
            parts.append(f"none finished for {_long(still)}")
        elif per_minute:
            parts.append(f"{per_minute:,.0f} a minute" if per_minute >= 10 else f"{per_minute:.1f} a minute")
            if total is not None and total > handled:
                parts.append(f"about {_long((total - handled) / per_minute * 60)} left")
        if run.draining:
            parts.append(f"{run.under_way:,} still under way")
        parts += self._use(session)
        return f"brief: {', '.join(parts)}"

    def _use(self, session: Session) -> list[str]:
        usage, pace = session.usage, session.endpoint.pace
        parts = [f"{pace.in_flight} of {pace.limit} calls at once"]
        if pace.held > _HELD:
            parts.append(f"waiting {duration(pace.held)} for the server")
        elif pace.due > _HELD:
            parts.append(f"waiting {duration(pace.due)} to keep a rate limit")
        if usage.calls:
            read, written = usage.input_tokens, usage.output_tokens
            parts.append("tokens unknown" if read is None or written is None else f"{_short(read + written)} tokens")
            cost = session.cost
            parts.append("cost unknown" if cost is None else f"${cost:,.2f}")
        return parts

    def _speed(self, now: float, worked: int) -> float:
        """Articles a minute, of late."""
        samples = self._samples
        samples.append((now, worked))
        while len(samples) > 2 and now - samples[0][0] > _LATELY:
            samples.popleft()
        seconds = now - samples[0][0]
        return (worked - samples[0][1]) / seconds * 60 if seconds >= 1 else 0.0

    def _still(self, now: float, worked: int, per_minute: float) -> float:
        """Seconds since an article was finished, if that is long; else 0."""
        if worked != self._last[1]:
            self._last = now, worked, per_minute
        last, _, speed = self._last
        usual = 60 / speed if speed else _LATELY
        return now - last if worked and now - last >= max(_STILL, _STILL_TIMES * usual) else 0.0


def _short(number: int) -> str:
    """A number as a line has room for it: 950, 12.3k, 4.5M."""
    if number < 1_000:
        return str(number)
    return f"{number / 1_000:.1f}k" if number < 1_000_000 else f"{number / 1_000_000:.1f}M"


def _long(seconds: float) -> str:
    """Seconds as people say them, also where they are many: 3 min 5 s, 2 h 10 min."""
    if seconds < 3600:
        return duration(seconds)
    hours, rest = divmod(round(seconds / 60), 60)
    return f"{hours} h {rest} min"
