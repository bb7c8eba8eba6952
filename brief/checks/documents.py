"""Checking a saved document: its evidence against its own text, then its brief by all rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import JsonValue, ValidationError

from brief.article import Article
from brief.document import Document, Finding
from brief.schema import BriefModel, shape
from brief.sentences import number

CODE = "B203"
SUMMARY = "the document's evidence is not what its article says"


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


def changed_evidence(document: Document, article: Article, cited: set[int]) -> Iterator[Finding]:
    """Evidence whose words or offsets differ from the article's, is missing, or is listed twice."""
    seen: set[int] = set()
    for place, entry in enumerate(document.evidence):
        path = f"/evidence/{place}"
        if not 0 <= entry.start < entry.end <= len(article.text) or article.text[entry.start : entry.end] != entry.text:
            yield _finding(
                f"{path}/text", f"sentence {entry.id}: the article has other words at {entry.start}–{entry.end}"
            )
        elif not 1 <= entry.id <= len(article.sentences):
            yield _finding(f"{path}/id", f"the article has no sentence {entry.id}")
        elif (article.sentences[entry.id - 1].start, article.sentences[entry.id - 1].end) != (entry.start, entry.end):
            yield _finding(f"{path}/id", f"{entry.start}–{entry.end} is not sentence {entry.id} of the article")
        if entry.id in seen:
            yield _finding(f"{path}/id", f"sentence {entry.id} is listed twice")
        seen.add(entry.id)
    for missing in sorted(cited - seen):
        if 1 <= missing <= len(article.sentences):
            yield _finding("/evidence", f"sentence {missing} is cited and not listed")


def _finding(path: str, message: str) -> Finding:
    return Finding(rule=CODE, level="error", path=path, message=message)


def without_evidence(brief: Mapping[str, JsonValue], schema: type[BriefModel]) -> tuple[BriefModel, set[str]]:
    """The brief as its kind's model, and pointers of the items that cite nothing.

    A schema refuses an empty list of sentence numbers, so such items get a number to be read at all; what
    other rules find in them is left out.

    Raises:
        pydantic.ValidationError: the brief is not of that kind in any other way.
    """
    try:
        return schema.model_validate(brief), set()
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
    return schema.model_validate(patched), {"/brief/" + "/".join(str(p) for p in loc[:-1]) for loc in empty}


def _copy(value: JsonValue) -> JsonValue:
    if isinstance(value, dict):
        return {k: _copy(v) for k, v in value.items()}
    return [_copy(v) for v in value] if isinstance(value, list) else value
