"""The files of one article: JSON always, and what else was asked for."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from brief import files
from brief.document import Document
from brief.kinds import Kind
from brief.render import render

Format = Literal["json", "markdown", "html"]

SUFFIXES: Mapping[Format, str] = {"json": ".brief.json", "markdown": ".brief.md", "html": ".brief.html"}
NONE: Mapping[str, int] = MappingProxyType({})
_WIDTH = 100


def rendered(document: Document, kind: Kind, formats: Iterable[Format]) -> dict[str, bytes]:
    """A document's files, by their suffixes."""
    files: dict[str, bytes] = {}
    for format in formats:  # noqa: A001 - what it is
        text = document.dumps() if format == "json" else render(document, kind, format, width=_WIDTH)
        files[SUFFIXES[format]] = (text if text.endswith("\n") else f"{text}\n").encode()
    return files


def save(
    rendered: Mapping[str, bytes], out: Path, name: str, *, parts: Path, before: Mapping[str, int] = NONE
) -> tuple[str, ...]:
    """Write an article's files, each whole or not at all. Those of its earlier brief that have no successor go away.

    What somebody has changed since it was written is work, and goes aside.

    Args:
        rendered: The files, by their suffixes.
        out: The folder of results.
        name: Of the article's files in it.
        parts: Folder for unfinished files.
        before: The files of an earlier brief, by suffix, with their sizes.

    Returns:
        What went aside, by its name in `out` now.

    Raises:
        OSError: one cannot be written, as on a full disk.
    """
    path = out / name
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = [_aside(path.with_name(path.name + suffix), before.get(suffix)) for suffix in rendered]
    for suffix, data in rendered.items():
        # Lost in a power cut, a file is made again from the answers, which are not lost: no need to wait for the disk.
        files.replace(path.with_name(path.name + suffix), data, durable=False, parts=parts)
    for suffix in SUFFIXES.values():
        old = path.with_name(path.name + suffix)
        # One that has changed since may be somebody else's by now.
        if suffix in before and suffix not in rendered and _size(old) == before[suffix]:
            old.unlink(missing_ok=True)
    return tuple(file.relative_to(out).as_posix() for file in aside if file is not None)


def _aside(file: Path, written: int | None) -> Path | None:
    """Where a file is now that has another size than it was written with; None for one that may be replaced."""
    if written is None or _size(file) in {None, 0, written} or file.is_symlink() or not file.is_file():
        return None
    places = (file.with_name(f"{file.name}~{number or ''}") for number in itertools.count())
    place = next(place for place in places if not os.path.lexists(place))
    file.rename(place)
    return place


def intact(out: Path, name: str, sizes: Mapping[str, int], formats: Iterable[Format]) -> bool:
    """Whether all the files asked for are there, in the size in which they were written."""
    path = os.path.join(out, name)  # noqa: PTH118 - text, since a folder may hold a million
    return all(_size(path + SUFFIXES[form]) == sizes.get(SUFFIXES[form], -1) for form in formats)


def _size(path: str | Path) -> int | None:
    try:
        return os.stat(path).st_size  # noqa: PTH116
    except OSError:
        return None
