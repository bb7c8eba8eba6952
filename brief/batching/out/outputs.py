"""The files of one article: JSON always, and what else was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from brief import files
from brief.document import Document
from brief.kinds import Kind
from brief.render import render

Format = Literal["json", "markdown", "html"]

SUFFIXES: Mapping[Format, str] = {"json": ".brief.json", "markdown": ".brief.md", "html": ".brief.html"}
_WIDTH = 100


def rendered(document: Document, kind: Kind, formats: Iterable[Format]) -> dict[str, bytes]:
    """A document's files, by their suffixes."""
    files: dict[str, bytes] = {}
    for format in formats:  # noqa: A001 - what it is
        text = document.dumps() if format == "json" else render(document, kind, format, width=_WIDTH)
        files[SUFFIXES[format]] = (text if text.endswith("\n") else f"{text}\n").encode()
    return files


def save(rendered: Mapping[str, bytes], out: Path, name: str, *, parts: Path) -> None:
    """Write an article's files, each whole or not at all.

    Raises:
        OSError: one cannot be written, as on a full disk.
    """
    path = out / name
    path.parent.mkdir(parents=True, exist_ok=True)
    for suffix, data in rendered.items():
        # Lost in a power cut, a file is made again from the answers, which are not lost: no need to wait for the disk.
        files.replace(path.with_name(path.name + suffix), data, durable=False, parts=parts)


def intact(out: Path, name: str, sizes: Mapping[str, int], formats: Iterable[Format]) -> bool:
    """Whether all the files asked for are there, in the size in which they were written."""
    path = out / name
    for format in formats:  # noqa: A001
        suffix = SUFFIXES[format]
        try:
            if path.with_name(path.name + suffix).stat().st_size != sizes[suffix]:
                return False
        except (OSError, KeyError):
            return False
    return True
