"""An OpenAI-compatible server with latency, slots, rate limits and faults, for measurements. Standard library only.

    python benchmarks/server.py --latency 1 --slots 256
    python benchmarks/server.py --rpm 500 --tpm 200000 --window sliding --told none
    python benchmarks/server.py --fault 429=0.05 --fault hang=0.05 --log calls.jsonl

It prints its base URL and serves until its input ends (`--stay`: until it is killed). GET /stats says what happened
so far, POST /reset forgets it. From Python: `async with serving(Server(latency=1)) as url`.

Answers depend on the request alone: the same body gets the same answer, and the same fault of the answer, always.
Faults of transport are drawn anew at each try of a body, so that a repeated call may get through.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import hashlib
import json
import random
import signal
import socket
import struct
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, TextIO

from answers import plausible
from quotas import Limits
from tally import Response, Stats

TRANSPORT = ("429", "500", "reset", "hang", "slow_drip")
ANSWERS = ("cut_off", "invalid_json", "wrong_schema")


Handler = Callable[[str, str, Mapping[str, str], bytes], Awaitable[Response]]


class Server:
    """The server; `routes` may be added to: (method, path) → handler."""

    def __init__(
        self,
        *,
        latency: float = 0.0,
        spread: float = 0.0,
        slots: int | None = None,
        limits: Limits | None = None,
        charge: str = "estimate",
        faults: Mapping[str, float] | None = None,
        retry_after: float | None = None,
        drip_seconds: float = 60.0,
        seed: int = 0,
        log: Path | None = None,
    ) -> None:
        """A server that does not listen yet.

        Args:
            latency: Seconds an answer takes once a slot is free.
            spread: Share of the latency that an answer may take more or less.
            slots: Requests worked on at once; the others queue. None for no bound.
            charge: Tokens a request is charged: `estimate` (as OpenAI does: characters / 4 + max_tokens) or `usage`.
            faults: Fault → share of the requests; see TRANSPORT and ANSWERS.
            retry_after: Said with an injected 429; None says nothing.
            log: A line of JSON for each request: hash, try, started, ended (seconds of the system's clock), outcome.
        """
        unknown = set(faults or {}) - {*TRANSPORT, *ANSWERS}
        if unknown:
            raise ValueError(f"no such fault: {', '.join(sorted(unknown))}")
        self.stats = Stats()
        self.routes: dict[tuple[str, str], Handler] = {}
        self._latency, self._spread = latency, spread
        self._slots = contextlib.nullcontext() if slots is None else asyncio.Semaphore(slots)
        self._limits, self._charge = limits, charge
        self._faults, self._retry_after, self._seed = dict(faults or {}), retry_after, seed
        self._drip_seconds = drip_seconds
        self._log: TextIO | None = log.open("a", encoding="utf-8", buffering=1) if log is not None else None
        self._connections: set[asyncio.Task[None]] = set()

    async def connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve the requests of one connection."""
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while await self._request(reader, writer):
                pass
        writer.close()

    async def close(self) -> None:
        for task in list(self._connections):
            task.cancel()
        if self._log is not None:
            self._log.close()

    async def _request(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, path, _ = head[0].split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:-2])}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        path = path.partition("?")[0]
        if method == "POST" and path.endswith("/chat/completions"):
            return await self._completion(body, reader, writer)
        handler = self.routes.get((method, path))
        if handler is not None:
            response = await handler(method, path, headers, body)
        elif path == "/stats":
            response = Response(200, json.dumps(self.stats.shown()).encode())
        elif path == "/reset":
            self.stats = Stats()
            response = Response(200, b"{}")
        else:
            response = Response(404, _error(404, "no such path"))
        return await self._write(writer, response)

    async def _completion(self, body: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        stats, digest, started = self.stats, hashlib.sha256(body).hexdigest(), time.time()
        attempt = stats.begin(digest, started)
        outcome = "gone"
        try:
            response = await self._respond(body, digest, attempt)
            if response.fault == "hang":
                # Silence, until the client goes away.
                await reader.read(1)
            if reader.at_eof():
                return False
            open_still = await self._write(writer, response)
            outcome = response.note
            return open_still
        finally:
            ended = time.time()
            stats.end(digest, outcome, ended)
            if self._log is not None and not self._log.closed:
                line = {"hash": digest, "try": attempt, "started": started, "ended": ended, "outcome": outcome}
                self._log.write(json.dumps(line) + "\n")

    async def _respond(self, body: bytes, digest: str, attempt: int) -> Response:
        try:
            request = json.loads(body)
        except ValueError:
            request = None
        if not isinstance(request, dict) or not isinstance(request.get("messages"), list):
            return Response(400, _error(400, "no JSON with messages"), note="400")
        fault = self._drawn(TRANSPORT, f"{digest} {attempt}")
        if fault == "429":
            wait = {} if self._retry_after is None else {"retry-after": f"{self._retry_after:g}"}
            return Response(429, _error(429, "slow down"), wait, note="429")
        text, finish = self._answer(request, digest)
        read, written = len(body) // 4, len(text) // 4 + 1
        headers: dict[str, str] = {}
        if self._limits is not None:
            room = request.get("max_tokens") or request.get("max_completion_tokens") or 0
            charge = read + (room if self._charge == "estimate" else written)
            admitted, headers = self._limits.admit(time.monotonic(), charge)
            if not admitted:
                return Response(429, _error(429, "Rate limit reached"), headers, note="refused")
            self.stats.admitted += 1
            self.stats.charged += charge
        if fault == "500":
            return Response(500, _error(500, "it failed"), headers, note="500")
        self.stats.tokens += read + written
        async with self._slots:
            if self._latency:
                part = random.Random(digest).uniform(-1, 1) * self._spread if self._spread else 0.0
                await asyncio.sleep(self._latency * (1 + part))
        message = {"role": "assistant", "content": text, "refusal": None}
        answer = {
            "id": f"chatcmpl-{digest[:24]}",
            "object": "chat.completion",
            "created": 0,
            "model": request.get("model"),
            "choices": [{"index": 0, "message": message, "finish_reason": finish}],
            "usage": {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written},
        }
        return Response(
            200, json.dumps(answer).encode(), headers, fault=fault, note="reset" if fault == "reset" else "answered"
        )

    def _answer(self, request: Mapping[str, Any], digest: str) -> tuple[str, str]:
        """The model's text and why it stopped."""
        schema = request.get("response_format", {}).get("json_schema", {}).get("schema", {"type": "object"})
        value = plausible(schema, request["messages"], digest)
        fault = self._drawn(ANSWERS, digest)
        if fault == "wrong_schema":
            value = dict.fromkeys(value, 7) if isinstance(value, dict) and value else {"stray": 7}
        text = json.dumps(value, ensure_ascii=False)
        if fault == "cut_off":
            return text[: len(text) // 2], "length"
        return (text[:-2] + ",", "stop") if fault == "invalid_json" else (text, "stop")

    def _drawn(self, kinds: tuple[str, ...], what: str) -> str:
        if not self._faults:
            return ""
        chance = random.Random(f"{self._seed} {what}").random()
        for kind in kinds:
            chance -= self._faults.get(kind, 0.0)
            if chance < 0:
                return kind
        return ""

    async def _write(self, writer: asyncio.StreamWriter, response: Response) -> bool:
        """Send it; whether the connection may be used again."""
        lines = [f"HTTP/1.1 {response.status} X", "content-type: application/json"]
        lines += [f"content-length: {len(response.body)}", *(f"{k}: {v}" for k, v in response.headers.items())]
        head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
        if response.fault == "reset":
            writer.write(head + response.body[: len(response.body) // 2])
            await writer.drain()
            # A linger of 0 seconds: closing sends a reset instead of a farewell.
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
            return False
        if response.fault == "slow_drip":
            writer.write(head)
            for byte in response.body:
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(self._drip_seconds / max(1, len(response.body)))
            return True
        writer.write(head + response.body)
        await writer.drain()
        return True


def _error(status: int, message: str) -> bytes:
    return json.dumps({"error": {"message": message, "type": None, "param": None, "code": status}}).encode()


@contextlib.asynccontextmanager
async def serving(server: Server, port: int = 0) -> AsyncIterator[str]:
    """Serve on 127.0.0.1 for the length of the block; gives the base URL."""
    listening = await asyncio.start_server(server.connection, "127.0.0.1", port, backlog=2048, limit=1 << 22)
    try:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/v1"
    finally:
        listening.close()
        await server.close()


def parser() -> argparse.ArgumentParser:
    """Its options, for other benchmarks to pass on."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--port", type=int, default=0)
    made.add_argument("--latency", type=float, default=0.0, help="seconds an answer takes")
    made.add_argument("--spread", type=float, default=0.0, help="share of it that an answer takes more or less")
    made.add_argument("--slots", type=int, help="requests worked on at once; the others queue")
    made.add_argument("--rpm", type=float, help="requests a minute")
    made.add_argument("--tpm", type=float, help="tokens a minute")
    made.add_argument("--window", choices=["bucket", "fixed", "sliding"], default="bucket")
    made.add_argument("--burst", type=float, help="a bucket's size as a share of the minute's units (1)")
    made.add_argument("--told", choices=["all", "retry", "none"], default="all", help="what headers say of limits")
    made.add_argument("--charge", choices=["estimate", "usage"], default="estimate", help="tokens a request counts for")
    made.add_argument("--fault", action="append", default=[], metavar="KIND=SHARE", help="may be repeated")
    made.add_argument("--retry-after", type=float, help="seconds said with an injected 429")
    made.add_argument("--drip-seconds", type=float, default=60.0, help="how long a slow drip takes")
    made.add_argument("--seed", type=int, default=0)
    made.add_argument("--log", type=Path, help="a line of JSON for each request")
    made.add_argument("--stay", action="store_true", help="serve until killed, not until input ends")
    return made


def made(options: argparse.Namespace) -> Server:
    """The server that the options ask for."""
    limits = None
    if options.rpm is not None or options.tpm is not None:
        limits = Limits(options.rpm, options.tpm, kind=options.window, told=options.told, burst=options.burst)
    return Server(
        latency=options.latency,
        spread=options.spread,
        slots=options.slots,
        limits=limits,
        charge=options.charge,
        faults={kind: float(share) for kind, _, share in (word.partition("=") for word in options.fault)},
        retry_after=options.retry_after,
        drip_seconds=options.drip_seconds,
        seed=options.seed,
        log=options.log,
    )


async def _main() -> None:
    options = parser().parse_args()
    loop, done = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, done.set)
    async with serving(made(options), options.port) as url:
        print(url, flush=True)
        if not options.stay:
            loop.add_reader(sys.stdin, lambda: sys.stdin.buffer.read1(4096) or done.set())
        gc.freeze()
        await done.wait()


if __name__ == "__main__":
    asyncio.run(_main())
