"""The bytes of a file that anybody may have put there: never those of a folder, a pipe or a device, and never too
many.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from brief.errors import UsageError
from brief.validation.refusal import NotADocumentError, Refused, finding

MOST_BYTES = 32 * 1024 * 1024
"""The largest article that is read three times over: its text, its cited sentences, and room for escapes."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
"""Without them, opening a pipe that nobody writes to would wait for ever."""


def read(path: Path | str, *, most_bytes: int = MOST_BYTES) -> bytes | Refused:
    """The bytes of a regular file, or why there are none. Never raises, never waits.

    Args:
        path: of the file; links are followed.
        most_bytes: a larger file is not read at all.
    """
    try:
        return _bytes(path, most_bytes)
    except NotADocumentError as error:
        return Refused((error.finding,))
    except FileNotFoundError:
        why = "there is no such file"
    except PermissionError:
        why = "the file cannot be opened: permission denied"
    except (OSError, ValueError) as error:
        why = f"the file cannot be read: {_reason(error)}"
    return Refused((finding("B101", why),))


def read_stream(stream: BinaryIO, *, most_bytes: int = MOST_BYTES) -> bytes | Refused:
    """The bytes of an open file such as standard input, to its end, or why there are none. Waits for a pipe.

    Args:
        stream: what to read.
        most_bytes: reading stops where there are more.
    """
    try:
        data = stream.read(most_bytes + 1)
    except (OSError, ValueError) as error:
        return Refused((finding("B101", f"it cannot be read: {_reason(error)}"),))
    return data if len(data) <= most_bytes else Refused((_too_large("more", most_bytes).finding,))


def read_stdin() -> bytes | Refused:
    """The bytes on the process's standard input, or why there are none.

    Raises:
        UsageError: it is closed.
    """
    if sys.stdin is None:
        raise UsageError("standard input is closed: pipe a document in, or name a file")
    return read_stream(sys.stdin.buffer)


def _bytes(path: Path | str, most_bytes: int) -> bytes:
    try:
        handle = os.open(path, _FLAGS)
    except PermissionError:
        # Not every system opens a folder.
        if Path(path).is_dir():
            raise _a_folder() from None
        raise
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise _a_folder()
        if not stat.S_ISREG(status.st_mode):
            raise NotADocumentError("B101", "this is a pipe or a device: give what it holds on standard input, as -")
        if status.st_size > most_bytes:
            raise _too_large(f"{status.st_size / 1024 / 1024:,.0f} MB", most_bytes)
        data = os.read(handle, status.st_size + 1)
        if len(data) != status.st_size:
            # A file can be larger than the system says: it grows, or is no real one.
            with os.fdopen(handle, "rb", closefd=False) as file:
                data += file.read(most_bytes + 1 - len(data))
    finally:
        os.close(handle)
    if len(data) > most_bytes:
        raise _too_large("more", most_bytes)
    return data


def _a_folder() -> NotADocumentError:
    return NotADocumentError("B101", "this is a folder, not a file")


def _too_large(size: str, most: int) -> NotADocumentError:
    return NotADocumentError("B105", f"the file has {size}; a document has at most {most / 1024 / 1024:,.0f} MB")


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or "its name cannot be used"
