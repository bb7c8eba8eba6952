"""A web page copied whole: its title, menus, the headline once more, and below the article its headline again.

The title has the headline, mostly with the site's name behind it. Where a line above the body repeats the headline,
what stands between is no part of the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from brief.article import Removed, count_words
from brief.places import ends_sentence
from brief.sources.dates import find_date, is_date_line
from brief.sources.forms import known_form, opens_links

SEPARATORS = (" - ", " | ", " – ", " — ", " :: ", " · ")
"""What pages put between a headline and the name of the site."""
_LABEL = re.compile(
    r"(?:for immediate release|(?:press|news|media) (?:release|advisory|statement|alert))\s?[:–—|-]+\s+(?=\S)",
    re.IGNORECASE,
)
_SHORTEST = 20
"""Letters and digits of a headline that no menu has by chance."""
_BROKEN_OVER = 4
"""Lines that a headline is broken over, at most."""
_DEEPEST = 200
"""Lines of menus that are looked through."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's article with its headline on the first line, and what the page has around it."""

    lines: list[str]
    title: str | None = None
    outlet: str | None = None
    removed: tuple[Removed, ...] = ()


def without_frame(lines: list[str]) -> Page:
    """The lines of a copied page without what it puts around its article; those of any other text as they are.

    Lines that hold a date stay: they tell when it was published.
    """
    visible = [index for index, line in enumerate(lines) if line.strip()]
    first = next((index for index in visible if not known_form(lines[index])), None)
    if first is None or _is_prose(lines[first]):
        return Page(lines)
    below = [index for index in visible if index > first]
    for headline, outlet in _readings(lines[first].strip()):
        repeated = _repeated(lines, below, headline)
        if repeated is not None:
            plain = _LABEL.sub("", headline, count=1)
            gone = [index for index in visible if index <= repeated.last and index != first]
            rest, echo = _without_echo(lines[repeated.last + 1 :], headline)
            dates = [
                line for line in (*(lines[index] for index in gone), repeated.before, echo.dated) if is_date_line(line)
            ]
            removed = [
                Removed(lines[index].strip(), "above the headline") for index in gone if lines[index] not in dates
            ]
            return Page([plain, "", *dates, *rest], plain, outlet, (*removed, *echo.removed))
    plain = _LABEL.sub("", lines[first], count=1)
    return Page([*lines[:first], plain, *lines[first + 1 :]])


@dataclass(frozen=True, slots=True)
class _Repeated:
    last: int
    """The line on which the headline ends that stands right above the body."""
    before: str
    """What stands before it on its own line."""


@dataclass(frozen=True, slots=True)
class _Below:
    dated: str = ""
    """The line above the headline that stands below the article, which may tell its date."""
    removed: tuple[Removed, ...] = ()


def _readings(line: str) -> list[tuple[str, str | None]]:
    """What the headline on a page's first line may be, each with the site's name behind it."""
    parted = [line.rpartition(separator) for separator in SEPARATORS]
    found = [(head.strip(), tail.strip()) for head, separator, tail in parted if separator and head.strip()]
    return [(head, outlet) for head, outlet in (*found, (line, None)) if len(_folded(head)) >= _SHORTEST]


def _repeated(lines: list[str], visible: list[int], headline: str) -> _Repeated | None:
    """The last place above the body that repeats a headline."""
    wanted, short = (_folded(text) for text in (headline, _LABEL.sub("", headline, count=1)))
    found: _Repeated | None = None
    for position, index in enumerate(visible[:_DEEPEST]):
        for count in range(1, _BROKEN_OVER + 1):
            part = visible[position : position + count]
            text = " ".join(lines[at].strip() for at in part)
            before = _before(text, wanted, short)
            if before is not None:
                found = _Repeated(part[-1], before)
                break
        if found is not None and index <= found.last:
            continue
        if _is_prose(lines[index]):
            break
    return found


def _before(text: str, wanted: str, short: str) -> str | None:
    """What stands before a headline in a text that repeats it: nothing, a label or a date; None if it does not."""
    if text.endswith(("...", "…")):
        cut = _folded(text)
        return "" if len(cut) >= _SHORTEST and wanted.startswith(cut) else None
    folded = _folded(text)
    if folded in (wanted, short):
        return ""
    dated, colon, rest = text.partition(": ")
    return dated if colon and find_date(dated) and _folded(rest) in (wanted, short) else None


def _without_echo(lines: list[str], headline: str) -> tuple[list[str], _Below]:
    """The lines without the page's frame below its article, if the headline stands in it once more."""
    wanted = _folded(headline)
    at = next((index for index, line in enumerate(lines) if _folded(line) == wanted), None)
    if at is None:
        return lines, _Below()
    prose = next((index for index in range(at, 0, -1) if _is_prose(lines[index - 1])), at)
    end = next((index for index in range(prose, at) if known_form(lines[index]) or opens_links(lines[index])), at)
    above = next((lines[index].strip() for index in range(at - 1, end, -1) if lines[index].strip()), "")
    removed = tuple(
        Removed(line.strip(), "around the headline, repeated below") for line in lines[end:] if line.strip()
    )
    return lines[:end], _Below(above, removed)


def _is_prose(line: str) -> bool:
    return (ends_sentence(line.strip()) and count_words(line) >= 8) or count_words(line) > 40


def _folded(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
