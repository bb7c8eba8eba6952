"""Entries read ahead by a thread of their own, so that a slow folder or list never holds up the work."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Iterator

from brief.batching.entries.entry import Entry

_AHEAD = 1024
"""Entries that wait to be taken. However many there are, no more are in memory."""
_LOOK_AGAIN = 0.1
"""Seconds."""


class Scan:
    """Takes entries from an iterator that may wait as long as it likes."""

    def __init__(self, entries: Iterator[Entry], wake: Callable[[], None]) -> None:
        """Begin.

        Args:
            entries: read in another thread.
            wake: called in this one, which runs an event loop, when there is something new.
        """
        self._entries = entries
        self._loop = asyncio.get_running_loop()
        self._wake = wake
        self._read: deque[Entry] = deque()
        self._room = threading.Event()
        self._closed = threading.Event()
        self.count = 0
        """Entries read so far."""
        self.over = False
        """Whether these are all."""
        self.error: Exception | None = None
        """What the iterator ended with, None for its end."""
        # It may be waiting for standard input when all else is done: the process must be able to end nevertheless.
        threading.Thread(target=self._run, name="batch-scan", daemon=True).start()

    @property
    def ended(self) -> bool:
        """Whether all was taken that there is."""
        return self.over and not self._read

    def take(self, most: int) -> list[Entry]:
        """What has been read and not been taken yet."""
        taken = [self._read.popleft() for _ in range(min(most, len(self._read)))]
        if len(self._read) < _AHEAD:
            self._room.set()
        return taken

    def close(self) -> None:
        """Read no more."""
        self._closed.set()
        self._room.set()

    def _run(self) -> None:
        try:
            for entry in self._entries:
                self._read.append(entry)
                self.count += 1
                if len(self._read) == 1:
                    self._tell()
                while len(self._read) >= _AHEAD and not self._closed.is_set():
                    self._room.clear()
                    self._room.wait(_LOOK_AGAIN)
                if self._closed.is_set():
                    break
        except Exception as error:
            self.error = error
        finally:
            self.over = True
            self._tell()

    def _tell(self) -> None:
        try:
            self._loop.call_soon_threadsafe(self._wake)
        except RuntimeError:
            self._closed.set()  # The loop has ended.
