"""Whose a participle of speech is: of the clause that it follows, or of the noun that it describes."""

from __future__ import annotations

import re

from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.complements import follows
from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.function_words import (
    BE,
    FINITE,
    SUBJECT_PRONOUNS,
    SUBORDINATING,
)
from brief.attribution.grammar.nouns import DOCUMENTS, is_agent
from brief.attribution.grammar.relations import acting, governed, issued
from brief.attribution.grammar.tokens import Subject, Token, capital

_MANNERS = frozenset("by without of from instead than not".split())
_SAYS_SO = frozenset("said says say told warned added".split())
_DEED = re.compile(r"[a-z]{2,}ing")
_AHEAD = 14
"""Words within which what is said follows "…, with Berg describing"."""
_QUOTING = 12
"""Words within which it stands who quotes somebody: "was quoted by the local papers as saying"."""
_EXAMPLES = re.compile(r"\bsuch as [A-Za-z][^;:“”\"]{2,90},? (?:now |also )?$")
"""What a participle follows that is said of a few, and of the examples among them."""

_OF_TWO = re.compile(r"\bbetween (?:(?! and )[^,;:“”\"]){2,60}, $")
"""What a participle follows that tells more of the first of two: "a meeting between Berg, claiming to …, and Holm"."""
_BY_WHOM = re.compile(
    r"\b(?:was|were|been) (?:[a-z]+ly )?[a-z]+ed\b[^,;:“”\"]{0,40} (by) (?:[A-Z][\w.’'-]*,? ){1,4}who [^;:“”\"]+, $"
)
"""Who has done what the sentence tells, where a participle goes on with that: "Holm was mocked by Berg, who …, saying
…".
"""


def participle(clause: Clause, i: int) -> Subject | None:
    """The subject of "saying": of the clause that it follows, or of the noun that it describes."""
    tokens = clause.tokens
    previous = tokens[i - 1] if i else None
    if _in_the_way(clause, i):
        return None
    if previous is not None and previous.low in SUBORDINATING:
        return (acting(clause, i) or clause.opening()) if follows(tokens, i) else None
    if _follows_from_it(clause, i):
        return None
    if (quoted := _quoted_as(tokens, i)) is not None:
        return clause.before(quoted)
    by = _BY_WHOM.search(clause.sentence, 0, tokens[i].start)
    near = clause.before(i) if by is None else clause.after(clause.place(by.start(1)))
    if near is None or (by is None and governed(clause, near)):
        return _who_tells_so(clause, i) or clause.opening()
    return _described(clause, i, near) if previous is not None and previous.word else near


def _in_the_way(clause: Clause, i: int) -> bool:
    """Whether a participle tells how or why something is done: "by asking prosecutors", "jailed after admitting
    stealing it".
    """
    tokens = clause.tokens
    previous = tokens[i - 1].low if i else ""
    told_more = any(p.search(clause.sentence, 0, tokens[i].start) for p in (_EXAMPLES, _OF_TWO))
    if previous in _MANNERS or told_more:
        return True  # "a few, such as Berg, now saying"
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    return previous in SUBORDINATING | {"for"} and _DEED.fullmatch(following) is not None


def _quoted_as(tokens: list[Token], i: int) -> int | None:
    """Where a sentence has "quoted" of whom it tells what follows: "Ada Berg was quoted by the papers as saying",
    "was quoted in the Harbour Post saying".
    """
    if tokens[i - 1].low != "as" and tokens[i].low != "saying":
        return None
    near = range(max(1, i - _QUOTING), i - 1)
    return next((j for j in near if tokens[j].low == "quoted" and tokens[j - 1].low in BE), None)


def _follows_from_it(clause: Clause, i: int) -> bool:
    """Whether a participle tells what something means, or what somebody may say: "Sales rose, suggesting …", "might
    sue, arguing …".
    """
    found, before = clause.opening(), [t.low for t in clause.tokens[:i]]
    if found is None or clause.tokens[i - 1].text != ",":
        return False
    if not {"might", "could", "may"}.isdisjoint(before[clause.place(found.end) :]) and not _SAYS_SO.intersection(
        before
    ):
        return True
    words = re.split(r" (?:of|in|at|for|on) ", found.text)[0].split()
    somebody = (
        (len(words) > 1 and all(w[0].isupper() for w in words))
        or is_agent(words[-1].lower())
        or words[-1].lower() in DOCUMENTS
    )
    return clause.tokens[i].low in {"suggesting", "indicating"} and ("been" in before or not somebody)


def _described(clause: Clause, i: int, near: Subject) -> Subject | None:
    """The noun right before a participle, where it tells what that says and the sentence does not judge it."""
    if _is_an_act(clause, near, i):
        return None
    if issued(clause, near):
        return clause.opening() or near
    document = any(w.lower() in DOCUMENTS for w in near.text.split())
    at = clause.place(near.start)
    if near.text.startswith("the latter"):
        return None  # who that is has to be looked for
    beside = at > 1 and clause.tokens[at - 1].low == "with" and clause.tokens[at - 2].text == ","
    return near if document or follows(clause.tokens, i, within=_AHEAD if beside else 4) else None


def _who_tells_so(clause: Clause, i: int) -> Subject | None:
    """Who has said so right before a participle: "Traders will have to leave, they argue, adding …"."""
    tokens = clause.tokens
    said = i > 2 and tokens[i - 1].text == "," and tokens[i - 2].low in ENGLISH_SPEECH
    return clause.phrase(i - 3, i - 2) if said and tokens[i - 3].low in SUBJECT_PRONOUNS else None


def _is_an_act(clause: Clause, subject: Subject, i: int) -> bool:
    """Whether somebody's saying so is what the sentence judges: "Berg calling the vote a sham is the height of wit"."""
    if clause.place(subject.start) > 0 or not clause.tokens[i].low.endswith("ing") or not capital(clause.tokens[i - 1]):
        return False
    ahead = next((t for t in clause.tokens[i + 1 :] if t.low in FINITE or not (t.word or t.quoted)), None)
    return ahead is not None and ahead.low in FINITE
