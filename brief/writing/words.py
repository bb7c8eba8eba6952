"""An item in the article's own words: the cited sentence, less the clause that only says who speaks."""

from __future__ import annotations

import re

from brief.attribution.cues import ENGLISH_SPEECH, cues
from brief.attribution.quotes import quoted
from brief.attribution.subjects import subjects

_NEUTRAL = (
    r"(?:said|says|say|told (?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}|reporters|journalists|the [\w ]{3,30}?|state [\w ]{3,20}?)|added|adds|noted|notes?|stated|states"
    r"|explained|explains|remarked|commented|observed|concluded|wrote|announced|announces|confirmed|confirms|tweeted)"
)
_WHEN = r"(?:,? (?:on|in|late|early|this|last|at) [\w ,.’']{2,40}?|,? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|,? yesterday|,? today)?"
_TAIL_WORDS = 9
_DATELINE = re.compile(r"^(?:[A-ZÀ-Þ][A-ZÀ-Þ/.,’' -]{2,60}(?:\([\w ]+\))?\s?(?:[—–:-]+)\s+|[A-Z][A-Z/ ]{2,40}: )")
_VERBS = "|".join(sorted(ENGLISH_SPEECH, key=len, reverse=True))


def in_own_words(text: str, *, speaker_named: bool, language: str | None = None) -> str:  # noqa: PLR0911 - one form after another
    """A sentence as the statement of an item.

    Only words that report who speaks are cut, and only where what remains is a whole clause of the
    sentence; a verb that judges or hedges ("alleged", "denied", "claimed") is never cut.

    Args:
        text: a cited sentence.
        speaker_named: whether the item itself says who speaks.
        language: of the sentence; outside English only `„…“, sagte X.` is cut.
    """
    text = without_dateline(text)
    if not speaker_named:
        return text
    if language not in (None, "en"):
        return _quotation_alone(text, language) or text
    quote = re.search(r"(?:[,?!.…—-][”\"»]|[”\"»],)(?P<c> [^“\"”]{3,140})$", text)
    if quote and quote.start() > 12 and _reports(quote.group("c")):
        return _close(text[: quote.start() + 1], text[quote.start() :])
    tail = re.search(rf", (?P<c>[^“\"”,]{{2,60}}? {_NEUTRAL}){_WHEN}\.$", text)
    if tail and tail.start() > 12 and not text.startswith(("“", '"', "«")) and _says_only(tail.group("c")):
        return text[: tail.start()].rstrip(".") + "."
    head = re.match(
        rf"(?P<c>[^“\"”,]{{2,70}}?(?:, [^“\"”,]{{2,60}},)? {_NEUTRAL}){_WHEN},?(?: that| :)? (?=[“\"\w])", text
    )
    whole = (
        head is not None
        and not re.match(r"(?:whether|if|how|why|what|who|when|where|as much|so|nothing|little)\b", text[head.end() :])
        and not re.search(r"\b(?:and|but) that\b", text)
    )
    if head and whole and _says_only(head.group()) and len(text) - head.end() > 12:
        return _capital(text[head.end() :])
    lead = re.match(r"According to [^,“\"”]{2,80}, (?![A-Z][\w.]*(?: [A-Z]\w*)?, )(?=[“\"\w])", text)
    if lead and len(text) - lead.end() > 12:
        return _capital(text[lead.end() :])
    return _predicate(text) or text


def _predicate(text: str) -> str | None:
    """`Officials described …` as "described …": the speaker stands before it on the page, the verb stays as it is."""
    found = subjects(text)
    if not found or found[0].start != 0:
        return None
    rest = text[found[0].end :]
    return (
        rest.lstrip()
        if re.match(rf" (?:on \w+day |\w+ly |also |further |then |later |again |has |have |had )*(?:{_VERBS})\b", rest)
        else None
    )


def without_dateline(text: str) -> str:
    """A sentence without "ISTANBUL: " or "PARIS (AFP) — " before it."""
    return _DATELINE.sub("", text, count=1) if _DATELINE.match(text) else text


def _quotation_alone(text: str, language: str | None) -> str | None:
    """The quotation that a sentence opens with, where the few words behind it only say who spoke."""
    speech, marks = cues(language).speech, quoted(text)
    if speech is None or not marks or marks[0].start != 0:
        return None
    rest = text[marks[0].end :]
    return (
        text[: marks[0].end] if len(marks) == 1 and len(rest.split()) <= _TAIL_WORDS and speech.search(rest) else None
    )


def _reports(clause: str) -> bool:
    """Whether what follows a quotation says who spoke and perhaps to whom, and nothing more."""
    after_verb = re.split(rf"\b(?:{_NEUTRAL}|asked|continued|replied|insisted)\b", clause, maxsplit=1)
    if len(after_verb) != 2 or len(subjects(f"“x,”{clause}")) != 1:
        return False
    rest = after_verb[1].strip(" .")
    inverted = not after_verb[0].strip()
    return (
        ((inverted and rest.count(",") <= 2) or "," not in rest)
        and not re.search(r"\b(?:that|\w+ing)\b", rest)
        and len(rest.split()) <= 14
    )


def _says_only(clause: str) -> bool:
    """Whether a clause holds one subject of a verb of speech and no quotation of its own."""
    return (
        not quoted(clause.lstrip(',?!”"’» '))
        and len(subjects("“x,” " + clause.lstrip(',?!”"’» ')) or subjects(clause)) == 1
    )


def _close(kept: str, rest: str) -> str:
    """The kept quotation with its closing mark and a full stop where a comma stood."""
    mark = re.match(r"[,?!]([”\"’»])?", rest)
    closing = mark.group(1) or "" if mark else ""
    return (kept[:-1] + "." if kept.endswith(",") else kept) + closing


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:] if text[:1].islower() else text
