"""Where a sentence goes on behind what looks like its end: an abbreviation, or a quotation before whoever said it."""

from __future__ import annotations

import re
from functools import lru_cache

from brief.places import has_word

CLOSING = frozenset("”’»›\"'」』〟")
"""Marks that close a quotation."""
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
_SAYS_MORE = re.compile(r"(?:[A-Z][a-z]{0,3}\.|[^.!?“\"]|\.(?=,))*?(?:\bthat\b|[“\"])")
"""A sentence with what somebody says in it, which behind a full stop says nothing of the quotation before: "“They
lied.” Smith told us on Monday that …".
"""
_SAYS = frozenset({*re.sub(r"\(.*?\)", "", _SAID).split("|"), "asks", "tells"})
"""Of which both have one."""
_LOW = re.compile("[a-z]+")
_DENSE_TAIL = re.compile(
    r"(?:と|って|라고|이라고|하고)|[^。！？!?]{0,14}?(?:说|說|表示|称|稱|道|指出|问|問|答|写道|述べ|語|話し|言)(?![：:，]?[「『“])"
)

_COUNTRIES = ("U.S.", "U.K.")
_GOES_ON = re.compile(r"(?:And|Would|Will|Could|Should|Has|Had|Is|Was|May|Might|Must)\b(?![^.!]*\?)")
"""How a sentence goes on behind them, and none begins that asks nothing."""


def ends_short(text: str) -> bool:
    """Whether a part of a sentence ends in an abbreviation or initial, so that more of it follows the full stop:
    "retired Maj.".
    """
    return any(p.search(text, max(0, len(text) - _LONGEST_ABBREVIATION)) for p in (_ABBREVIATION, _WITHIN))


def is_one(text: str, start: int, cut: int, end: int) -> bool:
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
    more = not touching and before.rstrip("”\"’'»")[-1:] == "." and _SAYS_MORE.match(after) is not None
    if before[-1:] in CLOSING and not more and _is_tail(after, touching=touching):
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
    if after[:1].islower() or _DENSE_TAIL.match(after):
        return True
    says = not _SAYS.isdisjoint(_LOW.findall(after))  # Mostly not, and the patterns try all that may stand before.
    if says and (_TAIL.match(after) or _TOLD_WHOM.match(after)):
        return True
    return touching and after[:1].isalpha() and not "\u3040" <= after[0] <= "\u9fff"
