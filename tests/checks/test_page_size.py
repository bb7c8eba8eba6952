"""B406 counts as the page is laid out: what it calls a page fits one, and what it calls more does not."""

from __future__ import annotations

import random
from typing import Any

import pytest
from pages import Sheet, article, content, sheet
from rule_pages import ROOT

from brief import checks, kinds
from brief.checks import Page
from brief.checks.page_size import COLUMNS, LINES, LONGEST, WORDS, size
from brief.document import Document
from brief.render import page as layout_page
from brief.render.page import layout


class SheetKind:
    name = "sheet"
    schema = Sheet


def overflows(data: dict[str, Any]) -> tuple[bool, float]:
    brief = sheet(data)
    document = Document.of("sheet", article(), brief)
    left_out = sum(len(s.kept_back) for s in layout(document, SheetKind()).sections)
    return left_out > 0, size(Page(brief, article())).pages


def test_the_measures_are_those_of_the_page():
    assert (
        layout_page.LINES,
        layout_page.COLUMNS,
        layout_page.WORDS,
        layout_page.WORDINGS[0],
    ) == (LINES, COLUMNS, WORDS, LONGEST)


@pytest.mark.slow
def test_what_fits_and_what_does_not_is_told_as_the_page_tells_it():
    rolled = random.Random(4)
    told = []
    for _ in range(120):
        data = content()
        words = "The minister said that ferries stay in port until the permits have been returned".split()
        data["remarks"] = [
            {"who": "Lena Brandt", "says": " ".join(rolled.choices(words, k=rolled.randint(4, 40))), "evidence": [2]}
            for _ in range(rolled.randint(1, 40))
        ]
        over, pages = overflows(data)
        told.append(over)
        if not 0.93 < pages < 1.07:
            assert over == (pages > 1), pages
    assert any(told)
    assert not all(told)


def document(remarks: int, *, provenance: bool) -> Document:
    data = content()
    data["remarks"] = [
        {
            "who": "Lena Brandt",
            "says": f"Ferries would stay in port until 3 June, Brandt said, {'again ' * n}.",
            "evidence": [2],
        }
        for n in range(remarks)
    ]
    made = Document.loads((ROOT / "docs" / "example.json").read_bytes()).provenance if provenance else None
    return Document.of("sheet", article(), sheet(data), provenance=made)


def found(made: Document) -> list[str]:
    return [f.path for f in checks.run_document(made, Sheet) if f.rule == "B406"]


def test_a_document_by_hand_trips_beyond_one_page_a_written_one_beyond_four():
    assert found(document(5, provenance=False)) == []
    assert found(document(30, provenance=False)) == ["/brief"]
    assert found(document(30, provenance=True)) == []
    assert found(document(80, provenance=True)) == ["/brief"]


def test_a_statement_that_the_page_cuts():
    data = content()
    data["remarks"][0]["says"] = "Brandt said 25 ferries would stay in port. " * 12
    made = Document.of("sheet", article(), sheet(data))
    assert found(made) == ["/brief/remarks/0/says"]


def test_nothing_is_said_while_a_brief_is_written():
    brief = sheet(content() | {"remarks": content()["remarks"] * 30})
    assert [f for f in checks.run(brief, article()) if f.rule == "B406"] == []


def test_the_sample_fits():
    sample = Document.loads((ROOT / "docs" / "example.json").read_bytes())
    assert checks.run_document(sample, kinds.find_builtin("news").schema) == []
