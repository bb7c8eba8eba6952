"""Open matters that an English sentence states in a form of which the question follows, with no model needed.

Each form is a pattern over the sentence; what the question says beside its fixed words are words of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from brief.attribution.grammar.inverted import clause_of, indirect
from brief.attribution.grammar.nouns import is_agent
from brief.attribution.open_matters.forms import (
    ASK,
    BE,
    GROUND,
    HAVE,
    NOT,
    NP,
    ON_THAT,
    START,
    WHO,
    YET,
    Matter,
    Reason,
    Told,
    closes_an_aside,
    even,
    is_half,
    is_or_are,
    is_thing,
    what_is,
    with_the,
)
from brief.attribution.open_matters.undecided import undecided
from brief.attribution.open_matters.untold import untold
from brief.attribution.speech.attributed import LONGEST

_CUE = re.compile(
    r"\b(?:[Nn]o|[Nn]obody|not|[Nn]o ?one|yet|vague|unclear|unknown|uncertain|unsure|un(?:decided"
    r"|determined|disclosed|resolved|confirmed|verified)|divided|split"
    r"|questions?|doubts?|known|clear|declined|refused|pending|under|missing|too (?:early|soon))\b|n[o’']t\b|disagree"
    r"|disput|debat|\bspar\b|wonder|quarrel|consider|weigh|mull"
    r"|decid|vote|\brule\b|await|investigat|inquir|inquest|probe|probing|review|audit|examin|look|appeal",
    re.IGNORECASE,
)
"""A word that each form has: most sentences have none, and need not be matched with each."""
_AS_OF = re.compile(
    r"\b[Aa]s of (?:[\w ]{0,24}?\w+day(?: (?:morning|afternoon|evening|night))?|yesterday|today),? "
    r"|^(?:[Oo]n \w+day|Yesterday|Today|By \w+day),? "
)
"""When something was still open, which a question need not say."""
_ASKED = (
    re.compile(
        rf"\b[Ii]t(?:[’']s| (?:is|was|remains?|remained)) {YET}(?:not {YET}(?:known|clear|certain)|unclear"
        rf"|unknown|uncertain|(?:still )?too (?:early|soon) to (?:say|tell|know)) {ASK}"
    ),
    re.compile(
        rf"{WHO} (?:(?:{HAVE}|did|does|do|would|could|will){NOT} {YET}(?:been )?(?:said?|say"
        rf"|explain(?:ed)?|decided?|determined?|disclosed?|announced?"
        rf"|confirm(?:ed)?|know|known|specif(?:y|ied)|reveal(?:ed)?)|(?:declined|refused) to (?:say|specify"
        rf"|disclose|explain|confirm)"
        rf"|{BE}{NOT} {YET}saying|{BE} {YET}(?:investigating|examining|considering|weighing|debating|unsure"
        rf"|deciding|to decide|to vote on)|will {YET}(?:decide|vote on|rule on|consider)) {ASK}"
    ),
    re.compile(
        r"\b(?:vague|unclear|uncertain|divided|split|(?<!to the )questions?|doubts?|disagree\w*|disputes?"
        r"|debates?|spar|wonder(?:s|ed)?|quarrel\w*)"
        r" (?:(?:over|about|on|of|as to) )?(?P<word>whether|why|how|when|who) (?P<clause>(?!(?:to|and|or)\b).+)"
    ),
)
_STATED = re.compile(
    rf"(?:^|(?<=[“\"]))(?P<q>(?:What|Who) (?!is\b|are\b|the\b)[^,.;]{{4,100}}?) {BE} {YET}(?:not (?:yet"
    rf" )?(?:known|clear)|unclear|unknown|unresolved)\b"
)
_WHETHER = re.compile(
    rf"^(?:(?:But|And) w|W)hether (?!or not\b)(?P<clause>[^,.;“”\"]{{8,140}}?) {BE} {YET}"
    r"(?:not (?:yet )?(?:known|clear|certain)|unclear|unknown|uncertain)\b"
)
_UNKNOWN = re.compile(
    rf"{START}(?P<what>{NP}) (?P<be>{BE}) {YET}(?:unclear|unknown|not {YET}(?:known|clear)|uncertain"
    rf"|undetermined|undisclosed|in dispute|disputed too|disputed(?=[.,]))(?! (?:on|about|as to|if"
    rf"|whether)\b)"
)
_ON_WHAT = re.compile(r"\b(?:position|stance|status|view)$")
"""What tells nothing without that which it is on."""
_NOT_TOLD = re.compile(
    rf"{START}(?P<what>{NP}) (?:(?P<be>has|have|had){NOT} {YET}been|(?P<was>was|were){NOT} {YET}) ?{YET}"
    r"(?P<how>determined|released|announced|disclosed|made public|published|decided|set|confirmed"
    r"|identified|named|established|fixed|explained|stated|recovered|retrieved|located|traced)\b"
)
_KNOWN = re.compile(r"(?:the|his|her|its|their) ")
_NO_NOUN = re.compile(r"the |\w+ing ")
_NO_DATE = re.compile(
    rf"\b[Nn]o (?:date|time|deadline) {HAVE} (?:yet )?been (?:set|fixed|announced|named"
    rf"|given) for (?P<what>{NP})(?=[,.;])"
)
_UNCONFIRMED = re.compile(
    r"\b(?:unconfirmed|unverified) (?:\w+ )?(?:reports?|claims?|rumou?rs?|allegations?) that (?P<clause>.+)"
    r"|\b(?:could|can|has|have|had|was|were)(?: ?n[o’']t| not) (?:yet |immediately |independently "
    r"|been |be )*(?:confirm(?:ed)?|verif(?:y|ied)) (?:that |reports that |claims that )(?P<other>.+)"
)
_SILENT = re.compile(
    rf"{START}(?P<who>[^,;:“”\"]{{2,90}}?),? (?:{HAVE} )?(?:also )?(?:(?:declined"
    rf"|refused) (?:to comment|comment)|did ?n[o’']t {YET}(?:respond|reply|comment|return)"
    rf"|{HAVE} ?n[o’']t {YET}(?:responded|replied|commented)|could not {YET}be reached)\b(?P<rest>[^;]*)"
)
_DECIDES = re.compile(r"\b(?:consider|decid|debat|weigh|vote|rule)")
_FOR_WHOM = re.compile(
    r"^(?:an? |the |one )?(?:\w+ )?(?:spokes(?:man|woman|person|people)|representatives?|reps?"
    r"|attorneys?|lawyers?|officials?) (?:for|of|at|from) "
)
"""Whoever speaks for somebody: it is they who say nothing."""
_SPOKESMAN = re.compile(r"\bspokes\w+\b")
"""Who speaks for others only: it is they who would say something."""
_REPORT = re.compile(r"\breports?\b")
"""What somebody wrote: the question would be what is in it."""
_ABOUT = re.compile(
    r"\b(?:on|about|regarding|over) (?P<what>(?!\d|(?:that|this|these|those|it|him|her|them|his"
    r"|their)\b|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|condition|behalf)(?:the|its|his|her|their|a"
    r"|an)? ?[\w’'.() -]+)"
)


def open_matters(told: Told) -> Iterator[Matter]:
    """The questions that a sentence itself says to be open."""
    if len(told.text) <= LONGEST and _CUE.search(told.text):
        told = replace(told, text=_AS_OF.sub("", even(told.text)))
        for form in (_asked, _unknown, _not_told, _unconfirmed, _silent, undecided, untold):
            yield from form(told)


def _asked(told: Told) -> Iterator[Matter]:
    for form in _ASKED:
        if (match := form.search(told.text)) and match.groupdict().get("who") not in ("I", "We", "we"):
            who = match.groupdict().get("who")
            word = match["word"].lower()
            ends = GROUND.split(match["clause"])[0] if word in ("whether", "if") else match["clause"]
            clause = _subject(clause_of(ends), told.subject(match) if who else None)
            asked = indirect(word, told.small(clause)) if clause else None
            if asked:
                yield Matter(asked, "undecided" if _DECIDES.search(match.group()) else "unanswered", 1.0)
    if match := _STATED.search(told.text):
        yield Matter(f"{match['q']}?", "unanswered", 1.0)
    if (match := _WHETHER.search(told.text)) and (asked := indirect("whether", match["clause"])):
        yield Matter(asked, "unanswered", 1.0)


def _unknown(told: Told) -> Iterator[Matter]:
    match = _UNKNOWN.search(told.text)
    if (
        match
        and is_thing(match["what"])
        and not is_half(match)
        and not _are_people(match["what"])
        and not _ON_WHAT.search(match["what"])
    ):
        reason: Reason = "disputed" if "disput" in match.group() else "unanswered"
        yield Matter(what_is(match["what"], match["be"], told), reason, 0.95)


def _are_people(phrase: str) -> bool:
    """Whether those who are in dispute are meant: "senators and a prosecutor"."""
    return is_agent(re.split(r" (?:of|in|at|for|from) ", phrase)[0].split()[-1].lower())


def _not_told(told: Told) -> Iterator[Matter]:
    if (match := _NO_DATE.search(told.text)) and " " in match["what"] and not _NO_NOUN.match(match["what"]):
        yield Matter(f"When will there be {told.small(match['what'])}?", "undecided", 0.9)
    match = _NOT_TOLD.search(told.text)
    if match is None or not is_thing(match["what"]) or is_half(match):
        return
    what, be, how = told.small(match["what"]), match["be"] or match["was"] or "has", match["how"]
    if how in ("identified", "named"):
        yield Matter(f"Who {is_or_are(be)} {what}?", "unanswered", 0.95)
    elif how in ("recovered", "retrieved", "located", "traced"):
        if _KNOWN.match(what):
            yield Matter(f"Where {is_or_are(be)} {what}?", "unanswered", 0.9)
    elif how == "confirmed":
        yield Matter(f"Can {what} be confirmed?", "unverified", 0.95)
    elif how in ("decided", "set", "fixed"):
        yield Matter(f"What will {with_the(what)} be?", "undecided", 0.95)
    else:
        yield Matter(what_is(what, be, told), "unanswered", 0.95)


def _unconfirmed(told: Told) -> Iterator[Matter]:
    match = _UNCONFIRMED.search(told.text)
    if match and (clause := clause_of(match["clause"] or match["other"])):
        yield Matter(f"Can it be confirmed that {told.small(clause)}?", "unverified", 0.95)


def _silent(told: Told) -> Iterator[Matter]:
    match = _SILENT.search(told.text)
    who = told.name(_FOR_WHOM.sub("", match["who"])) if match else None
    if match is None or not who or (closes_an_aside(match) and not _FOR_WHOM.match(match["who"])):
        return
    about = _ABOUT.search(clause_of(match["rest"]))
    if about and len(about["what"].split()) > 1:
        if _SPOKESMAN.search(who) or _REPORT.search(about["what"]):
            return
        yield Matter(f"What would {who} say about {about['what'].strip()}?", "unanswered", 0.8, who)
    elif told.asked_about and re.fullmatch(rf" on {ON_THAT}", match["rest"]):
        yield Matter(f"What would {who} say about {told.asked_about}?", "unanswered", 0.85)


def _subject(clause: str, who: str | None) -> str:
    """A clause whose subject, a pronoun, is named."""
    return re.sub(r"^(?:he|she|it|they|the company)\b", who, clause, count=1) if who else clause
