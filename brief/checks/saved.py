"""A saved document as the rules see it: its article again, its brief as its kind's model, and its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue, ValidationError
from pydantic_core import to_json

from brief.article import Article
from brief.document import Document
from brief.kinds import Kind
from brief.schema import BriefModel, Evidence
from brief.sentences import number
from brief.shapes import shape

OriginState = Literal["same", "changed", "altered", "moved", "gone"]


@dataclass(frozen=True, slots=True)
class Origin:
    """What became of the source that a document was made from, where somebody looked."""

    state: OriginState
    """`changed`: the source has another text now. `altered`: it has not, but the document's text is not the
    source's.
    """
    path: str | None = None
    """The source that was compared; for `moved`, where the same bytes are now."""


@dataclass(frozen=True, slots=True)
class SavedBrief:
    """A document's brief as its kind's model."""

    brief: BriefModel
    uncited: frozenset[str] = frozenset()
    """Pointers of items that cite nothing; in `brief` they cite a sentence so that they can be read."""


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
    # A document that somebody wrote by hand may name a region as well: "en-GB".
    language = source.language.partition("-")[0].lower() if source.language else None
    return Article(
        text=source.text,
        sentences=number(source.text, language, title=source.title),
        sha256=source.sha256,
        title=source.title,
        byline=source.byline,
        outlet=source.outlet,
        published=source.published,
        url=source.url,
        path=source.path,
        language=language,
    )


def read_brief(brief: Mapping[str, JsonValue], schema: type[BriefModel]) -> SavedBrief:
    """A document's brief as its kind's model.

    A schema refuses an empty list of sentence numbers, so items that have one get a number to be read at all, and
    are told apart.

    Raises:
        pydantic.ValidationError: the brief is not of that kind in any other way.
    """
    try:
        return SavedBrief(_strictly(brief, schema))
    except ValidationError as error:
        fields = {section.name: section.first(Evidence) for section in shape(schema).sections}
        empty = [
            e["loc"]
            for e in error.errors(include_url=False, include_context=False)
            if e["type"] == "too_short" and len(e["loc"]) > 1 and fields.get(str(e["loc"][0])) == e["loc"][-1]
        ]
        if len(empty) != error.error_count():
            raise
    patched = {name: _copy(value) for name, value in brief.items()}
    for loc in empty:
        target: JsonValue = patched
        for key in loc[:-1]:
            target = target[key] if isinstance(target, dict | list) else None  # type: ignore[index]
        if isinstance(target, dict):
            target[str(loc[-1])] = [1]
    uncited = frozenset("/brief/" + "/".join(str(p) for p in loc[:-1]) for loc in empty)
    return SavedBrief(_strictly(patched, schema), uncited)


def _strictly(brief: Mapping[str, JsonValue], schema: type[BriefModel]) -> BriefModel:
    """The brief as a model, with no value taken for another: "3" is no number."""
    try:
        return schema.model_validate(brief, strict=True)
    except ValidationError:
        # A kind may have fields, such as an enumeration, that strictly are read from JSON only.
        return schema.model_validate_json(to_json(brief), strict=True)


def _copy(value: JsonValue) -> JsonValue:
    if isinstance(value, dict):
        return {k: _copy(v) for k, v in value.items()}
    return [_copy(v) for v in value] if isinstance(value, list) else value
