"""`briefs.jsonl`, `items.csv` and `items.parquet`: whole, safe to open, and the same for any kind."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Annotated, Any

import pages
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field
from results import NEWS, ROOT, SHEET, done, example, failed, finished

from brief.batching.results.item_rows import FIXED, Table
from brief.batching.results.tables import _plain, require
from brief.document import Document, Finding
from brief.errors import UsageError
from brief.kinds import Kind
from brief.schema import BriefModel, Detail, Grounded, Headline, Quotation, Section, SentenceNumbers, Wording

FINDINGS = (
    Finding(rule="B301", level="error", path="/brief/remarks/1/says", message="m"),
    Finding(rule="B206", level="warning", path="/brief/remarks/1", message="m"),
    Finding(rule="B404", level="warning", path="/brief/remarks", message="m"),
)


def sheet(**changed: Any) -> Document:
    brief = pages.Sheet.model_validate(pages.content() | changed)
    return Document.of("sheet", pages.article(), brief, findings=FINDINGS)


def table(out: Path) -> list[dict[str, str]]:
    with (out / "items.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_briefs_jsonl_has_each_document_as_it_was_saved(tmp_path: Path) -> None:
    hostile = example("a\u2028b\x85c\u2029d </script>", title="\x1b[2J")
    rows = [done(tmp_path, "b.txt", hostile), failed("c.txt"), done(tmp_path, "a.txt")]
    finished(tmp_path, rows, tables=("jsonl",))
    text = (tmp_path / "briefs.jsonl").read_text("utf-8")
    assert text.endswith("\n")
    assert [Document.loads(line) for line in text.splitlines()] == [example(), hostile]


def test_a_row_an_item_by_markers(tmp_path: Path) -> None:
    finished(tmp_path, [done(tmp_path, "x/one.txt", sheet(), kind=SHEET)], kind=SHEET, tables=("csv",))
    rows = table(tmp_path)
    assert list(rows[0])[: len(FIXED)] == list(FIXED)
    assert list(rows[0])[len(FIXED) :] == [
        *(
            "label",
            "sort",
            "also",
            "heard",
            "who",
            "says",
            "words",
            "of_whom",
            "by_whom",
            "what",
            "terms",
            "asks",
            "other",
        ),
    ]
    assert [row["section"] for row in rows] == [
        "gist",
        *["sides"] * 3,
        *["remarks"] * 5,
        *["wishes"] * 2,
        "doubts",
    ]
    gist, brandt, remark = rows[0], rows[1], rows[5]
    assert (gist["index"], gist["text"]) == ("", "Brandt says 25 ferries stay in port until 3 June.")
    assert (brandt["text"], brandt["label"], json.loads(brandt["also"])) == ("Lena Brandt", "Lena Brandt", ["Brandt"])
    assert {name: remark[name] for name in ("source", "output", "brief_kind", "index", "speaker", "text", "words")} == {
        "source": "x/one.txt",
        "output": "x/one",
        "brief_kind": "sheet",
        "index": "1",
        "speaker": "Lena Brandt",
        "text": "She “will not pay $2.5 million twice”.",
        "words": "We will not pay $2.5 million twice",
    }
    assert json.loads(remark["evidence"]) == [3]
    assert remark["evidence_text"] == "“We will not pay $2.5 million twice,” she told reporters."
    assert json.loads(remark["findings"]) == ["B301", "B206"]
    assert [row["findings"] for row in rows].count("[]") == len(rows) - 1
    assert all(row["headline"].startswith("Ferries stay") and row["other"] == "" for row in rows)
    assert rows[-1]["text"] == rows[-1]["asks"] == "Who will pay?"
    assert json.loads(rows[7]["evidence"]) == [7, 8]
    assert rows[7]["evidence_text"].startswith("“We may sign by Friday,” said Milo Varga")


def test_the_items_of_news(tmp_path: Path) -> None:
    finished(tmp_path, [done(tmp_path, "a.txt")], tables=("csv",))
    rows = table(tmp_path)
    brief = example().brief
    assert [r["claim"] for r in rows if r["section"] == "key_claims"] == [c["claim"] for c in brief["key_claims"]]  # type: ignore[index,call-overload,union-attr]
    assert {r["kind"] for r in rows if r["section"] == "parties"} == {"person", "group"}
    assert len(rows) == 1 + sum(len(v) for v in brief.values() if isinstance(v, list))


class Note(Grounded):
    """Fields whose names are taken, or mean something else elsewhere."""

    text: Annotated[str, Wording()]
    source: Annotated[str, Detail()]
    share: float | None = None
    sure: bool = True
    count: int = 0
    parts: dict[str, int] = Field(default_factory=dict)
    evidence: SentenceNumbers


class Remark(Grounded):
    count: Annotated[str, Quotation()]
    text: Annotated[str, Detail()]
    evidence: SentenceNumbers


class Notes(BriefModel):
    title: Annotated[str, Headline()]
    notes: Annotated[list[Note], Section("Notes")]
    remarks: Annotated[list[Remark], Section("Remarks")]


NOTES = Kind("notes", Notes, {}, ROOT / "notes.py", ROOT, "0" * 64)
NOTE = {"text": "t", "source": "s", "share": 0.5, "sure": False, "count": 3, "parts": {"a": 1}, "evidence": [1]}


def notes() -> Document:
    remark = {"count": "five", "text": "of it", "evidence": [2]}
    brief = Notes.model_validate({"title": "T", "notes": [NOTE], "remarks": [remark]})
    return Document.of("notes", pages.article(), brief)


def test_fields_whose_names_are_taken_have_their_section_before_them(tmp_path: Path) -> None:
    assert list(Table(Notes).columns)[len(FIXED) :] == [
        *("notes_source", "share", "sure", "count", "parts", "remarks_count", "remarks_text", "other"),
    ]
    finished(tmp_path, [done(tmp_path, "a.txt", notes(), kind=NOTES)], kind=NOTES, tables=("csv",))
    note, remark = table(tmp_path)
    assert (note["text"], note["source"], note["notes_source"]) == ("t", "a.txt", "s")
    assert (note["share"], note["sure"], note["count"], json.loads(note["parts"])) == ("0.5", "false", "3", {"a": 1})
    assert (remark["text"], remark["remarks_text"], remark["remarks_count"], remark["count"]) == (
        "",
        "of it",
        "five",
        "",
    )


def test_items_of_another_kind_keep_their_fields_together(tmp_path: Path) -> None:
    rows = [done(tmp_path, "a.txt", sheet(), kind=SHEET), done(tmp_path, "b.txt")]
    finished(tmp_path, rows, kind=SHEET, tables=("csv",))
    claim = next(row for row in table(tmp_path) if row["section"] == "key_claims")
    assert claim["brief_kind"] == "news"
    assert claim["text"].startswith("The Harbour Workers’ Union")
    assert json.loads(claim["other"])["attribution"] == "on_record"


@pytest.mark.parametrize(
    "text",
    [
        "=HYPERLINK(1)",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "  =1+1",
        "\uff1d1+1",
        "\u202e=1",
        "\r\n=1",
        "\x00=1",
        "\u200b-1",
    ],
)
def test_no_cell_is_a_formula(tmp_path: Path, text: str) -> None:
    document = example(f"{text}")
    finished(tmp_path, [done(tmp_path, "a.txt", document), failed("=b.txt")], tables=("csv",))
    for row in table(tmp_path):
        for cell in row.values():
            assert not cell.lstrip("\t\r\n \ufeff").startswith(("=", "+", "-", "@", "\uff1d")), cell
    assert table(tmp_path)[0]["headline"].startswith("'")


@given(st.text(st.characters(), max_size=30))
def test_any_text_is_one_inert_cell_on_one_line(text: str) -> None:
    cell = _plain(text)
    assert isinstance(cell, str)
    assert not cell.strip().startswith(("=", "+", "-", "@"))
    assert cell == "" or len(cell.splitlines()) == 1
    assert not [c for c in cell if c in "\x00\x1b\u202e"]


def test_spreadsheets_are_told_that_it_is_utf_8_and_lines_are_items(tmp_path: Path) -> None:
    finished(tmp_path, [done(tmp_path, "ü.txt", example("Zwei\nZeilen, “so”"))], tables=("csv",))
    data = (tmp_path / "items.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfsource,output,")
    assert data.count(b"\n") == 1 + len(table(tmp_path))
    assert table(tmp_path)[0]["headline"] == "Zwei Zeilen, “so”"


def test_parquet_has_the_same_items_with_types(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = [done(tmp_path, "a.txt", notes(), kind=NOTES), done(tmp_path, "b.txt", sheet(), kind=SHEET)]
    finished(tmp_path, rows, kind=NOTES, tables=("csv", "parquet"))
    found = parquet.read_table(tmp_path / "items.parquet")
    types = {field.name: str(field.type) for field in found.schema}
    assert list(types) == list(table(tmp_path)[0])
    assert (types["index"], types["share"], types["sure"], types["text"]) == ("int64", "double", "bool", "string")
    assert "list" in types["evidence"]
    items = found.to_pylist()
    assert len(items) == len(table(tmp_path))
    assert items[0]["evidence"] == [1]
    assert (items[0]["share"], items[0]["sure"], items[0]["count"], items[0]["index"]) == (0.5, False, 3, 0)
    assert items[1]["share"] is None


def test_parquet_keeps_texts_as_they_are(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    finished(tmp_path, [done(tmp_path, "a.txt", example("=1\n+2"))], tables=("parquet",))
    assert parquet.read_table(tmp_path / "items.parquet").to_pylist()[0]["headline"] == "=1\n+2"
    finished(tmp_path, [failed("a.txt")], tables=("parquet",))
    assert parquet.read_table(tmp_path / "items.parquet").num_rows == 0


def test_parquet_goes_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    monkeypatch.setattr("brief.batching.results.tables._AT_ONCE", 20)
    finished(tmp_path, [done(tmp_path, f"{i}.txt") for i in range(5)], tables=("csv", "parquet"))
    file = parquet.ParquetFile(tmp_path / "items.parquet")
    assert file.num_row_groups > 2
    assert file.metadata.num_rows == len(table(tmp_path))


def test_without_the_extra_it_is_said_before_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match="needs the extra parquet"):
        require(["parquet"])
    require(["jsonl", "csv"])


def test_duckdb_reads_them(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    rows = [done(tmp_path, "a.txt"), done(tmp_path, 'b, "c".txt', example('=1+1, “x” "y"')), failed("d.txt")]
    finished(tmp_path, rows, tables=("jsonl", "csv"))
    items = duckdb.sql(f"select * from read_csv('{tmp_path}/items.csv')")
    assert items.columns == list(Table(NEWS.schema).columns)
    counted = duckdb.sql(f"select count(*), max(len(evidence::int[])) from read_csv('{tmp_path}/items.csv')").fetchone()
    assert counted[0] == len(table(tmp_path))
    assert counted[1] >= 3
    titles = duckdb.sql(f"select brief.headline from read_json('{tmp_path}/briefs.jsonl', format='newline_delimited')")
    assert len(titles.fetchall()) == 2
