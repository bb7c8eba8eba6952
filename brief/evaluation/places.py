"""Where the sentences of a brief stand in the text that was labelled, whatever became of its white space.

A brief's own text is cleaned, so that its offsets are not those of the labels. Sentences are looked up by their
characters without white space.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from brief.article import Span

LEAST = 20
"""Characters that two places must share to be about the same thing; all of the second if it is shorter."""


class Places:
    """A text in which sentences are looked up."""

    def __init__(self, text: str) -> None:
        self._offsets = [i for i, c in enumerate(text) if not c.isspace()]
        self._flat = "".join(text.split())

    def find(self, sentence: str) -> Span | None:
        """The first place of a sentence; None where it does not stand in the text."""
        flat = "".join(sentence.split())
        at = self._flat.find(flat) if flat else -1
        return Span(self._offsets[at], self._offsets[at + len(flat) - 1] + 1) if at >= 0 else None


def touches(cited: Iterable[Span], labelled: Sequence[Span]) -> bool:
    """Whether a cited sentence holds enough of a labelled place to be about it."""
    return any(
        min(c.end, s.end) - max(c.start, s.start) >= min(LEAST, s.end - s.start) for c in cited for s in labelled
    )


def holds(cited: Iterable[Span], places: Sequence[Span]) -> bool:
    """Whether a cited sentence holds one of some places from end to end."""
    return any(c.start <= p.start and p.end <= c.end for c in cited for p in places)
