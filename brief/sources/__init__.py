"""Articles from files, web addresses and standard input: one reader per form behind `read`.

disk, stdin, web       where the bytes come from
encoding, clean        bytes → text, faithfully
text, markdown, html   text → body lines and what the source says about itself
mail                   a message → the text or the page in it, and what its headers say
furniture, head        what is taken off: page furniture, byline and date line, each with its reason
interjected            titles of other articles within running text, taken out likewise
unseen, walls          what a page hides, and pages that stand in an article's place
language               which language it is, if that is certain
"""

from __future__ import annotations

import os
from typing import BinaryIO

from brief.article import Article
from brief.errors import SourceError
from brief.sources.assemble import assemble
from brief.sources.origin import LARGEST, Origin, megabytes, scheme

__all__ = ["read", "read_text"]


def read(source: str | os.PathLike[str], *, stdin: BinaryIO | None = None, allow_private: bool = False) -> Article:
    """Read an article from a path, an http(s) address, or standard input (`-`).

    Args:
        source: what to read.
        stdin: where `-` is read from; the process's standard input by default.
        allow_private: also fetch addresses that are not on the public internet.

    Raises:
        SourceError: there is no article to be had; the message is one line that says why and what to do.
    """
    return assemble(_fetch(os.fspath(source), stdin, allow_private=allow_private))


def read_text(text: str, *, url: str | None = None) -> Article:
    """Read an article that is at hand: plain text, Markdown, a web page or a message, told apart by how it begins.

    Args:
        text: what a file of it would hold.
        url: where it is from, for the document; nothing is fetched.

    Raises:
        SourceError: there is no article in it, or more than is read of one.
    """
    data = text.encode(errors="replace")
    if len(data) > LARGEST:
        raise SourceError(f"the text is {megabytes(len(data))}: articles are read up to {megabytes(LARGEST)}")
    return assemble(Origin(data, "the text", charset="utf-8", url=url))


def _fetch(source: str, stdin: BinaryIO | None, *, allow_private: bool) -> Origin:
    # Each reader is imported when it is needed: the HTTP client alone takes longer to load than a file to read.
    if source == "-":
        from brief.sources.stdin import read_stdin

        return read_stdin(stdin)
    if scheme(source):
        from brief.sources.web import fetch

        return fetch(source, allow_private=allow_private)
    from brief.sources.disk import read_file

    return read_file(source)
