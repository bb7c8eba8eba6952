"""vcrpy, set up for chat completions: what is recorded, what is scrubbed, and what counts as the same question.

This module imports vcrpy and, through it, the HTTP libraries it finds: import it only where a cassette is in use.
"""

from __future__ import annotations

import hashlib
import ipaddress
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, cast
from urllib.parse import urlsplit

from vcr.cassette import Cassette  # type: ignore[import-untyped]
from vcr.filters import decode_response  # type: ignore[import-untyped]
from vcr.patch import PATCHER_NAMES  # type: ignore[import-untyped]
from vcr.persisters.filesystem import CassetteNotFoundError  # type: ignore[import-untyped]
from vcr.record_mode import RecordMode  # type: ignore[import-untyped]
from vcr.request import Request  # type: ignore[import-untyped]

from brief.errors import ConfigurationError
from brief.llm.cassettes.cassette import Body, Interaction, RecordedRequest, RecordedResponse, Status, Tape
from brief.loopback import is_local

EMBEDDED = "http://embedded"
"""Stands for every server on this machine or a private network: its name is nobody's business and changes."""
_PATH = "/chat/completions"
_KEPT_OF_REQUESTS = {"content-type", "accept"}
_KEPT_OF_RESPONSES = {"content-type", "retry-after", "retry-after-ms", "x-should-retry"}
_KEPT_PREFIX = "x-ratelimit-"
"""Rate limits steer retries. All other headers name the account, the server or the day: none is needed to replay."""

_ACCOUNT = re.compile(r"\b(?:org|proj|user|sk|gsk|key)-[\w*.-]{4,}|\bproj_\w{4,}")
"""Error messages name the account. Answers are never touched: an offset must not move."""

_Headers = dict[str, list[str]]


class _Sent(Protocol):
    """A request as vcrpy hands it over."""

    method: str
    uri: str
    body: object
    headers: Mapping[str, str]


class _Given(Protocol):
    """What of vcrpy's cassette is used here."""

    data: list[tuple[_Sent, dict[str, object]]]
    play_counts: Mapping[int, int]
    asked: bool


class _Strict(Cassette):  # type: ignore[misc]
    """A cassette that says in one line what it lacks, and never lets a lacking request through."""

    asked = False
    """Whether there was a request that is recorded or played."""

    def can_play_response_for(self, request: _Sent) -> bool:
        if super().can_play_response_for(request):
            return True
        if self.filter_request(request) is None:
            return False
        self.asked = True
        if self.write_protected:
            raise ConfigurationError(
                f"the cassette {self.path} has no answer for this request: the prompt, schema, model or article "
                "changed; delete it and record it again"
            )
        return False


@contextmanager
def replayed(path: Path, tape: Tape) -> Iterator[Callable[[], set[int]]]:
    """Answer chat completions from a tape. Yields a function that tells which interactions were played so far."""
    with _opened(_Store(path, tape), RecordMode.NONE) as given:
        yield lambda: {number for number, count in given.play_counts.items() if count}


@contextmanager
def recorded() -> Iterator[Callable[[], Tape | None]]:
    """Record chat completions. Yields a function that gives the tape of all that was answered so far.

    There is none where questions were asked and not one was answered.
    """
    with _opened(_Store(Path("a new cassette"), None), RecordMode.ONCE) as given:
        yield lambda: _tape(given.data) if given.data or not given.asked else None


class _Store:
    """Hands vcrpy a tape that is read already; writing is left to the caller, who does it whole or not at all."""

    def __init__(self, path: Path, tape: Tape | None) -> None:
        self.path = path
        self._tape = tape

    def load_cassette(self, _path: object, serializer: object) -> tuple[list[object], list[object]]:
        del serializer
        if self._tape is None:
            # Anything else would make vcrpy play what it has just recorded, a failure and not its retry.
            raise CassetteNotFoundError
        taken = self._tape.interactions
        requests = [Request(i.request.method, i.request.uri, i.request.body, i.request.headers) for i in taken]
        responses: list[object] = [
            {
                "status": {"code": i.response.status.code, "message": i.response.status.message},
                "headers": dict(i.response.headers),
                "body": {"string": i.response.body.string.encode()},
            }
            for i in taken
        ]
        return requests, responses

    def save_cassette(self, _path: object, _content: object, serializer: object) -> None:
        del serializer


@contextmanager
def _opened(store: _Store, mode: object) -> Iterator[_Given]:
    context = _Strict.use(
        path=str(store.path),
        persister=store,
        record_mode=mode,
        match_on=(same_question,),
        before_record_request=_scrubbed_request,
        before_record_response=_scrubbed_response,
        # These ask an endpoint; a download by another library is none of a cassette's business.
        skip_patchers=tuple(name for name in PATCHER_NAMES if name not in {"aiohttp", "httpx2"}),
    )
    with context as cassette:
        yield cast("_Given", cassette)


def same_question(one: _Sent, other: _Sent) -> bool:
    """Whether two requests ask the same: by method, path and body, whatever the order of the body's keys."""
    return _identity(one) == _identity(other)


def _identity(request: _Sent) -> str:
    """A digest, kept on the request: every request is compared with all others."""
    known = request.__dict__.get("_brief_identity")
    if isinstance(known, str):
        return known
    text = _text(request.body)
    try:
        body = json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"))
    except (ValueError, RecursionError):
        body = text
    whole = f"{request.method} {urlsplit(request.uri).path}\n{body}"
    request.__dict__["_brief_identity"] = digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
    return digest


def _text(body: object) -> str:
    return body.decode("utf-8", "replace") if isinstance(body, bytes) else str(body or "")


def _scrubbed_request(request: _Sent) -> _Sent | None:
    """The request as it is kept; None for one that is no chat completion, which vcrpy then leaves alone."""
    parts = urlsplit(request.uri)
    if request.method != "POST" or not parts.path.endswith(_PATH):
        return None
    host = parts.hostname or ""
    public = "." in host and not is_local(host) and not _private(host)
    port = f":{parts.port}" if public and parts.port is not None else ""
    uri = f"{parts.scheme}://{host}{port}{parts.path}" if public else EMBEDDED + parts.path
    kept = {name.lower(): value for name, value in request.headers.items() if name.lower() in _KEPT_OF_REQUESTS}
    return cast("_Sent", Request(request.method, uri, request.body, kept))


def _private(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return host.endswith((".local", ".internal", ".lan", ".home.arpa"))


def _scrubbed_response(response: dict[str, object]) -> dict[str, object]:
    """The response as it is kept: unpacked, so that it is text, and without headers that nobody needs."""
    plain: dict[str, object] = decode_response(response)
    headers = cast("_Headers", plain["headers"])
    kept = {
        name.lower(): list(values)
        for name, values in sorted(headers.items())
        if name.lower() in _KEPT_OF_RESPONSES or name.lower().startswith(_KEPT_PREFIX)
    }
    return {**plain, "headers": kept}


def _tape(data: Iterable[tuple[_Sent, dict[str, object]]]) -> Tape:
    """The tape of what vcrpy holds, ordered by question: concurrent answers come in any order, recordings should not.

    Answers to the same question keep their order, so that a failure and its retry are played as they came.
    """
    taken = [_interaction(request, response) for request, response in data]
    return Tape(version=1, interactions=sorted(taken, key=lambda one: (one.request.uri, one.request.body or "")))


def _interaction(request: _Sent, response: dict[str, object]) -> Interaction:
    status = cast("dict[str, object]", response["status"])
    body = _text(cast("dict[str, object]", response["body"])["string"])
    if Status.model_validate(status).code >= 400:
        body = _ACCOUNT.sub("***", body)
    return Interaction(
        request=RecordedRequest(
            method=request.method,
            uri=request.uri,
            body=_text(request.body),
            headers={name: [value] for name, value in request.headers.items()},
        ),
        response=RecordedResponse(
            status=Status.model_validate(status),
            headers=cast("_Headers", response["headers"]),
            body=Body(string=body),
        ),
    )
