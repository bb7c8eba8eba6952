"""Articles in files that are no text: PDF, and Word's own form. Each has a library that is an extra."""

from __future__ import annotations

import zipfile
from importlib.util import find_spec
from io import BytesIO

from brief.errors import SourceError
from brief.extras import needs_extra
from brief.sources.draft import Draft

_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"
_BEFORE = 1024
"""Bytes of white space that may stand before a PDF begins."""
_WORD = "word/document.xml"


def read_packed(data: bytes, *, name: str) -> Draft | None:
    """The article in a PDF or a Word document, told by their first bytes; None of anything else.

    Raises:
        SourceError: it cannot be read, holds no text, or its library is not installed.
    """
    if data[:_BEFORE].lstrip().startswith(_PDF):
        return _pdf(data, name)
    if data.startswith(_ZIP) and _holds_word(data):
        return _docx(data, name)
    return None


def _pdf(data: bytes, name: str) -> Draft:
    _needed("pypdfium2", "pdf", name, "PDF")
    from brief.sources.pdf import read_pdf

    return read_pdf(data, name=name)


def _docx(data: bytes, name: str) -> Draft:
    _needed("mammoth", "docx", name, "Word documents")
    from brief.sources.docx import read_docx

    return read_docx(data, name=name)


def _needed(module: str, extra: str, name: str, what: str) -> None:
    if find_spec(module) is None:
        raise SourceError(f"{name}: {needs_extra(f'reading {what}', extra)}; or save it as text")


def _holds_word(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _WORD in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
