"""A server that fails on demand, and a way to ask it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from asking import KEY, MESSAGES, SCHEMA, Asked
from fake_endpoint import FakeEndpoint

from brief.llm.client import Endpoint


@pytest.fixture
def server() -> Iterator[FakeEndpoint]:
    with FakeEndpoint() as running:
        yield running


@pytest.fixture
def ask(server: FakeEndpoint) -> Callable[..., Asked]:
    """Asks the server the same thing `times` times at once, waiting for nothing."""

    def run(times: int = 1, *, schema: dict[str, Any] = SCHEMA, url: str | None = None, **options: Any) -> Asked:
        asked = Asked()

        async def sleep(seconds: float) -> None:
            asked.slept.append(seconds)

        async def main() -> None:
            made = Endpoint(
                url or server.url,
                options.pop("api_key", KEY),
                options.pop("model", "m"),
                timeout=options.pop("timeout", 5),
                sleep=sleep,
                notify=asked.notes.append,
                **options,
            )
            async with made as endpoint:
                questions = (endpoint.ask(MESSAGES, schema, name="names", max_tokens=50) for _ in range(times))
                asked.answers = await asyncio.gather(*questions, return_exceptions=True)
                asked.usage, asked.mode, asked.shown = endpoint.usage, endpoint.mode, repr(endpoint)

        asyncio.run(main())
        return asked

    return run
