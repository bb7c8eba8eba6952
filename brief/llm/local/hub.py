"""A model's file from its publisher's host, over HTTP: taken up where it ended, tried again while bytes come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from brief.llm.local.transfer import Transfer, WayFailed

if TYPE_CHECKING:
    import httpx2

_CONNECT = 5.0
"""Seconds. A host that cannot be reached should not keep anyone from the other way."""
_SILENCE = 10.0
_FRUITLESS = 3
"""Connections in a row that brought nothing, after which it is given up."""
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


def fetch(url: str, transfer: Transfer) -> None:
    """Bring a file to its full size.

    Raises:
        WayFailed: the host cannot be reached, does not have the file, or has another one.
        Stopped: it is no longer wanted; what came so far is kept.
        OSError: it cannot be written.
    """
    import httpx2  # a tenth of a second that only downloads should cost

    limits = httpx2.Timeout(_SILENCE, connect=_CONNECT)
    began, fruitless = transfer.have, 0
    with httpx2.Client(timeout=limits, follow_redirects=True, headers={"accept-encoding": "identity"}) as client:
        while transfer.have < transfer.size:
            before = transfer.have
            try:
                _once(client, url, transfer)
                reason = "it ended too early"
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                # A host that was never there will not be there in a second, and there is another way.
                if before == began:
                    raise WayFailed("no connection") from None
                reason = "no connection"
            except (httpx2.TransportError, _Passing) as error:
                reason = str(error) or type(error).__name__
            except (httpx2.HTTPError, httpx2.InvalidURL) as error:
                raise WayFailed(str(error)) from None
            fruitless = 0 if transfer.have > before else fruitless + 1
            if fruitless == _FRUITLESS:
                raise WayFailed(reason)


class _Passing(Exception):
    """The host cannot serve the file at the moment."""


def _once(client: httpx2.Client, url: str, transfer: Transfer) -> None:
    """One connection: as much of the file as it brings."""
    transfer.check()
    have = transfer.have
    with client.stream("GET", url, headers={"range": f"bytes={have}-"} if have else {}) as answer:
        if answer.status_code in _PASSING:
            raise _Passing(f"the host answers {answer.status_code}")
        if answer.status_code == 416:
            # What is here reaches past the end of what is there.
            transfer.cut(0)
            raise _Passing("the host has no such part of the file")
        if not answer.is_success:
            raise WayFailed(f"the host answers {answer.status_code}")
        start, size = _extent(answer)
        if size is not None and size != transfer.size:
            raise WayFailed(f"the host has another file, of {size:,} bytes")
        if start > have:
            raise WayFailed("the host sends another part than was asked for")
        transfer.cut(start)
        # As they come: gathered into larger pieces, some would be lost when the connection breaks.
        pieces: Iterator[bytes] = answer.iter_raw()
        transfer.append(lambda: next(pieces, b""))


def _extent(answer: httpx2.Response) -> tuple[int, int | None]:
    """Where in the file an answer begins, and how large the file is, if that is said."""
    if answer.status_code == 206:
        given = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", answer.headers.get("content-range", ""))
        if given is None:
            raise WayFailed("the host does not say which part of the file it sends")
        return int(given[1]), None if given[2] == "*" else int(given[2])
    length = answer.headers.get("content-length", "")
    return 0, int(length) if length.isdigit() else None
