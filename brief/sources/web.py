"""Articles on the web, fetched without trusting the address.

An address may come from anywhere, so it must not lead into the network this program runs in. Each host is resolved
once, every address it has is checked, and the connection goes to the very address that was checked: a name that
resolves differently a moment later gains nothing. Redirects are followed by hand and checked the same way. Proxies
named by the environment are not used, for behind one nothing of this could be checked.
"""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import httpcore2
import httpx2

from brief.errors import SourceError
from brief.sources.origin import LARGEST, Form, Origin, megabytes, scheme, shown
from brief.sources.wire import Address, CheckedBackend, PoolTransport, Refused, Resolve, is_public, resolve

SECONDS = 20.0
"""For everything: resolving, connecting, all redirects, the whole page."""
REDIRECTS = 5

_FORMS: dict[str, Form] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "message/rfc822": "text",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
}
_PACKED = frozenset(
    (
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/octet-stream",
        "binary/octet-stream",
    )
)
"""No text; what it is the bytes tell."""
_HEADERS = {
    "User-Agent": "brief (reads one article for its user)",
    "Accept": "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8,application/pdf;q=0.7",
    "Accept-Encoding": "gzip, identity",
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Fetch:
    """One fetch: the client with its checks, and when it must be done."""

    client: httpx2.Client
    deadline: float

    def follow(self, url: httpx2.URL, name: str) -> Origin:
        """Fetch an address and whatever it redirects to."""
        for _ in range(REDIRECTS + 1):
            target = _checked(url, name)
            with self.client.stream("GET", target) as response:
                if response.has_redirect_location:
                    url = _redirected(target, response.headers["location"], name)
                    continue
                return _origin(response, _public_form(target), name, self.deadline)
        raise SourceError(f"{name} redirects more than {REDIRECTS} times: give the address of the article itself")


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    permit: Callable[[Address], bool] = is_public,
    resolver: Resolve = resolve,
    seconds: float = SECONDS,
) -> Origin:
    """Fetch a page over http or https.

    Args:
        url: its address; a name and password in it are sent to that host alone and shown nowhere.
        allow_private: permit every address, those of this machine and its network included.
        permit: which addresses may be connected to otherwise.
        resolver: what turns a host's name into addresses.
        seconds: for the whole fetch.

    Raises:
        SourceError: the address is refused, cannot be reached, or leads to something that is not read.
    """
    address = _parsed(url)
    name = shown(_public_form(address))
    deadline = time.monotonic() + seconds
    backend = CheckedBackend((lambda _: True) if allow_private else permit, resolver, deadline)
    transport = PoolTransport(backend)
    try:
        with httpx2.Client(
            transport=transport, headers=_HEADERS, timeout=seconds, trust_env=False, follow_redirects=False
        ) as client:
            return _Fetch(client, deadline).follow(address, name)
    except Refused as error:
        raise SourceError(
            f"{name} leads to {error}, which is not on the public internet: use --allow-private if you mean it"
        ) from None
    except (httpx2.TimeoutException, httpcore2.TimeoutException):
        raise SourceError(f"{name} took longer than {seconds:g} seconds: try again, or save the page") from None
    except (httpx2.HTTPError, httpx2.InvalidURL, httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
        raise SourceError(f"{name} cannot be fetched: {_reason(error)}") from None


def _parsed(url: str) -> httpx2.URL:
    if scheme(url) not in {"http", "https"}:
        raise SourceError(f"only http and https addresses are fetched, not {scheme(url)}: for a file, give its path")
    try:
        parsed = httpx2.URL(url).copy_with(fragment=None)
    except (httpx2.InvalidURL, ValueError):
        raise SourceError("the address is not a valid URL: check it for spaces and missing parts") from None
    if not parsed.host:
        raise SourceError("the address names no host: give all of it, such as https://example.org/article")
    return parsed


def _checked(url: httpx2.URL, name: str) -> httpx2.URL:
    if url.scheme not in {"http", "https"}:
        raise SourceError(f"{name} redirects to “{shown(url.scheme)}:”: only http and https are fetched")
    return url


def _redirected(url: httpx2.URL, location: str, name: str) -> httpx2.URL:
    """Where a redirect leads. Credentials were meant for the first host only."""
    try:
        return url.join(location).copy_with(username=None, password=None)
    except (httpx2.InvalidURL, ValueError):
        raise SourceError(f"{name} redirects to no valid address: give the address of the article itself") from None


def _public_form(url: httpx2.URL) -> str:
    return str(url.copy_with(username=None, password=None))


def _origin(response: httpx2.Response, url: str, name: str, deadline: float) -> Origin:
    if response.status_code != 200:
        phrase = f"{response.status_code} {response.reason_phrase}".strip()
        raise SourceError(f"{name}: the server answered {shown(phrase)}")
    header = response.headers.get("content-type", "")
    kind = header.partition(";")[0].strip().lower()
    if kind and kind not in _FORMS and kind not in _PACKED:
        raise SourceError(f"{name} is {shown(kind)}: only pages, text, PDF and Word documents are read")
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > LARGEST:
        raise _too_large(name)
    charset = _CHARSET.search(header)
    data = _unpacked(_body(response, name, deadline), response.headers.get("content-encoding", ""), name)
    form = _FORMS.get(kind)
    # Servers send what they do not know as plain text; the bytes tell better then.
    return Origin(data, name, None if form == "text" else form, charset.group(1) if charset else None, None, url)


def _body(response: httpx2.Response, name: str, deadline: float) -> bytes:
    data = bytearray()
    for chunk in response.iter_raw():
        data += chunk
        if len(data) > LARGEST:
            raise _too_large(name)
        if time.monotonic() > deadline:
            raise httpx2.ReadTimeout("deadline")
    return bytes(data)


def _unpacked(data: bytes, encoding: str, name: str) -> bytes:
    """The page without compression; a small body that unpacks to a huge one is cut short before it does."""
    if encoding.strip().lower() in {"", "identity"}:
        return data
    if encoding.strip().lower() not in {"gzip", "x-gzip", "deflate"}:
        raise SourceError(f"{name} is compressed as {shown(encoding)}, which was not asked for")
    for bits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        packed = zlib.decompressobj(bits)
        try:
            unpacked = packed.decompress(data, LARGEST + 1)
        except zlib.error:
            continue
        if len(unpacked) > LARGEST:
            raise _too_large(name)
        if packed.eof:
            return unpacked
    raise SourceError(f"{name}: the page is damaged, it cannot be unpacked")


def _too_large(name: str) -> SourceError:
    return SourceError(f"{name} is larger than {megabytes(LARGEST)}, the most that is read of an article")


def _reason(error: Exception) -> str:
    words = " ".join(str(error).split())
    if "CERTIFICATE_VERIFY_FAILED" in words:
        return "its certificate is not valid"
    return shown(words) or type(error).__name__
