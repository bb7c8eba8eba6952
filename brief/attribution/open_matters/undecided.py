"""Open matters that a sentence says somebody has yet to decide: what is weighed, pending, awaited or investigated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.attribution.grammar.inverted import clause_of
from brief.attribution.open_matters.forms import (
    BE,
    HAVE,
    NOT,
    NP,
    START,
    WHO,
    YET,
    Matter,
    Told,
    is_half,
    is_thing,
)

_TO_DO = re.compile(
    rf"{WHO} (?:{BE} {YET}(?:considering|weighing|debating|deciding|undecided|to decide|to vote on)"
    rf"|will {YET}(?:decide|vote on|rule on|consider)|{HAVE}{NOT},?(?: as of [\w ]+,)? {YET}(?:decided"
    rf"|said|announced)(?: any)?) (?:whether|(?:about |on )?whether|plans?) to (?P<what>.+)"
)
_AWAITS = re.compile(
    rf"{START}(?P<what>{NP}) (?:{BE} )?{YET}(?:awaits?|awaited"
    rf"|awaiting) (?P<leave>(?:the )?(?:\w+ )?(?:approval|permission|consent|ratification|confirmation"
    rf"|clearance)\b.*)"
)
_NEXT_VERB = re.compile(r", (?:has|have|had|is|are|was|were|will|would)\b")
_AN_ASIDE = re.compile(r", an? [^,]*$")
_NO_SUBJECT = re.compile(rf"\b(?:{BE}|{HAVE}|will|would|said|says|it|they|while|which|who|that)\b|\band$")
_PENDING = re.compile(
    rf"{START}(?P<what>{NP}) (?P<be>{BE}) {YET}(?:pending|unresolved|undecided|under (?:review"
    rf"|consideration|discussion|appeal))\b"
)
_CASES = re.compile(
    r"\b(?:case|lawsuit|suit|appeal|complaint|petition|application|bid|bill|request|legislation|claim"
    r"|motion|proposal|plan|charges?)s?\b"
)
_PROBES = re.compile(r"\b(?:investigation|inquiry|review|probe|audit|inquest|enquiry|autopsy)s?\b")
_UNDER_INVESTIGATION = re.compile(rf"{START}(?P<what>{NP}) {BE} {YET}(?:under investigation|being investigated)\b")
_INVESTIGATES = re.compile(
    rf"{WHO} {BE} {YET}(?P<verb>investigating|probing|reviewing|examining"
    rf"|looking into) (?P<what>(?!whether|if|how|why|what|who).+)"
)
_FINDS = ("investigating", "probing")
_OPENED = re.compile(
    rf"{WHO} (?:{HAVE} )?{YET}(?:opened|launched|begun|began|started|ordered|announced) (?P<what>(?:an?"
    rf"|its|their) (?:\w+ ){{0,3}}(?:investigation|inquiry|probe|review|inquest|audit)\b.*"
    rf"|(?:investigations|inquiries) (?:of|into) .+)"
)
_CONSIDERS = re.compile(
    rf"{WHO} {BE} {YET}(?:considering|weighing|mulling|debating) (?P<what>(?:an?|the|its|new|more"
    rf"|further) (?!\w+ing\b).+)"
)
_ON_WHAT_GROUND = re.compile(r",? as | to determine | on \w+day| last \w+| this (?:week|month|year)| by \w+ing ")


def undecided(told: Told) -> Iterator[Matter]:
    """The questions that a sentence itself says somebody has yet to decide."""
    for form in (_to_do, _awaits, _pending, _investigated, _considered):
        yield from form(told)


def _to_do(told: Told) -> Iterator[Matter]:
    match = _TO_DO.search(told.text)
    if match and (who := told.subject(match)) and (what := clause_of(match["what"])):
        yield Matter(f"Will {who} {what}?", "undecided", 0.95)


def _awaits(told: Told) -> Iterator[Matter]:
    match = _AWAITS.search(told.text)
    who = (told.name(match["what"]) or told.small(match["what"])) if match else ""
    # ", and is awaiting approval": who does stands before.
    if match and not _NO_SUBJECT.search(match["what"]) and not _AN_ASIDE.search(told.text[: match.end("what")]):
        yield Matter(f"Will {who} get {clause_of(_NEXT_VERB.split(match['leave'])[0])}?", "undecided", 0.95)


def _pending(told: Told) -> Iterator[Matter]:
    match = _PENDING.search(told.text)
    if match is None or not is_thing(match["what"]) or is_half(match):
        return
    what = told.small(match["what"])
    if _CASES.search(what):
        yield Matter(f"How will {what} be decided?", "undecided", 0.95)
    elif _PROBES.search(what):
        yield Matter(f"What will {what} find?", "undecided", 0.95)
    elif len(what.split()) > 3:
        yield Matter(f"What will be decided about {what}?", "undecided", 0.9)


def _investigated(told: Told) -> Iterator[Matter]:
    if (match := _UNDER_INVESTIGATION.search(told.text)) and is_thing(match["what"]):
        yield Matter(f"What will the investigation of {told.small(match['what'])} find?", "undecided", 0.9)
    if (match := _INVESTIGATES.search(told.text)) and (found := _who_and_what(match, told)):
        who, what = found
        finds = match["verb"] in _FINDS
        if finds and " for " in what:
            yield Matter(f"What will the investigation of {what} by {who} find?", "undecided", 0.9)
        else:
            yield Matter(f"What will {who} {'find' if finds else 'conclude'} about {what}?", "undecided", 0.9)
    if (match := _OPENED.search(told.text)) and (found := _who_and_what(match, told)):
        who, what = found
        whose = "the " if who.islower() else f"{who}’s "
        yield Matter(f"What will {re.sub(r'^(?:an?|its|their) |^(?=in)', whose, what)} find?", "undecided", 0.9)


def _who_and_what(match: re.Match[str], told: Told) -> tuple[str, str] | None:
    """Who investigates, and what, without on which ground; None where one of them cannot be named."""
    who, what = told.subject(match), clause_of(_ON_WHAT_GROUND.split(match["what"])[0])
    return (who, what) if who and what else None


def _considered(told: Told) -> Iterator[Matter]:
    match = _CONSIDERS.search(told.text)
    who = told.subject(match) if match else None
    # "Berg, a Democrat who is weighing a run": it is not any Democrat who decides.
    if match and who and not who.startswith(("a ", "an ")) and (what := clause_of(match["what"])):
        yield Matter(f"What will {who} decide about {what}?", "undecided", 0.95)
