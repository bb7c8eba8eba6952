"""What a server for measurements answered, and what it counted."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Response:
    """What goes over the wire. `fault` is reset, hang or slow_drip; `note` is how the log calls it."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""
    note: str = "answered"


@dataclass
class Stats:
    """What happened so far."""

    asked: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    """Answers that went out whole, by the hash of the request body."""
    tries: Counter[str] = field(default_factory=Counter)
    busy: int = 0
    busiest: int = 0
    tokens: int = 0
    admitted: int = 0
    charged: int = 0
    """Tokens that a limit counted for what it admitted."""
    first: float | None = None
    last: float = 0.0
    seconds: dict[int, list[int]] = field(default_factory=dict)
    """Second since the first request → answered, refused."""

    def begin(self, digest: str, now: float) -> int:
        """A request came; gives how often its body has come by now."""
        self.asked += 1
        self.first = now if self.first is None else self.first
        self.tries[digest] += 1
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        return self.tries[digest]

    def end(self, digest: str, outcome: str, now: float) -> None:
        """It is done with: `answered`, `refused` by a limit, `gone` (the client is), or a fault by its name."""
        self.busy -= 1
        self.last = now
        self.outcomes[outcome] += 1
        counts = self.seconds.setdefault(int(now - (self.first or now)), [0, 0])
        if outcome == "answered":
            self.answers[digest] += 1
            counts[0] += 1
        counts[1] += outcome == "refused"

    def shown(self) -> dict[str, Any]:
        return {
            "asked": self.asked,
            "answered": self.outcomes["answered"],
            "outcomes": dict(self.outcomes),
            "distinct": len(self.tries),
            "repeated": sum(n - 1 for n in self.answers.values()),
            "in_flight": self.busy,
            "busiest": self.busiest,
            "tokens": self.tokens,
            "admitted": self.admitted,
            "charged": self.charged,
            "span": self.last - self.first if self.first is not None else 0.0,
            "cpu": time.process_time(),
            "seconds": [[second, *counts] for second, counts in sorted(self.seconds.items())],
        }
