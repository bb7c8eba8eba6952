"""Whether a saved document still stands on its source and its kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brief import checks, kinds
from brief.article import Article
from brief.checks import Origin
from brief.document import Document, Finding, Provenance
from brief.kinds import Kind
from brief.sentences import number

TEXT = "The bridge opens on Friday.\n\nThe mayor said the bridge was safe."


@pytest.fixture
def news() -> Kind:
    return kinds.find_builtin("news")


def document(kind: Kind, **made: str) -> Document:
    article = Article(text=TEXT, sentences=number(TEXT, "en"), sha256="0" * 64, path="a.txt", language="en")
    brief = kind.schema.model_validate(
        {
            "headline": "The bridge opens on Friday",
            "bottom_line": {"text": "The bridge opens on Friday.", "evidence": [1]},
            **{name: [] for name in ("parties", "key_claims", "demands", "open_questions")},
        }
    )
    known = {"prompt_sha256": kind.prompt_sha256, "schema_sha256": kind.schema_sha256, "brief_version": "1"}
    provenance = Provenance.model_validate(
        {
            **known,
            "model": "m",
            "endpoint": None,
            "passages": 1,
            "calls": 1,
            "seconds": 1.0,
            "created": "2026-11-22",
            **dict.fromkeys(("input_tokens", "cached_tokens", "output_tokens", "cost_usd")),
            **made,
        }
    )
    return Document.of("news", article, brief, provenance=provenance)


def found(document: Document, kind: Kind, origin: Origin | None = None) -> list[Finding]:
    findings = checks.run_document(document, kind.schema, kind=kind, origin=origin)
    return [f for f in findings if f.rule.startswith("B5")]


@pytest.mark.parametrize("origin", [None, Origin("same", "a.txt")])
def test_what_is_as_it_was_has_no_findings(news: Kind, origin: Origin | None):
    assert found(document(news), news, origin) == []


@pytest.mark.parametrize(
    ("origin", "rule", "level", "path"),
    [
        (Origin("changed", "in/a.txt"), "B501", "error", "/article/sha256"),
        (Origin("altered", "in/a.txt"), "B501", "error", "/article/text"),
        (Origin("moved", "in/b.txt"), "B502", "warning", "/article/path"),
        (Origin("gone"), "B502", "warning", "/article/path"),
    ],
)
def test_what_became_of_the_source(news: Kind, origin: Origin, rule: str, level: str, path: str):
    (finding,) = found(document(news), news, origin)
    assert (finding.rule, finding.level, finding.path) == (rule, level, path)
    assert (origin.path or "no such source") in finding.message


def test_names_of_files_are_not_printed_as_they_are(news: Kind):
    (finding,) = found(document(news), news, Origin("moved", "in/\x1b[2J.txt"))
    assert finding.message.isprintable()


@pytest.mark.parametrize("what", ["prompt_sha256", "schema_sha256"])
def test_a_kind_that_has_changed(news: Kind, what: str):
    (finding,) = found(document(news, **{what: "0" * 64}), news)
    assert (finding.rule, finding.level, finding.path) == ("B503", "warning", f"/provenance/{what}")


def test_a_kind_that_changes_trips_documents_made_before(news: Kind):
    prompts = {**news.prompts, "read.md": news.prompts["read.md"] + "!"}
    (finding,) = found(document(news), replace(news, prompts=prompts))
    assert "prompts of news" in finding.message


def test_no_provenance(news: Kind):
    bare = document(news).model_copy(update={"provenance": None})
    (finding,) = found(bare, news)
    assert (finding.rule, finding.level, finding.path) == ("B504", "warning", "/provenance")


def test_a_kind_that_is_not_at_hand_says_nothing(news: Kind):
    old = document(news, prompt_sha256="0" * 64)
    assert checks.run_document(old, news.schema) == []


ENGLISH = (
    "The mayor of Averin said on Monday that the old bridge would open on Friday, and that the council had not yet "
    "seen the report which the union wants. They were told about it only after the talks had ended, she said."
)
GERMAN = (
    "Die Bürgermeisterin von Averin sagte am Montag, die alte Brücke werde am Freitag geöffnet, und der Rat habe den "
    "Bericht noch nicht gesehen, den die Gewerkschaft haben will. „We open the bridge on Friday“, sagte sie auf Englisch, "
    "und damit war das Gespräch zu Ende, wie es am Abend aus dem Rathaus hieß, wo niemand mehr etwas sagen wollte."
)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (ENGLISH, "de", True),
        (ENGLISH, "xx", True),
        (ENGLISH, "en-GB", False),
        (ENGLISH, None, False),
        (ENGLISH[:80], "de", False),
        (GERMAN, "de", False),
        ("La mairesse a dit que le pont serait ouvert vendredi et que rien ne pressait. " * 9, "fr", False),
        ("De burgemeester was in de stad, en her en der is dat while niet gezegd. " * 9, "nl", False),
    ],
)
def test_english_under_another_name_is_found(news: Kind, text: str, language: str | None, told: bool):
    article = Article(text=text, sentences=number(text, "en"), sha256="0" * 64, language=language)
    brief = news.schema.model_validate(document(news).brief)
    assert [f.path for f in checks.run(brief, article) if f.rule == "B506"] == ["/article/language"] * told
