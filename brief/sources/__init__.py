"""Articles from files, web addresses and standard input: one reader per form behind `read`.

disk, stdin, web       where the bytes come from
encoding, clean        bytes → text, faithfully
text, markdown, html   text → body lines and what the source says about itself
mail                   a message → the text or the page in it, and what its headers say
furniture, head        what is taken off: page furniture, byline and date line, each with its reason
unseen, walls          what a page hides, and pages that stand in an article's place
language               which language it is, if that is certain
"""

from __future__ import annotations

import os
from typing import BinaryIO

from brief.article import Article
from brief.sources.assemble import assemble
from brief.sources.origin import Origin, scheme

__all__ = ["read"]


def read(source: str | os.PathLike[str], *, stdin: BinaryIO | None = None, allow_private: bool = False) -> Article:
    """Read an article from a path, an http(s) address, or standard input (`-`).

    Args:
        source: what to read.
        stdin: where `-` is read from; the process's standard input by default.
        allow_private: also fetch addresses that are not on the public internet.

    Raises:
        SourceError: there is no article to be had; the message is one line that says why and what to do.
    """
    return assemble(_fetch(os.fspath(source), stdin, allow_private))


def _fetch(source: str, stdin: BinaryIO | None, allow_private: bool) -> Origin:
    # Each reader is imported when it is needed: the HTTP client alone takes longer to load than a file to read.
    if source == "-":
        from brief.sources.stdin import read_stdin

        return read_stdin(stdin)
    if scheme(source):
        from brief.sources.web import fetch

        return fetch(source, allow_private=allow_private)
    from brief.sources.disk import read_file

    return read_file(source)
