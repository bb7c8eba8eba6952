"""Processes that may become helpers, forked from the command's before it does anything else.

So they share with it all that it has loaded, and load nothing again: that would take each of them half a second and
25 MB. A process can be forked as long as it has one thread and no event loop, which is before it is known whether
there is work for them; where there is none they only wait, and go away with the command.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from brief.batching.helpers.helper import main

_PAUSE = 0.02
"""Seconds between two looks whether one has ended."""


class Spare:
    """One of them; to be used like a process of asyncio."""

    def __init__(self, pid: int, link: socket.socket) -> None:
        self.pid = pid
        self.link = link
        """Who sends something there has a helper at the other end."""
        self.returncode: int | None = None

    async def wait(self) -> None:
        """Until it has ended."""
        while self.returncode is None and not self._ended(os.WNOHANG):
            await asyncio.sleep(_PAUSE)

    def kill(self) -> None:
        """End it."""
        os.kill(self.pid, signal.SIGKILL)

    def close(self) -> None:
        """Send it away, if nobody has used it."""
        self.link.close()
        if self.returncode is None:
            self._ended(0)

    def _ended(self, how: int) -> bool:
        pid, status = os.waitpid(self.pid, how)
        if pid:
            self.returncode = os.waitstatus_to_exitcode(status)
        return bool(pid)


@contextmanager
def spares(count: int) -> Iterator[list[Spare]]:
    """So many, for the length of the block; none where a process cannot safely be forked. Take what you use away."""
    found: list[Spare] = []
    # Libraries of macOS do not survive it, nor do other threads.
    if sys.platform == "linux" and threading.active_count() == 1:
        for _ in range(count):
            found.append(_forked(found))
    try:
        yield found
    finally:
        for spare in found:
            spare.close()


def _forked(earlier: Sequence[Spare]) -> Spare:
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid:
        theirs.close()
        return Spare(pid, ours)
    try:
        os.setsid()  # A Ctrl-C is not for it.
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        ours.close()
        for spare in earlier:
            spare.link.close()
        if theirs.recv(1, socket.MSG_PEEK):
            main(theirs.detach())
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(0)
