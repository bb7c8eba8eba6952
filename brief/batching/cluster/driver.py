"""The process that drives Ray: a pipeline from the desk's shards over a pool of hands on all nodes, back to the desk.

    desk → source (one task beside the desk, streams shards) → hands (one for each processor) → driver → desk

It is a process of its own because Ray takes signals, output and, when a cluster is lost, the process for itself.
Run as a program it reads where the desk is from standard input, and ends when that does. All that Ray says goes to its
output.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
from collections.abc import Iterator

import pyarrow as pa  # type: ignore[import-untyped]
import ray
import ray.data
from ray.data.block import BlockMetadata

from brief.batching.cluster.hand import GONE, Hand
from brief.batching.cluster.wire import Address, connected

_SHARDS_AT_ONCE = 32
"""Of one hand. Most of its articles wait for an answer."""
_SHARE = 0.01
"""Of a processor, as Ray counts them, that a hand takes: the hands of dead nodes find room on the others."""
_DEATHS = 20
"""Hands that may die over one shard before the run ends."""


class Shards(ray.data.Datasource):  # type: ignore[misc]  # it is anything where Ray is not installed
    """The desk's shards, as they come: a row each, and a block for each row."""

    def __init__(self, address: Address) -> None:
        super().__init__()
        self._address = address

    def estimate_inmemory_data_size(self) -> int | None:
        """Nobody knows."""
        return None

    def get_read_tasks(self, parallelism: int, *_: object, **__: object) -> list[ray.data.ReadTask]:  # noqa: ARG002
        """One task: there is one desk."""
        address = self._address
        unknown = BlockMetadata(num_rows=None, size_bytes=None, input_files=None, exec_stats=None)
        return [ray.data.ReadTask(lambda: _shards(address), unknown)]


def _shards(address: Address) -> Iterator[pa.Table]:
    loop = asyncio.new_event_loop()
    wire = loop.run_until_complete(connected(address))
    wire.send("source")
    number = 0
    while True:
        wire.send("next", number)
        told = loop.run_until_complete(wire.receive())
        if told is None:
            raise ConnectionError("the desk is gone")
        if told[0] == "over":
            return
        yield pa.table({"shard": [told[1]]})
        number += 1


def pipeline(address: Address, hands: int) -> ray.data.Dataset:
    """The articles of the desk at that address, briefed."""
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = 1  # A shard goes on at once, and does not wait for others.
    here = {"ray.io/node-id": ray.get_runtime_context().get_node_id()}
    source = ray.data.read_datasource(Shards(address), override_num_blocks=1, num_cpus=0, label_selector=here)
    return source.map_batches(
        Hand,
        fn_constructor_args=(address,),
        batch_size=None,
        batch_format="numpy",
        compute=ray.data.ActorPoolStrategy(
            size=hands,
            max_concurrent_calls_per_actor=_SHARDS_AT_ONCE,
            max_tasks_in_flight_per_actor=_SHARDS_AT_ONCE,
        ),
        num_cpus=_SHARE,
        scheduling_strategy="SPREAD",
        max_task_retries=_DEATHS,
    )


async def drive(address: Address) -> None:
    """Join the cluster, or start one on this machine, and have all articles of the desk briefed."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Nothing is sent to anybody unless the user says so.
    ray.init(log_to_driver=False)
    nodes = [str(node["NodeManagerAddress"]) for node in ray.nodes() if node["Alive"]]
    hands = max(1, int(ray.cluster_resources().get("CPU", 1)))
    wire = await connected(address)
    wire.send("driver", ray.util.get_node_ip_address(), nodes, hands)
    told = await wire.receive()
    if told is None:
        return
    blocks = iter(pipeline(told[1], hands).iter_batches(batch_size=None, batch_format="numpy", prefetch_batches=0))
    while (block := await asyncio.to_thread(next, blocks, None)) is not None:
        for made in block["made"]:
            wire.send("made", made)
    await wire.close()


def _watch() -> None:
    """End when whoever started this is gone, also in the middle of what Ray does: it holds the other end."""
    sys.stdin.read()
    os._exit(GONE)


if __name__ == "__main__":
    desk = Address(**json.loads(sys.stdin.readline()))
    threading.Thread(target=_watch, daemon=True).start()
    asyncio.run(drive(desk))
    os._exit(0)  # The thread reads still.
