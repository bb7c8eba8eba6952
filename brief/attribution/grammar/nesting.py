"""Whether a subject stands in a clause within another's: "condemned what he called a breach"."""

from __future__ import annotations

from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.function_words import DETERMINERS, FINITE, STOPS, SUBJECT_PRONOUNS
from brief.attribution.grammar.tokens import Subject, adverb

_SUBORDINATE = frozenset(
    (
        "what whom whatever that how why whether if when while because though although after before since"
        " than which where who once"
    ).split()
)
_NEAR = 4
_CONCEDES = frozenset("while although though whereas".split())
_LONGEST_ASIDE = 16
_DEEDS = frozenset(
    "expressed claimed accused announced declared denied demanded vowed urged called warned promised threatened".split()
)


def nested(clause: Clause, subject: Subject) -> bool:
    """Whether a subject stands in a clause within another's: "condemned what he called a breach"."""
    at = clause.place(subject.start)
    if at == 0:
        return _described_by_it(clause, subject)
    at -= at > 1 and clause.tokens[at - 1].low == "both"
    before = clause.tokens[at - 1]
    if before.low in ENGLISH_SPEECH and before.text.islower():
        return at > 1 and clause.tokens[at - 2].word  # and not "…, said Brandt"
    return (
        before.low in _SUBORDINATE
        or (before.text == "," and (_apposed_to_subordinate(clause, subject, at) or _behind_aside(clause, at - 1)))
        or (before.low == "and" and _goes_on(clause, subject, at))
        or (before.low == "by" and _passive_within(clause, at))
        or (before.low == "as" and _as_something_comes(clause, subject, at))
        or (before.low == "to" and _conceded(clause, at))
    )


def _described_by_it(clause: Clause, subject: Subject) -> bool:
    """Whether all that a subject says only tells which one is meant: "An ad that accuses Berg has been seen by all"."""
    tokens, end = clause.tokens, clause.place(subject.end)
    if end >= len(tokens) or tokens[end].low not in {"that", "who", "which"}:
        return False
    verb = next((i for i in range(end + 1, len(tokens)) if not adverb(tokens[i])), end)
    behind = [t.low for t in tokens[verb + 1 :]]
    return tokens[verb].low in ENGLISH_SPEECH and not FINITE.isdisjoint(behind) and ENGLISH_SPEECH.isdisjoint(behind)


def _goes_on(clause: Clause, subject: Subject, at: int) -> bool:
    """Whether "and" joins a subject to a subordinate clause before it."""
    return _because(clause, at) if subject.text.lower() == "they" else _other_of_two(clause, at)


def _conceded(clause: Clause, at: int) -> bool:
    """Whether only what a sentence concedes is told according to somebody: "While few have one according to a study,
    pilots said".
    """
    return clause.tokens[0].low in _CONCEDES and all(t.text != "," for t in clause.tokens[:at])


def _passive_within(clause: Clause, at: int) -> bool:
    """Whether a passive verb stands in a subordinate clause: "It left after it was told by Berg to do so"."""
    for i in range(at - 2, max(-1, at - 3 - _NEAR), -1):
        if not clause.tokens[i].word:
            return False
        if clause.tokens[i].low in _SUBORDINATE - {"than"}:
            return i > 0
    return False


def _as_something_comes(clause: Clause, subject: Subject, at: int) -> bool:
    """Whether "as" tells when or how something is, and not who says so: "The footage came as officials praised the
    calm".
    """
    before = clause.tokens[at - 2] if at > 1 else None
    if before is None:
        return False
    if before.low == "even":
        return True  # "Some note that Berg, even as she says so, …"
    behind_clause = before.word and before.low not in STOPS and subject.text.lower() not in SUBJECT_PRONOUNS
    compared = any(t.low == "as" for t in clause.tokens[max(0, at - 6) : at - 1])
    return behind_clause or compared or (before.text == "," and _tells_a_deed(clause, subject))


def _apposed_to_subordinate(clause: Clause, subject: Subject, at: int) -> bool:
    """Whether a name in commas belongs to a clause that opens with "after" or the like: "After its head, Berg, asked …,
    it left".
    """
    tokens, end = clause.tokens, clause.place(subject.end)
    if end + 1 >= len(tokens) or tokens[end].text != "," or not clause.verbal(end + 1):
        return False
    for i in range(at - 2, max(-1, at - 2 - _NEAR), -1):
        if not tokens[i].word or clause.verbal(i):
            return False
        if tokens[i].low in _SUBORDINATE:
            return i + 1 < at - 1 and tokens[i + 1].low in DETERMINERS
    return False


def _tells_a_deed(clause: Clause, subject: Subject) -> bool:
    """Whether a clause with "as" tells something of its own, and not who says so: "…, as Berg expressed hope"; not "…,
    as Berg said".
    """
    verb = clause.place(subject.end)
    words = clause.tokens[verb : verb + 2]
    return len(words) > 1 and words[0].low in _DEEDS and words[1].word


def _other_of_two(clause: Clause, at: int) -> bool:
    """Whether the first of two subjects opens a subordinate clause: "The stock rose as its chairman and a group made an
    offer".
    """
    first = clause.run(at - 2) if at > 1 and clause.tokens[at].low in DETERMINERS else None
    begins = clause.place(first.start) if first is not None else 0
    return begins > 1 and clause.tokens[begins - 1].low in _SUBORDINATE | {"as"}


def _because(clause: Clause, at: int) -> bool:
    """Whether a clause goes on with a reason: "They leave because the quay is closed and they fear the mayor"."""
    for token in reversed(clause.tokens[:at]):
        if token.low == "because":
            return True
        if not token.word:
            return False
    return False


def _behind_aside(clause: Clause, comma: int) -> bool:
    """Whether an aside that this comma ends stands between "that" and the subject: "claimed that, during his term, he
    called".
    """
    for i in range(comma - 1, max(0, comma - _LONGEST_ASIDE), -1):
        token = clause.tokens[i]
        if token.text == ",":
            return clause.tokens[i - 1].low == "that"
        if not token.word:
            return False
    return False
