"""Each file once, however often and by whatever links it is come by.

Of folders only the path is remembered, however many files they hold: which files were come by in them follows from
what is taken in folders (`wanted`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from brief.batching.entries.paths import joined, parent, real
from brief.batching.entries.wanted import Wanted

_MOST_NAMED = 100_000
"""Named files that are remembered, in 15 MB. One that is named again after so many others is an entry once more, which
costs nothing: it is found to be done."""


@dataclass(frozen=True, slots=True)
class _Walked:
    real: str
    below: str
    """Its path below the folder that was named; empty if it is that folder."""


class Once:
    """What was come by already."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._walked: dict[str, _Walked] = {}
        self._named: dict[bytes, None] = {}
        self.real = lru_cache(maxsize=4096)(real)
        """The path of a folder without links. Many named files lie in one folder."""

    def folder(self, path: str, below: str = "") -> bool:
        """Whether a folder that was named, or that a link leads to, is new; it is not from now on.

        This is what ends loops of links: a link into a folder that is gone through anyway leads nowhere new.
        """
        where = self.real(path)
        if self._passed(where) is not None:
            return False
        self._walked[where] = _Walked(where, below)
        return True

    def crossed(self, where: str) -> bool:
        """Whether a folder met on the way, by its real path, was gone through for its own sake."""
        return where in self._walked

    def file(self, path: str) -> bool:
        """Whether a file that was named is new; it is not from now on."""
        folder, name = parent(path), path.rpartition("/")[2]
        where = self.real(folder)
        below = self._passed(where)
        if below is not None and self._wanted.file(joined(below, name), name):
            return False
        return self.text(joined(where, name))

    def met(self, where: str, name: str) -> bool:
        """Whether a file met in a folder, whose real path is given, was named before."""
        return bool(self._named) and _digest(joined(where, name)) in self._named

    def text(self, text: str) -> bool:
        """Whether an address or the real path of a file is new; it is not from now on."""
        digest = _digest(text)
        if digest in self._named:
            return False
        self._named[digest] = None
        if len(self._named) > _MOST_NAMED:
            del self._named[next(iter(self._named))]
        return True

    def _passed(self, where: str) -> str | None:
        """The path, below what was named, of a folder that is gone through or was; None if it is not."""
        top = where
        while True:
            walked = self._walked.get(top)
            if walked is not None:
                below = self._entered(walked, where[len(top) :])
                if below is not None:
                    return below
            above = parent(top)
            if above == top:
                return None
            top = above

    def _entered(self, walked: _Walked, inside: str) -> str | None:
        below = walked.below
        for part in inside.split("/"):
            if part:
                below = joined(below, part)
                if not self._wanted.folder(below, part):
                    return None
        return below


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
