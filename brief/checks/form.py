"""B101 to B107: whether a file is a document at all. They are found while it is loaded: see `brief.validation.load`."""

from __future__ import annotations

from collections.abc import Iterator

from brief.checks.page import Page
from brief.checks.rule import Problem, Rule


def _while_loading(page: Page) -> Iterator[Problem]:
    """What has become a page has passed these."""
    del page
    return iter(())


RULES = (
    Rule("B101", "error", "Not readable", "the file cannot be read, or is not JSON", _while_loading),
    Rule("B102", "error", "Not a brief", "the file is not in a format that this version knows", _while_loading),
    Rule("B103", "error", "Unknown kind", "the document is of a kind that is not known", _while_loading),
    Rule(
        "B104",
        "error",
        "Not of its kind",
        "the document is not as its format or its kind's schema says",
        _while_loading,
    ),
    Rule("B105", "error", "Too large", "the document is larger or deeper than any brief can be", _while_loading),
    Rule("B106", "error", "Key given twice", "an object has the same key twice", _while_loading),
    Rule("B107", "warning", "Control characters", "a text holds characters that drive a terminal", _while_loading),
)
