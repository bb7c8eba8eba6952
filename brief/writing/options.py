"""How an article is read: by how large passages, and whose words the items are in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from brief.choices import LEAST_PASSAGE, WordedBy
from brief.errors import UsageError

Progress = Callable[[str, int, int], None]
"""Told of every step: phase, steps done, steps in all."""

SMALL_PASSAGE = 130
"""Words a passage for a small model: beyond that its speakers and sentence numbers go wrong."""
LARGE_PASSAGE = 6_000
"""Words a passage for a strong model: an article of that length is read whole."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose.

    | field | values |
    |---|---|
    | passages | `auto`: by the model; `whole`: the article at once; a number: words a passage |
    | wording | `auto`: by the model; `model`: it words the items; `article`: they keep the article's words |
    | repairs | how often an answer that cannot be used is asked for again |
    """

    passages: int | Literal["auto", "whole"] = "auto"
    wording: WordedBy = "auto"
    repairs: int = 2

    def __post_init__(self) -> None:
        """See that there are such choices.

        Raises:
            UsageError: there are not.
        """
        words = self.passages
        if words not in ("auto", "whole") and (not isinstance(words, int) or words < LEAST_PASSAGE):
            raise UsageError(f"passages should be at least {LEAST_PASSAGE} or 'auto' or 'whole', not {words!r}")
        if self.wording not in (wordings := get_args(WordedBy)):
            raise UsageError(f"wording should be one of {', '.join(wordings)}, not {self.wording!r}")


@dataclass(frozen=True, slots=True)
class Plan:
    """The choices made for one model."""

    words: int | None
    """Words a passage; None reads the article whole."""
    by_line: bool
    """Whether the program offers lines and the model fills in what is open, in the article's words."""


def plan(options: Options, *, small: bool) -> Plan:
    """The choices for a small or a strong model."""
    sizes = {"auto": SMALL_PASSAGE if small else LARGE_PASSAGE, "whole": None}
    words = options.passages if isinstance(options.passages, int) else sizes[options.passages]
    by_line = small if options.wording == "auto" else options.wording == "article"
    return Plan(words, by_line)
