"""The pages of docs/rules: their parts, and the briefs, documents and files that they show."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from briefs import made_with

from brief import checks, kinds, sources
from brief.document import Document, Finding
from brief.validation.load import Loaded, load
from brief.validation.sources import SourceIndex

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "rules"
OVERVIEW = ROOT / "docs" / "checks.md"
_BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LISTS = ("parties", "key_claims", "demands", "open_questions")
KINDS_OF_BLOCK = ("json", "json document", "file")


@dataclass(frozen=True)
class RulePage:
    """One page."""

    code: str

    @cached_property
    def text(self) -> str:
        return (FOLDER / f"{self.code}.md").read_text(encoding="utf-8")

    @cached_property
    def blocks(self) -> list[tuple[str, str]]:
        """Every fenced block: what it is said to be, and what it holds."""
        return _BLOCK.findall(self.text)

    @property
    def article(self) -> str | None:
        return next((held for told, held in self.blocks if told == "text article"), None)

    def shown(self, ending: str) -> list[tuple[str, str]]:
        """Its blocks that trip, or that are fixed: (json, json document or file; what it holds)."""
        return [(told.removesuffix(f" {ending}"), held) for told, held in self.blocks if told.endswith(f" {ending}")]

    def findings(self, sort: str, held: str, folder: Path) -> list[Finding]:
        """What the rules find in a block."""
        if sort == "file":
            return list(load(held.encode()).findings)
        (folder / "article.txt").write_text(self.article or "", encoding="utf-8")
        good = _document(folder / "article.txt")
        patch = json.loads(held)
        if sort == "json":
            good["brief"] |= patch
            good["evidence"] = _evidence(good, folder)
        else:
            good = _merged(good, patch)
            if "evidence" not in patch:
                good["evidence"] = _evidence(good, folder)
        loaded = load(json.dumps(good).encode())
        assert isinstance(loaded, Loaded), loaded.findings
        origin = SourceIndex(folder).origin(loaded.document)
        found = checks.run_document(loaded.document, loaded.kind.schema, kind=loaded.kind, origin=origin)
        return [*loaded.findings, *found]


def _document(path: Path) -> dict[str, Any]:
    """A minimal good brief of the article."""
    article = sources.read(str(path))
    kind = kinds.find_builtin("news")
    words = article.sentences[0].text
    brief = kind.schema.model_validate(
        {"headline": words, "bottom_line": {"text": words, "evidence": [1]}, **{name: [] for name in _LISTS}}
    )
    made = made_with(prompt_sha256=kind.prompt_sha256, schema_sha256=kind.schema_sha256)
    return Document.of("news", article, brief, provenance=made).model_dump(mode="json")


def _evidence(document: dict[str, Any], folder: Path) -> list[dict[str, Any]]:
    """The sentences that a document's brief cites, as far as the article has them."""
    article = sources.read(str(folder / "article.txt"))
    brief = document["brief"]
    items = [brief["bottom_line"], *(item for name in _LISTS for item in brief[name])]
    cited = sorted({n for item in items for n in item["evidence"] if 1 <= n <= len(article.sentences)})
    found = [article.sentence(n) for n in cited]
    return [{"id": s.id, "start": s.start, "end": s.end, "text": s.text} for s in found]


def _merged(target: Any, patch: Any) -> Any:
    """RFC 7386, but that a provenance of null stays one."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None and key != "provenance":
            result.pop(key, None)
        else:
            result[key] = _merged(result.get(key), value)
    return result
