"""Further processes, and how they are started.

They come of one that has loaded all that a check needs, which takes a third of a second. It can do so while this one
loads the same.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import forkserver
from multiprocessing.context import BaseContext

from brief.errors import UsageError
from brief.globs import is_pattern
from brief.validation.discover import discover

FEW = 96
"""Files up to which no process is started."""
_LOADED = "brief.validation.check"


def cores() -> int:
    """Processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def begin(paths: Sequence[str], workers: int | None = None) -> None:
    """Begin to load what further processes need, if there are files enough for any. What goes wrong is told later.

    Args:
        paths: of the files, as they are given to the run, or all its arguments: what is not there is passed over.
        workers: processes at once; None is one for each core.
    """
    if (workers or cores()) < 2:
        return
    with suppress(UsageError, ImportError, NotImplementedError, OSError):
        there = [path for path in paths if is_pattern(path) or os.path.lexists(path)]
        if sum(1 for _ in islice(discover(there), FEW + 1)) > FEW:
            context()


def context() -> BaseContext:
    """How processes are started. Never by a fork of this one, which may have threads by now.

    Raises:
        ImportError, NotImplementedError, OSError: the system lets us have none.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload([_LOADED])
    with _deaf_to_interrupts():
        forkserver.ensure_running()
    return found


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """What is started meanwhile does nothing on Ctrl-C, which is for this process alone, and prints no traceback."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # Not the main thread: signals are the caller's affair.
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
