"""`--write-findings`: a document's own `findings`, brought up to date, and nothing else in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import JsonValue

from brief import files
from brief.document import Finding


def write_findings(path: Path, data: bytes, findings: Sequence[Finding]) -> bool:
    """Replace the `findings` of the document at `path`, in one step; whether there was anything to change.

    All other values, and the order of keys, stay as they are in `data`, the file's bytes as they were checked. The
    text is written as documents are: two spaces of indent, one trailing newline.

    Raises:
        OSError: the file cannot be written; it is then as it was.
    """
    document = json.loads(data)
    new: list[JsonValue] = [finding.model_dump(mode="json") for finding in findings]
    if document.get("findings", []) == new:
        return False
    changed: dict[str, JsonValue] = {}
    for key, value in document.items():
        if key == "provenance" and "findings" not in document:
            changed["findings"] = new
        changed[key] = value
    changed["findings"] = new
    files.replace(path, (json.dumps(changed, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode())
    return True
