"""The document, format `brief/1`: what is saved, loaded and compared.

A document holds the brief, the text it was made from, every cited sentence, what was rejected and
why, and how it came about, so that it can be checked years later without the source or a model.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from brief import files
from brief.article import Article
from brief.errors import UsageError
from brief.harmless import one_line
from brief.plain import wrong_with_value
from brief.schema import BriefModel
from brief.shapes import items

if TYPE_CHECKING:
    Content = dict[str, Any]  # As what `json.loads` gives: its form is the kind's, which nobody can know here.
else:
    Content = dict[str, JsonValue]


class Part(BaseModel):
    """Base of the document's parts: closed, and stable in the order of its keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Count = Annotated[int, Field(ge=0)]


class Furniture(Part):
    """A line of the source that was taken off, and why."""

    text: str
    reason: str


class Source(Part):
    """What the source says about itself, and the cleaned text that offsets refer to."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    path: str | None = None
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")] | None = None
    """BCP 47. Rules of English are for articles in English, so that anything else would switch them off unseen."""
    words: Count
    sha256: str
    removed: tuple[Furniture, ...] = ()
    text: str

    @classmethod
    def of(cls, article: Article) -> Source:
        """What a document keeps of an article."""
        return cls(
            title=article.title,
            byline=article.byline,
            outlet=article.outlet,
            published=article.published,
            url=article.url,
            path=article.path,
            language=article.language,
            words=article.words,
            sha256=article.sha256,
            removed=tuple(Furniture(text=line.text, reason=line.reason) for line in article.removed),
            text=article.text,
        )


class Cited(Part):
    """A sentence that some item cites: `article.text[start:end] == text`."""

    id: int
    start: int
    end: int
    text: str


UNREAD = "*"
"""In the place of a section: the item is a list of sentence numbers, of a passage that no answer could be had for."""

UNTOLD = "speaker"
"""In the place of a rule's code: the item quotes somebody, and nobody could be told who."""


class Rejected(Part):
    """An item kept out of the page, as the model gave it, with the rule it broke."""

    section: str
    item: JsonValue
    rule: str
    reason: str


class Finding(Part):
    """A rule that tripped."""

    rule: str
    level: Literal["error", "warning"]
    path: str
    """JSON pointer into the document."""
    message: str

    def __reduce__(self) -> tuple[Callable[..., Finding], tuple[str, ...]]:
        """Between processes as its four texts: as a model it takes ten times as long."""
        return _finding, (self.rule, self.level, self.path, self.message)


def _finding(rule: str, level: Literal["error", "warning"], path: str, message: str) -> Finding:
    return Finding(rule=rule, level=level, path=path, message=message)


class Provenance(Part):
    """How a brief came about. What is not known is None, never 0."""

    brief_version: str
    model: str
    endpoint: str | None
    prompt_sha256: str
    schema_sha256: str
    passages: Count
    calls: Count
    input_tokens: Count | None
    cached_tokens: Count | None
    output_tokens: Count | None
    cost_usd: float | None
    seconds: float
    created: str
    """ISO 8601, UTC."""


class Document(Part):
    """One brief and all that stands behind it."""

    format: Literal["brief/1"] = "brief/1"
    kind: str
    article: Source
    brief: Content
    evidence: tuple[Cited, ...]
    rejected: tuple[Rejected, ...] = ()
    findings: tuple[Finding, ...] = ()
    provenance: Provenance | None = None

    @classmethod
    def of(
        cls,
        kind: str,
        article: Article,
        brief: BriefModel,
        *,
        rejected: tuple[Rejected, ...] = (),
        findings: tuple[Finding, ...] = (),
        provenance: Provenance | None = None,
    ) -> Document:
        """The document of a brief: cited sentences are looked up in the article.

        Raises:
            IndexError: the brief cites a sentence that the article does not have.
        """
        numbers = sorted({n for item in items(brief) for n in item.evidence})
        sentences = [article.sentence(n) for n in numbers]
        return cls(
            kind=kind,
            article=Source.of(article),
            brief=brief.model_dump(mode="json"),
            evidence=tuple(Cited(id=s.id, start=s.start, end=s.end, text=s.text) for s in sentences),
            rejected=rejected,
            findings=findings,
            provenance=provenance,
        )

    def dumps(self) -> str:
        """JSON with two spaces of indent, keys in the format's order, one trailing newline."""
        return self.model_dump_json(indent=2) + "\n"

    def save(self, path: str | os.PathLike[str]) -> None:
        """Replace `path` by this document, whole or not at all.

        Raises:
            OSError: it cannot be written; what was there is untouched.
        """
        files.replace(Path(path), self.dumps().encode())

    @classmethod
    def loads(cls, text: str | bytes) -> Document:
        """The document in a JSON text.

        Raises:
            UsageError: it is not JSON, or not of this format.
        """
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = "/".join(str(step) for step in first["loc"]) or "it"
            more = f" (and {error.error_count() - 1:,} more)" if error.error_count() > 1 else ""
            said = f"not a document of format brief/1: {where} {wrong_with_value(first)}{more}"
            raise UsageError(one_line(said)) from None

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Document:
        """The document in a file.

        Raises:
            UsageError: the file cannot be read, or holds none; the message names it.
        """
        name = one_line(os.fspath(path))
        try:
            return cls.loads(Path(path).read_bytes())
        except OSError as error:
            raise UsageError(f"{name}: cannot be read: {error.strerror}") from None
        except UsageError as error:
            raise UsageError(f"{name}: {error}") from None
