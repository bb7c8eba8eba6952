"""Where the quotations of a paragraph begin and end.

Only the outermost ones are found; what stands quoted inside a quotation belongs to it. A quotation that is never
closed in its paragraph is none here: by convention it goes on in the next paragraph, or it is a slip.
"""

from __future__ import annotations

import re

from brief.article import Span

_CLOSERS = {
    "“": "”",
    "„": "“”",
    "”": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    "〝": "〟",
    '"': '"',
    "＂": "＂",
    "'": "'",
}
MARKS = frozenset("".join(_CLOSERS) + "".join(_CLOSERS.values()))
"""Every character that can open or close a quotation."""

_MARK = re.compile("[" + "".join(sorted(MARKS)) + "]")
_CURLY = re.compile("[“”]")
_ALIKE = frozenset("\"＂'”»›")
"""Marks that open in some languages and close in others; what stands around them decides."""
_SINGLE = frozenset("'‘‚’")
_ELISION = re.compile(r"[’‘']\s?(?:\d0s\b|(?:twas|tis|em|til|cause|n|round|bout)\b)", re.IGNORECASE)
_NEAR = 400
"""Characters in which a quotation's proper end is looked for before another mark is taken for it."""
_BEFORE_OPENING = frozenset("([{—–-:/¡¿…") | MARKS


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The outermost closed quotations in `text[start:end]`, marks included, in order. Takes linear time."""
    # By itself a part is mostly of ASCII, even where the whole text is not, and so looked through far sooner.
    text = text[start:end]
    if text.isascii() and '"' not in text and "'" not in text:
        return []
    found: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(text):
        at = match.start()
        mark = text[at]
        if opened is None:
            if _opens(text, at):
                opened = at
        elif (mark in _CLOSERS[text[opened]] and _closes(text, at, opened)) or _mismatched(text, at, opened):
            found.append(Span(start + opened, start + at + 1))
            opened = None
        elif mark == text[opened] and _opens(text, at):
            opened = at  # the one before was never closed
    return found


def _mismatched(text: str, at: int, opened: int) -> bool:
    """Whether a straight mark is closed by a curly one, or the other way round, as hasty typing has it.

    Only where the quotation has no proper end near by: what stands quoted inside a quotation does not end it.
    """
    pair = text[opened] + text[at]
    if pair not in ('"”', '“"'):
        return False
    own, other = ('"', "“") if pair[0] == '"' else ("”", '"')
    if text[at - 1].isspace() or other in text[opened + 1 : at]:
        return False
    proper = text.find(own, at + 1, at + _NEAR)
    if proper < 0 or text[proper - 1].isspace():
        return True
    following = _CURLY.search(text, at + 1, proper)
    return following is not None and following[0] == "“"  # the next one begins before that


def _opens(text: str, at: int) -> bool:
    mark = text[at]
    if mark not in _CLOSERS:
        return False
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 2] or " "
    if mark in _ALIKE or mark in _SINGLE:
        run_together = before in ".?!" and after.isupper() and text[at - 2 : at - 1].islower()  # "left."We stay,""
        if after.isspace() or not (before.isspace() or before in _BEFORE_OPENING or run_together):
            return False
        return not (mark in _SINGLE and _ELISION.match(text, at))
    return True


def _closes(text: str, at: int, opened: int) -> bool:
    mark, before = text[at], text[at - 1]
    after = text[at + 1 : at + 2] or " "
    if mark in _SINGLE:  # an apostrophe otherwise
        return at > opened + 1 and not before.isspace() and not after.isalnum()
    if mark in _ALIKE and mark == text[opened]:
        return at > opened + 1 and not (before.isspace() and after.isalnum())
    return True
