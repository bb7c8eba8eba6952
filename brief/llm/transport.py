"""The openai client library, told to do one thing: send one request once.

Retries, time limits and the reading of answers are done elsewhere, so its own are off. This module imports it,
which takes half a second: import this module only where a request is about to be sent.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator, Mapping
from functools import cache
from urllib.request import getproxies

import httpx2
import openai

from brief.errors import ConfigurationError
from brief.llm.address import Address
from brief.llm.diagnosis import Asked
from brief.llm.errors import Unreachable
from brief.llm.pools import Pools

_CONNECT_SECONDS = 15.0
_AS_LONG_AS_IT_TAKES = httpx2.Timeout(None, connect=_CONNECT_SECONDS)
"""For a call, which is bounded as a whole: to time each of its reads and writes as well would take time."""


def client(address: Address, api_key: str, *, timeout: float, connections: int) -> openai.AsyncOpenAI:
    """A client for that address.

    Raises:
        ConfigurationError: the address cannot be asked.
    """
    headers = {} if address.authorization is None else {"Authorization": address.authorization}
    try:
        made = openai.AsyncOpenAI(
            base_url=address.url,
            api_key=api_key,
            max_retries=0,
            default_headers=headers,
            http_client=openai.DefaultAsyncHttpxClient(
                timeout=httpx2.Timeout(timeout, connect=min(timeout, _CONNECT_SECONDS)),
                limits=httpx2.Limits(max_connections=connections, max_keepalive_connections=connections),
                verify=_trusted(),
                # A proxy from the environment is no way to a server on this machine.
                trust_env=not address.local,
                # Given a transport, the client asks no proxy.
                transport=Pools(_trusted()) if address.local or not getproxies() else None,
            ),
        )
    except (httpx2.InvalidURL, ValueError) as error:
        raise ConfigurationError(f"the base URL {address.label} cannot be used: {error}") from None
    # Taken from the environment by the library, and meant for OpenAI alone.
    made.admin_api_key = None
    if not address.openai:
        made.organization = None
        made.project = None
    return made


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates trusted, read once: that takes as long as a hundred local requests."""
    return httpx2.create_ssl_context()


async def post(client: openai.AsyncOpenAI, body: bytes, asked: Asked) -> tuple[int, Mapping[str, str], str]:
    """Status, headers and text of the response to one chat completion request, whose body is JSON already.

    Once it is connected, it waits for as long as that takes: how long an answer may take is the caller's to bound.

    Raises:
        Unreachable: no connection, or one that broke.
    """
    try:
        response = await client.post(
            "/chat/completions", cast_to=httpx2.Response, content=body, options={"timeout": _AS_LONG_AS_IT_TAKES}
        )
    except openai.APIStatusError as error:
        return error.status_code, error.response.headers, _text(error.response)
    except openai.APIConnectionError as error:
        raise unreachable(error, asked) from None
    return response.status_code, response.headers, _text(response)


def _text(response: httpx2.Response) -> str:
    """The body of a response as text. JSON is UTF-8, whatever its header says; what is not is read as that says."""
    try:
        return response.content.decode()
    except UnicodeDecodeError:
        return response.text


def unreachable(error: BaseException, asked: Asked) -> Unreachable:
    """What it means that there was no connection, or that it broke."""
    found = Unreachable()
    causes = list(_causes(error))
    # Where nobody has answered yet, waiting long seldom helps: the address is wrong or the server is not running.
    if any(isinstance(cause, httpx2.ConnectError | httpx2.ConnectTimeout) for cause in causes):
        found.most_retries = 2
    else:
        found.charged = True
    what = "no connection; check the base URL and the network"
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            found.most_retries = 0
            what = f"its certificate is not trusted ({cause.verify_message})"
        elif isinstance(cause, socket.gaierror):
            what = "no such host; check the base URL and the network"
        elif isinstance(cause, ConnectionRefusedError):
            what = "connection refused; check that the server is running and the base URL has its port"
        elif isinstance(cause, httpx2.ReadError | httpx2.WriteError | httpx2.RemoteProtocolError):
            what = "the connection broke before the answer was whole; try again"
        elif isinstance(cause, httpx2.TooManyRedirects | httpx2.UnsupportedProtocol):
            found.most_retries = 0
            what = "it redirects without end or to no web address; check the base URL"
        elif isinstance(cause, httpx2.DecodingError):
            what = "its answer is garbled"
        else:
            continue
        break
    found.args = (f"{asked.label} cannot be reached: {what}",)
    return found


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The errors behind an error, deepest last; of a group, all of its members."""
    queue: list[BaseException] = [error]
    seen: set[int] = set()
    while queue:
        current = queue.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        if isinstance(current, BaseExceptionGroup):
            queue.extend(current.exceptions)
        queue.extend(cause for cause in (current.__cause__, current.__context__) if cause is not None)
