"""Where the quotation marks of a text open and close."""

from __future__ import annotations

import re

from brief.article import Span

_PAIRS = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "»": "«", "‹": "›"}
_WORD = re.compile(r"\w")


def quoted(text: str) -> list[Span]:
    """The quoted stretches of a sentence, marks included, in order.

    A quotation that opens here and closes elsewhere runs to the end, one that closes here and opened
    elsewhere runs from the start. Apostrophes and single quotation marks are not taken for quotations:
    they cannot be told apart by shape.
    """
    spans: list[Span] = []
    start: int | None = None
    closers = ""
    for i, c in enumerate(text.replace("''", '"\u2063').replace("``", '"\u2063')):
        if start is not None and c in closers:
            doubled = text.startswith(("''", "``"), i)
            spans.append(Span(start, i + (2 if doubled else 1)))
            start = None
        elif start is None and c == '"':
            start, closers = i, '"'
        elif start is None and c in _PAIRS and not (c == "»" and not text[:i].strip()):
            start, closers = i, _PAIRS[c]
        elif start is None and c in "”»" and not spans:
            spans.append(Span(0, i + 1))
    if start is not None:
        spans.append(Span(start, len(text)))
    return spans


def narration(text: str) -> str:
    """The sentence with every quotation replaced by bullets of the same length, so that offsets hold."""
    out = text
    for span in quoted(text):
        out = out[: span.start] + "•" * (span.end - span.start) + out[span.end :]
    return out


def is_all_quotation(text: str) -> bool:
    """Whether nothing but quotation stands in it: its speaker stands elsewhere."""
    return bool(quoted(text)) and not _WORD.search(narration(text))
