"""B501 to B504 and B506: whether a saved document still stands on what it was made from."""

from __future__ import annotations

from collections.abc import Iterator

from brief.checks.page import Page
from brief.checks.rule import Problem, Rule
from brief.harmless import marked
from brief.plain_english import plainly_english

_HERE = "/provenance"


def source_changed(page: Page) -> Iterator[Problem]:
    """A source that says something else than the document's text."""
    origin = page.saved.origin if page.saved else None
    if origin and origin.state == "changed":
        yield Problem("/article/sha256", f"{_shown(origin.path)} has changed since: its text is another now")
    elif origin and origin.state == "altered":
        yield Problem("/article/text", f"{_shown(origin.path)} is the same, but this is not the text that it holds")


def source_not_found(page: Page) -> Iterator[Problem]:
    """A source that is elsewhere now, or nowhere."""
    origin = page.saved.origin if page.saved else None
    if origin and origin.state == "moved":
        yield Problem("/article/path", f"the source is now {_shown(origin.path)}")
    elif origin and origin.state == "gone":
        yield Problem("/article/path", "no such source is there, under this name or another")


def kind_changed(page: Page) -> Iterator[Problem]:
    """A document made with other prompts, or to another schema, than its kind has today."""
    if page.saved is None or page.saved.kind is None or page.saved.document.provenance is None:
        return
    kind, made = page.saved.kind, page.saved.document.provenance
    if made.prompt_sha256 != kind.prompt_sha256:
        yield Problem(f"{_HERE}/prompt_sha256", f"the prompts of {kind.name} have changed since")
    if made.schema_sha256 != kind.schema_sha256:
        yield Problem(f"{_HERE}/schema_sha256", f"the schema of {kind.name} has changed since")


def no_provenance(page: Page) -> Iterator[Problem]:
    """A document that does not say how it came about."""
    if page.saved is not None and page.saved.document.provenance is None:
        yield Problem(_HERE, "the document does not say which model and prompts made it")


def other_language(page: Page) -> Iterator[Problem]:
    """English text under another language's name, by which the rules for English were not run."""
    if not page.article.english and plainly_english(page.article.text):
        language = marked(page.article.language or "")
        yield Problem(
            "/article/language", f"the text is English, not “{language}”: what is for English was not checked"
        )


def _shown(path: str | None) -> str:
    """A path for a message: file names may hold anything."""
    return marked(path or "the source")


RULES = (
    Rule("B501", "error", "Source changed", "the source no longer says what the document's text says", source_changed),
    Rule("B502", "warning", "Source moved or gone", "the source is not where it was", source_not_found),
    Rule("B503", "warning", "Kind changed", "the prompts or the schema have changed since", kind_changed),
    Rule("B504", "warning", "No provenance", "the document does not say how it came about", no_provenance),
    Rule(
        "B506", "error", "Another language", "the article's text is English, and said to be in another", other_language
    ),
)
