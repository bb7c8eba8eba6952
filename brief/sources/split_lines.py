"""Sentences that were broken wherever a page has a link or bold type, put together again.

What turns pages into text may put each piece of markup on a line of its own: "The mayor", "Ada Berg", "said so", ".".
Such a text shows it by lines that begin as no line does: with a comma or a full stop, or with a small letter that goes
on.
"""

from __future__ import annotations

import re
from itertools import pairwise

from brief.article import count_words
from brief.paragraphs import BULLET, paragraphs
from brief.places import ends_sentence

_GLUED = re.compile(r"(?:[,;:?!)]|\.(?!\.)|[”’](?=[\s.,]|$))(?=[\s“\"”’]|$)")
"""What no line begins with: it belongs to the word before."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_DASH = re.compile(r"[–—]")
_INNER_END = re.compile(r"[.!?][”\"]? [A-Z“\"]")
_GOES_ON = re.compile(
    r"(?:,|,[”\"’']|\b(?:a|an|the|of|by|for|and|or|to|in|at|on|with|from|former|said|as|that))$", re.IGNORECASE
)
"""How a line ends whose sentence does not."""
_OFFICE = re.compile(
    r"\b(?:attorney|mayor|governor|sheriff|commissioner|minister|president|director|chief|secretary|judge|justice|senator"
    r"|superintendent|chancellor|chairman|chairwoman|chair|prosecutor|general|officer|detective|sergeant)$",
    re.IGNORECASE,
)
_NAME_AT_MOST, _TITLE_AT_MOST, _FEWEST = 5, 8, 6
"""Words of a name and of what stands before it on lines of their own, and of a line that goes on in a small letter and
shows that lines are broken.
"""
_LOOKED_AT = 80
"""Characters at a line's end that tell whether its sentence goes on, and of a line that is a name or an office: what
was put together may be long.
"""
_HEADLINE = 2
"""Lines, of which the first may be a headline: that ends with an office for another reason."""


def rejoined(lines: list[str]) -> list[str]:
    """The lines with those put together that markup has broken. A text whose lines end at a width is left alone."""
    broken = [_is_glued(above, below) or _runs_on(above, below) for above, below in pairwise(lines)]
    if not any(broken) or _is_wrapped(lines):
        return lines
    told: list[str] = []
    for line in lines:
        above = told[-1] if told else ""
        if _is_glued(above, line):
            told[-1] = above + line.lstrip()
        elif _belongs(above, line):
            told[-1] = f"{above} {line.lstrip()}"
            if len(told) > _HEADLINE and _is_name(above) and _is_office(told[-2]):
                told[-2:] = [f"{told[-2]} {told[-1]}"]
        else:
            told.append(line)
    return told


def _is_wrapped(lines: list[str]) -> bool:
    return len(paragraphs("\n".join(lines))) < sum(1 for line in lines if line.strip())


def _is_glued(above: str, below: str) -> bool:
    """Whether a line goes on within or right behind a word."""
    if not above.strip():
        return False
    return _GLUED.match(below) is not None or (above[-1:].isdigit() and _ORDINAL.match(below) is not None)


def _runs_on(above: str, below: str) -> bool:
    """Whether a line is the rest of a sentence that begins on the line above."""
    if not _is_open(above) or not below[:1].islower() or count_words(below) < _FEWEST:
        return False
    return above[:1].isupper() and (ends_sentence(below) or _INNER_END.search(below) is not None)


def _belongs(above: str, below: str) -> bool:
    """Whether a line of a broken text goes on with the sentence above."""
    if not above.strip() or not below.strip() or BULLET.match(above) or ends_sentence(above):
        return False
    end = above[-_LOOKED_AT:]
    dashed = _DASH.fullmatch(below.strip()) or _DASH.match(end.rsplit(maxsplit=1)[-1])
    goes_on = _is_open(above) and below[:1].islower()
    return dashed is not None or goes_on or _GOES_ON.search(end) is not None


def _is_open(line: str) -> bool:
    return bool(line.strip()) and not ends_sentence(line) and not line.endswith((":", ";"))


def _is_name(line: str) -> bool:
    words = line.split() if len(line) <= _LOOKED_AT else []
    return 0 < len(words) <= _NAME_AT_MOST and all(word[0].isupper() for word in words)


def _is_office(line: str) -> bool:
    """Whether a line is what stands before a name: "PORT ELLERY — County Attorney"."""
    return len(line) <= _LOOKED_AT and count_words(line) <= _TITLE_AT_MOST and _OFFICE.search(line) is not None
