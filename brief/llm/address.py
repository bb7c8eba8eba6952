"""Base URLs: taken apart, checked, and shown without what must not be shown."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from brief.errors import ConfigurationError
from brief.loopback import is_local

OPENAI = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True)
class Address:
    """Where an endpoint is."""

    url: str = field(repr=False)
    """As it is asked, without user name and password."""
    label: str
    """As it is shown: no user name, no password, no query."""
    authorization: str | None = field(repr=False)
    """The header for a user name and password that the URL held."""
    local: bool
    """On this machine: asked directly, never through a proxy."""
    openai: bool
    """OpenAI's own: the only one that is told the user's organisation and project there."""

    @property
    def proxied(self) -> bool:
        """Whether a proxy from the environment may be meant for it: which is, the openai client library finds out."""
        from urllib.request import getproxies  # loads what speaks HTTP

        return not self.local and any(name != "no" for name in getproxies())

    def of(self, path: str) -> str:
        """The address of something there: its path goes behind that of the base URL, and before a query."""
        parts = urlsplit(self.url)
        return parts._replace(path=f"{parts.path.rstrip('/')}/{path}").geturl()

    @property
    def folder(self) -> str:
        """What the paths of all that is there begin with: it ends in a slash, and has no query."""
        return urlsplit(self.of(""))._replace(query="").geturl()

    @property
    def query(self) -> dict[str, str]:
        """What is sent in the query of every request."""
        return dict(parse_qsl(urlsplit(self.url).query, keep_blank_values=True))


def parse(base_url: str | None) -> Address:
    """The address in a base URL; without one, OpenAI's.

    Raises:
        ConfigurationError: it is no http or https URL.
    """
    text = OPENAI if base_url is None else base_url.strip().rstrip("/")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, SplitResult("", "", "", "", "")
    if parts.scheme not in {"http", "https"} or not host or any(c.isspace() or not c.isprintable() for c in text):
        raise ConfigurationError(
            "the base URL must be an address such as https://api.openai.com/v1 or http://127.0.0.1:8080/v1"
        )
    place = parts.netloc.rpartition("@")[2]
    authorization = None
    if parts.username is not None:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        authorization = "Basic " + base64.b64encode(pair.encode()).decode()
    return Address(
        url=parts._replace(netloc=place, fragment="").geturl(),
        label=parts._replace(netloc=place, query="", fragment="").geturl(),
        authorization=authorization,
        local=is_local(host),
        openai=host == "api.openai.com",
    )


def checked_key(api_key: str | None) -> str | None:
    """The key as it is sent; None where there is none.

    Raises:
        ConfigurationError: it holds what no key has.
    """
    key = (api_key or "").strip()
    if not all("!" <= c <= "~" for c in key):
        raise ConfigurationError("the API key holds characters that no key has; copy it again")
    return key or None
