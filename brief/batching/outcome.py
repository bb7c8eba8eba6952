"""What became of one article of a batch: done, failed, unchanged, or left for a later run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from brief.batching.state.row import Row
from brief.document import Document
from brief.errors import BriefError, ConfigurationError, LimitReached
from brief.llm.errors import BadKey, Failure, NoQuota, NoSuchModel

_FOR_ALL = (BadKey, NoQuota, NoSuchModel, ConfigurationError, LimitReached)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one article."""

    state: Literal["done", "failed", "unchanged"]
    """`unchanged`: it was done, or had failed for good, in an earlier run."""
    row: Row
    error: Exception | None = None
    """What it failed by in this run."""
    made: bytes | None = field(default=None, repr=False)
    """Its brief as it was written, where this run made it."""
    aside: tuple[str, ...] = ()
    """Files in OUT that hold what somebody had made of its earlier brief's files."""

    @property
    def document(self) -> Document | None:
        """The same, read."""
        return None if self.made is None else Document.loads(self.made)


class Left(Exception):  # named for what happened
    """The article is left as it was: it is neither done nor failed, and a later run begins it again."""


class Deferred(Left):
    """Its questions are noted and asked later, all at once: it waits for their answers."""


class EndsRun(Left):
    """What hit this article would hit every other one."""

    def __init__(self, error: BriefError) -> None:
        super().__init__(str(error))
        self.error = error


def for_all(error: Exception | None) -> bool:
    """Whether what one article ran into is sure to be met by every other."""
    return isinstance(error, _FOR_ALL) and not (isinstance(error, Failure) and error.doubtful)
