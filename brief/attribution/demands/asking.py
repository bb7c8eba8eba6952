"""Who asks what of whom, by the words of one English sentence.

`A urges B to …` · `A calls for …` · `A demands that B …` · `B was asked by A to …` · `A says that B must …` · `A’s
demand for …` · `a call by A on B to …`. All three parts are stretches of the sentence. Who only asks whether, asks for
comment, or does not ask, asks nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from brief.attribution.demands.asking_nouns import CLAUSAL, NOUNS, asked_by_noun
from brief.attribution.demands.asking_parts import SAYER, Asking
from brief.attribution.demands.asking_verbs import DUTIES, VERBS, asked_by_duty, asked_by_verb
from brief.attribution.demands.wanted_clauses import and_those_behind
from brief.attribution.demands.wanting import verbal
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.function_words import FINITE, SPANS, THIRD_PERSON
from brief.attribution.grammar.quotes import quoted
from brief.attribution.speech.attributed import LONGEST
from brief.lexicon import Cue, at_a_word

__all__ = ["SAYER", "Asking", "askings"]

_ASKS = VERBS | NOUNS | DUTIES
"""All words that an asking has one of."""
_SELVES = frozenset("i we".split())
_ANY = re.compile(
    r"\b(?:urg|ask|t[eo]ll?|order|instruct|implor|press|request|warn|want|beg|advis|command|direct"
    r"|petition|beseech|entreat|exhort|call"
    r"|recommend|prevail|appeal|plea|demand|insist|push|campaign|lobb|seek|sought|must|should|need|ha[sd]|have"
    r"|ought|ultimatum|deadline)",
    re.IGNORECASE,
)
_ACTS = re.compile(r"[a-z]+ing (?:into|at|for|on|out|up|over|with|through) ")
"""What nobody is called who asks: "looking into the port orders telling staff to leave"."""
_COMING = re.compile(r"[a-z’' -]+ [a-z]{2,}ing")
"""Nor who is asked: "we want more pilots coming to look for work"."""
_CHARGE = re.compile(r"\b(?:accused|suspected|convicted|guilty) of\b|\bcharged with\b|\ballegations? of\b")
_ASKING = re.compile(r"(?:telling|asking|urging|ordering|calling|demanding|requiring|instructing)\b")
_PAPERS = frozenset(
    "orders instructions guidance advice letters letter emails e-mails memo memos rules notices".split()
)
_ABOUT = frozenset("into about over against on".split())
_PAPER_BEFORE, _NEAR = 2, 6
"""Tokens before a participle: of "into orders" at least, and as far as is looked."""
_DETERMINED = frozenset("the a an all those".split())
_NEXT = frozenset("next same following other very whole".split())
_TIMES = frozenset("time times".split())
_RELATIVES = frozenset("that which when whom who".split())
_may_ask = Cue(at_a_word(_ANY))


@lru_cache(maxsize=1024)
def askings(sentence: str) -> tuple[Asking, ...]:
    """What is asked in a sentence: by its narration in order, then in its quotations."""
    if len(sentence) > LONGEST or not _may_ask(sentence):
        return ()
    found = [] if sentence.endswith("?") else _askings(sentence)
    for span in quoted(sentence):
        inside = sentence[span.start + 1 : span.end].rstrip("”\"»'")
        if _may_ask(inside) and not inside.endswith("?"):
            for one in _askings(inside):
                if one.by.lower() not in THIRD_PERSON:  # In a quotation, these are not who says it.
                    by = SAYER if one.by.lower() in _SELVES else one.by
                    found.append(Asking(by, one.of, one.what))
    return tuple(found)


def _askings(text: str) -> list[Asking]:
    clause = Clause(text)
    found: list[Asking] = []
    for i, token in enumerate(clause.tokens):
        if token.low not in _ASKS or not token.text.islower():
            continue
        one = asked_by_verb(clause, i)
        if one is not None and _in_a_noun_phrase(clause, i, one):
            continue
        one = one or asked_by_noun(clause, i) or asked_by_duty(clause, i)
        if one is not None and (
            _ACTS.match(one.by)
            or _ASKING.match(one.of)
            or _COMING.fullmatch(one.of)
            or _of_a_paper(clause, i)
            or _is_charged_with(clause, i)
        ):
            continue
        if one is not None and not any(one.what in other.what for other in found):
            found.extend(and_those_behind(one, clause, i))
    return found


def _of_a_paper(clause: Clause, i: int) -> bool:
    """Whether a participle tells what a paper asks that is only spoken of: "he looked into orders telling staff to
    leave".
    """
    tokens = clause.tokens
    if i < _PAPER_BEFORE or not tokens[i].low.endswith("ing") or tokens[i - 1].low not in _PAPERS:
        return False
    return any(t.low in _ABOUT for t in tokens[max(0, i - _NEAR) : i - 1])


def _is_charged_with(clause: Clause, i: int) -> bool:
    """Whether to have asked so is what somebody is accused of: "accused of drawing a knife and ordering him out"."""
    token = clause.tokens[i]
    return token.low.endswith("ing") and _CHARGE.search(clause.sentence, 0, token.start) is not None


def _in_a_noun_phrase(clause: Clause, i: int, asking: Asking) -> bool:
    """Whether the asking of the verb at `i` only tells which one is meant: "the last time A ordered B to wait was in
    May", "the bill that A asked B to sign was lost".
    """
    if asking.by.lower().startswith("what "):
        return True  # "What A asked B to do is not known"
    begin = clause.sentence.rfind(asking.by, 0, clause.tokens[i].start) if asking.by else -1
    if begin < 0:
        return False
    before = [t for t in clause.tokens[:i] if t.start < begin]
    last = next((k for k in range(len(before) - 1, -1, -1) if not before[k].word), -1)
    noun = [t for t in before[last + 1 :] if t.low not in {"and", "but"}]
    if noun and noun[-1].low in _RELATIVES:
        noun.pop()
    if not noun or noun[0].low not in _DETERMINED or any(verbal(noun, k) for k in range(1, len(noun))):
        return False
    when = noun[-1].low in SPANS and not _NEXT.isdisjoint(t.low for t in noun)
    return not when and (noun[-1].low in _TIMES or _goes_on(asking.what))


def _goes_on(what: str) -> bool:
    """Whether a verb stands in what is asked that no clause of its own has for a verb: "pay was in 2003"."""
    for word in what.lower().split():
        if word in FINITE:
            return True
        if word in CLAUSAL or not word[-1].isalpha():
            return False
    return False
