"""Articles that wait for answers, as they were when they were read.

A round may take a day, and its answers are of use only for the very text that was asked about: a page on the web
changes, a list on standard input is gone. So what is read once is kept until it is briefed.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath

from brief.article import Article, Place, Removed, Sentence
from brief.batching.entries.entry import Entry, Stamp
from brief.batching.state.store import Store
from brief.errors import SourceError

_AT_ONCE = 200
_ADD = "INSERT OR REPLACE INTO waiting VALUES (?, ?, ?, ?, ?, ?)"
_NEXT = "SELECT * FROM waiting WHERE source > ? ORDER BY source LIMIT ?"


@dataclass(frozen=True, slots=True)
class Pinned:
    """An entry that was read before."""

    source: str
    wanted: PurePosixPath
    stamp: Stamp | None
    """As it was then."""
    kept: bytes = field(repr=False)
    spot: None = None

    def read(self) -> Article:
        """The article as it was read.

        Raises:
            SourceError: what was kept of it is damaged.
        """
        try:
            return _article(json.loads(zlib.decompress(self.kept)))
        except (zlib.error, ValueError, TypeError, KeyError) as error:
            raise SourceError(f"{self.source}: what was kept of it is damaged: {error}") from None


class Waiting:
    """The articles that wait, in the state of a batch, whose table `Submissions.begin` makes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def add(self, entry: Entry, article: Article) -> None:
        """Keep an article; durable when this returns."""
        if isinstance(entry, Pinned):
            return
        stamp = entry.stamp
        values = (
            entry.source,
            str(entry.wanted).encode("utf-8", "surrogatepass"),
            stamp.size if stamp else None,
            stamp.changed_ns if stamp else None,
            stamp.inode if stamp else None,
            # ASCII: paths may hold what is no text.
            zlib.compress(json.dumps(asdict(article)).encode()),
        )
        await self._store.written(lambda db: db.execute(_ADD, values))

    async def drop(self, sources: Sequence[str]) -> None:
        """Let go of articles that wait no more."""

        def work(db: sqlite3.Connection) -> None:
            db.executemany("DELETE FROM waiting WHERE source = ?", ((source,) for source in sources))

        if sources:
            await self._store.written(work)

    def __len__(self) -> int:
        count: int = self._store.read("SELECT count(*) FROM waiting", ())[0][0]
        return count

    def entries(self) -> Iterator[Pinned]:
        """All of them, by source; what is added meanwhile may be among them. Any thread may ask."""
        last = ""
        while rows := self._store.read(_NEXT, (last, _AT_ONCE)):
            for source, wanted, size, changed_ns, inode, kept in rows:
                stamp = None if size is None else Stamp(size, changed_ns, inode)
                yield Pinned(source, PurePosixPath(wanted.decode("utf-8", "surrogatepass")), stamp, kept)
            last = rows[-1][0]

    def first(self, entries: Iterable[Entry], source: Callable[[Entry], str]) -> Iterator[Entry]:
        """Those that wait, and then all other entries; `source` tells under which source an entry would wait."""
        known: set[int] = set()
        for pinned in self.entries():
            known.add(hash(pinned.source))
            yield pinned
        for entry in entries:
            if not known or hash(source(entry)) not in known:
                yield entry


def _article(held: dict[str, object]) -> Article:
    sentences = held.pop("sentences")
    removed = held.pop("removed")
    notes = held.pop("notes")
    if not (isinstance(sentences, list) and isinstance(removed, list) and isinstance(notes, list)):
        raise TypeError("no lists")
    return Article(
        **held,  # type: ignore[arg-type]  # as `asdict` gave it
        sentences=tuple(
            Sentence(number, start, end, text, paragraph, Place(place))
            for number, start, end, text, paragraph, place in sentences
        ),
        removed=tuple(Removed(**each) for each in removed),
        notes=tuple(notes),
    )
