"""The standard streams: results go to stdout, everything said about them to stderr."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from brief.errors import UsageError
from brief.harmless import one_line


class PipeClosed(Exception):  # nothing went wrong
    """Whoever read our output has had enough, as `head` does."""


def prepare() -> None:
    """Make both streams UTF-8 whatever the locale, and unable to fail on a character."""
    for stream, errors in ((sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def emit(text: str) -> None:
    """Write a result to stdout, ending in one newline.

    Raises:
        PipeClosed: the reader is gone.
        UsageError: it cannot be written, as on a full disk.
    """
    if sys.stdout is None:
        raise UsageError("there is no standard output to write to")
    try:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes stdout once more when it ends, which would fail again and be reported.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise PipeClosed from None
    except OSError as error:
        raise UsageError(f"cannot write to standard output: {error.strerror}") from error


def say(line: str) -> None:
    """One line to the person, on stderr; never a reason to fail."""
    try:
        sys.stderr.write(f"brief: {one_line(line)}\n")
        sys.stderr.flush()
    except (AttributeError, OSError):
        pass  # Nobody is listening.


def is_terminal(stream: object) -> bool:
    """Whether a stream is a terminal; a closed or missing one is not."""
    try:
        return bool(getattr(stream, "isatty", bool)())
    except ValueError:
        return False


def in_color() -> bool:
    """Whether what goes to stdout may be coloured: it is a terminal, and its user has not said otherwise."""
    return is_terminal(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows as aligned columns, two spaces apart, the last one free."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]) - 1)]
    lines = ("  ".join([*(cell.ljust(w) for cell, w in zip(row, widths, strict=False)), row[-1]]) for row in rows)
    return "\n".join(line.rstrip() for line in lines) + "\n"
