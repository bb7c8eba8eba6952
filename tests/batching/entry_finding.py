"""What the tests of entries share: finding some, and what was told meanwhile."""

from __future__ import annotations

import io
from pathlib import Path

from brief.batching.entries import Entry, find

BODY = "The port of Ellery will close on Friday. Workers demand more pay, the union said on Monday.\n"


def save(path: Path, text: str | bytes = BODY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


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
