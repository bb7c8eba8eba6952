"""Which files are checked: documents by name, folders, globs and standard input, one after another.

In a folder every file whose name ends in `.json` is looked at; hidden folders and those of other people's files are
passed over, and symlinked folders are not gone into, so that no loop of links can trap a run. What is named is
always checked, whatever its name.
"""

# ruff: noqa: PTH109, PTH112, PTH113, PTH118, PTH206 - paths are text: a folder may hold a million
from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from brief.errors import UsageError
from brief.globs import entries, is_pattern, left_alone, matching
from brief.harmless import escaped

STDIN = "-"
SUFFIX = ".json"
SURE = ".brief.json"
"""A file with this suffix is a brief, or ought to be."""


class Job(NamedTuple):
    """One file to check."""

    path: str
    """As the system knows it; "-" for standard input."""
    shown: str
    """As people and programs are shown it."""
    listed: bool = False
    """It was found in a folder by its suffix alone, so it may well be something else than a brief."""


def discover(paths: Sequence[str]) -> Iterator[Job]:
    """The files to check, each once, in the order of `paths` and in a folder by name, found as they are asked for.

    Raises:
        UsageError: a path is not there, a glob matches nothing, or standard input is named twice. That is found
            before the first file is given.
    """
    if sum(path == STDIN for path in paths) > 1:
        raise UsageError("- is given twice: standard input can be read only once")
    for path in paths:
        _refuse_missing(path)
    return _jobs(paths)


def show(path: str) -> str:
    """A path for people: relative to the working folder where it is in it, with `/`, and on one line."""
    if path == STDIN:
        return path
    plain = os.path.normpath(path)
    here = os.path.join(os.getcwd(), "")
    if plain.startswith(here):
        plain = plain[len(here) :]
    # Names are UTF-8 nearly everywhere, also where the locale knows only ASCII and Python keeps them as bytes.
    text = plain if plain.isascii() else _as_utf8(plain)
    return escaped(text.replace(os.sep, "/"))


def _as_utf8(name: str) -> str:
    try:
        return os.fsencode(name).decode("utf-8", errors="surrogateescape")
    except UnicodeEncodeError:  # No name of a file, and not to be found.
        return name


def _refuse_missing(path: str) -> None:
    if path == STDIN or os.path.lexists(path):
        return
    if "\0" in path or not is_pattern(path):
        raise UsageError(f"{show(path)}: there is no such file or folder")
    if next(matching(path), None) is None:
        raise UsageError(f"{show(path)}: nothing matches it")


def _jobs(paths: Sequence[str]) -> Iterator[Job]:
    seen = _Seen()
    for path in paths:
        found = [path] if path == STDIN or os.path.lexists(path) else matching(path)
        for name in found:
            if name == STDIN:
                yield Job(STDIN, STDIN)
            elif os.path.isdir(name):
                yield from _folder(name, seen)
            elif not seen.file(name):
                yield Job(name, show(name))


def _folder(folder: str, seen: _Seen) -> Iterator[Job]:
    top, given = os.path.realpath(folder), os.path.join(folder, "")
    for path in _walk(given):
        if not seen.inside(os.path.join(top, path[len(given) :])):
            yield Job(path, show(path), listed=not path.casefold().endswith(SURE))
    seen.folders.append(os.path.join(top, ""))


def _walk(top: str) -> Iterator[str]:
    """The `.json` files of a folder and the folders in it; `top` ends in a slash."""
    levels = [(top, entries(top))]
    while levels:
        folder, inside = levels[-1]
        name, is_folder = next(inside, (None, False))
        if name is None:
            levels.pop()
        elif is_folder and not left_alone(name):
            levels.append((f"{folder}{name}{os.sep}", entries(f"{folder}{name}")))
        elif not is_folder and _is_document(name) and os.path.isfile(folder + name):
            yield folder + name


def _is_document(name: str) -> bool:
    return name.casefold().endswith(SUFFIX) and not name.startswith(".")


class _Seen:
    """What was checked already. Of folders only their names are kept, however many files they hold."""

    def __init__(self) -> None:
        self.folders: list[str] = []
        self._files: set[str] = set()

    def inside(self, path: str) -> bool:
        """Whether the file, by its real path, was checked: by name, or with a folder that was walked."""
        if path in self._files:
            return True
        for folder in self.folders:
            if path.startswith(folder):
                *between, name = path[len(folder) :].split(os.sep)
                if _is_document(name) and not any(left_alone(part) for part in between):
                    return True
        return False

    def file(self, path: str) -> bool:
        """Whether a named file was checked; from now on it was."""
        real = os.path.realpath(path)
        if self.inside(real):
            return True
        self._files.add(real)
        return False
