"""The blocks that a marked-up text is made of, and how they are laid out as plain text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an item of a list with its mark, or a row of a table."""

    words: str
    kind: Literal["paragraph", "item", "row"] = "paragraph"


def laid_out(blocks: Iterable[Block]) -> str:
    """Items of a list and rows of a table under each other, paragraphs apart; blocks without words left out."""
    told = [block for block in blocks if block.words]
    text = told[0].words if told else ""
    for above, block in pairwise(told):
        listed = above.kind == block.kind != "paragraph"
        text += ("\n" if listed else "\n\n") + block.words
    return text
