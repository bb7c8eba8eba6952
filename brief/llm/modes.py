"""How a server is held to a schema: found out once for each server and model, and remembered.

    STRICT  the server constrains decoding by the JSON Schema (`response_format: json_schema`, strict)
    OBJECT  the server promises a JSON object; the schema stands in the prompt (`json_object`)
    TEXT    the server promises nothing; the schema stands in the prompt, and the text is parsed leniently

A server is asked for the strictest first. When it says that it does not support that, or shows it by answering as
if it had not read the schema, the next is tried. Parameters that a model rejects are left out the same way.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypedDict

from pydantic import BaseModel, JsonValue, ValidationError

from brief import files

SEED = 0
"""Sent where it is accepted, so that a run can be repeated as far as the server allows."""
_REMEMBERED_FOR = 30 * 24 * 3600.0
"""Seconds. Servers learn: after a month they are asked anew."""
_LIMITS = ("max_tokens", "max_completion_tokens")


class Message(TypedDict):
    """One message of a conversation."""

    role: str
    content: str


class Mode(StrEnum):
    """What the server guarantees about the shape of its answer."""

    STRICT = "strict"
    OBJECT = "object"
    TEXT = "text"

    @property
    def weaker(self) -> Mode | None:
        """The next one to try, None after the last."""
        return {Mode.STRICT: Mode.OBJECT, Mode.OBJECT: Mode.TEXT, Mode.TEXT: None}[self]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a server takes for a model."""

    mode: Mode = Mode.STRICT
    without: frozenset[str] = frozenset()
    """Parameters it rejected."""

    def adapted(self, parameter: str | None) -> Profile | None:
        """The profile after the server rejected that parameter; None when nothing is left to change."""
        if parameter == "response_format":
            return replace(self, mode=self.mode.weaker) if self.mode.weaker is not None else None
        if parameter is None or parameter in self.without:
            return None
        return replace(self, without=self.without | {parameter})

    def request(
        self,
        messages: Sequence[Message],
        schema: Mapping[str, JsonValue],
        *,
        name: str,
        max_tokens: int,
        temperature: float | None,
    ) -> dict[str, JsonValue]:
        """The parts of a request body that depend on what the server takes."""
        shown = messages if self.mode is Mode.STRICT else with_schema(messages, schema)
        body: dict[str, JsonValue] = {"messages": [{"role": m["role"], "content": m["content"]} for m in shown]}
        if self.mode is Mode.STRICT:
            named: JsonValue = {"name": name, "schema": dict(schema), "strict": True}
            body["response_format"] = {"type": "json_schema", "json_schema": named}
        elif self.mode is Mode.OBJECT:
            body["response_format"] = {"type": "json_object"}
        if temperature is not None and "temperature" not in self.without:
            body["temperature"] = temperature
        if "seed" not in self.without:
            body["seed"] = SEED
        # Reasoning models know only the newer name of the limit, many other servers only the older.
        limit = next((name for name in _LIMITS if name not in self.without), None)
        if limit is not None:
            body[limit] = max_tokens
        return body


def with_schema(messages: Sequence[Message], schema: Mapping[str, JsonValue]) -> list[Message]:
    """The messages with the schema told in words, at the end of the first system message.

    There it is part of the prefix that servers cache, and the question stays last.
    """
    text = json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
    told = f"Answer with one JSON object and nothing else. It must fit this JSON Schema:\n{text}"
    out = [Message(role=m["role"], content=m["content"]) for m in messages]
    first = next((m for m in out if m["role"] == "system"), None)
    if first is None:
        return [Message(role="system", content=told), *out]
    first["content"] = f"{first['content']}\n\n{told}"
    return out


class _Entry(BaseModel):
    mode: Mode
    without: list[str]
    found: float

    @property
    def fresh(self) -> bool:
        return 0 <= time.time() - self.found < _REMEMBERED_FOR


class _Book(BaseModel):
    format: str = "brief-endpoints/1"
    endpoints: dict[str, _Entry] = {}


class ProfileCache:
    """What servers took, kept in a small file across runs.

    A file that is missing, broken or unwritable costs a question or two to the server and nothing else.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, label: str, model: str) -> Profile | None:
        """What is known of a server and model, None where nothing is, or it is too old."""
        entry = self._read().endpoints.get(f"{label} {model}")
        if entry is None or not entry.fresh:
            return None
        return Profile(entry.mode, frozenset(entry.without))

    def put(self, label: str, model: str, profile: Profile) -> None:
        """Keep what was found out."""
        book = _Book(endpoints={key: entry for key, entry in self._read().endpoints.items() if entry.fresh})
        book.endpoints[f"{label} {model}"] = _Entry(
            mode=profile.mode, without=sorted(profile.without), found=time.time()
        )
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            files.replace(self._path, book.model_dump_json(indent=2).encode() + b"\n")
        except OSError:
            # A cache folder that cannot be written is no reason to fail.
            return

    def _read(self) -> _Book:
        try:
            return _Book.model_validate_json(self._path.read_bytes())
        except (OSError, ValidationError):
            return _Book()


def user_profiles() -> ProfileCache:
    """Those in the user's cache folder."""
    from platformdirs import user_cache_path  # only wanted where an endpoint is asked

    return ProfileCache(user_cache_path("brief", appauthor=False) / "endpoints.json")
