"""Who is the subject of an English verb of speech: a few rules of clause order, no parser.

The rules read narration only (quotations are masked), one verb at a time:
`“…,” said X` · `X said` · `X, a Y, said` · `according to X` · `X: “…”` · `was accused by X`.
What they cannot tell they leave to the model.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from brief.attribution.clauses import Clause
from brief.attribution.complements import OF_DOCUMENTS, agrees, ends, follows, reports
from brief.attribution.cues import ENGLISH_INFINITIVES, ENGLISH_SPEECH
from brief.attribution.function_words import (
    ADVERBS_OF_SPEECH,
    BE,
    PARTICIPLES_OF_SPEECH,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATING,
)
from brief.attribution.non_verbs import LABELS, is_no_verb
from brief.attribution.nouns import DOCUMENTS, NUMBERS, speaking, subject_of_speech
from brief.attribution.relations import acting, governed, in_passing, inside, issued, meant, nested, supposed
from brief.attribution.tokens import Subject, Token, capital, lowered

_GOES_ON = frozenset("on went goes proceeded proceeds continued continues took takes turned".split())
"""How somebody comes to say something: "went on to explain", "took to Twitter to complain"."""
_FAR = 5
_DASHES = frozenset(("—", "–", "--"))
_NEARLY = 4
_OPENS = 2
"""Words at most before whose claim it is that a sentence tells of: elsewhere it is told by the way."""
_NAME_ALONE = 4
"""Words before a colon up to which they are a name and nothing else."""
_SHORT_TAIL = 5
_NO_TAIL = frozenset(
    "that it he she they we i him her them was is were are had has would will could for of the a an his".split()
)
"""What shows that a verb is followed by what is said, and not only by when and to whom."""
_WEAK = frozenset(
    "believe believes think thinks thought hope hopes hoped want wants wanted expect expects expected found shows showed"
    " attacked attacks called calls calling asked asks asking defended defends rejected questioned questions".split()
)
"""Verbs that report speech only where their subject is a name or a pronoun."""
_SURE = frozenset(
    "said says say told tells wrote writes argued argues argue insisted insists claimed warned explained explains replied tweeted"
    " stated suggested acknowledged testified recalled remarked believes believe contends contended asserted alleged".split()
)
"""Verbs whose subject speaks, whatever noun it is."""
_INVERTED = frozenset(
    "said says added adds noted notes wrote writes explained warned argued argues admitted insisted recalled announced"
    " claimed claims".split()
)
"""Verbs that stand before their subject inside a sentence: "The quay, said Brandt, is closed"."""
_REDUCED = frozenset(
    "called compared described found shown cited proposed accused blamed reported estimated praised criticized criticised"
    " condemned expected believed thought attributed demanded requested promised rejected likened credited".split()
)
_NOT_PASSIVE = frozenset("declared found shown called proposed dismissed confirmed".split())
"""Verbs that in the passive mostly tell of a deed: "declared by Parliament"."""
_MANNERS = frozenset("by without of from instead than not".split())
_APART = frozenset("after before when while because although though since unless if are is was were".split())
"""What keeps a verb from a quotation that stands a few words off."""
_UNKNOWN = frozenset(("who", "which", "having", "being"))
"""What stands before a verb and for nobody in particular: "anybody who complains", "having said that"."""
_VEHICLES = frozenset("statement tweet message post letter speech email video release announcement posting".split())
"""What somebody says something in: who issued it says it."""
_NOBODY = frozenset("nobody none no neither anyone anybody".split())
_EXAMPLES = re.compile(r"\bsuch as [A-Za-z][^;:“”\"]{2,90},? (?:now |also )?$")
"""What a participle follows that is said of a few, and of the examples among them."""
_OWNER = re.compile(r"((?:[A-Z][\w&’'-]* ?)+)[’']s? [a-z]")
_POSSESSIVE = re.compile(r"[^\W\d_]{2}(?:[’']s|s[’'])$")
_PAST_OR_GOING_ON = re.compile(r"(?:ed|ing|said|told|wrote|found|thought)$")


@lru_cache(maxsize=1024)
def subjects(sentence: str) -> tuple[Subject, ...]:
    """The subjects of the sentence's verbs of speech, those beside a quotation first, then by order.

    Args:
        sentence: one sentence of English.
    """
    clause = Clause(sentence)
    tokens = clause.tokens
    found: list[Subject] = []
    colon = 0
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if token.low == "according" and following is not None and following.low == "to" and not _in_dashes(tokens, i):
            _add(found, _by_whom(clause, clause.after(i + 1)), adjacent=_beside(tokens, i, i + 1))
        elif token.text == ":" and following is not None and following.quoted:
            colon = i
        elif token.low in ENGLISH_INFINITIVES and token.text.islower() and i > 2 and tokens[i - 1].low == "to":
            _add(found, _going_on(clause, i), adjacent=_beside(tokens, i, i))
        elif token.low in ENGLISH_SPEECH and (token.text.islower()):
            _add(found, *_of_verb(clause, i), weak=token.low in _WEAK, sure=token.low in _SURE)
    if colon and not found:
        previous = clause.run(colon - 1) if tokens[colon - 1].word else None
        if previous is not None and tokens[0].low in ENGLISH_SPEECH and previous.start == tokens[0].start and colon > 1:
            previous = clause.phrase(1, colon)  # "Said Berg: “…”"
        opens = tokens[0].low in _INVERTED and tokens[0].text.istitle()
        announcing = clause.after(0) if opens else previous if colon <= _NAME_ALONE else clause.opening()
        if announcing is not None and lowered(announcing.text) not in _UNKNOWN | LABELS:
            _add(found, announcing, adjacent=True)
    closing = {s.start for s in found if _closes(clause, s)}
    found = [replace(s, embedded=s.start not in closing and not s.adjacent and nested(clause, s)) for s in found]
    return tuple(sorted(found, key=lambda s: (s.start not in closing, not s.adjacent, nested(clause, s))))


def _in_dashes(tokens: list[Token], i: int) -> bool:
    """Whether a word stands in an aside between two dashes: what is told according to somebody is the aside alone."""
    dashes = [t.text in _DASHES for t in tokens]
    return sum(dashes[:i]) % 2 == 1 and any(dashes[i:])


def _closes(clause: Clause, subject: Subject) -> bool:
    """Whether a subject and its verb stand behind or amid what is said: "…, the source added on Monday."."""
    tokens, first = clause.tokens, clause.place(subject.start)
    if _closes_inverted(clause, subject, first):
        return True
    if first < 2 or not (tokens[first - 1].quoted or tokens[first - 1].text == ","):
        return False
    verb = clause.place(subject.end)
    while verb < len(tokens) and tokens[verb].word and tokens[verb].low not in ENGLISH_SPEECH:
        verb += 1
    after = tokens[verb + 1 : verb + 2 + _SHORT_TAIL]
    length = next((n for n, t in enumerate(after) if not t.word), len(after))
    ended = length == len(after) <= _SHORT_TAIL or (length < len(after) and after[length].text in {".", ",", "?", "!"})
    return verb < len(tokens) and tokens[verb].word and ended and not any(t.low in _NO_TAIL for t in after[:length])


def _closes_inverted(clause: Clause, subject: Subject, first: int) -> bool:
    """Whether a verb and its subject end the sentence: "…, said Ada Berg, the head of the port."."""
    tokens = clause.tokens
    if (
        first < 2
        or tokens[first - 1].low not in _INVERTED
        or not (tokens[first - 2].text == "," or tokens[first - 2].quoted)
    ):
        return False
    last = clause.place(subject.end)
    apposed = last < len(tokens) and tokens[last].text == ","
    return apposed and not any(clause.verbal(i) or tokens[i].quoted for i in range(last + 1, len(tokens)))


def _of_verb(clause: Clause, i: int) -> tuple[Subject | None, bool]:
    """The subject of the word at `i`, and whether a quotation is surely its; None where the word reports nothing here."""
    tokens = clause.tokens
    token, previous = tokens[i], tokens[i - 1] if i else None
    before = next(
        (t for t in reversed(tokens[:i]) if t.low not in ADVERBS_OF_SPEECH and not t.low.endswith("ly")), None
    )
    if previous is not None and _POSSESSIVE.search(previous.low) and not _contracted(previous, token):
        return _owner(clause, i), False
    unsaid = before is not None and (_denies(before) or _in_passing(before, token))
    if unsaid or is_no_verb(tokens, i) or _supposes(tokens, i):
        # Who has not said something has said nothing.
        return None, False
    being = before is not None and before.low in BE
    if being and token.low not in PARTICIPLES_OF_SPEECH:
        return (None if token.low in _NOT_PASSIVE else clause.by(i)), _beside(tokens, i, i)
    subject, beside = _active(clause, i, going_on=being)
    if subject is None:
        return None, False
    printed = clause.whole_list(meant(clause, subject)) if subject.start < token.start else meant(clause, subject)
    if printed is not subject and (about := clause.opening()) is not None and about.end < printed.start:
        printed = replace(printed, said_from=token.start)
    subject = _issuer(clause, printed)
    behind = subject.start > token.start
    if not _goes_with(clause, printed, i) or (not behind and (inside(clause, subject) or in_passing(clause, subject))):
        return None, False
    return subject, beside and (behind or not nested(clause, subject))


def _supposes(tokens: list[Token], i: int) -> bool:
    """Whether it is only supposed that somebody says so, or nothing is said: "would then have claimed", "has proposed nothing"."""
    near = [t.low for t in tokens[max(0, i - _NEARLY) : i]]
    supposed_so = "have" in near and not {"would", "could", "might"}.isdisjoint(near[: near.index("have")])
    likely = {"likely", "probably", "presumably"} & set(near) and not {"would", "could", "might"}.isdisjoint(near)
    return bool(supposed_so or likely) or (i + 1 < len(tokens) and tokens[i + 1].low == "nothing")


def _in_passing(before: Token, verb: Token) -> bool:
    """Whether a relative clause tells a hope or a thought in passing: "The campaign, which hopes to win, begins in May."."""
    return before.low == "which" and verb.low in _WEAK


def _issuer(clause: Clause, subject: Subject) -> Subject:
    """Who says what "a statement" says, where the sentence tells: "They released a statement which said …"."""
    if subject.text.lower().split()[-1] not in _VEHICLES:
        return subject
    if issued(clause, subject):
        return clause.opening() or subject
    return _possessor(subject)


def _possessor(subject: Subject) -> Subject:
    """Whose a thing is by its name: "Judge Berg’s statement" is hers; the phrase itself where that cannot be told."""
    owner = _OWNER.match(subject.text)
    return Subject(owner[1], subject.start, subject.start + len(owner[1]), adjacent=False) if owner else subject


def _by_whom(clause: Clause, subject: Subject | None) -> Subject | None:
    """Whose words something is told according to: "according to a tweet on Monday by Ada Berg", "according to Norlin’s schedule"."""
    if subject is None:
        return None
    if speaking(subject.text) is None:
        return _possessor(subject)
    if subject.text.lower().split()[-1] not in _VEHICLES:
        return subject
    at = clause.place(subject.end)
    for i in range(at, min(at + _FAR, len(clause.tokens))):
        if clause.tokens[i].low in {"by", "from"}:
            return clause.after(i) or subject
        if not (clause.tokens[i].low == "on" or clause.tokens[i].low.endswith("day")):
            break
    return subject


def _contracted(owner: Token, verb: Token) -> bool:
    """Whether "he's" is "he has", as in "he's argued", and not a possessive."""
    return owner.low[:-2] in PRONOUNS and _PAST_OR_GOING_ON.search(verb.low) is not None


def _owner(clause: Clause, i: int) -> Subject | None:
    """Whose a noun such as "claim" is: only "the union’s claim that …" tells what somebody says."""
    if i + 1 >= len(clause.tokens) or clause.tokens[i + 1].low != "that":
        return None
    owner = clause.owner(i - 1)
    opens = owner is not None and clause.place(owner.start) <= _OPENS
    return None if owner is None or not opens or supposed(clause, owner) else owner


def _goes_with(clause: Clause, subject: Subject, i: int) -> bool:
    """Whether a word can have this subject and report something."""
    low, text = clause.tokens[i].low, lowered(subject.text)
    if text in _UNKNOWN or (low in OF_DOCUMENTS and text == "it") or (text in NUMBERS and low.endswith("s")):
        return False
    document = not (DOCUMENTS | _VEHICLES).isdisjoint(text.split()) and not text.startswith("part of ")
    tail = subject.start > clause.tokens[i].start or _behind(clause.tokens, subject, i)
    return reports(clause.tokens, i, document=document, tail=tail) and (tail or agrees(text, clause.tokens, i))


def _going_on(clause: Clause, i: int) -> Subject | None:
    """The subject of `X went on to explain`, `X took to Twitter to complain`."""
    tokens = clause.tokens
    for j in range(i - 2, max(-1, i - 2 - _FAR), -1):
        if tokens[j].low in _GOES_ON - {"on"} and (tokens[i - 2].low == "on" or tokens[j].low not in {"went", "goes"}):
            subject = clause.before(j)
            return None if subject is None or supposed(clause, subject) else meant(clause, subject)
    return None


def _behind(tokens: list[Token], subject: Subject, verb: int) -> bool:
    """Whether what is reported stands before its subject and verb: "…, Bloomberg reported."."""
    if not ends(tokens, verb):
        return False
    first = next((n for n, t in enumerate(tokens) if t.start >= subject.start), 0)
    return first > 0 and (tokens[first - 1].quoted or tokens[first - 1].text == "," or tokens[first - 1].low == "what")


def _active(clause: Clause, i: int, *, going_on: bool) -> tuple[Subject | None, bool]:
    """The subject of an active verb; `going_on` where it is one such as "was saying"."""
    tokens = clause.tokens
    token, previous = tokens[i], tokens[i - 1] if i else None
    beside = _beside(tokens, i, i)
    after_quotation = previous is not None and (
        previous.quoted or (previous.text == "," and i > 1 and tokens[i - 2].quoted)
    )
    subject = None
    if after_quotation and token.low not in PARTICIPLES_OF_SPEECH | {"told", "tells"}:  # Those are followed by whom.
        subject = clause.after(i)
    elif previous is not None and previous.text == "," and token.low in _INVERTED:
        subject = _closing(clause, i)
    if subject is not None:
        return subject, after_quotation or beside
    if token.low in PARTICIPLES_OF_SPEECH and not going_on:
        return _participle(clause, i), any(t.quoted for t in tokens[i + 1 : i + 3])
    subject = clause.before(i)
    if subject is None and previous is not None and previous.word and capital(previous):
        return (clause.opening() if _coordinated(clause, i) else None), False
    if subject is not None and supposed(clause, subject):
        return None, False
    if subject is None and previous is not None and previous.text == "," and token.low in _INVERTED:
        subject = clause.after(i)
        if subject is not None and _acts(clause, subject):
            subject = None  # "Meeks, chairman of the caucus, said members will help"
    if subject is None and previous is not None and previous.low in {"and", "but", ","} and not _reduced(tokens, i):
        subject = clause.opening()
        return subject, False
    return subject, beside


def _closing(clause: Clause, i: int) -> Subject | None:
    """Who alone stands between a verb and the sentence's end: "…, where their car was parked, said a spokesman."."""
    subject = clause.after(i)
    if subject is None or speaking(subject.text) is None:
        return None
    return subject if all(not t.word for t in clause.tokens[clause.place(subject.end) :]) else None


def _coordinated(clause: Clause, i: int) -> bool:
    """Whether a verb goes on with the sentence's subject behind "and on Twitter": a place is all that stands between."""
    tokens = clause.tokens
    first = i
    while first > 0 and tokens[first - 1].word and capital(tokens[first - 1]):
        first -= 1
    return first > 1 and tokens[first - 1].low in PREPOSITIONS and tokens[first - 2].low in {"and", "but", ","}


def _acts(clause: Clause, subject: Subject) -> bool:
    """Whether a verb of its own follows a phrase."""
    following = next((n for n, t in enumerate(clause.tokens) if t.start >= subject.end), None)
    return following is not None and clause.verbal(following)


def _reduced(tokens: list[Token], i: int) -> bool:
    """Whether a participle describes what stands before it: "the programme, called EB-5, …", "…, compared with May"."""
    return tokens[i - 1].text == "," and tokens[i].low in _REDUCED


def _participle(clause: Clause, i: int) -> Subject | None:
    """The subject of "saying": of the clause that it follows, or of the noun that it describes."""
    tokens = clause.tokens
    previous = tokens[i - 1] if i else None
    if (previous is not None and previous.low in _MANNERS) or _EXAMPLES.search(clause.sentence, 0, tokens[i].start):
        return None  # "by asking prosecutors", "without saying so"; "a few, such as Berg, now saying"
    if previous is not None and previous.low in SUBORDINATING:
        return (acting(clause, i) or clause.opening()) if follows(tokens, i) else None
    near = clause.before(i)
    if near is None or governed(clause, near):
        return clause.opening()
    if previous is not None and previous.word:
        if issued(clause, near):
            return clause.opening() or near
        if not follows(tokens, i, within=4) and not any(w.lower() in DOCUMENTS for w in near.text.split()):
            return None
    return near


def _denies(word: Token) -> bool:
    return word.low in {"not", "never", "nor"} or word.low.endswith(("n't", "n’t"))


def _beside(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a quotation stands right before the verb and its subject, or follows them within their clause.

    Args:
        first, last: where the verb, or "according to", begins and ends.
    """
    for i in range(first - 1, max(-1, first - 7), -1):
        if tokens[i].quoted:
            return True
        if tokens[i].low in _APART:
            break
    for token in tokens[last + 1 : last + 5]:
        if token.quoted:
            return True
        if token.low in _APART:
            return False
    return False


def _add(
    found: list[Subject], subject: Subject | None, adjacent: bool, *, weak: bool = False, sure: bool = False
) -> None:
    if (
        subject is None
        or subject.text.split()[0].lower() in _NOBODY
        or any(s.start < subject.end and subject.start < s.end for s in found)
    ):
        return
    text = speaking(subject.text) or (subject_of_speech(subject.text) if sure else None)
    told = text is not None and any(w.lower() in DOCUMENTS for w in text.split()[:6])
    if text is not None and (told or not (weak and text.islower() and text not in PRONOUNS)):
        start = subject.start + subject.text.index(text) if text in subject.text else subject.start
        found.append(Subject(text, start, start + len(text), adjacent, subject.said_from))
