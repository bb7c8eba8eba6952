import re
import subprocess
import sys
import unicodedata

import own_kind
import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from brief.document import Document, Rejected
from brief.errors import UsageError
from brief.harmless import clean
from brief.render import PageFormat, render
from brief.render.markdown import escape
from brief.render.page import LINES, WORDS

OWN = sample.SampleKind("pledges", own_kind.Pledges)


def columns(line: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def test_json_is_the_document() -> None:
    document = sample.harbour()
    assert render(document, sample.NEWS, "json") == document.dumps()
    assert Document.loads(render(document, sample.NEWS, "json")) == document


def test_there_are_no_other_formats() -> None:
    with pytest.raises(UsageError, match="no page format 'pdf': it is one of terminal, markdown, html, json"):
        render(sample.harbour(), sample.NEWS, "pdf")  # type: ignore[arg-type]


# Terminal


@pytest.mark.parametrize("language", sample.SCRIPTS)
def test_terminal_is_one_page(language: str) -> None:
    assert render(sample.crowded(language), sample.NEWS, "terminal").count("\n") <= LINES + 2


@pytest.mark.parametrize("width", [20, 40, 72, 100, 250])
@pytest.mark.parametrize("language", ["en", "zh", "ar", "long"])
def test_terminal_keeps_to_its_width(language: str, width: int) -> None:
    output = render(sample.crowded(language), sample.NEWS, "terminal", width=width)
    assert max(map(columns, output.split("\n"))) <= width
    assert all(line == line.rstrip() for line in output.split("\n"))


def test_terminal_loses_nothing_at_width_40() -> None:
    wide, narrow = (render(sample.harbour(), sample.NEWS, "terminal", width=w) for w in (100, 40))
    assert narrow.split() == wide.split()
    assert "• Tomas Breck — The council moved the\n  goalposts twice since Friday. [5]\n" in narrow


def test_terminal_without_colour_has_no_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    for document in (sample.harbour(), sample.hostile()):
        assert not set(render(document, sample.NEWS, "terminal")) & set(
            map(chr, [*range(10), *range(11, 32), *range(127, 160)])
        )


def test_terminal_colour_is_ours_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    output = render(sample.hostile(), sample.NEWS, "terminal", color=True)
    assert re.search(r"\x1b\[2m \[1, 3\]\x1b\[0m", output), "evidence numbers are dim"
    styles = set(re.findall(r"\x1b\[[^m]*m", output))
    assert styles <= {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[2;3m", "\x1b[33m", "\x1b[1;36m"}
    rest = re.sub(r"\x1b\[[\d;]*m", "", output)
    assert rest == render(sample.hostile(), sample.NEWS, "terminal")


def test_terminal_respects_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    output = render(sample.harbour(), sample.NEWS, "terminal", color=True)
    assert not re.search(r"\x1b\[[\d;]*3\d", output)


def test_empty_sections_are_said_to_be_empty() -> None:
    document = sample.harbour()
    document = document.model_copy(update={"brief": document.brief | {"demands": [], "open_questions": []}})
    assert "DEMANDS\n  none found\n" in render(document, sample.NEWS, "terminal")
    assert "## Demands\n\nnone found\n" in render(document, sample.NEWS, "markdown")
    assert '<p class="none">none found</p>' in render(document, sample.NEWS, "html")


def unread(*passages: tuple[object, str]) -> Document:
    held = tuple(Rejected(section="*", item=item, rule="answer", reason=reason) for item, reason in passages)
    other = Rejected(section="demands", item={}, rule="B301", reason="wrong")
    document = sample.harbour().model_copy(update={"rejected": (*held, other)})
    return document.model_copy(update={"brief": document.brief | {"demands": []}})


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_what_was_not_read_is_told_and_not_said_to_hold_nothing(form: PageFormat) -> None:
    document = unread(([9, 10], "no"), ([1, 2, 3], "no"), ([5], "m gave an empty answer"))
    shown = " ".join(render(document, sample.NEWS, form).split())
    assert "Sentences 1–3, 9, 10 were not read: no" in shown
    assert "Sentence 5 was not read: m gave an empty answer" in shown
    assert "none found in what was read" in shown
    assert "3 passages not read, 1 item rejected (“rejected” in the document says why)" in shown
    assert "not read" not in render(sample.harbour(), sample.NEWS, form)


def test_of_many_reasons_some_are_told_and_no_sentence_is_left_out() -> None:
    shown = render(unread(*([[n], f"reason {n}"] for n in range(1, 9))), sample.NEWS, "terminal")
    assert [line for line in shown.splitlines() if "not read:" in line] == [
        "Sentence 1 was not read: reason 1",
        "Sentence 2 was not read: reason 2",
        "Sentences 3–8 were not read: for several reasons",
    ]
    assert "Part of the article was not read: odd" in render(unread(("x", "odd")), sample.NEWS, "terminal")


# Markdown


def parsed(markdown: str) -> str:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)


@pytest.mark.parametrize("language", sample.SCRIPTS)
@pytest.mark.parametrize("long", [True, False])
def test_markdown_is_one_page_before_the_evidence(language: str, long: bool) -> None:
    page = render(sample.crowded(language, long=long), sample.NEWS, "markdown").split("\n## Evidence\n")[0]
    assert len(page.split()) <= WORDS + 10


def test_markdown_ends_with_the_cited_sentences() -> None:
    page, _, evidence = render(sample.harbour(), sample.NEWS, "markdown").partition("\n## Evidence\n")
    assert "- **Tomas Breck** — The council moved the goalposts twice since Friday. [5]\n" in page
    assert "- **Dockers’ union → City council**: publish the noise measurements (before any vote) [7]\n" in page
    assert (
        "- [5] Union secretary Tomas Breck said the council had “moved the goalposts” twice since Friday.\n" in evidence
    )
    assert "Source: <https://news.example/port-talks>" in evidence
    assert "[12]" not in evidence, "a sentence that nothing cites"


def test_markdown_of_hostile_text_has_only_our_markup() -> None:
    html = parsed(render(sample.hostile(), sample.NEWS, "markdown"))
    assert set(re.findall(r"</?([a-zA-Z0-9]+)", html)) == {"h1", "h2", "p", "em", "strong", "ul", "li", "hr"}
    assert html.count("<h1>") == 1
    assert html.count("<h2>") == 5
    assert not re.search(r"\b(?:https?://|www\.)", render(sample.hostile(), sample.NEWS, "markdown"))


TRICKS = st.lists(
    st.sampled_from(
        [
            *"\\`*_{}[]<>()#+-.!|~&$@=:/^ \n\t1a",
            "&amp;",
            "```",
            "](",
            "http://",
            "www.",
            "1. ",
            "- ",
            "    ",
            "<b>",
            "]:",
        ]
    )
    | st.characters(codec="utf-8")
)


@given(TRICKS.map("".join))
def test_escaped_text_renders_as_itself(text: str) -> None:
    text = clean(text)
    if text:
        shown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"- {escape(text)}\n")
        assert [t.type for t in shown] == [
            *("bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close"),
            *("list_item_close", "bullet_list_close"),
        ]
        children = shown[3].children or []
        assert {child.type for child in children} <= {"text", "text_special"}
        assert "".join(child.content for child in children) == text


# Any kind, any format


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
def test_a_kind_of_ones_own_renders(format: str) -> None:  # noqa: A002
    brief = {
        "top": "Promises",
        "said_by": "Ada",
        "promised": [{"who": "Ada", "towards": "anyone", "promise": "Quiet", "evidence": [2]}],
        "places": [],
        "unclear": [],
    }
    output = render(sample.document(sample.article(sample.HARBOUR), brief, OWN), OWN, format)  # type: ignore[arg-type]
    for text in ("Promises", "Said by: Ada", "Quiet", "none found"):
        assert text.casefold() in output.casefold()


def test_importing_the_renderer_is_light() -> None:
    code = "import brief.render, sys; print(*sorted({'rich', 'jinja2', 'markupsafe', 'sentencex'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""
