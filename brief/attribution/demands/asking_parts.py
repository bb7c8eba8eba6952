"""The parts of what is asked, and where they end: the noun phrase of whom it is asked, and the clause of what is
wanted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.function_words import ARTICLES
from brief.attribution.grammar.nouns import HEADS, is_agent
from brief.attribution.grammar.speaking import speaking
from brief.attribution.grammar.tokens import capital, doing
from brief.sentences import ends_short

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday earlier later".split())
SAYER = ""
"""The demander of what has none in its own clause: whoever says the sentence."""
_MOST = 14
"""Words that a noun phrase may have."""
_LONGEST = 260
"""Characters of what is wanted."""
_WITHIN = frozenset("of and in the a an its their his her or other all both former".split())
_SMALL = frozenset(
    "the a an its their his her our my your all both any every some those these other two three four".split()
)
_OBJECTS = frozenset("him her them us me you it everyone anyone everybody anybody".split())
_SUBJECTS = frozenset("he she they it we i you".split())
_PLACES = frozenset("airport museum prison zoo theatre theater library trust borough".split())
"""Places for those who run them, of whom something can be wanted."""
_CLOSERS = frozenset("to not never must should shall for that be immediately".split())
_NO_PART = frozenset("whether if about which who from by on when where because so as than".split())
_CLAUSAL = frozenset(
    "he she they i we is are was were has had will would did does believe believes think thinks said says am".split()
)
"""What makes a run of words more than a noun phrase."""
_AFTER = frozenset(
    "to that in over on for before after who which at during as by until with since under against when".split()
)
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
    r"|, and that\b| and that (?:he|she|they|it|we|there) (?:was|were|is|are|has|had|have|did|would|will)\b"
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
    rf"| and (?:\w+ly )?(?:spoke|met|was|were|has|had|have|is|{_SAYING}|\w{{3,}}ed)\b(?! to\b)"
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
_DOING = re.compile(r"(?:resignation|withdrawal|departure|surrender|abdication|apology|cooperation|intervention)$")
"""Nouns whose "of" or possessive tells who is to do it."""
_SHARED = re.compile(r"(?:truce|cease-?fire|talks|peace|negotiations|dialogue)$")
_ELSE = frozenset("of on in at for with to against by into".split())
_AWAY = re.compile(
    r"(?:withdr\w*|retreat|remov\w+|depart\w*|return\w*|releas\w*|exit|evacuat\w*|exclu\w*|ban\w*"
    r"|protect\w*|immunity|away|c[oa]me|people|troops"
    r"|forces|refugees)$"
)
"""Before "from", these tell a place or a danger and not who is to do it."""


_SO_MANY = re.compile(
    r"^(?:[\w-]+ ){0,4}(?:dozens|scores|hundreds|thousands|millions|number|group|majority|crowd"
    r"|handful|coalition) of (?:the )?",
    re.I,
)
_NEXT_INFINITIVE = re.compile(r"(,? (?:and|or)) to (?=[a-z])")
"""`wants A to pay and to leave`: of what is wanted the first "to" is no part, and so the second is none."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks what of whom, as printed."""

    by: str
    """A noun phrase or a pronoun; `SAYER` where the sentence's own speaker asks."""
    of: str
    """Empty where the form names nobody."""
    what: str


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Some tokens of a clause that name somebody or something."""

    text: str
    first: int
    last: int
    agent: bool
    """Whether it can do something: a person, a body, a state, a group."""


def somebody(phrase: str) -> bool:
    """Whether a phrase names one who can be asked to do something."""
    if phrase.lower() in _OBJECTS or speaking(phrase) is not None:
        return True
    parts = re.split(r",? and |, ", _SO_MANY.sub("", phrase))
    head = re.split(r" (?:of|in|from|at|with|near|who) ", parts[-1])[0].split()[-1].lower()
    singular = head[:-3] + "y" if head.endswith("ies") else head.removesuffix("s")
    return singular in HEADS | _PLACES or is_agent(singular) or (len(parts) > 1 and any(speaking(p) for p in parts))


def noun_phrase(clause: Clause, first: int, *, clausal: bool = False) -> NounPhrase | None:
    """The noun phrase that begins at token `first`, up to "to" or the like.

    Args:
        clausal: whether a clause of its own follows, whose verb has no ending that would tell it: "the council pay".
    """
    tokens, depth, last = clause.tokens, 0, first - 1
    if first < len(tokens) and tokens[first].low in _ELSE | {"those"}:
        return None
    if first + 1 < len(tokens) and tokens[first].quoted and tokens[first + 1].low == "to":
        quoted = clause.sentence[tokens[first].start : tokens[first].end].strip('“”"')
        return NounPhrase(quoted, first, first, agent=somebody(quoted))
    for j in range(first, min(first + _MOST, len(tokens))):
        token = tokens[j]
        if token.text in {"(", ")"}:
            depth += 1 if token.text == "(" else -1
        elif depth:
            continue
        elif j > first and (
            (token.low in _CLOSERS and not (token.low == "for" and _in_name(clause, j)))
            or (clausal and _over(clause, j))
        ):
            break
        elif (
            token.quoted
            or (j > first and token.low in ARTICLES and not _goes_on(clause, j - 1))
            or (token.low in _NO_PART and not _stands_on(clause, first, j))
            or (j > first and token.low in _CLAUSAL)
            or not (token.word or (token.text == "," and _in_name(clause, j)))
        ):
            return None
        last = j
    else:
        return None
    if last < first:
        return None
    until = last
    while until > first and (tokens[until].low in DAYS or (until < last and tokens[until].low == "on")):
        until -= 1
    text = clause.sentence[tokens[first].start : tokens[until].end]
    return NounPhrase(text, first, last, agent=(clausal and text.lower() in _SUBJECTS) or somebody(text))


def _stands_on(clause: Clause, first: int, j: int) -> bool:
    """Whether "on" tells where they are whom a noun phrase names, or when they are asked: "farms on the lower section",
    "the owners on Monday".
    """
    tokens = clause.tokens
    return tokens[j].low == "on" and j > first and j + 1 < len(tokens) and tokens[j + 1].low in _SMALL | DAYS


def _goes_on(clause: Clause, j: int) -> bool:
    """Whether a noun phrase needs more after a word: "members of", "both", and not "reporters"."""
    token = clause.tokens[j]
    return not token.word or token.low in _WITHIN | _ELSE | DAYS or not token.text.islower()


def _in_name(clause: Clause, j: int) -> bool:
    """Whether a word or comma joins names: "Court for the South", "Norway, Denmark and Sweden"."""
    tokens = clause.tokens
    following = j + 1 + (j + 2 < len(tokens) and tokens[j + 1].low == "the")
    return j > 0 and following < len(tokens) and capital(tokens[j - 1]) and capital(tokens[following])


def _over(clause: Clause, j: int) -> bool:
    """Whether a noun phrase is over before this word: its head stands before, and no noun follows."""
    before, token = clause.tokens[j - 1], clause.tokens[j]
    if not token.text.islower() or token.low in _WITHIN or token.low in HEADS or before.low in _SMALL | _WITHIN:
        return False
    if token.low.endswith("s") and is_agent(token.low):
        return False  # "its Community partners"
    return capital(before) or before.text == ")" or before.low in _SUBJECTS | HEADS or is_agent(before.low)


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


def made(
    clause: Clause, by: str, of: NounPhrase | None, start: int, *, until: re.Pattern[str] | None = None
) -> Asking | None:
    """An asking whose demand is the words from token `start` on.

    Args:
        of: of whom; None looks for who is to do it among the words themselves.
        until: where these words end at the latest.
    """
    if start >= len(clause.tokens):
        return None
    at = clause.tokens[start].start
    what = extent(clause.sentence, at)
    if what is not None and until is not None and (end := until.search(what)) is not None:
        what = what[: end.start()]
    if what is None:
        return None
    of = of or performer(clause, start, at + len(what))
    if of is not None and what.endswith(tail := f" from {of.text}"):
        what = what.removesuffix(tail)
    return Asking(by, of.text if of else "", what)


def performer(clause: Clause, first: int, end: int) -> NounPhrase | None:
    """Who is to do what nouns name: "an apology from B", "reforms by B", "B’s resignation", "a truce with B"."""
    tokens = clause.tokens
    for j in range(first, len(tokens)):
        token, before = tokens[j], tokens[j - 1].low if j > first else ""
        if (
            token.end > end
            or token.text in {":", "("}
            or token.low in {"that", "which", "who", "to", "because", "after", "before"}
        ):
            return None
        if re.search(r"[’']s$", token.text) and j + 1 < len(tokens) and _DOING.search(tokens[j + 1].low):
            return _phrase(clause, first, j)
        if j > first and (
            (token.low == "by" and not before.endswith(("ed", "en", "wn")))
            or (
                token.low == "from"
                and not before.endswith("ed")
                and not any(t.low in _ELSE or _AWAY.search(t.low) for t in tokens[first:j])
            )
            or (token.low == "of" and _DOING.search(before))
            or (token.low == "with" and _SHARED.search(before))
        ):
            if j + 1 < len(tokens) and doing(tokens[j + 1]):
                return None
            last = j
            while last + 1 < len(tokens) and tokens[last + 1].end <= end and not _ends(clause, j + 1, last + 1):
                last += 1
            return _phrase(clause, j + 1, last)
    return None


def _ends(clause: Clause, first: int, j: int) -> bool:
    """Whether the noun phrase after a preposition, begun at `first`, is over before token `j`."""
    token, before = clause.tokens[j], clause.tokens[j - 1]
    if not token.word or token.quoted:
        return True
    if j == first or not token.text.islower():
        return False
    return token.low in _AFTER or (
        capital(before) and token.low not in HEADS | _WITHIN and not is_agent(token.low) and not token.low.endswith("s")
    )


def _phrase(clause: Clause, first: int, last: int) -> NounPhrase | None:
    """Tokens as a noun phrase, if it names somebody."""
    if last < first:
        return None
    text = clause.sentence[clause.tokens[first].start : clause.tokens[last].end]
    text = re.sub(r"[’']s$| (?:and|of|in|the|its|their)$", "", text)
    return NounPhrase(text, first, last, agent=True) if somebody(text) else None
