"""The pages of B1 and B5: what they show trips the rule, and what they fix does not."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from brief import checks, kinds, sources
from brief.checks import Rule
from brief.document import Document, Provenance
from brief.validation.load import Loaded, load
from brief.validation.sources import SourceIndex

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```([^\n]+)\n(.*?)^```$", re.M | re.S)
FORM = [rule for rule in checks.rules() if rule.code.startswith("B1")]
PROVENANCE = [rule for rule in checks.rules() if rule.code.startswith("B5")]


def page(rule: Rule) -> str:
    return (ROOT / "docs" / "rules" / f"{rule.code}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", [*FORM, *PROVENANCE], ids=lambda r: r.code)
def test_a_page_has_its_parts(rule: Rule):
    text = page(rule)
    assert text.startswith(f"# {rule.code} {rule.title}\n\n**{rule.level}** · {rule.summary}\n\n## Why\n\n")
    assert re.findall(r"^## (.+)$", text, re.M) == ["Why", "Example", "How to fix"]


@pytest.mark.parametrize("rule", FORM, ids=lambda r: r.code)
def test_a_file_trips_and_is_fixed(rule: Rule):
    blocks = dict(BLOCK.findall(page(rule)))
    assert rule.code in {f.rule for f in load(blocks["file trips"].encode()).findings}
    assert rule.code not in {f.rule for f in load(blocks["file fixed"].encode()).findings}


def merged(target: Any, patch: Any) -> Any:
    """RFC 7386."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None and key != "provenance":
            result.pop(key, None)
        else:
            result[key] = merged(result.get(key), value)
    return result


@pytest.mark.parametrize("rule", PROVENANCE, ids=lambda r: r.code)
def test_a_document_trips_and_is_fixed(rule: Rule, tmp_path: Path):
    blocks = dict(BLOCK.findall(page(rule)))
    (tmp_path / "article.txt").write_text(blocks["text article"], encoding="utf-8")
    article = sources.read(str(tmp_path / "article.txt"))
    kind = kinds.find_builtin("news")
    lists = {name: [] for name in ("parties", "key_claims", "demands", "open_questions")}
    words = article.sentences[0].text
    brief = kind.schema.model_validate({"headline": words, "bottom_line": {"text": words, "evidence": [1]}, **lists})
    made = Provenance(
        brief_version="1",
        model="m",
        endpoint=None,
        prompt_sha256=kind.prompt_sha256,
        schema_sha256=kind.schema_sha256,
        passages=1,
        calls=1,
        input_tokens=None,
        cached_tokens=None,
        output_tokens=None,
        cost_usd=None,
        seconds=1.5,
        created="2026-11-22T10:00:00Z",
    )
    good = Document.of("news", article, brief, provenance=made).model_dump(mode="json")
    for name, trips in (("trips", True), ("fixed", False)):
        patched = merged(good, json.loads(blocks[f"json document {name}"]))
        loaded = load(json.dumps(patched).encode())
        assert isinstance(loaded, Loaded)
        origin = SourceIndex(tmp_path).origin(loaded.document)
        found = checks.run_document(loaded.document, kind.schema, kind=loaded.kind, origin=origin)
        assert (rule.code in {f.rule for f in found}) is trips, name
