"""A hand: one process on some node that reads articles, makes the calls it is let make, and writes briefs."""

from __future__ import annotations

import asyncio
import itertools
import os
import pickle
import platform
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from brief.batching.cluster.setup import Setup
from brief.batching.cluster.wire import Address, Wire, connected, portable
from brief.batching.entries.single import FileEntry
from brief.batching.making import Made, Maker, Order
from brief.batching.state.kept import Kept
from brief.errors import SourceError
from brief.llm import reply
from brief.llm.calling import Post, Response
from brief.llm.client import Endpoint
from brief.llm.recall import request_key
from brief.llm.reply import Reply
from brief.llm.time_limit import limited

GONE = 75
"""Exit code of a hand whose desk is gone."""


class Hand:
    """What Ray Data makes on the nodes, and gives blocks of shards to, many at once."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._bench: asyncio.Task[Bench] | None = None

    async def __call__(self, block: Mapping[str, Any]) -> dict[str, list[bytes]]:
        """What was made of the shards in a block."""
        if self._bench is None:
            self._bench = asyncio.create_task(self._sat_down())
        bench = await asyncio.shield(self._bench)
        return {"made": [await bench.work(shard) for shard in block["shard"]]}

    async def _sat_down(self) -> Bench:
        bench = await Bench.at(self._address)
        # Ray sets up another hand, and gives it what this one had; if the run is over, it ends them all.
        bench.serving.add_done_callback(lambda _: os._exit(GONE))
        return bench


class Bench:
    """A hand at work."""

    def __init__(self, setup: Setup, wire: Wire) -> None:
        self._wire = wire
        self._questions = Questions(wire)
        self._endpoint = Distant(setup, self._questions)
        self._maker = Maker(setup.loaded(), setup.options, setup.formats, self._endpoint)
        self.serving = asyncio.create_task(self._questions.serve())
        """Done when the desk is gone."""

    @classmethod
    async def at(cls, address: Address) -> Bench:
        """Come to the desk and be told what to do.

        Raises:
            OSError: it cannot be reached.
            ConfigurationError: this node is of no use.
        """
        wire = await connected(address)
        wire.send("hand")
        told = await wire.receive()
        if told is None:
            raise ConnectionError("the desk is gone")
        setup: Setup = told[1]
        setup.enter()
        bench = cls(setup, wire)
        await bench._endpoint.__aenter__()
        return bench

    async def close(self) -> None:
        """Leave, whatever is under way."""
        self.serving.cancel()
        await asyncio.gather(self.serving, return_exceptions=True)
        await self._questions.close()
        await self._endpoint.__aexit__(None, None, None)
        await self._wire.close()

    async def work(self, shard: bytes) -> bytes:
        """Do the orders of a shard, all at once."""
        orders: list[tuple[int, Order]] = pickle.loads(shard)  # noqa: S301 - from the desk
        made = await asyncio.gather(*(self._make(order) for _, order in orders))
        return pickle.dumps([(number, *each) for (number, _), each in zip(orders, made, strict=True)])

    async def _make(self, order: Order) -> tuple[Made, int | None]:
        Kept.begin(since=order.since)
        made = await self._maker.make(order)
        if made.error is not None:
            made = replace(made, error=portable(_seen(made.error, order)), article=None)
        return made, Kept.noted()


class Questions:
    """The desk, as a hand's endpoint sees it."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._numbers = itertools.count()
        self._asked: dict[int, tuple[asyncio.Future[tuple[str | None, int]], Post]] = {}
        self._texts: dict[int, str] = {}
        self._posts: set[asyncio.Task[None]] = set()

    async def answered(self, key: str, size: int, room: int, post: Post) -> str:
        """The text of the response to a request, which is sent from here when the desk says so.

        Raises:
            BriefError: what the desk says there is in place of one.
        """
        number, answer = next(self._numbers), asyncio.get_running_loop().create_future()
        self._asked[number] = answer, post
        self._wire.send("ask", number, key, size, room, Kept.since())
        try:
            text, generation = await answer
            Kept.note(generation)
            return self._texts[number] if text is None else text
        finally:
            del self._asked[number]
            self._texts.pop(number, None)

    async def close(self) -> None:
        """Give up the calls that are under way."""
        for post in list(self._posts):
            post.cancel()
        await asyncio.gather(*self._posts, return_exceptions=True)

    async def serve(self) -> None:
        """Do as the desk says, until it is gone."""
        async for message in self._wire.messages():
            number = message[1]
            if number not in self._asked:
                continue
            answer, post = self._asked[number]
            match message:
                case ("send", _, call):
                    sent = asyncio.create_task(self._send(number, call, post))
                    self._posts.add(sent)
                    sent.add_done_callback(self._posts.discard)
                case ("answer", _, text, generation):
                    answer.set_result((text, generation))
                case ("fault", _, error):
                    answer.set_exception(error)

    async def _send(self, number: int, call: int, post: Post) -> None:
        try:
            status, headers, text = await post()
        except Exception as error:
            self._wire.send("lost", (number, call), portable(error))
            return
        if number in self._asked:
            self._texts[number] = text
        self._wire.send("got", (number, call), (status, {k.lower(): v for k, v in headers.items()}, text))


class Distant(Endpoint):
    """An endpoint whose calls go from here, when the desk lets them go."""

    def __init__(self, setup: Setup, desk: Questions) -> None:
        terms = setup.terms
        super().__init__(
            terms.base_url,
            terms.api_key,
            terms.model,
            concurrency=terms.most,
            timeout=terms.timeout,
            temperature=terms.temperature,
            label=terms.label,
            profile=setup.profile,
        )
        self._desk = desk

    async def reply(self, body: bytes, room: int, *, sending: Callable[[str], None]) -> Reply:  # noqa: ARG002
        """The reply that the desk has, or lets this endpoint get from the server."""

        async def post() -> Response:
            async with limited(self.timeout):
                return await self.post(body)

        text = await self._desk.answered(request_key(self.label, body), len(body), room, post)
        got = reply.failed_generation(text) or reply.read(text)
        assert got is not None  # noqa: S101 - the desk has read it
        return got


class Unseen(SourceError):  # named for what happened
    """An article's file was there when it was listed, and is not there on this node."""

    node = ""


def _seen(error: Exception, order: Order) -> Exception:
    """The error, or one that says it may be the node's fault."""
    entry = order.entry
    if isinstance(error, SourceError) and isinstance(entry, FileEntry) and not os.path.lexists(entry.path):
        unseen = Unseen(str(error))
        unseen.node = platform.node()
        return unseen
    return error
