"""B308 and B410: speakers that are pieces of a name, and claims that nobody can read beside their speaker. English
only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from brief.article import Sentence, Span
from brief.attribution.grammar.function_words import DETERMINERS, OPENERS, PREPOSITIONS, PRONOUNS, STOPS
from brief.attribution.grammar.joined import joined
from brief.attribution.grammar.nouns import TEAMS, head_of, is_agent, is_person, is_several
from brief.attribution.grammar.tokens import opens_as_adverb
from brief.checks.offices import is_a_person
from brief.checks.page import Page
from brief.checks.rule import Problem, Rule
from brief.checks.said import BODIES
from brief.grounding.names import is_nobody, is_vague, proper_names
from brief.grounding.words import plain
from brief.schema import Actor, Speaker, Wording

_NO_BEGINNING = (PREPOSITIONS | STOPS) - {"by", "over", "under", "about", "near", "between"}
_NO_NAME = OPENERS | STOPS | PREPOSITIONS | {"there", "then", "here", "now", "thus", "so"}
_NO_END = PREPOSITIONS | DETERMINERS | STOPS | {"as", "whose"}
_ENDS_ALONE = frozenset("one another some many several two three four five most no other in out on up off".split())
_TO_DO = re.compile(r"^[A-Z\w’' -]+? (?P<noun>[a-z]+) to (?P<verb>(?!the\b|an?\b|his\b|her\b|its\b|their\b)[a-z]+)\b")
_TAKES_TO = frozenset(
    (
        "adviser advisor ambassador envoy aide assistant close secretary counsel heir next delegate witness witnesses"
    ).split()
)
_OFFICE_OF = re.compile(r"(?<![\w-])[A-Z][\w-]* (?:from|of|for) (?:the )?$")
_BEFORE = 80
"""Characters before a name in which its office stands."""
_NAME_OF_TWO = 3
_IN_WORD = re.compile(r"\w")
_PRONOUN = re.compile(r"(?P<word>He|She|His|Her|It|Its|They|Their)(?:[’'](?:s|ll|d|ve|re))? ")
_PERSONAL = frozenset("He She His Her".split())
_IMPERSONAL = re.compile(
    r"It(?:[’']s)? (?:(?:is|was|will be|would be|has been|seem(?:s|ed)|appear(?:s|ed)|remain(?:s"
    r"|ed)) )?(?:\w+ly |not |also |still |too )*"
    r"(?:clear|unclear|possible|impossible|likely|unlikely|important|time|hard|difficult|easy"
    r"|necessary|true|known|unknown|believed|thought"
    r"|hoped|expected|good|great|nice|only|no|an?|that|as if|to|takes?|took|depends)\b"
)
_BREAKS_OFF = re.compile(
    r"\b(?:the|an?|and|or|but|its|their|whose|which|than|because|although|whether|of)[.,;:]?$", re.IGNORECASE
)
_LAST_WORDS = tuple("the a an and or but its their whose which than because although whether of".split())
"""How all ends that it finds, in small letters and without its mark."""
_LAST = 12
"""Characters at the end in which it does: no need to look for it in all of a claim."""
_BEGINNING = 40
"""Characters by which a wording's place in a sentence is found."""
_SHOWN = 3
"""Words of a claim’s end that a message shows."""


def piece_of_a_name(page: Page) -> Iterator[Problem]:
    """Speakers and actors that are cut out of a longer name, or out of the sentence, or are no noun."""
    if not page.article.english:
        return
    for item in page.having(Speaker, Actor):
        acts = page.who_acts(item)
        cited = page.cited(item) if acts else ()
        for pointer, who in acts if cited else ():
            reason = _no_noun(who) or _longer(who, cited)
            if reason:
                yield Problem(pointer, f"“{who}” {reason}")


@lru_cache(maxsize=4096)
def _no_noun(who: str) -> str | None:
    """Why words by their form alone name nobody."""
    words = who.split()
    first, last = words[0].lower(), words[-1].lower().strip(",.")
    if words[0].islower() and first in _NO_BEGINNING:
        return f"begins with “{words[0]}”"
    if len(words) == 1 and (first in _NO_NAME or opens_as_adverb(first)) and first not in PRONOUNS:
        return "is no name"
    if last in _NO_END and last not in _ENDS_ALONE and len(words) > 1 and words[-1].islower():
        return f"ends with “{words[-1]}”"
    doing = _TO_DO.match(who)
    if doing and doing["noun"] not in _TAKES_TO and not is_person(doing["noun"]):
        return f"runs on into the sentence: “to {doing['verb']} …”"
    return None


def _longer(who: str, cited: Sequence[Sentence]) -> str | None:
    """Of which longer name a speaker is a piece, wherever the cited sentences have it."""
    if not who[:1].isupper():
        return None
    first: str | None = None
    for sentence in cited:
        names: list[Span] | None = None
        for start in _places(who, sentence.text):
            names = list(joined(sentence.text)) if names is None else names
            whole = _whole(who, start, sentence.text, names)
            if whole is None:
                return None  # here it is all of a name, whatever it is elsewhere
            first = first or whole
    return f"is a piece of “{first}”" if first else None


def _places(who: str, text: str) -> Iterator[int]:
    """Where words stand in a text, and not in the middle of longer ones."""
    start = text.find(who)
    while start >= 0:
        end = start + len(who)
        alone = not (_IN_WORD.match(text[start - 1 : start]) or _IN_WORD.match(text, end))
        if alone:
            yield start
        start = text.find(who, end if alone else start + 1)


def _whole(who: str, start: int, text: str, names: Sequence[Span]) -> str | None:
    """The longer name that a place of a sentence has; None where the speaker is all of it."""
    end = start + len(who)
    before = text[max(0, start - _BEFORE) : start]
    if text[end : end + 1] == "&" or text[start - 1 : start] == "&":
        left, right = re.search(r"[\w&]*$", before), re.match(r"[\w&]*", text[end:])
        return f"{left.group() if left else ''}{who}{right.group() if right else ''}"
    for name in names:
        if name.start <= start and end <= name.end and (name.start, name.end) != (start, end):
            whole = text[name.start : name.end]
            # "The Harbour and Ferry Union" is the union; a whole body within it is none of it.
            if whole.removeprefix("The ") != who:
                return whole
    office = _OFFICE_OF.search(before)
    if office and len(who.split()) >= _NAME_OF_TWO and is_agent(office.group().split()[0].lower()):
        return f"{office.group()}{who}"
    return None


def not_by_itself(page: Page) -> Iterator[Problem]:
    """Claims that begin with a pronoun of nobody who is named, within a name, or break off."""
    if not page.article.english:
        return
    for item, pointer, text, sources, _, _ in page.texts(Wording):
        speaker = item.text(Speaker)
        if speaker and sources:
            cited = page.cited(item)
            if reason := _unread(text, speaker, cited, page):
                yield Problem(pointer, reason)


def _unread(text: str, speaker: str, cited: Sequence[Sentence], page: Page) -> str | None:
    core = text.rstrip(" .”\"’'")
    hangs = core[-_LAST:].lower().rstrip(".,;:").endswith(_LAST_WORDS)
    if hangs and _BREAKS_OFF.search(core, max(0, len(core) - _LAST)) and not text.rstrip().endswith(("…", "...")):
        return f"breaks off: “… {' '.join(text.split()[-_SHOWN:])}”"
    if name := _cut_name(text, cited):
        return f"begins within the name “{name}”"
    match = _PRONOUN.match(text)
    # Where a sentence before is cited too, it has whom the pronoun means.
    if match and len(cited) == 1 and not is_nobody(speaker) and not _fits(match["word"], speaker, text, page):
        return f"“{match['word']}” is neither “{speaker}” nor named"
    return None


def _cut_name(text: str, cited: Sequence[Sentence]) -> str | None:
    """The name in whose middle a wording begins: "Post “…”" of "told the Harbour Post “…”"."""
    elsewhere = [s for s in cited if not s.text.startswith(text[:_BEGINNING])]
    first = text[: text.find(" ")].strip(".,:;") if elsewhere and " " in text else ""
    if not first[:1].isupper() or not first.isalpha():
        return None
    first, begin = plain(first), plain(text[:_BEGINNING])
    for sentence in elsewhere:
        told = plain(sentence.text)
        before, begins, _ = told.partition(f" {begin}")
        last = before.rsplit(maxsplit=1)[-1:] if begins else []
        if last and last[0][:1].isupper() and last[0].isalpha():
            return next((n for n in proper_names(told) if f"{last[0]} {first}" in n), None)
    return None


def _fits(word: str, speaker: str, text: str, page: Page) -> bool:
    """Whether a pronoun at a claim's beginning may be its speaker."""
    head = head_of(speaker)
    several = is_several(speaker) or head in TEAMS
    if word in _PERSONAL:
        if speaker[:1].isupper() and " " not in speaker:
            return True
        return not several and (is_person(head.lower()) or (speaker[:1].isupper() and _a_person(speaker, page)))
    if word in {"It", "Its"}:
        return bool(_IMPERSONAL.match(text)) or not (several or is_person(head.lower()) or is_vague(speaker))
    return True


def _a_person(speaker: str, page: Page) -> bool:
    return is_a_person(page.article.text, speaker) or speaker.rsplit(maxsplit=1)[-1].lower() not in BODIES


RULES = (
    Rule("B308", "warning", "Piece of a name", "a speaker is cut out of a longer name, or is no name", piece_of_a_name),
    Rule("B410", "warning", "Not readable by itself", "a claim leaves open whom or what it is about", not_by_itself),
)
