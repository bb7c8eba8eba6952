"""Markdown, rendered: as many rows as findings, cells that show what was found, and no markup of a document's."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from markdown_it import MarkdownIt
from told import HOSTILE, SAMPLE, located, runs, tell

from brief.harmless import one_line
from brief.validation.result import FileResult

RENDERER = MarkdownIt("commonmark", {"html": True, "linkify": True}).enable(["table", "strikethrough"])


class Rendered(HTMLParser):
    """The rows of a page's tables as texts of their cells, and the tags it has."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self._cell = False
        self.feed(RENDERER.render(markdown))

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "td":
            self._cell = False

    def handle_data(self, data: str) -> None:
        if self._cell:
            self.rows[-1][-1] += data

    @property
    def body(self) -> list[list[str]]:
        return [row for row in self.rows if row]


OURS = {"h3", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "code", "details", "summary", "span"}


def test_the_sum_comes_first_and_each_level_has_its_table():
    text = tell("markdown", SAMPLE)
    assert text.startswith("### brief validate\n\n4 errors and 2 warnings in 3 files")
    page = Rendered(text)
    assert page.body[0] == [
        "briefs/harbour.json:14:9",
        "B205 Figure without source",
        "“52” is in none of the cited sentences (2)",
    ]
    assert [row[1].split()[0] for row in page.body] == ["B205", "B205", "B204", "B101", "B402", "X001"]


@given(files=runs)
def test_it_renders_to_as_many_rows_as_there_are_findings_and_only_to_our_tags(files: list[FileResult]):
    told = [*SAMPLE, *files]
    page = Rendered(tell("markdown", told))
    assert len(page.body) == sum(len(result.found) for result in told)
    assert all(len(row) == 3 for row in page.body)
    assert page.tags <= OURS


@given(files=runs)
def test_a_cell_shows_the_message_as_it_is(files: list[FileResult]):
    expected = [one_line(item.finding.message) for result in files for item in result.found]
    shown = [row[2].replace("\u2060", "") for row in Rendered(tell("markdown", files)).body]
    assert sorted(shown) == sorted(text.strip().replace("\u2060", "") for text in expected)


def test_nobody_is_mentioned_and_nothing_is_linked():
    text = tell("markdown", SAMPLE)
    assert "@team" in HOSTILE
    assert "@team" not in text
    assert not re.search(r"#\d", text)
    assert "https://" not in text
    assert "www." not in text
    assert not re.search(r"(?<!\\)\[click", text)


def test_long_lists_are_folded_and_what_a_comment_cannot_hold_is_counted():
    found = tuple(
        located("B205", f"“{n}” is in none of the cited sentences ({'2, ' * 30}3)", line=n) for n in range(1, 3001)
    )
    text = tell("markdown", [FileResult("briefs/a.json", found, items=9), SAMPLE[1]])
    assert len(text) < 65_536
    assert len(text.encode()) < 65_536
    page = Rendered(text)
    shown = sum("Figure" in row[1] for row in page.body)
    assert 200 < shown < 3002
    assert f"… and {3002 - shown:,} more" in text
    assert "<details><summary>3,002 errors</summary>" in text
    assert text.count("<details>") == text.count("</details>")
    assert "1 warning" in text


def test_a_table_of_wide_characters_fits_as_well():
    found = tuple(located("B205", "説明" * 400, line=n) for n in range(1, 200))
    text = tell("markdown", [FileResult("簡.json", found, items=9)])
    assert len(text.encode()) < 65_536
    assert re.search(r"… and \d+ more", text)


def test_without_findings_it_says_so():
    assert tell("markdown", SAMPLE[:1]) == "### brief validate\n\nno findings (1 file, 3 items checked).\n"
