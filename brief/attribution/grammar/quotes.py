"""The quotations of one sentence: those that close in it, and those that run in from before or on to the next."""

from __future__ import annotations

import re
from functools import lru_cache

from brief.article import Span, count_words
from brief.quotations import MARKS, quotations

_DOUBLED = re.compile(r"``|''|‘‘|’’")
_SECOND = "\u2063"
"""Invisible: it stands for the second half of a doubled mark, so that offsets hold."""
_MARKS = re.compile("[" + "".join(sorted(MARKS - set("'‘‚’"))) + "]")
_NO_SINGLE = str.maketrans(dict.fromkeys("'‘‚’", "("))
_CLOSES = re.compile(r"(?<=\S)(?<!\d'\d)(?<!\d'\d\d)[”\"](?!\w)|»(?!\w)|[」』]")
_OPENS = re.compile(r"[„«「『]|“(?=\S)|(?<![^\s(\[{—–-])[\"»”](?=\S)")
_WORD = re.compile(r"\w")
_SCARE_WORDS = 4
_LONG_WORD = 4
"""Letters from which on a title’s words have a capital."""


@lru_cache(maxsize=2048)
def quoted(text: str) -> tuple[Span, ...]:
    """The quoted stretches of a sentence, marks included, in order.

    A quotation that opens here and closes elsewhere runs to the end, one that closes here and opened
    elsewhere runs from the start. ``…'' are quotation marks, too; single ones are none: they mostly hold a
    title or a word that somebody doubts.
    """
    if not _MARKS.search(text) and not _DOUBLED.search(text):
        return ()
    shown = _DOUBLED.sub(f'"{_SECOND}', text).translate(_NO_SINGLE)
    spans = [Span(s.start, _after(shown, s.end)) for s in quotations(shown)]
    closing = _CLOSES.search(shown, 0, spans[0].start if spans else len(text))
    if closing is not None and not _OPENS.search(shown, 0, closing.start()):
        spans.insert(0, Span(0, _after(shown, closing.end())))
    opening = _OPENS.search(shown, spans[-1].end if spans else 0)
    if opening is not None:
        spans.append(Span(opening.start(), len(text)))
    return tuple(spans)


def _after(shown: str, end: int) -> int:
    """Where a closing mark ends that may be a doubled one."""
    return end + shown.startswith(_SECOND, end)


def narration(text: str) -> str:
    """The sentence with every quotation replaced by bullets of the same length, so that offsets hold."""
    out = text
    for span in quoted(text):
        out = out[: span.start] + "•" * (span.end - span.start) + out[span.end :]
    return out


def is_title(quotation: str) -> bool:
    """Whether a quotation is a name and no words of anybody: “Hero of the Harbour”, “The Long Pier”."""
    words = quotation.strip("“”\"«»„'‘’., ").split()
    long = [w for w in words if len(w) >= _LONG_WORD]
    return bool(long) and words[0][:1].isupper() and all(w[:1].isupper() or w[:1].isdigit() for w in long)


def quotes_somebody(text: str) -> bool:
    """Whether more than a few words are quoted that are no title: somebody's, and not marked off as doubtful."""
    said = (text[s.start : s.end] for s in quoted(text))
    return any(count_words(words) > _SCARE_WORDS for words in said if not is_title(words))


def is_all_quotation(text: str) -> bool:
    """Whether nothing but quotation stands in it: its speaker stands elsewhere."""
    return bool(quoted(text)) and not _WORD.search(narration(text))
