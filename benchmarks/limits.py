"""The pace in real time, against a real server with rate limits: how much of what is allowed is used, what is refused.

    python benchmarks/limits.py [--minutes 4] [--rpm 500] [--tpm N] [--window bucket|fixed|sliding] [--told
    all|retry|none]
    python benchmarks/limits.py --all --minutes 4        # every kind of window, told and untold, at the same time
    python benchmarks/limits.py --all --tpm 200000       # and where it is the tokens that are scarce

The server (benchmarks/server.py) is a process of its own; requests are counted where they arrive.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from brief.llm.client import Endpoint, Message
from brief.llm.errors import EndpointError
from brief.llm.pacing.pace import Pace

_SCHEMA = {
    "type": "object",
    "properties": {"names": {"type": "array", "items": {"type": "string"}}},
    "required": ["names"],
    "additionalProperties": False,
}
_SETTLED = 60
"""Seconds after which a pace should know the limit."""


@dataclass
class Case:
    window: str
    told: str
    rpm: float
    tpm: float | None


def started(case: Case) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, str(Path(__file__).with_name("server.py")), "--latency", "1", "--spread", "0.2"]
    command += ["--rpm", str(case.rpm), "--window", case.window, "--told", case.told]
    if case.tpm is not None:
        command += ["--tpm", str(case.tpm)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


async def asked(url: str, seconds: float, most: int) -> None:
    """Ask for so long, as fast as the pace lets one."""
    until = time.monotonic() + seconds
    numbers = iter(range(1_000_000))
    async with Endpoint(url, None, "m", pace=Pace(most=most), small=True) as endpoint:

        async def worker() -> None:
            while time.monotonic() < until:
                text = f"[1] Who spoke of matter {next(numbers)}? " + "Nobody else did. " * 60
                messages = [Message(role="user", content=text)]
                try:
                    await endpoint.ask(messages, _SCHEMA, name="names", max_tokens=200)
                except EndpointError as error:
                    print(error, file=sys.stderr)

        workers = [asyncio.ensure_future(worker()) for _ in range(most)]
        await asyncio.sleep(seconds)
        for task in workers:
            task.cancel()
        await asyncio.gather(*workers, return_exceptions=True)


def row(case: Case, stats: dict[str, Any], seconds: float) -> str:
    answered = [0] * (int(seconds) + 2)
    refused = [0] * (int(seconds) + 2)
    for second, good, bad in stats["seconds"]:
        if second < len(answered):
            answered[second], refused[second] = good, bad
    late, bad = answered[_SETTLED : int(seconds)], refused[_SETTLED : int(seconds)]
    tens = [sum(late[i : i + 10]) for i in range(0, len(late) - 9, 10)]
    # The scarcer of the two: a request is charged its tokens and the whole room for its answer.
    by_tokens = case.tpm / (stats["charged"] / stats["admitted"]) if case.tpm else case.rpm
    allowed = min(case.rpm, by_tokens) / 60
    swing = statistics.pstdev(tens) / statistics.fmean(tens) if tens and any(tens) else float("nan")
    return (
        f"{case.window:8} {case.told:6} {sum(answered) / seconds / allowed:7.1%}"
        f" {sum(late) / len(late) / allowed:10.1%}"
        f" {sum(refused[:_SETTLED]):8} {sum(bad) / max(1, sum(bad) + sum(late)):8.2%} {swing:8.3f}"
    )


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=4)
    parser.add_argument("--rpm", type=float, default=500)
    parser.add_argument("--tpm", type=float)
    parser.add_argument("--window", choices=["bucket", "fixed", "sliding"], default="bucket")
    parser.add_argument("--told", choices=["all", "retry", "none"], default="all")
    parser.add_argument("--most", type=int, default=256)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    if options.minutes * 60 <= _SETTLED + 10:
        parser.error("it takes a minute to settle: give it at least 1.5")
    pairs = [(options.window, options.told)]
    if options.all:
        pairs = [(window, told) for told in ("all", "retry", "none") for window in ("bucket", "fixed", "sliding")]
    cases = [Case(window, told, options.rpm, options.tpm) for window, told in pairs]
    servers = [started(case) for case in cases]
    seconds = options.minutes * 60
    await asyncio.gather(*(asked(url, seconds, options.most) for _, url in servers))
    print(f"{'window':8} {'told':6} {'used':>7} {'used after':>10} {'refused':>8} {'refused':>8} {'swing':>8}")
    print(f"{'':8} {'':6} {'in all':>7} {'1st minute':>10} {'in it':>8} {'after':>8} {'after':>8}")
    for case, (process, url) in zip(cases, servers, strict=True):
        with urllib.request.urlopen(url.removesuffix("/v1") + "/stats") as response:
            print(row(case, json.load(response), seconds))
        assert process.stdin is not None
        process.stdin.close()
        process.wait()


if __name__ == "__main__":
    asyncio.run(main())
