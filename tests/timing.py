"""How long something may take: far more than it does, and far less than it would if it took quadratic time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """See that what is done inside takes less processor time; a busy machine takes none of it away."""
    began = time.process_time()
    yield
    assert time.process_time() - began < seconds
