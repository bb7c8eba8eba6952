"""`index.html` as a file: one, self-contained, and with nothing of anybody's text read as HTML."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from results import NEWS, TOLD, done, example, failed, finished

from brief.batching.out.read_back import ReadBack, Shelf
from brief.batching.results.cards import FIELDS, MOST_PARTIES, card
from brief.batching.results.index import Limits, index_file
from brief.batching.results.tally import tally
from brief.batching.state.row import Row

HOSTILE = (
    "</script><script>window.hit=1</script><!--<script> ]]> \u2028\u2029 <img src=x onerror=hit()> \u202egnp\x1b[2J"
)


class Reader(HTMLParser):
    """Elements, and the text of scripts by their id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: dict[str, str] = {}
        self.text: list[str] = []
        self._in: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in {"script", "style"}:
            self._in = dict(attrs).get("id") or tag

    def handle_endtag(self, tag: str) -> None:
        self._in = None if tag in {"script", "style"} else self._in

    def handle_data(self, data: str) -> None:
        if self._in:
            self.scripts[self._in] = self.scripts.get(self._in, "") + data
        else:
            self.text.append(data)


def read(out: Path) -> Reader:
    return Reader((out / "index.html").read_text("utf-8"))


def listed(reader: Reader) -> list[dict[str, Any]]:
    return [dict(zip(FIELDS, row, strict=True)) for row in json.loads(reader.scripts["data"])]


def hostile(out: Path) -> list[Row]:
    document = example(HOSTILE, title=HOSTILE, published="<b>2026")
    changed = {"parties": json.dumps([HOSTILE, "Ada"]), "findings": json.dumps(["<i>X1"])}
    return [done(out, "a.txt", document, name="a</script>", **changed), failed(f"{HOSTILE}.txt", HOSTILE)]


def test_the_file_needs_and_allows_nothing_but_itself(tmp_path: Path) -> None:
    finished(tmp_path, hostile(tmp_path))
    html = (tmp_path / "index.html").read_text("utf-8")
    reader = Reader(html)
    tags = [tag for tag, _ in reader.elements]
    assert tags.count("script") == 3
    assert not {"img", "iframe", "object", "base", "form", "svg", "i"} & set(tags)
    assert not [n for _, attrs in reader.elements for n in attrs if n.startswith("on") or n in {"style", "src"}]
    assert tags.count("link") == 0
    policy = next(a["content"] for _, a in reader.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for what in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(reader.scripts[what].encode()).digest()).decode()
        assert f"{what}-src 'sha256-{digest}'" in policy
    # The colours are those of the pages that it leads to.
    assert "--paper: #fcfbf8" in reader.scripts["style"]


def test_hostile_text_stands_there_as_text(tmp_path: Path) -> None:
    finished(tmp_path, hostile(tmp_path))
    html = (tmp_path / "index.html").read_text("utf-8")
    assert not set("\u2028\u2029\u202e\x1b") & set(html)
    data = html.partition('id="data">')[2].partition("</script>")[0]
    assert "<" not in data
    rows = listed(Reader(html))
    assert len(rows) == 2
    assert any(row["headline"].startswith("</script><script>window.hit=1</script><!--") for row in rows)
    assert "</script><script>window.hit=1" in "".join(Reader(html).text)


def test_each_row_leads_to_its_best_file(tmp_path: Path) -> None:
    odd = "100% ü #1?/a:b & 'c'"
    rows = [
        done(tmp_path, "a.txt", name=odd, formats=("json", "markdown", "html")),
        done(tmp_path, "b.txt", formats=("json", "markdown")),
        done(tmp_path, "c.txt"),
        failed("d.txt"),
        done(tmp_path, "e.txt", name="javascript:alert(1)"),
    ]
    finished(tmp_path, rows)
    links = [row["link"] for row in listed(read(tmp_path))]
    assert [unquote(link) for link in links[:4]] == [f"./{odd}.brief.html", "./b.brief.md", "./c.brief.json", ""]
    assert all((tmp_path / unquote(link)).is_file() for link in links if link)
    assert not set("#?: '\"&") & set("".join(links))
    assert all(link.startswith("./") for link in links if link)
    plain = [attrs["href"] for tag, attrs in read(tmp_path).elements if tag == "a"]
    assert plain == [link for link in links if link]


def test_without_a_script_the_first_rows_are_a_table(tmp_path: Path) -> None:
    finished(tmp_path, (failed(f"{i:04d}.txt", f"reason {i}") for i in range(250)))
    reader = read(tmp_path)
    assert [tag for tag, _ in reader.elements].count("tr") == 1 + 200
    text = " ".join("".join(reader.text).split())
    assert "The first 200 articles; with JavaScript all of them" in text
    assert "0 briefs of 250 articles · 250 failed" in text
    assert "reason 199" in text
    assert "reason 200" not in text
    assert len(listed(reader)) == 250


def test_the_head_says_what_came_of_the_run(tmp_path: Path) -> None:
    told = replace(TOLD, model="<b>m", stopped=f"no money left {HOSTILE}")
    finished(tmp_path, [done(tmp_path, "a.txt")], told)
    text = " ".join("".join(read(tmp_path).text).split())
    assert "1 brief of 1 article" in text
    assert "news · <b>m at api.example · 22 November 2026, 21:14 UTC" in text
    assert "The last run stopped early: no money left" in text
    finished(tmp_path, (), replace(TOLD, left=True, started="some time"))
    text = " ".join("".join(read(tmp_path).text).split())
    assert "did not get to all articles" in text
    assert "some time" in text


def made(out: Path, rows: list[Row], limits: Limits) -> Reader:
    shelf = Shelf(out, NEWS)
    with index_file(out, out / "parts", NEWS, TOLD, tally(rows, TOLD.met), limits) as add:
        for row in rows:
            add(shelf.read(row, None))
    return read(out)


def test_where_not_all_have_room_the_failed_come_first_and_it_is_said(tmp_path: Path) -> None:
    rows = [done(tmp_path, "a.txt"), done(tmp_path, "b.txt"), failed("c.txt"), done(tmp_path, "d.txt"), failed("e.txt")]
    reader = made(tmp_path, rows, Limits(rows=3))
    assert [row["source"] for row in listed(reader)] == ["a.txt", "c.txt", "e.txt"]
    assert "3 of them are listed here" in "".join(reader.text)
    assert [row["source"] for row in listed(made(tmp_path, rows, Limits(rows=1)))] == ["c.txt"]
    assert "of them are listed here" not in "".join(made(tmp_path, rows, Limits()).text)


def test_words_of_items_are_searched_up_to_a_number_of_articles(tmp_path: Path) -> None:
    rows = [done(tmp_path, "a.txt"), done(tmp_path, "b.txt")]
    found = listed(made(tmp_path, rows, Limits()))[0]["found"]
    assert "arbitrator" in found.split()
    assert "collapsed" not in found.split(), "the bottom line has it"
    assert "on_record" not in found
    assert listed(made(tmp_path, rows, Limits(searchable=1)))[0]["found"] == ""


def test_a_row_is_short_whatever_the_document_says(tmp_path: Path) -> None:
    document = example("word " * 2000, title="t" * 9000, published="9" * 900)
    names = json.dumps([f"Party number {i} " + "n" * 500 for i in range(400)])
    row = done(tmp_path, "a.txt", document, parties=names)
    values = card(Shelf(tmp_path, NEWS).read(row, None), searchable=True)
    assert len(json.dumps(values)) < 5_000
    assert len(values["parties"]) == MOST_PARTIES  # type: ignore[arg-type]


def test_a_row_whose_file_is_gone_says_so(tmp_path: Path) -> None:
    row = done(tmp_path, "a.txt", example(title="The article"))
    values = card(ReadBack(row, None), searchable=True)
    assert values["headline"] == "The article"
    assert "gone or has been changed" in str(values["line"])
