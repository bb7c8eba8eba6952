"""One process at a time at a file: the others wait, or do without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


@contextmanager
def locked(file: Path, busy: Callable[[], None]) -> Iterator[None]:
    """Have a file for oneself; the operating system gives it free when the process ends, however it ends.

    Args:
        file: What it is about. The lock is a small file beside it, which stays.
        busy: Called again and again while another process has it; what it raises ends the waiting.

    Raises:
        OSError: the folder cannot be written.
    """
    lock = FileLock(file.with_name(f"{file.name}.lock"))
    while True:
        try:
            lock.acquire(timeout=0)
            break
        except Timeout:
            busy()
    try:
        yield
    finally:
        lock.release()
