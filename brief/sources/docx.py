"""Word documents: press releases and manuscripts. Changes that wait to be accepted are read as accepted."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from io import BytesIO

from lxml import html  # type: ignore[import-untyped]

from brief.article import Removed
from brief.errors import SourceError
from brief.sources.blocks import Block, laid_out
from brief.sources.draft import Draft
from brief.sources.head import begins_with
from brief.sources.origin import LARGEST, megabytes
from brief.sources.text import read_text

_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"
_BLOCKS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "tr"))


def read_docx(data: bytes, *, name: str) -> Draft:
    """The article in a Word document: its paragraphs, lists and tables. Its title is what is set as one.

    Pictures, text boxes, comments, and what stands at the head and foot of each page are not read; footnotes are taken
    off. Who the program says has made the file, and when, is not who wrote the article.

    Raises:
        SourceError: it is damaged, unpacks to too much, or holds no text.
    """
    page = _as_html(data, name)
    notes = [note for note in page.iter("li") if (note.get("id") or "").startswith(("footnote-", "endnote-"))]
    removed = tuple(Removed(_words(note).rstrip("↑ "), "footnote") for note in notes)
    for note in notes:
        note.drop_tree()
    for mark in [*page.iter("sup")]:
        if any((link.get("id") or "").startswith(("footnote-ref-", "endnote-ref-")) for link in mark.iter("a")):
            mark.drop_tree()
    title = next((_words(heading) for heading in page.iter("h1") if _words(heading)), None)
    draft = read_text(laid_out(_blocks(page)))
    if not any(c.isalnum() for c in draft.text):
        raise SourceError(f"{name} is a Word document without text: save what it shows as text, and give that")
    title = title if title and begins_with(draft.text, title) else draft.title
    return replace(draft, title=title, removed=(*draft.removed, *removed))


def _as_html(data: bytes, name: str) -> html.HtmlElement:
    from mammoth import convert_to_html, images  # type: ignore[import-untyped]

    size = _size(data)
    if size > LARGEST:
        raise SourceError(f"{name} unpacks to {megabytes(size)}: {megabytes(LARGEST)} are read at most")
    try:
        page: str = convert_to_html(
            BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,  # A document has no say in how it is read.
            convert_image=images.img_element(lambda _: {}),
        ).value
    except Exception:  # Broken documents fail in many ways: the archive, the XML, what is missing in it.
        raise SourceError(f"{name} is a damaged Word document: save what it shows as text, and give that") from None
    return html.fragment_fromstring(page, create_parent="div")


def _size(data: bytes) -> int:
    """Bytes of all that is XML in the archive. `zipfile` unpacks no more of a part than this says."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return sum(part.file_size for part in archive.infolist() if part.filename.endswith((".xml", ".rels")))


def _blocks(page: html.HtmlElement) -> Iterator[Block]:
    for element in page.iter(*_BLOCKS):
        above = {parent.tag for parent in element.iterancestors()}
        if element.tag == "tr":
            yield Block(" | ".join(words for cell in element if (words := _words(cell))), "row")
        elif "tr" in above or (element.tag == "p" and "li" in above):
            continue  # told with what it stands in
        elif element.tag == "li":
            yield Block(f"{_mark(element)} {words}" if (words := _own_words(element)) else "", "item")
        else:
            yield Block(_words(element))


def _mark(item: html.HtmlElement) -> str:
    siblings = item.getparent()
    return f"{siblings.index(item) + 1}." if siblings.tag == "ol" else "-"


def _own_words(item: html.HtmlElement) -> str:
    """Of an item of a list, without those of a list inside."""
    own = deepcopy(item)
    for inner in [*own.iter("ul", "ol")]:
        inner.drop_tree()
    return _words(own)


def _words(element: html.HtmlElement) -> str:
    for part in element.iter("br", "p"):
        part.tail = f" {part.tail or ''}"
    return " ".join(element.text_content().split())
