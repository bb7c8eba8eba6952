"""Plain text: an article as it comes out of a clipboard, a wire service or an archive."""

from __future__ import annotations

import re

from brief.sources.clean import clean
from brief.sources.copied_page import without_frame
from brief.sources.dates import find_date
from brief.sources.draft import Draft
from brief.sources.furniture import strip_below, strip_furniture
from brief.sources.head import read_head
from brief.sources.interjected import without_titles
from brief.sources.split_lines import rejoined

_PUBLISHED_IN = re.compile(r"(?:first )?published in (?P<outlet>[^,.]{2,40}),", re.IGNORECASE)


def read_text(text: str) -> Draft:
    """The article in a plain text."""
    page = without_frame(clean(text).split("\n"))
    # What stands below is known line by line, and what stands above by where the first sentence is.
    lines, below = strip_below(page.lines)
    lines, removed = strip_furniture(rejoined(lines))
    head = read_head(lines)
    body, titles = without_titles(head.lines)
    published, outlet = head.published, page.outlet
    for line in (*removed, *below):
        imprint = _PUBLISHED_IN.match(line.text)
        if imprint:
            outlet = imprint.group("outlet").strip()
            published = published or find_date(line.text)
    return Draft(
        text="\n".join(body).strip("\n"),
        title=page.title or head.title,
        byline=head.byline,
        outlet=outlet,
        published=published,
        removed=(*page.removed, *head.removed, *titles, *removed, *below),
    )
