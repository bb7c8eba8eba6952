"""The answers of a batch as an endpoint sees them. For each article it is noted how old its answers are."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

from brief.batching.state.store import Store


@dataclass(slots=True)
class _Asking:
    since: int = 0
    """Answers of earlier generations do not count."""
    oldest: int | None = None
    """Generation of the oldest answer so far."""

    def note(self, generation: int) -> None:
        self.oldest = generation if self.oldest is None else min(self.oldest, generation)


class Kept:
    """A `brief.llm.recall.Recall` over the state of a batch."""

    _asking: ContextVar[_Asking | None] = ContextVar("asking", default=None)

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, request: str) -> str | None:
        """The answer kept for a request; None where it is too old for the article that asks."""
        asking = self._asking.get()
        found = self._store.get(request, asking.since if asking else 0)
        if found is None:
            return None
        self.note(found[1])
        return found[0]

    async def put(self, request: str, text: str) -> None:
        """Keep an answer."""
        self.note(self._store.generation)
        await self._store.put(request, text)

    @classmethod
    def begin(cls, *, since: int = 0) -> None:
        """A new article begins in this task and those that it starts.

        Args:
            since: The generation from which on answers count for it.
        """
        cls._asking.set(_Asking(since))

    @classmethod
    def note(cls, generation: int) -> None:
        """The article of this task was given an answer of that generation."""
        if asking := cls._asking.get():
            asking.note(generation)

    @classmethod
    def since(cls) -> int:
        """The generation from which on answers count for the article of this task."""
        asking = cls._asking.get()
        return asking.since if asking else 0

    @classmethod
    def noted(cls) -> int | None:
        """Generation of the oldest answer that the article of this task was given; None where it was given none."""
        asking = cls._asking.get()
        return None if asking is None else asking.oldest

    @classmethod
    def oldest(cls, store: Store) -> int:
        """The same; that of the answers which come now, where it was given none."""
        noted = cls.noted()
        return store.generation if noted is None else noted
