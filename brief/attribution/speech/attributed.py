"""Which stretches of an English sentence are somebody's words, and not the article's own.

`“…,” said X` · `X said that …` · `…, X said` · `…, X said, …` · `According to X, …`. Only verbs that report a statement
count: what X found or agreed is told by the article itself.
"""

from __future__ import annotations

import re
from functools import lru_cache

from brief.article import Span
from brief.attribution.grammar.cues import ENGLISH_INFINITIVES, ENGLISH_PLAIN, ENGLISH_SPEECH
from brief.attribution.grammar.quotes import is_all_quotation, narration, quoted
from brief.attribution.grammar.subjects import subjects
from brief.attribution.grammar.tokens import Subject
from brief.lexicon import Cue, at_a_word
from brief.quotations import MARKS

_VERB = re.compile(
    r"(?<![\w’'-])(?:said|says|say|saying|told|tells|telling|added|adds|adding|wrote|writes|writing"
    r"|noted|notes|noting|stated|states"
    r"|stating|claim(?:s|ed|ing)?|argu(?:e|es|ed|ing)|alleg(?:e|es|ed|ing)|assert(?:s|ed|ing)?"
    r"|insist(?:s|ed|ing)?|warn(?:s|ed|ing)?"
    r"|suggest(?:s|ed|ing)?|acknowledg(?:es|ed|ing)|admit(?:s|ted|ting)|confirm(?:s|ed|ing)|den(?:y|ies|ied|ying)"
    r"|explain(?:s|ed|ing)|report(?:s|ed|ing)|reveal(?:s|ed|ing)|remark(?:s|ed)|repl(?:ies|ied)"
    r"|emphasi[sz](?:es|ed|ing)"
    r"|stress(?:es|ed|ing)|reiterat(?:es|ed|ing)|comment(?:s|ed)|conclud(?:es|ed|ing)|testif(?:ies"
    r"|ied)|predict(?:s|ed|ing)"
    r"|estimat(?:es|ed|ing)|announc(?:es|ed|ing)|contend(?:s|ed|ing)|complain(?:s|ed|ing)|caution(?:s"
    r"|ed|ing)|conced(?:es|ed|ing)|tweet(?:s|ed)"
    r"|believ(?:e|es|ed)|thinks?|thought|expect(?:s|ed)?|according to)(?![\w’'-])",
    re.IGNORECASE,
)
_CONTESTED = re.compile(
    r"(?<![\w’'-])(?:claim(?:s|ed|ing)?|argu(?:e|es|ed|ing)|alleg(?:e|es|ed|ing)|assert(?:s|ed|ing)?"
    r"|insist(?:s|ed|ing)?"
    r"|warn(?:s|ed|ing)?|suggest(?:s|ed|ing)?|den(?:y|ies|ied|ying)|contend(?:s|ed|ing)|complain(?:s"
    r"|ed|ing)|predict(?:s|ed|ing)"
    r"|accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing)|believ(?:e|es|ed)|thinks?|thought)(?![\w’'-])",
    re.IGNORECASE,
)
"""Verbs whose speaker a careful writer never leaves out."""
LONGEST = 4_000
"""Characters of a sentence; what is longer is none, and its grammar tells nothing."""
_FAR = 90
"""Characters between a subject and its verb, an apposition included."""
_TAIL_WORDS = 12
_ENDS = re.compile(
    r"\W*$|,? (?:on|in|at|to|during|after|by|via|through|late|later|early|earlier|this|last|yesterday"
    r"|today|tonight|when|as"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|reporters|journalists"
    r"|(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}\W*$)\b",
)
"""What may stand behind a verb at a sentence's end: when, where and to whom it was said."""
_SCARE_WORDS = 4
_NEW_CLAUSE = re.compile(
    r"(?:;|,? (?:while|whereas|but|although|though)|, and) (?:[\w’'-]+ ){0,4}$",
)
_MARKS = re.compile("[" + "".join(sorted(MARKS - set("'’‘‚"))) + "]|``|''")
_SPEECH = ENGLISH_SPEECH | ENGLISH_INFINITIVES | ENGLISH_PLAIN | {"according"}
_WORD = re.compile("[a-z]+")
_verb, _contested = at_a_word(_VERB), at_a_word(_CONTESTED)


def _of_speech(stretch: str) -> bool:
    return (
        not _SPEECH.isdisjoint(_WORD.findall(stretch.lower()))
        or bool(_verb(stretch) or _contested(stretch))
        or _MARKS.search(stretch) is not None
    )


may_be_told = Cue(_of_speech)
"""Whether anything in a sentence may be somebody's words, by its marks and verbs."""


def speaks_behind(sentence: str, at: int) -> bool:
    """Whether a verb of speech stands behind an offset. What is given to somebody from a sentence's start on ends
    before one.
    """
    return bool(_VERB.search(sentence, at) or _CONTESTED.search(sentence, at))


@lru_cache(maxsize=2048)
def sayers_in(sentence: str) -> tuple[Subject, ...]:
    """The subjects of a sentence's verbs of speech, in the order of the sentence; none of what is too long to be
    one.
    """
    if len(sentence) > LONGEST or not may_be_told(sentence):
        return ()
    return tuple(sorted(subjects(sentence), key=lambda s: s.start))


@lru_cache(maxsize=1024)
def attributed(sentence: str, *, contested: bool = False) -> tuple[Span, ...]:
    """The stretches of a sentence that its grammar gives to somebody, in order, as far as that can be told.

    Args:
        sentence: one sentence of English. What is all quotation is somebody's, whoever it is.
        contested: only quotations, and what somebody claims, argues, denies or believes, not what they merely say.
    """
    if len(sentence) > LONGEST or not may_be_told(sentence):
        return ()
    if is_all_quotation(sentence):
        return (Span(0, len(sentence)),)
    by_sayer = said_by(sentence, contested=contested)
    quotes = [s for s in quoted(sentence) if len(sentence[s.start : s.end].split()) > _SCARE_WORDS]
    if not by_sayer and not (contested and quotes and sayers_in(sentence)):
        return ()
    return tuple(sorted([span for _, spans in by_sayer for span in spans] + quotes))


@lru_cache(maxsize=2048)
def said_by(sentence: str, *, contested: bool = False) -> tuple[tuple[Subject, tuple[Span, ...]], ...]:
    """Each sayer of a sentence, in order, with the stretches outside or in quotation marks that are their words.

    What one sayer says ends where the clause of the next one begins, unless that one's words are reported by the first.
    """
    if len(sentence) > LONGEST:
        return ()
    told = narration(sentence)
    verbs = _CONTESTED if contested else _VERB
    if not verbs.search(told):
        return ()
    sayers = sayers_in(sentence)
    found: list[tuple[Subject, tuple[Span, ...]]] = []
    for i, sayer in enumerate(sayers):
        spans = _scope(told, sayer, verbs)
        following = next((_clause(told, s) for s in sayers[i + 1 :] if _clause(told, s) is not None), None)
        if following is not None:
            spans = [Span(s.start, min(s.end, following)) if s.start < following else s for s in spans]
        found.append((sayer, tuple(s for s in spans if s.start < s.end)))
    return tuple(found)


def _clause(told: str, sayer: Subject) -> int | None:
    """Where a clause of a sayer's own begins: at "while", "and", "but" or a semicolon; None where they stand in
    another's.
    """
    before = _NEW_CLAUSE.search(told, max(0, sayer.start - _FAR), sayer.start)
    return before.start() if before else None


def _scope(told: str, sayer: Subject, verbs: re.Pattern[str]) -> list[Span]:
    """What one sayer says, outside quotation marks or in."""
    end = len(told)
    verb = next(
        (
            v
            for v in verbs.finditer(told, max(0, sayer.start - 16), sayer.start)
            if not told[v.end() : sayer.start].strip()
        ),
        None,
    )
    if verb is not None:
        if verb.group().lower() == "according to" and verb.start() < 2:
            comma = told.find(",", sayer.end)
            return [Span(comma + 1, end)] if comma >= 0 else []
        before = told[: verb.start()].rstrip()
        if verb.group().lower() == "according to" or before.endswith((",", "•", "!", "?")):
            return [Span(0, verb.start())]
    verb = verbs.search(told, sayer.end, min(end, sayer.end + _FAR))
    if verb is None or verb.group().lower() == "according to":
        return []
    before, after = told[: sayer.start].rstrip(), told[verb.end() :]
    if before.endswith((",", "•")):
        if _ENDS.match(after) and len(after.split()) <= _TAIL_WORDS:
            return [Span(0, len(before) - 1)]
        if after.startswith(","):
            return [Span(0, len(before) - 1), Span(verb.end() + 1, end)]
    return [Span(verb.end(), end)]
