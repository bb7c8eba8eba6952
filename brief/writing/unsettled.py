"""Questions that an article as a whole leaves open, in its own words; each cites the sentences that raise it.

A party is accused and not heard, a demand has no answer, or two voices give different figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from brief.attribution.grammar.inverted import clause_of, small
from brief.attribution.grammar.nouns import is_several
from brief.attribution.names.bodies import surely
from brief.attribution.open_matters.forms import Matter
from brief.grounding.names import is_nobody, same_voice
from brief.grounding.voices import Hearing
from brief.schema import Actor, Derived, Evidence, Lines, PartyName, Wording
from brief.writing.voices import Voices

_SAYS = (
    r"\b(?:(?P<alleges>claim(?:s|ed)?|alleg(?:es|ed)|charg(?:es|ed))|assert(?:s|ed)?|reiterat(?:es|ed)"
    r"|insist(?:s|ed)?|contend(?:s|ed)?|argu(?:es|ed)|sa(?:id|ys))"
)
_DOES = r"(?:is|are|was|were|has|have|had|did|does)\b(?! (?:not|to)\b)"
_CHARGED = 0.72
"""The weight of an answer to what is said of somebody: less than that of a deed that they are accused of in so many
words.
"""
_WANTED, _WANTED_OF = 0.6, 0.65
"""The weight of whether there will be what is demanded, and, a little more, of whether one who says nothing will do
it.
"""
_TWO_NUMBERS = 1.0
"""The weight of which of two numbers is right: nothing is more plainly open."""
_NO_DEED = re.compile(r"(?:not|please|contact|call|pray|stay|avoid|remain|be|come forward)\b", re.IGNORECASE)
"""Advice, and what cannot be done or left undone."""
_NOT_ASKED = re.compile(
    r"\b(?:likely|expected|about|ready|plan(?:s|ned|ning)?|intend(?:s|ed)?|prepar(?:ed|ing)|due|set"
    r"|may|might|could) (?:to |soon )*(?:demand|call|ask|urge|request|press|insist)\w*\b"
    r"|\b(?:will|would|expect\w* (?:[\w’'-]+ ){1,4}?to) (?:advise|demand|call|ask|urge|request|press|insist)\b"
    r"|\b(?:agreement|accord|pact|treaty|deal|plan|bill|law|resolution"
    r"|arrangement)\b[^.;]{0,60} calls? (?:for|on|upon)\b"
    r"|\b(?:[Rr]umou?rs?|[Uu]nconfirmed|[Rr]eportedly)\b"
)
"""A demand that may yet come, or that nobody makes: a plan calls for what it provides."""
_REPORTS = re.compile(
    r"\b(?:sources?|attorneys?|lawyers?|spokes\w+|delegates?|aides?|officials?)$|\bsources? (?:close"
    r"|familiar|in|at|near)\b"
)
"""Whoever mostly tells what others demand."""
_GRANTED = re.compile(
    r"\b(?:successfully|agreed to|granted|accepted|approved|instruct(?:ed|ing)|ordered|directed|lobbied)\b"
)
"""Where it is done already, or was asked some time ago."""
_RUNS_ON = re.compile(
    r", (?:the|an?|he|she|it|they) | (?<!that )(?<!who )(?<!which )(?<!what )(?<!it )(?<!they )(?:went"
    r"|held|was|were|came)\b"
)
"""What goes on into the next clause is not what is wanted."""
_ANY_OF_THEM = re.compile(r"[a-z]+s")
"""Many of a kind, not told which: "farmers"."""
_PAPER = re.compile(r"\b(?:paper|report|study|letter|statement|plan|bill|resolution)$")
_ONES_OWN = re.compile(r"\b(?:I|me|my|we|us|our|you|your|its|it|him|his|hers?)\b")
"""Words of whoever speaks, within a quotation, and what may be the demander's: “lift curbs on its exports”."""
_THING = re.compile(
    r"(?:an?|new|more|further|greater|stronger|immediate|urgent)(?: (?!must\b|should\b|to\b|is\b|are\b"
    r"|be\b|similar\b|same\b|such\b|some\b)[\w’'-]+)+"
)
_LONGEST_NAME = 9
_VAGUE = 2
"""Words that do not tell what is wanted: "an exemption"."""
_ANYBODY = re.compile(
    r"(?:any\w+|every\w+|all|others|people|those|passengers|residents|witnesses|(?:the )?public|voters"
    r"|readers|users|citizens|supporters)\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:in|since|until|back in) (?:19|20)\d\d\b|\b(?:years?|decades?|months) (?:ago|earlier)\b"
    r"|\bin the past\b(?! (?:\w+ )?(?:days|weeks|months|years?)\b)|\blast (?:year|month|decade|January"
    r"|February|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)\b"
)
_HARM = re.compile(
    r"(?P<n>\b\d[\d,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve))(?P<whom>(?: \w+){0,2}?) (?:(?:were|had been|have been|are|confirmed"
    r"|was) )*(?P<what>dead|killed|died|deaths|injured|wounded|missing|arrested|fatalities)\b"
)
_ANYONE = frozenset("people persons others in all of them were was are had been have some".split())
"""Words that do not tell who was harmed: rebels are counted apart from soldiers."""
_SAME_COUNT = 8
"""Sentences within which two numbers are taken to count the same."""
_CONTRASTS = re.compile(
    r"\b(?:but|however|while|whereas|though|although|instead|conflicting|put the|contradict\w*"
    r"|disput\w*|differ\w*|in contrast)\b",
    re.IGNORECASE,
)
"""Words that set one number against another: without them each may count something else, one night or one hospital."""
_OTHERS = re.compile(r"\b(?:more|additional|another|further|previous(?:ly)?|elsewhere|each|per)\b")
_HARMS = {
    "dead": "killed",
    "died": "killed",
    "deaths": "killed",
    "fatalities": "killed",
    "wounded": "injured",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for the page."""

    matter: Matter
    sentences: tuple[int, ...]


def unsettled(voices: Voices) -> Iterator[Asked]:
    """What the article as a whole leaves open."""
    yield from _accused(voices)
    yield from _demanded(voices)
    yield from _counted(voices)


def _accused(voices: Voices) -> Iterator[Asked]:
    """What a party that is accused and not heard would answer to what somebody says of it, in their words."""
    hearing = Hearing(voices.article)
    for name, others in _unheard(voices):
        called = "|".join(map(re.escape, (name, *others)))
        charges = re.compile(rf"{_SAYS} (?:that )?(?P<charge>[“\"]?(?:the )?(?:{called}) {_DOES}.+)")
        accused = hearing.accusations(name, others)
        for sentence in voices.body:
            accuser, match = voices.said.get(sentence.id), charges.search(sentence.text)
            if match is None or accuser is None or is_nobody(accuser) or same_voice(accuser, name):
                continue
            charge = clause_of(match["charge"])
            if charge and (match["alleges"] or sentence.id in accused):
                who = small(voices.with_article(accuser), voices.names)
                says = "say" if is_several(who) else "says"
                asked = f"What would {voices.with_article(name)} answer to {who}, who {says} that {charge}?"
                yield Asked(Matter(asked, "one_sided", _CHARGED), (sentence.id,))
                break


def _unheard(voices: Voices) -> Iterator[tuple[str, list[str]]]:
    """The parties that are accused and not heard, each with its other names."""
    for section in voices.shape.sections:
        name = section.first(PartyName)
        derived = {marker.source: field for field, marker in section.marked(Derived)}
        if name and "voice" in derived:
            for party in voices.settled.get(section.name, []):
                if getattr(party, derived["voice"]) == "accused_not_quoted":
                    yield (
                        getattr(party, name),
                        list(getattr(party, derived["aliases"], [])) if "aliases" in derived else [],
                    )


def _demanded(voices: Voices) -> Iterator[Asked]:
    """Whether what is demanded will be done, where whoever is to do it says nothing."""
    for section in voices.shape.sections:
        actors, wording, evidence = section.marked(Actor), section.first(Wording), section.first(Evidence)
        if section.section.lines is not Lines.DEMAND or len(actors) < 2 or not wording or not evidence:
            continue
        for item in voices.settled.get(section.name, []):
            by, of = (str(getattr(item, name)) for name, _ in actors[:2])
            numbers = tuple(getattr(item, evidence))
            known_of = of if of != actors[1][1].unknown else None
            matter = _whether_done(by, known_of, str(getattr(item, wording)), numbers, voices)
            if matter is not None:
                yield Asked(matter, numbers)


def _whether_done(by: str, of: str | None, wanted: str, numbers: tuple[int, ...], voices: Voices) -> Matter | None:
    """The question whether a demand will be met; None where it says too little, or is not open."""
    text = " ".join(voices.article.sentence(n).text for n in numbers)
    what = clause_of(wanted)
    if _is_no_demand(text) or " and must " in wanted or not what or not _is_one_deed(what):
        return None
    if is_nobody(by) or _REPORTS.search(by) or _PAPER.search(by):
        return None
    last = voices.article.sentence(numbers[-1])
    asker = by if voices.cast.has(by) else voices.name(by, last)
    if asker is None or len(asker.split()) > _LONGEST_NAME or not _can_want(asker, voices):
        return None
    demanded = f"as demanded by {voices.with_article(asker)}?"
    if _THING.fullmatch(what) and len(what.split()) > _VAGUE and of is None:
        return Matter(f"Will there be {what}, {demanded}", "unanswered", _WANTED)
    whom = None if of is None or voices.speaks(of) or _ANYBODY.match(of) else voices.name(of, last)
    if whom and re.search(rf"\bthe {re.escape(whom)}", text, re.IGNORECASE):
        whom = f"the {whom}"
    if not whom or _ANY_OF_THEM.fullmatch(whom) or not re.search(rf"\bto {re.escape(what[:20])}", text):
        return None
    return Matter(f"Will {whom} {what}, {demanded}", "unanswered", _WANTED_OF)


def _is_no_demand(text: str) -> bool:
    """Whether sentences tell of a demand that was met, is past, or is none so far."""
    return bool(_GRANTED.search(text) or _NOT_ASKED.search(text) or PAST.search(text))


def _is_one_deed(what: str) -> bool:
    """Whether what is demanded is one thing to do, in words that need nobody's explanation."""
    return not (_RUNS_ON.search(what) or _NO_DEED.match(what) or " and " in what or _ONES_OWN.search(what))


def _can_want(asker: str, voices: Voices) -> bool:
    """Whether a demander is somebody: a name of one word may be an adjective ("Italian"), or a law."""
    cast = voices.cast
    if not cast.has(asker):
        return not (asker[0].islower() and asker.rsplit(maxsplit=1)[-1][0].isupper())  # "the steps Norlin"
    return " " in cast.full(asker) or asker in cast.titles or surely(asker) is not None


def _counted(voices: Voices) -> Iterator[Asked]:
    """How many were harmed, where two voices give different numbers."""
    seen: dict[str, tuple[str, str, int, set[str]]] = {}
    for sentence in voices.body:
        speaker = voices.said.get(sentence.id)
        if speaker is None or is_nobody(speaker) or _OTHERS.search(sentence.text):
            continue
        for match in _HARM.finditer(sentence.text):
            what, figure = _HARMS.get(match["what"], match["what"]), match["n"].lower()
            whom = set(match["whom"].lower().split()) - _ANYONE
            if "others" in match["whom"].lower():
                continue  # beside whom other ones are counted
            if what not in seen:
                seen[what] = (figure, speaker, sentence.id, whom)
            elif (
                (first := seen[what])[0] != figure
                and not same_voice(first[1], speaker)
                and sentence.id - first[2] <= _SAME_COUNT
                and any(_CONTRASTS.search(voices.article.sentence(n).text) for n in (first[2], sentence.id))
                and (not whom or not first[3] or whom & first[3])
            ):
                question = f"How many were {what}: {first[0]}, as {first[1]} said, or {figure}, as {speaker} said?"
                yield Asked(
                    Matter(question.replace("were missing", "are missing"), "disputed", _TWO_NUMBERS),
                    (first[2], sentence.id),
                )
                return
