"""Where a server may send a question on to: to itself, and to nobody else."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit

from brief.llm.errors import NotAnEndpoint

MOST = 20
"""In a row."""
ANEW = frozenset({301, 302, 307, 308})
"""After these the same question is asked at the other address."""
_PORTS = {"http": 80, "https": 443}
_LONGEST = 200


def followed(url: str, location: str, label: str) -> str:
    """The address that a redirect from `url` leads to, on the same server, or the same host by https.

    Args:
        url: What was asked.
        location: Where it is said to be.
        label: How messages name the server.

    Raises:
        NotAnEndpoint: it leads elsewhere. The article and the key are for the server that the user named.
    """
    try:
        there = urljoin(url, location.strip())
        parts = urlsplit(there)
        place = _place(parts)
    except ValueError:
        parts, place = SplitResult("", "", "", "", ""), None
    if place is None or parts.scheme not in _PORTS or not parts.hostname:
        raise NotAnEndpoint(f"{label} redirects to no web address; check the base URL")
    here = _place(urlsplit(url))
    if place == here or (here[:2] == ("http", place[1]) and place[0] == "https"):
        return there
    named = parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()
    raise NotAnEndpoint(
        f"{label} redirects to another server, and nothing was sent there; if you mean that one, set the base URL to "
        f"{named.removesuffix('/chat/completions')[:_LONGEST]}"
    )


def _place(parts: SplitResult) -> tuple[str, str, int | None]:
    return parts.scheme, (parts.hostname or "").rstrip("."), parts.port or _PORTS.get(parts.scheme)
