"""Reporting clauses: the part of a sentence that only says who speaks, "Berg said on Monday that", and how to tell."""

from __future__ import annotations

import re

from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.quotes import quoted
from brief.attribution.grammar.subjects import subjects
from brief.attribution.grammar.tokens import Subject

SHORTEST = 12
"""Characters that are left of a sentence at least, without the clause that reports it."""
NEUTRAL = (
    r"(?:said|says|say|told [^,“\"”]{2,50}?(?= that )|told (?:(?:Reuters|AFP|AP|CNN)(?= [A-Z])"
    r"|[A-Z][\w.’'-]*(?: [A-Z\d][\w.’'-]*){0,5}"
    r"(?: (?:programme|newspaper|magazine|website|television|radio|news agency))?"
    r"(?! \d)(?! [a-z]+(?:men|women|ers|ors|ists|ians|s)\b)|reporters"
    r"|journalists|the (?:(?!of\b)[\w-]+ ){0,3}?(?!of\b)[\w-]+(?= (?:[“\"]|(?:that|it|he|she|they|we"
    r"|there|on|in|late|early|at|last|this|yesterday|today)\b)|[.,:]|$)|state [\w ]{3,20}?)|added|adds"
    r"|noted|notes?|stated|states"
    r"|explained|explains|remarked|commented|observed|concluded|wrote|announced|announces|confirmed|confirms|tweeted)"
)
WHEN = (
    r"(?:,? (?:(?:on|in|late|early|at) [\w ,.’']{2,40}?|(?:two|three|four|five|six|several|\d+) \w+ ago"
    r"|afterwards?|later|earlier|(?:this|last) (?:morning|afternoon|evening|night|week|weekend|month|year"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))|,? (?:Mon|Tues|Wednes|Thurs|Fri|Satur"
    r"|Sun)day(?: (?:morning|afternoon|evening|night))?|,? yesterday|,? today)?"
)
APART = r"(?:, (?:[^“”\",]|,(?=\d)){2,90},)?"
"""What may be said of a speaker between their name and what they do."""
_OPENING = re.compile(
    rf"(?P<c>[^“\"”,]{{2,70}}?(?:{APART}|,(?= said that )) (?P<v>{NEUTRAL}))(?P<when>{WHEN})(?P<mark>,?(?: also(?="
    rf" that))?(?: that,?|:)?) (?=[“\"\w])"
)
VERB = (
    "is|was|are|were|will|would|can|could|may|might|must|should|has|have|had|did|does|do|depends?|depended|means|meant|makes|made"
    "|remains|remained|comes|came|seems|seemed|looks|looked|takes|took|gives|gave|leaves|left|requires?|required|shows|showed"
    "|reflects|reflected|appears|appeared|happens|happened|works|worked"
)
"""What a quotation, or "this", may have for its verb."""
_PREDICATE = re.compile(rf"[“\"](?:{VERB})\b")
"""A quotation that begins with a verb: whom it tells of stands before it."""
_DOES_SO = re.compile(rf"(?:{VERB})\b")
"""A verb whose subject is the "that" before it."""
_WHOLE_QUOTATION = re.compile(r"[“\"][^“”\"]*[,.?!][”\"]")
_SCARCE = 2
_INDIRECT = re.compile(
    r"(?:whether|if|how|why|what|who|when|where|as much|the same|so|nothing|little|by|in|on|at|to"
    r"|about|of|via|through|during|after|before|amid|later|earlier|once|twice|again|\w+ly"
    r"|(?:several|many|a few|two|three|\d+) times|an? (?:piece|story|column|article|letter|post|book|report))\b"
)
_AND_DID = re.compile(r"\b(?:and|but) (?:\w+ly )?[a-z]+ed\b")
_DID = "|".join(sorted(word for word in ENGLISH_SPEECH if word.endswith("ed")))
_HANGS_ON_SAID = re.compile(
    rf"\b(?:and|but) (?:also )?(?:{_DID}|said|says|told|forecast)\b"
    r"|, (?:adding|noting|saying|citing|arguing|warning|stressing)\b|\b(?:and|but) s?he (?:said|says|added|adds)\b"
)
"""What has the verb of speech for its own, or shares its subject: "said … but added …", "said …, noting …", "said … and
urged …".
"""
_AND_THAT = re.compile(r"\b(?:and|but) that\b")
_CONCEDES = re.compile(
    r"(?:(?:And|But|Yet) )?(?:[Tt]hough|[Aa]lthough|[Ww]hile|[Ww]hen|[Ii]f|[Aa]fter|[Bb]efore|[Ss]ince|[Bb]ecause) "
)
_SUBORDINATE_SUBJECT = re.compile(r"\b(?:when|while|after|before|because|if|as|since) (?:he|she|it|they|I|we) $")
_PLAINLY = re.compile(r"(?:said|says|say|told|added|adds|wrote)\b")
"""Verbs behind which a clause may stand without "that"."""
_LONG_AGO = re.compile(r",? last \w")
_GOES_ON = re.compile(
    r" (?:when|while|as|after|before|for|in|if|because|where|with|by|at|on|from|since|until|though|and|but)\b"
)


def reported_from(text: str) -> int | None:
    """Where what is reported begins, in a sentence that opens with who says it; None where the two cannot be parted."""
    head = _OPENING.match(text)
    if head is None or _PREDICATE.match(text, head.end()):
        return None  # "Berg told the Post Holm “was a great man”"
    if len(text) - head.end() <= SHORTEST or not _reports_a_clause(text, head):
        return None
    return head.end() - (len("that ") if _points_back(text, head) else 0)


def reports(clause: str) -> bool:
    """Whether what follows a quotation says who spoke and perhaps to whom, and nothing more."""
    after_verb = re.split(rf"\b(?:{NEUTRAL}|asked|continued|replied|insisted)\b", clause, maxsplit=1)
    found = subjects(f"“x,”{clause}")
    if len(after_verb) != 2 or len(found) != 1:
        return False
    if _GOES_ON.match(clause):
        return False  # "…,” when she visits the port in May, an official said"
    rest = after_verb[1].strip(" .")
    inverted = not after_verb[0].strip()
    return (
        ((inverted and rest.count(",") <= 2) or "," not in rest)
        and not re.search(r"\b(?:that|[a-z]+ing)\b", rest)
        and len(rest.split()) <= 14
    )


def _reports_a_clause(text: str, head: re.Match[str]) -> bool:
    """Whether a sentence's beginning only says who speaks, and all that follows is one clause of theirs."""
    goes_on = _points_back(text, head) and _AND_DID.search(text, head.end())  # "said that was so and dismissed it"
    concedes = _CONCEDES.match(text) or _SUBORDINATE_SUBJECT.search(text, 0, head.start("v"))
    if (
        goes_on
        or concedes
        or _HANGS_ON_SAID.search(text, head.end())
        or _INDIRECT.match(text, head.end())
        or _AND_THAT.search(text)
    ):
        return False
    if head["mark"] == "" and (head["when"] or not _PLAINLY.match(head["v"])):
        # "said at a press conference the law should go", "noted the rule": where the clause begins cannot be told.
        return text[head.end()] in '“"'
    # What was said a month ago is not said now; and where the name ends in "told the Harbour Post
    # Berg left" cannot be told.
    nameless = not head["mark"] and text[head.end()].isupper()
    if _LONG_AGO.match(head["when"]) or (head["v"].startswith("told ") and nameless):
        return False
    if head["mark"] == "," and text[head.end()] not in '“"':
        return False  # "told the agency, a local outlet, that …"
    if (whole := _WHOLE_QUOTATION.match(text, head.end())) is not None and len(text[whole.end() :].split()) > _SCARCE:
        return False  # what stands behind a quotation that has ended is told by the article
    found = subjects(text)
    # "The committee urged states not to vote": "states" is no verb there.
    own = next((s for s in found if s.end <= head.end("v")), None)
    return own is not None and says_only(head.group()) and _does(text, own, head.start("v"))


def _does(text: str, own: Subject, verb: int) -> bool:
    """Whether nothing but what is told of a subject stands between it and its verb."""
    between = text[own.end : verb]
    between = " " if between == ", " else between
    return bool(
        re.fullmatch(rf"{APART} ?(?:(?:has|have|had|also|later|further|then|today|yesterday|\w+ly) ?)*", between)
    )


def _points_back(text: str, head: re.Match[str]) -> bool:
    """Whether the "that" behind a verb of speech is what the next verb is about: "said that would help"."""
    return head["mark"].endswith("that") and _DOES_SO.match(text, head.end()) is not None


def says_only(clause: str) -> bool:
    """Whether a clause holds one subject of a verb of speech and no quotation of its own."""
    return (
        not quoted(clause.lstrip(',?!”"’» '))
        and len(subjects("“x,” " + clause.lstrip(',?!”"’» ')) or subjects(clause)) == 1
    )
