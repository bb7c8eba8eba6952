"""Who asks: the subject of a verb of asking, also of "to demand", "demanding" and "who demand"."""

from __future__ import annotations

import re

from brief.attribution.demands.addressees import somebody
from brief.attribution.demands.small_words import DETERMINERS, DONE, PREPOSITIONS
from brief.attribution.demands.wanting import opening, verbal, wanting
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.function_words import BE, CONTRACTED_NOT
from brief.attribution.grammar.nouns import DOCUMENTS
from brief.attribution.grammar.relations import governed, supposed
from brief.attribution.grammar.tokens import Subject, Token, adverb, capital, doing

_DESPITE = frozenset("despite amid after following since".split())
_NOT_BEFORE_VERBS = DETERMINERS | PREPOSITIONS | frozenset("least most very too so less as".split())
"""Before these, "demanding" is no verb."""
_REFUSING = frozenset(
    (
        "not never nor refuse refuses refused refusing decline declines declined declining without deny"
        " denies denied fail failed failing"
    ).split()
)
_UNREAL = frozenset("would could might may can cannot should must if unless whether".split())
_GOING_TO = frozenset(
    "continue continues continued continuing want wants wanted begin begins began started vow vows"
    " vowed plan plans planned intend intends"
    " intended like pledge pledges pledged".split()
)
"""Verbs whose "to demand …" tells that it is demanded, or will be."""
_NOT_YET = frozenset(
    "able going ready likely expected willing reluctant threatened agreed used entitled right need"
    " needs has have had how tried decided"
    " hesitated forced allowed".split()
)
_AIDS = frozenset(
    (
        "also again repeatedly once then later now further has have had publicly formally will jointly"
        " immediately too today bluntly"
    ).split()
)
_MESSAGES = frozenset(
    "declaration statement statements letter letters petition petitions resolution banners banner"
    " signs placards message messages motion"
    " motions note strike strikes protest protests rally march demonstration demonstrations".split()
)
_SENT = frozenset("sent sends wrote writes issued delivered".split())
_RULED_OUT = re.compile(r"\brul(?:e[sd]?|ing) out\b")
"""What is only not said to be out of the question: "would not rule out asking the port to pay"."""
_PLANS = frozenset("decision move attempt bid effort campaign directive willingness".split())
"""What somebody has who is to ask: "Berg’s decision this month to urge Norway to pay"."""
_PLAN_FAR = 6
_FOR_FAR = 6
"""Words between "to" and such a plan, and between it and a "for" whose noun is to ask."""
_BASE = frozenset("order demand call request appeal ask want press urge tell seek push campaign warn".split())
"""Verbs as nouns are: "an executive order to add"."""
_LEFT = re.compile(r"\b(?:left|leaves|leaving|found|saw) (?:[^,;:“”\"]{2,60}, )?(?P<who>[^,;:“”\"]{2,60}),? $")
"""Before "demanding", who is left so, and is no object of whoever did it: "The goal left Berg demanding a review"."""


def before_adverbs(tokens: list[Token], i: int) -> int | None:
    """The place of the word before a verb, adverbs and days left out."""
    j = i - 1
    while j >= 0 and (tokens[j].low in _AIDS or adverb(tokens[j])):
        j -= 1
    return j if j >= 0 else None


def negated(tokens: list[Token], i: int) -> bool:
    """Whether a few words before a verb say that it is not done."""
    near = [t.low for t in tokens[max(0, i - 4) : i] if t.word]
    return any(w in _REFUSING or w.endswith(CONTRACTED_NOT) for w in near)


def infinitive(token: Token) -> bool:
    """Whether a word after "to" can be a verb: not in "a letter to the ministry"."""
    no_verb = token.low in DETERMINERS or token.low in PREPOSITIONS or capital(token) or doing(token) or not token.word
    return token.quoted or not no_verb


def asker(clause: Clause, i: int) -> str | None:
    """Who asks, by the active verb at token `i`; None where nobody surely does."""
    tokens = clause.tokens
    at = before_adverbs(tokens, i)
    if at is None or negated(tokens, i) or _RULED_OUT.search(clause.sentence, 0, tokens[i].start):
        return None
    previous, participle = tokens[at], tokens[i].low.endswith("ing") and tokens[at].low not in BE
    if participle and previous.low == "in" and any(t.low.startswith("join") for t in tokens[:at]):
        return opening(clause)  # "joined the pilots in demanding"
    if previous.low == "to":
        return _purpose(clause, at)
    if _no_verb(tokens, at) or (_noun_too(tokens[i]) and previous.low.endswith("ed")):
        return None
    if previous.low in {"who", "which"}:
        end = at - 1 - (tokens[at - 1].text == ",")
        return wanting(clause, clause.run(end)) if end >= 0 else None
    return _of_participle(clause, i) if participle else _of_finite(clause, i, previous)


def _noun_too(token: Token) -> bool:
    """Whether a verb of this form can be a noun: "demand", "calls", not "demanded"."""
    return not token.low.endswith(("ed", "ing"))


def _no_verb(tokens: list[Token], at: int) -> bool:
    """Whether after the word at `at` nobody asks: it is a noun that follows, or what might be."""
    previous, before = tokens[at], tokens[at - 1] if at else None
    if previous.quoted or previous.low in _NOT_BEFORE_VERBS or previous.low.endswith(("'s", "’s", "s'", "s’")):
        return True
    if previous.low in _UNREAL and not (previous.low == "would" and before is not None and before.low in {"i", "we"}):
        return True
    if before is None:
        return False
    if previous.low == "that":  # "a song that demands respect"
        return before.text.islower() and before.low not in ENGLISH_SPEECH
    return previous.low == "and" and before.low == "supply"


def _of_participle(clause: Clause, i: int) -> str | None:
    """The subject of "demanding": the noun before it, or whoever wrote or did what asks."""
    if (sender := _sender(clause, i)) is not None:
        return sender
    near = clause.before(i)
    if near is not None and near.text.split()[0].lower() in _DESPITE and _tells(near):
        return None  # "Despite reports urging new rules, officials …"
    if (left := _LEFT.search(clause.sentence[: clause.tokens[i].start])) is not None and somebody(left["who"]):
        return left["who"] if " " in left["who"] else None  # "left Norlin demanding": who left, or who is left
    if (
        near is None
        or governed(clause, near)
        or near.text.split()[0].lower() in PREPOSITIONS
        or _tells(near)
        or _acted(clause, near)
    ):
        return opening(clause)
    return wanting(clause, near) or opening(clause)


def _sender(clause: Clause, i: int) -> str | None:
    """Who sent the letter that asks: "after Berg’s campaign sent a letter to the ports last week urging them to"."""
    tokens = clause.tokens
    sent = next((j for j in range(i - 1, 0, -1) if tokens[j].low in _SENT), None)
    between = {t.low for t in tokens[sent:i]} if sent is not None else set[str]()
    if sent is None or _MESSAGES.isdisjoint(between) or not between.isdisjoint(("by", "from")):
        return None
    return wanting(clause, clause.before(sent))


def _of_finite(clause: Clause, i: int, previous: Token) -> str | None:
    subject = clause.before(i)
    if subject is None and previous.low in {"and", "but", ",", "then"}:
        return _shared(clause, i) or opening(clause)
    if subject is None or supposed(clause, subject) or (clause.tokens[i].low in _BASE and not _many(subject.text)):
        return None
    return wanting(clause, subject)


def _shared(clause: Clause, i: int) -> str | None:
    """The subject of the finite verb before, which another has in common: "he described it and urged locals to …"."""
    tokens = clause.tokens
    for j in range(i - 2, 0, -1):
        if tokens[j].quoted:
            return None
        if (
            tokens[j].text.islower()
            and (tokens[j].low in DONE or tokens[j].low.endswith("ed"))
            and not tokens[j - 1].quoted
        ):
            subject = clause.before(j)
            if subject is not None and (found := wanting(clause, subject)) is not None:
                return found
    return None


def _many(phrase: str) -> bool:
    """Whether a subject can have a verb without ending: "we demand", "the unions demand"."""
    last = phrase.lower().split()[-1]
    return last in {"i", "we", "they", "you", "who", "police", "people"} or last.endswith("s") or " and " in phrase


def _purpose(clause: Clause, at: int) -> str | None:
    """`marched to demand …`: whoever marched. `at` is the place of "to"."""
    tokens = clause.tokens
    before = before_adverbs(tokens, at)
    if before is None or negated(tokens, at) or tokens[before].low in BE | _NOT_YET:
        return None
    if tokens[before].low in _GOING_TO:
        return wanting(clause, clause.before(before)) or opening(clause)
    if _is_for_another(tokens, at):
        return None
    plan = next((j for j in range(at - 1, max(0, at - _PLAN_FAR), -1) if tokens[j].low in _PLANS), None)
    if plan is not None and tokens[plan - 1].low.endswith(("'s", "’s", "s'", "s’")):
        owner = wanting(clause, clause.owner(plan - 1))
        return re.sub(r"[’']s?$", "", owner) if owner is not None else None
    return opening(clause)


def _is_for_another(tokens: list[Token], at: int) -> bool:
    """Whether who is to ask stands between "for" and the "to" at `at`, so that it is only spoken of: "it is not right
    for Berg to ask Norway to pay".
    """
    for j in range(at - 1, max(-1, at - 1 - _FOR_FAR), -1):
        if tokens[j].low == "for":
            return j + 1 < at and (capital(tokens[j + 1]) or tokens[j + 1].low in DETERMINERS)
        if not tokens[j].word:
            return False
    return False


def _tells(subject: Subject) -> bool:
    """Whether a phrase is what somebody wrote or did to ask: "a declaration demanding"."""
    return bool(set(subject.text.lower().split()) & (_MESSAGES | DOCUMENTS))


def _acted(clause: Clause, subject: Subject) -> bool:
    """Whether a phrase holds more than a noun phrase: a verb that its own subject stands before."""
    tokens = [t for t in clause.tokens if subject.start <= t.start < subject.end]
    return any(verbal(tokens, j) for j in range(1, len(tokens)))
