"""Finding a quotation in a text: the exact place, or the nearest honest one, or none."""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from brief.article import Span
from brief.grounding.boundaries import cut_at_end, inside_word
from brief.grounding.ellipsis import may_leave_out, sentence_ends
from brief.grounding.fold import Folded, fold, fold_now

_EDGE = " \t\n'\"—"
_STOPS = ".,。，、،۔।"
_BRACKETED_LETTER = re.compile(r"\[(\w)\](?=\w)")
_PLAIN_BEFORE = frozenset(' \n“"(')
_PLAIN_AFTER = frozenset(' \n”",;!?)')
_PATIENCE = 32


def locate(quote: str, text: str) -> Span | None:
    """Where `text` says what `quote` quotes, as code point offsets into `text`; None where it does not.

    Typography may differ: shapes of quotation marks and dashes, white space, soft hyphens, words broken
    over a line, NFC and NFD, the case of the first letter, marks around the quotation, a stop or comma
    at its end, an ellipsis that leaves out harmless words of one sentence. Words, numbers and their
    order may not, and the quotation must begin and end where words do. Text in square brackets is an
    editor's, so it must stand in the text too; only `[T]he` is read as `The`.

    Takes time linear in both lengths; the folded text is remembered for further calls.
    """
    exact = _as_it_stands(quote, text)
    if exact:
        return exact
    asked, told = fold_now(quote), fold(text)
    found = _locate(asked.text, told)
    if found is None and (asked.broken or told.broken):
        found = _locate(fold_now(quote, keep_hyphens=True).text, fold(text, keep_hyphens=True))
    return found


def _as_it_stands(quote: str, text: str) -> Span | None:
    """The quick way for the common case: the very characters, between plain neighbours."""
    if not quote or not quote[0].isalpha() or not quote[-1].isalpha():
        return None
    at = text.find(quote)
    end = at + len(quote)
    if at < 0 or (at and text[at - 1] not in _PLAIN_BEFORE) or (end < len(text) and text[end] not in _PLAIN_AFTER):
        return None
    return Span(at, end)


def _locate(quote: str, text: Folded) -> Span | None:
    core = quote.strip(_EDGE + "…")
    bare = core.rstrip(_STOPS + _EDGE)
    # A stop that the text does not have may close a quotation, but may not answer a question.
    asked = "?？؟" if core != bare else ""
    if not _says_something(bare):
        return None
    for needle in (core, bare) if core != bare else (bare,):
        spellings = _spellings(needle, any_case=True)
        found = _first(spellings, text.text, Span(0, len(text.text)), refuse=asked)
        if found:
            return text.span(found.start, found.end)
    if "…" in bare:
        found = _in_parts([part.strip(_EDGE) for part in bare.split("…")], text)
        if found:
            return text.span(found.start, found.end)
    return None


def _says_something(quote: str) -> bool:
    return any(c.isalnum() or unicodedata.category(c) == "So" for c in quote)


def _spellings(needle: str, *, any_case: bool) -> list[str]:
    """The ways in which a text may spell a quotation's first letter, its own case first."""
    bracketed = _BRACKETED_LETTER.match(needle)
    spelled = bracketed[1] + needle[bracketed.end() :] if bracketed else needle
    found = [needle, spelled] if bracketed else [needle]
    other = spelled[0].swapcase()
    if (any_case or bracketed) and other != spelled[0] and len(other) == 1:
        found.append(other + spelled[1:])
    return found


def _first(spellings: list[str], text: str, within: Span, *, refuse: str = "") -> Span | None:
    """The first place in a range of `text` that has one of the spellings as whole words."""
    for spelling in spellings:
        for at in _occurrences(spelling, text, within.start, within.end):
            stop = at + len(spelling)
            if inside_word(text, at) or cut_at_end(text, stop):
                continue
            if refuse and text[stop : stop + 2].lstrip("'\"")[:1] in tuple(refuse):
                continue
            return Span(at, stop)
    return None


def _occurrences(needle: str, text: str, start: int, end: int) -> Iterator[int]:
    """Every place of `needle`. `str.find` for the first few; then, so that a text made of near misses
    cannot make the search quadratic, one pass of Knuth, Morris and Pratt.
    """
    at = text.find(needle, start, end)
    for _ in range(_PATIENCE):
        if at < 0:
            return
        yield at
        at = text.find(needle, at + 1, end)
    if at < 0:
        return
    border = [0] * len(needle)
    k = 0
    for i in range(1, len(needle)):
        while k and needle[i] != needle[k]:
            k = border[k - 1]
        k += needle[i] == needle[k]
        border[i] = k
    k = 0
    for i in range(at, end):
        while k and text[i] != needle[k]:
            k = border[k - 1]
        k += text[i] == needle[k]
        if k == len(needle):
            yield i - k + 1
            k = border[k - 1]


_ends = lru_cache(maxsize=8)(sentence_ends)


def _in_parts(parts: list[str], text: Folded) -> Span | None:
    """The parts in order within one sentence, with nothing left out that matters."""
    if not all(_says_something(part) for part in parts):
        return None
    ends = _ends(text.text, text.paragraphs)
    later = [_spellings(part, any_case=False) for part in parts[1:]]
    # One spelling after the other over the whole text, and a sentence at a time: linear, whatever the text.
    for spelling in _spellings(parts[0], any_case=True):
        start = 0
        while first := _first([spelling], text.text, Span(start, len(text.text))):
            i = bisect_right(ends, first.start)
            limit = ends[i] if i < len(ends) else len(text.text)
            found = _aligned(first, later, text.text, limit)
            if found:
                return found
            start = limit
    return None


def _aligned(first: Span, later: list[list[str]], text: str, limit: int) -> Span | None:
    spans = [first]
    for spellings in later:
        span = _first(spellings, text, Span(spans[-1].end, limit))
        if span is None:
            return None
        spans.append(span)
    # The first place of each part is the loosest fit: move the earlier parts as near to the next as they go.
    for i in range(len(spans) - 2, -1, -1):
        part = text[spans[i].start : spans[i].end]
        nearer = text.rfind(part, spans[i].start, spans[i + 1].start)
        if nearer > spans[i].start and not inside_word(text, nearer) and not cut_at_end(text, nearer + len(part)):
            spans[i] = Span(nearer, nearer + len(part))
    for a, b in itertools.pairwise(spans):
        if not may_leave_out(text[a.start : a.end], text[a.end : b.start]):
            return None
    return Span(spans[0].start, spans[-1].end)
