"""What to do where an extra is missing: said in one way, and true of a clone, a wheel and an index alike."""

from __future__ import annotations


def needs_extra(what: str, extra: str) -> str:
    """`reading PDF needs the extra pdf: …`, with how it is had."""
    return f"{what} needs the extra {extra}: install brief again with it, in a clone by pip install '.[{extra}]'"
