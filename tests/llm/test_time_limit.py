"""A time limit ends what takes too long, and not what was there while this process could not look."""

from __future__ import annotations

import asyncio
import time

import pytest
from fake_endpoint import FakeEndpoint, answer

from brief.llm.client import Endpoint
from brief.llm.modes import Profile
from brief.llm.time_limit import limited

SCHEMA = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"], "additionalProperties": False}


def test_what_takes_too_long_ends() -> None:
    async def work() -> float:
        began = time.monotonic()
        with pytest.raises(TimeoutError):
            async with limited(0.1):
                await asyncio.sleep(30)
        return time.monotonic() - began

    assert 0.05 < asyncio.run(work()) < 5


def test_what_came_while_the_loop_was_held_up_counts() -> None:
    async def work() -> bytes:
        async def serve(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            for part in (b"half ", b"an answer"):
                await asyncio.sleep(0.01)
                writer.write(part)
            writer.close()

        async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            asyncio.get_running_loop().call_later(0.005, time.sleep, 0.6)
            async with limited(0.2):
                got = await reader.read()
            writer.close()
        return got

    assert asyncio.run(work()) == b"half an answer"


def test_held_up_or_not_nothing_goes_on_for_ever() -> None:
    async def work() -> None:
        asyncio.get_running_loop().call_later(0.05, time.sleep, 0.4)
        async with limited(0.1):
            await asyncio.sleep(30)

    began = time.monotonic()
    with pytest.raises(TimeoutError):
        asyncio.run(work())
    assert time.monotonic() - began < 10


def test_what_ends_in_time_leaves_nothing_behind() -> None:
    async def work() -> None:
        async with limited(0.05):
            pass
        await asyncio.sleep(0.1)
        with pytest.raises(ZeroDivisionError):
            async with limited(1):
                raise ZeroDivisionError

    asyncio.run(work())


def test_a_question_that_was_answered_meanwhile_is_not_asked_again() -> None:
    async def work(server: FakeEndpoint) -> object:
        async with Endpoint(server.url, None, "fake", profile=Profile(), timeout=0.4) as endpoint:
            asyncio.get_running_loop().call_later(0.1, time.sleep, 1)
            return (await endpoint.ask([{"role": "user", "content": "?"}], SCHEMA, name="a", max_tokens=9)).value

    with FakeEndpoint() as server:
        server.default = answer({"a": "b"}, delay=0.3)
        assert asyncio.run(work(server)) == {"a": "b"}
        assert len(server.requests) == 1
