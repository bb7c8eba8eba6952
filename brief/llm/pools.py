"""Several small connection pools in place of a large one.

A pool looks at all its connections twice for each request. With 256 of them that costs as much processor time as all
the rest of a call.
"""

from __future__ import annotations

import asyncio
import itertools
import ssl

import httpx2

_POOL = 16
"""Connections in a pool."""


class Pools(httpx2.AsyncBaseTransport):
    """A transport that hands requests to its pools in turn. How many there may be at once is the caller's to bound."""

    def __init__(self, connections: int, verify: ssl.SSLContext) -> None:
        # Requests take unequal times, so a pool gets more than its share now and then: it may open more connections
        # than that, which are closed when they are idle.
        limits = httpx2.Limits(max_connections=None, max_keepalive_connections=2 * _POOL)
        count = max(1, -(-connections // _POOL))
        self._pools = [httpx2.AsyncHTTPTransport(verify=verify, limits=limits) for _ in range(count)]
        self._turns = itertools.cycle(self._pools)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The response of the next pool."""
        return await next(self._turns).handle_async_request(request)

    async def aclose(self) -> None:
        """Close all connections."""
        await asyncio.gather(*(pool.aclose() for pool in self._pools))
