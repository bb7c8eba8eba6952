"""A saved document as the rules see it: its article again, its brief as its kind's model, and its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue, ValidationError

from brief.article import Article
from brief.document import Document
from brief.kinds import Kind
from brief.schema import BriefModel, shape
from brief.sentences import number


@dataclass(frozen=True, slots=True)
class Origin:
    """What became of the source that a document was made from, where somebody looked."""

    state: Literal["same", "changed", "moved", "gone"]
    path: str | None = None
    """The source that was compared; for `moved`, where the same bytes are now."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A document as it was loaded, with what it can be compared with."""

    document: Document
    kind: Kind | None = None
    """The kind as it is today."""
    origin: Origin | None = None
    """None: nobody looked for the source."""
    uncited: frozenset[str] = frozenset()
    """Pointers of items that cite nothing; on the page they cite a sentence so that they can be read."""


def article_of(document: Document) -> Article:
    """The article a document was made from: its text, cut into sentences again."""
    source = document.article
    return Article(
        text=source.text,
        sentences=number(source.text, source.language, title=source.title),
        sha256=source.sha256,
        title=source.title,
        byline=source.byline,
        outlet=source.outlet,
        published=source.published,
        url=source.url,
        path=source.path,
        language=source.language,
    )


def without_evidence(brief: Mapping[str, JsonValue], schema: type[BriefModel]) -> tuple[BriefModel, frozenset[str]]:
    """The brief as its kind's model, and pointers of the items that cite nothing.

    A schema refuses an empty list of sentence numbers, so such items get a number to be read at all; what
    other rules find in them is left out.

    Raises:
        pydantic.ValidationError: the brief is not of that kind in any other way.
    """
    try:
        return schema.model_validate(brief), frozenset()
    except ValidationError as error:
        fields = {s.name: s for s in shape(schema).sections}
        empty = [e["loc"] for e in error.errors() if e["type"] == "too_short" and e["loc"][0] in fields]
        if len(empty) != error.error_count():
            raise
    patched = {name: _copy(value) for name, value in brief.items()}
    for loc in empty:
        target: JsonValue = patched
        for key in loc[:-1]:
            target = target[key] if isinstance(target, dict | list) else None  # type: ignore[index]
        if isinstance(target, dict):
            target[str(loc[-1])] = [1]
    return schema.model_validate(patched), frozenset("/brief/" + "/".join(str(p) for p in loc[:-1]) for loc in empty)


def _copy(value: JsonValue) -> JsonValue:
    if isinstance(value, dict):
        return {k: _copy(v) for k, v in value.items()}
    return [_copy(v) for v in value] if isinstance(value, list) else value
