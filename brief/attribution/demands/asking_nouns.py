"""What is asked by a noun: `A’s demand for …`, `a call by A on B to …`, `A reiterated its demand that B …`."""

from __future__ import annotations

import re
from dataclasses import replace

from brief.attribution.demands.addressees import NounPhrase, noun_phrase, somebody
from brief.attribution.demands.askers import infinitive, negated
from brief.attribution.demands.asking_parts import Asking, made
from brief.attribution.demands.small_words import DETERMINERS, PREPOSITIONS
from brief.attribution.demands.wanted_clauses import wanted_clause
from brief.attribution.demands.wanting import opening, verbal, wanting
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.function_words import POSSESSIVES, PRONOUNS, STOPS
from brief.attribution.grammar.tokens import capital

NOUNS = frozenset("demand demands call calls request requests appeal appeals ultimatum plea pleas".split())
CLAUSAL = STOPS | PRONOUNS | frozenset("there how what why whose whom ensure sure say admit".split())
"""Words of what is asked behind which a verb is its own: "explain why the offer was refused"."""
_POSSESSIVE = re.compile(r"[^\W\d_](?:[’']s|s[’'])$")
_OWN = POSSESSIVES | {"our"}
_FACED = frozenset(
    "reject rejects rejected rejecting refuse refuses refused refusing dismiss dismisses dismissed"
    " dismissing accept accepts accepted"
    " accepting ignore ignores ignored ignoring heed heeds heeded heeding grant grants granted deny"
    " denies denied defy defied"
    " resist resists resisted resisting face faces faced facing approve approves approved rebuff"
    " rebuffed receive received met answered".split()
)
"""Verbs whose subject is the one of whom it is asked."""
_FACED_TO = frozenset(
    "agree agrees agreed bow bows bowed yield yielded yields responded respond responds accede"
    " accedes acceded objected".split()
)
_RAISED = frozenset(
    "issue issues issued issuing make makes made making reiterate reiterates reiterated reiterating"
    " repeat repeats repeated repeating renew"
    " renews renewed renewing press presses pressed pressing voice voiced send sent sends back backs"
    " backed support supports supported join joins"
    " joined echo echoes echoed submit submitted file filed sound sounds sounded raise raises raised"
    " launch launches launched deliver delivers delivered".split()
)
_DROPPED = frozenset("drop drops dropped abandon abandoned withdraw withdrew withdrawn".split())
_TIMES = frozenset("today yesterday earlier again".split())
_PREDICATE = re.compile(
    r" (?<!that )(?<!which )(?<!who )(?:(?:was|were|is|are|has|have|had|will|would|could|came|went|met)\b"
    r"|\w+ed (?:the|an?|its|his|her|their) )"
)
"""What is done about a demand: "her demand for an inquiry was refused"."""
_FATE = re.compile(
    r" (?:(?:was|were|is|are|(?:has|have|had) been) (?:not |also |again |\w+ly )?(?:refused|rejected|ignored|denied"
    r"|granted|met|dismissed|backed|supported|opposed|echoed|dropped|withdrawn|turned down)"
    r"|(?:(?:has |have |had )?gone|went) (?:un\w+ed|nowhere)"
    r"|(?<!that )(?<!which )(?<!who )(?:has|have|had) \w+ed (?:an?|the|its|his|her|their|new)"
    r"|(?:came|comes) (?:after|as|too)|fell on deaf|met with)\b"
)
"""The same behind a clause, which has verbs of its own: "her demand for the port to pay was refused"."""
_NOT_WANTED = frozenset("comment comments help information".split())
_UNTOLD = frozenset(("", *"it they he she".split()))
_BACK = 6
"""Words between whose demand it is and the noun."""


def asked_by_noun(clause: Clause, i: int) -> Asking | None:
    """The asking of a noun at token `i`; None where it is none, or says not by whom or what."""
    tokens = clause.tokens
    if tokens[i].low not in NOUNS or not 0 < i < len(tokens) - 2:
        return None
    by, begin = _owner(clause, i)
    verb = _governor(clause, begin)
    if verb is not None and (tokens[verb].low in _DROPPED or (tokens[verb].low in _RAISED and negated(tokens, verb))):
        return None
    by_phrase, of, j = _ends(clause, i + 1, unowned=by is None)
    by = by or by_phrase
    subject = _subject(clause, verb) if verb is not None else None
    faced = verb is not None and tokens[verb].low in _FACED | _FACED_TO
    if by in _OWN or (by is None and verb is not None and tokens[verb].low in _RAISED):
        by = None if faced else subject
    if by is None:
        return None
    if of is None and faced and subject is not None and subject.lower() != by.lower():
        of = NounPhrase(subject, 0, 0, agent=True)
    return _content(clause, j, by, of, governed=verb is not None)


def _content(clause: Clause, j: int, by: str, of: NounPhrase | None, *, governed: bool) -> Asking | None:
    """What is asked, by the words from token `j` on: "for …", "that …", "to …"."""
    tokens = clause.tokens
    if j + 1 >= len(tokens):
        return None
    low, following = tokens[j].low, tokens[j + 1].low
    if low in {"include", "includes", "included"}:
        return made(clause, by, of, j + 1)
    if low == "that":
        found = wanted_clause(clause, j + 1, by, told=True)
        found = found if governed else _without_fate(found)
        known = of is not None and found is not None and found.of.lower() in _UNTOLD
        return Asking(found.by, of.text, found.what) if known and found and of else found
    named = low == "for" and tokens[j - 1].low.startswith("request") and _is_a_name(clause, j + 1)
    if low not in {"to", "for"} or following in _NOT_WANTED or named or (low == "to" and not infinitive(tokens[j + 1])):
        return None  # "calls from listeners to his show", "a deposition request for Berg, scheduled for May"
    phrase = noun_phrase(clause, j + 1) if low == "for" else None
    if phrase is not None and phrase.agent and phrase.last + 2 < len(tokens) and tokens[phrase.last + 1].low == "to":
        found = made(clause, by, phrase, phrase.last + 2)
        return found if governed else _without_fate(found)
    return made(clause, by, of, j + 1, until=None if governed else _PREDICATE)


def _without_fate(asking: Asking | None) -> Asking | None:
    """An asking without what became of it: "A’s demand for B to pay was refused"."""
    end = _FATE.search(asking.what) if asking is not None else None
    if asking is None or end is None:
        return asking
    what = asking.what[: end.start()]
    # Behind "why", "that" or "he" it is a clause's own verb.
    return asking if CLAUSAL & set(what.lower().split()) else replace(asking, what=what)


def _is_a_name(clause: Clause, first: int) -> bool:
    """Whether nothing but a name stands from here to the end of the clause, or to a comma."""
    tokens, end = clause.tokens, first
    while end < len(tokens) and tokens[end].word and capital(tokens[end]):
        end += 1
    return end > first and (end == len(tokens) or not tokens[end].word)


def _subject(clause: Clause, verb: int) -> str | None:
    """The subject of the verb that governs a noun of asking."""
    tokens = clause.tokens
    purpose = tokens[verb - 1].low == "to"  # "blocked the quay on Sunday to press their demands"
    if not purpose and (found := wanting(clause, clause.before(verb))) is not None:
        return found
    told = next((j for j in range(verb - 1, 0, -1) if tokens[j].low == "that"), 0)
    if not told or tokens[told - 1].low not in ENGLISH_SPEECH:
        return opening(clause)
    end = next((j for j in range(told + 1, verb) if not tokens[j].word), verb)
    return wanting(clause, clause.phrase(told + 1, end))  # "Berg said that a pilot, knowing of it, made the request"


def _owner(clause: Clause, i: int) -> tuple[str | None, int]:
    """Whose demand it is, by the words before it, and the token at which the phrase begins."""
    tokens = clause.tokens
    for j in range(i - 1, max(-1, i - _BACK), -1):
        token = tokens[j]
        if _POSSESSIVE.search(token.text):
            counted = any(t.text[0].isdigit() for t in tokens[j + 1 : i])
            return (None, j) if counted else _possessor(clause, j)  # "Norlin’s 9 billion crown debt calls for …"
        if token.low in _OWN:
            return token.low, j
        if token.low in {"a", "an", "the"}:
            names = [t for t in tokens[j + 1 : i] if capital(t)]
            adjacent = bool(names) and names[-1] is tokens[i - 1]
            return (clause.sentence[names[0].start : names[-1].end] if adjacent else None), j
        if (
            not token.word
            or token.low in {"to", "of", "with", "by", "for", "in"} | _FACED | _RAISED
            or token.low.endswith("ed")
        ):
            return None, j + 1
    return None, i


def _possessor(clause: Clause, j: int) -> tuple[str | None, int]:
    """The noun phrase that ends in the possessive at token `j`, and where it begins."""
    tokens = clause.tokens
    first = j
    while (
        first
        and tokens[first - 1].word
        and (capital(tokens[first - 1]) or tokens[first].text.islower() or tokens[first - 1].low in DETERMINERS)
        and tokens[first - 1].low not in PREPOSITIONS | {"and", "that", "but"}
        and tokens[first].low not in DETERMINERS
    ):
        first -= 1
    text = re.sub(r"(?<=s)[’']$|[’']s$", "", clause.sentence[tokens[first].start : tokens[j].end])
    return (text if somebody(text) else None), first


def _governor(clause: Clause, begin: int) -> int | None:
    """The verb whose object the noun phrase begun at this token is: "rejected the call", "agreed to the call"."""
    tokens = clause.tokens
    for j in range(begin - 1, max(-1, begin - 4), -1):
        if tokens[j].low == "to" and j and tokens[j - 1].low in _FACED_TO:
            return j - 1
        if tokens[j].low in _FACED | _RAISED | _DROPPED:
            return j
        if not tokens[j].word:
            return None
    return None


def _ends(clause: Clause, j: int, *, unowned: bool) -> tuple[str | None, NounPhrase | None, int]:
    """By whom and of whom, by the words after a noun of asking, and the token behind them."""
    tokens = clause.tokens
    by: str | None = None
    of: NounPhrase | None = None
    while j + 1 < len(tokens):
        low, phrase = tokens[j].low, None
        if low in {"by", "from", "of", "on", "upon"} or (low == "to" and not infinitive(tokens[j + 1])):
            phrase = _party(clause, j + 1)
        if phrase is not None and low in {"by", "from", "of"} and unowned and by is None:
            by, j = phrase.text, phrase.last + 1
        elif phrase is not None and low not in {"by", "of"} and of is None:
            of, j = phrase, phrase.last + 1
        elif low in _TIMES:
            j += 1
        else:
            break
    return by, of, j


def _party(clause: Clause, first: int) -> NounPhrase | None:
    """The party after "by", "from", "to" or "on", up to "for", "that" or "to"."""
    tokens = clause.tokens
    for j in range(first, min(first + 10, len(tokens))):
        if tokens[j].low in {"for", "that", "to", "on"} and j > first:
            text = clause.sentence[tokens[first].start : tokens[j - 1].end]
            if any(verbal(tokens, k) for k in range(first + 1, j)):
                return None
            return NounPhrase(text, first, j - 1, agent=True) if somebody(text) else None
        if not tokens[j].word or tokens[j].quoted:
            return None
    return None
