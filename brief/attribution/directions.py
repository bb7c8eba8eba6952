"""Who asks whom, by the form of an English sentence: "A urged B to …", "B was asked by A to …", "A demanded that B …".

Unlike `brief.attribution.demands`, which reads a demand whole, this only tells the direction, of every verb of asking
in a sentence, and gives both ends as they are printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from brief.attribution.attributed import LONGEST
from brief.attribution.clauses import Clause
from brief.attribution.nouns import HEADS
from brief.attribution.quotes import quoted
from brief.attribution.tokens import Token, capital

_WITH_OBJECT = frozenset(
    "urge urges urged urging ask asks asked asking tell tells told telling order orders ordered ordering instruct instructs"
    " instructed instructing implore implores implored press presses pressed pressing request requests requested requesting"
    " warn warns warned warning want wants wanted wanting expect expects expected require requires required requiring"
    " beg begs begged advise advises advised encourage encourages encouraged invite invites invited summon summoned"
    " command commands commanded direct directs directed persuade persuaded force forced".split()
)
_WITH_PREPOSITION = {
    "on": frozenset("call calls called calling prevail prevailed".split()),
    "upon": frozenset("call calls called calling".split()),
    "to": frozenset("appeal appeals appealed appealing".split()),
    "with": frozenset("plead pleads pleaded pleading".split()),
}
_THAT = frozenset(
    "demand demands demanded demanding insist insists insisted insisting request requests requested".split()
)
_BE = frozenset("is are was were been being be".split())
_MODAL = frozenset("must should shall be not immediately end stop".split())
_SKIPPED = frozenset("also again repeatedly once then later now further has have had publicly formally not".split())
_DETERMINERS = frozenset("the its their his her our".split())
_PRONOUNS = frozenset("he she they it we i who him her them us me you".split())
_NO_ENDS = frozenset("of by as to in at on for with from carrying subject comply shortly this".split())
_NO_CLAUSE = frozenset("is was were are had has have it they he she i we to said claimed stated believe wants".split())
_OWN_DEMAND = re.compile(
    r"(?P<by>(?:[A-ZÀ-Þ][\w-]* ){0,3}[A-ZÀ-Þ][\w-]*)[’']s? (?:[a-z-]+,? (?:and )?){0,4}(?:demand|call|request|appeal|ultimatum)s?\b"
)
_MOST = 12
"""Words that an addressee may have."""
_ANY = re.compile(
    r"\b(?:urg|ask|t[eo]ll?|order|instruct|implor|press|request|warn|want|expect|requir|beg|advis|encourag|invit|summon|command"
    r"|direct|persuad|forc|call|prevail|appeal|plead|demand|insist)",
)


@dataclass(frozen=True, slots=True)
class Direction:
    """Two stretches of a sentence: who asks, and who is asked. Either may be a pronoun, and one of them empty: not told."""

    by: str
    of: str


@lru_cache(maxsize=1024)
def directions(sentence: str) -> tuple[Direction, ...]:
    """The directions of a sentence's verbs of asking, quoted ones last."""
    if len(sentence) > LONGEST or not _ANY.search(sentence):
        return ()
    inside = [sentence[s.start + 1 : s.end - 1] for s in quoted(sentence)]
    return tuple(d for part in (sentence, *inside) for d in _of(part))


def _of(sentence: str) -> list[Direction]:
    clause = Clause(sentence)
    found: list[Direction] = []
    for i, token in enumerate(clause.tokens):
        if not token.text.islower():
            continue
        passive = _previous(clause.tokens, i) in _BE and not token.low.endswith("ing")
        one = _passive(clause, i) if passive else _active(clause, i)
        if one is not None:
            by, of = (end if _is_somebody(end) else "" for end in (one.by, one.of))
            if by or of:
                found.append(Direction(by, of))
    found += [Direction(m["by"], "") for m in _OWN_DEMAND.finditer(clause.sentence)]
    return found


def _is_somebody(phrase: str) -> bool:
    """Whether a phrase can be one end: a pronoun, a name or a noun phrase, and no clause of its own."""
    words = phrase.lower().split()
    alone = len(words) == 1 and (words[0] in _PRONOUNS | HEADS or phrase[0].isupper() or words[0].endswith("s"))
    return alone or (len(words) > 1 and words[0] not in _NO_ENDS and not (_NO_CLAUSE & set(words)))


def _previous(tokens: list[Token], i: int) -> str:
    """The word before a verb, adverbs left out."""
    return next((t.low for t in reversed(tokens[:i]) if t.low not in _SKIPPED and not t.low.endswith("ly")), "")


def _passive(clause: Clause, i: int) -> Direction | None:
    """`B was asked by A to …`, `B was called on by A to …`."""
    if clause.tokens[i].low not in _WITH_OBJECT and clause.tokens[i].low != "called":
        return None
    asked, asking = clause.before(i), clause.by(i) or clause.by(i + 1)
    if asked is None or asking is None:
        return None
    return Direction(asking.text.split(" to ")[0], asked.text)


def _active(clause: Clause, i: int) -> Direction | None:
    tokens, low = clause.tokens, clause.tokens[i].low
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    first = i + 1
    that = False
    if low in _WITH_PREPOSITION.get(following, ()):
        first = i + 2
    elif low in _THAT and following == "that":
        first, that = i + 2, True
    elif (low in _WITH_PREPOSITION["on"] and following == "for") or (low in _THAT and low.startswith("demand")):
        asking = clause.before(i)
        return None if asking is None else Direction(asking.text, "")
    elif low not in _WITH_OBJECT:
        return None
    of = _addressee(clause, first, that=that)
    if of is None:
        return None
    by = clause.before(i) or (clause.opening() if _previous(tokens, i) in {"and", "but", ","} else None)
    return Direction("" if by is None else by.text, of)


def _addressee(clause: Clause, first: int, *, that: bool) -> str | None:
    """The words up to "to" (after "that": up to a verb), if they are one phrase."""
    tokens = clause.tokens
    for j in range(first, min(first + _MOST, len(tokens))):
        token = tokens[j]
        ends = (
            token.low in _MODAL
            or (j > first and token.text.islower() and capital(tokens[j - 1]))
            or (j == first + 2 and token.text.islower() and tokens[first].low in _DETERMINERS)
            if that
            else token.low == "to" or (token.low == "not" and j + 1 < len(tokens) and tokens[j + 1].low == "to")
        )
        if ends:
            return clause.sentence[tokens[first].start : tokens[j - 1].end] if j > first else None
        if not token.word or token.quoted or token.low in {"that", "whether", "if", "for", "about"}:
            return None
    return None
