"""An article's sentences, with exact offsets.

`sentencex` knows where sentences end in some 300 languages. What it does not know is news prose: a quotation
belongs together with its “…,” X said, however many sentences are quoted. So it is shown the text with quotation
marks and soft line breaks blanked out (character by character, so that offsets stay), and its cuts are then taken
back where they would part a quotation or its attribution.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import accumulate, pairwise

from brief.article import Place, Sentence, Span, is_english
from brief.false_ends import CLOSING, is_one
from brief.paragraphs import paragraphs
from brief.places import places
from brief.planted import planted
from brief.quotations import MARKS, quotations
from brief.run_ons import LONGEST, parted

LONGEST_QUOTATION = 6
"""Sentences up to which a quotation is kept in one piece."""

_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_APOSTROPHES = frozenset("'’‘‚")
_BLANKED = (*_BREAKS, *sorted(MARKS - _APOSTROPHES))

_BEGINS = (
    r"\s+(?:The|He|She|It|They|We|But|And|In|On|At|However|That|This|These|Those|His|Her|Its|Their"
    r"|Meanwhile|After|If|When|While|There)\s"
)
_OVERLOOKED = re.compile(rf"(?:(?<![\w.])(?:[A-Z]\.){{2,4}}|\b[ap]\.m\.|(?<!\S)https?://\S{{1,400}}\.)(?={_BEGINS})")
"""Abbreviations and addresses that sentencex never cuts after, before words that begin a sentence."""
_WORDS = re.compile(r"\.(?:(?<=\b(?:[Mm]ay|art|ill)\.)|(?<=\b(?:me|no)\.))(?=\s+[“\"‘]?(?:[A-Z][a-z]|A\s))")
"""English words that sentencex takes for abbreviations, whatever follows: "by 1 May. Berg said so"."""
_NEXT_CAPITAL = re.compile(r"\s+(?=[A-Z])")
_LEAST_BEFORE = 3
_RUN_TOGETHER = re.compile(r"(?:[a-z]{2}[.!?]|[.!?]\) )[“\"][A-Z]$")
"""A quotation that begins where another sentence ends, and no space between them, or a parenthesis."""
_ADDED = re.compile(r"\[\.\] \s+(?=[A-Z])")
"""A full stop that an editor has put into a quotation, the mark that closes it blanked out."""
_IN_BRACKETS = re.compile(r"(?:(?<=[.!?] )|(?<=[.!?]  )|^)\([A-Z“\"][^()]{20,600}[.!?]\)\s+(?=[A-Z])")
"""A sentence in parentheses, behind another or first, and the space before the next one."""
_UNENDED = re.compile(r"(?<=\w) (?=(?:The|He|She|They|But|However,) [a-z]{2,} )")
"""Where a full stop is missing: "said in a statement to the NPA The port is shut"."""
_GOES_ON = frozenset(
    "a an the of in at on by for from with to as and or but is was are were called titled named dear since into over"
    " under about through during after before than like that when if while because his her its their our my not".split()
)
"""What stands before no such gap: a work may follow, "in The long quay"."""
_LEAST_WORDS = 6
"""Before it in its sentence, and behind it."""
_SEEN = 80
"""Characters in which that many words are looked for."""
_DOTTED = re.compile(rf"\.[A-Zm]\.{_BEGINS}")
"""How each of these abbreviations ends: found ten times as quickly, and mostly not there."""


def split(text: str, language: str | None) -> list[Span]:
    """The sentences of `text`, in order, as code-point ranges.

    They do not overlap, hold no white space at their ends, never cross a paragraph, and together cover every
    character that is not white space. `“One. Two,” he said.` is one sentence. `language` is a BCP 47 primary
    subtag; without one, English rules are used. What is too long for a sentence is several. Takes time linear in the
    text.
    """
    cutter = _Cutter(text, language)
    return [Span(start, start + len(words)) for p in paragraphs(text) for start, words in cutter.sentences(p)]


def number(text: str, language: str | None, *, title: str | None = None) -> tuple[Sentence, ...]:
    """The sentences of an article, numbered from 1, each with its paragraph and its place.

    `title` is the article's headline where it is known: a first line that repeats it is a headline even if it
    ends like a sentence. Without a title, a short first line without a final stop is taken for one.
    """
    found = paragraphs(text)
    placed = places([text[p.start : p.end] for p in found], title)
    cutter = _Cutter(text, language)
    sentences: list[Sentence] = []
    for index, paragraph in enumerate(found, start=1):
        place = placed[index - 1]
        parts = cutter.sentences(paragraph)
        if place is Place.HEADING and len(parts) > 1:
            place = Place.BODY  # a pulled quotation with the name below it, for instance
        for start, words in parts:
            sentences.append(Sentence(len(sentences) + 1, start, start + len(words), words, index, place))
    return tuple(_with_planted(sentences, english=is_english(language)))


def _with_planted(sentences: list[Sentence], *, english: bool) -> list[Sentence]:
    """The sentences, with those marked that are planted. An order without a final stop looks like a heading."""
    body, heading = Place.BODY, Place.HEADING
    looked_at = [s for s in sentences if s.place is body or s.place is heading]
    for at in planted([s.text for s in looked_at], [s.paragraph for s in looked_at], english=english):
        marked = looked_at[at]
        sentences[marked.id - 1] = marked._replace(place=Place.PLANTED)
    return sentences


def _masked(text: str) -> str:
    """The text without marks and soft breaks, a blank for each, so that offsets hold."""
    for mark in _BLANKED:
        text = text.replace(mark, " ")
    return text


class _Cutter:
    """Cuts the paragraphs of a text into sentences."""

    def __init__(self, text: str, language: str | None) -> None:
        self._text = text
        self._masked = _masked(text)
        self._language = language or "en"
        self._overlooks = _may_be_overlooked(self._masked)

    def sentences(self, paragraph: Span) -> list[tuple[int, str]]:
        """Where each sentence of a paragraph begins, and its words."""
        text = self._text
        start, last = paragraph
        quoted = quotations(text, start, last)
        cuts = self._proposed(paragraph, quoted)
        if quoted and cuts:
            cuts = [*_outside(cuts, quoted)]
        found: list[tuple[int, str]] = []
        for cut, end in pairwise([*cuts, last, last]):
            if cut < last and is_one(text, start, cut, end):
                continue
            if words := text[start:cut].lstrip():
                begin, words = cut - len(words), words.rstrip()
                if len(words) > LONGEST:
                    found += parted(begin, words)
                else:
                    found.append((begin, words))
            start = cut
        return found

    def _proposed(self, paragraph: Span, quoted: list[Span]) -> list[int]:
        """Where to cut a paragraph, each cut moved behind the quotation marks that close there."""
        text, (end, last) = self._text, paragraph
        closing = {quotation.end - 1 for quotation in quoted}
        opening = {quotation.start for quotation in quoted}
        cuts: list[int] = []
        for piece in self._pieces(paragraph, quoted):
            begin, end = end, end + len(piece)
            at = cut = begin + len(piece.rstrip())
            while at < end and at not in opening:
                if at in closing or (at == cut and text[at] in CLOSING):
                    cut = at + 1
                elif not quoted:
                    break  # No mark that closes a quotation can follow.
                at += 1
            if cut < last - 1 and text[cut] in CLOSING and text[cut + 1].isspace() and cut not in opening:
                cut += 1  # "…’’ The": two marks for one
            if begin < cut < last:
                cuts.append(cut)
        return cuts

    def _pieces(self, paragraph: Span, quoted: list[Span]) -> list[str]:
        """A paragraph as sentencex would cut it, and where that overlooks an end."""
        text, (start, last) = self._text, paragraph
        masked = self._masked[start:last]
        if quoted and any(text[q.start] in _APOSTROPHES for q in quoted):
            shown = list(masked)
            for quotation in quoted:
                shown[quotation.start - start] = shown[quotation.end - 1 - start] = " "
            masked = "".join(shown)
        pieces = _segmenter()(self._language, masked)
        more = _overlooked(masked, self._language) if self._overlooks else []
        if quoted:
            more += _at_quotations(text, paragraph, quoted)
        if more:
            ends = {*accumulate(map(len, pieces)), *more}
            pieces = [masked[begin:end] for begin, end in pairwise([0, *sorted(ends)])]
        return pieces


@cache
def _segmenter() -> Callable[[str, str], list[str]]:
    from sentencex import segment  # type: ignore[import-untyped]  # loaded when needed

    return segment  # type: ignore[no-any-return]


def _may_be_overlooked(masked: str) -> bool:
    """Whether a text may have ends of sentences that `_overlooked` finds."""
    return (
        "://" in masked
        or "[.]" in masked
        or ".) " in masked
        or any(p.search(masked) is not None for p in (_WORDS, _DOTTED, _UNENDED))
    )


def _overlooked(masked: str, language: str) -> list[int]:
    """Ends of sentences that sentencex does not know: behind some abbreviations and words."""
    found = [match.end() for match in _WORDS.finditer(masked)] if language == "en" else []
    if _DOTTED.search(masked) or "://" in masked:
        found += (match.end() for match in _OVERLOOKED.finditer(masked))
    if language == "en":
        found += (match.end() for match in _UNENDED.finditer(masked) if _stop_is_missing(masked, match))
    if ".) " in masked:
        found += (match.end() for match in _IN_BRACKETS.finditer(masked))
    if "[.]" in masked:
        found += (match.end() for match in _ADDED.finditer(masked))
    return found


def _stop_is_missing(masked: str, gap: re.Match[str]) -> bool:
    """Whether a sentence may end at a gap: enough stands before and behind it, and no work's name begins there."""
    before = re.split(r"[.!?:;] ", masked[max(0, gap.start() - _SEEN) : gap.start()])[-1].split()
    behind = masked[gap.end() : gap.end() + _SEEN].split()
    long = len(before) > _LEAST_WORDS and len(behind) > _LEAST_WORDS
    return long and before[-1].lower() not in _GOES_ON and masked.endswith((".", "!", "?"), 0, len(masked.rstrip()))


def _at_quotations(text: str, paragraph: Span, quoted: list[Span]) -> list[int]:
    """The same before and behind quotations.

    Where a quotation's speaker follows it ("“… for me.” Smith said"), that is put back later.
    """
    found: list[int] = []
    for quotation in quoted:
        if _RUN_TOGETHER.search(text, max(paragraph.start, quotation.start - _LEAST_BEFORE), quotation.start + 2):
            found.append(quotation.start - paragraph.start)
        following = _NEXT_CAPITAL.match(text, quotation.end, paragraph.end)
        if following is not None and text[quotation.end - 2] in ".!?":
            found.append(following.end() - paragraph.start)
    return found


def _outside(cuts: Iterable[int], quoted: list[Span]) -> Iterator[int]:
    """The cuts that part no quotation, unless the quotation is a long one."""
    waiting = list(cuts)
    at = 0
    for quotation in quoted:
        while at < len(waiting) and waiting[at] <= quotation.start:
            yield waiting[at]
            at += 1
        inner: list[int] = []
        while at < len(waiting) and waiting[at] < quotation.end:
            inner.append(waiting[at])
            at += 1
        if len(inner) >= LONGEST_QUOTATION:
            yield from inner
    yield from waiting[at:]
