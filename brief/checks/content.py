"""B401 to B405: what an editor would strike out or add on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from brief.checks.rule import Page, Problem, Rule
from brief.grounding.ellipsis import sentence_ends
from brief.grounding.fold import fold_now
from brief.grounding.names import is_nobody, same_voice
from brief.grounding.voices import Voice, voice_of
from brief.grounding.words import akin, words
from brief.schema import Actor, Derived, ItemView, PartyName, Question, Speaker, Wording

BOTTOM_LINE_WORDS = 60
_NEARLY = 0.8
_SAME_SENTENCES = 0.6
_COMPARED = 30
_SMALL_WORDS = frozenset(
    "the a an of in on at to and or that is are was were be been has have had it its for with by as".split()
)
_ASKS = re.compile(r"[?？؟;՞፧⸮﹖][\s\"'”’»)\]」』]*$|(?:か|까)[。.]?$")

_UNTURNED = re.compile(
    r"\b(?:is|are|was|were|has|have) (?:still |yet )?(?:not (?:yet )?(?:been )?(?:known|clear|decided|said)|unclear|unknown)\b|^unklar\b",
    re.IGNORECASE,
)
"""A question that only repeats that something is open: "What started the fire is not known?"."""
_QUESTION_WORDS = frozenset(
    "what who whom whose when where why how which will would can could should has have had is are was were do does did".split()
)
_GENERAL = frozenset(
    "what when where which whose will would could should have does happen happens happened next there this that these those about"
    " from with into been being were said says their they them than then article here made answer accusations".split()
)


def duplicates(page: Page) -> Iterator[Problem]:
    """Items of a section that say what an earlier one says."""
    seen: dict[tuple[str, str], list[tuple[ItemView, frozenset[str]]]] = {}
    for item in page.items:
        said = (
            frozenset(w for kind in (Wording, Question) for _, t in item.texts(kind) for w in words(t)) - _SMALL_WORDS
        )
        key = (item.section.name, _voice_key(item))
        for earlier, its in seen.setdefault(key, [])[-_COMPARED:]:
            if _repeats(item, said, earlier, its):
                yield Problem(item.pointer, f"says the same as {earlier.pointer}")
                break
        seen[key].append((item, said))


def _voice_key(item: ItemView) -> str:
    """A word that items must share to be compared: the speaker's last one."""
    who = item.text(Speaker) or item.text(Actor) or item.text(PartyName)
    return (words(who) or ("",))[-1] if who and not is_nobody(who) else ""


def _repeats(item: ItemView, said: frozenset[str], earlier: ItemView, its: frozenset[str]) -> bool:
    for kind in (Speaker, PartyName):
        a, b = item.text(kind), earlier.text(kind)
        if a and b and not same_voice(a, b):
            return False
        if kind is PartyName and a and b:
            return True
    if any(not same_voice(a, b) for (_, a), (_, b) in zip(item.texts(Actor), earlier.texts(Actor), strict=False)):
        return False
    if not said or not its:
        return False
    shared = len(said & its) / len(said | its)
    return shared >= (_SAME_SENTENCES if set(item.evidence) == set(earlier.evidence) else _NEARLY) and _same_figures(
        said, its
    )


def _same_figures(a: frozenset[str], b: frozenset[str]) -> bool:
    """Two items that differ in a number say two things, however alike their words are."""
    return {w for w in a if w[0].isdigit()} == {w for w in b if w[0].isdigit()}


def long_bottom_line(page: Page) -> Iterator[Problem]:
    """A bottom line over 60 words."""
    for item in page.items:
        if item.section.name != page.shape.summary:
            continue
        for pointer, text in item.texts(Wording):
            dense = sum(1 for c in text if "\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3")
            count = max(len(text.split()), dense // 2)
            if count > BOTTOM_LINE_WORDS:
                yield Problem(pointer, f"has {count} words; at most {BOTTOM_LINE_WORDS} fit")


def not_a_question(page: Page) -> Iterator[Problem]:
    """Open questions that do not ask, or that state something before they ask."""
    for item in page.items:
        for pointer, text in item.texts(Question):
            if not _ASKS.search(text.strip()):
                yield Problem(pointer, "is not a question: no question mark at its end")
                continue
            folded = fold_now(text.strip()).text
            stops = [end for end in sentence_ends(folded, ()) if end < len(folded)]
            if any(not re.search(r"[?？؟][')\]]*\s*$", folded[:end]) for end in stops):
                yield Problem(pointer, "asserts something before it asks")
            elif _UNTURNED.search(folded):
                yield Problem(pointer, "says that something is open instead of asking for it")


def about_nothing(page: Page) -> Iterator[Problem]:
    """Open questions that have no telling word of the article. English only."""
    if not page.english:
        return
    for item in page.items:
        for pointer, text in item.texts(Question):
            asked = {w for w in words(text) if len(w) > 3 and w not in _GENERAL}
            in_english = words(text)[:1] and words(text)[0] in _QUESTION_WORDS
            if asked and in_english and not any(akin(a, told) for a in asked for told in page.vocabulary):
                yield Problem(pointer, "asks about nothing that the article tells")


def unmarked_accusation(page: Page) -> Iterator[Problem]:
    """Parties that are accused and not quoted without being marked so, and the reverse."""
    for item in page.items:
        name = item.text(PartyName)
        field = next((f for f, m in item.section.marked(Derived) if m.source == "voice"), None)
        if not name or field is None:
            continue
        given = getattr(item.item, field)
        if given not in get_args(Voice):
            continue
        aliases = next((p.aliases for p in page.parties if p.name == name), ())
        actual = voice_of(name, aliases, page.article, page.speakers)
        if given != actual and "accused_not_quoted" in (given, actual):
            yield Problem(
                f"{item.pointer}/{field}", f"“{name}” is {actual.replace('_', ' ')}, not {given.replace('_', ' ')}"
            )


RULES = (
    Rule("B401", "warning", "Said twice", "two items of a section say the same", duplicates),
    Rule(
        "B402",
        "warning",
        "Long bottom line",
        f"the bottom line has more than {BOTTOM_LINE_WORDS} words",
        long_bottom_line,
    ),
    Rule("B403", "error", "Not a question", "an open question asserts, or does not ask", not_a_question),
    Rule(
        "B404",
        "error",
        "Accused and unheard",
        "a party that is accused but not quoted is not marked so",
        unmarked_accusation,
    ),
    Rule(
        "B405",
        "error",
        "A question about nothing",
        "an open question has nothing to do with the article",
        about_nothing,
    ),
)
