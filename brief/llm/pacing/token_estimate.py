"""How many tokens a request will cost, guessed before it is sent and corrected by what calls turn out to cost."""

from __future__ import annotations

_CHARACTERS = 4.0
"""Of a body, for one token, until calls have shown it."""
_SHARE = 0.3
"""Of the room given to an answer that it takes, until answers have shown it."""
_WEIGHT = 0.05
"""Of one call in the running means."""


class TokenEstimate:
    """Tokens of a request, by its size and the room for its answer."""

    def __init__(self) -> None:
        self._read = 1 / _CHARACTERS
        self._written = _SHARE

    def likely(self, size: int, room: int) -> float:
        """What the request will have used, once it is answered.

        Args:
            size: Bytes of the body.
            room: Tokens the answer may take at most.
        """
        return self._read * size + self._written * room

    def most(self, size: int, room: int) -> float:
        """What it may use at most; many servers count this against their limits."""
        return self._read * size + room

    def correct(self, size: int, room: int, read: int | None, written: int | None) -> None:
        """A request of that size and room has used so many tokens; None where the server does not say."""
        if read is not None and size > 0:
            self._read += _WEIGHT * (read / size - self._read)
        if written is not None and room > 0:
            self._written += _WEIGHT * (min(1.0, written / room) - self._written)
