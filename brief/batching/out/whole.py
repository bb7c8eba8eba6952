"""Large files that are replaced whole or not at all: written beside, and put in place when they are complete."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def whole(path: Path, parts: Path) -> Iterator[Path]:
    """The unfinished file to write to; at the end it takes the place of `path`, and after a failure it is gone.

    Args:
        path: the file; a link is followed.
        parts: folder for unfinished files, on the same disk, in which nobody else writes.

    Raises:
        OSError: it cannot be written, as on a full disk; the old file is then untouched.
    """
    path = path.resolve() if path.is_symlink() else path
    parts.mkdir(parents=True, exist_ok=True)
    part = parts / f"{path.name}.part"
    try:
        yield part
        with part.open("r+b") as written:
            os.fsync(written.fileno())
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def whole_text(path: Path, parts: Path) -> Iterator[TextIO]:
    """The same for text. What cannot be encoded, half a surrogate pair, becomes a question mark."""
    with whole(path, parts) as part, part.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
        yield out
