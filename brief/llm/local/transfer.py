"""What all ways to fetch a file share: how it grows, how that is told, and how it is stopped.

A file under way is always a beginning of the whole: whichever way goes on takes up where the last one ended.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

from brief.errors import ConfigurationError
from brief.llm.local.models import readable

Report = Callable[[int, int], None]
"""Told how many bytes are there, of how many."""

_EVERY = 10.0
"""Seconds between two lines about a download."""


class Stopped(Exception):  # nothing went wrong
    """Whoever asked for the download no longer wants it."""


class WayFailed(Exception):  # one of several ways; the download fails only with the last
    """One way to the file leads nowhere. The text says why, in a few words."""


class Transfer:
    """A file that grows from its beginning to its full size."""

    def __init__(self, file: Path, size: int, *, report: Report, stop: Event) -> None:
        self.file = file
        self.size = size
        self._report = report
        self._stop = stop

    @property
    def have(self) -> int:
        """Bytes that are there."""
        return self.file.stat().st_size if self.file.exists() else 0

    def cut(self, length: int) -> None:
        """Keep the first bytes only."""
        if self.have > length:
            with self.file.open("r+b") as stream:
                stream.truncate(length)
        self._report(self.have, self.size)

    def check(self) -> None:
        """Go on only if it is still wanted.

        Raises:
            Stopped: it is not.
        """
        if self._stop.is_set():
            raise Stopped

    def append(self, pieces: Callable[[], bytes]) -> None:
        """Add what `pieces` gives, one piece a call, until it gives nothing.

        Raises:
            Stopped: it is no longer wanted; what came so far is kept.
            WayFailed: there is more than there may be.
            OSError: it cannot be written.
        """
        done = self.have
        with self.file.open("ab") as stream:
            while piece := pieces():
                if done + len(piece) > self.size:
                    raise WayFailed(f"it sends more than the {self.size:,} bytes of the file")
                stream.write(piece)
                done += len(piece)
                self._report(done, self.size)
                self.check()


class Lines:
    """Tells of a download in a line now and then, for logs and pipes."""

    def __init__(self, say: Callable[[str], None], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._say = say
        self._clock = clock
        self._first: tuple[float, int] | None = None
        self._said = clock()

    def __call__(self, done: int, total: int) -> None:
        """Note how far it is."""
        now = self._clock()
        if self._first is None or done < self._first[1]:
            self._first = (now, done)
        whole = done >= total and self._first[1] < total
        if now - self._said < _EVERY and not whole:
            return
        self._said = now
        seconds, came = now - self._first[0], done - self._first[1]
        text = f"{readable(done)} of {readable(total)}"
        if came and seconds > 0:
            text += f", {readable(came / seconds)}/s"
            left = (total - done) * seconds / came
            text += f", about {left:.0f} s left" if left >= 1 else ""
        self._say(text)


def out_of_room(error: OSError, folder: Path) -> ConfigurationError:
    """What to say when the model cannot be written."""
    return ConfigurationError(
        f"the model cannot be written to {folder}: {error.strerror or error}; "
        "set BRIEF_MODELS to a folder that has room for it"
    )
