"""Messages over a TCP connection between processes that trust each other: a secret first, then pickled tuples.

Ray's own connections are no different: they carry pickles, and are neither encrypted nor open to others than the
cluster's machines. What is sent before the secret was shown is never unpickled.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import pickle
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

_LENGTH = 8
_SECRET = 64
"""Characters."""
_QUIET = {"TCP_KEEPIDLE": 10, "TCP_KEEPINTVL": 5, "TCP_KEEPCNT": 4, "TCP_USER_TIMEOUT": 30_000}
"""Seconds, times, and milliseconds: a machine that has lost its power is noticed after half a minute."""

Message = tuple[Any, ...]
"""What it is, and what belongs to it."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the desk is, and what shows that one may come there."""

    host: str
    port: int
    secret: str


class Wire:
    """One end of a connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        link = writer.get_extra_info("socket")
        if link.family not in {socket.AF_INET, socket.AF_INET6}:
            return  # Both ends are on this machine.
        link.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for name, value in _QUIET.items():
            if hasattr(socket, name):  # Not every system has them.
                link.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)

    def send(self, *message: object) -> None:
        """Send a message. To an end that is gone nothing is sent."""
        if self._writer.is_closing() or self._reader.at_eof():
            return  # asyncio would complain of it in the log.
        data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        self._writer.write(len(data).to_bytes(_LENGTH) + data)

    async def receive(self) -> Message | None:
        """The next message; None when there will be none."""
        try:
            length = int.from_bytes(await self._reader.readexactly(_LENGTH))
            data = await self._reader.readexactly(length)
        except (asyncio.IncompleteReadError, OSError):
            return None
        message: Message = pickle.loads(data)  # noqa: S301 - the other end has shown the secret, or is the desk
        return message

    async def messages(self) -> AsyncIterator[Message]:
        """All that come."""
        while (message := await self.receive()) is not None:
            yield message

    async def admitted(self, secret: str) -> bool:
        """Whether the other end shows the secret."""
        try:
            shown = await self._reader.readexactly(_SECRET)
        except (asyncio.IncompleteReadError, OSError):
            return False
        return hmac.compare_digest(shown, secret.encode())

    async def close(self) -> None:
        """Send what is left to send, and end."""
        with contextlib.suppress(OSError):
            self._writer.close()
            await self._writer.wait_closed()


async def connected(address: Address) -> Wire:
    """A connection to the desk.

    Raises:
        OSError: it cannot be reached.
    """
    reader, writer = await asyncio.open_connection(address.host, address.port)
    writer.write(address.secret.encode())
    return Wire(reader, writer)


def portable(error: Exception) -> Exception:
    """An error as it can be sent."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
