"""OUT: made, held by one process at a time, and cleared of what a killed run left unfinished."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from brief.batching.state import STATE
from brief.batching.state.store import Store
from brief.errors import UsageError

_HOLDER = "holder.json"
_SPARE = 8 * 1024 * 1024
"""Bytes of disk kept free for answers that come when it is full: twice what 256 large ones take."""


@contextmanager
def opened(out: Path) -> Iterator[Store]:
    """Have OUT for oneself, with its state open. The operating system gives it free however the process ends.

    Raises:
        UsageError: it cannot be made or written, or another process has it; the line says which.
    """
    lock = _taken(out)
    state = out / STATE
    spare = state / "spare"
    try:
        _keep_free(spare)
        with Store(state / "state.sqlite", partial(_given_up, spare)) as store:
            yield store
    finally:
        spare.unlink(missing_ok=True)
        (state / _HOLDER).unlink(missing_ok=True)
        lock.release()


def _taken(out: Path) -> FileLock:
    state, parts = out / STATE, out / STATE / "parts"
    try:
        parts.mkdir(parents=True, exist_ok=True)
        lock = FileLock(state / "lock")
        lock.acquire(timeout=0)
        _hold(state)
        for part in parts.iterdir():
            part.unlink(missing_ok=True)
    except Timeout:
        holder, own = _holder(state)
        hint = " (a batch whose loop was left goes on until it is closed: use contextlib.aclosing)" if own else ""
        raise UsageError(f"{out} is in use by {holder}: wait for it, or choose another folder{hint}") from None
    except OSError as error:
        raise UsageError(f"{out} cannot be used for results: {error.strerror or error}") from None
    return lock


def _keep_free(spare: Path) -> None:
    """Have some room of the disk for later; where there is not even that, do without."""
    try:
        with spare.open("wb") as file:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, _SPARE)
            else:
                file.write(bytes(_SPARE))
    except OSError:
        spare.unlink(missing_ok=True)


def _given_up(spare: Path) -> bool:
    try:
        spare.unlink()
    except OSError:
        return False
    return True


def _hold(state: Path) -> None:
    told = {
        "process": os.getpid(),
        "machine": platform.node(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    (state / _HOLDER).write_text(json.dumps(told), encoding="utf-8")


def _holder(state: Path) -> tuple[str, bool]:
    """Who has OUT, and whether that is this process."""
    try:
        told = json.loads((state / _HOLDER).read_text(encoding="utf-8"))
        process, machine = int(told["process"]), str(told["machine"])[:60]
        own = process == os.getpid() and told["machine"] == platform.node()
        return f"process {process} on {machine!r} since {str(told['since'])[:25]}", own
    except (OSError, ValueError, KeyError, TypeError):
        return "another process", False
