"""A list of paths and addresses on standard input, read as it comes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from brief.errors import UsageError

_AT_ONCE = 64 * 1024
_LONGEST = 64 * 1024
"""Bytes of one path: what systems take ends at 4,096."""


def listed_sources(stdin: BinaryIO | None) -> Iterator[str]:
    """What is listed, one a line, or separated by NUL as by `find -print0`, which the first lines tell.

    Blank lines are passed over. Bytes that are not UTF-8 stay what they are, as in the names of files.

    Raises:
        UsageError: it is closed or cannot be read, or is no list.
    """
    stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise UsageError("standard input is closed: pipe a list of files in, or name them")
    separator, rest, first = b"", b"", True
    for data in _pieces(stream):
        if not separator:
            separator = b"\0" if b"\0" in data else b"\n"
        *whole, rest = (rest + data).split(separator)
        for line in whole:
            if name := _name(line, separator, first=first):
                yield name
            first = False
        if len(rest) > _LONGEST:
            raise UsageError("what is on standard input is no list of files: a line of it is longer than any path")
    if name := _name(rest, separator, first=first):
        yield name


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    # `read1` hands on what is there, so that whoever lists slowly is not waited for.
    read = cast("Callable[[int], bytes]", getattr(stream, "read1", stream.read))
    try:
        while data := read(_AT_ONCE):
            yield data
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UsageError(f"standard input cannot be read: {' '.join(reason.split())}") from None


def _name(line: bytes, separator: bytes, *, first: bool) -> str:
    if separator == b"\n":
        line = line.removesuffix(b"\r")
    if first:
        line = line.removeprefix(b"\xef\xbb\xbf")
    return os.fsdecode(line) if line.strip() else ""
