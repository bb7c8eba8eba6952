"""A run whose articles are read and written by helpers, processes of this machine; to be used like any other.

The questions are asked from here: the endpoint, its pace and budget, kept answers and OUT are this process's alone. A
few articles, or a few at once, are briefed here as well: a helper takes longer to start than they take.
"""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager
from dataclasses import replace

from brief.batching.cluster.setup import Setup
from brief.batching.elsewhere import Elsewhere
from brief.batching.helpers.crew import Helpers, Unhelped
from brief.batching.helpers.spare import Spare, spares
from brief.batching.job import Batch
from brief.batching.making import Made, Order
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


class Helped(Elsewhere):
    """One run of a batch over its entries, on several processors."""

    def __init__(self, batch: Batch, store: Store, endpoint: Endpoint, spare: list[Spare] | None = None) -> None:
        """Like any other run; with `spare`, what `forked` gives, its helpers load less."""
        super().__init__(batch, store, endpoint)
        self._spare = [] if spare is None else spare
        self._helpers: Helpers | None = None
        self._ordered = 0
        self._may = hasattr(os, "fork") and bool(sys.executable) and not endpoint.small and cores() > 1

    async def _make(self, order: Order) -> Made:
        if self._may and self._helpers is None and self._found > FEW and self._endpoint.pace.limit >= AT_ONCE:
            self._helpers = Helpers(self._setup(), self._endpoint, _count(), self._spare)
        self._ordered += 1
        if self._helpers is not None and self._may and not (self._helpers.count == 1 and self._ordered % _SHARE == 0):
            try:
                return await self._helpers.make(order)
            except Unhelped:
                self._may = False
        return await self._here.make(order)

    async def _end(self) -> None:
        if self._helpers is not None:
            await self._helpers.close()

    def _setup(self) -> Setup:
        batch, terms = self._batch, replace(self._endpoint.terms, api_key=None)
        return Setup.of(batch.kind, batch.options, batch.formats, terms, self._endpoint.profile or Profile())


def forked(*, concurrency: int | None) -> AbstractContextManager[list[Spare]]:
    """Processes for the helpers of a run that may be in want of some. To be called before there are threads."""
    return spares(_count() if concurrency is None or concurrency >= AT_ONCE else 0)


def _count() -> int:
    return min(_MOST, cores() - 1)
