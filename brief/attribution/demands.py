"""Who wants what of whom, where an English sentence says so in a form that leaves no doubt.

Each form is a pattern over the sentence whose groups are the demander, the addressee and what is wanted,
all of them stretches of the sentence itself. A sentence that has a word of demand but none of the forms is
left to the model, which may say that it is no demand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from brief.article import Article, Place, Sentence
from brief.attribution.cast import Cast, bare
from brief.attribution.cues import cues
from brief.attribution.lines import REPORTER, SpeechLine
from brief.attribution.nouns import speaking
from brief.attribution.plain_subjects import is_pronoun, plain_subject

UNSPECIFIED = "unspecified"
_AUX = r"(?:(?:has|have|had|is|are|was|were|also|again|further|repeatedly|on [A-Z]\w+day|publicly|formally|immediately|strongly|now|then|later|\w+ly) )*"
_VERB_WITH_OBJECT = r"(?:urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:up)?on|press(?:es|ed|ing)|implor(?:es?|ed|ing)|order(?:s|ed|ing)|instruct(?:s|ed|ing)?|ask(?:s|ed|ing)?|request(?:s|ed|ing)?|appeal(?:s|ed|ing)? to|warn(?:s|ed|ing)?|pleaded with|tell(?:s|ing)?|told|wants?|wanted|expects?|ask|urge|call on)"
_WHO = r"(?P<by>[^,.;:•“”\"]{2,70}?)"
_WHOM = r"(?P<of>(?:[^,.;:•“”\"]){2,70}?)"
_WHAT = r"(?P<what>[^;•]{6,260})"
_PREDICATE = r" (?<!that )(?<!which )(?<!who )(?:(?:was|were|is|are|has|have|had|will|would|could|came|went|met)\b|\w+ed (?:the|an?|its|his|her|their) )"
"""What is done about a demand that a noun names: "her demand for an inquiry was refused"."""
_FORMS = tuple(
    re.compile(p)
    for p in (
        rf"{_WHO},? {_AUX}{_VERB_WITH_OBJECT} {_WHOM} (?P<to>(?:not )?to) {_WHAT}",
        rf"{_WHO},? {_AUX}(?:demand(?:s|ed|ing)?|insist(?:s|ed|ing)?|request(?:s|ed|ing)?) (?:that )(?P<of>(?:the |its |their )?[A-Z]?[\w’' -]{{2,50}}?) (?P<to>(?:must |should |be |not |immediately )*)(?P<what>(?!that\b)[a-z]+ [^;•]{{4,260}})",
        rf"{_WHO},? {_AUX}(?:demand(?:s|ed|ing)?|request(?:s|ed|ing)?|s(?:eek|eeks|ought|eeking)) {_WHAT}? from (?P<of>[^,.;:•]{{2,60}})",
        rf"(?P<by>[Tt]he [a-z]+|(?:[A-Z][\w.’'-]* )*[A-Z][\w.-]*\w)[’']s? (?:[\w-]+,? (?:and )?){{0,4}}(?:demand|call|request|appeal|ultimatum)s? (?:for|that|to) (?P<of>)(?P<what>[^;•]{{6,}}?)(?={_PREDICATE}|[;•]|$)",
        rf"{_WHO},? {_AUX}(?:call(?:s|ed|ing)? for|demand(?:s|ed|ing)?|appeal(?:s|ed|ing)? for|reiterat(?:es|ed|ing) (?:its |the )?demands? for) (?P<of>){_WHAT}",
    )
)
_NOT_A_DEMAND = re.compile(
    r"\b(?:supply and demand|in demand|high demand|demand for (?:oil|gas|energy|goods|services|housing)|called for (?:\w+ )?(?:Tuesday|Monday)|call for (?:comment|help centre))\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r",? (?P<c>(?:if|unless|until|provided that|as long as|on condition that|before) [^,.;•”\"]{4,120})"
)


@dataclass(frozen=True, slots=True)
class DemandLine:
    """A sentence in which somebody wants something of somebody, and what of it is certain."""

    sentence: Sentence
    by: tuple[str, ...]
    of: tuple[str, ...]
    what: str | None
    """What is wanted, in the sentence's words; None where no form fits."""
    condition: str | None = None

    @property
    def certain(self) -> bool:
        """Whether nothing is left for the model to tell."""
        return self.what is not None and len(self.by) == 1 and len(self.of) == 1


def demand_lines(
    article: Article, cast: Cast, speech: list[SpeechLine], groups: list[str], first_person: str | None = None
) -> list[DemandLine]:
    """The article's lines of demand, in order.

    Args:
        groups: names and descriptions of the article's parties, as printed, for the choices of an addressee.
        first_person: whom "we" means outside a quotation: whoever issues the text.
    """
    found: list[DemandLine] = []
    own = (first_person,) if first_person else ()
    speakers = {line.sentence.id: line.choices for line in speech if line.choices[0] != REPORTER}
    lexicon = cues(article.language)
    for sentence in article.sentences:
        if sentence.place is not Place.BODY or lexicon.demand is None or not lexicon.demand.search(sentence.text):
            continue
        if article.language not in (None, "en"):
            if (foreign := _plain(sentence, lexicon.demand, cast, speakers.get(sentence.id, own), groups)) is not None:
                found.append(foreign)
            continue
        if _NOT_A_DEMAND.search(sentence.text):
            continue
        line = _formal(sentence, cast, speakers.get(sentence.id, own), groups)
        if line is not None:
            found.append(line)
    return found


def _formal(sentence: Sentence, cast: Cast, speakers: tuple[str, ...], groups: list[str]) -> DemandLine | None:
    for form in _FORMS:
        match = form.search(sentence.text)
        if match is None:
            continue
        by = _party(match.group("by"), cast, speakers)
        what = _trim(_negation(match) + (match.group("what") or ""))
        if by is None and match.group("by").endswith((" and", "and")) and speakers and speakers[0] != REPORTER:
            by = speakers[0]
        if by is None or what is None:
            continue
        addressee = match.group("of").strip()
        of = _party(addressee, cast, ()) if addressee else None
        if addressee and of is None:
            continue
        condition = _CONDITION.search(sentence.text[match.start() :])
        others = [g for g in _present(sentence, groups) if g != by and g not in what and bare(g) not in by]
        choices = (of,) if of else (*others, UNSPECIFIED)
        return DemandLine(
            sentence,
            (by,),
            choices,
            what,
            condition.group("c") if condition and condition.group("c") not in what else None,
        )
    return None


def _negation(match: re.Match[str]) -> str:
    """The "not to" or "not" between an addressee and what is wanted: without it, the demand is its opposite."""
    between = match.groupdict().get("to") or ""
    return f"{between[between.index('not') :].strip()} " if "not" in between else ""


def _party(printed: str, cast: Cast, speakers: tuple[str, ...]) -> str | None:
    """A demander or addressee as it is given on the page; None where the words name nobody."""
    text = re.sub(r"^.*\b(?:and|but|that|while|when|because|said|says|who|which|also) ", "", printed.strip())
    text = re.sub(r"^(?:On \w+day|Meanwhile|However|Earlier|Later|Yesterday|Today),? ", "", text).strip(" ,—–-")
    if text.lower() in {"he", "she", "they", "it", "we", "i", "him", "her", "them", "us", "you", "who", "which"}:
        return (
            speakers[0]
            if speakers and speakers[0] != REPORTER and text.lower() in {"he", "she", "we", "i", "they", "it"}
            else None
        )
    if text.lower().startswith("the ") and (body := cast.titled(text.lower()) or cast.body(text.lower())):
        return body
    spoken = speaking(text)
    if spoken is None:
        return None
    if cast.has(bare(spoken)):
        return cast.full(spoken)
    # Capital only because it opens the sentence: "The judge".
    return (
        spoken[0].lower() + spoken[1:]
        if spoken.startswith(("The ", "A ", "An ", "Its ", "His ", "Her ", "Their "))
        else spoken
    )


def _present(sentence: Sentence, groups: list[str]) -> list[str]:
    """The groups that the sentence names, each by the longest form that stands there."""
    found = [g for g in groups if g in sentence.text and re.search(rf"(?<!\w){re.escape(g)}(?!\w)", sentence.text)]
    return [g for g in found if not any(g != other and g in other for other in found)]


def _trim(what: str) -> str | None:
    """What is wanted, up to the end of its clause."""
    text = re.split(r",?[”\"]|,? (?:said|says|according to|adding|warning|saying)\b", what)[0]
    text = text.strip(' ,.;:—–-•“”"')
    return text if len(text.split()) >= 2 else None


def _plain(
    sentence: Sentence, demand: re.Pattern[str], cast: Cast, speakers: tuple[str, ...], groups: list[str]
) -> DemandLine | None:
    """Outside English: the words beside the verb demand, and the model tells of whom."""
    found = plain_subject(sentence.text, demand)
    if found is None:
        return None
    by = cast.full(found) if cast.has(bare(found)) else found
    if is_pronoun(by):
        if not speakers:
            return None
        by = speakers[0]
    others = list(dict.fromkeys([*_present(sentence, groups), *cast.near(sentence, 0)]))
    return DemandLine(sentence, (by,), (*[o for o in others if o != by][:5], UNSPECIFIED), None)
