"""Files that are replaced whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

_UMASK = os.umask(0o077)
"""What new files are not to be allowed. It can only be asked by setting it, for all threads: so once, and early."""
os.umask(_UMASK)
_OF_NAME = 80
"""Bytes of a file's name that the unfinished one bears, for whoever finds it: with all of them, and what makes it
unlike any other, it might be longer than the system takes."""


def replace(path: Path, data: bytes, *, durable: bool = True, parts: Path | None = None) -> None:
    """Write `data` to `path` in one step: a reader sees the old file or the new one, never a part.

    Args:
        path: the file; a link is followed.
        data: all of it.
        durable: wait until it would outlast a power cut, as far as the system can be made to say so.
        parts: folder for the unfinished file, on the same disk; the file's own by default.

    Raises:
        OSError: the folder cannot be written, or the disk is full; the old file is then untouched.
    """
    path = path.resolve() if path.is_symlink() else path
    handle, part = unfinished(path, parts)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            if durable:
                os.fsync(out.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    if durable:
        _keep_names(path.parent)


def unfinished(path: Path, parts: Path | None = None) -> tuple[int, Path]:
    """A new file, open to be written, that may be put in place of `path`: who may read that may read it.

    Args:
        path: the file that it is to be; no link.
        parts: its folder; that of `path` by default.

    Raises:
        OSError: there can be none.
    """
    name = os.fsencode(path.name)[:_OF_NAME].decode(errors="ignore")
    handle, made = tempfile.mkstemp(dir=parts or path.parent, prefix=f".{name}.", suffix=".part")
    part = Path(made)
    try:
        part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_UMASK)
    except BaseException:
        os.close(handle)
        part.unlink(missing_ok=True)
        raise
    return handle, part


def check(path: Path) -> None:
    """See that `path` can be written, by writing beside it.

    Raises:
        OSError: it cannot.
    """
    handle, part = unfinished(path.resolve() if path.is_symlink() else path)
    os.close(handle)
    part.unlink()


def _keep_names(folder: Path) -> None:
    """Wait until a folder's disk has the names in it: until then the old file may come back after a power cut.

    Not every system opens folders or waits for one; there is nothing else that could be done, and the file is whole.
    """
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
