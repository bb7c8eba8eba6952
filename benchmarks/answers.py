"""What a model might have answered: a value that fits the request's schema and cites the lines it was shown.

The same request always gets the same answer. Claims are the lines' own words and speakers are chosen among those
offered that stand in the line, so that most of the items pass the checks and a page comes of them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_LINE = re.compile(r"^\[(\d+)\] (.+)$", re.MULTILINE)
_TITLE = re.compile(r"^(?:Article|Text): (.+)$", re.MULTILINE)
_SPEAKERS = re.compile(r"^Speakers found: (.+)$", re.MULTILINE)
_PLAIN = re.compile(r"\b[a-z]{4,}\b")
_MOST_ITEMS = 3
_SHORT = 40
"""Characters of what is no line of an article, where lines have no numbers."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the request shows: its title, its numbered lines, the names it found."""

    title: str
    lines: Mapping[int, str]
    names: Sequence[str]


def shown(messages: Sequence[Mapping[str, Any]]) -> Shown:
    """What stands in the last message."""
    text = str(messages[-1].get("content", "")) if messages else ""
    title, names = _TITLE.search(text), _SPEAKERS.search(text)
    lines = {int(number): line for number, line in _LINE.findall(text)}
    return Shown(
        title[1] if title else "Untitled",
        lines or dict(enumerate((x.removeprefix("Q: ") for x in text.splitlines()[-20:] if len(x) > _SHORT), start=1)),
        [name for name in names[1].split("; ") if name != "reporter"] if names else [],
    )


def plausible(schema: Mapping[str, Any], messages: Sequence[Mapping[str, Any]], seed: str) -> object:
    """A value that fits a schema of the strict subset."""
    page = shown(messages)
    return _Maker(schema, page, random.Random(seed)).value(schema, "", min(page.lines, default=1))


class _Maker:
    def __init__(self, root: Mapping[str, Any], page: Shown, chance: random.Random) -> None:
        self._root, self._page, self._chance = root, page, chance
        self._numbers = sorted(page.lines) or [1]

    def value(self, schema: Mapping[str, Any], name: str, line: int) -> object:
        """A value for a field of that name, about that line."""
        if "$ref" in schema:
            return self.value(self._root["$defs"][schema["$ref"].rpartition("/")[2]], name, line)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._choice(schema["enum"], name, line)
        if "anyOf" in schema:
            empty = name == "condition" and {"type": "null"} in schema["anyOf"]
            return None if empty else self.value(self._chance.choice(schema["anyOf"]), name, line)
        kind = schema.get("type", "object")
        kind = kind[-1] if isinstance(kind, list) else kind
        if kind == "object":
            return {
                key: self.value(part, key, int(key) if key.isdecimal() else line)
                for key, part in schema.get("properties", {}).items()
            }
        if kind == "array":
            return self._items(schema, name, line)
        if kind == "string":
            return self._text(schema, name, line)
        return {"boolean": False, "null": None}.get(kind, schema.get("minimum", 1))

    def _items(self, schema: Mapping[str, Any], name: str, line: int) -> list[object]:
        inner = schema["items"]
        if inner.get("type") == "integer":
            allowed = inner.get("enum")
            return [line if allowed is None or line in allowed else allowed[0]]
        least, most = schema.get("minItems", 0), min(schema.get("maxItems", _MOST_ITEMS), _MOST_ITEMS)
        count = self._chance.randint(max(least, min(1, most)), max(least, most))
        numbers = self._naming(inner) if least == 0 else self._numbers
        about = sorted(self._chance.sample(numbers, min(count, len(numbers))))
        about += [self._numbers[0]] * (least - len(about))
        return [self.value(inner, name, n) for n in about]

    def _naming(self, item: Mapping[str, Any]) -> list[int]:
        """The lines that an item may be about: where it wants something of somebody, those that name one who may."""
        if "$ref" in item:
            item = self._root["$defs"][item["$ref"].rpartition("/")[2]]
        wanting = item.get("properties", {}).get("by", {}).get("enum")
        if wanting is None:
            return self._numbers
        return [n for n in self._numbers if any(choice in self._page.lines.get(n, "") for choice in wanting)]

    def _choice(self, allowed: Sequence[Any], name: str, line: int) -> object:
        text = self._page.lines.get(line, "")
        told = [choice for choice in allowed if isinstance(choice, str) and choice in text]
        if name == "of" and "unspecified" in allowed:
            return "unspecified"
        if told:
            return told[0]
        return "reporter" if "reporter" in allowed else self._chance.choice(allowed)

    def _text(self, schema: Mapping[str, Any], name: str, line: int) -> str:
        text = self._page.lines.get(line, self._page.title)
        if "pattern" in schema or "question" in name:
            about = max(_PLAIN.findall(text), key=len, default="it")
            return f"What is to become of the {about}?"
        if name == "headline":
            return " ".join(self._page.title.split()[:14])
        if name == "name" and self._page.names:
            return next((n for n in self._page.names if n in text), self._page.names[0])
        words = text.split()
        return " ".join(words[:45])
