"""A run whose articles are briefed by others, processes or machines, and here where they are not."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing

from brief.batching.entries.finding import Entry
from brief.batching.job import Batch, Jobs
from brief.batching.making import Made, Maker, Order
from brief.batching.outcome import Result
from brief.batching.run import Run
from brief.batching.state.store import Store
from brief.llm.client import Endpoint


class Elsewhere(Run, ABC):
    """One run of a batch over its entries; to be used like any other."""

    def __init__(self, batch: Batch, store: Store, endpoint: Endpoint) -> None:
        super().__init__(batch, store, endpoint)
        self._here = Maker(batch.kind, batch.options, batch.formats, endpoint)
        self._jobs = Jobs(batch, store, endpoint, make=self._make)

    async def results(self, entries: Iterable[Entry]) -> AsyncGenerator[Result, None]:
        """Every article's result as they come: unchanged ones at once, the others when they are finished.

        Raises:
            Exception: an error of the program's own. Whatever else ends the run is in `stopped`.
        """
        try:
            async with aclosing(super().results(entries)) as results:
                async for result in results:
                    yield result
        finally:
            await self._end()

    @abstractmethod
    async def _make(self, order: Order) -> Made:
        """What comes of an article, by others or by `_here`."""

    @abstractmethod
    async def _end(self) -> None:
        """Let go of the others, when the run is over or was left."""
