"""Titles of other articles within running text: "… he said. More: Warren leads in Iowa She told reporters …".

Some sites and many collections print an article as one paragraph, with the links that stood between its paragraphs
still in it. No full stop parts a title from the sentence behind it. A title begins at a sentence's beginning, outside
of quotations, and shows itself by capitals throughout, by "More:" and its like, or by a colon as only titles have it.
Where it ends is told by what begins a sentence and is never printed like that within a title. Where that cannot be
told, the rest of the sentence goes with it: a title taken for a part of what somebody said is the greater harm.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from brief.article import Removed, Span, count_words
from brief.quotations import quotations

POST = "signature of a post within the text"
TITLE = "title of another article within the text"
WITHOUT_END = "title or credit below the article"
NOTICE = "advertisement"

_FEWEST_WORDS = 60
"""Words of a line that is a text in running print. Titles between shorter paragraphs stand on lines of their own."""
_LONGEST_TAIL = 40
_STOP = re.compile(r"[.!?…][\"”’')\]]{0,3}(?=\s|$)")
_SHORTENED = re.compile(r"(?:[A-Z]|\b[A-Z][a-z]{1,2})\.$")
"""What ends in a full stop within a sentence, mostly: an initial, "Sen.". Only capitals throughout begin behind it."""
_UNENDED = re.compile(r"[^\W_][\"”]$")
_NOTICE = re.compile(
    r"(?i:advertisement|continue reading(?: the main story)?|(?:story|article) continues below(?: advertisement)?)"
    r" (?=[A-Z\"“])"
)
_BRACKETED = re.compile(
    r"\[(?:what|how|why|here|read|sign up|see|get|listen|watch|follow|subscribe|catch up|check|join|more|who|want|our"
    r"|for more|find|keep up|explore)\b[^\[\]]{15,160}\](?= |$)",
    re.IGNORECASE,
)
"""A link in brackets, a sentence of its own: "[Here’s what you need to know about the quay.]"."""
_SIGNATURE = re.compile(
    r"(?: ?(?:pic\.twitter\.com|https?://t\.co)/\w{1,20}){0,3} ?[—–-]{1,2} ?[^—–()@]{2,50} \(@\w{2,20}\)"
    r" [A-Z][a-z]+ \d{1,2}, \d{4}(?= |$)"
)
"""Who has posted what stands before it, and when, with the addresses of pictures: "— Ada Berg (@berg) May 1, 2019"."""
_CAPITALS = re.compile(r"[^\sa-z\"“]+(?: [^\sa-z\"“]+){3,29}(?=\s|$)")
_SHOUTED = re.compile(r"[A-Z]{3,}")
_KNOWN = (
    r"(?i:more(?: coverage)?|read(?: more)?|related|watch|see also|also read|opinion|column|fact check"
    r"|videos?|photos?|live updates|listen) ?:"
)
_LEAD = re.compile(
    rf"{_KNOWN}+ ?(?=[\w'‘])"
    r"|(?P<label>[A-Z][^.?!:;,\"“”\s]* [^.?!:;,\"“”\s]+): (?=(?P=label)\b)"
    r"|[^.?!:;\"“”\s]+(?: [^.?!:;\"“”\s]+){0,9}"
    r"(?:(?<=[a-z'’]):(?=['‘A-Z]|\d[\d,.]* [a-z])|::(?=\s|\w)|(?<=[a-z]['’]): (?=[A-Z]))"
)
"""What stands before a title: a word that is known; two that the title repeats ("Ada Berg: Ada Berg leads"); or up to
ten with a colon glued to what follows, or with a quotation in single marks before it ("'Not over': Berg stays").
"""
_AMID = re.compile(r"(?:(?<=[a-z])[\"”]|(?<=[a-z])) (?=(?:More|Read more|Related|See also|Also read):(?= ?[A-Z\d'‘]))")
"""What a title begins behind though no sentence ends there: its full stop is missing."""
_MAYBE = re.compile(
    r"(?!(?:The|An?|His|Her|Their|Its|Our|My|It|This|That|Here|There|I|He|She|They|We|You)\b)[A-Z][^.?!:;,\"“”\s]*"
    r"(?: (?!(?:is|was|are|were|be|been|has|have|had|do|does|did|will|can|may|must|said|says|asked|added)\b)"
    r"[^.?!:;,\"“”\s]+){0,7}: (?=['‘]?[A-Z])"
)
"""What may stand before a title as well as in a sentence: "Big quarrel: Berg hits back"."""
_OPENER = (
    r"(?:The|He|She|It|They|We|But|And|In|On|At|For|However|That|This|These|Those|His|Her|Its|Their|Meanwhile|After|If"
    r"|When|While|There|As|Since|Under|During|Among|Both|Earlier|Last|Although|Though|Being|Asked|Speaking|Following"
    r"|According|Responding|Citing|Noting)"
)
_SAID = r"(?:said|told|added|wrote|tweeted|continued|noted|argued|replied|responded)"
_DID = (
    r"(?:(?!need\b|feed\b|indeed\b|speed\b|exceed\b)[a-z]{2,}ed|was|were|had|took|went|came|got|made|won|lost|led|left|met"
    r"|ran|spoke|gave|began|became)"
)
"""The past, in which no title is."""
_SPOKE = re.compile(rf"{_SAID}|says?|asks?|asked|calls?|called|reads?|tells?|titled|named|adds?|declared|declares")
_NEXT = re.compile(
    rf"(?P<last>[\w’'!?%]+) (?=(?P<opener>{_OPENER} )(?P<small>[a-z]+)?|(?P<a>An? )(?=[a-z])"
    r"|(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)['’]s [a-z]"
    rf"|[\"“][A-Z][^\s\"“”]*(?: [^\s\"“”]+){{3}}|{_KNOWN}"
    rf"|[A-Z][\w’'-]+ (?:(?:in|on|at|from|of) (?:[a-z]+ ){{1,3}})?{_SAID}\b"
    rf"|[A-Z][\w’'-]+ (?:(?:also|later|then|previously) [a-z]|{_DID} (?!(?:by|of|over|for|with|as)\b))"
    r"|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:,| [–—]) (?:an?|who|whose|like)\b)"
)
"""Where a title may end, and a sentence or another title begin."""
_TWO_NAMES = re.compile(r"([A-Z][\w’'-]+ [A-Z][\w’'-]+) (?=([A-Z][\w’'-]+) [a-z])")
_LONGEST = 200
"""Characters of a title that are looked at for its first words, and for one name behind another that the text has."""
_NEAR = 8_000
"""Characters before and behind it: to look through all of a long text for each title would take minutes."""
_SMALL = frozenset(
    "a an the of in to from at on with for by and or as that than if when because while but after before over is are"
    " was were be his her their its who whom which what how why into about against between under until since bin al"
    " el de la van von der".split()
)
"""Words that have small letters in every title, and that none ends with."""
_GRADED = frozenset("vitamin hepatitis grade plan group type class level part schedule exhibit category tier".split())
"""What has an "A" behind it that begins no sentence."""
_SUBJECTS = frozenset("I He She It They We You".split())
_SECOND = re.compile(
    r"(?P<words>[A-Z][a-z]*(?: [\w’'-]+){1,6}) (?:(?=[\"“][A-Z][^\s\"“”]*(?: [^\s\"“”]+){3})|(?=The [A-Z\w]+ [a-z]))"
)
"""What may be a title's second sentence: "Who is running? An interactive guide “I have left”"."""


def without_titles(lines: list[str]) -> tuple[list[str], tuple[Removed, ...]]:
    """The lines of an article without other articles' titles in running text, and what was taken out, in order."""
    lines, removed = _without_signatures(lines)
    kept: list[str] = []
    last = max((i for i, line in enumerate(lines) if line.strip()), default=0)
    for index, line in enumerate(lines):
        found = list(_found(line, last=index == last)) if count_words(line) >= _FEWEST_WORDS else []
        at, parts = 0, [""]
        for span, reason in found:
            parts[-1] = f"{parts[-1]} {line[at : span.start].strip()}".strip()
            if parts[-1][-1:].isalnum() or _UNENDED.search(parts[-1]):
                parts.append("")  # What stood behind the title is no part of a sentence without an end.
            removed.append(Removed(line[span.start : span.end].strip(), reason))
            at = span.end
        kept.extend([*parts[:-1], f"{parts[-1]} {line[at:].strip()}".strip()] if found else [line])
    return kept, tuple(removed)


def _without_signatures(lines: list[str]) -> tuple[list[str], list[Removed]]:
    """The lines, each of which ends where a post does that stands in it, without the signatures of posts."""
    kept: list[str] = []
    removed: list[Removed] = []
    for line in lines:
        at = 0
        for signature in _SIGNATURE.finditer(line) if "(@" in line and count_words(line) >= _FEWEST_WORDS else ():
            kept.append(line[at : signature.start()].strip())
            removed.append(Removed(signature[0].strip(), POST))
            at = signature.end()
        kept.append(line[at:].lstrip() if at else line)
    return kept, removed


def _found(line: str, *, last: bool) -> Iterator[tuple[Span, str]]:
    """What is no part of a line's text, and the reason. `last`: no line follows it."""
    stops = list(_stops(line))
    ends = [at for at, shortened in stops if not shortened]
    end = 0
    amid = [(m.end(), False) for m in _AMID.finditer(line, 0, ends[-1] if ends else 0)]
    for at, within in sorted([(0, False), *stops, *amid]):
        begin = _after_spaces(line, at)
        while begin >= end and (found := _title(line, begin, ends, within=within)):  # one behind the other
            yield found
            begin = end = found[0].end
    begin = max(end, ends[-1]) if ends else end
    tail = line[begin:].strip()
    if last and len(ends) > 2 and 3 <= count_words(tail) <= _LONGEST_TAIL and (tail[-1].isalnum() or tail[-1] in "'’"):
        yield Span(begin, len(line)), WITHOUT_END


def _stops(line: str) -> Iterator[tuple[int, bool]]:
    """Where full stops and their like end that stand in no quotation, and whether that may be an abbreviation's."""
    quoted = [q for q in quotations(line) if line[q.start] in '"“']
    at = 0
    for match in _STOP.finditer(line):
        while at < len(quoted) and quoted[at].end < match.end():
            at += 1
        if at == len(quoted) or match.start() < quoted[at].start or match.end() == quoted[at].end:
            yield match.end(), _SHORTENED.search(line[max(0, match.start() - 3) : match.start() + 1]) is not None


def _title(line: str, begin: int, stops: list[int], *, within: bool) -> tuple[Span, str] | None:
    """The title that begins at a place, with the spaces behind it. `within`: a sentence may go on there."""
    if notice := _NOTICE.match(line, begin):
        return Span(begin, notice.end()), NOTICE
    if bracketed := _BRACKETED.match(line, begin):
        return Span(begin, _after_spaces(line, bracketed.end())), TITLE
    if (capitals := _CAPITALS.match(line, begin)) and (end := _end_of_capitals(line, capitals)):
        return Span(begin, end), TITLE
    if not within and (lead := _LEAD.match(line, begin)):
        end = _end(line, lead.end(), stops) or _with_second(line, _next_stop(line, lead.end(), stops))
        return Span(begin, end), TITLE
    if not within and (lead := _MAYBE.match(line, begin)) and (end := _end(line, lead.end(), stops, sure=True)):
        return Span(begin, end), TITLE
    return None


def _end_of_capitals(line: str, run: re.Match[str]) -> int | None:
    """Where a title in capitals ends. A word before small letters begins the next sentence: "A", "I", "GOP"."""
    words = run[0].split(" ")
    if line[run.end() : run.end() + 2].strip()[:1].islower():
        words.pop()
    title = " ".join(words)
    if len(_SHOUTED.findall(title)) < 3 or len(words) < 4 or title.endswith((".", "!", ",", ":", "–", "—", "-")):
        return None
    return run.start() + len(title) + 1


def _end(line: str, begin: int, stops: list[int], *, sure: bool = False) -> int | None:
    """Where a title ends that begins behind its lead, if something within the sentence tells.

    `sure`: with small letters before it, as no sentence is printed.
    """
    end = _next_stop(line, begin, stops)
    first = line[begin : min(end, begin + _LONGEST)].split()[:6]
    capitals = not any(w.islower() and len(w) > 3 and w not in _SMALL for w in first)
    for match in _NEXT.finditer(line, begin, end):
        last, small = match["last"], match["small"]
        if last in _SMALL or match.start() == begin or (match["a"] and last.lower() in _GRADED):
            continue
        if match["day"] and last.islower():
            continue  # "Berg skips Tuesday's vote"
        doubtful = not last.islower() or _SPOKE.fullmatch(last) or (match["opener"] == "The " and not small)
        if sure and doubtful and not match["day"]:
            continue
        if match["opener"] and capitals and (small is None or small in _SMALL):
            continue  # "Why Berg Left The Party": a title in which all words have capitals
        return match.end()
    near = line[max(0, begin - _NEAR) : begin + _NEAR]
    for match in _TWO_NAMES.finditer(line, begin, begin if sure else min(end, begin + _LONGEST)):
        if near.count(match[1]) > 1 and re.search(rf"[a-z,] {re.escape(match[2])}\b", near):
            return match.end()
    return None


def _with_second(line: str, end: int) -> int:
    """Where a title ends that has a full stop at `end`: behind a second sentence of its own, which has none."""
    second = _SECOND.match(line, _after_spaces(line, end))
    last = second["words"].rsplit(" ", 1)[1] if second else ""
    if second is None or not last.islower() or last in _SMALL:
        return end
    words = second["words"].split()
    return end if any(w in _SUBJECTS or (_SPOKE.fullmatch(w) and w != "ask") for w in words) else second.end()


def _next_stop(line: str, begin: int, stops: list[int]) -> int:
    at = bisect_right(stops, begin)
    return stops[at] if at < len(stops) else len(line)


def _after_spaces(line: str, at: int) -> int:
    while at < len(line) and line[at].isspace():
        at += 1
    return at
