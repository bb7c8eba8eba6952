"""What a release ends with and does not announce: "About Norlin Ferries", forward-looking statements, whom to call."""

from __future__ import annotations

import re

from brief.article import count_words
from brief.places import ends_sentence

REASON = "boilerplate of a release"
_ABOUT = re.compile(
    r"About (?:the )?(?P<who>[A-ZÀ-Þ][\w’'&.-]*(?: (?:(?:of|for|the|and|&) )*[A-ZÀ-Þ][\w’'&.-]*){0,6}):?"
)
_HEADING = re.compile(
    r"(?:(?:cautionary (?:statement|note)s? (?:regarding|on|about|concerning) )?forward[ -]looking"
    r" (?:statements?|information)"
    r"|safe harbou?r(?: statement)?|disclaimer|(?:media|press|investor)(?: (?:and|&) (?:media|press|investor))?"
    r"(?: relations)? (?:contacts?|enquiries|inquiries)|for (?:further|more) information,?(?: please)? contact"
    r"|boilerplate|editorial contacts?):?",
    re.IGNORECASE,
)
_END_MARK = re.compile(r"#(?:\s?#)*|[-–—]\s?30\s?[-–—]")
"""What releases end with: “###”, “# # #”, “- 30 -”."""
_HEADING_AT_MOST = 80
_ABOUT_AT_MOST = 9
"""Lines "About …" that are looked at: a text of nothing else would take long."""
_LONGEST = 0.5
"""Words below the first such heading, of all: more of them are what the text is about."""


def begins_at(lines: list[str], visible: list[int]) -> int | None:
    """Which of the visible lines is the first of a release's boilerplate, which goes on to the end; None without any.

    "About" somebody whom nothing above names is a part of the text.
    """
    marked = _end_mark(lines, visible)
    if marked is not None:
        return marked
    abouts = 0
    for at in range(2, len(visible)):
        line = lines[visible[at]].strip()
        abouts += line.startswith("About ")
        about = _ABOUT.fullmatch(line) if line.startswith("About ") and abouts <= _ABOUT_AT_MOST else None
        named = about is not None and any(about["who"] in lines[i] for i in visible[:at])
        if named or (len(line) <= _HEADING_AT_MOST and _HEADING.fullmatch(line)):
            above, below = (sum(count_words(lines[i]) for i in part) for part in (visible[:at], visible[at:]))
            return at if below <= _LONGEST * (below + above) else None
    return None


def _end_mark(lines: list[str], visible: list[int]) -> int | None:
    """Which of the visible lines is the mark that a release ends with; None where as much is told below it.

    Of several releases below each other, each with its mark, the first has most of the text below it.
    """
    at = next((n for n, index in enumerate(visible) if n > 1 and _END_MARK.fullmatch(lines[index].strip())), None)
    if at is None:
        return None
    above, below = (sum(_told(lines[i]) for i in part) for part in (visible[:at], visible[at:]))
    return at if above and below <= _LONGEST * above else None


def _told(line: str) -> int:
    """The words of a line that tells something."""
    return count_words(line) if ends_sentence(line) else 0
