"""One process at a time at a file: the others wait, or do without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from brief.errors import ConfigurationError

EXTRA = "the embedded model needs an extra: pip install 'brief[local]'"


@contextmanager
def locked(file: Path, busy: Callable[[], None]) -> Iterator[None]:
    """Have a file for oneself; the operating system gives it free when the process ends, however it ends.

    Args:
        file: What it is about. The lock is a small file beside it, which stays.
        busy: Called again and again while another process has it; what it raises ends the waiting.

    Raises:
        ConfigurationError: the library for it, which comes with the extra, is not installed.
        OSError: the folder cannot be written.
    """
    try:
        from filelock import FileLock, Timeout  # noqa: PLC0415  comes with the extra only
    except ModuleNotFoundError:
        raise ConfigurationError(EXTRA) from None
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
