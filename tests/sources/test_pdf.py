"""Articles in PDF: paragraphs out of printed lines, and what stands on every page taken off."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fpdf import FPDF
from fpdf.enums import XPos, YPos
from timing import within

from brief.article import Article
from brief.errors import SourceError
from brief.sources import pdf, read
from brief.sources.broken_words import HYPHEN, rejoined
from brief.sources.pdf import read_pdf
from brief.sources.printed_lines import PrintedLine, paragraphs

TITLE = "Lock gates at Varnholm stay shut after inspection finds cracks"
FIRST = (
    "The harbour authority of Varnholm will keep the northern lock closed until the end of the month, its director, "
    "Marta Lindqvist, said on Tuesday. Divers had found cracks in two of the gates, each of them longer than a hand."
)
SECOND = (
    "“We will not open a gate that we do not trust,” Lindqvist told reporters. Ship owners asked the government of the "
    "province to pay for the detour, which takes eleven hours in good weather and sixteen in a north wind."
)
THIRD = "A spokesman for the province said a decision would be made “in days, not weeks”."


class Sheets(FPDF):
    """Pages with a running head and a number at the foot."""

    def header(self) -> None:
        self.set_font("Helvetica", size=8)
        self.set_y(8)
        self.cell(0, 5, "Varnholm Courier, weekend edition", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_y(25)

    def footer(self) -> None:
        self.set_y(-12)
        self.set_font("Helvetica", size=8)
        self.cell(0, 5, f"{self.page_no()}", align="C")


def printed(sheets: FPDF, *parts: str, columns: int = 1, indent: float = 0, between: float = 4) -> bytes:
    sheets.set_margins(20, 25, 20)
    sheets.set_auto_page_break(True, 20)
    sheets.add_page()
    sheets.set_font("Helvetica", "B", 20)
    sheets.multi_cell(0, 9, parts[0], align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    sheets.ln(between)
    sheets.set_font("Helvetica", size=11)
    with sheets.text_columns(ncols=columns, gutter=8, text_align="L") as area:
        for part in parts[1:]:
            with area.paragraph(bottom_margin=between, first_line_indent=indent) as paragraph:
                paragraph.write(part.translate(str.maketrans("“”", '""')))
    return bytes(sheets.output())


def article(folder: Path, data: bytes, name: str = "a.pdf") -> Article:
    path = folder / name
    path.write_bytes(data)
    return read(path)


def lines(article: Article) -> list[str]:
    return [line for line in article.text.split("\n") if line]


def plain(*parts: str) -> list[str]:
    return [part.translate(str.maketrans("“”", '""')) for part in parts]


@pytest.mark.parametrize(
    ("columns", "indent", "between"),
    [(1, 0, 4), (2, 0, 4), (2, 6, 0), (3, 0, 4)],
    ids=["one", "two", "indents", "three"],
)
def test_the_paragraphs_of_a_page(tmp_path: Path, columns: int, indent: float, between: float):
    found = article(
        tmp_path, printed(FPDF(), TITLE, FIRST, SECOND, THIRD, columns=columns, indent=indent, between=between)
    )
    assert lines(found) == plain(TITLE, FIRST, SECOND, THIRD)
    assert found.title == TITLE
    assert found.removed == ()


def test_running_lines_and_page_numbers_are_taken_off_and_no_paragraph_is_broken_by_them(tmp_path: Path):
    parts = [part for n in range(1, 9) for part in (FIRST.replace("cracks", f"{n} cracks"), SECOND)]
    found = article(tmp_path, printed(Sheets(), TITLE, *parts))
    assert lines(found) == plain(TITLE, *parts)
    assert [line.text for line in found.removed] == [
        "Varnholm Courier, weekend edition", "1", "Varnholm Courier, weekend edition", "2",
    ]  # fmt: skip
    assert {line.reason for line in found.removed} == {"running line of a page"}


def test_what_only_looks_like_a_running_line_stays(tmp_path: Path):
    found = article(tmp_path, printed(FPDF(), TITLE, FIRST, "1", SECOND))
    assert "1" in lines(found), "a number in the middle of a page is no page number"


def test_a_line_in_the_text_that_reads_like_a_page_number_stays(tmp_path: Path):
    found = article(tmp_path, printed(Sheets(), TITLE, FIRST, "1", *[SECOND] * 14))
    assert lines(found).count("1") == 1
    assert [line.text for line in found.removed if line.text.isdigit()] == ["1", "2"]


def handmade(shown: str, meant: str = "0041", *, box: str = "0 -200 1000 900", count: int = 1) -> bytes:
    """A PDF without a library's care: its letter A stands for what `meant` says, in a font of the given box."""
    operators = f"BT /F 12 Tf 72 700 Td {f'({shown}) Tj 0 -14 Td ' * count}ET"
    cmap = f"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <{meant}> endbfchar endcmap"
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(operators)}>>stream\n{operators}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/X/ToUnicode 6 0 R/FirstChar 32/LastChar 126/Widths["
        + "500 " * 95
        + f"]/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 32/FontBBox[{box}]/Ascent 0/Descent 0/ItalicAngle 0>>>>",
        f"<</Length {len(cmap)}>>stream\n{cmap}\nendstream",
    ]
    body = "".join(f"{n} 0 obj\n{part}\nendobj\n" for n, part in enumerate(parts, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R>>\n%%EOF".encode()


def test_a_pdf_whose_fonts_do_not_tell_their_letters_is_refused(tmp_path: Path):
    with pytest.raises(SourceError, match="is a PDF whose fonts do not tell their letters"):
        article(tmp_path, handmade("Boats AAAA AAAA AAAA", "FFFD"))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (handmade("Boats lie in the harbour A", "D83DDEA2"), "Boats lie in the harbour 🚢"),
        (handmade("Boats lie in the harbour A", "D800"), "Boats lie in the harbour"),
        (handmade("Boats lie in the harbour.", box="0 0 0 0"), "Boats lie in the harbour."),
    ],
    ids=["two halves", "half a character", "no height"],
)
def test_what_a_font_says_cannot_break_the_article(tmp_path: Path, data: bytes, text: str):
    found = article(tmp_path, data)
    assert found.text.startswith(text)
    found.text.encode()


def test_many_lines_on_a_page_take_no_longer_than_they_are_many(tmp_path: Path):
    with within(2.5):
        assert article(tmp_path, handmade("Boats lie in the harbour.", count=6_000)).text.count("Boats") == 6_000


def test_a_pdf_is_known_by_its_bytes(tmp_path: Path):
    assert article(tmp_path, printed(FPDF(), TITLE, FIRST), "statement.txt").title == TITLE


def locked(sheets: FPDF) -> FPDF:
    sheets.set_encryption(owner_password="a", user_password="b")
    return sheets


def blank() -> bytes:
    sheets = FPDF()
    sheets.add_page()
    sheets.rect(10, 10, 50, 50)
    return bytes(sheets.output())


def long() -> bytes:
    sheets = FPDF()
    for _ in range(301):
        sheets.add_page()
    return bytes(sheets.output())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (lambda: printed(locked(FPDF()), TITLE, FIRST), "is locked with a password: save a copy without one"),
        (blank, "is a PDF without text, a scan perhaps"),
        (lambda: printed(FPDF(), TITLE, FIRST)[:700], "is a damaged PDF"),
        (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "is a damaged PDF"),
        (long, "has 301 pages: articles are read up to 300"),
    ],
    ids=["locked", "blank", "cut off", "head alone", "long"],
)
def test_a_pdf_that_cannot_be_read_is_refused_in_one_line(tmp_path: Path, data: Callable[[], bytes], words: str):
    with pytest.raises(SourceError, match=words) as refused:
        article(tmp_path, data())
    assert "\n" not in str(refused.value)


def test_threads_take_turns(monkeypatch: pytest.MonkeyPatch):
    # The library in two threads at once is a process that dies now and then, for which no test can wait.
    inside = 0

    def page(*_: object) -> list[PrintedLine]:
        nonlocal inside
        inside += 1
        time.sleep(0.02)
        alone = inside == 1
        inside -= 1
        return [line("Alone.", 700)] if alone else []

    data = printed(FPDF(), TITLE)
    monkeypatch.setattr(pdf, "_page", page)
    with ThreadPoolExecutor(4) as pool:
        assert [draft.text for draft in pool.map(lambda _: read_pdf(data, name="a.pdf"), range(4))] == ["Alone."] * 4


def test_without_its_library_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(SourceError, match=r"a\.pdf: reading PDF needs the extra pdf: .* pip install '\.\[pdf\]'; or"):
        article(tmp_path, printed(FPDF(), TITLE, FIRST))


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the govern~ment said", "the government said"),
        ("a well~known name", "a well-known name"),
        ("the Franco~German plan", "the Franco-German plan"),
        ("the take~down notice; a take-down", "the take-down notice; a take-down"),
        ("the take~over; the takeover", "the takeover; the takeover"),
        ("the lock~keeper: a keeper of the lock", "the lock-keeper: a keeper of the lock"),
        ("20~year plans", "20-year plans"),
        ("in~ter~national law", "international law"),
        ("a dash~ and more", "a dash- and more"),
    ],
)
def test_broken_words_are_put_together(broken: str, whole: str):
    always = f"sen{HYPHEN}tence sen{HYPHEN}tence"
    assert rejoined(f"{broken.replace('~', HYPHEN)} {always}", 60) == f"{whole} sentence sentence"


def test_where_no_words_are_broken_a_line_that_ends_with_a_hyphen_keeps_it():
    assert rejoined(f"the front{HYPHEN}left wheel", 40) == "the front-left wheel"
    assert rejoined(f"the front{HYPHEN}left wheel, frontleft", 40) == "the frontleft wheel, frontleft"


def line(
    text: str, top: float, *, left: float = 50, width: float = 200, page: int = 0, height: float = 10
) -> PrintedLine:
    return PrintedLine(text, page, 800, left, left + width, top, top - height, height)


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page():
    made = [
        line("The council of the town, which had met", 120),
        line("for nine hours in the old", 108, width=150),
        line("Corn Exchange, found no answer. It", 700, left=300),
        line("will meet again on", 688, left=300, width=120),
        line("Monday.", 700, page=1, width=60),
        line("Its members were tired.", 688, page=1, width=150),
    ]
    assert list(paragraphs(made)) == [
        "The council of the town, which had met for nine hours in the old Corn Exchange, found no answer. It will meet again on Monday.",
        "Its members were tired.",
    ]


def test_a_word_in_another_font_begins_no_paragraph():
    made = [
        line("The board calls its plan a way to keep the old", 700),
        line("Lock Seven open, and to save the jobs of all the", 688, height=8.5),
        line("keepers.", 676, width=50),
    ]
    assert len(list(paragraphs(made))) == 1
    made[0] = line("What the board plans", 700, width=90)
    assert len(list(paragraphs(made))) == 2, "a short line in a type of its own is a heading"


def test_a_list_and_a_heading_stand_apart():
    made = [
        line("What the board wants", 700, width=120, height=13),
        line("• a lock that opens when a ship comes near", 680),
        line("it, and closes behind it", 668, left=58, width=110),
        line("• a keeper who is paid", 656, width=110),
    ]
    assert list(paragraphs(made)) == [
        "What the board wants",
        "• a lock that opens when a ship comes near it, and closes behind it",
        "• a keeper who is paid",
    ]
