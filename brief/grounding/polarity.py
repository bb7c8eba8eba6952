"""Whether a statement denies what its sentences affirm, or affirms what they deny (English).

Judged predicate by predicate: a word negated on one side and plainly affirmed on the other, in clauses that
speak of the same matter. Where a negation of one side might be another wording of one of the other, nothing is
said: paraphrase is not for a program without a model to rule on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from brief.grounding.behind_but import from_behind_but
from brief.grounding.cuts import stands_in, unprinted
from brief.grounding.edits import Copy, copied
from brief.grounding.glance import having, may_have
from brief.grounding.negations import BEGINNINGS, PENDING, WHOLE, Negation, negations
from brief.grounding.opposed import opposed
from brief.grounding.opposites import BEGINNINGS as OPPOSITE_BEGINNINGS
from brief.grounding.opposites import WEAK, WEAK_PHRASES
from brief.grounding.reading import Reading, read
from brief.grounding.restating import near, restates_predicate, same_matter
from brief.grounding.retouched import keeps_negations, polarity
from brief.grounding.verdicts import other_verdict

_YET = frozenset("to will would shall should must may might can could".split())
_SINCE_THE_LAST = frozenset({"since", "last"})
_EVERY = frozenset("every each all".split())
_STILL = frozenset("still remain remains".split())
"""Words that say the opposite of "no longer"."""
_UNTIL = frozenset("until till before".split())
_AT_FIRST = frozenset("initially originally mistakenly wrongly erroneously falsely previously".split())
_UNLESS = frozenset("unless without except if".split())
_ONLY = frozenset("only if when once after with first provided".split())


class Turn(NamedTuple):
    """A predicate whose polarity differs."""

    how: str
    """`added`, `lost` or `opposite`."""
    word: str
    """What is negated, as the statement prints it or as a stem."""
    sentence: int
    """Index of the sentence it differs from."""
    by: str = ""
    """The word that negates, on whichever side."""


def turned(statement: str, sentences: Sequence[str]) -> Turn | None:
    """The first predicate of an English statement whose polarity is not that of the sentences it cites.

    A statement that stands whole in a sentence is never turned; see `brief.grounding.cuts` for what was cut off. One
    of several sentences is turned where one of these is: what another cited sentence has is no change of the first.
    """
    if not sentences or any(stands_in(statement, s) for s in sentences):
        return None
    cited = tuple(sentences)
    turn = _turned(statement, cited)
    if turn is None or len(cited) == 1:
        return turn
    left = unprinted(statement, cited)
    return next((found for part in left if (found := _turned(part, cited))), None)


@lru_cache(maxsize=2048)
def _turned(statement: str, sentences: tuple[str, ...]) -> Turn | None:
    if verdict := other_verdict(statement, sentences):
        return Turn("opposite", *verdict)
    copy = copied(statement, sentences)
    if copy and keeps_negations(copy.edits):
        turn = _retouched(copy, sentences)
        if turn:
            return turn
    alone = copy and len(sentences) == 1 and keeps_negations(copy.edits)
    # The same negating words in the same order are taken to say the same.
    if not alone and having(statement, BEGINNINGS) != [w for s in sentences for w in having(s, BEGINNINGS)]:
        found = _negated(statement, sentences)
        if found:
            return found
    if not may_have(statement, OPPOSITE_BEGINNINGS):
        return None
    given = {w for s in sentences for w in having(s, OPPOSITE_BEGINNINGS)}
    if given.issuperset(having(statement, OPPOSITE_BEGINNINGS)):
        return None
    other = opposed(statement, sentences)
    return Turn("opposite", *other) if other else None


def _retouched(copy: Copy, sentences: tuple[str, ...]) -> Turn | None:
    """What single words do in a statement that is a copy of its sentence but for them."""
    found = polarity(copy.edits)
    if found is None:
        return None
    how, (gone, new) = found
    if how == "opposite":
        known = len(sentences) > 1 and any(new.lower() in read(s).words for s in sentences)
        return None if known else Turn(how, new, copy.sentence, gone)
    return Turn(how, new, copy.sentence, gone)


def _negated(statement: str, sentences: tuple[str, ...]) -> Turn | None:
    item = read(statement)
    own = negations(statement)
    theirs = tuple(negations(s) for s in sentences)
    # A negation of the same word on both sides says the same thing.
    heads = {n.head for ns in theirs for n in ns if n.head} | {w for ns in theirs for n in ns for w in n.scope}
    # Who awaits somebody's return is not in doubt of it.
    remaining = [n for n in own if not (n.by == "await" or n.head in heads or (n.scope and n.scope & heads))]
    if remaining:
        return _added(remaining, item, sentences, theirs)
    # "Independent" on both sides denies nothing.
    if {n.base for n in own} - ({n.base for ns in theirs for n in ns} - {""}):
        return None
    if turn := _lost(item, sentences, theirs):
        return turn
    words = from_behind_but(statement, sentences[0]) if len(sentences) == 1 else None
    return Turn("lost", words, 0, "but not") if words else None


def _added(
    remaining: list[Negation], item: Reading, sentences: tuple[str, ...], theirs: tuple[tuple[Negation, ...], ...]
) -> Turn | None:
    for negation in remaining:
        wanted = {negation.head} if negation.head else set(negation.scope)
        for n, sentence in enumerate(sentences):
            reading = read(sentence)
            if reading.words >= _SINCE_THE_LAST:
                return None  # "42 days since the last case": there was none since
            shared = (item.contents & reading.contents) | {negation.head}
            if negation.scope:
                if len(negation.scope & reading.contents) < max(2, 0.6 * len(negation.scope)):
                    continue
            elif negation.head not in reading.contents or not same_matter(shared, item, negation.head):
                continue
            places = [p for w in wanted for p in reading.places(w)]
            clauses = {reading.clause[p] for p in places}
            but = _STILL if item.low[negation.at + 1 : negation.at + 2] == ("longer",) else frozenset()
            if _may_negate(reading, theirs[n], clauses, item, but) or _elsewhere(negation, n, sentences):
                return None
            return Turn("added", _printed(item, negation), n, item.low[negation.at])
    return None


def _lost(item: Reading, sentences: tuple[str, ...], theirs: tuple[tuple[Negation, ...], ...]) -> Turn | None:
    weak = (item.words | item.contents) & WEAK
    for n, found in enumerate(theirs):
        # A word that may say "not" does so for the statement alone: "died" of "did not die" is what is negated.
        told = read(sentences[n])
        if weak - (told.words | told.contents | (_STILL if "longer" in told.words else frozenset())):
            continue
        for negation in found:
            if negation.scope:
                turn = _stated_though_denied(item, negation, sentences, n)
            elif negation.head in item.contents or negation.head in item.words & WHOLE:
                turn = _stated_though_negated(item, negation, sentences, n)
            else:
                continue
            if turn:
                return turn
    return None


def _stated_though_denied(item: Reading, negation: Negation, sentences: tuple[str, ...], n: int) -> Turn | None:
    """`denied that the firm paid`, where the statement says that the firm paid."""
    reading = read(sentences[n])
    stated = item.contents & negation.scope
    whole = len(stated) >= max(2, 0.6 * len(negation.scope)) and len(stated) >= 0.6 * len(item.contents)
    if not whole or _affirmed(stated, reading, negation, sentences, n):
        return None
    words = " ".join(w for w, s in zip(item.low, item.stems, strict=True) if s in stated)
    return Turn("lost", words, n, reading.low[negation.at])


def _stated_though_negated(item: Reading, negation: Negation, sentences: tuple[str, ...], n: int) -> Turn | None:
    """`did not approve the plan`, where the statement says that the plan was approved."""
    reading = read(sentences[n])
    shared = (item.contents & reading.contents) | {negation.head}
    same = same_matter(shared, item, negation.head) and near(item, reading, negation)
    if not same and not restates_predicate(item, reading, negation):
        return None
    if negation.base and (negation.base not in item.low or item.words & _YET):
        return None  # "unresolved" and "to resolve" are two matters, and so is "is to be resolved"
    if negation.by in PENDING and not _done(item, reading, negation.head):
        return None  # what has yet to be done may be due or pending, and "approval" may be awaited or needed
    others = (read(s).contents for i, s in enumerate(sentences) if i != n)
    if _affirms(reading, negations(sentences[n]), negation) or any(negation.head in o for o in others):
        return None
    if _conditional(reading, reading.clause[negation.at], item) and not _all_for_none(item, reading, negation):
        return None
    return Turn("lost", _printed(item, negation), n, reading.low[negation.at])


def _done(item: Reading, reading: Reading, head: str) -> bool:
    """Whether a statement has a verb as done: in another form than its sentence has it, and in none of what goes on."""
    forms = {w for w, s in zip(item.low, item.stems, strict=True) if s == head}
    return not item.words & _YET and forms.isdisjoint(reading.words) and not any(w.endswith("ing") for w in forms)


def _all_for_none(item: Reading, reading: Reading, negation: Negation) -> bool:
    """`every docker will be dismissed` for `no docker will be dismissed before …`: no condition makes it so."""
    places = item.places(negation.head)
    every = all(_EVERY & {*item.low[max(0, p - 2) : p]} for p in places)
    done = next(
        (s for s, c in zip(reading.stems[negation.at + 2 :], reading.content[negation.at + 2 :], strict=True) if c), ""
    )
    return bool(places) and every and reading.low[negation.at] == "no" and done in item.contents


def _may_negate(
    reading: Reading, found: tuple[Negation, ...], clauses: set[int], item: Reading, but: frozenset[str]
) -> bool:
    """Whether the sentence may already say "not" in other words, some aside, where the statement's own word stands.

    What was told at first, "but" is told otherwise now, is denied without a "not".
    """
    if "but" in reading.words and not _AT_FIRST.isdisjoint(reading.low):
        return True
    if any(reading.clause[n.at] in clauses or n.head in item.contents or not (n.head or n.scope) for n in found):
        return True
    weak = {
        reading.clause[i]
        for i, w in enumerate(reading.low)
        if w not in but and (w in WEAK or reading.stems[i] in WEAK or " ".join(reading.low[i : i + 2]) in WEAK_PHRASES)
    }
    return bool(weak & clauses)


def _elsewhere(negation: Negation, skip: int, sentences: tuple[str, ...]) -> bool:
    """Whether another cited sentence negates something in the same words, so that it may be the one restated."""
    for n, sentence in enumerate(sentences):
        if n == skip or not negations(sentence):
            continue
        contents = read(sentence).contents
        if (negation.head and negation.head in contents) or len(negation.scope & contents) > 1:
            return True
    return False


def _affirms(reading: Reading, found: tuple[Negation, ...], negation: Negation) -> bool:
    """Whether the sentence has the word without a negation as well."""
    return len(reading.places(negation.head)) > sum(n.head == negation.head for n in found)


def _affirmed(
    stated: frozenset[str], reading: Reading, negation: Negation, sentences: tuple[str, ...], at: int
) -> bool:
    """Whether what is denied is said by another sentence, or by another clause."""
    if any(len(stated & read(s).contents) >= 0.8 * len(stated) for i, s in enumerate(sentences) if i != at):
        return True
    return any(
        len(stated & reading.in_clause(c)) >= 0.8 * len(stated)
        for c in set(reading.clause)
        if reading.in_clause(c) and not negation.scope & reading.in_clause(c)
    )


def _conditional(reading: Reading, clause: int, item: Reading) -> bool:
    """`will not sign unless`: the statement may be about when it does."""
    near = {w for w, c in zip(reading.low, reading.clause, strict=True) if abs(c - clause) <= 1}
    return bool(near & _UNTIL - item.words) or bool(near & _UNLESS and item.words & _ONLY)


def _printed(item: Reading, negation: Negation) -> str:
    if not negation.head:
        return item.low[negation.at]
    return next((w for w, s in zip(item.low, item.stems, strict=True) if s == negation.head), negation.head)
