"""What calls used, as far as the server says. What it does not say is None, never 0."""

from __future__ import annotations

from dataclasses import dataclass

_MOST = 10**10
"""Tokens of one call, above which a number is none."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Answered calls and their tokens. A sum is unknown as soon as one of its parts is."""

    calls: int = 0
    """Calls that were answered, usable or not; failed tries are not among them."""
    input_tokens: int | None = 0
    """Tokens read, cached ones included."""
    cached_tokens: int | None = 0
    """Of those, the ones the server had read before."""
    output_tokens: int | None = 0
    """Tokens written, those of hidden reasoning included."""

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.calls + other.calls,
            _sum(self.input_tokens, other.input_tokens),
            _sum(self.cached_tokens, other.cached_tokens),
            _sum(self.output_tokens, other.output_tokens),
        )


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def usage_of(block: object) -> Usage:
    """The usage of one answered call, from the `usage` object of its response.

    Anything that is missing, or is not a count, is unknown.
    """
    if not isinstance(block, dict):
        return Usage(1, None, None, None)
    details = block.get("prompt_tokens_details")
    cached = _count(details.get("cached_tokens")) if isinstance(details, dict) else None
    return Usage(1, _count(block.get("prompt_tokens")), cached, _count(block.get("completion_tokens")))


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST else None
