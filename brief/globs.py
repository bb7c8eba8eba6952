"""Patterns for paths: `*` and `?` within a name, `[...]`, and `**` for any number of folders.

As in a shell, wildcards pass over names that begin with a dot unless the pattern spells the dot.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from fnmatch import translate
from functools import lru_cache
from itertools import islice
from operator import attrgetter

_MAGIC = re.compile(r"[*?\[]")

BLOCK = 10_000
"""Entries of a folder that are sorted and in memory at once: some 5 MB."""

LEFT_ALONE = frozenset({"node_modules", "venv", "__pycache__"})
"""Folders that hold other people's files; those whose names begin with a dot are left alone as well."""


def is_pattern(text: str) -> bool:
    """Whether a text has wildcards."""
    return _MAGIC.search(text) is not None


def covers(pattern: str, path: str) -> bool:
    """Whether a pattern of a configuration file covers a path; both have forward slashes, `path` is relative.

    A pattern without a slash covers files and folders of that name at any depth, one with a slash is matched
    from the top. A pattern that covers a folder covers all that is in it.
    """
    parts = tuple(p for p in pattern.rstrip("/").split("/") if p not in {"", "."})
    if "/" not in pattern.rstrip("/"):
        parts = ("**", *parts)
    names = tuple(path.split("/"))
    return any(_fits(parts, names[:end]) for end in range(1, len(names) + 1))


def matching(pattern: str) -> Iterator[str]:
    """The files and folders that match, in the order of `listed` folder by folder; `**` goes into no symlinked
    folder.
    """
    anchor, rest = _anchor(pattern)
    yield from _expand(anchor, tuple(p for p in rest.split("/") if p))


def listed(folder: str) -> Iterator[os.DirEntry[str]]:
    """What is in a folder, sorted by name, however much it is: a larger one is sorted block by block.

    Raises:
        OSError: it cannot be read, or not to its end.
    """
    with os.scandir(folder) as found:  # Closes itself at the end, so walking deep takes no handle a level.
        while block := sorted(islice(found, BLOCK), key=attrgetter("name")):
            yield from block


def entries(folder: str) -> Iterator[tuple[str, bool]]:
    """What is in a folder in the order of `listed`: (name, whether it is a folder and no symlink).

    What cannot be read is empty.
    """
    try:
        for entry in listed(folder):
            yield entry.name, _is_folder(entry)
    except OSError:
        return


def left_alone(name: str) -> bool:
    """Whether a folder of that name is passed over unless it is named."""
    return name.startswith(".") or name in LEFT_ALONE


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _anchor(pattern: str) -> tuple[str, str]:
    """The part of a pattern before its first wildcard that names a folder, and the rest."""
    pattern = pattern.replace(os.sep, "/")
    found = _MAGIC.search(pattern)
    cut = pattern.rfind("/", 0, found.start() if found else len(pattern)) + 1
    return pattern[:cut], pattern[cut:]


def _expand(folder: str, parts: tuple[str, ...]) -> Iterator[str]:
    head, rest = parts[0], parts[1:]
    if head == "**":
        if rest:
            for each in _folders(folder):
                yield from _expand(each, rest)
        else:
            yield folder or "."  # All that is in a folder is the folder.
    elif not rest:
        yield from (folder + name for name, _ in entries(folder or ".") if _name_fits(head, name))
    elif is_pattern(head):
        for name, _ in entries(folder or "."):
            # A folder that a wildcard names in one step is gone into even if it is a symlink: it cannot loop.
            if _name_fits(head, name) and os.path.isdir(folder + name):  # noqa: PTH112 - paths are text here
                yield from _expand(f"{folder}{name}/", rest)
    else:
        yield from _expand(f"{folder}{head}/", rest)


def _folders(top: str) -> Iterator[str]:
    """A folder and all folders in it. A stack of our own, since folders may be nested deeper than calls can be."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        yield folder
        within = (name for name, is_folder in entries(folder or ".") if is_folder and not left_alone(name))
        waiting.extend(reversed([f"{folder}{name}/" for name in within]))


@lru_cache(maxsize=512)
def _compiled(part: str) -> re.Pattern[str]:
    return re.compile(translate(part), re.DOTALL)


def _name_fits(part: str, name: str) -> bool:
    if name.startswith(".") and not part.startswith("."):
        return False
    return _compiled(part).match(name) is not None


def _fits(parts: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a whole path fits a whole pattern: a table of (parts used, names used), so that time stays bounded."""
    reached = {0}
    for part in parts:
        if part == "**":
            reached = set(range(min(reached), len(names) + 1)) if reached else set()
        else:
            reached = {at + 1 for at in reached if at < len(names) and _compiled(part).match(names[at])}
    return len(names) in reached
