"""B301: whoever is given as a speaker, demander, addressee or party stands in or near the cited sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from brief.article import Sentence
from brief.attribution.grammar.cues import ENGLISH_PLAIN, ENGLISH_SPEECH
from brief.attribution.speech.attributed import sayers_in
from brief.checks.another_speaker import said_by_another
from brief.checks.near_by import stands_in_article, stands_near
from brief.checks.page import Page
from brief.checks.rule import Problem, Rule
from brief.checks.said import (
    PRONOUNS,
    Sayer,
    antecedent,
    any_in,
    may_mean,
)
from brief.grounding.names import is_nobody, is_vague, words_of
from brief.grounding.words import words
from brief.schema import Actor, PartyName, Speaker

_CUES = ENGLISH_SPEECH | ENGLISH_PLAIN | {"according"}
_SIGN = re.compile(
    r"[“”\"«»]|``|''|\b(?:[Ww]e|I|[Oo]ur|[Mm]y)\b|\b(?:statement|letter|report|view"
    r"|opinion|tweet|post|email|memo|interview|speech|testimony|accusation|argument|allegedly|reportedly)s?\b"
)
"""Signs that a sentence may be somebody's words."""
_LABEL = re.compile(r"\W*(?:[A-Z][\w.’'-]* ){0,3}[A-Z][\w.’'-]*(?: \([^()]{2,40}\))?: |(?:A|Answer)[:.] ")
"""The name before a turn of a transcript."""
_LONGEST_TURN = 24
_RUNS_ON = 3


def unknown_speaker(page: Page) -> Iterator[Problem]:
    """Speakers, actors and parties that do not stand in or near the cited sentences, or that another is said to be."""
    for item in page.having(Speaker, Actor, PartyName):
        acts, names = page.who_acts(item), item.texts(PartyName)
        cited = page.cited(item) if acts or names else ()
        if not cited:
            continue
        lost: set[str] = set()
        for pointer, who in acts:
            if not any(stands_near(name, item, cited, page) for name in page.names_of(who)):
                lost.add(pointer)
                yield Problem(pointer, f"“{who}” is not named in or near the cited sentences ({_numbers(cited)})")
        for pointer, who in item.texts(Speaker) if acts else ():
            other = None if is_nobody(who) or pointer in lost else said_by_another(who, item, page)
            if other:
                yield Problem(pointer, f"the cited sentence gives it to “{other}”, not to “{who}”")
            elif not is_nobody(who) and pointer not in lost and _nobody_says(who, cited, page):
                yield Problem(pointer, f"the cited sentences ({_numbers(cited)}) are in the article's own voice")
        for pointer, name in names:
            if not stands_in_article(name, page):
                yield Problem(pointer, f"“{name}” is not named in the article")


def _numbers(cited: Iterable[Sentence]) -> str:
    return ", ".join(str(s.id) for s in cited)


def _nobody_says(who: str, cited: Sequence[Sentence], page: Page) -> bool:
    """Whether nothing in the cited sentences or around them is a sign that the speaker, or anybody, says it.

    Reported speech goes on without a word of saying, so whoever speaks in the few sentences before is let pass, and so
    is whoever is named in the sentence: what they are told to do may be a way of saying it.
    """
    if not page.article.english or is_vague(who) or any(_is_speech(s.text) for s in cited):
        return False
    if page.is_author(who):
        return False  # all of a speech is its author's
    names = page.names_of(who)
    first = cited[0]
    paragraph = [
        s for s in page.article.sentences[max(0, first.id - _LONGEST_TURN) : first.id] if s.paragraph == first.paragraph
    ]
    if any(_LABEL.match(s.text) for s in paragraph):
        return False  # a turn of a transcript goes on
    told = [
        s
        for s in page.article.sentences[max(0, first.id - 1 - _RUNS_ON) : first.id - 1]
        if first.paragraph - s.paragraph <= 1
    ]
    if any(any_in(words_of(n), set(words(s.text))) for n in names for s in cited):
        return False
    return not any(_may_mean_here(Sayer(s, x), names, page) for s in told for x in sayers_in(s.text))


def _is_speech(sentence: str) -> bool:
    return not _CUES.isdisjoint(words(sentence)) or _SIGN.search(sentence) is not None


def _may_mean_here(sayer: Sayer, names: tuple[str, ...], page: Page) -> bool:
    """Whether a subject may mean the speaker, as a pronoun does unless it means somebody else."""
    if sayer.text.lower() not in PRONOUNS:
        return may_mean(sayer, names)
    meant = antecedent(page, sayer.sentence) if sayer.text.lower() in ("he", "she") else None
    return meant is None or may_mean(meant, names)


RULES = (
    Rule(
        "B301",
        "error",
        "Speaker not found",
        "a speaker or party is not in or near the cited sentences",
        unknown_speaker,
    ),
)
