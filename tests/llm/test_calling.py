"""Calls as such, whatever they ask: kept or sent, and made otherwise by a class of its own."""

from __future__ import annotations

import asyncio

import pytest
from asking import GOOD
from fake_endpoint import answer

from brief.llm.client import Endpoint
from brief.llm.modes import Mode, Profile
from brief.llm.recall import encoded
from brief.llm.reply import Reply
from brief.llm.usage import Usage

BODY = encoded({"model": "m", "messages": []})


class Book:
    """Answers kept in memory."""

    def __init__(self):
        self.texts: dict[str, str] = {}

    def get(self, request):
        return self.texts.get(request)

    async def put(self, request, text):
        self.texts[request] = text


class Stopped(Exception):  # nothing went wrong
    """Nothing is to be sent."""


def test_whoever_is_told_before_a_request_is_sent_can_stop_it_unless_its_reply_was_kept(server):
    book, told = Book(), []

    def stop(key):
        told.append(key)
        raise Stopped

    async def main():
        async with Endpoint(server.url, None, "m", recall=book) as endpoint:
            with pytest.raises(Stopped):
                await endpoint.reply(BODY, 50, sending=stop)
            assert not server.requests
            first = await endpoint.reply(BODY, 50, sending=told.append)
            again = await endpoint.reply(BODY, 50, sending=stop)
            assert first == again
            assert endpoint.recalled == 1

    server.default = answer(GOOD)
    asyncio.run(main())
    assert len(server.requests) == 1
    assert told == [*book.texts] * 2


def test_a_class_that_sends_nothing_still_looks_up_what_was_kept(server):
    class Silent(Endpoint):
        async def sent(self, body, room):
            return Reply("{}", None, "stop", Usage()), "never kept before"

    async def main():
        book = Book()
        async with Silent(server.url, None, "m", recall=book) as endpoint:
            got = await endpoint.reply(BODY, 50, sending=lambda _: None)
        assert (got.text, [*book.texts.values()]) == ("{}", ["never kept before"])

    asyncio.run(main())
    assert not server.requests


def test_an_endpoint_told_what_its_server_takes_does_not_find_it_out(server, ask):
    server.default = answer(GOOD)
    asked = ask(profile=Profile(Mode.TEXT, frozenset({"seed"})))
    assert (asked.value, asked.mode) == (GOOD, Mode.TEXT)
    (request,) = server.requests
    assert not {"response_format", "seed"} & set(request.body)
