"""A helper: a process beside the command's that reads articles and writes briefs, and hands it every question to ask.

make    an order, by its number             →
ask     a question of that order's article  ←
answer  to it, or the error in place of one →
made    what came of the order              ←
drop    an order is given up                →
"""

from __future__ import annotations

import asyncio
import itertools
import os
import signal
import socket
from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import replace

from pydantic import JsonValue

from brief import garbage
from brief.batching.cluster.setup import Setup
from brief.batching.cluster.wire import Wire, portable
from brief.batching.making import Made, Maker, Order
from brief.llm.client import Answer, Endpoint, Message, Terms

_order: ContextVar[int] = ContextVar("order")


class Asking(Endpoint):
    """An endpoint whose questions are asked by the command's process."""

    def __init__(self, terms: Terms, wire: Wire) -> None:
        super().__init__(terms.base_url, terms.api_key, terms.model, label=terms.label)
        self._wire = wire
        self._numbers = itertools.count()
        self._open: dict[int, asyncio.Future[Answer]] = {}

    async def ask(
        self, messages: Sequence[Message], schema: dict[str, JsonValue], *, name: str, max_tokens: int
    ) -> Answer:
        """As an endpoint does."""
        number = next(self._numbers)
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._open[number] = answer
        self._wire.send("ask", _order.get(), number, messages, schema, name, max_tokens)
        try:
            return await answer
        finally:
            del self._open[number]

    def told(self, number: int, answer: Answer | Exception) -> None:
        """What came of a question."""
        waiting = self._open.get(number)
        if waiting is None or waiting.done():
            return
        if isinstance(answer, Exception):
            waiting.set_exception(answer)
        else:
            waiting.set_result(answer)


async def work(link: socket.socket) -> None:
    """Do as the other end says, until it is gone."""
    wire = Wire(*await asyncio.open_connection(sock=link))
    told = await wire.receive()
    if told is None:
        return
    setup: Setup = told[1]
    endpoint = Asking(setup.terms, wire)
    maker = Maker(setup.loaded(), setup.options, setup.formats, endpoint)
    tasks: dict[int, asyncio.Task[None]] = {}

    async def make(number: int, order: Order) -> None:
        _order.set(number)
        try:
            wire.send("made", number, _light(await maker.make(order)))
        finally:
            del tasks[number]

    wire.send("ready")
    async for message in wire.messages():
        match message:
            case ("make", number, order):
                tasks[number] = asyncio.create_task(make(number, order))
            case ("answer", number, answer):
                endpoint.told(number, answer)
            case ("drop", number) if number in tasks:
                tasks[number].cancel()


def _light(made: Made) -> Made:
    """What was made, without what can be had from the rest of it."""
    return made if made.error is None else replace(made, error=portable(made.error), article=None)


def main(descriptor: int) -> None:
    """Work for who has the other end of a socket."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    garbage.seldom()
    asyncio.run(work(socket.socket(fileno=descriptor)))
    os._exit(0)  # A thread may be fetching a page still.
