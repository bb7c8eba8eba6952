"""Articles in Word documents."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from brief.article import Article
from brief.errors import SourceError
from brief.sources import read

TITLE = "Water board halts the Eltham weir"
SAID = "The board will not build the weir at Eltham this year, its chair, Oona Brandt, said on Friday."


def saved(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def article(folder: Path, data: bytes, name: str = "a.docx") -> Article:
    path = folder / name
    path.write_bytes(data)
    return read(path)


def release() -> Document:
    document = docx.Document()
    document.core_properties.author = "typist"
    document.sections[0].header.paragraphs[0].text = "PRESS RELEASE"
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph("12 May 2026")
    paragraph = document.add_paragraph("The board will not build the ")
    paragraph.add_run("we").bold = True
    paragraph.add_run("ir at Eltham this year, its chair,")
    paragraph.add_run().add_break()
    paragraph.add_run("Oona Brandt, said on Friday.")
    document.add_heading("What it asks for", 2)
    document.add_paragraph("An inquiry by the county", style="List Bullet")
    document.add_paragraph("A new map", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Year", "Cost & fees", "2026", "<€3m"], strict=True):
        cell.text = text
    document.add_paragraph("The county has not answered.")
    return document


def test_paragraphs_lists_and_tables(tmp_path: Path):
    found = article(tmp_path, saved(release()))
    assert found.text == "\n".join(
        [
            TITLE, "", SAID, "", "What it asks for", "", "- An inquiry by the county", "- A new map", "",
            "Year | Cost & fees", "2026 | <€3m", "", "The county has not answered.",
        ]
    )  # fmt: skip
    assert (found.title, found.published, found.byline) == (TITLE, "2026-05-12", None)


def test_changes_are_read_as_accepted(tmp_path: Path):
    document = docx.Document()
    paragraph = document.add_paragraph("The board will ")
    for kind, run in (("ins", "<w:t xml:space='preserve'>not </w:t>"), ("del", "<w:delText>soon </w:delText>")):
        paragraph._p.append(parse_xml(f"<w:{kind} {nsdecls('w')} w:id='1' w:author='a'><w:r>{run}</w:r></w:{kind}>"))
    paragraph.add_run("build the weir.")
    assert article(tmp_path, saved(document)).text == "The board will not build the weir."


def with_footnote() -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph("The weir costs three million")
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:footnoteReference w:id='2'/></w:r>"))
    paragraph.add_run(", the board said.")
    note = f"<w:footnotes {nsdecls('w')}><w:footnote w:id='2'><w:p><w:r><w:t>As of May.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    relation = (
        '<Relationship Id="rId99" Target="footnotes.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    return changed(
        saved(document),
        {"word/_rels/document.xml.rels": lambda old: old.replace(b"</Relationships>", relation.encode())},
        {"word/footnotes.xml": note.encode()},
    )


def changed(data: bytes, parts: dict[str, Callable[[bytes], bytes]], more: dict[str, bytes]) -> bytes:
    """A document with some of its parts exchanged and others added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, bytes)(old.read(name)))
        for name, content in more.items():
            new.writestr(name, content)
    return file.getvalue()


def test_footnotes_are_taken_off(tmp_path: Path):
    found = article(tmp_path, with_footnote())
    assert found.text == "The weir costs three million, the board said."
    assert [(line.text, line.reason) for line in found.removed] == [("As of May.", "footnote")]


def test_it_is_known_by_its_bytes(tmp_path: Path):
    assert article(tmp_path, saved(release()), "release.txt").title == TITLE


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (lambda: saved(docx.Document()), "is a Word document without text"),
        (lambda: saved(release())[:-200], "ZIP archive or an office document"),
        (
            lambda: changed(saved(release()), {"word/document.xml": lambda old: old[:500]}, {}),
            "a damaged Word document",
        ),
        (lambda: changed(saved(release()), {}, {"word/x.xml": b" " * 11_000_000}), "unpacks to 11.3 MB"),
        (lambda: changed(saved(release()), {"word/document.xml": lambda _: b"\0"}, {}), "a damaged Word document"),
    ],
    ids=["empty", "cut off", "broken", "bomb", "no XML"],
)
def test_a_document_that_cannot_be_read_is_refused_in_one_line(tmp_path: Path, data: Callable[[], bytes], words: str):
    with pytest.raises(SourceError, match=words) as refused:
        article(tmp_path, data())
    assert "\n" not in str(refused.value)


def test_entities_are_not_unfolded(tmp_path: Path):
    bomb = b"<!DOCTYPE d [" + b"".join(
        b'<!ENTITY e%d "%s">' % (n, b"ha" if n == 0 else b"&e%d;" % (n - 1) * 20) for n in range(9)
    )
    document = changed(
        saved(release()),
        {
            "word/document.xml": lambda old: old.replace(b"<w:document", bomb + b"]><w:document", 1).replace(
                b"Friday", b"&e8;"
            )
        },
        {},
    )
    with pytest.raises(SourceError, match="damaged Word document"):
        article(tmp_path, document)


def test_without_its_library_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "mammoth", None)
    with pytest.raises(
        SourceError, match=r"a\.docx: reading Word documents needs the extra docx: .* pip install '\.\[docx\]'; or"
    ):
        article(tmp_path, saved(release()))
