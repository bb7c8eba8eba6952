"""What is written never takes the place of what the same command reads, or of somebody's work."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from brief.errors import UsageError

_DOCUMENT = re.compile(rb'\s*\{\s*"format"\s*:\s*"brief/')
_LABELS = ".labels.txt"
_HEAD = 200
"""Bytes that tell whether a file holds a brief."""
_FEW = 1_000
"""Inputs that are compared: those of a longer list are told by what they hold."""


def refuse_input(option: str, output: Path | None, inputs: Iterable[str | Path | None]) -> None:
    """See that an output is none of a command's inputs, nor another of its outputs.

    Args:
        option: how messages name the output.
        output: the file that is to be written, if any.
        inputs: what else the command reads or writes; None is passed over.

    Raises:
        UsageError: it is one of them.
    """
    if output is None:
        return
    for other in islice((path for path in inputs if path), _FEW):
        try:
            if output.exists() and not output.is_file():
                return  # A device may be read and written.
            there = output.exists() and Path(other).exists()
            same = output.samefile(other) if there else output.resolve() == Path(other).resolve()
        except (OSError, RuntimeError):
            continue  # What cannot be looked at is told when it is read or written.
        if same:
            how = "read" if there else "also written"
            raise UsageError(f"{option} {output} is {how} by the same command: name another file")


def refuse_work(option: str, output: Path | None) -> None:
    """See that a report takes the place of no brief, and of no labels that somebody has corrected.

    Raises:
        UsageError: it would.
    """
    try:
        if output is None or not output.is_file():
            return
        with output.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return
    if _DOCUMENT.match(head):
        raise UsageError(f"{option} {output} holds a brief, which would be lost: name another file")
    if output.name.endswith(_LABELS):
        raise UsageError(f"{option} {output} holds labels, which are somebody's work: name another file")
