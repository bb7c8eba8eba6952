"""Articles piped in."""

from __future__ import annotations

import sys
from typing import BinaryIO

from brief.errors import SourceError
from brief.sources.origin import LARGEST, Origin, megabytes

NAME = "standard input"


def read_stdin(stream: BinaryIO | None = None) -> Origin:
    """Everything on standard input, or on `stream`.

    Raises:
        SourceError: it is closed, cannot be read, or holds too much.
    """
    if stream is None:
        if sys.stdin is None:
            raise SourceError(f"{NAME} is closed: pipe an article in, or name a file")
        stream = sys.stdin.buffer
    try:
        data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise SourceError(f"{NAME} cannot be read: {shown_error(error)}") from None
    if len(data) > LARGEST:
        raise SourceError(f"{NAME} holds more than {megabytes(LARGEST)}, the most that is read of an article")
    return Origin(data, NAME)


def shown_error(error: OSError | ValueError) -> str:
    """What an error says, in one line."""
    return " ".join(str(error.strerror if isinstance(error, OSError) and error.strerror else error).split())
