"""Cassettes: recordings of a real endpoint, played again without it.

    with playing(Path("cassettes/talks.json")):
        ...                                     # ask an endpoint

A file that is not there is recorded, and written whole when the block ends well. One that is there is played: no
chat completion goes over the network, and a question that it has no answer to is an error. Requests are told apart
by method, path and body, so that concurrent questions get their own answers; the host does not matter.

A cassette is data from elsewhere: it is read as JSON and checked, and nothing in it is executed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ValidationError

from brief import files
from brief.errors import ConfigurationError
from brief.plain import wrong_with_value


class RecordedRequest(BaseModel):
    """A question as it was sent, without what identifies who asked."""

    method: str
    uri: str
    body: str | None
    headers: dict[str, list[str]]


class Status(BaseModel):
    """The status line of a response."""

    code: int
    message: str | None


class Body(BaseModel):
    """The text of a response."""

    string: str


class RecordedResponse(BaseModel):
    """An answer as it was given, without what identifies who asked."""

    status: Status
    headers: dict[str, list[str]]
    body: Body


class Interaction(BaseModel):
    """One question and its answer."""

    request: RecordedRequest
    response: RecordedResponse


class Tape(BaseModel):
    """What a cassette file holds: vcrpy's format, version 1."""

    version: Literal[1]
    interactions: list[Interaction]


def load(path: Path) -> Tape:
    """The content of a cassette file.

    Raises:
        ConfigurationError: it cannot be read, or is no cassette.
    """
    try:
        return Tape.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ConfigurationError(f"the cassette {path} cannot be read: {error.strerror}") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise ConfigurationError(
            f"the cassette {path} is none, or damaged ({place or 'it'} {wrong_with_value(first)}); name another file, "
            "or, if it was a recording, delete it and record it again"
        ) from None


@contextmanager
def playing(path: Path) -> Iterator[Callable[[], set[int]] | None]:
    """Play a cassette, or record it where there is none.

    Where it plays, yields a function that gives the numbers of the interactions that were played so far; None where
    it records.

    Only chat completions are recorded and played; other requests go where they always go. A block that ends in an
    error leaves no recording behind, and so does one whose questions had no answer at all. One that needed to ask
    nothing leaves an empty recording, and is played again like any other.

    Raises:
        ConfigurationError: the cassette is damaged or cannot be written. Inside the block, a request that is not in
            it raises this too.
    """
    from brief.llm.cassettes import recording  # brings vcrpy, which only recordings need

    if path.exists():
        with recording.replayed(path, load(path)) as played:
            yield played
        return
    with recording.recorded() as taken:
        yield None
    told = taken()
    if told is not None:
        _save(path, told)


def _save(path: Path, tape: Tape) -> None:
    text = json.dumps(tape.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.replace(path, text.encode())
    except OSError as error:
        raise ConfigurationError(f"the cassette {path} cannot be written: {error.strerror}") from None
