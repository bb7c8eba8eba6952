"""What part of an article each paragraph is: its headline, a bullet below that, a heading, a caption, or a part of the
body.
"""

from __future__ import annotations

import re

from brief.article import Place, count_words
from brief.paragraphs import BULLET

_FINAL = frozenset(".!?…。！？؟۔।॥።։")
_BEHIND_FINAL = (
    "”’»›\"'」』〟)]）* \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
"""Closing marks and white space."""
_CAPTION = re.compile(
    r"(?:^|[\s.!?()”\"])(?:Image|File photo|Photo|Photograph|Picture|Foto)s?(?: credit)?(?:: ?| by (?=[A-Z]))"
    r"\S+(?: \S+){0,7} ?$"
)
"""How a line ends that tells who took the picture above it: "Boats in the harbour. Image: Ada Berg.". A word behind it
can be read in one way only, or a long one, an address say, would take hours.
"""
_CREDITED = ("Image", "hoto", "Picture", "Foto")
"""Of which each caption holds one. Most lines hold none, and the pattern has to be tried at every word."""
_LONGEST_CAPTION = 400
_NUMBERED = re.compile(r"\d{1,2}[.)] ")
_BULLET_MARKS = "•‣◦▪●∙·*"


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does: with a full stop or its like, closing marks aside."""
    return line[-1:] in _FINAL or line.rstrip(_BEHIND_FINAL)[-1:] in _FINAL


def is_heading(line: str, *, most: int = 12) -> bool:
    """Whether a line is short and ends without a final stop, as headings and headlines do."""
    stripped = line.strip()
    if ends_sentence(stripped) or stripped.endswith((":", ",", ";", "：", "，")) or not has_word(stripped):
        return False
    return count_words(stripped) <= most


def has_word(text: str) -> bool:
    """Whether a text holds a letter or a digit."""
    return text[:1].isalnum() or any(c.isalnum() for c in text)


def places(lines: list[str], title: str | None) -> list[Place]:
    """The place of each paragraph of an article."""
    found = [Place.BODY] * len(lines)
    first = 0
    if len(lines) > 1 and _is_headline(lines[0], title):
        found[0] = Place.HEADLINE
        first = 1
    body = _first_body(lines, first)
    bullets = [i for i in range(first, body) if BULLET.match(lines[i])]
    # One line that starts with a dash may be spoken words; two are a list.
    if body < len(lines) and (len(bullets) > 1 or any(lines[i][0] in _BULLET_MARKS for i in bullets)):
        for index in bullets:
            found[index] = Place.BULLET
    for index in range(first, len(lines) - 1):
        line = lines[index]
        if found[index] is Place.BODY and is_heading(line) and not _is_listed(line):
            found[index] = Place.HEADING
    whole = "\n".join(lines)
    for credit in _CREDITED:
        for index in range(first, len(lines)) if credit in whole else ():
            line = lines[index]
            if credit in line and len(line) <= _LONGEST_CAPTION and _CAPTION.search(line):
                found[index] = Place.CAPTION
    return found


def _is_listed(line: str) -> bool:
    if _NUMBERED.match(line) and line.isupper():
        return False  # "2. THE HARBOUR" heads a part
    return BULLET.match(line) is not None or line[0] in "-–—―|" or " | " in line


def _is_headline(line: str, title: str | None) -> bool:
    if title and "".join(title.split()).casefold() == "".join(line.split()).casefold():
        return True
    return is_heading(line, most=25) and not BULLET.match(line)


def _first_body(lines: list[str], first: int) -> int:
    """Index of the first line that is neither list item nor heading."""
    for index in range(first, len(lines)):
        if not BULLET.match(lines[index]) and not is_heading(lines[index]):
            return index
    return len(lines)
