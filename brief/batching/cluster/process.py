"""The process that drives Ray, from its start to its end."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from brief.batching.cluster.wire import Address
from brief.errors import ConfigurationError, UsageError
from brief.extras import needs_extra


def check_ray() -> None:
    """See that Ray is there and may be driven from here, without loading it.

    Raises:
        ConfigurationError: it is not.
    """
    if os.environ.get("RAY_ADDRESS", "").startswith("ray://"):
        raise ConfigurationError(
            "RAY_ADDRESS leads to a cluster from outside: run the command on one of its machines, without RAY_ADDRESS"
        )
    if any(importlib.util.find_spec(name) is None for name in ("ray", "pyarrow")):
        raise ConfigurationError(needs_extra("on each node, --engine ray", "ray"))


async def by_ray(address: Address, log: Path) -> None:
    """Have the articles of a desk briefed by Ray, until there are no more. Cancelled, it ends at once.

    Args:
        address: Where the desk is.
        log: A file for all that Ray says.

    Raises:
        UsageError: Ray ended before that.
    """
    with log.open("wb") as out:
        driver = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "brief.batching.cluster.driver",
            stdin=asyncio.subprocess.PIPE,
            stdout=out,
            stderr=out,
            start_new_session=True,  # A Ctrl-C is not for it.
        )
    assert driver.stdin is not None  # noqa: S101 - it was asked for
    try:
        # It stays open: where it ends, so does the driver.
        driver.stdin.write(json.dumps(asdict(address)).encode() + b"\n")
        code = await driver.wait()
    finally:
        with contextlib.suppress(ProcessLookupError):
            driver.kill()
    if code:
        raise UsageError(f"Ray ended before the batch did: {_last_line(log)} (all that it said: {log})")


def _last_line(log: Path) -> str:
    """What it ended by, as far as one line can say."""
    lines = log.read_text("utf-8", "replace").strip().splitlines()
    return lines[-1].strip()[:300] if lines else "it said nothing"
