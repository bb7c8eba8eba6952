"""The way to a server, made when something is first sent: who asks nothing does not load the libraries for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brief.llm.address import Address

if TYPE_CHECKING:
    from brief.llm.transport import Transport


class Way:
    """The transport of an endpoint and of all that share its connections."""

    def __init__(self, address: Address, api_key: str, *, timeout: float, connections: int) -> None:
        """A way that is open; the arguments are those of `brief.llm.transport.Transport`.

        Raises:
            ConfigurationError: there is a proxy that cannot be used.
        """
        self._address = address
        self._key = api_key
        self._timeout = timeout
        self._connections = connections
        self._made: Transport | None = None
        if address.proxied:
            _ = self.made  # What is wrong with a proxy shows before anything else is done.

    @property
    def made(self) -> Transport:
        """It, where an event loop runs.

        Raises:
            ConfigurationError: the address cannot be asked.
        """
        if self._made is None:
            from brief.llm.transport import Transport  # half a second of import

            self._made = Transport(self._address, self._key, timeout=self._timeout, connections=self._connections)
        return self._made

    async def close(self) -> None:
        """Close all connections."""
        if self._made is not None:
            await self._made.close()
