"""What options and settings choose among, by name."""

from __future__ import annotations

from typing import Literal

PageFormat = Literal["terminal", "markdown", "html", "json"]
"""How a page is shown."""
DiffFormat = Literal["text", "json", "markdown"]
"""How differences are told."""
ReportFormat = Literal["text", "json", "jsonl", "junit", "sarif", "github", "markdown"]
"""How the findings of a validation are told."""
WordedBy = Literal["auto", "model", "article"]
"""Who words the items: the model, or the article itself; `auto` goes by the model."""
LEAST_PASSAGE = 20
"""Words that a passage may have at least."""
