"""What the tests of entries share: finding some, and what was told meanwhile."""

from __future__ import annotations

import gc
import io
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from brief.batching.entries.finding import Entry, find

BODY = "The port of Ellery will close on Friday. Workers demand more pay, the union said on Monday.\n"


def save(path: Path, text: str | bytes = BODY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def peak(work: Callable[[], object]) -> int:
    """The most memory, in bytes, that some work takes. Python's own tables grow now and then, so the least of two."""
    peaks = []
    for _ in range(2):
        gc.collect()
        tracemalloc.start()
        work()
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    return min(peaks)


class Found:
    """The entries of sources, all at once."""

    def __init__(self, *sources: str | Path, out: str | Path = "out", stdin: bytes | None = None, **options: object):
        self.told: list[str] = []
        stream = io.BytesIO(stdin) if stdin is not None else None
        texts = [str(source) for source in sources]
        found = find(texts, out=Path(out), stdin=stream, notify=self.told.append, **options)  # type: ignore[arg-type]
        self.entries: list[Entry] = list(found)

    @property
    def sources(self) -> list[str]:
        return [entry.source for entry in self.entries]

    @property
    def wanted(self) -> list[str]:
        return [str(entry.wanted) for entry in self.entries]

    def one(self) -> Entry:
        (entry,) = self.entries
        return entry
