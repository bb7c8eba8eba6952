"""Who is the subject of an English verb of speech: a few rules of clause order, no parser.

The rules read narration only (quotations are masked), one verb at a time:
`“…,” said X` · `X said` · `X, a Y, said` · `according to X` · `X: “…”` · `was accused by X`.
What they cannot tell they leave to the model.
"""

from __future__ import annotations

import re

from brief.attribution.clauses import PARTICIPLES_OF_SPEECH, PRONOUNS, Clause
from brief.attribution.cues import ENGLISH_SPEECH
from brief.attribution.nouns import DOCUMENTS, speaking
from brief.attribution.tokens import Subject, Token

_BE = frozenset("was were been is are being be".split())
_BEFORE_NOUNS = frozenset("the a an his her their its of".split())
_ADVERBS = frozenset("also already once again still even just recently previously later first widely".split())
_WEAK = frozenset(
    "believe believes think thinks thought hope hopes hoped want wants wanted expect expects expected found shows showed"
    " attacked attacks called calls calling asked asks asking defended defends rejected questioned questions".split()
)
"""Verbs that report speech only where their subject is a name or a pronoun."""
_NOBODY = frozenset("nobody none no neither".split())
_POSSESSIVE = re.compile(r"[^\W\d_]{2}(?:[’']s|s[’'])$")
_PAST_OR_GOING_ON = re.compile(r"(?:ed|ing|said|told|wrote|found|thought)$")


def subjects(sentence: str) -> list[Subject]:
    """The subjects of the sentence's verbs of speech, those beside a quotation first, then by order.

    Args:
        sentence: one sentence of English.
    """
    clause = Clause(sentence)
    tokens = clause.tokens
    found: list[Subject] = []
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if token.low == "according" and following is not None and following.low == "to":
            _add(found, clause.after(i + 1), adjacent=_beside(tokens, i, i + 1))
        elif token.text == ":" and following is not None and following.quoted:
            previous = clause.run(i - 1) if i and tokens[i - 1].word else None
            _add(found, previous if i <= 4 else clause.opening(), adjacent=True)
        elif token.low in ENGLISH_SPEECH and (token.text.islower()):
            _add(found, *_of_verb(clause, i), weak=token.low in _WEAK)
    return sorted(found, key=lambda s: not s.adjacent)


def _of_verb(clause: Clause, i: int) -> tuple[Subject | None, bool]:
    tokens = clause.tokens
    token, previous = tokens[i], tokens[i - 1] if i else None
    before = next((t for t in reversed(tokens[:i]) if t.low not in _ADVERBS and not t.low.endswith("ly")), None)
    if (previous is not None and previous.low in _BEFORE_NOUNS) or (before is not None and _denies(before)):
        # Who has not said something has said nothing.
        return None, False
    if previous is not None and _POSSESSIVE.search(previous.low) and not _PAST_OR_GOING_ON.search(token.low):
        # A noun. Only "the union’s claim that …" tells what somebody says.
        following = tokens[i + 1].low if i + 1 < len(tokens) else ""
        return (clause.owner(i - 1) if following == "that" else None), False
    if before is not None and before.low in _BE and token.low not in PARTICIPLES_OF_SPEECH:
        return clause.by(i), _beside(tokens, i, i)
    return _active(clause, i, going_on=before is not None and before.low in _BE)


def _active(clause: Clause, i: int, *, going_on: bool) -> tuple[Subject | None, bool]:
    """The subject of an active verb; `going_on` where it is one such as "was saying"."""
    tokens = clause.tokens
    token, previous = tokens[i], tokens[i - 1] if i else None
    beside = _beside(tokens, i, i)
    after_quotation = previous is not None and (
        previous.quoted or (previous.text == "," and i > 1 and tokens[i - 2].quoted)
    )
    if after_quotation and token.low not in PARTICIPLES_OF_SPEECH:
        subject = clause.after(i)
        if subject is not None:
            return subject, True
    if token.low in PARTICIPLES_OF_SPEECH and not going_on:
        near = clause.before(i)
        return near if near is not None and not clause.governed(near) else clause.opening(), False
    subject = clause.before(i)
    if subject is not None and clause.supposed(subject):
        return None, False
    if subject is None and previous is not None and previous.text == "," and token.low not in PARTICIPLES_OF_SPEECH:
        subject = clause.after(i)
    if subject is None and (
        token.low in PARTICIPLES_OF_SPEECH or (previous is not None and previous.low in {"and", "but", ",", "to"})
    ):
        subject = clause.opening()
        return subject, False
    return subject, beside


def _denies(word: Token) -> bool:
    return word.low in {"not", "never", "nor"} or word.low.endswith(("n't", "n’t"))


def _beside(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a quotation stands within a few tokens of the verb and its subject."""
    return any(t.quoted for t in tokens[max(0, first - 6) : last + 5])


def _add(found: list[Subject], subject: Subject | None, adjacent: bool, *, weak: bool = False) -> None:
    if (
        subject is None
        or subject.text.split()[0].lower() in _NOBODY
        or any(s.start < subject.end and subject.start < s.end for s in found)
    ):
        return
    text = speaking(subject.text)
    told = text is not None and any(w.lower() in DOCUMENTS for w in text.split()[:6])
    if text is not None and (told or not (weak and text.islower() and text not in PRONOUNS)):
        start = subject.start + subject.text.index(text) if text in subject.text else subject.start
        found.append(Subject(text, start, start + len(text), adjacent))
