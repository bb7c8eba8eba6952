"""An item in the article's own words: the cited sentence, less the clause that only says who speaks."""

from __future__ import annotations

import re

from brief.article import is_english
from brief.attribution.grammar.cues import ENGLISH_PLAIN, ENGLISH_SPEECH, cues
from brief.attribution.grammar.datelines import without_dateline
from brief.attribution.grammar.function_words import THIRD_PERSON
from brief.attribution.grammar.nouns import SHARES
from brief.attribution.grammar.quotes import narration, quoted
from brief.attribution.grammar.subjects import subjects
from brief.writing.marks import closed
from brief.writing.reporting_clauses import APART, NEUTRAL, SHORTEST, WHEN, reported_from, reports, says_only
from brief.writing.tags import without_opening, without_source

_TAIL_WORDS = 9
_BEHIND_QUOTATION = re.compile(r"(?:[,?!.…—-][”\"»]|[”\"»],)(?P<c> [^“\"”]{3,140})$")
_BEHIND_COMMA = re.compile(rf", (?!{NEUTRAL}\b)(?P<c>[^“\"”,]{{2,60}}? (?:{NEUTRAL}|reported)){WHEN}\.$")
_INVERTED_END = re.compile(
    r", (?P<c>(?:said|says|added|adds|explained|warned|announced|confirmed) (?!that\b)[^“\"”,]{2,60}?)"
    r"(?:, [^“\"”,]{3,80})?\.$"
)
"""Who says all of a sentence, at its end: "…, said Ada Berg, head of the port."."""
_WITHIN = re.compile(
    r"^(?:But|And|Yet|So|Still), (?:(?:said|says) [^,“\"”]{2,60}|[^,“\"”]{2,40} (?:said|says)), (?=[a-z])"
)
"""The same behind the first word: "But, says Ada Berg, the quay is closed."."""
_ACCORDING = re.compile(r"According to [^,“\"”]{2,80}, (?=[“\"\w])")
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|did|does|do|[a-z]\w*ed)\b"
)
"""A verb that makes a clause of the words around it."""
_PUBLISHED = re.compile(r"[a-z]+ed (?:in|by|on|at|for|from|with|to) ")
"""How a participle goes on that tells more of what stands before: "the study, published in May, …"."""
_WHERE_OR_WHEN = re.compile(r"(?:in|on|at|by|since|as of|between|among|during|after|before) ")
_HALF = re.compile(r", (?:[A-Z][\w’'-]+ |[A-Z]\. ){1,3}[A-Z][\w’'-]+$")
"""A name whose second comma is missing: "…, Ada Berg, head of the port said."."""
_LINK = re.compile(
    r"(?:But|And|Yet|So|Still|However|Meanwhile|Moreover|Also|Furthermore|Additionally|Nevertheless"
    r"|Indeed|Separately|Similarly|In (?:it|them)),? (?=[A-Z]|(?:the|an?) |(?<=, )\w)"
)
"""How a sentence may begin that goes on from the one before."""
_JOINS = re.compile(r"(?:(?:But|And)(?:, however,)? |(?:However|Meanwhile|Moreover|Furthermore|Nevertheless), )(?=\w)")
_WHEN_OR_WHY = tuple(f" {word} " for word in "after when while as because although though since where".split())
_SUBORDINATE = re.compile(
    rf"\w[^,:;]{{15,}}(?:,| shortly| just| days?| hours?| weeks?| months?"
    rf"| soon)*(?: even)?(?:{'|'.join(_WHEN_OR_WHY)})$"
)
_SAYS_SO = re.compile(rf"(?:, [^,]+,)? (?:(?:has|have|had|also|later|\w+ly) )*{NEUTRAL}\b(?!,)")
_LEAST_SAID = 6
_OTHERS = re.compile(
    r"(?:;|,? with|,? while|,? whereas|,? but|,? although|,?(?: even)? though|, and) (?:[\w’'.-]+,? ){0,4}$"
)
"""Where a clause may begin that has somebody else for its subject."""
_CLAUSE_BEFORE = 120
"""Characters before a subject in which its clause begins."""
_ELSEWHERE = re.compile(
    r", (?:but|and|while|though|although) (?:[Oo]ur|[Mm]y|we|I)\b|"
    r"; (?!(?:he|she|they|it|we|I|and|but|or)\b)|(?<=[,.][”\"•]) and (?:the|its|a|an) "
    r"|(?<=•) and (?:the|its|a|an) |, with [^,;]{3,60} (?:claiming|saying|reporting|suggesting"
    r"|alleging|adding|arguing)\b"
)
_VERBS = "|".join(sorted(ENGLISH_SPEECH - {"put", "summed"} | ENGLISH_PLAIN, key=len, reverse=True))
_DOES = re.compile(
    rf"{APART} (?P<does>(?:on \w+day |\w+ly |also |further |then |later |again |has |have |had )*(?:{_VERBS})\b)"
)
_OPENING_QUOTATION = re.compile(r"[“\"][^“”\"]*[,?!.…—-][”\"](?= )")
_TOLD = re.compile(rf" (?:(?:also|then|later|has|have|had|\w+ly) )*(?P<verb>(?:{_VERBS})\b)(?P<rest>[^“”\"]*\.)$")
"""How a clause goes on that has its subject behind a quotation."""
_CLAUSE = re.compile(r",? (?:and|but|while|whereas)\b|\.$")
_NO_MORE = re.compile(
    r",? without (?:giving|providing|offering|elaborating|specifying|naming|going into)\b[^.;“”\"]*(?=\.$)|"
    r",? but (?:he |she |they |it )?(?:did not|declined to|would not|refused to|gave no) (?:say|give"
    r"|elaborate|specify|comment|disclose|name|provide|identify|go into|explain|details?|be drawn"
    r"|detail)\b[^.;“”\"]*(?=\.$)"
)
"""What the article tells of a speaker behind their words: "…, but did not give details"."""


def in_own_words(text: str, *, speaker_named: bool, language: str | None = None, speaker: str = "") -> str:
    """A sentence as the statement of an item.

    Only words that report who speaks are cut, and only where what remains is a whole clause of the
    sentence; a verb that judges or hedges ("alleged", "denied", "claimed") is never cut.

    Args:
        text: a cited sentence.
        speaker_named: whether the item itself says who speaks.
        language: of the sentence; outside English only `„…“, sagte X.` is cut.
        speaker: who that is, where it is known: "according to" somebody else is never cut.
    """
    text = without_dateline(text)
    if not speaker_named:
        return text
    if not is_english(language):
        return _quotation_alone(text, language) or text
    text = _NO_MORE.sub("", text)
    if within := _WITHIN.match(text):
        return _capital(text[within.end() :])
    linked = _LINK.match(text)
    if linked is not None and (cut := _said(_capital(text[linked.end() :]))) is not None:
        return cut
    return _said(text) or _after_opening(text) or without_source(text, speaker) or _unlinked(text)


def _unlinked(text: str) -> str:
    """A sentence without the word that joins it to the one before, which is not beside it on the page."""
    link = _JOINS.match(text)
    return _capital(text[link.end() :]) if link else text


def _after_opening(text: str) -> str | None:
    """What is said in a sentence that opens with when or where: "On Monday, Berg said the quay would close."."""
    rest = without_opening(text)
    cut = _said(rest) if rest else None
    # What begins with a small letter is what somebody did: "announced a strike" lacks its day.
    return cut if cut and not cut[0].islower() else None


def _said(text: str) -> str | None:
    """What is left of an English sentence without the words that only tell who speaks; None where it has to stay
    whole.
    """
    if any(s.text.lower() in SHARES for s in subjects(text)):
        return None  # "Most expect it to close": not all of those who speak
    quote, tail = _BEHIND_QUOTATION.search(text), _BEHIND_COMMA.search(text)
    # "To end “double dipping,” the port would fine ships, Berg said.": what stands behind the quotation is said too.
    goes_on = tail is not None and quote is not None and tail.start() > quote.start() and text[0] not in '“"«'
    if quote and quote.start() > SHORTEST and not goes_on and reports(quote.group("c")):
        return _close(text[: quote.start() + 1], text[quote.start() :])
    if (ended := _ends_with_who(text, tail)) is not None:
        return ended
    if (start := reported_from(text)) is not None:
        return _capital(_own_part(text, start))
    lead = _ACCORDING.match(text)
    if lead and not _may_be_apposition(text, lead.end()) and len(text) - lead.end() > SHORTEST:
        return _capital(_own_part(text, lead.end()))
    return _tag_first(text) or _predicate(text) or _aside(text)


def _ends_with_who(text: str, tail: re.Match[str] | None) -> str | None:
    """A sentence without who says all of it at its end."""
    if tail and tail.start() > SHORTEST and not text.startswith(("“", '"', "«")) and says_only(tail.group("c")):
        return _HALF.sub("", text[: tail.start()]).rstrip(".") + "."
    last = _INVERTED_END.search(text)
    if last is None or last.start() <= SHORTEST or "“" in text or '"' in text:
        return None
    found = subjects(text)
    return f"{text[: last.start()]}." if len(found) == 1 and found[0].start > last.start() else None


def _tag_first(text: str) -> str | None:
    """`“…,” Berg said after the vote.` as `said after the vote: “….”`: the speaker stands before it on the page.

    What follows the verb in a clause of its own ("…, and she left") is told by the article, not by the speaker.
    """
    quote = _OPENING_QUOTATION.match(text)
    who = quote and next((s for s in subjects(text) if s.start == quote.end() + 1), None)
    told = who and _TOLD.match(text, who.end)
    if not quote or not told or len(subjects(text)) > 1:
        return None
    said, rest = quote.group(), told["rest"]
    alone = _close(said[:-1], said[-2:])
    if _CLAUSE.match(rest):
        return alone
    if rest.startswith(","):
        return f"{told['verb']} {said}{rest[1:]}"
    return f"{told['verb']}{rest.rstrip('.')}: {alone}"


def _may_be_apposition(text: str, start: int) -> bool:
    """Whether what follows a name and a comma may still tell who that is: "Berg, the port’s director, the quay …"."""
    end = text.find(",", start)
    if end < 0 or _WHERE_OR_WHEN.match(text, start):
        return False
    if _PUBLISHED.match(text, start):
        return True
    return not FINITE.search(text, start, end) or text.startswith(("which ", "who ", "whose "), start)


def _aside(text: str) -> str | None:
    """`The council met after Lindqvist said …` as what she said: the rest is told by the article, not by her."""
    found = subjects(text)
    if len(found) != 1 or not (before := text[: found[0].start]).endswith(_WHEN_OR_WHY):
        return None
    if not _SUBORDINATE.search(before) or quoted(before):
        return None
    if not _SAYS_SO.match(text, found[0].end):
        return None  # "… with less money than the mayor had requested for a bridge"
    said = text[found[0].start :]
    return _said(_capital(said)) if len(said.split()) >= _LEAST_SAID else None


def _predicate(text: str) -> str | None:
    """`Officials described …` as "described …": the speaker stands before it on the page, the verb stays as it is."""
    found = subjects(text)
    if not found or found[0].start != 0 or found[0].text in {"I", "We"}:
        return None
    match = _DOES.match(text, found[0].end)
    return _own_part(text, match.start("does")) if match else None


def _quotation_alone(text: str, language: str | None) -> str | None:
    """The quotation that a sentence opens with, where the few words behind it only say who spoke."""
    speech, marks = cues(language).speech, quoted(text)
    if speech is None or not marks or marks[0].start != 0:
        return None
    rest = text[marks[0].end :]
    return (
        text[: marks[0].end] if len(marks) == 1 and len(rest.split()) <= _TAIL_WORDS and speech.search(rest) else None
    )


def _own_part(text: str, start: int) -> str:
    """What follows from `start`, up to where a clause begins in which somebody else may speak."""
    told = narration(text)
    ends = [
        m.start()
        for m in _ELSEWHERE.finditer(told, start + SHORTEST)
        if told.count("(", 0, m.start()) == told.count(")", 0, m.start())  # "1.2bn crowns ($2bn; £1bn)"
    ]
    for sayer in subjects(text):
        near = max(start + SHORTEST, sayer.start - _CLAUSE_BEFORE)
        clause = _OTHERS.search(told, near, sayer.start) if sayer.start > start else None
        if clause is not None and sayer.text.lower() not in THIRD_PERSON:
            ends.append(clause.start())
    if not ends:
        return text[start:]
    kept = text[start : min(ends)].rstrip(" ,;.")
    return closed(re.sub(r",([”\"])$", r".\1", kept) if kept.endswith((",”", ',"')) else f"{kept}.")


def _close(kept: str, rest: str) -> str:
    """The kept quotation with its closing mark and a full stop where a comma stood."""
    mark = re.match(r"[,?!.…—-]([”\"’»])?", rest)
    closing = mark.group(1) or "" if mark else ""
    return (kept[:-1] + "." if kept.endswith(",") else kept) + closing


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:] if text[:1].islower() else text
