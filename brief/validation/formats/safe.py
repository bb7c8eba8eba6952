"""Text of documents, and names of files, as every format may print them.

Both are somebody else's. Control characters could drive a terminal, split a line in two or break XML;
direction overrides could show a message other than it is; half a surrogate pair cannot be written at all.
They are replaced by U+FFFD, so that a reader sees that something stood there.
"""

from __future__ import annotations

import re

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_UNDECODED = re.compile("[\udc80-\udcff]")
"""What Python makes of a byte in a file's name that is not UTF-8."""


def one_line(text: str) -> str:
    """A message on one line: white space in one piece is one space, what is unsafe is U+FFFD."""
    return _UNSAFE.sub("\ufffd", " ".join(text.split()))


def file_name(path: str) -> str:
    r"""A path with its spaces as they are; bytes that are no text as `\xe9`, what is unsafe as U+FFFD."""
    if path.isascii() and path.isprintable():
        return path
    return _UNSAFE.sub("\ufffd", _UNDECODED.sub(lambda m: f"\\x{ord(m[0]) - 0xDC00:02x}", path))
