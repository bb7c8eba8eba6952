"""One connection to each pool, and as many pools as there are calls at once.

A pool looks at all its connections twice for each request. With 256 of them that costs as much processor time as all
the rest of a call.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from typing import cast

import httpx2

_LIMITS = httpx2.Limits(max_connections=None, max_keepalive_connections=1)


class Pools(httpx2.AsyncBaseTransport):
    """A transport that hands each request to a pool that has none. How many there may be at once is the caller's to bound."""

    def __init__(self, verify: ssl.SSLContext) -> None:
        self._verify = verify
        self._pools: list[httpx2.AsyncHTTPTransport] = []
        self._idle: list[httpx2.AsyncHTTPTransport] = []

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The response of a pool, which is idle again once that is read or closed."""
        # The one that was used last: its connection is the likeliest to be open still.
        pool = self._idle.pop() if self._idle else self._another()
        try:
            response = await pool.handle_async_request(request)
        except BaseException:
            self._idle.append(pool)
            raise
        stream = cast("httpx2.AsyncByteStream", response.stream)
        response.stream = _Watched(stream, lambda: self._idle.append(pool))
        return response

    async def aclose(self) -> None:
        """Close all connections."""
        await asyncio.gather(*(pool.aclose() for pool in self._pools))

    def _another(self) -> httpx2.AsyncHTTPTransport:
        pool = httpx2.AsyncHTTPTransport(verify=self._verify, limits=_LIMITS)
        self._pools.append(pool)
        return pool


class _Watched(httpx2.AsyncByteStream):
    """The body of a response, and what is to be done when it is closed."""

    def __init__(self, stream: httpx2.AsyncByteStream, closed: Callable[[], None]) -> None:
        self._stream = stream
        self._closed: Callable[[], None] | None = closed

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._stream.__aiter__()

    async def aclose(self) -> None:
        """Close it, and tell so once."""
        try:
            await self._stream.aclose()
        finally:
            closed, self._closed = self._closed, None
            if closed is not None:
                closed()
