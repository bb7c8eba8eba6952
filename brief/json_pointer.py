"""JSON pointers (RFC 6901): the way to a value, as steps and as one text."""

from __future__ import annotations

from collections.abc import Iterable


def pointer(steps: Iterable[str | int]) -> str:
    """The pointer that leads these steps down from where it is used; "" for none."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)


def steps(pointer: str) -> list[str]:
    """The steps of a pointer, places in lists as the digits that stand there."""
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
