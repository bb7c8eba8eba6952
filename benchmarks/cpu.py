"""Processor time of one call, the openai client included: questions through an Endpoint, at a steady rate.

    python benchmarks/cpu.py [--calls 5000] [--concurrency 256] [--latency 1] [--plain] [--profile]

The server runs in a process of its own. `--plain` asks with the openai client alone (semaphore, no checks), beside.
"""

from __future__ import annotations

import argparse
import asyncio
import cProfile
import pstats
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import openai

from brief import kinds
from brief.llm.client import Endpoint, Message
from brief.llm.pacing.pace import Pace
from brief.strict import strict_schema

_WORDS = "The authority said on Monday that the harbour of Averin stays closed until the cranes have been inspected. "


def question(number: int) -> list[Message]:
    lines = "\n".join(f"[{n}] {_WORDS}" for n in range(1, 26))
    system = "You read a news article for an editor. " * 20
    return [Message(role="system", content=system), Message(role="user", content=f"Article: {number}\n{lines}")]


async def ours(url: str, calls: int, concurrency: int, *, adapts: bool) -> None:
    schema = strict_schema(kinds.find("news").schema)
    pace = Pace(most=concurrency) if adapts else Pace(fixed=concurrency)
    async with Endpoint(url, None, "m", pace=pace) as endpoint:
        slots = asyncio.Semaphore(2 * concurrency)

        async def one(number: int) -> None:
            async with slots:
                await endpoint.ask(question(number), schema, name="news", max_tokens=1000)

        await asyncio.gather(*(one(number) for number in range(calls)))


async def plain(url: str, calls: int, concurrency: int) -> None:
    schema = strict_schema(kinds.find("news").schema)
    shape = {"type": "json_schema", "json_schema": {"name": "news", "schema": schema, "strict": True}}
    limits = httpx2.Limits(max_connections=concurrency, max_keepalive_connections=concurrency)
    http = openai.DefaultAsyncHttpxClient(limits=limits)
    async with openai.AsyncOpenAI(base_url=url, api_key="none", http_client=http) as client:
        slots = asyncio.Semaphore(concurrency)

        async def one(number: int) -> None:
            async with slots:
                await client.chat.completions.create(
                    model="m", messages=question(number), response_format=shape, max_tokens=1000, temperature=0, seed=0
                )

        await asyncio.gather(*(one(number) for number in range(calls)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, default=5000)
    parser.add_argument("--concurrency", type=int, default=256)
    parser.add_argument("--latency", type=float, default=1.0)
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--adapts", action="store_true")
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    server = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("server.py")), "--latency", str(options.latency)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert server.stdout is not None
    assert server.stdin is not None
    url = server.stdout.readline().strip()
    asyncio.run(ours(url, 10, 10, adapts=False))
    ways = {"brief": lambda: ours(url, options.calls, options.concurrency, adapts=options.adapts)}
    if options.plain:
        ways["openai alone"] = lambda: plain(url, options.calls, options.concurrency)
    for name, way in ways.items():
        profile = cProfile.Profile() if options.profile else None
        wall, busy = time.perf_counter(), time.process_time()
        if profile is not None:
            profile.enable()
        asyncio.run(way())
        if profile is not None:
            profile.disable()
            pstats.Stats(profile).sort_stats("tottime").print_stats(35)
        wall, busy = time.perf_counter() - wall, time.process_time() - busy
        ideal = options.calls / options.concurrency * options.latency
        print(f"{name:14} {busy / options.calls * 1000:6.2f} ms of processor a call, {options.calls / wall:6.1f}"
            f" calls/s,"
              f" {ideal / wall:6.1%} of the ideal")  # fmt: skip
    server.stdin.close()
    server.wait()


if __name__ == "__main__":
    main()
