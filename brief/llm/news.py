"""What is told of calls that fail, once and not over and over: many calls meet the same failure."""

from __future__ import annotations

import re
from collections.abc import Callable

_APART = 60.0
"""Seconds between two lines that say the same."""
_MOST = 100
"""Different lines that are remembered."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


class News:
    """Lines that were told."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[float, int]] = {}

    def tell(self, line: str, notify: Callable[[str], None], *, now: float) -> None:
        """Tell a line, unless one that differs in numbers only was told in the last minute: that is counted.

        Args:
            line: What there is to tell.
            notify: Told it.
            now: Seconds of any clock.
        """
        said = _NUMBER.sub("0", line)
        last, times = self._told.pop(said, (now - _APART, 0))
        if now - last < _APART:
            self._told[said] = last, times + 1
            return
        if len(self._told) >= _MOST:
            self._told.clear()
        self._told[said] = now, 0
        notify(f"{line} ({times:,} more like this since)" if times else line)
