"""A run whose articles are read and written by helpers, processes of this machine; to be used like any other.

The questions are asked from here: the endpoint, its pace and budget, kept answers and OUT are this process's alone. A
few articles, or a few at once, are briefed here as well: a helper takes longer to start than they take.
"""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from dataclasses import replace

from brief.batching.cluster.setup import Setup
from brief.batching.entries.finding import Entry
from brief.batching.helpers.crew import Helpers, Unhelped
from brief.batching.job import Batch, Jobs, Result
from brief.batching.making import Made, Maker, Order
from brief.batching.run import Run
from brief.batching.state.store import Store
from brief.llm.client import Endpoint
from brief.llm.modes import Profile
from brief.validation.processes import cores

FEW = 48
"""Articles up to which there are no helpers."""
AT_ONCE = 32
"""Calls that may be under way at once, below which there are none either: one process does that easily."""
_MOST = 2
"""They keep this process, which makes the calls and has a processor as well, as busy as it can be."""
_SHARE = 4
"""Where there is but one, it has more to do than this process: every so many articles one is briefed here."""


class Helped(Run):
    """One run of a batch over its entries, on several processors."""

    def __init__(self, batch: Batch, store: Store, endpoint: Endpoint) -> None:
        super().__init__(batch, store, endpoint)
        self._own = Maker(batch.kind, batch.options, batch.formats, endpoint)
        self._jobs = Jobs(batch, store, endpoint, make=self._make)
        self._helpers: Helpers | None = None
        self._ordered = 0
        self._may = hasattr(os, "fork") and bool(sys.executable) and not endpoint.small and cores() > 1

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
            if self._helpers is not None:
                await self._helpers.close()

    async def _make(self, order: Order) -> Made:
        if self._may and self._helpers is None and self._found > FEW and self._endpoint.pace.limit >= AT_ONCE:
            self._helpers = Helpers(self._setup(), self._endpoint, min(_MOST, cores() - 1))
        self._ordered += 1
        if self._helpers is not None and self._may and not (self._helpers.count == 1 and self._ordered % _SHARE == 0):
            try:
                return await self._helpers.make(order)
            except Unhelped:
                self._may = False
        return await self._own.make(order)

    def _setup(self) -> Setup:
        batch, terms = self._batch, replace(self._endpoint.terms, api_key=None)
        return Setup.of(batch.kind, batch.options, batch.formats, terms, self._endpoint.profile or Profile())
