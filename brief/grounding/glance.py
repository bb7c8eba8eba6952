"""A first look at whether two texts are about the same, without reading either: for what must be quick."""

from __future__ import annotations

import re
from functools import lru_cache

_LONG = re.compile(r"[^\W_]{4,}")
_BEGINNING = 5
"""Letters by which a word is looked for: enough for its forms to be found as well."""


@lru_cache(maxsize=4096)
def _beginnings(statement: str) -> tuple[str, ...]:
    return tuple({w[:_BEGINNING] for w in _LONG.findall(statement.lower())})


def overlap(statement: str, text: str) -> float:
    """The share of a statement's longer words (four letters and more) that a text has, by their beginnings.

    1 where the statement has no such word.
    """
    wanted = _beginnings(statement)
    if not wanted:
        return 1.0
    lower = text.lower()
    return sum(w in lower for w in wanted) / len(wanted)
