"""One turn at an endpoint: the right to make one call, and the duty to say how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from brief.llm.pacing.pace import Pace


@dataclass(frozen=True, slots=True)
class Held:
    """What follows from a refusal or failure for the call that met it."""

    seconds: float
    """How long all calls are held; 0 where they are not, and the call alone should wait a while."""
    news: bool
    """It is the first of its episode, or a matter of this call alone."""
    alone: bool = False
    """The server refuses this call and answers others: it waits by itself."""
    away: bool = False
    """The server has gone away and may come back soon: all wait for that, and it is no failure of this call's."""


class Turn:
    """An async context manager: entered when the call may be made, left when it is over.

    In between, say with `answered`, `refused` or `failed` what came of it. One that says nothing (it was cancelled, or
    what went wrong is no matter of pace) gives its place back and leaves no trace.
    """

    __slots__ = ("_pace", "likely", "number", "room", "sent", "size", "spent", "ticket")

    def __init__(self, pace: Pace, ticket: int, size: int, room: int) -> None:
        self._pace = pace
        self.ticket = ticket
        """Its place in the queue."""
        self.size = size
        """Bytes of the request."""
        self.room = room
        """Tokens the answer may take."""
        self.number = -1
        """Counted as calls are let go."""
        self.sent = 0.0
        """When it was let go, by the pace's clock."""
        self.likely = 0.0
        """Tokens it was expected to use."""
        self.spent: tuple[float, float] = (0.0, 0.0)
        """Requests and tokens of all calls let go until then, this one included."""

    async def __aenter__(self) -> Self:
        await self._pace.enter(self)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pace.leave()

    def heard(self, headers: Mapping[str, str]) -> None:
        """The server has responded. Keys are in lower case, or the mapping ignores case."""
        self._pace.heard(self, headers)

    def answered(self, read: int | None = None, written: int | None = None) -> None:
        """The call was answered, and used so many tokens; None where the server does not say."""
        self._pace.was_answered(self, read, written)

    def refused(self, wait: float | None = None, *, alone: bool = False) -> Held:
        """The server refuses calls for now (429).

        Args:
            wait: Seconds it asks to wait, None where it does not say.
            alone: It refuses this call again and again, and answers others: that says nothing of the pace.
        """
        return self._pace.was_refused(self, wait, alone=alone)

    def failed(self, wait: float | None = None, *, nobody: bool = False) -> Held:
        """The call failed by an error of the server's, or broke, or took too long.

        Args:
            wait: Seconds the server asks to wait, None where it does not say.
            nobody: There was no connection.
        """
        return self._pace.was_failed(self, wait, nobody=nobody)
