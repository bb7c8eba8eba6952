"""How many threads a computation should have here."""

from __future__ import annotations

import math
import os
from pathlib import Path

_CPUS = Path("/sys/devices/system/cpu")
_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def usable(cpus: Path = _CPUS, quota: Path = _QUOTA) -> int | None:
    """Physical cores this process may use, None where the system does not tell.

    Two threads on one core slow a model down, and so do more threads than a container is granted time for.
    """
    try:
        allowed = os.sched_getaffinity(0)
    except AttributeError:
        return None
    siblings = {_siblings(cpus, number) for number in allowed}
    return max(1, min(len(siblings), _granted(quota) or len(siblings)))


def _siblings(cpus: Path, number: int) -> str:
    """What names the physical core of a processor: the list of all processors on it."""
    try:
        return (cpus / f"cpu{number}" / "topology" / "thread_siblings_list").read_text().strip()
    except OSError:
        return str(number)


def _granted(quota: Path) -> int | None:
    """The cores' worth of time that a container is granted, None without a limit."""
    try:
        limit, period = (float(word) for word in quota.read_text().split())
        return math.ceil(limit / period)
    except (OSError, ValueError, ZeroDivisionError):
        return None
