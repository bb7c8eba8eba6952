"""Documents as pages: terminal, Markdown, HTML and JSON, all from the same page model."""

from __future__ import annotations

from typing import assert_never, get_args

from brief.choices import PageFormat
from brief.document import Document
from brief.errors import UsageError
from brief.render.page import KindLike, layout

__all__ = ["KindLike", "PageFormat", "render"]


def render(document: Document, kind: KindLike, format: PageFormat, *, width: int = 100, color: bool = False) -> str:  # noqa: A002  the option's name
    """The document in that format, ending in one newline.

    Args:
        document: What is shown.
        kind: The kind it was written with.
        format: `terminal` and `markdown` give one page; `html` the page beside its article; `json` everything.
        width: Columns of the terminal.
        color: Whether the terminal shows colour.

    Raises:
        UsageError: there is no such format, or the document's brief does not fit the kind's schema.
    """
    if format not in (formats := get_args(PageFormat)):
        raise UsageError(f"there is no page format {format!r}: it is one of {', '.join(formats)}")
    if format == "json":
        return document.dumps()
    page = layout(document, kind)
    # Each format brings a library of its own, so it is imported when it is asked for.
    match format:
        case "terminal":
            from brief.render import terminal

            return terminal.render(page, width=width, color=color)
        case "markdown":
            from brief.render import markdown

            return markdown.render(page, document)
        case "html":
            from brief.render import html

            return html.render(page, document)
        case _:
            assert_never(format)
