"""How a server is asked: one request, once.

Chat completions are sent by aiohttp, with the address and headers of the openai client library: sent by that library
itself, a call takes two and a half times the processor time. Files and batches, and all that goes through a proxy, are
the library's.

Retries, time limits and the reading of answers are done elsewhere, so the libraries' own are off. This module imports
them, which takes half a second and 25 MB: it is for `brief.llm.way` to import.
"""

from __future__ import annotations

import asyncio
import codecs
import ssl
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import aiohttp
import httpx2
import openai

from brief.errors import ConfigurationError
from brief.llm.address import Address
from brief.llm.diagnosis import Asked
from brief.llm.errors import Garbled
from brief.llm.redirects import ANEW, MOST, followed
from brief.llm.unreachable import unreachable

if TYPE_CHECKING:
    from brief.llm.calling import Response

_CONNECT_SECONDS = 15.0
_LONGEST_HEADER = 64 * 1024
_LONGEST_ANSWER = 16 * 1024 * 1024
"""Bytes. What is longer was written by no model that was given a limit of tokens."""


class Transport:
    """The way to one server; made where an event loop runs, and closed there."""

    def __init__(self, address: Address, api_key: str, *, timeout: float, connections: int) -> None:
        """A way that is open.

        Args:
            address: Of the server.
            api_key: Sent with each request.
            timeout: Seconds between two bytes of what is no chat completion.
            connections: Most at once, where that is for the library to bound; how many chat completions there are at
                once is the caller's to bound.

        Raises:
            ConfigurationError: the address cannot be asked.
        """
        self.library = _library(address, api_key, timeout=timeout, connections=connections)
        """For files and batches."""
        self._url = address.of("chat/completions")
        self._session = None if address.proxied else _session(address, api_key, self.library)

    async def post(self, body: bytes, asked: Asked) -> Response:
        """Status, headers and text of the response to one chat completion request, whose body is JSON already.

        Once it is connected, it waits for as long as that takes: how long an answer may take is the caller's to bound.

        Raises:
            Unreachable: no connection, or one that broke.
            NotAnEndpoint: it redirects to another server, or its answer has no end.
        """
        url, label = self._url, asked.label
        for _ in range(MOST):
            send = self._through_proxy if self._session is None else self._directly
            status, headers, text = await send(url, body, asked)
            location = headers.get("location")
            if status not in ANEW or not location:
                return status, headers, text
            url = followed(url, location, label)
            asked = replace(asked, label=f"{label}, which redirects to {url.partition('?')[0]},")
        raise unreachable(httpx2.TooManyRedirects("without end"), replace(asked, label=label))

    async def close(self) -> None:
        """Close all connections."""
        try:
            if self._session is not None:
                await self._session.close()
        finally:
            await self.library.close()

    async def _directly(self, url: str, body: bytes, asked: Asked) -> Response:
        if self._session is None:
            raise RuntimeError("this server is asked through a proxy")
        try:
            async with self._session.post(url, data=body, allow_redirects=False) as response:
                content = await _bounded(response.content, asked)
                try:
                    # JSON is UTF-8, whatever its header says; what is not is read as that says.
                    text = content.decode("utf-8-sig")
                except UnicodeDecodeError:
                    text = content.decode(_charset(response), errors="replace")
                return response.status, response.headers, text
        except (aiohttp.ClientError, OSError, UnicodeError) as error:
            raise unreachable(error, asked) from None

    async def _through_proxy(self, url: str, body: bytes, asked: Asked) -> Response:
        timeout = httpx2.Timeout(None, connect=_CONNECT_SECONDS)
        try:
            response = await self.library.post(
                url,
                cast_to=httpx2.Response,
                content=body,
                options={"timeout": timeout, "follow_redirects": False},
            )
        except openai.APIStatusError as error:
            response = error.response
        except openai.APIConnectionError as error:
            raise unreachable(error, asked) from None
        try:
            return response.status_code, response.headers, response.content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return response.status_code, response.headers, response.text


async def _bounded(content: aiohttp.StreamReader, asked: Asked) -> bytes:
    """All of a response, which a server without end would fill the memory with."""
    try:
        await content.readexactly(_LONGEST_ANSWER + 1)
    except asyncio.IncompleteReadError as whole:
        return whole.partial
    endless = Garbled(f"{asked.label} answers with more than 16 MB, which is no chat completion; check the base URL")
    endless.charged = True
    raise endless


def _charset(response: aiohttp.ClientResponse) -> str:
    try:
        return codecs.lookup(response.charset or "utf-8").name
    except LookupError:
        return "utf-8"


def _library(address: Address, api_key: str, *, timeout: float, connections: int) -> openai.AsyncOpenAI:
    headers = {} if address.authorization is None else {"Authorization": address.authorization}

    async def stay(response: httpx2.Response) -> None:
        if response.has_redirect_location:
            followed(str(response.request.url), response.headers["location"], address.label)

    try:
        made = openai.AsyncOpenAI(
            base_url=address.folder,
            default_query=address.query,
            api_key=api_key,
            max_retries=0,
            default_headers=headers,
            http_client=openai.DefaultAsyncHttpxClient(
                timeout=httpx2.Timeout(timeout, connect=min(timeout, _CONNECT_SECONDS)),
                limits=httpx2.Limits(max_connections=connections, max_keepalive_connections=connections),
                verify=_trusted(),
                # A proxy from the environment is no way to a server on this machine.
                trust_env=not address.local,
                event_hooks={"response": [stay]},
            ),
        )
    except ImportError:
        raise ConfigurationError(
            "the environment names a SOCKS proxy (all_proxy), which needs one more package: pip install socksio; "
            "or unset it, or name the server in no_proxy"
        ) from None
    except (httpx2.InvalidURL, ValueError) as error:
        raise ConfigurationError(f"the base URL {address.label} cannot be used: {error}") from None
    # Taken from the environment by the library, and meant for OpenAI alone.
    made.admin_api_key = None
    if not address.openai:
        made.organization = None
        made.project = None
    return made


def _session(address: Address, api_key: str, library: openai.AsyncOpenAI) -> aiohttp.ClientSession:
    headers = {name: value for name, value in library.default_headers.items() if isinstance(value, str)}
    headers["Authorization"] = address.authorization or f"Bearer {api_key}"
    return aiohttp.ClientSession(
        # No bound but the caller's. Connections are given up before servers do so, who often wait no longer than this.
        connector=aiohttp.TCPConnector(limit=0, ssl=_trusted(), keepalive_timeout=5.0),
        headers=headers,
        timeout=aiohttp.ClientTimeout(total=None, connect=_CONNECT_SECONDS),
        max_field_size=_LONGEST_HEADER,
        max_line_size=_LONGEST_HEADER,
    )


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates trusted, read once: that takes as long as a hundred local requests."""
    return httpx2.create_ssl_context()
