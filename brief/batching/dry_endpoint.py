"""An endpoint that is never asked: it notes what would be, and answers with the least that fits."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass

from pydantic import JsonValue

from brief.llm.client import Answer, Endpoint, Message
from brief.llm.recall import request_key
from brief.llm.reply import Reply
from brief.llm.usage import Usage


@dataclass(frozen=True, slots=True)
class Call:
    """A call that would be made."""

    name: str
    """Of its schema."""
    text: str
    """Its body."""
    room: int
    """Tokens that its answer may take."""


class Sounding(Endpoint):
    """Takes the place of an endpoint in a rehearsal. What is kept from earlier runs is answered by that.

    A question that was asked before, by an article that says the same, is not noted again.
    """

    _asking: ContextVar[tuple[str, Mapping[str, JsonValue]]] = ContextVar("sounding")
    _note: Callable[[Call], None] | None = None
    _noted: set[str] | None = None

    def rehearse(self, note: Callable[[Call], None]) -> None:
        """Tell `note` of every call from now on."""
        self._note, self._noted = note, self._noted or set()

    async def ask(
        self, messages: Sequence[Message], schema: dict[str, JsonValue], *, name: str, max_tokens: int
    ) -> Answer:
        """The answer kept for a question, or else the least value that fits the schema."""
        self._asking.set((name, schema))
        return await super().ask(messages, schema, name=name, max_tokens=max_tokens)

    async def sent(self, body: bytes, room: int) -> tuple[Reply, str]:
        """The least that fits, and no response: nothing is sent."""
        name, schema = self._asking.get()
        key = request_key(self.label, body)
        if self._note is not None and self._noted is not None and key not in self._noted:
            self._noted.add(key)
            self._note(Call(name, body.decode(), room))
        return Reply(json.dumps(least(schema, schema)), None, "stop", Usage()), ""


def least(schema: Mapping[str, JsonValue], root: Mapping[str, JsonValue]) -> JsonValue:
    """The least value that fits a schema of the strict subset."""
    match schema:
        case {"$ref": str(ref)}:
            return least(_part(_part(root, "$defs"), ref.rpartition("/")[2]), root)
        case {"const": constant}:
            return constant
        case {"enum": [first, *_]}:
            return first
        case {"anyOf": [*_, dict(last)]}:
            return least(last, root)
    kind = schema.get("type", "object")
    return _of_type(str(kind[-1] if isinstance(kind, list) else kind), schema, root)


def _of_type(kind: str, schema: Mapping[str, JsonValue], root: Mapping[str, JsonValue]) -> JsonValue:
    fewest = schema.get("minItems" if kind == "array" else "minLength")
    count = fewest if isinstance(fewest, int) else 0
    match kind:
        case "object":
            parts = _part(schema, "properties")
            return {name: least(part, root) for name, part in parts.items() if isinstance(part, dict)}
        case "array":
            return [least(_part(schema, "items"), root)] * count
        case "string":
            return "x" * count
    return {"boolean": False, "null": None}.get(kind, schema.get("minimum", 1))


def _part(schema: Mapping[str, JsonValue], name: str) -> dict[str, JsonValue]:
    part = schema.get(name)
    return part if isinstance(part, dict) else {}
