"""The clauses of a sentence of which each has a speaker of its own, or only one has any."""

from __future__ import annotations

import re

from brief.article import Span
from brief.attribution.grammar.beside import closes
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.function_words import PRONOUNS
from brief.attribution.grammar.quotes import narration, quoted
from brief.attribution.grammar.subjects import subjects

_PRONOUNS = PRONOUNS | {"this", "that"}
_CUTS = re.compile(
    r"; |,? (?:while|whereas|(?:even )?though|although) |, but |, however,? |,? and (?=on [A-Z][a-z]+day |yesterday "
    r"|later (?!(?:year|month|week|day|stage)s?\b))"
)
"""Where another clause of a sentence may begin, which stands for itself."""
_CUTS_OR_JOINS = re.compile(_CUTS.pattern + r"|, and (?=[A-ZÀ-Þ]|(?:the|a|an|some|other|several) )")
"""There, or where another's may follow an "and": "Holm said it was shut, and Brandt called it a sham"."""
_CLOSES = frozenset((";", "but", "and"))
_CUTS_OR_WHERE = re.compile(_CUTS.pattern + r"|,? in which |, (?:where|when) ")
"""There, or where a clause begins that tells more of a place or a time."""
_APART = _CLOSES | frozenset(("though", "even though", "although", "in which", "where", "when"))
_NEAR = 4
"""Words before a clause's subject."""
_OTHERS_SPEAK = re.compile(
    rf"(?!(?:he|she|it|they|and|but|we|I)\b)(?:[\w’'-]+ ){{1,5}}(?:{'|'.join(sorted(ENGLISH_SPEECH))})\b", re.IGNORECASE
)
"""A clause in which a noun has a verb of speech, whether or not that noun is known to speak."""
_OF_IT = re.compile(rf"\b(?:{'|'.join(sorted(ENGLISH_SPEECH))}) (?:that )?(?:they|it|this|these)\b")
"""What somebody says of something that the clause before names."""
_ANOTHER_PAPER = re.compile(
    r",? (?:and|while|but) (?=(?:an?|another) (?:[\w/’'.&-]+ ){0,5}(?:poll|survey|study|report|analysis)"
    r" (?:(?:by|from|of) [^,;:]{3,40}? )?(?:put|puts|gave|gives|had|has|showed|shows|found|finds)\b)"
)
"""Where another poll has its say: "a Courier poll found her ahead, and a Norlin poll put her behind"."""
_ASIDE_ENDS = re.compile(
    r" -- | [—–―] |, (?=(?:is|are|was|were|has|have|had|will|would|could|can|may|might|did|does)\b)"
)
"""Where a relative clause is over and the sentence goes on."""
_GOES_BACK = re.compile(
    r"^(?:he|she|it|they|his|her|its|their|rather|only|also|was|were|\w+ly)\b|\b(?:this|these|such)\b", re.IGNORECASE
)
"""A clause that cannot be read without the one before."""


def turning(sentence: str) -> Span | None:
    """What parts two clauses in which two people speak: "Holm said …; Brandt said …"; None where nothing does."""
    for match in _CUTS_OR_JOINS.finditer(narration(sentence)):
        cut = Span(*match.span())
        behind = _first_speaker(sentence[cut.end :])
        if behind is not None and behind not in _PRONOUNS and subjects(sentence[: cut.start]):
            return cut
    return None


def spoken_aside(sentence: str) -> Span | None:
    """The relative clause in which alone anybody speaks, from its verb on: "The fee angered pilots, who called it a
    tax".
    """
    first = next(iter(subjects(sentence)), None)
    if first is None or first.said_from is None:
        return None
    over = _ASIDE_ENDS.search(narration(sentence), first.said_from)
    return Span(first.said_from, over.start() if over else len(sentence))


def only_spoken_half(sentence: str) -> Span | None:
    """The clause in which alone anybody speaks: "The lock is shut, but Holm said it would open"; None where there is
    none.

    Who speaks behind what is said says all of it: "The lock is shut, but it will open, Holm said."
    """
    another = _ANOTHER_PAPER.search(narration(sentence))
    if another is not None and subjects(sentence[: another.start()]):
        return Span(0, another.start())
    match = _CUTS_OR_WHERE.search(narration(sentence), len("Even "))  # "Even though Berg denied it, the quay …"
    if match is None:
        return None
    cut = Span(*match.span())
    first, second = sentence[: cut.start], sentence[cut.end :]
    mark = sentence[cut.start : cut.end].strip(" ,")
    if not subjects(first):
        if mark not in _CLOSES:
            if _OF_IT.search(narration(second)):
                return None
            following = _CUTS.search(narration(second))
            second = second if following is None else second[: following.start()]
        told = mark in _APART and not quoted(first) and not _GOES_BACK.search(narration(second))
        told = told and _first_speaker(second) is not None and not _closes(second)
        return Span(cut.end, cut.end + len(second)) if told else None
    others = mark == ";" and not subjects(second) and _OTHERS_SPEAK.match(narration(second)) is not None
    return Span(0, cut.start) if others else None


def _closes(clause: str) -> bool:
    """Whether who speaks in a clause stands behind what is said, which may be more than that clause."""
    return closes(Clause(clause), min(subjects(clause), key=lambda s: s.start))


def _first_speaker(clause: str) -> str | None:
    """Who speaks right at the beginning of a clause, in small letters."""
    first = min(subjects(clause), key=lambda s: s.start, default=None)
    near = first is not None and len(clause[: first.start].split()) <= _NEAR
    return first.text.lower() if first is not None and near else None
