"""Where the words end that say what is wanted: without who says so, and what else happened."""

from __future__ import annotations

import re

from brief.false_ends import ends_short

_LONGEST = 260
"""Characters of what is wanted."""
_SAYING = (
    r"(?:said|says|say|told|tells|added|adds|wrote|writes|noted|notes|stated|states|announced"
    r"|announces|reported|reports|reiterated"
    r"|tweeted|explained|warned|insisted|argued|claimed|stressed|according to)"
)
_TAIL = re.compile(
    r",[”\"]? (?:(?:\w+ly )?(?:asking|urging)|saying|adding|warning|citing|noting|arguing|claiming|accusing|calling"
    r"|describing|stressing|insisting|telling|yet|until \w+ (?:is|are|was|were))\b"
    r"|,?[”\"]? (?:saying that|according to|by (?:saying|arguing|claiming))\b"
    r"| (?:on \w+day )?as (?:he|she|they) (?:spoke|met|was|were|\w{3,}ed)\b"
    r"|,? and (?:we|I|they|he|she|it) (?:also )?(?:ask|urge|call|demand|request|appeal)(?:s|ed)?\b"
    r"|, and that\b| and that (?:he|she|they|it|we|there) (?:was|were|is|are|has|had|have|did|would|will|\w{3,}ed)\b"
    r"|, (?:based on|following|in light of|in response to|after)\b"
    r"|, (?:but|while|although|though|whereas|as (?:he|she|they|it|the|well)|because|and (?:said|says"
    r"|also|has|have|had|was|were|is|are|he|she|they|it|we|I|\w{3,}ed))\b"
    r"|, (?:[A-Z][\w’'-]+ ){1,4}(?:said|told|[a-z]{3,}ed)\b"
    r"|, (?:he|she|it|they|we|I|this|which|including|prompting|despite|not that|did|does|is|was|were"
    r"|has|had|will|would|declined|refused)\b"
    r"| but (?:at the same time|also|then|later|has|had|was|were|did|\w{3,}ed)\b"
    r"| in an? (?:statement|letter|tweet|interview|speech|post|video|email|news conference"
    r"|press conference|televised)\b"
    r"| in (?:its|his|her|their) (?:[\w-]+ ){0,4}?(?:statement|letter|tweet|interview|speech|post|alert|message)\b"
    r"| since (?:he|she|they|it|we|I)\b"
    r"| during (?:[\w’'-]+ ){0,3}(?:remarks|comments|interview|speech|testimony|hearing)\b"
    r"| after (?:[\w’'-]+ ){1,5}?(?:emerged|surfaced|came out|came to light|broke)\b"
    r"|, there(?:[’']s| (?:is|was|are|were)) no\b"
    r"| earlier (?:in the|this) (?:day|week|month|year)\b|, with [a-z]+ (?:saying|adding|arguing)\b"
    r"|(?<!that)(?<!which)(?<!who) (?:has|have|had) \w{3,}ed an?\b"
    rf"|(?<!ly) and (?:\w+ly )?(?:spoke|met|was|were|has|had|have|is|{_SAYING}|\w{{3,}}ed)\b(?! to\b)"
)
"""Where another clause begins, which is not wanted."""
_ENDED = re.compile(r"(?<=[”\"]),? and \w{3,}(?:ing|ed)\b")
"""How a sentence goes on behind a demand in quotation marks: "to “sit down” and threatening …"."""
_STOPS = re.compile(r"[;•]| [—–] |—| \[(?:\.\.\.|…)\] (?=[A-Z][a-z]+,)|\.(?:\s|$)")
_SUBORDINATE = re.compile(
    r"[“\"]?(?:While|Although|Though|When|As|(?:(?:Minutes|Hours|Days|Weeks|Months"
    r"|Years) )?(?:[Aa]fter|[Bb]efore)|Since|Because|If|Even)\b"
)
_ASIDES = re.compile(r", [^,]{2,60},")
_SAYS_SO = re.compile(rf",[”\"]? (?!(?:who|which|whom|whose)\b)[^,“”\"]*(?<!\w){_SAYING}(?!\w)")
_NEXT_INFINITIVE = re.compile(r"(,? (?:and|or)) to (?=[a-z])")
"""`wants A to pay and to leave`: of what is wanted the first "to" is no part, and so the second is none."""


def extent(sentence: str, start: int) -> str | None:
    """What is wanted: the words from `start` to the end of their clause, without who says so behind them."""
    text = _up_to_a_stop(sentence[start : start + _LONGEST])
    if _SUBORDINATE.match(sentence) and _ASIDES.sub("", sentence[:start]).count(",") == 0:
        text = text.partition(", ")[0]  # "While she calls for talks, he …"
    if len(text) == _LONGEST:
        text = text.rpartition(" ")[0]
    text = _ENDED.split(_TAIL.split(text)[0])[0]
    if (says := _SAYS_SO.search(text)) is not None:
        text = text[: says.start()]
    end = _closed(sentence, start, start + len(text.rstrip(" ,.:—–-")))
    text = sentence[start:end].strip(" ,:—–-")
    if sentence[:start].endswith(" to "):
        text = _NEXT_INFINITIVE.sub(r"\1 ", text)
    return text if len(text) > 2 else None


def _up_to_a_stop(text: str) -> str:
    """A text up to where its clause ends; a full stop behind "Maj" or "Inc" does not end it."""
    stops = (m.start() for m in _STOPS.finditer(text) if m.group()[0] != "." or not ends_short(text[: m.start() + 1]))
    return text[: next(stops, len(text))]


def _closed(sentence: str, start: int, end: int) -> int:
    """Where a stretch ends that leaves no quotation mark or bracket open, nor closes one that it did not open."""
    for opening, closing in (("“", "”"), ('"', '"'), ("(", ")")):
        inside = sentence[start:end]
        if opening == closing:
            left_open = inside.count(opening) % 2 == 1
        else:
            left_open = inside.count(opening) > inside.count(closing)
            if inside.count(closing) > inside.count(opening):
                end = start + inside.index(closing)
        if left_open:
            close = sentence.find(closing, end)
            end = close + 1 if 0 <= close <= end + 2 else start + inside.rindex(opening)
    return end
