"""What a brief takes: tokens, calls and seconds, as its document says."""

from __future__ import annotations

from typing import Literal

from brief.document import Document
from brief.evaluation.scores import Measure, Scores

GROUP: Literal["What it takes"] = "What it takes"
MEASURES = (
    Measure("output_tokens", "output tokens, median", GROUP, "median"),
    Measure("input_tokens", "input tokens, median", GROUP, "median"),
    Measure("calls", "calls, median", GROUP, "median"),
    Measure("seconds", "seconds, median", GROUP, "median"),
)


def score(document: Document, scores: Scores) -> None:
    """Add what is known of the making of a brief; what is not known is left out, and is not 0."""
    made = document.provenance
    if made is None:
        return
    known = {"output_tokens": made.output_tokens, "input_tokens": made.input_tokens}
    known |= {"calls": made.calls}
    for key, value in known.items():
        if value is not None:
            scores.number(key, value)
    scores.number("seconds", made.seconds)
