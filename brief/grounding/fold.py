"""A text with its typography evened out, and the way back to the original's offsets.

Only what a typesetter may change is folded: shapes of quotation marks and dashes, white space,
invisible characters, words broken over a line, presentation forms (ligatures, full width), and the
Unicode composition of letters. Superscripts, fractions, accents and the spelling of words stay as
they are, since changing those can change what is said.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from brief.article import Span

_EM = "—"
_HYPHENS = "‐‑‒–−﹘﹣－\u05be"
_DOUBLE = "“”„‟「」『』〝〞〟＂″״❝❞"
_SINGLE = "‘’‚‛＇′´`ʼ׳❛❜"
_GUILLEMETS = "«»‹›"
MARKS = "\"'" + _DOUBLE + _SINGLE + _GUILLEMETS
_UNSEEN = "\u00ad\u200b\u2060\ufeff\u061c\u0640\u200e\u200f\u202a-\u202e\u2066-\u2069\ufe0e\ufe0f"
_LIGATURES = "ﬀ-ﬆ\ufb50-\ufbb1\ufe80-\ufefc"
_DOTS = r"(?:…+|\.{3,}|\.(?:[ ]\.){2,})"

# Characters that stand for another one: no offset moves, and `str.replace` is quick.
_SHAPES = {
    **dict.fromkeys("―⸺⸻", "—"),
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys(_SINGLE, "'"),
    **dict.fromkeys(
        "\t\r\x0b\x0c\x85\xa0\u1680\u2028\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " "
    ),
    "\u2029": "\n",
    "⋯": "…",
}
_FULL_WIDTH = {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F) if chr(c) not in _SHAPES}
_WIDE = re.compile("[" + "".join(map(re.escape, _FULL_WIDTH)) + "]")
_DOUBLE_MARK = re.compile(r'"(?<!\d")')

# Where more than a shape may have to be folded. One character class comes first, so that the search skips
# over letters and spaces at full speed; the look-arounds spare ordinary hyphens, stops and brackets. A space
# before such a place belongs to it; spaces in a row are looked for only in a text that has some.
_PLACES = rf"\n\-.\[(':;!?%{_EM}{_GUILLEMETS}{_UNSEEN}{_LIGATURES}…"
_SPARED = (
    rf"(?:(?<![ \-.\[(':;!?%])|(?<=[ ][:;!?%])|(?<=-)(?=[\-\s{_EM}])|(?<=\.)(?=\.\.|[ ]\.)"
    rf"|(?<=[\[(])(?=[ ]?(?:…|\.\.))|(?<=')(?=[\"'{_GUILLEMETS}])|(?<=[ ])(?=[ ]))"
)
_CANDIDATE = re.compile(rf"[{_PLACES}]{_SPARED}")
_CANDIDATE_OR_SPACES = re.compile(rf"[ {_PLACES}]{_SPARED}")
_UNIT = re.compile(
    rf"(?P<broken>(?<=\w)[-\u00ad][^\S\n]*\n[^\S\n]*(?=\w))"
    rf"|(?P<space>\s[\s{_UNSEEN}]*(?P<dash>(?:[{_EM}]|--)[{_EM}\-]*[\s{_UNSEEN}]*|-\s[\s{_UNSEEN}]*)?)"
    rf"|(?P<em>(?:[{_EM}]|--|-(?=[{_EM}]))[{_EM}\-]*[\s{_UNSEEN}]*)"
    rf"|(?P<opening>(?<!\S)[«‹]\s+)"
    rf"|(?P<marks>[\"'{_GUILLEMETS}]+)"
    rf"|(?P<dots>[\[(][ ]?{_DOTS}[ ]?[\])]\s*|{_DOTS}\s*)"
    rf"|(?P<unseen>[{_UNSEEN}]+)"
    rf"|(?P<form>[{_LIGATURES}])"
)
_BROKEN = re.compile(r"[-‐][^\S\n]*\n[^\S\n]*(?=\w)")
_ELLIPSIS = re.compile(rf"[\[(]?[ ]?{_DOTS}")
_CLOSING = re.compile(r"[»›](?!\w)")


@dataclass(slots=True)
class _Edits:
    """Replaced stretches of a text: in the result and in the original, in order."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    original: list[Span] = field(default_factory=list)

    def add(self, start: int, end: int, span: Span) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.original.append(span)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """A range of the result as a range of the original: whole replaced stretches, no deleted edges."""
        i = bisect_right(self.starts, start) - 1
        if i >= 0:
            inside = start < self.ends[i]
            start = self.original[i].start if inside else self.original[i].end + start - self.ends[i]
        i = bisect_left(self.starts, end) - 1
        if i >= 0:
            inside = end <= self.ends[i]
            end = self.original[i].end if inside else self.original[i].end + end - self.ends[i]
        return start, end


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. `span` leads from a range of it to the range of the original."""

    text: str
    paragraphs: tuple[int, ...]
    """Offsets in the folded text at which a blank line stood."""
    broken: bool
    """Whether a hyphen at the end of a line leaves two readings of a word."""
    _steps: tuple[_Edits, ...]

    def span(self, start: int, end: int) -> Span:
        """The range of the original that a range of the folded text stands for."""
        for step in self._steps:
            start, end = step.back(start, end)
        return Span(start, end)


def _replacement(match: re.Match[str], *, keep_hyphens: bool) -> str:
    """What stands for a matched unit in the folded text."""
    text, kind = match.string, match.lastgroup
    if kind == "form":
        return unicodedata.normalize("NFKC", match[0])
    if kind == "broken":
        after = text[match.end()]
        before = text[match.start() - 1]
        real = match[0][0] != "\u00ad" and (keep_hyphens or not (before.isalpha() and after.islower()))
        return "-" if real else ""
    if kind in ("space", "dash"):
        if match["dash"]:
            return "—"
        follows = text[match.end() : match.end() + 1]
        glued = follows in (":", ";", "!", "?", "%") or _CLOSING.match(text, match.end())
        return "" if follows and (glued or _ELLIPSIS.match(text, match.end())) else " "
    if kind == "marks":
        # After a digit the mark may be a unit: 5' and 5" stay apart. Elsewhere shapes do not matter.
        measured = match.start() > 0 and text[match.start() - 1].isdigit()
        return '"' if measured and not match[0].strip('"«»') else "'"
    return {"em": "—", "opening": "'", "dots": "…", "unseen": ""}[kind or ""]


def _shaped(text: str) -> str:
    if text.isascii():
        for char in "\t\r\x0b\x0c`":
            text = text.replace(char, _SHAPES[char])
    else:
        for char, shape in _SHAPES.items():
            text = text.replace(char, shape)
        if _WIDE.search(text):
            text = _WIDE.sub(lambda m: _FULL_WIDTH[m[0]], text)
    return _DOUBLE_MARK.sub("'", text)


def _even(text: str, *, keep_hyphens: bool) -> tuple[str, list[int], _Edits]:
    text = _shaped(text)
    pieces: list[str] = []
    edits, paragraphs = _Edits(), []
    last = size = 0
    search = (_CANDIDATE_OR_SPACES if "  " in text else _CANDIDATE).search
    at = done = 0
    while found := search(text, at):
        at = found.start()
        # The space before belongs to a dash, an ellipsis, a colon …, not to a quotation mark.
        spaced = at > done and text[at - 1] == " " and text[at] not in "'«‹ "
        unit = _UNIT.match(text, at - 1 if spaced else at)
        if unit is None:
            at += 1
            continue
        start, end = unit.span()
        new = _replacement(unit, keep_hyphens=keep_hyphens)
        if new != unit[0]:
            pieces.append(text[last:start])
            size += start - last
            pieces.append(new)
            edits.add(size, size + len(new), Span(start, end))
            size += len(new)
            last = end
            if unit[0].count("\n") > 1:
                paragraphs.append(size)
        at = done = end
    pieces.append(text[last:])
    return "".join(pieces), paragraphs, edits


def _composed(text: str) -> tuple[str, _Edits]:
    """NFC, letter by letter, so that every letter keeps its place."""
    pieces: list[str] = []
    edits = _Edits()
    last = size = i = 0
    while i < len(text):
        j = i + 1
        while j < len(text) and (unicodedata.category(text[j])[0] == "M" or "\u1160" <= text[j] <= "\u11ff"):
            j += 1
        if j > i + 1 or text[i] > "\u02ff":
            letter = text[i:j]
            new = unicodedata.normalize("NFC", letter)
            if new != letter:
                pieces += (text[last:i], new)
                size += i - last
                edits.add(size, size + len(new), Span(i, j))
                size += len(new)
                last = j
        i = j
    pieces.append(text[last:])
    return "".join(pieces), edits


def fold_now(text: str, *, keep_hyphens: bool = False) -> Folded:
    """The folded text, without remembering it.

    `keep_hyphens`: a hyphen at the end of a line belongs to the word (`co-` + `operation`), where
    otherwise it is taken as the printer's (`govern-` + `ment`).
    """
    steps: tuple[_Edits, ...] = ()
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text, composed = _composed(text)
        steps = (composed,)
    broken = _BROKEN.search(text) is not None
    even, paragraphs, edits = _even(text, keep_hyphens=keep_hyphens)
    return Folded(even, tuple(paragraphs), broken, (edits, *steps))


# An article is asked about many times in a row, and its sentences with it.
fold = lru_cache(maxsize=64)(fold_now)
