"""A real OpenAI-compatible server on 127.0.0.1 that fails on demand. Standard library only.

    with FakeEndpoint() as server:
        server.next(error(429, "slow down", headers={"Retry-After": "1"}), answer({"claims": []}))
        ... ask server.url ...
        assert len(server.requests) == 2

Scripted replies are used up first, one a request. After them every request is answered by `server.default`, which
gives the least value that fits the schema of the request. Run as a program it serves until its input ends:

    python tests/fake_endpoint.py [--port N] [--delay SECONDS]
"""

from __future__ import annotations

import argparse
import contextlib
import json
import socket
import struct
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

Usage = tuple[int, int | None, int]
"""Tokens read, of these cached (None: not said), and written."""


@dataclass(frozen=True)
class Reply:
    """What goes over the wire."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    delay: float = 0.0
    """Seconds before the first byte."""
    drip: float = 0.0
    """Seconds between single bytes of the body; 0 sends it whole."""
    broken: bool = False
    """The connection is reset halfway through the body."""


@dataclass(frozen=True)
class Request:
    """What came over the wire."""

    path: str
    headers: Mapping[str, str]
    """Names in lower case."""
    body: dict[str, Any]

    @property
    def mode(self) -> str:
        """`json_schema`, `json_object` or `text`."""
        return str(self.body.get("response_format", {}).get("type", "text"))


Behaviour = Reply | Callable[[Request], Reply]


def answer(
    value: object,
    *,
    finish: str | None = "stop",
    refusal: str | None = None,
    usage: Usage | None = (100, None, 20),
    delay: float = 0.0,
) -> Reply:
    """A chat completion whose text is that string, or that value as JSON. None is a message without content."""
    text = value if isinstance(value, str) or value is None else json.dumps(value)
    message = {"role": "assistant", "content": text, "refusal": refusal}
    return completion([{"index": 0, "message": message, "finish_reason": finish}], usage=usage, delay=delay)


def completion(choices: object, *, usage: Usage | None = (100, None, 20), delay: float = 0.0) -> Reply:
    """A chat completion with these choices, whatever they are."""
    body: dict[str, Any] = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "fake"}
    body["choices"] = choices
    if usage is not None:
        read, cached, written = usage
        body["usage"] = {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}
        if cached is not None:
            body["usage"]["prompt_tokens_details"] = {"cached_tokens": cached}
    return Reply(body=json.dumps(body).encode(), delay=delay)


def error(
    status: int,
    message: str = "it failed",
    *,
    code: object = None,
    kind: str | None = None,
    param: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Reply:
    """An error in OpenAI's form."""
    body = {"error": {"message": message, "type": kind, "param": param, "code": code}}
    return Reply(status, json.dumps(body).encode(), dict(headers or {}))


def page(status: int = 200, text: str = "<!DOCTYPE html><html><body>Bad gateway</body></html>") -> Reply:
    """A web page, as proxies give it."""
    return Reply(status, text.encode(), content_type="text/html; charset=utf-8")


def hang(seconds: float = 30.0) -> Reply:
    """Silence: the connection stays open and nothing comes."""
    return replace(answer({}), delay=seconds)


def drip(reply: Reply, every: float = 0.02) -> Reply:
    """The reply byte by byte, so slowly that no time-out between two reads ever trips."""
    return replace(reply, drip=every)


def broken(reply: Reply | None = None) -> Reply:
    """The reply, with the connection reset in the middle of it."""
    return replace(reply or answer({}), broken=True)


def unless(refused: Mapping[str, Reply], then: Behaviour) -> Callable[[Request], Reply]:
    """Refuses requests that carry a parameter, or are in a mode (`json_schema`, `json_object`), with its reply."""

    def behave(request: Request) -> Reply:
        for name, reply in refused.items():
            if name in request.body or name == request.mode:
                return reply
        return then(request) if callable(then) else then

    return behave


def fitting(request: Request) -> Reply:
    """The least value that fits the schema of the request; an empty object where it has none."""
    schema = request.body.get("response_format", {}).get("json_schema", {}).get("schema", {"type": "object"})
    return answer(least(schema, schema))


def least(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Any:
    """The least value that fits a schema of the strict subset."""
    if "$ref" in schema:
        return least(root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    if "anyOf" in schema:
        return least(schema["anyOf"][-1], root)
    kind = schema.get("type", "object")
    kind = kind[-1] if isinstance(kind, list) else kind
    if kind == "object":
        return {name: least(part, root) for name, part in schema.get("properties", {}).items()}
    if kind == "array":
        return [least(schema["items"], root) for _ in range(schema.get("minItems", 0))]
    plain = {"string": "x" * schema.get("minLength", 1), "boolean": False, "null": None}
    return plain.get(kind, schema.get("minimum", 1))


class FakeEndpoint:
    """A server on 127.0.0.1, at a port of its own; a context manager."""

    def __init__(self, *, port: int = 0) -> None:
        self.default: Behaviour = fitting
        self.requests: list[Request] = []
        """Every request so far, in the order they came."""
        self.busiest = 0
        """The most requests under way at once so far."""
        self._script: deque[Behaviour] = deque()
        self._busy = 0
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._server = _Server(self, port)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    @property
    def url(self) -> str:
        """The base URL, ending in /v1."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def next(self, *replies: Behaviour) -> None:
        """Add replies to the script."""
        with self._lock:
            self._script.extend(replies)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def pause(self, seconds: float) -> bool:
        """Wait so long, or until the server stops: True then."""
        return self._stopping.wait(seconds)

    @contextlib.contextmanager
    def handling(self, request: Request) -> Iterator[Behaviour]:
        """What to do with a request that has come."""
        with self._lock:
            self.requests.append(request)
            self._busy += 1
            self.busiest = max(self.busiest, self._busy)
            behaviour = self._script.popleft() if self._script else self.default
        try:
            yield behaviour
        finally:
            with self._lock:
                self._busy -= 1


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True

    def __init__(self, endpoint: FakeEndpoint, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.endpoint = endpoint

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is what many tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"
    server: _Server

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.path, headers, json.loads(raw or b"{}"))
        with self.server.endpoint.handling(request) as behaviour:
            reply = behaviour(request) if callable(behaviour) else behaviour
            if not self.path.endswith("/chat/completions"):
                reply = error(404, "no such path")
            stopped = bool(reply.delay) and self.server.endpoint.pause(reply.delay)
        # Counted as over before the client can see the answer, whose next request may be here before this thread goes on.
        if not stopped:
            self._send(reply)

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if reply.broken:
            self.wfile.write(reply.body[: len(reply.body) // 2])
            self.wfile.flush()
            # A linger of 0 seconds: closing sends a reset instead of a farewell.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
        elif reply.drip:
            for byte in reply.body:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                if self.server.endpoint.pause(reply.drip):
                    return
        else:
            self.wfile.write(reply.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet: tests read `requests` instead."""


def _main() -> None:
    parser = argparse.ArgumentParser(description="Serve the least answer that fits each request, until input ends.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before each answer")
    options = parser.parse_args()
    with FakeEndpoint(port=options.port) as server:

        def late(request: Request) -> Reply:
            time.sleep(options.delay)
            return fitting(request)

        server.default = late
        sys.stdout.write(server.url + "\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    _main()
