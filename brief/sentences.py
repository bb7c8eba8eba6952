"""An article's sentences, with exact offsets.

`sentencex` knows where sentences end in some 300 languages. What it does not know is news prose: a quotation
belongs together with its “…,” X said, however many sentences are quoted. So it is shown the text with quotation
marks and soft line breaks blanked out (character by character, so that offsets stay), and its cuts are then taken
back where they would part a quotation or its attribution.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from brief.article import Place, Sentence, Span, is_english
from brief.paragraphs import paragraphs
from brief.places import has_word, places
from brief.planted import planted
from brief.quotations import MARKS, quotations
from brief.run_ons import LONGEST, parted

LONGEST_QUOTATION = 6
"""Sentences up to which a quotation is kept in one piece."""

_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_APOSTROPHES = frozenset("'’‘‚")
_BLANKED = (*_BREAKS, *sorted(MARKS - _APOSTROPHES))
_CLOSING = frozenset("”’»›\"'」』〟")

_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“\"'‘«-])(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Fr|Hon|Pres|Sens?|Reps?|Govs?|Lt|Gen|Adm|Col"
    r"|Maj|Capt|Cmdr|Cpl|"
    r"Sgt|Spc|Pvt|Det|Supt|Insp|Atty|Amb|St|Ste|Mt|Ft|vs|approx|cf|e\.g|i\.e|viz|M|MM|Mme|Mlle|Sr|Sra"
    r"|Hr|Frau|Dott|bzw|evtl|ggf|inkl|sog|vgl)\.)$",
)
_LONGEST_ABBREVIATION = 8
"""Characters at the end of a text in which one may stand, with what stands before it."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){1,3}$")
_SHORTENED = re.compile(r"[\s(-](?:[b-df-hj-np-tv-xz]{2,4}|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$")
"""A word without a vowel, or a month: before small letters or a number, its full stop ends no sentence."""
_LONGEST_SHORT = 6
_LETTER = re.compile(r"(?<!\w)[A-Z]\.")
_INITIAL = re.compile(r"(?:^|[-\s])[A-Z]\.$")
_SHORT_AND_COMMA = re.compile(r"[A-Z][a-z]{0,4}\.,")
_WITHIN = re.compile(r"(?<!\w)(?:[A-Z]|v|Inc|Corp|Co|Ltd|Bros|Jr|No|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.$")
"""What may end a sentence as well: within one, its full stop does not."""
_TIME = re.compile(r"\b[ap]\.m\.$")
_AFTER_TIME = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[A-Z]{2,4}\b|on\b|(?:[A-Z]\w+ ){1,3}[Tt]ime\b")
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
_RUN_TOGETHER = re.compile(r"[a-z]{2}[.!?][“\"][A-Z]$")
"""A quotation that begins where another sentence ends, and no space between them."""
_ADDED = re.compile(r"\[\.\] \s+(?=[A-Z])")
"""A full stop that an editor has put into a quotation, the mark that closes it blanked out."""
_DOTTED = re.compile(rf"\.[A-Zm]\.{_BEGINS}")
"""How each of these abbreviations ends: found ten times as quickly, and mostly not there."""
_NEAR = 24
"""Characters before a cut that tell whether an abbreviation ends there; a sentence has more of them."""
_NUMERAL = re.compile(r"[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)\]]+$")

_SAID = (
    "said|says|told|asked|added|adds|replied|answered|explained|remarked|noted|concluded|continued|insisted|argued|claimed|"
    "warned|declared|exclaimed|recalled|wrote|writes|tweeted|commented|stated|announced|shouted|observed|admitted|joked|"
    "demanded|vowed|urged|responded(?! to"
    " )|stressed|testified|lamented|quipped|suggested|acknowledged|predicted|maintained"
)
_NOT_PASSIVE = r"(?<!\bwas )(?<!\bwere )(?<!\bis )(?<!\bare )(?<!\bbeen )"
"""“We wait.” Berg was asked on Monday whether …: she has not said it."""
_NAME_OR_WORD = r"(?:(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|[A-Z])\.|[^\s.,!?;:]+)[ \t\n]+)"
_TAIL = re.compile(
    rf"{_NAME_OR_WORD}{{1,8}}?(?:(?:has|had|later|also"
    rf"|then)\s)?{_NOT_PASSIVE}(?:{_SAID})(?!,?\s*[“\"‘«„])(?=[.,;]|\s*$|\s(?:on|in|at|to|during|"
    r"after|by|via|through|later|then|of|about|when|as|with|from|last|this|(?:Mon|Tues|Wednes|Thurs"
    r"|Fri|Satur|Sun)day)\b)"
)
_TOLD_WHOM = re.compile(
    rf"{_NAME_OR_WORD}{{1,8}}?{_NOT_PASSIVE}(?:told|asked|asks|tells)"
    r"(?:[ \t\n]+(?!(?:that|to|if|whether|what"
    r"|how|why|who|when|where|about|for|of)\b)"
    r"[^\s.,!?;:“\"‘«„]+){1,4}?(?=[.;]|,(?!\s*[“\"‘«„])|\s*$|\s(?:on|in|at|during|after|before|by|via"
    r"|when|as|last|this)\b)"
)
"""“…?” Smith asked the council on Monday. What goes on behind the listener, “that …” or “to …”, is a sentence of its
own.
"""
_DENSE_TAIL = re.compile(
    r"(?:と|って|라고|이라고|하고)|[^。！？!?]{0,14}?(?:说|說|表示|称|稱|道|指出|问|問|答|写道|述べ|語|話し|言)(?![：:，]?[「『“])"
)

_COUNTRIES = ("U.S.", "U.K.")
_GOES_ON = re.compile(r"(?:And|Would|Will|Could|Should|Has|Had|Is|Was|May|Might|Must)\b(?![^.!]*\?)")
"""How a sentence goes on behind them, and none begins that asks nothing."""


def split(text: str, language: str | None) -> list[Span]:
    """The sentences of `text`, in order, as code-point ranges.

    They do not overlap, hold no white space at their ends, never cross a paragraph, and together cover every
    character that is not white space. `“One. Two,” he said.` is one sentence. `language` is a BCP 47 primary
    subtag; without one, English rules are used. What is too long for a sentence is several. Takes time linear in the
    text.
    """
    cutter = _Cutter(text, language)
    return [Span(start, start + len(words)) for p in paragraphs(text) for start, words in cutter.sentences(p)]


def ends_short(text: str) -> bool:
    """Whether a part of a sentence ends in an abbreviation or initial, so that more of it follows the full stop:
    "retired Maj.".
    """
    return any(p.search(text, max(0, len(text) - _LONGEST_ABBREVIATION)) for p in (_ABBREVIATION, _WITHIN))


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
            if cut < last and _joined(text, start, cut, end):
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
        """Where sentencex would cut a paragraph, each cut moved behind the quotation marks that close there."""
        text, (start, last) = self._text, paragraph
        masked = self._masked[start:last]
        if quoted and any(text[q.start] in _APOSTROPHES for q in quoted):
            shown = list(masked)
            for quotation in quoted:
                shown[quotation.start - start] = shown[quotation.end - 1 - start] = " "
            masked = "".join(shown)
        pieces = _segmenter()(self._language, masked)
        if (quoted or self._overlooks) and (more := _overlooked(text, masked, paragraph, quoted, self._language)):
            ends = {*accumulate(map(len, pieces)), *more}
            pieces = [masked[begin:end] for begin, end in pairwise([0, *sorted(ends)])]
        closing = {quotation.end - 1 for quotation in quoted}
        opening = {quotation.start for quotation in quoted}
        cuts: list[int] = []
        end = start
        for piece in pieces:
            begin, end = end, end + len(piece)
            at = cut = begin + len(piece.rstrip())
            while at < end and at not in opening:
                if at in closing or (at == cut and text[at] in _CLOSING):
                    cut = at + 1
                elif not quoted:
                    break  # No mark that closes a quotation can follow.
                at += 1
            if cut < last - 1 and text[cut] in _CLOSING and text[cut + 1].isspace() and cut not in opening:
                cut += 1  # "…’’ The": two marks for one
            if begin < cut < last:
                cuts.append(cut)
        return cuts


@cache
def _segmenter() -> Callable[[str, str], list[str]]:
    from sentencex import segment  # type: ignore[import-untyped]  # loaded when needed

    return segment  # type: ignore[no-any-return]


def _may_be_overlooked(masked: str) -> bool:
    """Whether a text may have ends of sentences that `_overlooked` finds, those at quotations aside."""
    return "://" in masked or "[.]" in masked or any(p.search(masked) is not None for p in (_WORDS, _DOTTED))


def _overlooked(text: str, masked: str, paragraph: Span, quoted: list[Span], language: str) -> list[int]:
    """Ends of sentences that sentencex does not know: behind some abbreviations, words and closed quotations.

    Where a quotation's speaker follows it ("“… for me.” Smith said"), that is put back later.
    """
    found = [match.end() for match in _WORDS.finditer(masked)] if language == "en" else []
    if _DOTTED.search(masked) or "://" in masked:
        found += (match.end() for match in _OVERLOOKED.finditer(masked))
    if "[.]" in masked:
        found += (match.end() for match in _ADDED.finditer(masked))
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


def _joined(text: str, start: int, cut: int, end: int) -> bool:
    """Whether what stands before and after a cut is one sentence all the same."""
    whole, touching = cut - start <= _NEAR, not text[cut].isspace()
    if text[cut - 1] == "." and not (whole or touching) and cut + 1 < end and text[cut + 1].isupper():
        # As most sentences end, and the next begin.
        last = text[cut - _NEAR : cut].rsplit(maxsplit=1)[-1]
        if last not in _COUNTRIES and not _may_go_on(last):
            return False
    after = text[cut : min(end, cut + 160)].lstrip()
    if not has_word(after):
        return True
    first = after[:1]
    if first.islower() or first.isdigit():
        # As in "4.9 million bbl. of oil" and "post-Sept. 11", and in "“We stay,” Berg (D-Mass.). told us".
        short = _SHORTENED.search(text, max(start, cut - _LONGEST_SHORT), cut) is not None
        if short or (first.islower() and text.endswith(").", start, cut)):
            return True
    elif text.endswith(_COUNTRIES, start, cut) and (_GOES_ON.match(after) or cut - start <= len("The U.S.")):
        return True  # agencies that put everything behind it in capitals: "said the U.S. Would wait"
    before = text[max(start, cut - _NEAR) : cut].strip()
    return (whole and not has_word(before)) or _go_together(before, after, whole=whole, touching=touching)


def _go_together(before: str, after: str, *, whole: bool, touching: bool) -> bool:
    if before[-1:] in _CLOSING and _is_tail(after, touching=touching):
        return True
    if whole and (_NUMERAL.match(before) or _INITIALS.match(before)):
        return True
    if before[-1:] != ".":  # No abbreviation ends here.
        return False
    within = touching and _LETTER.search(before) and _LETTER.match(after)  # "R-S.C., now"
    known = _ABBREVIATION.search(before, max(0, len(before) - _LONGEST_ABBREVIATION)) and not after[:1].islower()
    state = _INITIAL.search(before) and _SHORT_AND_COMMA.match(after)  # "R-W. Va., visited"
    if within or known or state:
        return True
    return bool(_TIME.search(before) and _AFTER_TIME.match(after))


@lru_cache(maxsize=4096)
def _may_go_on(word: str) -> bool:
    """Whether a full stop behind a word may be that of an abbreviation."""
    return any(pattern.search(word) is not None for pattern in (_ABBREVIATION, _TIME, _INITIAL))


def _is_tail(after: str, *, touching: bool) -> bool:
    """Whether words after a closed quotation say who spoke: “…?” Smith asked."""
    if after[:1].islower() or any(tail.match(after) for tail in (_TAIL, _TOLD_WHOM, _DENSE_TAIL)):
        return True
    return touching and after[:1].isalpha() and not "\u3040" <= after[0] <= "\u9fff"
