"""What tells in an English sentence only when, where or by whom it was said: "On Monday, …", "…, according to Berg"."""

from __future__ import annotations

import re

from brief.attribution.grammar.subjects import subjects
from brief.grounding.names import same_voice

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
_OCCASION = (
    r"(?:statement|interview|(?:press|news) (?:release|conference|briefing)|briefing|press call|speech|address|letter"
    r"|tweet|message|post|email|e-mail|announcement|remarks|rally|event|forum|debate|meeting)"
)
_WHEN_OR_WHERE = re.compile(
    rf"(?:(?:(?:[Ll]ate |[Ee]arly |[Ll]ater |[Ee]arlier )?[Oo]n {_DAY}|[Yy]esterday(?: \w+)?|[Tt]oday|[Ee]arlier today"
    rf"|[Ll]ate yesterday|[Tt]his (?:morning|afternoon|evening|week)|(?:[Ii]n|[Aa]t) (?:an?|the|his|her|their|its)"
    rf" (?:[\w’'-]+ ){{0,4}}?{_OCCASION}(?: (?:to|with|at|in|on|by) [^,“”\"\d]{{2,50}}?)?"
    rf"|Speaking (?:to|at|in|on|with|before) [^,“”\"\d]{{2,60}}), )+(?=\S)"
)
"""How a sentence may begin that goes on with who spoke; a year or a month dates what is said."""
_DATED = re.compile(r"\d|\b(?:January|February|March|April|June|July|August|September|October|November|December)\b")
_ACCORDING = re.compile(
    r"(?P<said>(?:(?! - )[^“”\"–—])+?),? according to (?P<who>[^,;“”\"–—]{3,80}?)(?:, (?:an?|the) [^,;“”\"]{3,60})?\.$"
)
_BUT_OTHERS = re.compile(r"( according to [^,;“”\"]{3,80}), (?:but|though|although|while) [^;“”\"]+\.$")
_TELLS_MORE = re.compile(r"\b(?:who|which|that|is|are|was|were|has|have|had|[a-z]\w*ed|in|on|last|this)\b| - ")
_SHORT_FORM = re.compile(r" \([A-Z][\w&-]*\)$")
_SHORTEST = 30
_POINTS_BACK = frozenset("the his her their its".split())


def without_opening(text: str) -> str | None:
    """A sentence without the day and the occasion it opens with; None where it opens otherwise."""
    match = _WHEN_OR_WHERE.match(text)
    if match is None or _DATED.search(match[0]):
        return None
    rest = text[match.end() :]
    return rest[0].upper() + rest[1:]


def without_source(text: str, speaker: str) -> str | None:
    """A sentence without the "according to" that it ends with, where that names the speaker and tells no more."""
    text = _BUT_OTHERS.sub(r"\1.", text)
    match = _ACCORDING.match(text)
    if match is None or len(match["said"]) < _SHORTEST or len(subjects(text)) > 1:
        return None
    who = _SHORT_FORM.sub("", match["who"])
    article, _, noun = who.partition(" ")
    same = same_voice(who, speaker) or (article in _POINTS_BACK and speaker.endswith(noun))
    return None if not same or _TELLS_MORE.search(who) else f"{match['said']}."
