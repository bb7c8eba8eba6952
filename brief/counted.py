"""How many, in words."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 file`, `2 files`, `10,000 files`; `many` where a plain s does not make the plural."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
