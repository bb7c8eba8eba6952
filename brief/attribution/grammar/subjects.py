"""Who is the subject of an English verb of speech: a few rules of clause order, no parser.

The rules read narration only (quotations are masked), one verb at a time:
`“…,” said X` · `X said` · `X, a Y, said` · `according to X` · `X: “…”` · `was accused by X`.
What they cannot tell they leave to the model.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from brief.attribution.grammar.active import POSSESSIVE, active
from brief.attribution.grammar.agreement import agrees
from brief.attribution.grammar.beside import INVERTED, beside_quotation, closes, tagged
from brief.attribution.grammar.clauses import Clause
from brief.attribution.grammar.complements import OF_DOCUMENTS, ends, reports
from brief.attribution.grammar.cues import ENGLISH_INFINITIVES, ENGLISH_PLAIN, ENGLISH_SPEECH
from brief.attribution.grammar.function_words import (
    ADVERBS_OF_SPEECH,
    BE,
    CONTRACTED_NOT,
    FINITE,
    PARTICIPLES_OF_SPEECH,
    PRONOUNS,
    SUBJECT_PRONOUNS,
)
from brief.attribution.grammar.issuers import VEHICLES, by_whom, issuer, whose_text
from brief.attribution.grammar.lists import whole_list
from brief.attribution.grammar.nesting import nested
from brief.attribution.grammar.non_verbs import LABELS, is_no_verb
from brief.attribution.grammar.nouns import DOCUMENTS, NUMBERS, ONE_OF_THEM, head_of
from brief.attribution.grammar.plain_forms import several_do
from brief.attribution.grammar.relations import governed, in_passing, inside, is_done, supposed
from brief.attribution.grammar.relative_pronouns import meant
from brief.attribution.grammar.speaking import speaking, subject_of_speech
from brief.attribution.grammar.tokens import Subject, Token, lowered
from brief.attribution.grammar.told_of import is_named_by

_GOES_ON = frozenset("on went goes proceeded proceeds continued continues took takes turned".split())
"""How somebody comes to say something: "went on to explain", "took to Twitter to complain"."""
_FAR = 5
_DASHES = frozenset(("—", "–", "―", "--"))
_NEARLY = 4
_NAME_ALONE = 4
"""Words before a colon up to which they are a name and nothing else."""
_WEAK = frozenset(
    "believe believes think thinks thought hope hopes hoped want wants wanted expect expects expected"
    " found shows showed"
    " attacked attacks called calls calling asked asks asking defended defends rejected questioned questions".split()
)
"""Verbs that report speech only where their subject is a name or a pronoun."""
_IN_MIND = frozenset(
    "believed believes thought thinks hoped hopes expected expects wanted wants feared fears felt feels".split()
)
"""Verbs of what nobody sees from outside, and so not "apparently" either."""
_SURE = frozenset(
    "said says say told tells wrote writes argued argues argue insisted insists claimed warned"
    " explained explains replied tweeted"
    " stated suggested acknowledged testified recalled remarked believes believe contends contended"
    " asserted alleged".split()
)
"""Verbs whose subject speaks, whatever noun it is."""
_NOT_PASSIVE = frozenset("felt declared found shown called proposed dismissed confirmed credited".split())
"""Verbs that in the passive mostly tell of a deed: "declared by Parliament"."""
_UNKNOWN = frozenset(("who", "which", "having", "being"))
"""What stands before a verb and for nobody in particular: "anybody who complains", "having said that"."""
_PAPERS = DOCUMENTS | VEHICLES
_ADDED = frozenset("added adds continued reported reports".split())
_WHO_DECIDE = frozenset("court courts judge judges jury jurors panel tribunal inquiry commission committee".split())
_WHO_FIND = frozenset("researchers scientists experts economists investigators inspectors auditors regulators".split())
_OF_SPEECH = ENGLISH_SPEECH | ENGLISH_INFINITIVES | ENGLISH_PLAIN
_STRANDED = frozenset("about for of with".split())
_TOLD = SUBJECT_PRONOUNS | frozenset("that what whom whether how why".split())
_NOBODY = frozenset("nobody none no neither any anyone anybody".split())
_PAST_OR_GOING_ON = re.compile(r"(?:ed|ing|said|told|wrote|found|thought)$")


@lru_cache(maxsize=1024)
def subjects(sentence: str) -> tuple[Subject, ...]:
    """The subjects of an English sentence's verbs of speech, those beside a quotation first, then by order."""
    clause = Clause(sentence)
    found: list[Subject] = []
    for i, token in enumerate(clause.tokens):
        if token.low == "according":
            _add_according(found, clause, i)
        elif token.low in _OF_SPEECH and token.text.islower():
            _add_of_verb(found, clause, i)
    if not found:
        _add_before_colon(found, clause)
    if not any(s.adjacent for s in found) and (tag := tagged(clause)) is not None:
        _add(found, tag, adjacent=True)
    found = [s for s in found if not any(is_named_by(s, other, sentence) for other in found)]
    closing = {s.start for s in found if closes(clause, s)}
    found = [replace(s, embedded=s.start not in closing and not s.adjacent and nested(clause, s)) for s in found]
    return tuple(sorted(found, key=lambda s: (s.start not in closing, not s.adjacent, nested(clause, s))))


def _add_according(found: list[Subject], clause: Clause, i: int) -> None:
    """Add whom something is told according to."""
    tokens = clause.tokens
    if [t.low for t in tokens[i + 1 : i + 2]] == ["to"] and not _in_dashes(tokens, i):
        _add(found, by_whom(clause, clause.after(i + 1)), adjacent=beside_quotation(tokens, i, i + 1))


def _add_before_colon(found: list[Subject], clause: Clause) -> None:
    """Add who stands before the last colon that a quotation follows: "Berg: “…”", "Said Berg: “…”"."""
    tokens = clause.tokens
    colon = next((i for i in range(len(tokens) - 2, 0, -1) if tokens[i].text == ":" and tokens[i + 1].quoted), 0)
    if not colon:
        return
    previous = clause.run(colon - 1) if tokens[colon - 1].word else None
    if previous is not None and tokens[0].low in ENGLISH_SPEECH and previous.start == tokens[0].start and colon > 1:
        previous = clause.phrase(1, colon)  # "Said Berg: “…”"
    opens = tokens[0].low in INVERTED and tokens[0].text.istitle()
    announcing = clause.after(0) if opens else previous if colon <= _NAME_ALONE else clause.opening()
    announcing = whose_text(clause, colon) or announcing
    if announcing is not None and lowered(announcing.text) not in _UNKNOWN | LABELS:
        _add(found, announcing, adjacent=True, sure=opens)


def _add_of_verb(found: list[Subject], clause: Clause, i: int) -> None:
    """Add the subject of a word that may be a verb of speech."""
    tokens, low = clause.tokens, clause.tokens[i].low
    if low in ENGLISH_INFINITIVES and i > 2 and tokens[i - 1].low == "to":
        _add(found, _going_on(clause, i), adjacent=beside_quotation(tokens, i, i))
    elif low in ENGLISH_SPEECH:
        subject, beside = _of_verb(clause, i)
        weak = low in _WEAK and subject is not None and not _tells_more(tokens, i, subject)
        _add(found, subject, adjacent=beside, weak=weak, sure=low in _SURE)
    elif low in ENGLISH_PLAIN:
        _add(found, several_do(clause, i), adjacent=beside_quotation(tokens, i, i))


def _tells_more(tokens: list[Token], i: int, subject: Subject) -> bool:
    """Whether a weak verb is one of speech with any noun: "On Monday the court found that …", "was called a fool by
    pilots".
    """
    if tokens[i].low == "called":
        return subject.start > tokens[i].start
    who = head_of(subject.text).lower()
    that = who in _WHO_DECIDE or (i + 1 < len(tokens) and tokens[i + 1].low == "that")
    return that and tokens[i].low in {"found", "finds", "find"} and who in _WHO_FIND | _WHO_DECIDE


def _in_dashes(tokens: list[Token], i: int) -> bool:
    """Whether a word stands in an aside between two dashes: what is told according to somebody is the aside alone."""
    dashes = [t.text in _DASHES for t in tokens]
    return sum(dashes[:i]) % 2 == 1 and any(dashes[i:])


def _of_verb(clause: Clause, i: int) -> tuple[Subject | None, bool]:
    """The subject of the word at `i`, and whether a quotation is surely its; None where the word reports nothing
    here.
    """
    tokens = clause.tokens
    token, previous = tokens[i], tokens[i - 1] if i else None
    before = next(
        (t for t in reversed(tokens[:i]) if t.low not in ADVERBS_OF_SPEECH and not t.low.endswith("ly")), None
    )
    if previous is not None and POSSESSIVE.search(previous.low) and not _contracted(previous, token):
        return None, False
    unsaid = before is not None and (_denies(before) or _in_passing(before, token))
    if unsaid or is_no_verb(tokens, i) or _supposes(tokens, i):
        # Who has not said something has said nothing.
        return None, False
    being = before is not None and before.low in BE
    if being and token.low not in PARTICIPLES_OF_SPEECH:
        done = token.low in _NOT_PASSIVE and clause.named_by(i) is None
        return (None if done else clause.by(i)), beside_quotation(tokens, i, i)
    subject, beside = active(clause, i, going_on=being)
    keeps = subject is not None and i == 1 and token.low.endswith("ing") and subject.start == tokens[0].start
    if subject is None or keeps or is_done(clause, subject):
        return None, False  # "Keeps saying …" has no subject
    named = meant(clause, subject)
    told_of = named is not subject and lowered(subject.text) == "which"  # "the head of the port, which denied it"
    printed = whole_list(clause, named) if subject.start < token.start else named
    if named is not subject and (about := clause.opening()) is not None and about.end < printed.start:
        printed = replace(printed, said_from=token.start)
    subject = issuer(clause, printed)
    behind = subject.start > token.start
    within = inside(clause, subject) and not told_of
    within |= token.low in _WEAK and governed(clause, subject)  # "voters in Norlin shows": the voters are many
    if not _goes_with(clause, printed, i) or (not behind and (within or in_passing(clause, subject))):
        return None, False
    return subject, beside and (behind or not nested(clause, subject))


def _supposes(tokens: list[Token], i: int) -> bool:
    """Whether it is only supposed that somebody says so, or nothing is said: "would then have claimed", "would hope",
    "apparently believed", "has proposed nothing".
    """
    near = [t.low for t in tokens[max(0, i - _NEARLY) : i]]
    supposed_so = "have" in near and not {"would", "could", "might", "may"}.isdisjoint(near[: near.index("have")])
    likely = {"likely", "probably", "presumably"} & set(near) and not {"would", "could", "might"}.isdisjoint(near)
    hoped = tokens[i].low in _WEAK and not {"would", "could", "might"}.isdisjoint(near[-2:])
    guessed = tokens[i].low in _IN_MIND and not {"apparently", "seemingly", "evidently"}.isdisjoint(near[-2:])
    nothing = [t.low for t in tokens[i + 1 : i + 3]]
    says_none = nothing[:1] == ["nothing"] and FINITE.isdisjoint(nothing)  # "said nothing had changed"
    return bool(supposed_so or likely or hoped or guessed or says_none)


def _in_passing(before: Token, verb: Token) -> bool:
    """Whether a relative clause tells a hope or a thought in passing: "The campaign, which hopes to win, begins in
    May.".
    """
    return before.low == "which" and verb.low in _WEAK


def _contracted(owner: Token, verb: Token) -> bool:
    """Whether "he's" is "he has", as in "he's argued", and not a possessive."""
    return owner.low[:-2] in PRONOUNS and _PAST_OR_GOING_ON.search(verb.low) is not None


def _goes_with(clause: Clause, subject: Subject, i: int) -> bool:
    """Whether a word can have this subject and report something."""
    low, text = clause.tokens[i].low, lowered(subject.text)
    if (
        text in _UNKNOWN
        or text.startswith("whose ")
        or (low in OF_DOCUMENTS and text == "it")
        or (text in NUMBERS and low.endswith("s"))
    ):
        return False
    if _is_stranded(clause.tokens, i):
        return False
    document = not _PAPERS.isdisjoint(text.split()) and not text.startswith("part of ")
    document = document and not (low in OF_DOCUMENTS and _told_by_the_way(clause, subject, i))
    tail = subject.start > clause.tokens[i].start or _behind(clause, subject, i)
    return reports(clause.tokens, i, document=document, tail=tail) and (tail or agrees(text, clause.tokens, i))


def _told_by_the_way(clause: Clause, subject: Subject, i: int) -> bool:
    """Whether a document is an object that a relative clause tells more of: "gave papers to the press that revealed how
    …".
    """
    return clause.tokens[i - 1].low == "that" and clause.place(subject.start) > _FAR


def _is_stranded(tokens: list[Token], i: int) -> bool:
    """Whether a verb and the preposition that ends its clause tell more of a noun: "the port people write songs
    about".
    """
    end = next((n for n in range(i + 1, len(tokens)) if not tokens[n].word), len(tokens))
    behind = tokens[i + 1 : end]
    quoted = any(t.quoted for t in tokens)
    return len(behind) > 1 and behind[-1].low in _STRANDED and not (quoted or any(t.low in _TOLD for t in behind))


def _going_on(clause: Clause, i: int) -> Subject | None:
    """The subject of `X went on to explain`, `X took to Twitter to complain`."""
    tokens = clause.tokens
    for j in range(i - 2, max(-1, i - 2 - _FAR), -1):
        if tokens[j].low in _GOES_ON - {"on"} and (tokens[i - 2].low == "on" or tokens[j].low not in {"went", "goes"}):
            subject = clause.before(j)
            return None if subject is None or supposed(clause, subject) else meant(clause, subject)
    return None


def _behind(clause: Clause, subject: Subject, verb: int) -> bool:
    """Whether what is reported stands before its subject and verb: "…, Bloomberg reported.", "…, she added on
    Monday.".
    """
    tokens = clause.tokens
    first = next((n for n, t in enumerate(tokens) if t.start >= subject.start), 0)
    before = tokens[first - 1]
    if first > 0 and before.quoted and clause.sentence[before.end - 2] in ",?!":
        return True  # "“Will you listen?” Berg shouted at Holm."
    if not ends(tokens, verb):
        return tokens[verb].low in _ADDED and closes(clause, subject)
    return first > 0 and (before.quoted or before.text == "," or before.low in {"what", "as"})


def _denies(word: Token) -> bool:
    return word.low in {"not", "never", "nor"} or word.low.endswith(CONTRACTED_NOT)


def _add(
    found: list[Subject], subject: Subject | None, *, adjacent: bool, weak: bool = False, sure: bool = False
) -> None:
    if (
        subject is None
        or subject.text.split()[0].lower() in _NOBODY
        or any(s.start < subject.end and subject.start < s.end for s in found)
    ):
        return
    text = speaking(subject.text) or (subject_of_speech(subject.text) if sure else None)
    text = subject.text if sure and subject.text.lower() in ONE_OF_THEM else text
    told = text is not None and any(w.lower() in DOCUMENTS for w in text.split()[:6])
    if text is not None and (told or not (weak and text.islower() and text not in PRONOUNS)):
        start = subject.start + subject.text.index(text) if text in subject.text else subject.start
        found.append(Subject(text, start, start + len(text), adjacent, subject.said_from))
