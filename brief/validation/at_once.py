"""Nearly every document is as it should be: that is told by one parse, its model's own, and a count of its keys.

What that parser lets pass is looked for beforehand or afterwards: a key given twice, NaN, a number beyond all bounds.
Wherever there may be something to say, nothing is said here: the file is then read by `brief.validation.load` in full.
"""

from __future__ import annotations

import math

from pydantic import JsonValue, ValidationError

from brief.document import Document, Part
from brief.validation.inside import suspect, too_deep
from brief.validation.json_text import has_long_number

LARGEST = 100_000
"""Bytes of a document that is read so: too few for any other list, or any text, to be longer than it may be."""
MOST_ITEMS = 1_000
"""Items in a section. A page has some twenty in all."""
_SPACES = (b" ", b"\t", b"\n", b"\r")
_BEHIND_KEY = b'":'
"""Behind every key, white space aside; within a text it may stand, too, and then there seem to be more keys than there
are.
"""


_DEEPER = frozenset((dict, list, float))
"""JSON values in which there may be something to see."""


def at_once(data: bytes, text: str) -> Document | None:
    """The document in a JSON text, as long as nothing in the form of either can be wrong; else None.

    Args:
        data: the bytes of the file.
        text: what they say.
    """
    if len(data) > LARGEST or has_long_number(data) or suspect(data, text):
        return None
    try:
        document = Document.model_validate_json(data, strict=True)
    except ValidationError:
        return None
    if document.rejected and too_deep({"rejected": [{"item": entry.item} for entry in document.rejected]}):
        return None
    made = document.provenance
    if made is not None and not (math.isfinite(made.seconds) and math.isfinite(made.cost_usd or 0)):
        return None
    if any(isinstance(section, list) and len(section) > MOST_ITEMS for section in document.brief.values()):
        return None
    if any(space + b":" in data for space in _SPACES):
        data = data.translate(None, b"".join(_SPACES))
    return document if _keys(document) == data.count(_BEHIND_KEY) else None


def _keys(document: Document) -> int:
    """How many keys a document was read from, each counted once; -1 where it holds a number that is none."""
    free = _inside([document.brief, *[entry.item for entry in document.rejected]])
    parts: list[Part] = [document, document.article, *([document.provenance] if document.provenance else ())]
    parts += (*document.evidence, *document.rejected, *document.findings, *document.article.removed)
    return -1 if free < 0 else free + sum([len(part.model_fields_set) for part in parts])


def _inside(waiting: list[JsonValue]) -> int:
    """The same of JSON values."""
    count = 0
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            count += len(value)
            waiting += [inner for inner in value.values() if type(inner) in _DEEPER]
        elif isinstance(value, list):
            waiting += [inner for inner in value if type(inner) in _DEEPER]
        elif isinstance(value, float) and not math.isfinite(value):
            return -1
    return count
