"""Plain text: an article as it comes out of a clipboard, a wire service or an archive."""

from __future__ import annotations

import re

from brief.sources.clean import clean
from brief.sources.dates import find_date
from brief.sources.draft import Draft
from brief.sources.furniture import strip_furniture
from brief.sources.head import read_head

_PUBLISHED_IN = re.compile(r"(?:first )?published in (?P<outlet>[^,.]{2,40}),", re.IGNORECASE)


def read_text(text: str) -> Draft:
    """The article in a plain text."""
    lines, removed = strip_furniture(clean(text).split("\n"))
    head = read_head(lines)
    published, outlet = head.published, None
    for line in removed:
        imprint = _PUBLISHED_IN.match(line.text)
        if imprint:
            outlet = imprint.group("outlet").strip()
            published = published or find_date(line.text)
    return Draft(
        text="\n".join(head.lines).strip("\n"),
        title=head.title,
        byline=head.byline,
        outlet=outlet,
        published=published,
        removed=(*head.removed, *removed),
    )
