"""Sentence patterns of news English that leave no doubt who says, wants or narrates what.

They find a fraction of what an article holds. What they do find is certain, which is all that is asked of them here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from brief.article import Article, Place, Sentence

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĘĚĞĪİŁŃŇŌŐŘŚŠŞŢŤŪŮŰŹŻŽ"
CAPITAL = rf"[{_UP}](?:[\w’'-]|\.(?=[{_UP}]))*"
NAME = rf"(?:[Tt]he )?{CAPITAL}(?: (?:(?:of|for|the|de|del|dela|la|al|bin|van|von|der) ){{0,2}}{CAPITAL}){{0,6}}"
UNNAMED = (
    r"(?:[Aa]n? |[Oo]ne |[Tt]wo |[Ss]everal |[Ss]ome |[Oo]ther |[Aa]nother )?(?:[A-Za-z-]+ ){0,3}"
    r"(?:officials?|sources?|witness(?:es)?|eyewitness(?:es)?|residents|observers|experts|analysts|survivors|mediators|"
    r"participants?|investigators|researchers|nurses|engineers?|diplomats?|persons? familiar with the (?:matter|launch|talks)|people familiar with the (?:matter|talks|launch)|persons? briefed on the (?:matter|talks))"
)
_WHO = rf"(?P<who>{NAME}|{UNNAMED})"
_ASIDE = r"(?P<aside>, [^,\"“”]{3,70},)?"
_AUX = r"(?:(?:has|have|had|also|later|further|then|subsequently) ){0,2}"
_SAID = r"(?P<verb>said|stated|announced|reported|explained|argued|warned|noted|claimed|added|confirmed)"
_TOLD = r"(?P<verb>told (?:reporters|the press|the media|journalists|parliament|state media))"
_WHEN = r"(?: (?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday))?"
_FIRST = r"(?:(?:On|In|At|During|Last|Late) [^,\"“”]{2,50}, )?"
_CLAUSE = r"(?:(?:the|a|an|it|he|she|they|there|this|these|those|his|her|its|their|no|some|all|many|most|several|two|three)\b|[A-Z0-9$€£])"

_QUOTE_FIRST = re.compile(
    rf"[\"“](?P<quote>[^\"“”]{{15,300}}?)(?P<stop>[,.?!]?)[\"”],? (?:{_WHO} (?:said|says|told reporters|wrote|tweeted|added|"
    rf"explained|stated)|(?:said|says|added|wrote|explained) (?P<after>{NAME}|{UNNAMED}))(?P<tail>(?:,| (?:on|in|at|after|of|during))"
    rf" [^\"“”]{{3,80}})?\."
)
_QUOTE_LAST = re.compile(
    rf"{_WHO}{_ASIDE} {_AUX}(?:said|wrote|tweeted|remarked|added|stated|{_TOLD})[,:]? [\"“](?P<quote>[^\"“”]{{15,300}}?)(?P<stop>[.?!]?)[\"”]\.?"
)
_INDIRECT = re.compile(
    rf"{_FIRST}{_WHO}{_ASIDE} {_AUX}(?:{_SAID}|{_TOLD.replace('verb', 'told')}){_WHEN} (?:that )?(?P<content>{_CLAUSE}[^\"“”]{{18,300}})\."
)
_ACCORDING = re.compile(rf"According to {_WHO}, (?P<content>[^\"“”]{{20,300}})\.")
_ACCORDING_LAST = re.compile(rf"(?P<content>[A-Z][^\"“”]{{20,300}}), according to {_WHO}\.")
_SAID_LAST = re.compile(rf"(?P<content>[A-Z][^\"“”]{{20,300}}), (?P<who>{NAME}|(?:the |a |an )?{UNNAMED}) said\.")

_WANTS = r"(?:urged|called on|called upon|asked|ordered|pressed|advised|appealed to|instructed|encouraged|begged)"
_WHOM = (
    r"(?P<whom>(?:(?:the|all|its|his|her|their|both|other) )?"
    r"(?:(?!(?:how|why|whether|if|that|who|which|for|and)\b)[\w’'-]+ ){0,5}?(?!(?:how|why|for)\b)[\w’'-]+)"
)
_WANT = re.compile(
    rf"{_FIRST}{_WHO}{_ASIDE}(?: [^,;:\"“”]{{3,90}} and)? {_AUX}{_WANTS} {_WHOM} to (?P<what>[a-z][^\"“”]{{8,220}})\."
)
_WANT_PASSIVE = re.compile(
    r"(?P<whom>(?:The )?(?:[\w’'-]+ ){0,3}?[\w’'-]+) (?:was|were|has been|have been) (?:urged|asked|ordered|advised|instructed|told)"
    rf" by {_WHO} to (?P<what>[a-z][^\"“”]{{8,220}})\."
)
_DEMANDED = re.compile(
    rf"{_WHO}{_ASIDE} {_AUX}(?:demanded|insisted) that (?P<whom>the [a-z]+|{CAPITAL}) (?P<what>[a-z][^\"“”]{{8,200}})\."
)
_CALLED_FOR = re.compile(
    rf"{_WHO}{_ASIDE} {_AUX}(?:called for|demanded) (?P<what>(?:the|an?|more|new|better) [^\"“”]{{8,180}})\."
)

_ONE_WISH = re.compile(r"^(?!.*(?:, and|\band (?:also )?(?:\w+ed|spoke|said|told|was|were|deemed)\b|\bbut\b))")
_NOT_A_NAME = frozenset(
    """he she they it we i you this that these those there the a an in on at by for from with after before during since
    while when as but and or if although however meanwhile both each all some many most according police officers his
    her its their our today yesterday monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december another other later earlier also speaking one two
    officials residents witnesses experts investigators researchers initial early recent last under following despite because once until another asked""".split()
)
_SPEECH = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|claim|announc|report(?!er)|stat(?:e[sd]|ing|ement)\b|accord|alleg|accus|den(?:y|ie)|ask|call|"
    r"urg(?:e|ing)|demand|warn|suggest|argu|beli|think|thought|expect|wr(?:ote|it)|tweet|confirm|expla|describ|add(?:ed|s|ing)\b|"
    r"not(?:ed|es|ing)\b|indicat|estimat|speak|spok|remark|comment|insist|declar|cit(?:ed|ing|es)\b|reveal|promis|pledg|vow|"
    r"agree|propos|express|prais|critici|condemn|blam|quot|testif|predict|recommend|order|instruct|advis|request|want|hop(?:e|ing)|"
    r"question|answer|repl(?:y|ie)|respon|admit|acknowledg|conclu|found|show|recall|discuss|talk|interview|publish|identif)",
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"\b(?:may|might|could|allegedly|reportedly|apparently|possibly|probably|likely|suspected|alleged|believed|thought|presumably)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|me|us|my|our|ours|mine|you|your|myself|ourselves)\b", re.IGNORECASE)
_OPENS_VAGUELY = re.compile(
    r"(?:He|She|It|They|This|These|That|Those|There|His|Her|Its|Their|But|And|Both|Such|Some|Others?|Another|One|Here|So|Also)\b"
)
_MARKS = re.compile(r"[\"“”«»„‘]|''|(?<!\w)'|\[|\]")
_ACCUSED = re.compile(
    rf"\b(?:accus(?:ed|es|ing)|blam(?:ed|es|ing)) (?P<who>{NAME}) (?:of|for)\b|(?P<passive>{NAME}) (?:was|were|is|are|has been) accused of\b"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and the one who certainly says it."""

    sentence: Sentence
    who: str
    content: str
    """What is said, without its frame; begins as it stands in the sentence."""
    quote: bool
    """Whether it is a direct quotation."""

    @property
    def unnamed(self) -> bool:
        """Whether the one who says it has no name."""
        return re.fullmatch(UNNAMED, self.who) is not None

    @property
    def first_person(self) -> bool:
        """Whether it speaks of "I" or "we", and would mean another outside its quotation marks."""
        return _FIRST_PERSON.search(self.content) is not None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A sentence in which one certainly wants something of another."""

    sentence: Sentence
    by: str
    of: str | None
    what: str


@dataclass(frozen=True, slots=True)
class Open:
    """A sentence that leaves something open, and the question that it leaves."""

    sentence: Sentence
    question: str
    reason: str


def body(article: Article) -> list[Sentence]:
    """The article's own sentences: no headings, no bullets, nothing that does not end like a sentence."""
    return [
        s
        for s in article.sentences
        if s.place is Place.BODY and s.text.endswith((".", '."', ".”")) and "\n" not in s.text
    ]


def said(sentence: Sentence) -> Said | None:
    """Who says it, if a pattern is sure."""
    text = sentence.text
    if (m := _QUOTE_FIRST.fullmatch(text)) and is_somebody(m["who"] or m["after"]):
        return Said(sentence, m["who"] or m["after"], m["quote"], quote=True)
    if (m := _QUOTE_LAST.fullmatch(text)) and is_somebody(m["who"]):
        return Said(sentence, m["who"], m["quote"], quote=True)
    for pattern in (_INDIRECT, _ACCORDING, _ACCORDING_LAST, _SAID_LAST):
        m = pattern.fullmatch(text)
        if m and is_somebody(m["who"]) and _is_statement(m["content"]):
            return Said(sentence, m["who"], m["content"], quote=False)
    return None


_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|did|does|do)\b")


def _is_statement(content: str) -> bool:
    """Whether what is said is a whole statement, in which nobody else speaks: "announced the vote" is none."""
    return not _SPEECH.search(content) and ";" not in content and _FINITE.search(content) is not None


def wanted(sentence: Sentence) -> Wanted | None:
    """Who wants what of whom, if a pattern is sure."""
    text = sentence.text
    for pattern in (_WANT, _WANT_PASSIVE, _DEMANDED):
        m = pattern.fullmatch(text)
        if (
            m
            and is_somebody(m["who"])
            and m["whom"].lower() not in _NOT_A_NAME | {"them", "him", "me", "us"}
            and _ONE_WISH.search(m["what"])
        ):
            return Wanted(sentence, m["who"], m["whom"], m["what"])
    m = _CALLED_FOR.fullmatch(text)
    return Wanted(sentence, m["who"], None, m["what"]) if m and is_somebody(m["who"]) else None


def narrated(sentence: Sentence) -> bool:
    """Whether the article tells it in its own voice: nobody speaks, nothing is quoted, it stands by itself."""
    text = sentence.text
    return (
        8 <= len(text.split()) <= 40
        and text.endswith(".")
        and text[0].isupper()
        and not _SPEECH.search(text)
        and not _MARKS.search(text)
        and not _OPENS_VAGUELY.match(text)
        and not re.search(r"\b(?:I|we|you|my|our|unclear|unknown|whether)\b", text)
    )


_WHETHER = re.compile(
    r"\b(?:unclear|not (?:immediately |yet )?(?:clear|known|decided)|unknown|undecided|investigating|to determine|to vote (?:\w+ \w+ )?on)"
    r" (?P<word>whether|how|why|what|who|when|where) (?P<rest>[^,.;:\"“”]{5,120})\."
)
_MATTER = re.compile(
    r"(?:^|, and |, but |; )(?P<np>[Tt]he (?:exact |precise |official )?(?:cause|motive|reasons?|date|number|location|fate|extent|whereabouts)"
    r"(?: (?:of|for|behind) [^,.;:\"“”]{3,80}?)?) (?:is|are|was|were|remains?|has|have)(?: still| also| not| yet| been| currently){0,4}"
    r" (?:unclear|unknown|known|determined|released|established|announced|under investigation|being investigated)\b"
)
_NOT_DECIDED = re.compile(
    r"(?P<np>(?:The )?[\w’' -]{3,50}?) (?:has|have|had) not (?:yet )?decided whether to (?P<rest>[^,.;:\"“”]{5,120})\."
)


def left_open(sentence: Sentence) -> Open | None:
    """What a sentence leaves open, if a pattern is sure."""
    if m := _WHETHER.search(sentence.text):
        return Open(sentence, f"Is it known {m['word']} {m['rest']}?", "unanswered")
    if m := _NOT_DECIDED.fullmatch(sentence.text):
        return Open(sentence, f"Will {m['np'][0].lower()}{m['np'][1:]} {m['rest']}?", "undecided")
    m = _MATTER.search(sentence.text)
    if m and re.search(r"not|unclear|unknown|under|being", m[0][len(m["np"]) :]):
        return Open(sentence, f"What is {m['np'][0].lower()}{m['np'][1:]}?", "unanswered")
    return None


def accused(sentence: Sentence) -> Iterator[str]:
    """Who is accused in a sentence, in so many words."""
    for m in _ACCUSED.finditer(sentence.text):
        who = m["who"] or m["passive"]
        if is_somebody(who):
            yield who


def is_somebody(who: str) -> bool:
    """Whether a description is of somebody: no pronoun, no adverb that a capital made look like a name."""
    first = who.split(maxsplit=1)[0].lower()
    if re.fullmatch(UNNAMED, who):
        return first not in _NOT_A_NAME or first in (
            "the",
            "a",
            "an",
            "one",
            "two",
            "some",
            "several",
            "another",
            "other",
        )
    words = [w for w in who.split() if w[0].isupper()]
    return (
        bool(words)
        and (first not in _NOT_A_NAME or (first == "the" and len(words) > 1))
        and words[0].lower() not in _NOT_A_NAME - {"the", "may"}
    )


_ROLE = frozenset(
    """president prime minister premier chancellor deputy vice former acting secretary senator governor mayor judge justice
    general colonel captain chief police spokesman spokeswoman spokesperson professor dr mr mrs ms sir lord lady king queen
    pope bishop archbishop cardinal foreign defence defense interior health finance home opposition leader superintendent
    commander admiral representative congressman congresswoman attorney us u.s uk state district county city transport
    skipper delegate researcher manager teacher head chairwoman chairman actor actress democrat republican labour conservative party the director executive commissioner ambassador prosecutor sergeant
    lieutenant officer prince princess duke saint speaker chair lady author ecologist scientist doctor coach""".split()
)


def bare(who: str) -> str:
    """A name without the offices before it."""
    head, of, rest = who.partition(" of ")
    words = head.split()
    if of and head.lower() in _ROLE and len(rest.split()) > 2:
        return " ".join(rest.split()[-2:])  # President of Argentina Alberto Fernández
    offices = [i for i, w in enumerate(words[:-1]) if w.lower().rstrip(".") in _ROLE]
    return " ".join(words[offices[-1] + 1 :]) + of + rest if offices else who


_GROUP = re.compile(
    r"(?i)\b(?:ministry|police|news|tv|times|post|agency|party|university|council|court|department|office|government|"
    r"union|association|organi[sz]ation|company|army|house|senate|committee|group|press|radio|guardian|authority|commission|"
    r"network|institute|service|bank|corporation|club|team|league|airlines?|terminals|lines|guard|herald|league|society|guild|"
    r"federation|owners|workers|farmers|company|gases|transport|lift|cross|front|nations|international|kingdom|states)\b|^the "
)


def is_person(who: str) -> bool:
    """Whether a name is certainly that of a person: two or three capitalised words, none of them an office's or a body's."""
    words = bare(who).split()
    return (
        2 <= len(words) <= 3
        and not any(w.lower() in _ROLE for w in words)
        and all(w[0].isupper() for w in words)
        and not _GROUP.search(who)
        and all(w.isalpha() and not w.isupper() for w in words)
    )
