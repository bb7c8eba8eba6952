"""From a source's bytes to an article with numbered sentences."""

from __future__ import annotations

import hashlib
import re

from brief.article import Article
from brief.errors import SourceError
from brief.sentences import number
from brief.sources.draft import Draft
from brief.sources.encoding import decode
from brief.sources.language import identify
from brief.sources.origin import Form, Origin

_HTML = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_MARKDOWN = re.compile(r"\ufeff?\s*(?:---\n(?:[\w-]+:.*\n){1,40}?---\n|# \S.{0,300}\n)")


def is_page(text: str) -> bool:
    """Whether a text is a whole web page, by how it begins."""
    return _HTML.match(text) is not None


def assemble(origin: Origin) -> Article:
    """Read the article in a source.

    Raises:
        SourceError: the source is binary, empty, or holds no article.
    """
    decoded = decode(origin.data, name=origin.name, declared=origin.charset)
    draft = _draft(origin.form or _form(decoded.text), decoded.text, origin)
    if not any(c.isalnum() for c in draft.text):
        raise SourceError(f"{origin.name} holds no text to read")
    language = draft.language or identify(draft.text)
    return Article(
        text=draft.text,
        sentences=number(draft.text, language, title=draft.title),
        sha256=hashlib.sha256(origin.data).hexdigest(),
        title=draft.title,
        byline=draft.byline,
        outlet=draft.outlet,
        published=draft.published,
        url=origin.url or draft.url,
        path=origin.path,
        language=language,
        removed=draft.removed,
        notes=(*((decoded.note,) if decoded.note else ()), *draft.notes),
    )


def _draft(form: Form, text: str, origin: Origin) -> Draft:
    if form == "html" or (form == "text" and _form(text) == "html"):
        from brief.sources.html import read_html  # the HTML library is slow to load

        return read_html(text, name=origin.name, url=origin.url)
    if form == "markdown":
        from brief.sources.markdown import read_markdown  # likewise

        return read_markdown(text)
    from brief.sources.text import read_text  # with the others

    return read_text(text)


def _form(text: str) -> Form:
    """What a text is by its first characters."""
    head = text[:8000].replace("\r\n", "\n")
    if is_page(head):
        return "html"
    return "markdown" if _MARKDOWN.match(head) else "text"
