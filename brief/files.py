"""Files that are replaced whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_UMASK = os.umask(0o077)
"""What new files are not to be allowed. It can only be asked by setting it, for all threads: so once, and early."""
os.umask(_UMASK)


def replace(path: Path, data: bytes, *, durable: bool = True, parts: Path | None = None) -> None:
    """Write `data` to `path` in one step: a reader sees the old file or the new one, never a part.

    Args:
        path: the file; a link is followed.
        data: all of it.
        durable: wait until it would outlast a power cut.
        parts: folder for the unfinished file, on the same disk; the file's own by default.

    Raises:
        OSError: the folder cannot be written, or the disk is full; the old file is then untouched.
    """
    path = path.resolve() if path.is_symlink() else path
    handle, name = tempfile.mkstemp(dir=parts or path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            if durable:
                os.fsync(out.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_UMASK
        part.chmod(mode)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
