"""What an English sentence accuses somebody of, and the question that leaves open: what shows it, or what is answered
to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.attribution.grammar.inverted import clause_of
from brief.attribution.grammar.nouns import is_several
from brief.attribution.open_matters.forms import DOING, HAVE, NP, START, WHO, Matter, Told
from brief.attribution.speech.attributed import LONGEST
from brief.lexicon import Cue

_may_accuse = Cue(re.compile(r"accus|blam|critici|condemn|denounc|slam|blast|fault|charged", re.IGNORECASE).search)
"""Whether a text has a word that each form has."""
_ALLEGED, _CRITICISED, _TRIED = 0.75, 0.7, 0.7
"""The weight of what somebody is accused of, criticised for and charged with: less than that of what an article says to
be open.
"""
_HOW = r"(?:\w+ly |also |further |again )*"
_ACCUSES = re.compile(
    rf"{WHO} (?:{HAVE} )?{_HOW}(?P<verb>accus(?:es|ed)|blam(?:es|ed)) (?P<whom>{NP}) (?:(?P<prep>of"
    rf"|for) (?P<what>(?!some\b|all\b|many\b|both\b|the\b[^,]* of \w+ing\b).+))"
)
_CRITICISES = re.compile(
    rf"{WHO} (?:{HAVE} )?{_HOW}(?:critici[sz](?:es|ed)|condemn(?:s|ed)|denounce[sd]|slam(?:s|med)"
    rf"|blast(?:s|ed)|fault(?:s|ed)) (?P<whom>{NP}) for (?P<what>.+)"
)
_CHARGED = re.compile(
    rf"{START}(?P<whom>{NP}),? (?:who )?(?:was|were|is|are|{HAVE} been) (?:\w+ly "
    rf"|also )*charged with (?P<what>(?!the task|finding|making|protecting|overseeing|running).+)"
)
_CALLS = re.compile(r"being (?:an? |too |so |[“\"]|\w+ by (?:their|his|her|its)\b)")
_AND_DID = re.compile(r" and (?:\w+ly )?\w{3,}ed\b")
_AFTER_CHARGE = re.compile(r",| after | in connection| for ")


def accused(told: Told) -> Iterator[Matter]:
    """The questions that a sentence raises by what it accuses somebody of."""
    if len(told.text) <= LONGEST and _may_accuse(told.text):
        for form in (_accused, _criticised, _charged):
            yield from form(told)


def _accused(told: Told) -> Iterator[Matter]:
    match = _ACCUSES.search(told.text)
    if match is None or not (who := told.subject(match)) or not (whom := told.name(match["whom"])):
        return
    what, blamed = _AND_DID.split(clause_of(match["what"]))[0], match["verb"].startswith("blam")
    if what and not blamed and _CALLS.match(what):
        return  # an insult, of which there is no evidence to ask for
    if what and not blamed and DOING.match(what):
        yield Matter(
            f"What evidence is there of {whom} {what}, as alleged by {who}?", "one_sided", _ALLEGED, accused=whom
        )
    elif what:
        being = "blamed" if blamed else "accused"
        yield Matter(
            f"What would {whom} say to being {being} by {who} {match['prep']} {what}?", "one_sided", _ALLEGED, whom
        )


def _criticised(told: Told) -> Iterator[Matter]:
    match = _CRITICISES.search(told.text)
    if match is None or not (who := told.subject(match)) or not (whom := told.name(match["whom"])):
        return
    if what := clause_of(match["what"]):
        yield Matter(f"What would {whom} answer to the criticism by {who} for {what}?", "one_sided", _CRITICISED, whom)


def _charged(told: Told) -> Iterator[Matter]:
    match = _CHARGED.search(told.text)
    whom = told.name(match["whom"]) if match else None
    if match is None or whom is None or not (told.is_person(whom) or is_several(told.small(whom))):
        return
    # A body that is charged with a task is not tried for it.
    if (what := clause_of(_AFTER_CHARGE.split(match["what"])[0])) and not DOING.match(what):
        yield Matter(f"Will {whom} be found guilty of {what}?", "undecided", _TRIED)
