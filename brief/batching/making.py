"""An article from its source to the files of its brief: what of a job needs neither the state nor OUT.

So it can be done anywhere: in this process, or on another machine.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from brief.article import Article
from brief.batching import article_row
from brief.batching.entries.finding import Entry
from brief.batching.out import outputs
from brief.batching.out.outputs import Format
from brief.batching.state import keys
from brief.batching.state.row import Row
from brief.errors import SourceError
from brief.kinds import Kind
from brief.llm.client import Endpoint
from brief.writing import Options, write


@dataclass(frozen=True, slots=True)
class Order:
    """An article to be briefed."""

    entry: Entry
    row: Row
    """As it begins, with its name."""
    since: int = 0
    """The generation from which on answers count for it."""
    settled: Row | None = None
    """Its row of an earlier run, where nothing is to be done as long as it says the same."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of an order: files, or an error, or neither where not a word has changed."""

    row: Row
    files: Mapping[str, bytes] = field(default_factory=dict)
    """By suffix."""
    error: Exception | None = None
    article: Article | None = None
    """What was read, where an error came after that."""

    @property
    def unchanged(self) -> bool:
        """Whether its earlier row still holds."""
        return self.error is None and not self.files


def same(known: Row, read: Article | SourceError) -> bool:
    """Whether an article that was read is as it was: not a word has changed, or it still cannot be read."""
    return known.reason == str(read) if isinstance(read, SourceError) else known.article == keys.article_key(read)


class Maker:
    """Does orders, as many at once as the caller likes."""

    def __init__(self, kind: Kind, options: Options, formats: tuple[Format, ...], endpoint: Endpoint) -> None:
        self._kind = kind
        self._options = options
        self._formats = formats
        self._endpoint = endpoint
        self._alike: dict[str, tuple[asyncio.Lock, int]] = {}

    async def make(self, order: Order) -> Made:
        """Do one. Whatever it fails by is in what is made."""
        row, article = order.row, None
        try:
            article = await asyncio.to_thread(order.entry.read)
            await self._endpoint.breath()
            row = replace(row, article=keys.article_key(article), title=article.title, words=article.words)
            async with self._alone(row.article or ""):
                if order.settled is not None and same(order.settled, article):
                    return Made(row)
                document = await write(article, self._kind, self._endpoint, self._options)
            files = outputs.rendered(document, self._kind, self._formats)
            sizes = {suffix: len(data) for suffix, data in files.items()}
            return Made(article_row.done(row, document, self._kind, sizes), files)
        except SourceError as error:
            if order.settled is not None and same(order.settled, error):
                return Made(row)
            return Made(row, error=error)
        except Exception as error:
            return Made(row, error=error, article=article)

    @asynccontextmanager
    async def _alone(self, article: str) -> AsyncIterator[None]:
        """One at a time of articles that say the same: the second finds the first one's answers."""
        lock, waiting = self._alike.get(article, (asyncio.Lock(), 0))
        self._alike[article] = lock, waiting + 1
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._alike[article]
            self._alike[article] = lock, waiting - 1
            if waiting == 1:
                del self._alike[article]
