"""Saved documents: their evidence against their own text, without source or model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from briefs import made_with
from pages import Sheet, article, content, sheet
from pydantic import ValidationError

from brief import checks
from brief.document import Document


def document() -> dict[str, Any]:
    return Document.of("sheet", article(), sheet(), provenance=made_with()).model_dump(mode="json")


def found(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [(f.rule, f.path) for f in checks.run_document(Document.model_validate(data), Sheet)]


def test_a_saved_document_has_no_findings(tmp_path: Path):
    saved = Document.of("sheet", article(), sheet(), provenance=made_with())
    saved.save(tmp_path / "a.brief.json")
    loaded = Document.loads((tmp_path / "a.brief.json").read_bytes())
    assert checks.run_document(loaded, Sheet) == []


@pytest.mark.parametrize(
    ("field", "value", "path"),
    [
        ("text", "Something else.", "/evidence/1/text"),
        ("start", 0, "/evidence/1/text"),
        ("end", 10**6, "/evidence/1/text"),
        ("start", -5, "/evidence/1/text"),
        ("id", 99, "/evidence/1/id"),
    ],
)
def test_changed_evidence(field, value, path):
    data = document()
    data["evidence"][1][field] = value
    assert ("B203", path) in found(data)


def test_evidence_moved_to_another_sentence():
    data = document()
    data["evidence"][0], data["evidence"][1] = (
        {**data["evidence"][1], "id": data["evidence"][0]["id"]},
        {**data["evidence"][0], "id": data["evidence"][1]["id"]},
    )
    assert [p for r, p in found(data) if r == "B203"] == ["/evidence/0/id", "/evidence/1/id"]


def test_changed_article():
    data = document()
    data["article"]["text"] = data["article"]["text"].replace("25 ferries", "52 ferries")
    codes = {r for r, _ in found(data)}
    assert {"B203", "B205"} <= codes


def test_evidence_missing_or_listed_twice():
    data = document()
    last = data["evidence"].pop()
    assert ("B203", "/evidence") in found(data)
    data["evidence"] += [last, last]
    assert [p for r, p in found(data) if r == "B203"] == [f"/evidence/{len(data['evidence']) - 1}/id"]


def test_items_without_evidence_are_found_not_refused():
    data = document()
    data["brief"]["remarks"][0]["evidence"] = []
    data["brief"]["gist"]["evidence"] = []
    assert [(r, p) for r, p in found(data) if r == "B201"] == [("B201", "/brief/gist"), ("B201", "/brief/remarks/0")]
    assert all(not p.startswith("/brief/remarks/0/") for _, p in found(data))


def test_another_shape_is_refused():
    data = document()
    data["brief"]["remarks"][0].pop("who")
    with pytest.raises(ValidationError):
        found(data)


def test_pointers_lead_to_what_they_name():
    data = document()
    data["brief"]["remarks"][0]["says"] = "Brandt said 52 ferries."
    (finding,) = checks.run_document(Document.model_validate(data), Sheet)
    place: Any = data
    for key in finding.path.strip("/").split("/"):
        place = place[int(key)] if isinstance(place, list) else place[key]
    assert place == "Brandt said 52 ferries."
    assert content()["remarks"][0]["says"] != place


def test_nothing_is_taken_for_a_sentence_number():
    data = document()
    data["brief"]["remarks"][0]["evidence"] = ["2"]
    with pytest.raises(ValidationError):
        found(data)


def test_a_brief_that_was_read_is_not_read_again(monkeypatch: pytest.MonkeyPatch):
    loaded = Document.model_validate(document())
    parsed = checks.read_brief(loaded.brief, Sheet)
    monkeypatch.setattr(checks, "read_brief", lambda *_: pytest.fail("read again"))
    assert checks.run_document(loaded, Sheet, parsed=parsed) == []
