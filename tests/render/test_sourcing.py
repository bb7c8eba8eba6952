"""The sourcing line: voices named and unnamed, by side, and who is accused but not quoted."""

from __future__ import annotations

from typing import Annotated

import sample
from pydantic import JsonValue

from brief.document import Document, Rejected
from brief.render import render
from brief.render.page import layout
from brief.render.sourcing import sourcing
from brief.schema import BriefModel, Grounded, Section, SentenceNumbers, Wording


def line(document: Document) -> str:
    return layout(document, sample.NEWS).sourcing


def made(claims: list[tuple[str, str]], parties: list[tuple[str, str, str]] = []) -> Document:  # noqa: B006
    brief: dict[str, JsonValue] = {
        "headline": "h",
        "bottom_line": {"text": "b", "evidence": [1]},
        "parties": [{"name": n, "kind": k, "voice": v, "evidence": [1]} for n, k, v in parties],
        "key_claims": [{"speaker": s, "claim": "c", "attribution": a, "evidence": [1]} for s, a in claims],
        "demands": [],
        "open_questions": [],
    }
    return sample.document(sample.article(["One is said."]), brief)


def test_voices_are_counted_once_by_name_and_kind() -> None:
    said = [("Ada Berg", "on_record"), ("Berg", "on_record"), ("a port official", "unnamed"), ("reporter", "reporter")]
    assert line(made(said)) == "Sources: 1 named voice, 1 unnamed"


def test_one_and_many_are_told_right() -> None:
    assert line(made([("officials", "unnamed")])) == "Sources: 1 unnamed voice"
    said = [("Ada Berg", "on_record"), ("Tomas Breck", "on_record"), ("a report by the port", "document")]
    assert line(made(said)) == "Sources: 2 named voices, 1 document"


def test_an_article_without_voices_says_so() -> None:
    assert line(made([("reporter", "reporter")])) == "Sources: no voice but the article’s own"


def test_quotations_that_are_left_out_are_counted_and_no_article_is_said_to_have_no_voice_then() -> None:
    untold = (Rejected(section="key_claims", item={}, rule="speaker", reason="it quotes"),)
    other = (Rejected(section="key_claims", item={}, rule="B205", reason="a number"),)
    alone, beside = made([("reporter", "reporter")]), made([("Ada Berg", "on_record")])
    left_out = "1 quotation left out: who says so could not be told"
    assert line(alone.model_copy(update={"rejected": untold})) == f"Sources: no voice that could be told · {left_out}"
    assert line(beside.model_copy(update={"rejected": untold})) == f"Sources: 1 named voice · {left_out}"
    assert (
        line(made([]).model_copy(update={"rejected": untold})) == f"Sources: no voice that could be told · {left_out}"
    )
    assert line(beside.model_copy(update={"rejected": other})) == "Sources: 1 named voice"


def test_sides_and_whoever_is_accused_are_named() -> None:
    said = [
        ("Quayside Ltd", "on_record"),
        ("a source at Quayside", "unnamed"),
        ("Ada Berg", "on_record"),
        ("Tomas Breck", "on_record"),
    ]
    parties = [("Quayside", "company", "quoted"), ("Norlin", "company", "accused_not_quoted")]
    assert line(made(said, parties)) == (
        "Sources: 3 named voices, 1 unnamed · accused, not quoted: Norlin · Quayside 1 named, 1 unnamed; others 2 named"
    )


def test_a_person_is_no_side() -> None:
    assert line(made([("Ada Berg", "on_record")], [("Ada Berg", "person", "quoted")])) == "Sources: 1 named voice"


def test_a_kind_without_speakers_has_no_line() -> None:
    class Note(Grounded):
        text: Annotated[str, Wording()]
        evidence: SentenceNumbers

    class Notes(BriefModel):
        notes: Annotated[list[Note], Section("Notes")]

    assert sourcing(Notes(notes=[Note(text="n", evidence=[1])])) is None


def test_it_stands_on_the_page_in_every_format() -> None:
    document = made([("Ada Berg", "on_record")], [("Norlin", "company", "accused_not_quoted")])
    for form in ("terminal", "markdown", "html"):
        assert "accused, not quoted: Norlin" in render(document, sample.NEWS, form)  # type: ignore[arg-type]
