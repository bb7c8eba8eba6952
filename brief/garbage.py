"""Python's search for cycles, made seldom in a process that does one thing many times.

What such a process has loaded stays, and of what it makes for an article or a call hardly anything is a cycle. To look
through all of it again and again takes a sixth of its time.
"""

from __future__ import annotations

import gc


def seldom(new: int = 100_000) -> None:
    """Leave what is there now alone for good, and look at what comes more seldom than Python would.

    Args:
        new: how many more things there are at each look than at the one before. Not so many that cycles pile up: with
            200,000 a batch of 5,000 articles had 8 MB more than with 20,000, and with half of that it is as fast.
    """
    gc.freeze()
    gc.set_threshold(new, 10, 10)
