"""Documents to compare: one of the sample article, and a page of a kind whose fields have other names.

The first is what a model once wrote. It is kept as it was, so that what the tests change in it has a known place.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pages

from brief.comparison import Comparison, compare
from brief.document import Document
from brief.kinds import Kind, find_builtin

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = Path(__file__).with_name("example.json")
Data = dict[str, Any]


@cache
def sheet_kind() -> Kind:
    nowhere = Path("nowhere")
    return Kind("sheet", pages.Sheet, {}, nowhere, nowhere, "0" * 64)


@cache
def news() -> Kind:
    return find_builtin("news")


def example() -> Data:
    """The saved document that changes are made in, as plain data."""
    return json.loads(EXAMPLE.read_text(encoding="utf-8"))


def sheet() -> Data:
    """A document of the other kind."""
    return Document.of("sheet", pages.article(), pages.sheet()).model_dump(mode="json")


def edited(data: Data, change: Callable[[Data], object]) -> Data:
    """A copy in which `change` has changed something."""
    made = copy.deepcopy(data)
    change(made)
    return made


def document(data: Data) -> Document:
    return Document.loads(json.dumps(data))


def compared(old: Data, new: Data) -> Comparison:
    kind = {"news": news, "sheet": sheet_kind}[new["kind"]]()
    return compare(document(old), document(new), kind)


def told(old: Data, new: Data) -> list[tuple[str, str | None, str | None, str]]:
    """Every change of the brief: kind, pointers, detail."""
    return [(str(c.kind), c.old_pointer, c.new_pointer, c.detail) for c in compared(old, new).changes]


def reword(path: str, value: Any) -> Callable[[Data], object]:
    """A change of the brief: `key_claims/0/claim` gets another value."""

    def change(data: Data) -> None:
        *way, last = path.split("/")
        target: Any = data["brief"]
        for key in way:
            target = target[int(key) if key.isdigit() else key]
        target[int(last) if last.isdigit() else last] = value

    return change
