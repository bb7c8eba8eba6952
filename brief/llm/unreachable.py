"""What it means that there was no connection to a server, or that it broke. It imports the libraries that speak
HTTP.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

import aiohttp
import httpx2
from aiohttp.http_exceptions import BadHttpMessage, ContentEncodingError

from brief.llm.diagnosis import Asked
from brief.llm.errors import Unreachable

_NOBODY = (httpx2.ConnectError, httpx2.ConnectTimeout, aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
"""Nobody has answered yet, and nothing was asked. Both libraries have it among the causes of all else that is so."""

# The first that is among the causes counts: aiohttp's error of a connection that broke is also the base of many others.
_MEANINGS: tuple[tuple[tuple[type[BaseException], ...], str, bool], ...] = (
    ((socket.gaierror,), "no such host; check the base URL and the network", True),
    (
        (ConnectionRefusedError,),
        "connection refused; check that the server is running and the base URL has its port",
        True,
    ),
    (_NOBODY, "no connection; check the base URL and the network", True),
    (
        (
            httpx2.TooManyRedirects,
            httpx2.UnsupportedProtocol,
            aiohttp.TooManyRedirects,
            aiohttp.InvalidURL,
            aiohttp.NonHttpUrlClientError,
        ),
        "it redirects without end or to no web address; check the base URL",
        False,
    ),
    ((httpx2.DecodingError, ContentEncodingError), "its answer is garbled", True),
    (
        (
            httpx2.ReadError,
            httpx2.WriteError,
            httpx2.RemoteProtocolError,
            aiohttp.ClientConnectionError,
            aiohttp.ClientPayloadError,
            aiohttp.ClientResponseError,
        ),
        "the connection broke before the answer was whole; try again",
        True,
    ),
)
"""Kinds of error, what they mean, and whether the same may go well later."""
_NO_TLS = frozenset({"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNKNOWN_PROTOCOL", "RECORD_LAYER_FAILURE"})
"""What OpenSSL says where plain HTTP, or something else altogether, answers."""
_SILENT = (aiohttp.ServerDisconnectedError, BadHttpMessage)
"""The server closed the connection without a word, or with one that is no HTTP, as it does that expects TLS."""
_UNKNOWN = "no connection; check the base URL and the network"


def unreachable(error: BaseException, asked: Asked) -> Unreachable:
    """The error for one that a library raised."""
    found = Unreachable()
    causes = list(_causes(error))
    # Where nobody has answered yet, waiting long seldom helps: the address is wrong or the server is not running.
    if any(isinstance(cause, _NOBODY) for cause in causes):
        found.most_retries = 2
        found.nobody = True
    else:
        found.charged = True
    what, passing = _meaning(causes)
    if any(isinstance(cause, _SILENT) for cause in causes):
        found.most_at_first = 2
        if asked.label.startswith("http:"):
            what += "; if it never answers, is its address https?"
    if not passing:
        found.most_retries = 0
    found.args = (f"{asked.label} cannot be reached: {what}",)
    return found


def _meaning(causes: list[BaseException]) -> tuple[str, bool]:
    # aiohttp's own error of this kind is one of ssl's as well, and has not its words.
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError) and hasattr(cause, "verify_message"):
            return f"its certificate is not trusted ({cause.verify_message})", False
    if any(isinstance(cause, ssl.SSLError) and getattr(cause, "reason", "") in _NO_TLS for cause in causes):
        return "what answers there does not speak TLS; is its address http and not https?", True
    for kinds, what, passing in _MEANINGS:
        if any(isinstance(cause, kinds) for cause in causes):
            return what, passing
    return _UNKNOWN, True


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
