"""A run whose articles are briefed on the nodes of a Ray cluster; to be used like any other."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from brief.batching.cluster.desk import SHARD, Desk
from brief.batching.cluster.hand import Unseen
from brief.batching.cluster.process import by_ray, check_ray
from brief.batching.cluster.setup import Setup
from brief.batching.cluster.wire import Address
from brief.batching.elsewhere import Elsewhere
from brief.batching.entries.single import FileEntry
from brief.batching.job import Batch
from brief.batching.making import Made, Order
from brief.batching.state import STATE
from brief.batching.state.store import Store
from brief.counted import counted
from brief.errors import BriefError, ConfigurationError, SourceError, UsageError
from brief.llm.client import Endpoint

LOG = "ray.log"
_SPARE = 3.0
"""Articles under way for each call that may be: those of a shard come back together."""
_MOST = 4096
_TO_START, _TO_END = 180.0, 10.0
"""Seconds that Ray may take for that. A cluster that cannot be reached is tried for as long as one lets it."""

Drive = Callable[[Address, Path], Awaitable[None]]
"""Has the articles of the desk at an address briefed until there are no more; given a file for what it has to say."""


def check_server(endpoint: Endpoint) -> None:
    """See that there is a server that other machines can ask.

    Raises:
        ConfigurationError: the endpoint is a model in this process.
    """
    if endpoint.small:
        raise ConfigurationError(
            "the embedded model answers in one process alone: name a server's model with --model, "
            "or leave out --engine ray"
        )


class Spread(Elsewhere):
    """One run of a batch over its entries, on many machines.

    The first article is briefed here, until it is known what the server takes: what would fail all of them is found
    before a cluster is started.
    """

    def __init__(
        self,
        batch: Batch,
        store: Store,
        endpoint: Endpoint,
        *,
        notify: Callable[[str], None],
        drive: Drive | None = None,
    ) -> None:
        """A run that has not begun.

        Args:
            batch: What is to be done.
            store: Its state.
            endpoint: Open; its pace, budget and answers are those of the whole cluster.
            notify: Told in one line what happens.
            drive: By whom articles are taken to the nodes; None for Ray.

        Raises:
            ConfigurationError: there is no server that other machines can ask, or the extra is missing.
        """
        check_server(endpoint)
        if drive is None:
            check_ray()
        super().__init__(batch, store, endpoint)
        self._notify = notify
        self._desk = Desk(endpoint, store, self._setup)
        self._desk.began = self._began
        self._first = asyncio.Lock()
        self._drive = drive or by_ray
        self._driving: asyncio.Task[None] | None = None
        self._started = asyncio.Event()

    def drain(self) -> None:
        """Begin nothing new; the results of what is under way still come. Before Ray has started, nothing is."""
        super().drain()
        if self._driving is not None and not self._started.is_set():
            for task in self._under_way:
                task.cancel()

    def _full(self) -> bool:
        return len(self._under_way) >= min(_MOST, max(2 * SHARD, round(_SPARE * self._endpoint.pace.limit)))

    async def _make(self, order: Order) -> Made:
        async with self._first:
            if self._endpoint.profile is None:
                return await self._here.make(order)
            if self._driving is None:
                address = await self._desk.listen()
                self._driving = asyncio.create_task(self._driven(address))
        made = await self._desk.make(order)
        return self._looked_for(made, order) if isinstance(made.error, Unseen) else made

    def _looked_for(self, made: Made, order: Order) -> Made:
        """The same of an article that was not there for its node, and is not here either."""
        if isinstance(made.error, Unseen) and isinstance(order.entry, FileEntry) and os.path.lexists(order.entry.path):
            raise UsageError(
                f"{made.row.source} is not there on the node {made.error.node}: "
                "sources must be at the same place on every node"
            )
        return replace(made, error=SourceError(str(made.error)))

    def _setup(self) -> Setup:
        batch, profile = self._batch, self._endpoint.profile
        assert profile is not None  # noqa: S101 - before it is known, nobody else makes anything
        return Setup.of(batch.kind, batch.options, batch.formats, self._endpoint.terms, profile)

    def _began(self, here: str, nodes: list[str], hands: int) -> None:
        if self._endpoint.local and any(node != here for node in nodes):
            raise ConfigurationError(
                f"{self._endpoint.label} is another server on each node: give --base-url an address that all reach"
            )
        self._started.set()
        self._notify(f"ray: briefing on {counted(len(nodes), 'node')}, in {counted(hands, 'process', 'processes')}")

    async def _driven(self, address: Address) -> None:
        """See the articles through. Where that ends too early, nothing more is made."""
        end: BriefError = UsageError("Ray ended before the batch did")
        log = self._batch.out / STATE / LOG
        late = asyncio.get_running_loop().call_later(_TO_START, self._late, log)
        try:
            await self._drive(address, log)
        except BriefError as error:
            end = error
        except OSError as error:
            end = UsageError(f"Ray cannot be driven: {error}")
        finally:
            late.cancel()
            self._desk.refuse(end)  # However it ended: whoever has ordered something would wait for good.

    def _late(self, log: Path) -> None:
        if not self._started.is_set():
            self._desk.refuse(UsageError(f"Ray did not start in {_TO_START:.0f} s; all that it said: {log}"))

    async def _end(self) -> None:
        self._desk.end()
        if self._driving is not None:
            if not (self.draining or self.left):
                await asyncio.wait([self._driving], timeout=_TO_END)
            self._driving.cancel()
            await asyncio.gather(self._driving, return_exceptions=True)
        await self._desk.close()
