"""A budget is never passed, whatever calls cost, and a call that fits in the end only waits."""

from __future__ import annotations

import asyncio
import random

import pytest
from fake_endpoint import FakeEndpoint, answer, error, hang
from hypothesis import given
from hypothesis import strategies as st

from brief.errors import BriefError, ConfigurationError, LimitReached
from brief.llm.budget import Budget
from brief.llm.client import Endpoint
from brief.llm.errors import TimedOut
from brief.llm.usage import Usage

SCHEMA = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"], "additionalProperties": False}
CALLS = st.lists(st.tuples(st.integers(1, 500), st.integers(1, 500), st.floats(0, 1), st.booleans()), max_size=40)


@given(CALLS, st.integers(0, 5000), st.integers(0, 100))
def test_what_is_used_and_set_aside_never_passes_the_limit(
    calls: list[tuple[int, int, float, bool]], limit: int, seed: int
) -> None:
    budget = Budget(tokens=limit)
    chance, aside, refused = random.Random(seed), [0], [0]

    async def one(size: int, room: int, share: float, told: bool) -> None:
        try:
            async with budget.reserved(size, room) as call:
                aside[0] += size + room
                assert budget.tokens_used + aside[0] <= limit
                for _ in range(chance.randrange(3)):
                    await asyncio.sleep(0)
                aside[0] -= size + room
                call.spent(Usage(1, int(size * share), 0, int(room * share)) if told else Usage(1, None, None, None))
        except LimitReached:
            refused[0] += 1
            # It is over only when nothing is left to wait for.
            assert aside[0] == 0

    async def work() -> None:
        await asyncio.gather(*(one(*call) for call in calls))

    asyncio.run(work())
    assert budget.tokens_used <= limit
    assert refused[0] == 0 or limit < sum(size + room for size, room, _, _ in calls)


def test_dollars_are_limited_by_the_price_of_each_call() -> None:
    budget = Budget.of("gpt-5-mini", None, dollars=0.01, tokens=None)
    assert budget is not None

    async def work() -> int:
        made = 0
        while True:
            async with budget.reserved(2_000, 1_000) as call:
                call.spent(Usage(1, 2_000, 0, 1_000))
            made += 1

    with pytest.raises(LimitReached, match=r"limit of \$0\.01 is reached") as reached:
        asyncio.run(work())
    assert 0.005 < budget.dollars_used <= 0.01
    assert issubclass(reached.type, BriefError)
    assert reached.value.exit_code == 5


@pytest.mark.parametrize("model", ["no-such-model", "gpt-5-mini"])
def test_an_unknown_price_is_refused(model: str) -> None:
    with pytest.raises(ConfigurationError, match="price"):
        Budget.of(model, "http://127.0.0.1:1/v1", dollars=1, tokens=None)


def test_no_limit_is_no_budget() -> None:
    assert Budget.of("any", None, dollars=None, tokens=None) is None


class Nowhere:
    """A recall that keeps nothing."""

    def get(self, request: str) -> str | None:
        return None

    async def put(self, request: str, text: str) -> None:
        pass


@pytest.mark.slow
def test_what_a_server_answered_counts_and_what_it_refused_does_not() -> None:
    budget = Budget(tokens=10_000)

    async def work(server: FakeEndpoint) -> None:
        async with Endpoint(server.url, None, "fake", retries=1, timeout=0.3, small=True) as endpoint:
            kept = endpoint.keeping(Nowhere(), budget=budget)
            ask = {"schema": SCHEMA, "name": "x", "max_tokens": 700}
            await kept.ask([{"role": "user", "content": "hello"}], **ask)  # type: ignore[arg-type]
            assert budget.tokens_used == 120
            server.next(hang(), hang())
            with pytest.raises(TimedOut):
                await kept.ask([{"role": "user", "content": "again"}], **ask)  # type: ignore[arg-type]
            # Nobody knows what those two cost: they count in full.
            assert budget.tokens_used > 120 + 2 * 700
            assert len(server.requests) == 4

    with FakeEndpoint() as server:
        server.next(error(500), answer({"a": "b"}))
        asyncio.run(work(server))
