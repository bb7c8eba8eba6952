"""What a batch is to brief: one entry for each article, as a stream.

entry      what an entry is
folders    the articles in a folder; lists, on standard input; sheets, in the rows of tables
single     one file, one address, or what cannot be read
wanted     what is taken in folders; once, that nothing is given twice; paths, how paths are spelt
"""

# ruff: noqa: PTH100, PTH112, PTH113, PTH119, PTH120 - paths are text: a folder may hold a million
from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from brief.batching.entries import single
from brief.batching.entries.entry import Entry, Stamp
from brief.batching.entries.folders import Folders, file_entries
from brief.batching.entries.lists import listed_sources
from brief.batching.entries.once import Once
from brief.batching.entries.paths import (
    TABLES,
    anchor,
    is_result,
    joined,
    mirrored,
    page,
    parent,
    printable,
    real,
    suffix_of,
    tidied,
    without_secrets,
)
from brief.batching.entries.sheets import Sheets
from brief.batching.entries.wanted import Skipped, Wanted
from brief.errors import UsageError
from brief.globs import is_pattern, matching
from brief.sources.origin import scheme

__all__ = ["Entry", "Stamp", "find"]

_LIST = "-"


def find(
    sources: Sequence[str],
    *,
    out: Path,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    stdin: BinaryIO | None = None,
    text_column: str | None = None,
    id_column: str | None = None,
    allow_private: bool = False,
    notify: Callable[[str], None],
) -> Iterator[Entry]:
    """The articles to be briefed, each once, found as they are asked for.

    Args:
        sources: folders, files, globs, http(s) addresses, tables, or `-` for a list of any of these but globs.
        out: where results go; what is in it is never read, unless it is itself the folder that is named.
        include: patterns of which a path below its folder must match one.
        exclude: patterns of which it must match none.
        stdin: where the list is read from; the process's standard input by default.
        text_column: the column of tables with the article; by default it is told by its name.
        id_column: the column of tables with a name for each row; by default `id` if there is one.
        allow_private: also fetch addresses that are not on the public internet.
        notify: told in one line, at the end, what was passed over; also called from other threads.

    Raises:
        UsageError: a source is not there, a glob matches nothing, or a table cannot be read; before the first entry
            is given. While they are given only if standard input is no list.
    """
    wanted = Wanted(tuple(include), tuple(exclude))
    sheets = Sheets(text_column, id_column, notify)
    folders = Folders(out, wanted, Once(wanted), Skipped(), sheets.entries)
    search = _Search(folders, sources, stdin, allow_private=allow_private)
    _check(sources, sheets)
    return search.entries(notify)


def _check(sources: Sequence[str], sheets: Sheets) -> None:
    if not sources:
        raise UsageError("no articles were named: give a folder, files, or - for a list on standard input")
    if sum(source == _LIST for source in sources) > 1:
        raise UsageError("- is given twice: standard input can be read only once")
    for source in sources:
        if not source:
            raise UsageError("a source without a name was given: is a variable empty?")
        if source == _LIST or scheme(source):
            continue
        if not _exists(source):
            if "\0" in source or not is_pattern(source):
                raise UsageError(f"{printable(source)}: there is no such file or folder")
            if next(matching(tidied(source)), None) is None:
                raise UsageError(f"{printable(source)}: nothing matches it")
        elif suffix_of(source) in TABLES and not os.path.isdir(source):
            sheets.check(tidied(source))


class _Search:
    """One search through all sources."""

    def __init__(
        self, folders: Folders, sources: Sequence[str], stdin: BinaryIO | None, *, allow_private: bool
    ) -> None:
        self._folders = folders
        self._sources = sources
        self._stdin = stdin
        self._allow_private = allow_private
        paths = [source for source in sources if source != _LIST and not scheme(source)]
        self._base = _common(paths) if len(paths) > 1 else None

    def entries(self, notify: Callable[[str], None]) -> Iterator[Entry]:
        for source in self._sources:
            if source == _LIST:
                for each in listed_sources(self._stdin):
                    yield from self._page(each.strip()) if scheme(each.strip()) else self._listed(tidied(each))
            elif scheme(source):
                yield from self._page(source)
            elif _exists(source):
                yield from self._named(tidied(source))
            else:
                yield from self._matching(tidied(source))
        if line := self._folders.skipped.line():
            notify(line)

    def _named(self, path: str) -> Iterator[Entry]:
        below = self._below(path)
        if os.path.isdir(path):
            yield from self._folders.entries(path, _folder(below) if self._base else "")
        elif os.path.isfile(path):
            yield from self._file(path, below)
        elif self._is_taken(path, below):
            # Not there any more, or a pipe: one that is named, such as a shell's process substitution, is read.
            yield single.file(path, PurePosixPath(below), None)

    def _matching(self, pattern: str) -> Iterator[Entry]:
        top, out = anchor(pattern), joined(real(str(self._folders.out)), "")
        prefix = _folder(self._below(top)) if self._base else ""
        out_is_named = joined(real(top), "").startswith(out)
        for found in matching(pattern):
            path = tidied(found)
            if joined(self._folders.once.real(parent(path)), "").startswith(out) and not out_is_named:
                continue
            below = prefix + (path.removeprefix(joined(top, "")) if path != top else "")
            if os.path.isdir(path):
                yield from self._folders.entries(path, _folder(below))
            else:
                yield from self._file(path, below)

    def _listed(self, path: str) -> Iterator[Entry]:
        if os.path.isdir(path):
            yield from self._folders.entries(path, "" if path == "." else _folder(str(mirrored(path))))
        else:
            yield from self._file(path, str(mirrored(path)))

    def _file(self, path: str, below: str) -> Iterator[Entry]:
        if self._is_taken(path, below):
            yield from file_entries(path, PurePosixPath(below), self._folders.rows)

    def _page(self, url: str) -> Iterator[Entry]:
        public = without_secrets(url)
        wanted = page(public)
        if self._folders.wanted.path(str(wanted)) and self._folders.once.text(public):
            yield single.page(url, wanted, allow_private=self._allow_private)

    def _is_taken(self, path: str, below: str) -> bool:
        """Whether a file that was named, matched or listed is to be read: whatever its suffix, but once."""
        if is_result(path):
            self._folders.skipped.result()
            return False
        return self._folders.wanted.path(below) and self._folders.once.file(path)

    def _below(self, path: str) -> str:
        """Where the outputs of what was named go: below the folder that all sources have in common."""
        return tidied(os.path.relpath(path, self._base)) if self._base else os.path.basename(path)


def _folder(below: str) -> str:
    """A path as what stands before the names of outputs."""
    return joined(below.rstrip("/"), "")


def _exists(path: str) -> bool:
    return "\0" not in path and os.path.lexists(path)


def _common(sources: Sequence[str]) -> str | None:
    """The folder that all paths have in common; None if there is none, as on two disks."""
    tops = [
        os.path.dirname(os.path.abspath(path)) if _exists(path) else os.path.abspath(anchor(path)) for path in sources
    ]
    try:
        return os.path.commonpath(tops)
    except ValueError:
        return None
