"""Paths as text: tidied, shown in one way that no other path shares, and told apart from addresses."""

# ruff: noqa: PTH118, PTH122 - paths are text: a folder may hold a million
from __future__ import annotations

import os
from pathlib import PurePosixPath
from urllib.parse import urlsplit, urlunsplit

from brief.globs import is_pattern
from brief.harmless import escaped

ARTICLES = frozenset(
    (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".pdf", ".docx")
)
"""Suffixes of the files in a folder that are read as articles."""
TABLES = frozenset(
    f"{suffix}{packed}" for suffix in (".jsonl", ".ndjson", ".csv", ".tsv") for packed in ("", ".gz")
) | {".parquet"}
"""Suffixes of files with a row for each article."""
BRIEFS = (".brief.json", ".brief.md", ".brief.html")
"""How the files end that a batch writes: never read as articles."""


def tidied(path: str) -> str:
    """A path as it was given, in one spelling: forward slashes, none at the end, no `./`. Links and `..` stay."""
    plain = path.replace(os.sep, "/") if os.sep != "/" else path
    inside = "/".join(part for part in plain.split("/") if part not in {"", "."})
    return f"/{inside}" if plain.startswith("/") else inside or "."


def joined(folder: str, name: str) -> str:
    """A name in a folder; both tidy."""
    if folder in {"", "."}:
        return name
    return f"{folder}{name}" if folder.endswith("/") else f"{folder}/{name}"


def parent(path: str) -> str:
    """The folder of a tidy path; `.` of a name alone, and itself of a disk's top."""
    folder, slash, _ = path.rpartition("/")
    return folder or slash or "."


def printable(path: str) -> str:
    r"""A path that can be shown on one line and stored as UTF-8. Two paths that differ are shown differently.

    Line breaks and the like become `\n` or `\u202e`, bytes that are no UTF-8 `\xff`, and a backslash two.
    """
    return path.replace("\\", "\\\\") if path.isprintable() else escaped(path)


def storable(path: str) -> str:
    """A path as it is, or as it is printed if it cannot stand in a JSON document."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return printable(path)
    return path


def suffix_of(name: str) -> str:
    """What a file name ends in, folded: `.txt`, `.csv.gz`; empty if it has none."""
    stem, suffix = os.path.splitext(name.casefold())
    if suffix == ".gz":
        suffix = os.path.splitext(stem)[1] + suffix
    return suffix


def is_result(path: str) -> bool:
    """Whether a file is what a batch wrote: a brief, or the index of briefs beside its state."""
    folded = path.casefold()
    if folded.endswith(BRIEFS):
        return True
    folder, name = os.path.split(path)
    return name.casefold() == "index.html" and os.path.lexists(os.path.join(folder, ".brief", "state.sqlite"))


def mirrored(path: str) -> PurePosixPath:
    """Where the outputs of a path go that is below no folder that was named: as deep as it was given."""
    return PurePosixPath(*[part for part in path.split("/") if part not in {"", ".", ".."}] or ["article"])


def anchor(pattern: str) -> str:
    """The folder of a pattern: what stands before its first part with a wildcard, tidy."""
    parts = tidied(pattern).split("/")
    fixed = next((at for at, part in enumerate(parts) if is_pattern(part)), len(parts))
    return "/".join(parts[:fixed]) or ("/" if pattern.startswith("/") else ".")


def real(folder: str) -> str:
    """The path of a folder without links, from the top."""
    return tidied(os.path.realpath(folder or "."))


def without_secrets(url: str) -> str:
    """An address without the name and password in it, and without a fragment."""
    try:
        parts = urlsplit(url)
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))
    except ValueError:
        return url.rpartition("@")[2]


def page(url: str) -> PurePosixPath:
    """Where the outputs of an address go: its host, then its path."""
    try:
        parts = urlsplit(url)
        host, path, query = parts.hostname or "", parts.path, parts.query
    except ValueError:
        host, path, query = "", url, ""
    *folders, last = [part for part in path.split("/") if part not in {"", ".", ".."}] or ["index"]
    return PurePosixPath(host or "address", *folders, f"{last}?{query}" if query else last)
