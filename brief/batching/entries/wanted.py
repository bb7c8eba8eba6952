"""Which files of a folder are taken, and what is told of those that are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from brief.batching.entries.paths import ARTICLES, TABLES, printable, suffix_of
from brief.counted import counted
from brief.globs import covers, is_pattern, left_alone

_MOST_SUFFIXES = 200
_LONGEST_SUFFIX = 12
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `include` and `exclude` let through. Patterns match the path below the folder that was named."""

    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    suffixes: frozenset[str] = field(init=False)
    """What is read in folders: articles, and what a pattern of `include` ends in."""

    def __post_init__(self) -> None:
        named = {suffix_of(pattern) for pattern in self.include}
        object.__setattr__(self, "suffixes", ARTICLES | {s for s in named if s and not is_pattern(s)})

    def path(self, below: str) -> bool:
        """Whether a path is let through."""
        if self.include and not any(covers(pattern, below) for pattern in self.include):
            return False
        return not self._out(below)

    def folder(self, below: str, name: str) -> bool:
        """Whether a folder is gone into: not if it is hidden, holds other people's files, or is excluded."""
        return not left_alone(name) and not self._out(below)

    def file(self, below: str, name: str) -> bool:
        """Whether a file that was met in a folder is taken."""
        return not name.startswith(".") and suffix_of(name) in self.suffixes and self.path(below)

    def _out(self, below: str) -> bool:
        return any(covers(pattern, below) for pattern in self.exclude)


class Skipped:
    """What was passed over in folders, for one line at the end."""

    def __init__(self) -> None:
        self._files: Counter[str] = Counter()
        self._tables = 0
        self._results = 0

    def file(self, name: str) -> None:
        """A file of a form that is not read."""
        suffix = suffix_of(name)
        if suffix in TABLES:
            self._tables += 1
        elif len(suffix) > _LONGEST_SUFFIX or (suffix not in self._files and len(self._files) >= _MOST_SUFFIXES):
            self._files["other"] += 1
        else:
            self._files[suffix] += 1

    def result(self) -> None:
        """A file that a batch wrote."""
        self._results += 1

    def line(self) -> str | None:
        """What to tell; None if there is nothing."""
        told = []
        if total := self._files.total():
            are = "is no article" if total == 1 else "are no articles"
            told.append(f"{counted(total, 'file')} that {are} ({', '.join(self._kinds())})")
        if self._tables:
            told.append(f"{counted(self._tables, 'table')} (a table's rows are briefed if it is named)")
        if self._results:
            told.append(f"{counted(self._results, 'file')} written by a batch")
        return f"passed over: {'; '.join(told)}" if told else None

    def _kinds(self) -> list[str]:
        counts = [(count, suffix) for suffix, count in self._files.items() if suffix != "other"]
        counts.sort(key=lambda one: (-one[0], one[1]))
        others = self._files["other"] + sum(count for count, _ in counts[_SHOWN:])
        shown = [f"{count:,} {printable(suffix) or 'without suffix'}" for count, suffix in counts[:_SHOWN]]
        return [*shown, f"{others:,} other"] if others else shown
