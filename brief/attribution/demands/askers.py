"""Who asks: the subject of a verb of asking, also of "to demand", "demanding" and "who demand"."""

from __future__ import annotations

import re

from brief.attribution.demands.asking_parts import DAYS, somebody
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.nouns import DOCUMENTS
from brief.attribution.grammar.relations import governed, supposed
from brief.attribution.grammar.tokens import Subject, Token, adverb, capital, doing, opens_as_adverb

BE = frozenset("is are was were be been being".split())
DETERMINERS = frozenset(
    "the a an its their his her our my your this that these those any no such some more new other".split()
)
PREPOSITIONS = frozenset(
    (
        "through across outside inside near around along without during of in on at to with from by for"
        " about into amid after despite over under against"
    ).split()
)
_DESPITE = frozenset("despite amid after following since".split())
_DEGREES = frozenset("least most very too so less as".split())
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
_NOBODY = frozenset(
    "plan plans forecast forecasts budget deal agreement contract bill law legislation proposal"
    " schedule script rules rule draft time guidelines"
    " market constitution charter amendment treaty situation crisis moment times economy statute job".split()
)
"""What "calls for" something without anybody wanting it of anybody."""
_PRONOUNS = frozenset("he she they it we i".split())
_BASE = frozenset("order demand call request appeal ask want press urge tell seek push campaign warn".split())
"""Verbs as nouns are: "an executive order to add"."""
_OPENERS = frozenset(
    (
        "in on after at during despite however meanwhile for with by from as when while although since"
        " under before amid following speaking"
    ).split()
)
_FINITE = frozenset(
    "is are was were has have had will would began took held said says went met gave made sent won"
    " wrote came left led fought broke drew kept put"
    " stood threw told continue continues continued start starts plan plans staged".split()
)
_NO_VERBS = frozenset("united armed red king ruling leading being outgoing ranking retired".split())
_BREAKS = frozenset(
    "that but while as when if because where after before although though since than unless whether said says".split()
)
_LEFT = re.compile(r"\b(?:left|leaves|leaving|found|saw) (?:[^,;:“”\"]{2,60}, )?(?P<who>[^,;:“”\"]{2,60}),? $")
"""Before "demanding", who is left so, and is no object of whoever did it: "The goal left Berg demanding a review"."""
_APART = frozenset("along together alongside who which whose that".split())
"""Words that a noun phrase ends before: "the union along with its allies"."""


def before_adverbs(tokens: list[Token], i: int) -> int | None:
    """The place of the word before a verb, adverbs and days left out."""
    j = i - 1
    while j >= 0 and (tokens[j].low in _AIDS or adverb(tokens[j])):
        j -= 1
    return j if j >= 0 else None


def negated(tokens: list[Token], i: int) -> bool:
    """Whether a few words before a verb say that it is not done."""
    near = [t.low for t in tokens[max(0, i - 4) : i] if t.word]
    return any(w in _REFUSING or w.endswith(("n't", "n’t")) for w in near)


def infinitive(token: Token) -> bool:
    """Whether a word after "to" can be a verb: not in "a letter to the ministry"."""
    no_verb = token.low in DETERMINERS | PREPOSITIONS or capital(token) or doing(token) or not token.word
    return token.quoted or not no_verb


def asker(clause: Clause, i: int) -> str | None:
    """Who asks, by the active verb at token `i`; None where nobody surely does."""
    tokens = clause.tokens
    at = before_adverbs(tokens, i)
    if at is None or negated(tokens, i):
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
    if (
        previous.quoted
        or previous.low in DETERMINERS | PREPOSITIONS | _DEGREES
        or previous.low.endswith(("'s", "’s", "s'", "s’"))
    ):
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
            and (tokens[j].low in _FINITE or tokens[j].low.endswith("ed"))
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
    return opening(clause)


def _tells(subject: Subject) -> bool:
    """Whether a phrase is what somebody wrote or did to ask: "a declaration demanding"."""
    return bool(set(subject.text.lower().split()) & (_MESSAGES | DOCUMENTS))


def _acted(clause: Clause, subject: Subject) -> bool:
    """Whether a phrase holds more than a noun phrase: a verb that its own subject stands before."""
    tokens = [t for t in clause.tokens if subject.start <= t.start < subject.end]
    return any(verbal(tokens, j) for j in range(1, len(tokens)))


def opening(clause: Clause) -> str | None:
    """The subject of a sentence's first clause."""
    tokens = clause.tokens
    first = 0
    if tokens and (
        tokens[0].low in _OPENERS or (opens_as_adverb(tokens[0].low) and len(tokens) > 1 and tokens[1].text == ",")
    ):
        comma = next((j for j, t in enumerate(tokens[:25]) if t.text == ","), None)
        first = (
            next((j for j in range(1, 4) if j < len(tokens) and tokens[j].low not in DAYS | PREPOSITIONS), 0)
            if comma is None
            else comma + 1
        )
    last = first
    while last < len(tokens) and tokens[last].word and not tokens[last].quoted:
        last += 1
    return wanting(clause, clause.phrase(first, min(last, first + 14))) if last > first else None


def wanting(clause: Clause, subject: Subject | None) -> str | None:
    """A subject's words, as far as they are a noun phrase that can want something."""
    if subject is None:
        return None
    tokens = [t for t in clause.tokens if subject.start <= t.start < subject.end]
    while tokens and tokens[0].low in DAYS | {"meanwhile", "also", "even"}:
        tokens = tokens[1:]
    if tokens and (i := clause.tokens.index(tokens[0])) > 1 and clause.tokens[i - 1].text == "(":
        return wanting(clause, clause.run(i - 2))  # "the Labour Office (ILO)"
    before = _listed(clause, tokens[0]) if tokens else None
    tokens = [*(before or ()), *tokens]
    last = next(
        (
            j
            for j in range(1, len(tokens))
            if verbal(tokens, j)
            or tokens[j].low in _APART
            or not (tokens[j].word or (tokens[j].text == "," and j < len(before or ())))
        ),
        len(tokens),
    )
    while last and adverb(tokens[last - 1]):
        last -= 1
    if not tokens[:last] or _in_a_place(clause, tokens[0]):
        return None
    return _able(
        Subject(
            clause.sentence[tokens[0].start : tokens[last - 1].end],
            tokens[0].start,
            tokens[last - 1].end,
            adjacent=False,
        )
    )


def _in_a_place(clause: Clause, first: Token) -> bool:
    """Whether a name stands behind "in the": nobody in the Cabinet Room is the Cabinet Room."""
    i = clause.tokens.index(first)
    return i > 1 and capital(first) and clause.tokens[i - 1].low == "the" and clause.tokens[i - 2].low in {"in", "at"}


def _listed(clause: Clause, first: Token) -> list[Token] | None:
    """What stands before the last of several who want something: "the crew, the pilots and …"; None where that is
    nobody.
    """
    i = clause.tokens.index(first)
    if i < 2 or clause.tokens[i - 1].low != "and":
        return None
    begin = next((j + 1 for j in range(i - 1, -1, -1) if clause.tokens[j].quoted or clause.tokens[j].low in _BREAKS), 0)
    run = clause.tokens[begin:i]
    whole = all(t.word or t.text == "," for t in run) and not any(verbal(run, j) for j in range(1, len(run)))
    parts = re.split(r"(?:, |,? and)", clause.sentence[run[0].start : run[-1].end]) if run else []
    return run if whole and run[0].low not in _OPENERS and all(not p or somebody(p) for p in parts) else None


def verbal(tokens: list[Token], j: int) -> bool:
    """Whether a word of a run of words is its verb, and what stands before it the verb's subject."""
    token, before = tokens[j], tokens[j - 1]
    if not token.text.islower() or before.low in DETERMINERS | PREPOSITIONS | {"and", "or"}:
        return False
    if (
        token.low.endswith("ing")
        and j + 2 == len(tokens)
        and tokens[j + 1].low.endswith("s")
        and somebody(tokens[j + 1].low)
    ):
        return False  # "Norlin trading partners called for …"
    return token.low in _FINITE or (token.low.endswith(("ed", "ing")) and token.low not in _NO_VERBS)


def _able(subject: Subject) -> str | None:
    """A subject's words, where they can be somebody who wants something."""
    if (last := subject.text.rsplit(maxsplit=1)[-1]).lower() in _PRONOUNS:
        return last
    lows = {w.strip(",") for w in subject.text.lower().split()}
    return subject.text if not lows & _NOBODY and somebody(subject.text) else None
