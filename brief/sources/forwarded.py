"""A message that was sent on, or that is signed: the article is what was sent on, without what mail puts around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from brief.article import Removed

_SENT_ON = re.compile(
    r"^[-_*> \t]*(?:begin forwarded message|forwarded message|weitergeleitete nachricht|message transféré"
    r"|mensaje reenviado|messaggio inoltrato|mensagem encaminhada)[-_*: \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(r"[*]?([^\W\d_][\w -]{0,20}?) ?:[*]? +(\S.*)")
_FROM = ("from", "von", "de", "da")
_DATE = ("date", "sent", "datum", "gesendet", "fecha", "data")
_PREFIX = re.compile(r"(?:(?:fwd?|wg|tr|rv)\s?:\s*)+", re.IGNORECASE)
_FEWEST, _MOST, _NOTE = 2, 12, 60
"""Headers that make a block of them, lines of it at most, and words of a note above it at most: the article is longer.
"""
_SIGNED = re.compile(r"\n-- \r?\n")
_LINES = 8
"""Lines of a signature at most."""


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The text that was sent on, and what the block of headers above it says. Unknown facts are None."""

    text: str
    sender: str | None
    date: str | None
    removed: tuple[Removed, ...]


def forwarded(text: str) -> Forwarded | None:
    """What was sent on in a message's text, with nothing but a note above it; None if nothing was."""
    mark = _SENT_ON.search(text)
    if mark is None or len(text[: mark.start()].split()) > _NOTE:
        return None
    lines = text[mark.end() :].lstrip("\n").split("\n")
    end = next((n for n, line in enumerate(lines[:_MOST]) if not line.strip()), 0)
    told = [_HEADER.fullmatch(line.strip("> \t")) for line in lines[:end]]
    headers = {match[1].lower(): match[2].strip() for match in told if match}
    if len(headers) < _FEWEST or not any("\n".join(lines[end:]).split()):
        return None
    above = [*text[: mark.end()].split("\n"), *lines[:end]]
    removed = tuple(Removed(line.strip(), "above a message that was sent on") for line in above if line.strip())
    sender, date = (next((headers[n] for n in names if n in headers), "") for names in (_FROM, _DATE))
    name = " ".join(word for word in sender.split() if "@" not in word).strip("\"' ")
    return Forwarded("\n".join(lines[end:]).strip("\n"), name or None, date or None, removed)


def without_prefix(subject: str) -> str:
    """A subject without the "Fwd:" that says it was sent on."""
    return _PREFIX.sub("", subject, count=1) if _PREFIX.match(subject) else subject


def without_signature(text: str) -> tuple[str, tuple[Removed, ...]]:
    """A text without the signature that mail programs set apart by a line of two hyphens and a space, as RFC 3676 says.

    A line without the space may part an article, so the text is looked at as it was sent.
    """
    marks = list(_SIGNED.finditer(text))
    below = text[marks[-1].end() :].split("\n") if marks else []
    if not marks or len([line for line in below if line.strip()]) > _LINES:
        return text, ()
    removed = tuple(Removed(line.strip(), "signature") for line in below if line.strip())
    return text[: marks[-1].start()], removed
