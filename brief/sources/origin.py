"""The bytes of a source and what is known of them before they are read as an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from brief.harmless import escaped, marked

LARGEST = 10 * 1024 * 1024
"""Bytes of an article that is read. A long book is about a tenth of it."""

Form = Literal["text", "markdown", "html"]

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*)://")


@dataclass(frozen=True, slots=True)
class Origin:
    """A source's bytes, with the names a person and a document know it by."""

    data: bytes
    name: str
    """For messages: printable, on one line, without credentials."""
    form: Form | None = None
    """As the name or the server says; None where the bytes have to tell."""
    charset: str | None = None
    """As the server declares it."""
    path: str | None = None
    """As a document can keep it."""
    url: str | None = None


def scheme(source: str) -> str | None:
    """The scheme of an address such as `https://…`, in lower case; None for anything else, a path for instance."""
    match = _SCHEME.match(source)
    return match.group(1).lower() if match else None


def shown(name: str) -> str:
    """A name as it can stand in a message: on one line, without control characters, shortened in the middle."""
    plain = marked(name)
    return plain if len(plain) <= 200 else f"{plain[:120]}…{plain[-60:]}"


def storable(path: str) -> str:
    r"""A path as it is, or, where a JSON document cannot hold it, with escapes: `\xff` for a byte that is no UTF-8."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return escaped(path)
    return path


def megabytes(size: int) -> str:
    """A size in bytes as people read it."""
    return f"{size / 1024 / 1024:.1f} MB"
