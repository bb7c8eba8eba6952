"""Progress on stderr: a line that keeps up on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self, TextIO

from brief.cli.console import is_terminal
from brief.harmless import one_line

EVERY_ON_TERMINAL = 1.0
"""Seconds between two looks at the clock, so that the line moves even while nothing comes back."""
EVERY_ELSEWHERE = 15.0
CLEAR = "\r\x1b[2K"


def status(phase: str, done: int, total: int, seconds: float) -> str:
    """What is going on, for people: phase, how far, and how long it may still take.

    `seconds` is the time spent in this phase. The estimate assumes that the rest goes as fast as what is done.
    """
    parts = [f"{phase} {done}/{total}" if total > 1 else phase]
    if 0 < done < total:
        parts.append(f"about {duration(seconds / done * (total - done))} left")
    elif seconds >= 1:
        parts.append(duration(seconds))
    return ", ".join(parts)


def duration(seconds: float) -> str:
    """Seconds as people say them: 42 s, 3 min 5 s."""
    whole = max(1, round(seconds))
    return f"{whole} s" if whole < 60 else f"{whole // 60} min {whole % 60} s"


class Line:
    """A line that keeps up on a terminal, and stands in a log now and then; what is said goes among it.

    Enter its context for as long as it should keep up. Any thread may use it.
    """

    def __init__(
        self, *, quiet: bool = False, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream or sys.stderr
        self._quiet = quiet
        self._live = is_terminal(self._stream)
        self._clock = clock
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._began = self._said = clock()

    def __enter__(self) -> Self:
        if not self._quiet:
            self._thread = threading.Thread(target=self._tick, name="progress", daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Keep up no more, and take the line away. What is said later still comes."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
        with self._lock:
            self.forget()
            if self._live and not self._quiet:
                self._write(CLEAR)

    def text(self, now: float) -> str | None:
        """What the line says; None for nothing."""
        raise NotImplementedError

    def forget(self) -> None:
        """There is nothing to say any more."""

    def every(self, now: float) -> float:  # noqa: ARG002 - others may say it less often the longer it takes
        """Seconds between two lines in a log."""
        return EVERY_ELSEWHERE

    def say(self, line: str) -> None:
        """A lasting line among the passing ones; nothing under `quiet`."""
        with self._lock:
            if self._quiet:
                return
            self._write(f"{CLEAR if self._live else ''}brief: {one_line(line)}\n")
            if self._live:
                self.show(force=True)

    def show(self, *, force: bool) -> None:
        """Bring the line up to date; in a log only if it is time, or by `force`. The lock is held by the caller."""
        now = self._clock()
        text = None if self._quiet else self.text(now)
        if text is None:
            return
        if self._live:
            width = shutil.get_terminal_size().columns
            self._write(f"{CLEAR}{text[: width - 1]}")
        elif force or now - self._said >= self.every(now):
            self._said = now
            self._write(f"{text}\n")

    def _tick(self) -> None:
        while not self._stop.wait(EVERY_ON_TERMINAL):
            with self._lock:
                self.show(force=False)

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (AttributeError, OSError, ValueError):
            self._quiet = True  # Nobody is listening any more.


class Progress(Line):
    """Says where a run has got to. Call it with (phase, done, total); leave its context when the run ends."""

    _state: tuple[str, int, int] | None = None

    def __call__(self, phase: str, done: int, total: int) -> None:
        """Note where the run is: `done` of `total` steps of `phase`."""
        with self._lock:
            new = self._state is None or self._state[0] != phase
            self._state = (phase, done, total)
            if new:
                self._began = self._clock()
            self.show(force=new)

    def text(self, now: float) -> str | None:
        """Phase, how far, how long it may still take."""
        return None if self._state is None else f"brief: {status(*self._state, now - self._began)}"

    def forget(self) -> None:
        """The run is over."""
        self._state = None
