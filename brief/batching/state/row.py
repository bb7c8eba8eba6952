"""What is known of one article of a batch, across runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EXCUSED = -1
State = Literal["done", "failed"]


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one article."""

    source: str
    """Where it comes from: no other row has it."""
    name: str
    """Where its outputs are, relative to OUT and without their suffixes."""
    size: int | None
    changed_ns: int | None
    inode: int | None
    article: str | None
    """`keys.article_key`; None where it could not be read."""
    settings: str
    """`keys.settings_key` of the run that made it."""
    state: State
    tries: int
    """Runs that tried it, the last included."""
    fault: str | None
    """Class of the error it ended with."""
    reason: str | None
    """One line."""
    passing: bool
    """Whether it failed for the endpoint's sake, so that the next run tries it again."""
    outputs: str
    """Its files as JSON: {suffix: size in bytes}. Where it failed, those of an earlier run that are still there."""
    title: str | None = None
    language: str | None = None
    words: int = 0
    items: int = 0
    parties: str = "[]"
    """Names, as JSON."""
    rejected: int = 0
    errors: int = 0
    warnings: int = 0
    findings: str = "[]"
    """Codes of the rules that tripped, as JSON."""
    calls: int = 0
    input_tokens: int | None = None
    output_tokens: int | None = None
    cost_usd: float | None = None
    seconds: float = 0.0
    finished: str = ""
    """ISO 8601, UTC."""
    generation: int = 0
    """That of the oldest answer it was made of; `EXCUSED` where it failed and none is to count."""

    @property
    def excused(self) -> bool:
        """Whether it failed by answers that were of no use to any article, and is to be asked about anew."""
        return self.state == "failed" and self.generation == EXCUSED
