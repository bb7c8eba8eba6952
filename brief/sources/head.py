"""What stands above an article's body: headline, byline, date line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from brief.article import Removed
from brief.paragraphs import BULLET
from brief.places import ends_sentence, is_heading
from brief.sources.dates import find_date, is_date_line, opening_date, without_date

_BY = re.compile(
    r"(?:(?:by|von|par|por|di|door|af|av)\s*:?\s+|(?:author|autor(?:in)?|auteure?|autore|autora|texte?|haber|muhabir"
    r"|автор|текст|记者|記者|作者|文)\s*[:：]\s*)(?P<names>\S.*?)(?:\s*\((?:with|mit|avec|con|com)\s[^()]*\))?",
    re.IGNORECASE,
)
_STAFF = re.compile(r"our .{0,40}(?:staff|reporters?|correspondents?|editors?|desk|agencies|team)", re.IGNORECASE)
_PARTICLE = re.compile(
    r"and|und|et|y|e|en|of|the|for|in|de|da|di|del|der|den|van|von|le|la|bin|al|el|ibn", re.IGNORECASE
)
_NOT_NAMES = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august"
    r"|september|october|november|"
    r"december|the|this|then|late|early|noon|midnight|night|morning|evening|far|all|now|law|contrast",
    re.IGNORECASE,
)
_DEEPEST = 20
"""Lines. A body begins before; what goes on longer without one sentence is no head."""

_IN_TITLE = re.compile(r"[^\W_][\w’'.-]*")
_LONGEST_TITLE, _FEWEST_CAPITALS = 160, 5
_SMALL = frozenset("a an the of in to at on for by and or as but from with if is it up vs via over than into".split())
"""Words that headlines print small."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the lines above the body say, and the lines that remain."""

    lines: list[str]
    title: str | None
    byline: str | None
    published: str | None
    removed: tuple[Removed, ...]


def read_head(lines: list[str]) -> Head:
    """Take byline and date line off the lines of an article, and tell its headline.

    The headline stays: it is part of the article. Byline and date line are facts about it.
    """
    byline: str | None = None
    published: str | None = None
    kept: list[str] = []
    removed: list[Removed] = []
    depth, in_head = 0, True
    for line in lines:
        stripped = line.strip()
        if not in_head or not stripped:
            kept.append(line)
            continue
        depth += 1
        above, when = without_date(stripped)
        names = _byline(above)
        if names:
            byline, published = byline or names, published or when
            removed.append(Removed(stripped, "byline"))
        elif is_date_line(stripped):
            published = published or find_date(stripped)
            removed.append(Removed(stripped, "date line"))
        else:
            kept.append(line)
            published = published or opening_date(stripped)
            in_head = depth < _DEEPEST and (depth == 1 or BULLET.match(stripped) is not None or not ends_sentence(line))
    return Head(_without_gaps(kept), headline(kept), byline, published, tuple(removed))


def headline(lines: list[str]) -> str | None:
    """The first line, if it is a headline and an article follows it."""
    visible = [line.strip() for line in lines if line.strip()]
    if len(visible) < 2 or BULLET.match(visible[0]):
        return None
    return visible[0] if is_heading(visible[0], most=25) or _in_title_case(visible[0]) else None


def _in_title_case(line: str) -> bool:
    """Whether all words of a line but small ones have capitals, as in headlines alone; it may end in a full stop."""
    words = _IN_TITLE.findall(line)
    small = [w for w in words if w[0].islower()]
    enough = len(line) <= _LONGEST_TITLE and len(words) - len(small) >= _FEWEST_CAPITALS
    return enough and _SMALL.issuperset(small)


def _byline(line: str) -> str | None:
    match = _BY.fullmatch(line)
    if not match or ends_sentence(line) or len(line) > 120:
        return None
    names = match.group("names").strip()
    if _STAFF.fullmatch(names):
        return names
    words = re.findall(r"[^\W\d_][^\s,;|/&]*", names)
    if not 1 <= len(words) <= 12 or _NOT_NAMES.fullmatch(words[0]):
        return None
    # Scripts without capitals cannot show what is a name; a short line is taken at its word there.
    if not all(w[0].isupper() or w[0].upper() == w[0].lower() or _PARTICLE.fullmatch(w) for w in words):
        return None
    return names


def _without_gaps(lines: list[str]) -> list[str]:
    """The lines without blank ones at the ends, and without the second of two blank lines where one was taken off."""
    kept: list[str] = []
    for line in lines:
        if line.strip() or (kept and kept[-1].strip()):
            kept.append(line)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def begins_with(text: str, title: str) -> bool:
    """Whether a text has the title on its first line, however that is spaced and in capitals or not."""
    return "".join(text.split("\n", 1)[0].split()).casefold() == "".join(title.split()).casefold()
