"""Two folders of documents, compared file by file.

Files are paired by their path below the folder. What is left is paired by its article (its address, else the
hash of its source, else its title), since files get other names. Two documents at a time are in memory.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from brief.comparison.changes import ChangeKind, Comparison
from brief.comparison.reading import NotRead, read
from brief.document import Document
from brief.errors import BriefError
from brief.globs import entries, left_alone

SUFFIX = ".json"

Load = Callable[[Path], Document | NotRead]
Compare = Callable[[Document, Document], Comparison]


class Status(StrEnum):
    """What became of a file."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"
    UNREAD = "cannot be read"


_FILES = {Status.ADDED: ChangeKind.FILE_ADDED, Status.GONE: ChangeKind.FILE_GONE}


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one document."""

    old: str | None
    """Its path in the old folder, with forward slashes; None if it is not there."""
    new: str | None
    status: Status
    comparison: Comparison | None = None
    """Where there is something to compare."""
    problem: str = ""
    """Why a file cannot be read."""

    @property
    def name(self) -> str:
        """The file's path, or both if it was renamed."""
        if self.old and self.new and self.old != self.new:
            return f"{self.old} → {self.new}"
        return self.new or self.old or ""

    def without(self, ignored: Collection[ChangeKind]) -> Row:
        """The same without changes of these kinds: with none left, the documents are the same."""
        if not ignored or self.comparison is None:
            return self
        return row(self.old or "", self.new or "", self.comparison.without(ignored))


@dataclass(slots=True)
class Totals:
    """All rows together. Its size does not grow with their number."""

    files: Counter[Status] = field(default_factory=Counter)
    changes: Counter[ChangeKind] = field(default_factory=Counter)
    ignored: int = 0
    same_items: int = 0
    context: Counter[ChangeKind] = field(default_factory=Counter)
    """In how many files what changed around the brief."""
    foreign: int = 0
    """Files that are something else than briefs, and were passed over."""

    def add(self, row: Row) -> None:
        """Count one row."""
        self.files[row.status] += 1
        if row.status in _FILES:
            self.changes[_FILES[row.status]] += 1
        if row.comparison:
            self.changes += row.comparison.counts
            self.ignored += row.comparison.ignored
            self.same_items += row.comparison.same
            self.context.update({change.kind for change in row.comparison.context})

    @property
    def differ(self) -> bool:
        """Whether anything did change, or cannot be told for want of a file that can be read."""
        return bool(self.changes) or self.files[Status.UNREAD] > 0


def row(old: str, new: str, comparison: Comparison) -> Row:
    """The row of two documents that were compared."""
    return Row(old, new, Status.CHANGED if comparison.items else Status.SAME, comparison)


def rows(
    old: Path,
    new: Path,
    *,
    compare: Compare,
    load: Load = read,
    ignored: Collection[ChangeKind] = (),
    totals: Totals | None = None,
) -> Iterator[Row]:
    """What became of each document of two folders: those in both by name, renamed ones, those that are gone, new ones.

    Args:
        old: one folder.
        new: the other.
        compare: compares two documents; a `BriefError` costs the row of these two.
        load: reads one file.
        ignored: kinds of change that nobody wants to hear of.
        totals: where the rows are counted, and the files that are passed over.
    """
    totals = totals if totals is not None else Totals()
    for row in _Folders(old, new, compare, load, totals).rows():
        kind = _FILES.get(row.status)
        if kind in ignored:
            totals.ignored += 1
            continue
        found = row.without(ignored)
        totals.add(found)
        yield found


@dataclass(frozen=True, slots=True)
class _Folders:
    """Two folders, walked side by side."""

    old: Path
    new: Path
    compare: Compare
    load: Load
    totals: Totals

    def rows(self) -> Iterator[Row]:
        lost: list[_Known] = []
        came: list[_Known] = []
        for name, in_old, in_new in _both(self.old, self.new):
            if in_old and in_new:
                yield from self._pair(name, name)
            elif in_old:
                yield from self._alone(name, None, lost)
            else:
                yield from self._alone(None, name, came)
        renamed = _renamed(lost, came)
        for before, after in renamed:
            yield from self._pair(before.name, after.name)
        taken = {k.name for k, _ in renamed}, {k.name for _, k in renamed}
        yield from (Row(k.name, None, Status.GONE) for k in lost if k.name not in taken[0])
        yield from (Row(None, k.name, Status.ADDED) for k in came if k.name not in taken[1])

    def _pair(self, old: str, new: str) -> Iterator[Row]:
        before, after = self.load(self.old / old), self.load(self.new / new)
        if isinstance(before, Document) and isinstance(after, Document):
            try:
                yield row(old, new, self.compare(before, after))
            except BriefError as error:
                yield Row(old, new, Status.UNREAD, problem=str(error))
            return
        both = (("old", before), ("new", after))
        unread = [(side, read_one) for side, read_one in both if isinstance(read_one, NotRead)]
        if len(unread) == 2 and all(read_one.foreign for _, read_one in unread):
            self.totals.foreign += 1
        else:
            yield Row(old, new, Status.UNREAD, problem="; ".join(f"{side}: {one.reason}" for side, one in unread))

    def _alone(self, old: str | None, new: str | None, known: list[_Known]) -> Iterator[Row]:
        """A file without a counterpart of its name: what is needed to find one of another name is kept."""
        name = old or new or ""
        found = self.load((self.old if old else self.new) / name)
        if isinstance(found, Document):
            known.append(_known(name, found))
        elif found.foreign:
            self.totals.foreign += 1
        else:
            yield Row(old, new, Status.UNREAD, problem=found.reason)


def _both(old: Path, new: Path) -> Iterator[tuple[str, bool, bool]]:
    """Every file in either folder, by name folder by folder: its path, whether it is in the old, in the new.

    A stack of our own, since folders may be nested deeper than calls can be.
    """
    waiting = [""]
    while waiting:
        below = waiting.pop()
        files_old, folders_old = _entries(old / below)
        files_new, folders_new = _entries(new / below)
        for name in sorted(files_old | files_new):
            yield below + name, name in files_old, name in files_new
        waiting += (f"{below}{name}/" for name in sorted(folders_old | folders_new, reverse=True))


def _entries(folder: Path) -> tuple[set[str], set[str]]:
    """Names of the documents and of the folders in a folder. Symlinked folders are not gone into: they may loop.

    Where there is no such folder on this side, or it is closed to us, nothing can be compared in it.
    """
    files: set[str] = set()
    folders: set[str] = set()
    for name, is_folder in entries(str(folder)):
        if left_alone(name):
            continue
        if is_folder:
            folders.add(name)
        elif name.casefold().endswith(SUFFIX) and (folder / name).is_file():
            files.add(name)
    return files, folders


@dataclass(frozen=True, slots=True)
class _Known:
    """What is kept of a document that has no counterpart of its name."""

    name: str
    marks: tuple[str | None, ...]
    """What tells its article, the surest first."""


def _known(name: str, document: Document) -> _Known:
    source, kind = document.article, document.kind
    title = f"{kind} {source.title} {source.outlet}" if source.title else None
    return _Known(name, (f"{kind} {source.url}" if source.url else None, f"{kind} {source.sha256}", title))


def _renamed(lost: Sequence[_Known], came: Sequence[_Known]) -> list[tuple[_Known, _Known]]:
    """Files that have the same article and no other candidate on either side."""
    found: list[tuple[_Known, _Known]] = []
    done: set[tuple[bool, str]] = set()
    for mark in range(3):
        sides: list[defaultdict[str, list[_Known]]] = []
        for is_new, known in ((False, lost), (True, came)):
            having: defaultdict[str, list[_Known]] = defaultdict(list)
            for one in known:
                value = one.marks[mark]
                if value and (is_new, one.name) not in done:
                    having[value].append(one)
            sides.append(having)
        for value, before in sides[0].items():
            after = sides[1].get(value, [])
            if len(before) == len(after) == 1:
                found.append((before[0], after[0]))
                done |= {(False, before[0].name), (True, after[0].name)}
    return sorted(found, key=lambda pair: pair[1].name)
