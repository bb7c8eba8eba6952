"""One question's place in the queue, over all the turns that it needs.

    with Place(pace) as place:
        async with place.turn(size=…, room=…) as turn:
            ...
            held = place.refused(turn, wait)        # and another turn

One that is refused lets some others go first, and then goes before all that came later: nobody starves, neither it nor
the others where it is refused whatever the server has room for, as a request larger than any limit is.
"""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

from brief.llm.pacing.turn import Held, Turn

if TYPE_CHECKING:
    from brief.llm.pacing.pace import Pace

_BEHIND = 32
"""Questions that go first, counted from the newest."""
_ALONE = 2
"""Refusals from which on it may be the question's own fault."""
_MOSTLY = 3
"""So many times as many answers as refusals of others there are then."""


class Place:
    """A context manager around all tries of one question."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._ticket = pace.ticket()
        self._refusals = 0
        self._before = (0, 0)
        self._aside = self._alone = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pace.aside -= self._aside

    def turn(self, *, size: int, room: int) -> Turn:
        """The turn for its next try."""
        return self._pace.turn(self._ticket, size=size, room=room)

    def refused(self, turn: Turn, wait: float | None) -> Held:
        """That try was refused, as `Turn.refused` says.

        It is refused alone where, since its last refusal, many were answered and few were refused.
        """
        pace = self._pace
        self._refusals += 1
        answered, others = (now - before for now, before in zip(self._counts(), self._before, strict=True))
        if self._refusals >= _ALONE and answered > _MOSTLY * others:
            self._alone = True
        held = turn.refused(wait, alone=self._alone)
        self._before = self._counts()
        self._ticket = pace.ticket() + _BEHIND
        pace.aside += not self._aside
        self._aside = True
        return held

    def _counts(self) -> tuple[int, int]:
        return self._pace.answered, self._pace.turned_away
