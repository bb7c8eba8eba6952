"""The HTML page as people meet it: on screen, by mouse and keyboard, and on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest
import sample
from browser import CHROMIUM, Browser

from brief.document import Document
from brief.render import render

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")]

PAPERS = {"A4": (8.27, 11.69), "Letter": (8.5, 11.0)}
MARGINS = (30 / 25.4, 26 / 25.4)
"""Inches that the print style leaves free, across and down."""

DOCUMENTS: dict[str, Callable[[], Document]] = {
    "harbour": sample.harbour,
    "hostile": sample.hostile,
    "sixty": lambda: sample.crowded(long=False),
    **{f"sixty-{name}": partial(sample.crowded, name) for name in sample.SCRIPTS if name not in {"en", "he", "hi"}},
}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    folder = tmp_path_factory.mktemp("pages")

    @cache
    def save(name: str) -> Path:
        path = folder / f"{name}.html"
        path.write_text(render(DOCUMENTS[name](), sample.NEWS, "html"), "utf-8")
        return path

    return save


@cache
def drawn(language: str) -> bool:
    """Whether a font here has its letters: of boxes in their place, marks above letters take room of their own."""
    command = ["fc-list", f":lang={language}"]
    return shutil.which("fc-list") is None or bool(subprocess.run(command, capture_output=True, check=True).stdout)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_prints_on_one_sheet(browser: Browser, saved: Callable[[str], Path], name: str) -> None:
    if not drawn(name.removeprefix("sixty-") if name.startswith("sixty-") else "en"):
        pytest.skip("no font here has its letters")
    browser.open(saved(name), media="print")
    for paper, size in PAPERS.items():
        assert len(re.findall(rb"/Type\s*/Page\b", browser.pdf(*size))) == 1, paper
        width, height = (round((length - margin) * 96) for length, margin in zip(size, MARGINS, strict=True))
        browser.resize(width, height)
        cut = browser.value(
            """(() => { const s = document.querySelector(".sections"), f = document.querySelector("footer");
            return [s.scrollWidth > s.clientWidth, s.scrollHeight > s.clientHeight + 1,
                    f.getBoundingClientRect().bottom > innerHeight, document.getElementById("article").offsetHeight > 0]; })()"""
        )
        assert cut == [False] * 4, f"{paper}: something does not fit, or the article is printed"


def test_even_letters_of_absurd_width_make_one_sheet_with_its_footer(browser: Browser, tmp_path: Path) -> None:
    document = sample.crowded()
    loud = document.model_copy(update={"brief": _capitals(document.brief)})
    path = tmp_path / "wide.html"
    path.write_text(render(loud, sample.NEWS, "html"), "utf-8")
    browser.open(path, width=702, height=958, media="print")
    assert len(re.findall(rb"/Type\s*/Page\b", browser.pdf(*PAPERS["Letter"]))) == 1
    assert browser.value("document.querySelector('footer').getBoundingClientRect().bottom <= innerHeight")


def _capitals(brief: dict[str, sample.JsonValue]) -> dict[str, sample.JsonValue]:
    changed = Document.loads(sample.crowded().dumps()).brief
    for claims in (changed["key_claims"], changed["demands"]):
        assert isinstance(claims, list)
        for claim in claims:
            assert isinstance(claim, dict)
            claim.update(
                {key: "WWWWWWWWW " * 40 for key in claim if key in {"claim", "demand", "speaker", "condition"}}
            )
    return brief | changed


def test_nothing_runs_and_nothing_is_fetched(browser: Browser, saved: Callable[[str], Path]) -> None:
    browser.open(saved("hostile"))
    browser.press("j")
    requested = [e["params"]["request"]["url"] for e in browser.events if e["method"] == "Network.requestWillBeSent"]
    assert requested == [saved("hostile").as_uri()]
    methods = {event["method"] for event in browser.events}
    assert not methods & {
        "Page.javascriptDialogOpening",
        "Log.entryAdded",
        "Runtime.exceptionThrown",
        "Runtime.consoleAPICalled",
    }
    assert browser.value("document.querySelectorAll('script, style').length") == 2


def lit(browser: Browser) -> tuple[list[str], list[str]]:
    """Items and sentences that are highlighted."""
    found: list[str] = browser.value("[...document.querySelectorAll('.lit')].map(e => e.id)")
    return [name for name in found if name.startswith("item")], [name for name in found if not name.startswith("item")]


def focused(browser: Browser) -> str:
    return str(
        browser.value("document.activeElement.closest('.item, .sentence')?.id ?? document.activeElement.tagName")
    )


def seen(browser: Browser, name: str) -> bool:
    return bool(
        browser.value(
            f"(() => {{ const r = document.getElementById({name!r}).getClientRects()[0];"
            "return r.top >= 0 && r.bottom <= innerHeight; })()"
        )
    )


def test_the_mouse_shows_both_ways(browser: Browser, saved: Callable[[str], Path]) -> None:
    browser.open(saved("harbour"))
    browser.point("#item-key_claims-0")
    assert lit(browser) == (["item-key_claims-0"], ["s3", "s4"])
    browser.point("#s11")
    assert lit(browser) == (["item-parties-3", "item-demands-1"], ["s11"])
    browser.point("h1")
    assert lit(browser) == ([], [])
    browser.point("#item-key_claims-1", click=True)
    browser.point("h1")
    assert lit(browser) == (["item-key_claims-1"], ["s5"]), "what was clicked stays lit"
    browser.point("#s7", click=True)
    assert focused(browser) == "item-demands-0"


def test_the_keyboard_goes_both_ways(browser: Browser, saved: Callable[[str], Path]) -> None:
    browser.open(saved("harbour"))
    browser.press("Tab")
    assert focused(browser) == "item-bottom_line"
    browser.press("Tab")
    assert focused(browser) == "item-parties-0", "one stop for each item"
    assert lit(browser) == (["item-parties-0"], ["s3", "s8"])
    assert browser.value("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    for key, name in [
        ("j", "item-parties-1"),
        ("ArrowDown", "item-parties-2"),
        ("k", "item-parties-1"),
        ("ArrowUp", "item-parties-0"),
    ]:
        browser.press(key)
        assert focused(browser) == name
    browser.press("Enter")
    assert focused(browser) == "s3"
    assert lit(browser) == (["item-parties-0"], ["s3", "s8"])
    browser.press("Escape")
    assert focused(browser) == "item-parties-0"
    browser.press("Enter")
    browser.press("Enter")
    assert focused(browser) == "item-bottom_line", "Enter on a sentence goes to the first item that cites it"
    browser.press("Escape")
    assert (focused(browser), lit(browser)) == ("BODY", ([], []))


def test_evidence_out_of_sight_is_scrolled_to(browser: Browser, saved: Callable[[str], Path]) -> None:
    browser.open(saved("sixty"), height=600)
    assert not seen(browser, "s40")
    browser.value("document.querySelector('#item-key_claims-0 a[href=\"#s33\"]').click()")
    assert seen(browser, "s33")
    browser.press("Escape")
    assert focused(browser) == "item-key_claims-0"
    assert seen(browser, "item-key_claims-0")


def test_items_left_off_the_page_are_reached_through_their_sentence(
    browser: Browser, saved: Callable[[str], Path]
) -> None:
    browser.open(saved("sixty"))
    assert not browser.value("document.querySelector('#item-parties-14').checkVisibility()")
    browser.value("document.querySelector('.more').open = true")
    assert browser.value("document.querySelector('#item-parties-14').checkVisibility()")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_easy_to_read(browser: Browser, saved: Callable[[str], Path], scheme: str) -> None:
    browser.open(saved("harbour"), scheme=scheme)
    browser.press("j")
    contrasts = browser.value(CONTRAST)
    assert len(contrasts) > 40
    assert {name: ratio for name, ratio in contrasts.items() if ratio < 4.5} == {}


CONTRAST = """(() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map((v) => v / 255)
      .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (!colour.endsWith(", 0)")) return colour;
    }
  };
  const found = {};
  document.querySelectorAll("main *, article *").forEach((e, i) => {
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) return;
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    found[`${e.tagName}.${e.className} ${i}`] = (a + 0.05) / (b + 0.05);
  });
  return found;
})()"""


def test_a_phone_stacks_the_article_below_and_leads_back(browser: Browser, saved: Callable[[str], Path]) -> None:
    browser.open(saved("harbour"), width=360, height=740)
    assert browser.value("document.documentElement.scrollWidth") == 360
    assert browser.value("article.getBoundingClientRect().top >= brief.getBoundingClientRect().bottom")
    browser.point("#item-parties-1", click=True)
    assert seen(browser, "s2")
    assert focused(browser) == "s2"
    browser.point("#return", click=True)
    assert focused(browser) == "item-parties-1"
    assert seen(browser, "item-parties-1")
    assert browser.value("document.getElementById('return').hidden")


def test_numbers_are_links_without_the_script(browser: Browser, saved: Callable[[str], Path]) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(saved("harbour"), width=360, height=740)
        browser.point("#item-parties-2 .evidence a", click=True)
        assert browser.value("location.hash") == "#s9"
        assert browser.value("document.querySelector(':target').id") == "s9"
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
