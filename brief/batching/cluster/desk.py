"""The desk: what there must be one of in a batch on many machines, and what the others come to it for.

It gives out articles in shards, which are given out again if who had them is gone; lets each call go when pace and
budget allow and keeps its answer before anybody works on it; and takes what was made. A connection that ends takes its
calls with it, so that nobody waits for a machine that is dead.
"""

from __future__ import annotations

import asyncio
import itertools
import pickle
import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from brief.batching.cluster.setup import Setup
from brief.batching.cluster.wire import Address, Message, Wire, portable
from brief.batching.making import Made, Order
from brief.batching.state.kept import Kept
from brief.batching.state.store import Store
from brief.errors import BriefError, ConfigurationError
from brief.llm.calling import Response
from brief.llm.client import Endpoint
from brief.llm.errors import Failure

SHARD = 16
"""Articles that go to a node together."""
_LINGER = 0.02
"""Seconds to wait for a shard to fill up."""
HERE = "127.0.0.1"


class Abandoned(Failure):
    """Whoever made the call is gone."""

    charged = True


@dataclass(frozen=True, slots=True)
class _Waiting:
    order: Order
    made: asyncio.Future[tuple[Made, int | None]]


class Desk:
    """The desk of one run."""

    def __init__(self, endpoint: Endpoint, store: Store, setup: Callable[[], Setup]) -> None:
        """A desk that is not open.

        Args:
            endpoint: Lets calls go and keeps answers.
            store: Where they are kept.
            setup: What a hand needs to know, as soon as it is there.
        """
        self._endpoint = endpoint
        self._store = store
        self._setup = setup
        self._secret = secrets.token_hex(32)
        self._servers: list[asyncio.Server] = []
        self._connections: set[asyncio.Task[None]] = set()
        self._numbers = itertools.count()
        self._waiting: dict[int, _Waiting] = {}
        self._queue: deque[int] = deque()
        self._given = 0
        self._shards: dict[int, list[int]] = {}
        self._news = asyncio.Event()
        self._over = False
        self.refused: BriefError | None = None
        """Why nothing more can be made; None as long as it can."""
        self.began: Callable[[str, list[str], int], None] = lambda _here, _nodes, _hands: None
        """Told of this machine's address, those of the nodes, and how many hands there will be; may refuse them."""

    async def listen(self, host: str = HERE) -> Address:
        """Be found at an address of this machine.

        Raises:
            OSError: it is none.
        """
        server = await asyncio.start_server(self._met, host, 0)
        self._servers.append(server)
        return Address(host, server.sockets[0].getsockname()[1], self._secret)

    async def make(self, order: Order) -> Made:
        """Have an order done by whoever comes for it.

        Raises:
            BriefError: nothing more can be made.
        """
        if self.refused is not None:
            raise self.refused
        number = next(self._numbers)
        made: asyncio.Future[tuple[Made, int | None]] = asyncio.get_running_loop().create_future()
        self._waiting[number] = _Waiting(order, made)
        self._queue.append(number)
        self._news.set()
        try:
            result, oldest = await made
        finally:
            del self._waiting[number]
        if oldest is not None:
            Kept.note(oldest)
        return result

    def refuse(self, error: BriefError) -> None:
        """Nothing more can be made."""
        self.refused = self.refused or error
        for waiting in list(self._waiting.values()):
            if not waiting.made.done():
                waiting.made.set_exception(self.refused)

    def end(self) -> None:
        """There are no more orders."""
        self._over = True
        self._news.set()

    async def close(self) -> None:
        """Send everybody away."""
        for server in self._servers:
            server.close()
        for connection in list(self._connections):
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    async def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a server calls this in a task
        self._connections.add(task)
        wire = Wire(reader, writer)
        try:
            if await wire.admitted(self._secret):
                match await wire.receive():
                    case ("driver", here, nodes, hands):
                        await self._drive(wire, here, nodes, hands)
                    case ("source",):
                        await self._give(wire)
                    case ("hand",):
                        await self._answer(wire)
        except asyncio.CancelledError:
            pass  # The run is over.
        finally:
            await wire.close()
            self._connections.discard(task)

    async def _drive(self, wire: Wire, here: str, nodes: list[str], hands: int) -> None:
        """Tell the driver where its hands find the desk, and take what they made."""
        try:
            self.began(here, nodes, hands)
            wire.send("address", await self.listen(here))
        except BriefError as error:
            self.refuse(error)
            return
        except OSError as error:
            self.refuse(ConfigurationError(f"{here}: the nodes cannot reach this machine: {error.strerror}"))
            return
        async for message in wire.messages():
            for number, made, oldest in pickle.loads(message[1]):  # noqa: S301 - from hands, which showed the secret
                waiting = self._waiting.get(number)
                if waiting is not None and not waiting.made.done():
                    waiting.made.set_result((made, oldest))

    async def _give(self, wire: Wire) -> None:
        """Give out shards by their numbers, in order; also once more to one that begins anew."""
        async for _, number in wire.messages():
            if number == self._given:
                shard = await self._filled()
                if not shard:
                    wire.send("over")
                    return
                self._forget()
                self._shards[number] = shard
                self._given += 1
            orders = [(n, self._waiting[n].order) for n in self._shards.get(number, ()) if n in self._waiting]
            wire.send("shard", pickle.dumps(orders, pickle.HIGHEST_PROTOCOL))

    def _forget(self) -> None:
        """Keep nothing of the first shards once all of them is made."""
        while self._shards:
            first = next(iter(self._shards))
            if any(n in self._waiting for n in self._shards[first]):
                return
            del self._shards[first]

    async def _filled(self) -> list[int]:
        """The next shard; empty when there will be none."""
        while not self._queue and not self._over:
            self._news.clear()
            await self._news.wait()
        if len(self._queue) < SHARD and not self._over:
            await asyncio.sleep(_LINGER)
        return [self._queue.popleft() for _ in range(min(SHARD, len(self._queue)))]

    async def _answer(self, wire: Wire) -> None:
        """Answer a hand's questions."""
        wire.send("setup", self._setup())
        caller = _Caller(wire, self._endpoint, self._store)
        try:
            async for message in wire.messages():
                caller.heard(message)
        finally:
            caller.gone()


class _Caller:
    """A hand, and the calls that it asked for."""

    def __init__(self, wire: Wire, endpoint: Endpoint, store: Store) -> None:
        self._wire = wire
        self._endpoint = endpoint
        self._store = store
        self._questions: dict[int, asyncio.Task[None]] = {}
        self._calls: dict[tuple[int, int], asyncio.Future[Response]] = {}

    def heard(self, message: Message) -> None:
        """It asks for an answer, or tells what came of a call."""
        match message:
            case ("ask", number, key, size, room, since):
                asked = asyncio.create_task(self._ask(number, key, size, room, since))
                self._questions[number] = asked
                asked.add_done_callback(lambda _: self._questions.pop(number, None))
            case ("got", call, response):
                self._come(call, response)
            case ("lost", call, error):
                self._come(call, error)

    def _come(self, call: tuple[int, int], what: Response | Exception) -> None:
        waiting = self._calls.get(call)
        if waiting is None or waiting.done():
            return  # It was not waited for any longer.
        if isinstance(what, Exception):
            waiting.set_exception(what)
        else:
            waiting.set_result(what)

    def gone(self) -> None:
        """It will not tell what became of its calls."""
        calling = {number for number, _ in self._calls}
        for call in list(self._calls):
            self._come(call, Abandoned("the node that made the call is gone"))
        for number, question in list(self._questions.items()):
            if number not in calling:
                question.cancel()

    async def _ask(self, number: int, key: str, size: int, room: int, since: int) -> None:
        Kept.begin(since=since)
        tries, sent = itertools.count(), False

        async def post() -> Response:
            nonlocal sent
            call, sent = (number, next(tries)), True
            answered: asyncio.Future[Response] = asyncio.get_running_loop().create_future()
            self._calls[call] = answered
            self._wire.send("send", *call)
            try:
                return await answered
            finally:
                del self._calls[call]

        try:
            text = await self._endpoint.relay(key, size, room, post)
        except Exception as error:
            self._wire.send("fault", number, portable(error))
        else:
            # It has the text of what it sent itself.
            self._wire.send("answer", number, None if sent else text, Kept.oldest(self._store))
