"""Articles that are rows of tables."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from brief.article import Article
from brief.batching.entries.columns import Columns
from brief.batching.entries.entry import Spot, Stamp, stamp_of_text
from brief.errors import SourceError
from brief.harmless import writable
from brief.sentences import number
from brief.sources.assemble import assemble, is_page
from brief.sources.clean import clean
from brief.sources.dates import find_date
from brief.sources.head import begins_with
from brief.sources.language import primary
from brief.sources.origin import LARGEST, Origin, megabytes, scheme

_LONGEST_FACT = 1000
"""Characters. What is longer is no title or name, but something in the wrong column."""
_FRAGMENT = re.compile(
    r"\ufeff?\s*<(?:p|div|article|section|main|header|h[1-6]|body|span|ul|ol|table|figure|blockquote"
    r"|strong|em|a|br|img)"
    r"\b[^<>]{0,2000}>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fields:
    """What a row says, as it says it."""

    text: str
    title: str | None
    byline: str | None
    outlet: str | None
    published: str | None
    url: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class RowEntry:
    """An article in a row of a table."""

    source: str
    wanted: PurePosixPath
    stamp: Stamp
    fields: Fields
    spot: Spot

    def read(self) -> Article:
        """The article, with the facts that the row gives in place of what would be guessed.

        Raises:
            SourceError: its text is too large, or no article.
        """
        fields = self.fields
        data = _bytes(fields.text)
        if len(data) > LARGEST:
            raise SourceError(f"{self.source} is {megabytes(len(data))}: articles are read up to {megabytes(LARGEST)}")
        title = _fact(fields.title)
        is_html = is_page(fields.text)
        shown = data
        if not is_html and _FRAGMENT.match(fields.text) and "</" in fields.text:
            is_html, shown = True, _page(title, data)
        article = assemble(Origin(shown, self.source, "html" if is_html else None, path=self.source))
        text = article.text
        if title and not (is_html and article.title) and not begins_with(text, title):
            text = f"{title}\n\n{text}"
        title = title or article.title
        language = primary(_fact(fields.language)) or article.language
        return replace(
            article,
            text=text,
            sentences=number(text, language, title=title),
            sha256=hashlib.sha256(data).hexdigest(),
            title=title,
            byline=_fact(fields.byline) or article.byline,
            outlet=_fact(fields.outlet) or article.outlet,
            published=find_date(_fact(fields.published) or "") or article.published,
            url=_address(fields.url) or article.url,
            language=language,
        )


def row(
    source: str, wanted: PurePosixPath, values: Mapping[str, object], columns: Columns, spot: Spot
) -> RowEntry | str:
    """The entry of a row, or what is wrong with it."""
    value = values.get(columns.text)
    text = _told(value) if isinstance(value, str | bytes) else None
    if not text or not text.strip():
        return f"holds no article: {columns.text} is {'empty' if text is not None or value is None else 'no text'}"
    names = (columns.title, columns.byline, columns.outlet, columns.published, columns.url, columns.language)
    fields = Fields(text, *(_told(values.get(name)) if name else None for name in names))
    return RowEntry(source, wanted, stamp_of_text(json.dumps(astuple(fields))), fields, spot)


def row_id(values: Mapping[str, object], columns: Columns) -> str | None:
    """What a row is called; None if it is not."""
    value = values.get(columns.id) if columns.id else None
    return (_told(value) or "").strip() or None


def _told(value: object) -> str | None:
    """A value as text; None for what is none: nothing, a truth value, an object."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    return None


def _fact(value: str | None) -> str | None:
    """A fact on one line, without control characters."""
    if value is None or len(value) > _LONGEST_FACT:
        return None
    data = _bytes(value)
    return " ".join(clean(data.decode("utf-8", "replace")).split()) or None


def _address(value: str | None) -> str | None:
    url = _fact(value)
    return url if url and scheme(url) in {"http", "https"} else None


def _bytes(text: str) -> bytes:
    """The bytes a text was read from: those that are no UTF-8 came as lone surrogates."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # Surrogates that JSON spelt out are no characters.
        return writable(text).encode()


def _page(title: str | None, fragment: bytes) -> bytes:
    """A page around what a table holds of one, so that it is read as pages are."""
    head = html.escape(title or "")
    above = (
        f"<!doctype html><html><head><title>{head}</title></head><body><article>{f'<h1>{head}</h1>' if head else ''}"
    )
    return above.encode() + fragment + b"</article></body></html>"
