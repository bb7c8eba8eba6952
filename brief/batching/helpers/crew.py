"""Helpers, as the command's process sees them: it gives out orders, asks their questions, and takes what they made.

A helper that dies takes its articles along, and not the run: another makes them again, and finds the answers that had
come. An article that was in two that died is made once more by one that has nothing else to do; if that dies too, the
article is the reason.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import itertools
import socket
import sys
from dataclasses import dataclass, field
from typing import TypeAlias

from brief.batching.cluster.setup import Setup
from brief.batching.cluster.wire import Message, Wire, portable
from brief.batching.helpers.spare import Spare
from brief.batching.making import Made, Order
from brief.llm.client import Endpoint

_START = """
import sys
sys.path[:] = {path!r}
from brief import garbage
garbage.seldom()  # What is loaded now stays.
from brief.batching.helpers.helper import main
main({descriptor})
"""
_LAST = 5.0
"""Seconds that one may take to end."""
_Process: TypeAlias = asyncio.subprocess.Process | Spare


class Unhelped(Exception):  # named for what happened
    """A helper has ended, or none can be had."""


@dataclass(slots=True)
class _Task:
    """An order, for as long as somebody waits for it."""

    order: Order
    made: asyncio.Future[Made]
    context: contextvars.Context = field(default_factory=contextvars.copy_context)
    """Its article's own, in which its questions are asked."""
    questions: set[asyncio.Task[None]] = field(default_factory=set)


class Helpers:
    """Some processes that make what is ordered."""

    def __init__(self, setup: Setup, endpoint: Endpoint, count: int, spares: list[Spare]) -> None:
        """They start with the first order.

        Args:
            setup: What they need to know.
            endpoint: Asks their questions.
            count: How many there are.
            spares: Processes to be taken first. Where there are none, fresh ones are started.
        """
        self._setup = setup
        self._endpoint = endpoint
        self._spares = spares
        self.count = count
        """How many there are, or are to be."""
        self._helpers: list[Helper] = []
        self._changing = asyncio.Lock()
        self._lonely = asyncio.Lock()

    async def make(self, order: Order) -> Made:
        """Have an order done.

        Raises:
            Unhelped: no helper can be started.
        """
        for _ in range(2):
            helper = await self._idlest()
            with contextlib.suppress(Unhelped):
                return await helper.make(order)
        async with self._lonely:
            alone = await Helper.started(self._setup, self._endpoint, self._spares)
            try:
                return await alone.make(order)
            except Unhelped:
                return Made(order.row, error=RuntimeError("the process that briefs it dies of it"))
            finally:
                await alone.close()

    async def close(self) -> None:
        """Send all away."""
        await asyncio.gather(*(helper.close() for helper in self._helpers))

    async def _idlest(self) -> Helper:
        async with self._changing:
            gone = [helper for helper in self._helpers if not helper.alive]
            self._helpers = [helper for helper in self._helpers if helper.alive]
            missing = self.count - len(self._helpers)
            started = await asyncio.gather(
                *(Helper.started(self._setup, self._endpoint, self._spares) for _ in range(missing)),
                return_exceptions=True,
            )
            self._helpers += [helper for helper in started if isinstance(helper, Helper)]
            # Where one could not be started, that is not tried again for each article.
            self.count = len(self._helpers)
            await asyncio.gather(*(helper.close() for helper in gone))
        if not self._helpers:
            raise Unhelped
        return min(self._helpers, key=lambda helper: helper.busy)


class Helper:
    """One of them."""

    def __init__(self, process: _Process, wire: Wire, endpoint: Endpoint) -> None:
        self.process = process
        self._wire = wire
        self._endpoint = endpoint
        self._tasks: dict[int, _Task] = {}
        self._numbers = itertools.count()
        self._hearing = asyncio.create_task(self._hear())

    @classmethod
    async def started(cls, setup: Setup, endpoint: Endpoint, spares: list[Spare]) -> Helper:
        """A new one, ready for work; a spare one, as long as there are any.

        Raises:
            Unhelped: it cannot be started.
        """
        if spares:
            process: _Process = (spare := spares.pop())
            link = spare.link
        else:
            process, link = await _fresh()
        wire = Wire(*await asyncio.open_connection(sock=link))
        wire.send("setup", setup)
        ready = False
        try:
            ready = await wire.receive() is not None
        finally:
            if not ready:  # It ended at its start, or nobody waits for it any more.
                await wire.close()
                await process.wait()
        if not ready:
            raise Unhelped
        return cls(process, wire, endpoint)

    @property
    def alive(self) -> bool:
        """Whether it takes orders."""
        return not self._hearing.done()

    @property
    def busy(self) -> int:
        """Orders that it has."""
        return len(self._tasks)

    async def make(self, order: Order) -> Made:
        """Have it do an order.

        Raises:
            Unhelped: it has ended.
        """
        if not self.alive:
            raise Unhelped
        number = next(self._numbers)
        self._tasks[number] = task = _Task(order, asyncio.get_running_loop().create_future())
        self._wire.send("make", number, order)
        try:
            return await task.made
        except asyncio.CancelledError:
            self._wire.send("drop", number)
            for question in task.questions:
                question.cancel()
            await asyncio.gather(*task.questions, return_exceptions=True)
            raise
        finally:
            del self._tasks[number]

    async def close(self) -> None:
        """Send it away, and see it go."""
        self._hearing.cancel()
        await asyncio.gather(self._hearing, return_exceptions=True)
        await self._wire.close()
        try:
            await asyncio.wait_for(self.process.wait(), _LAST)
        except TimeoutError:
            self.process.kill()
            await self.process.wait()

    async def _hear(self) -> None:
        try:
            async for message in self._wire.messages():
                self._heard(message)
        finally:
            for task in self._tasks.values():
                if not task.made.done():
                    task.made.set_exception(Unhelped())

    def _heard(self, message: Message) -> None:
        task = self._tasks.get(message[1])
        if task is None:
            return  # It was given up.
        match message:
            case ("ask", _, *question):
                # Where the helper dies meanwhile, the answer is kept for the next one.
                asking = asyncio.get_running_loop().create_task(self._ask(*question), context=task.context)
                task.questions.add(asking)
                asking.add_done_callback(task.questions.discard)
            case ("made", _, made) if not task.made.done():
                task.made.set_result(made)

    async def _ask(self, number: int, messages: object, schema: object, name: str, room: int) -> None:
        try:
            answer = await self._endpoint.ask(messages, schema, name=name, max_tokens=room)  # type: ignore[arg-type]
        except Exception as error:
            self._wire.send("answer", number, portable(error))
        else:
            self._wire.send("answer", number, answer)


async def _fresh() -> tuple[_Process, socket.socket]:
    """A process that loads all by itself, and the way to it."""
    ours, theirs = socket.socketpair()
    try:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",
            "-c",
            _START.format(path=sys.path, descriptor=theirs.fileno()),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            start_new_session=True,  # A Ctrl-C is not for it.
        )
    except OSError as error:
        ours.close()
        raise Unhelped(str(error)) from None
    finally:
        theirs.close()
    return process, ours
