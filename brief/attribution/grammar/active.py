"""Who is the subject of an active verb of speech: what stands behind it, before it, or opens the sentence."""

from __future__ import annotations

import re

from brief.attribution.grammar.beside import INVERTED, beside_quotation, names_a_thing, names_a_work
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.function_words import (
    PARTICIPLES_OF_SPEECH,
    PREPOSITIONS,
    RELATIVES,
    STOPS,
)
from brief.attribution.grammar.nouns import head_of, is_person, is_several
from brief.attribution.grammar.participles import participle
from brief.attribution.grammar.relations import supposed
from brief.attribution.grammar.speaking import speaking
from brief.attribution.grammar.tokens import Subject, Token, adverb, capital

POSSESSIVE = re.compile(r"[^\W\d_]{2}(?:[’']s|s[’'])$")
_REDUCED = frozenset(
    "called compared described found shown cited proposed accused blamed reported estimated praised"
    " criticized criticised"
    " condemned expected believed thought attributed demanded requested promised rejected likened credited".split()
)


_NEW_CLAUSE = STOPS - {"and", "or", "than"} | RELATIVES
_NEW_CLAUSE_BUT_AS = _NEW_CLAUSE - {"as"} | {"than"}
_BEHIND_A_PARTICIPLE = frozenset("by in on at for from with".split())
_BETWEEN = frozenset("has have had also later then again still once recently previously repeatedly initially".split())


def active(clause: Clause, i: int, *, going_on: bool) -> tuple[Subject | None, bool]:
    """The subject of an active verb; `going_on` where it is one such as "was saying"."""
    tokens = clause.tokens
    token, previous = tokens[i], tokens[i - 1] if i else None
    beside = beside_quotation(tokens, i, i)
    quotation = _quotation_before(tokens, i)
    if quotation is not None and names_a_work(clause, quotation):
        return clause.opening(), False
    subject = _behind(clause, i, quoted=quotation is not None)
    if subject is not None:
        return subject, quotation is not None or beside
    if token.low in PARTICIPLES_OF_SPEECH and not going_on:
        return participle(clause, i), any(t.quoted for t in tokens[i + 1 : i + 3])
    subject = clause.before(i)
    beside = beside and not (subject is not None and names_a_thing(clause, subject, i))
    if subject is None and previous is not None and previous.word and capital(previous):
        return (clause.opening() if _coordinated(clause, i) else None), False
    if subject is not None and _has_several(clause, i, subject):
        subject = clause.opening() or subject
    if subject is not None and supposed(clause, subject):
        return None, False
    return _before(clause, i, subject, beside=beside)


def _has_several(clause: Clause, i: int, subject: Subject) -> bool:
    """Whether the verb is that of several, the noun before it one person, and several open the sentence: "Pilots
    seeking a word with the mayor have said".
    """
    if clause.tokens[i - 1].low != "have" or is_several(subject.text) or not is_person(head_of(subject.text)):
        return False
    opening, first = clause.opening(), clause.place(subject.start)
    plain = first > 1 and all(t.word and t.low not in _NEW_CLAUSE_BUT_AS for t in clause.tokens[:first])
    if not plain or opening is None:
        return False
    return is_several(opening.text) or head_of(opening.text) != head_of(subject.text)


def _quotation_before(tokens: list[Token], i: int) -> int | None:
    """Which token before a verb stands for the quotation that ends right there, a comma between them or none."""
    at = i - 2 if i > 1 and tokens[i - 1].text == "," else i - 1
    return at if at >= 0 and tokens[at].quoted else None


def _behind(clause: Clause, i: int, *, quoted: bool) -> Subject | None:
    """The subject behind a verb that follows what is said: "“…,” said Berg", "…, said Berg."."""
    token, previous = clause.tokens[i], clause.tokens[i - 1] if i else None
    subject = None
    if quoted and token.low not in PARTICIPLES_OF_SPEECH | {"told", "tells"}:  # Those are followed by whom.
        subject = clause.after(i)
    elif previous is not None and previous.text == "," and token.low in INVERTED and not clause.names_apart(i - 1):
        subject = _closing(clause, i)
    return None if subject is None or POSSESSIVE.search(subject.text) else subject


def _before(clause: Clause, i: int, subject: Subject | None, *, beside: bool) -> tuple[Subject | None, bool]:
    """The subject before a verb; where none stands right there, the one behind it, or the one that the sentence opens
    with.
    """
    tokens, previous = clause.tokens, clause.tokens[i - 1] if i else None
    if subject is None and previous is not None and previous.text == "," and tokens[i].low in INVERTED:
        subject = clause.after(i)
        acts = subject is not None and _acts(clause, subject) and not _described_behind(clause, subject)
        if subject is not None and (acts or POSSESSIVE.search(subject.text)):
            subject = None  # "Meeks, chairman of the caucus, said members will help", "…, said Berg’s “way” was hers"
    if subject is None and previous is not None and previous.low in {"and", "but", ","} and not _reduced(tokens, i):
        return clause.opening(), False
    if subject is None and (opening := _goes_on(clause, i)) is not None:
        return opening, False
    return subject, beside


def _goes_on(clause: Clause, i: int) -> Subject | None:
    """The sentence's subject, where a verb goes on with it behind "and has also" and no other clause stands between."""
    tokens, first = clause.tokens, i
    while first > 1 and (tokens[first - 1].low in _BETWEEN or adverb(tokens[first - 1])):
        first -= 1
    if not 1 < first < i or tokens[first - 1].low not in {"and", "but"} or (opening := clause.opening()) is None:
        return None
    between = tokens[clause.place(opening.end) : first - 1]
    return None if any(t.quoted or t.low in _NEW_CLAUSE for t in between) else opening


def _closing(clause: Clause, i: int) -> Subject | None:
    """Who alone stands between a verb and the sentence's end: "…, where their car was parked, said a spokesman."."""
    subject = clause.after(i)
    if subject is None or speaking(subject.text) is None:
        return None
    return subject if not any(t.word or t.quoted for t in clause.tokens[clause.place(subject.end) :]) else None


def _coordinated(clause: Clause, i: int) -> bool:
    """Whether a verb goes on with the sentence's subject behind "and on Twitter": a place is all that stands
    between.
    """
    tokens = clause.tokens
    first = i
    while first > 0 and tokens[first - 1].word and capital(tokens[first - 1]):
        first -= 1
    return first > 1 and tokens[first - 1].low in PREPOSITIONS and tokens[first - 2].low in {"and", "but", ","}


def _acts(clause: Clause, subject: Subject) -> bool:
    """Whether a verb of its own follows a phrase."""
    following = next((n for n, t in enumerate(clause.tokens) if t.start >= subject.end), None)
    return following is not None and clause.verbal(following)


def _described_behind(clause: Clause, subject: Subject) -> bool:
    """Whether a participle only tells more of a subject behind its verb: "The quay is closed, said a report published
    by Norlin.".
    """
    tokens, at = clause.tokens, clause.place(subject.end)
    behind = next((t.low for t in tokens[at + 1 :] if not adverb(t)), "")
    return tokens[at].low.endswith("ed") and behind in _BEHIND_A_PARTICIPLE


def _reduced(tokens: list[Token], i: int) -> bool:
    """Whether a participle describes what stands before it: "the programme, called EB-5, …", "…, compared with May"."""
    return tokens[i - 1].text == "," and tokens[i].low in _REDUCED
