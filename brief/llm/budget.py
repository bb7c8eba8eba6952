"""A budget: dollars and tokens that calls together may use, and never more.

Before a call begins, the most that it can use is set aside: a token for each byte of the request, which no tokenizer
exceeds, and all the room that its answer is given. What it did not use comes back when it is over. A call that does not
fit waits for that, and if nothing is left to wait for, the limit is reached.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from brief.errors import ConfigurationError, LimitReached, UsageError
from brief.llm.cost import cost
from brief.llm.usage import Usage

Price = Callable[[Usage], float | None]
"""Dollars that the usage of one call costs."""


class Reserved:
    """What is set aside for one call. To be told what the call used; one that is told nothing used nothing."""

    __slots__ = ("most", "used")

    def __init__(self, most: Usage) -> None:
        self.most = most
        self.used = Usage()

    def spent(self, usage: Usage) -> None:
        """The call was answered. Where the server does not say what it used, all is taken to be used."""
        known = usage.input_tokens is not None and usage.output_tokens is not None
        self.used = usage if known else self.most

    def lost(self) -> None:
        """Nobody knows what became of the call: the server may have worked on it, and charge for that."""
        self.used = self.most


class Budget:
    """Limits that hold for all calls made under it."""

    def __init__(self, *, dollars: float | None = None, tokens: int | None = None, price: Price | None = None) -> None:
        """A budget of which nothing is spent yet.

        Args:
            dollars: None for no limit.
            tokens: Read and written; None for no limit.
            price: What a call costs; wanted where dollars are limited.

        Raises:
            ConfigurationError: dollars are limited and the price is not known.
            UsageError: a limit is no number, or below 0.
        """
        if not all(limit >= 0 for limit in (dollars, tokens) if limit is not None):  # Nor is NaN.
            raise UsageError("a limit of cost or tokens must be a number, and not below 0")
        if dollars is not None and (price is None or price(Usage(1, 1000, 0, 1000)) is None):
            raise ConfigurationError(
                "a limit of cost cannot be kept: the price of this model at this server is not known; limit tokens"
            )
        self._dollars, self._tokens, self._price = dollars, tokens, price
        self.dollars_used = 0.0
        """Dollars that calls have used so far; 0 where they are not limited."""
        self.tokens_used = 0
        """Tokens that calls have used so far."""
        self._aside: dict[Reserved, tuple[float, int]] = {}
        self._freed = asyncio.Event()

    @classmethod
    def of(
        cls, model: str, base_url: str | None, *, dollars: float | None, tokens: int | None, batched: bool = False
    ) -> Budget | None:
        """The budget for a model at a server, by the prices that are known; None without limits.

        With `batched`, by the prices of the Batch API.

        Raises:
            ConfigurationError: dollars are limited and the price is not known.
        """
        if dollars is None and tokens is None:
            return None
        return cls(dollars=dollars, tokens=tokens, price=lambda usage: cost(model, base_url, usage, batched=batched))

    @asynccontextmanager
    async def reserved(self, size: int, room: int) -> AsyncIterator[Reserved]:
        """Set aside what a call may use, for as long as it takes.

        Args:
            size: Bytes of the request.
            room: Tokens that its answer may take.

        Raises:
            LimitReached: it does not fit, nor will it.
        """
        call = Reserved(Usage(1, size, 0, room))
        needs = self._needs(call.most)
        while (over := self._over(*needs)) is not None:
            if not self._aside:
                raise LimitReached(over)
            self._freed.clear()
            await self._freed.wait()
        self._aside[call] = needs
        try:
            yield call
        finally:
            del self._aside[call]
            dollars, tokens = self._needs(call.used)
            self.dollars_used += dollars
            self.tokens_used += tokens
            self._freed.set()

    def charge(self, size: int, room: int) -> None:
        """Count a call that is made some time later, at the most that it can use.

        Raises:
            LimitReached: it does not fit.
        """
        dollars, tokens = self._needs(Usage(1, size, 0, room))
        if (over := self._over(dollars, tokens)) is not None:
            raise LimitReached(over)
        self.dollars_used += dollars
        self.tokens_used += tokens

    def give_back(self, size: int, room: int, used: Usage) -> None:
        """A call that was charged is over, and used that much; nothing, where it was never made."""
        most = Usage(1, size, 0, room)
        known = used.input_tokens is not None and used.output_tokens is not None
        dollars, tokens = (a - b for a, b in zip(self._needs(most), self._needs(used if known else most), strict=True))
        self.dollars_used -= dollars
        self.tokens_used -= int(tokens)

    def _needs(self, usage: Usage) -> tuple[float, int]:
        dollars = self._price(usage) if self._dollars is not None and self._price is not None else None
        return dollars or 0.0, (usage.input_tokens or 0) + (usage.output_tokens or 0)

    def _over(self, dollars: float, tokens: int) -> str | None:
        """Why so much more is too much now; None where it is not."""
        if self._tokens is None and self._dollars is None:
            return None
        aside_dollars = sum(aside[0] for aside in self._aside.values())
        aside_tokens = sum(aside[1] for aside in self._aside.values())
        if self._tokens is not None and self.tokens_used + aside_tokens + tokens > self._tokens:
            return (
                f"the limit of {self._tokens:,} tokens is reached: {self.tokens_used:,} are used, "
                f"and the next call might take {tokens:,}"
            )
        if self._dollars is not None and self.dollars_used + aside_dollars + dollars > self._dollars:
            return (
                f"the limit of ${self._dollars:,.2f} is reached: ${self.dollars_used:,.4f} are spent, "
                f"and the next call might cost ${dollars:,.4f}"
            )
        return None
