"""`index.html` as people meet it: found, filtered, sorted, opened, printed, by mouse and by keyboard."""

from __future__ import annotations

import contextlib
import json
import re
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browser import CHROMIUM, Browser, NavigatedError
from results import NEWS, TOLD, done, example, failed, finished
from test_report_index import HOSTILE, hostile

from brief.batching.out.read_back import Shelf
from brief.batching.results.index import index_file
from brief.batching.results.report import Seen
from brief.batching.results.tally import tally

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")]

TRIPPED = ("B301", "error", "/brief/key_claims/1/claim"), ("B206", "warning", "/brief/demands/0")


class Index:
    """The page, by what a reader does with it."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def open(self, out: Path, **how: Any) -> None:
        self.browser.open(out / "index.html", **how)

    def value(self, expression: str) -> Any:
        return self.browser.value(expression)

    def set(self, control: str, value: str) -> None:
        target = f"document.getElementById({json.dumps(control)})"
        self.value(f"{target}.value = {json.dumps(value)}; {target}.dispatchEvent(new Event('input'))")

    def headlines(self) -> list[str]:
        found = self.value("[...document.querySelectorAll('#rows .open')].map((e) => e.textContent)")
        assert isinstance(found, list)
        return found

    def count(self) -> str:
        return str(self.value("document.getElementById('count').textContent"))

    def sort(self, column: str) -> str | None:
        self.browser.point(f"th[data-sort={column}] button", click=True)
        found = self.value(f"document.querySelector('th[data-sort={column}]').getAttribute('aria-sort')")
        assert found is None or isinstance(found, str)
        return found

    def until(self, expression: str) -> None:
        """Wait until something is so; the page may be left for another one meanwhile."""
        limit = time.monotonic() + 10
        while True:
            with contextlib.suppress(NavigatedError):
                if self.value(expression):
                    return
            assert time.monotonic() < limit, expression
            time.sleep(0.02)


@pytest.fixture(scope="session")
def index(browser: Browser) -> Index:
    return Index(browser)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four articles, one of which failed."""
    out = tmp_path_factory.mktemp("out")
    everything = ("json", "markdown", "html")
    rows = [
        done(out, "1.txt", example("Über die Fähren", findings=TRIPPED, language="de"), formats=everything, items=9),
        done(out, "2.txt", example("Zebra crossing", published="2026-01-02"), formats=everything, items=30),
        failed("3 #1.pdf", "it is a PDF"),
        done(
            out,
            "4.txt",
            example("apple harvest", findings=TRIPPED[1:]),
            name="odd 100%/ü #4?",
            formats=everything,
            items=12,
            rejected=2,
            parties='["Ada Órla", "Ada"]',
        ),
    ]
    seen = Seen()
    for row in rows[:3]:
        seen.add(row.source)
    finished(out, rows, replace(TOLD, seen=seen))
    return out


def test_the_search_finds_headlines_bottom_lines_parties_sources_and_words_of_items(index: Index, out: Path) -> None:
    index.open(out)
    assert index.headlines() == ["Über die Fähren", "Zebra crossing", "3 #1.pdf", "apple harvest"]
    assert index.count() == "4 articles"
    for typed, found in {
        "uber fahren": ["Über die Fähren"],
        "ZEBRA": ["Zebra crossing"],
        "ada orla": ["apple harvest"],
        "3 #1.pdf": ["3 #1.pdf"],
        "is a pdf": ["3 #1.pdf"],
        "timetable zebra": ["Zebra crossing"],
        "arbitrator crossing": ["Zebra crossing"],
        "nothing like it": [],
    }.items():
        index.set("find", typed)
        assert index.headlines() == found, typed
        assert index.count() == f"{len(found)} of 4 articles"
    assert index.value("!document.getElementById('none').hidden")
    index.browser.point("#again", click=True)
    assert len(index.headlines()) == 4


def test_filters_by_party_finding_state_kind_and_language(index: Index, out: Path) -> None:
    index.open(out)
    for control, value, found in (
        ("party", "ada", ["apple harvest"]),
        ("party", "calder", ["Über die Fähren", "Zebra crossing"]),
        ("finding", "=B301", ["Über die Fähren"]),
        ("finding", "any", ["Über die Fähren", "apple harvest"]),
        ("finding", "error", ["Über die Fähren"]),
        ("finding", "none", ["Zebra crossing"]),
        ("finding", "rejected", ["apple harvest"]),
        ("state", "=failed", ["3 #1.pdf"]),
        ("state", "absent", ["apple harvest"]),
        ("kind", "=news", ["Über die Fähren", "Zebra crossing", "apple harvest"]),
        ("language", "=de", ["Über die Fähren"]),
    ):
        index.set(control, value)
        assert index.value(f"document.getElementById('{control}').value") == value, "is there to be chosen"
        assert index.headlines() == found, (control, value)
        index.set(control, "")
    index.set("finding", "=B206")
    index.set("language", "=de")
    index.set("find", "ferrow")
    assert index.headlines() == ["Über die Fähren"]
    index.browser.point("#clear", click=True)
    assert len(index.headlines()) == 4
    assert index.value("[...document.getElementById('finding').options].map((o) => o.textContent)")[5:] == [
        "B206 Name without source (2)",
        "B301 Speaker not found (1)",
    ]


def test_a_party_and_a_finding_of_a_row_filter_by_themselves(index: Index, out: Path) -> None:
    index.open(out)
    index.browser.point("#rows tr:nth-child(5) .party", click=True)
    assert index.value("document.getElementById('party').value") == "Ada Órla"
    assert index.headlines() == ["apple harvest"]
    index.browser.point("#clear", click=True)
    index.browser.point("#rows tr:nth-child(2) .code", click=True)
    assert index.value("document.getElementById('finding').value") == "=B206"
    assert "index.html" in index.value("location.href"), "such a click does not open the brief"


def test_parties_are_suggested_by_how_often_they_occur(index: Index, out: Path) -> None:
    index.open(out)
    index.set("party", "a")
    offered = index.value("[...document.querySelectorAll('#parties option')].map((o) => [o.value, o.label])")
    assert offered[0] == ["Tomas Brandvold", "Tomas Brandvold (2)"]
    index.set("party", "orl")
    offered = index.value("[...document.querySelectorAll('#parties option')].map((o) => o.value)")
    assert offered == ["Ada Órla"]


def test_sorts_by_any_column_both_ways_and_back(index: Index, out: Path) -> None:
    index.open(out)
    before = index.headlines()
    assert index.sort("headline") == "ascending"
    assert index.headlines() == ["3 #1.pdf", "apple harvest", "Über die Fähren", "Zebra crossing"]
    assert index.sort("headline") == "descending"
    assert index.headlines() == ["Zebra crossing", "Über die Fähren", "apple harvest", "3 #1.pdf"]
    assert index.sort("headline") is None
    assert index.headlines() == before
    assert index.sort("items") == "descending"
    assert index.headlines() == ["Zebra crossing", "apple harvest", "Über die Fähren", "3 #1.pdf"]
    assert index.sort("items") == "ascending"
    assert index.headlines()[0] == "3 #1.pdf"
    for column, first in {
        "findings": "Über die Fähren",
        "published": "Zebra crossing",
        "parties": "apple harvest",
        "state": "Über die Fähren",
        "language": "Zebra crossing",
    }.items():
        assert index.sort(column) == "ascending"
        assert index.headlines()[0] == first, column
        # What has no value stays last, whichever way it is sorted.
        assert column == "state" or index.headlines()[-1] == "3 #1.pdf"
    assert set(index.value("[...document.querySelectorAll('th')].map((t) => t.dataset.sort)")) == {
        *("headline", "parties", "findings", "items", "words", "published", "language", "state"),
    }


def test_each_row_opens_its_brief_by_mouse(index: Index, out: Path) -> None:
    index.open(out)
    index.set("find", "apple")
    index.browser.point("#rows .line", click=True)
    index.until("location.pathname.endsWith('.brief.html') && document.readyState === 'complete'")
    assert index.value("document.querySelector('h1').textContent") == "apple harvest"
    index.value("setTimeout(() => history.back())")  # It answers before the page is left.
    index.until("location.pathname.endsWith('index.html') && document.readyState === 'complete'")
    index.until("document.getElementById('find').value === 'apple'")
    assert index.headlines() == ["apple harvest"], "the choice is kept"


def test_each_row_opens_its_brief_by_keyboard(index: Index, out: Path) -> None:
    index.open(out)
    index.browser.press("/")
    assert index.value("document.activeElement.id") == "find"
    for letter in "crossing":
        index.browser.press(letter)
    assert index.headlines() == ["Zebra crossing"]
    index.browser.press("ArrowDown")
    assert index.value("document.activeElement.textContent") == "Zebra crossing"
    index.browser.press("ArrowUp")
    index.browser.press("Escape")
    assert index.count() == "4 articles"
    index.value("document.activeElement.blur()")
    for key, found in (("j", 0), ("j", 1), ("ArrowDown", 2), ("k", 1), ("ArrowUp", 0)):
        index.browser.press(key)
        assert index.value("document.activeElement.textContent") == index.headlines()[found], key
    index.browser.press("Enter")
    index.until("location.pathname.endsWith('1.brief.html') && document.readyState === 'complete'")
    assert index.value("document.querySelector('h1').textContent") == "Über die Fähren"


def test_the_choice_can_be_passed_on(index: Index, out: Path) -> None:
    index.open(out)
    index.set("find", "zebra & co=#?")
    index.set("find", "a")
    index.set("state", "=done")
    index.sort("headline")
    index.until("location.hash.includes('headline')")
    address = index.value("location.hash")
    before = index.headlines()
    index.open(out)
    index.value(f"location.hash = {json.dumps(address)}")
    index.until("document.getElementById('state').value === '=done'")
    assert index.headlines() == before == ["apple harvest", "Über die Fähren", "Zebra crossing"]


def test_hostile_text_is_neither_run_nor_fetched(index: Index, tmp_path: Path) -> None:
    finished(tmp_path, hostile(tmp_path))
    index.open(tmp_path)
    for control in ("find", "party"):
        index.set(control, "<script>")
        index.set(control, "")
    for column in ("headline", "parties", "findings", "items"):
        index.sort(column)
    assert index.value("window.hit") is None
    assert index.value("document.querySelectorAll('#rows img, #rows script, #rows i').length") == 0
    assert HOSTILE[:30] in index.headlines()[0] + index.headlines()[1]
    methods = [event["method"] for event in index.browser.events]
    assert "Runtime.exceptionThrown" not in methods
    assert "Log.entryAdded" not in methods
    sent = [e["params"]["request"]["url"] for e in index.browser.events if e["method"] == "Network.requestWillBeSent"]
    assert sent == [(tmp_path / "index.html").as_uri()]


def test_without_a_script_it_is_a_plain_table(index: Index, out: Path) -> None:
    call = index.browser.call
    call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        index.open(out)
    finally:
        call("Emulation.setScriptExecutionDisabled", value=False)
    assert index.headlines() == ["Über die Fähren", "Zebra crossing", "3 #1.pdf", "apple harvest"]
    assert index.value("document.getElementById('controls').offsetHeight") == 0
    assert index.value("document.querySelectorAll('#rows a').length") == 3


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five thousand articles."""
    out = tmp_path_factory.mktemp("large")
    few = [done(out, f"{i}.txt", example(f"Talks n{i}x on the harbour")) for i in range(50)]
    rows = [replace(few[i % 50], source=f"{i:05d}.txt") for i in range(4_900)]
    rows += [failed(f"{i:05d}.txt") for i in range(4_900, 5_000)]
    shelf = Shelf(out, NEWS)
    with index_file(out, out / "parts", NEWS, TOLD, tally(rows, TOLD.met)) as add:
        for row in rows:
            add(shelf.read(row, None))
    return out


@pytest.mark.slow
def test_of_five_thousand_rows_only_those_in_the_window_are_in_the_page(index: Index, large: Path) -> None:
    index.open(large)
    assert index.count() == "5,000 articles"
    rows = "document.querySelectorAll('#rows tr').length"
    assert index.value(rows) < 60
    for step in (0.3, 0.7):
        index.value(f"scrollTo(0, {step} * document.documentElement.scrollHeight)")
        index.until(f"document.querySelector('#rows [aria-rowindex=\"{round(step * 5000)}\"]') !== null")
        assert index.value(rows) < 60
    index.set("find", "harbour n4")
    assert 0 < index.value(rows) < 60
    # All are English and of one kind: that is neither a column nor a choice.
    for place, shown in (("th.language", 0), ("#kind", 0), ("#language", 0), ("th.state", 1), ("#state", 1)):
        assert index.value(f"document.querySelector('{place}').getClientRects().length") == shown, place


@pytest.mark.slow
def test_every_row_can_be_scrolled_to(index: Index, large: Path) -> None:
    index.open(large)
    index.value("scrollTo(0, document.documentElement.scrollHeight)")
    index.until("document.querySelector('#rows [aria-rowindex=\"5001\"]') !== null")
    last = "document.querySelector('#rows [aria-rowindex=\"5001\"]')"
    assert index.value(f"{last}.querySelector('.source').textContent") == "04999.txt"
    assert index.value(f"{last}.getBoundingClientRect().bottom <= innerHeight")
    index.value("scrollTo(0, 0)")
    index.until("document.querySelector('#rows [aria-rowindex=\"2\"]') !== null")
    # Rows that come into view by the keyboard are not hidden behind the head of the table.
    for _ in range(20):
        index.browser.press("j")
    for _ in range(14):
        index.browser.press("k")
    top = index.value("document.activeElement.getBoundingClientRect().top")
    assert top >= index.value("document.querySelector('thead').getBoundingClientRect().bottom") - 1
    assert index.value("document.activeElement.closest('tr').getAttribute('aria-rowindex')") == "7"


@pytest.mark.slow
def test_what_is_printed_is_what_was_chosen_and_not_what_the_window_shows(index: Index, large: Path) -> None:
    index.open(large)
    index.set("find", "n7x")
    index.set("state", "=done")
    index.value("dispatchEvent(new Event('beforeprint'))")
    rows = "document.querySelectorAll('#rows tr:not(.gap)').length"
    assert index.value(rows) == 98
    index.value("dispatchEvent(new Event('afterprint'))")
    assert index.value(rows) < 60
    index.set("find", "")
    index.value("dispatchEvent(new Event('beforeprint'))")
    assert index.value(rows) == 1000
    assert "3,900 of them are not printed" in index.count()
    index.value("dispatchEvent(new Event('afterprint'))")
    index.set("find", "n7x")
    pages = index.browser.pdf(8.27, 11.69)
    assert len(re.findall(rb"/Type\s*/Page\b", pages)) > 3


@pytest.mark.parametrize("width", [360, 800, 1000, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_every_width_in_both_colours(index: Index, out: Path, width: int, scheme: str) -> None:
    index.open(out, width=width, scheme=scheme)
    assert index.value("document.documentElement.scrollWidth") <= width
    heights = index.value("[...document.querySelectorAll('#rows tr:not(.gap)')].map((r) => r.offsetHeight)")
    assert len(set(heights)) == 1, "rows are placed by their height"
    paper = index.value("getComputedStyle(document.documentElement).backgroundColor")
    assert paper == ("rgb(252, 251, 248)" if scheme == "light" else "rgb(24, 23, 20)")
    wide = index.value("document.querySelector('#rows td.headline').offsetWidth")
    assert wide > width * 0.25
