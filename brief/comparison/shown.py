"""Text of documents and names of files as any format may print them: on one line, and not too long."""

from __future__ import annotations

from brief.harmless import one_line

ELLIPSIS = "…"


def clipped(text: str, most: int) -> str:
    """A text on one line, cut to at most so many characters at a space."""
    line = one_line(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most * 2 // 3 else cut).rstrip(" ,;:–—-") + ELLIPSIS
