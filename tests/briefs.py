"""Documents of a small article, sound and spoilt, and what any test's brief was made with."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from brief import kinds
from brief.article import Article
from brief.document import Document, Provenance
from brief.sentences import number

TEXT = (
    "Harbour talks stall\n\n"
    "Transport Minister Lena Brandt said on Tuesday that 25 ferries would stay in port. "
    "The Ostrava side refused to sign. "
    "Norway hosted the talks in the old customs house."
)


def made_with(**told: Any) -> Provenance:
    """What a brief was made with: a model of one call, and else what is `told`."""
    unknown = dict.fromkeys(("endpoint", "input_tokens", "cached_tokens", "output_tokens", "cost_usd"))
    known = {"brief_version": "1", "model": "m", "prompt_sha256": "p", "schema_sha256": "s", "passages": 1, "calls": 1}
    return Provenance(**{**unknown, **known, "seconds": 1.5, "created": "2026-11-22T10:00:00Z", **told})


@cache
def _sound() -> str:
    kind = kinds.find_builtin("news")
    article = Article(text=TEXT, sentences=number(TEXT, "en"), sha256="0" * 64, language="en", path="harbour.txt")
    brief = kind.schema.model_validate(
        {
            "headline": "Harbour talks stall",
            "bottom_line": {"text": "Norway hosted the talks in the old customs house.", "evidence": [4]},
            "parties": [],
            "key_claims": [claim("The Ostrava side refused to sign.", 3), claim("Norway hosted the talks.", 4)],
            "demands": [],
            "open_questions": [],
        }
    )
    made = made_with(prompt_sha256=kind.prompt_sha256, schema_sha256=kind.schema_sha256)
    return Document.of("news", article, brief, provenance=made).dumps()


def claim(text: str, *evidence: int) -> dict[str, Any]:
    """A claim in the article's own voice."""
    return {"speaker": "reporter", "claim": text, "attribution": "reporter", "evidence": list(evidence)}


def sound() -> dict[str, Any]:
    """A document that no rule finds fault with."""
    return dict(json.loads(_sound()))


def spoilt(*figures: int) -> dict[str, Any]:
    """One with a B205 for each figure; the first is in line 45 of a saved document."""
    document = sound()
    for figure in figures or (52,):
        document["brief"]["key_claims"].append(claim(f"The Ostrava side refused to sign {figure} times.", 3))
    return document


def save(path: Path, document: dict[str, Any] | str | bytes | None = None) -> Path:
    """Write a document, a sound one if none is given; folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    value = sound() if document is None else document
    if isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    path.write_bytes(value if isinstance(value, bytes) else value.encode())
    return path
