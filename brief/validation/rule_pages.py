"""The pages of the built-in rules, docs/rules/CODE.md, which ship with the package."""

from __future__ import annotations

import re
from functools import cache

from brief.kinds.finding import home

_CODE = re.compile(r"B\d{3}")
_SECTION = re.compile(r"^## ", re.M)


@cache
def page(code: str) -> str | None:
    """The Markdown page of a built-in rule; None where there is none, as for a user's own."""
    if not _CODE.fullmatch(code):
        return None
    try:
        return (home() / "docs" / "rules" / f"{code}.md").read_text(encoding="utf-8")
    except OSError:
        return None


def section(text: str, title: str) -> str | None:
    """The text under a page's `## title`, without the heading; None where it has none."""
    for part in _SECTION.split(text)[1:]:
        heading, _, body = part.partition("\n")
        if heading.strip() == title:
            return body.strip()
    return None
