"""Kept answers: what a server said in an earlier run, by the hash of what it was asked.

An endpoint that is given a `Recall` looks there before it asks, and hands every response that was paid for to it
before anybody works on it. A run that was stopped can then simply be run again: each question whose answer had
arrived is answered without a call. Which store keeps them is not this module's matter.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import NoReturn, Protocol

from pydantic import JsonValue
from pydantic_core import to_json


class Recall(Protocol):
    """A store of answers. One that raises ends the question that it was asked for."""

    def get(self, request: str) -> str | None:
        """The text of the response that was kept for a request, as it came; None where there is none.

        Args:
            request: What `request_key` gives: 64 hexadecimal digits.
        """

    async def put(self, request: str, text: str) -> None:
        """Keep the text of a response; returns once it is durable.

        It is called once for each answer that arrived, also for one that is cut off or of no use. Take the text over
        before the first `await`: whoever asked may be cancelled while it waits.
        """


Divert = Callable[[str, bytes, int], NoReturn]
"""Takes a request in place of sending it, and raises why there is no answer: its key, body, and the answer's room."""


def encoded(body: Mapping[str, JsonValue]) -> bytes:
    """A request body as it goes over the wire: UTF-8 JSON, without spaces, keys in the order they were put in.

    The order stays because it means something: under constrained decoding a model writes keys in the schema's order.
    """
    return to_json(body)  # The same as `json.dumps` makes, in a sixth of the time.


def request_key(label: str, body: bytes) -> str:
    """What a request is kept under: SHA-256, in hexadecimal, of the server's label and the encoded body."""
    return hashlib.sha256(label.encode("utf-8", "surrogatepass") + b"\n" + body).hexdigest()


class Turns:
    """One holder at a time for each key; the others wait.

    Two articles that share a passage ask the same: the second waits for the first one's answer instead of paying
    for it again.
    """

    def __init__(self) -> None:
        self._held: dict[str, asyncio.Event] = {}

    @asynccontextmanager
    async def of(self, key: str) -> AsyncIterator[None]:
        """Hold the key for the length of the block."""
        while key in self._held:
            await self._held[key].wait()
        self._held[key] = done = asyncio.Event()
        try:
            yield
        finally:
            del self._held[key]
            done.set()
