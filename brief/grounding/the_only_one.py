"""A name before a noun, where the cited sentences have the noun alone and the article knows one such: "the Tarn
reservoir" for "the reservoir". English only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAMES = r"(?<![\w’'-])(?P<name>[A-ZÀ-Þ][\w’'-]{0,40}(?: [A-ZÀ-Þ][\w’'-]{0,40}){0,3})"


def is_the_only_one(name: str, statement: str, cited: Iterable[str], article: str) -> bool:
    """Whether a statement calls by a name what its sentences call by "the" and a noun, and by which the article calls
    nothing else.
    """
    named = re.search(rf"\b{re.escape(name)} (?P<noun>[a-z]{{4,}})\b", statement)
    if named is None or f"{name} {named['noun']}" not in article:
        return False
    noun = named["noun"]
    if not any(re.search(rf"\b[Tt]he {noun}\b", s) for s in cited):
        return False
    called = {m["name"].removeprefix("The ") for m in re.finditer(rf"{_NAMES} {noun}\b", article)}
    return called - {"The"} == {name}
