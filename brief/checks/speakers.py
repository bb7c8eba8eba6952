"""B301: whoever is given as a speaker, demander, addressee or party stands in or near the cited sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal

from brief.article import Sentence, Span
from brief.attribution.grammar.cues import ENGLISH_PLAIN, ENGLISH_SPEECH
from brief.attribution.grammar.quotes import is_all_quotation
from brief.attribution.grammar.tokens import Subject
from brief.attribution.speech.attributed import said_by, sayers_in
from brief.checks.offices import WORDS_OF_OFFICES, holder, is_a_person
from brief.checks.page import Page
from brief.checks.rule import Problem, Rule
from brief.checks.said import (
    BODIES,
    PRONOUNS,
    Sayer,
    all_in,
    antecedent,
    any_in,
    capitals,
    is_a_name,
    opens,
    sayers_of,
    stands_for,
)
from brief.checks.somebody_else import (
    brought_in,
    is_introduced,
    is_many,
    is_reported,
    is_spoken_of,
    is_spoken_to,
    names_later,
    speaks_for_another,
)
from brief.grounding.cuts import place
from brief.grounding.names import is_nobody, is_vague, same_voice, words_of
from brief.grounding.words import plain, printed_words, words
from brief.schema import Actor, PartyName, Speaker, Wording
from brief.shapes import ItemView

_DEFINITE = re.compile(r"\b(?:the|his|her|their|its)\s+[a-z]", re.IGNORECASE)
_REFERS = re.compile(r"\b(?:he|she|they|we|i|his|her|their|who)\b", re.IGNORECASE)
_CUES = ENGLISH_SPEECH | ENGLISH_PLAIN | {"according"}
_SIGN = re.compile(
    r"[“”\"«»]|``|''|\b(?:[Ww]e|I|[Oo]ur|[Mm]y)\b|\b(?:statement|letter|report|view"
    r"|opinion|tweet|post|email|memo|interview|speech|testimony|accusation|argument|allegedly|reportedly)s?\b"
)
"""Signs that a sentence may be somebody's words."""
_LABEL = re.compile(r"\W*(?:[A-Z][\w.’'-]* ){0,3}[A-Z][\w.’'-]*(?: \([^()]{2,40}\))?: |(?:A|Answer)[:.] ")
"""The name before a turn of a transcript."""
_LONGEST_TURN = 24
_MANY = frozenset(
    "police army navy military government authorities ministry court council parliament committee"
    " commission agency company firm airline"
    " union party investigators prosecutors officials rebels militants forces lawmakers senate congress".split()
)
"""Subjects of a verb that are never one person."""
_HOW_MANY = frozenset("several many various numerous few couple number dozens".split())
"""What tells of speakers how many they are, and not who."""
_NAME_AND_TITLE = 3
_RUNS_ON = 3
_SHORT, _FEWEST = 3, 3
_NEARLY_NONE, _NEARLY_ALL = 0.35, 0.8
"""How much of a wording one of two speakers may have said, and the other must have, for it to be the other's."""
_LAST_NAME = re.compile(r"[^\W\d_][\w’'-]*\w(?=\W*$)")


def unknown_speaker(page: Page) -> Iterator[Problem]:
    """Speakers, actors and parties that do not stand in or near the cited sentences, or that another is said to be."""
    for item in page.having(Speaker, Actor, PartyName):
        acts, names = page.who_acts(item), item.texts(PartyName)
        cited = page.cited(item) if acts or names else ()
        if not cited:
            continue
        lost: set[str] = set()
        for pointer, who in acts:
            if not any(_stands_near(name, item, cited, page) for name in page.names_of(who)):
                lost.add(pointer)
                yield Problem(pointer, f"“{who}” is not named in or near the cited sentences ({_numbers(cited)})")
        for pointer, who in item.texts(Speaker) if acts else ():
            other = None if is_nobody(who) or pointer in lost else _said_by_another(who, item, page)
            if other:
                yield Problem(pointer, f"the cited sentence gives it to “{other}”, not to “{who}”")
            elif not is_nobody(who) and pointer not in lost and _nobody_says(who, cited, page):
                yield Problem(pointer, f"the cited sentences ({_numbers(cited)}) are in the article's own voice")
        for pointer, name in names:
            if (
                place(name, page.article.text) is None
                and not all_in(_telling(name), page.vocabulary, capitals(name, page))
                and not _in_text(name, page.article.text)
            ):
                yield Problem(pointer, f"“{name}” is not named in the article")


def _numbers(cited: Iterable[Sentence]) -> str:
    return ", ".join(str(s.id) for s in cited)


def _telling(who: str) -> list[str]:
    wanted = words_of(who) - _HOW_MANY
    return [w for w in words(who) if w in wanted] or list(words(who))


def _in_text(who: str, text: str) -> bool:
    """For scripts that put no spaces between words: the name as it stands."""
    return not who.isascii() and plain(who).casefold() in plain(text).casefold()


def _stands_near(who: str, item: ItemView, cited: Sequence[Sentence], page: Page) -> bool:
    telling = _telling(who)
    # The name as printed, or all its words in one cited sentence: what good briefs have, before all words are gathered.
    printed = len(who) > _SHORT
    if any((printed and who in s.text) or set(telling) <= set(words(s.text)) for s in cited) or (
        printed and any(who in s.text for s in page.near(item))
    ):
        return bool(telling)
    nearby = page.near(item)
    known, names = {w for s in nearby for w in words(s.text)}, capitals(who, page)
    if all_in(telling, known, names) or any(_in_text(who, s.text) for s in nearby):
        return bool(telling)
    if is_vague(who) or not all_in(telling, page.vocabulary, names):
        return _acronym_near(who, nearby)
    last = [telling[-1]]
    if all_in(last, known, names):
        return True
    # "He said", "the minister added", a quotation that runs on: the name may stand anywhere before.
    if not any(_refers_back(s) for s in cited):
        return False
    before = cited[-1].id
    return any(all_in(last, words(s.text), names) for s in page.article.sentences[:before])


def _acronym_near(who: str, nearby: Sequence[Sentence]) -> bool:
    return any(
        same_voice(who, name) for s in nearby for name in printed_words(s.text) if name.isupper() and len(name) > 1
    )


def _refers_back(sentence: Sentence) -> bool:
    text = sentence.text
    return bool(_REFERS.search(text) or _DEFINITE.search(text)) or is_all_quotation(text) or not sayers_in(text)


def _said_by_another(who: str, item: ItemView, page: Page) -> str | None:
    """Whom the cited sentences give it to, where that is certainly not `who`."""
    if not page.article.english or any(_says(who, s.text) for s in page.cited(item)):
        return None
    found = sayers_of(page, item)
    if not found:
        return None
    names = page.names_of(who)
    others: list[str] = []
    for i, sayer in enumerate(found):
        own = [s for s in found[:i] if s.sentence is sayer.sentence]
        if sayer.text.lower() in ("he", "she") and own and is_a_name(own[0].text):
            continue  # behind a name a pronoun means that name
        if _may_mean(sayer, names):
            beside = any(s is not sayer and s.sentence is sayer.sentence for s in found)
            return _said_beside(item, sayer, names) if beside else None
        if is_reported(sayer, names) or is_introduced(sayer, who):
            return None
        other = _certain(sayer, who, names, page)
        if other is None:
            return None
        others.append(other)
    return others[0] if others else None


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
        return _may_mean(sayer, names)
    meant = antecedent(page, sayer.sentence) if sayer.text.lower() in ("he", "she") else None
    return meant is None or _may_mean(meant, names)


def _said_beside(item: ItemView, own: Sayer, names: tuple[str, ...]) -> str | None:
    """Where two speak in one sentence: the other one, if all of the wording is theirs and none the speaker's."""
    wording = item.text(Wording)
    if wording is None or len(set(item.evidence)) > 1:
        return None
    parts = said_by(own.sentence.text)
    told = {w for w in words(wording) if len(w) > _SHORT}
    if len(parts) < 2 or len(told) < _FEWEST:
        return None
    scores = [(s, sum(w in said for w in told) / len(told)) for s, said in _scopes(own.sentence.text, parts)]
    if not any(s == own.subject and spans for s, spans in parts):
        return None
    mine = max((x for s, x in scores if s == own.subject), default=0.0)
    other, most = max(scores, key=lambda pair: pair[1])
    if mine > _NEARLY_NONE or most < _NEARLY_ALL or not is_a_name(other.text):
        return None
    return None if _may_mean(Sayer(own.sentence, other), names) else other.text


def _scopes(
    sentence: str, parts: Iterable[tuple[Subject, tuple[Span, ...]]]
) -> Iterator[tuple[Subject, frozenset[str]]]:
    for subject, spans in parts:
        yield subject, frozenset(w for s in spans for w in words(sentence[s.start : s.end]))


def _says(who: str, sentence: str) -> bool:
    """Whether the speaker's last name stands beside a verb of speech: the common case, seen at a glance."""
    name = _last_name(who)
    at = sentence.find(name) if name else -1
    if at < 0 or len([w for w in words(sentence) if w in ENGLISH_SPEECH]) > 1:
        return False
    end = at + len(name)
    after = sentence[end : end + 30].split(maxsplit=1)
    if after and after[0].strip(".,;:") in ENGLISH_SPEECH:
        return True
    before = sentence[:at].rsplit(maxsplit=2)
    ends = sentence[end : end + 1] in ("", ",", ".", ";")
    return ends and len(before) > 1 and before[-1] in ENGLISH_SPEECH and before[-2][-1] in ',”"»’!?'


@lru_cache(maxsize=1024)
def _last_name(who: str) -> str:
    return name.group() if (name := _LAST_NAME.search(who)) else ""


def _may_mean(sayer: Sayer, names: tuple[str, ...]) -> bool:
    """Whether a subject, with its titles and apposition, has any word of the speaker's names."""
    described = set(words(sayer.described))
    return any(
        same_voice(name, sayer.text) or any_in(words_of(name), described) or stands_for(name, sayer.text)
        for name in names
    )


def _certain(sayer: Sayer, who: str, names: tuple[str, ...], page: Page) -> str | None:  # noqa: PLR0911 - form by form
    """Who a subject surely is, if it is somebody else; None where it may be `who`."""
    text, low = sayer.text, sayer.text.lower()
    if is_spoken_to(sayer, names) or is_spoken_of(sayer, names):
        return text
    if low in ("he", "she"):
        return _one_meant(sayer, who, names, page)
    if low in PRONOUNS:
        return text if low == "it" and _sort(who, page) == "person" else None
    if is_a_name(text):
        return text
    if low.rsplit(maxsplit=1)[-1] in _MANY and _sort(who, page) == "person":
        return text
    if speaks_for_another(sayer, who, names, page.article.text):
        return text
    if low.startswith("the ") and not is_vague(text):
        known = holder(page.article.text, low)
        return known if known is not None and not any(same_voice(known, n) for n in names) else None
    return None


def _one_meant(sayer: Sayer, who: str, names: tuple[str, ...], page: Page) -> str | None:
    """Whom "he" or "she" surely means, if it is somebody else."""
    if _sort(who, page) == "body" or is_many(who):
        return sayer.text
    meant = antecedent(page, sayer.sentence) if opens(sayer) else None
    if meant is not None:
        return None if is_vague(who) or _may_mean(meant, names) else meant.text
    if opens(sayer) and (new := brought_in(page, sayer, who, names)) is not None:
        return new
    return sayer.text if names_later(sayer, names) else None


def _sort(who: str, page: Page) -> Literal["person", "body"] | None:
    """Whether a speaker is one person or a body, where the brief says so and its name, or the article, bears it out."""
    own = words(who)
    if own and own[-1] in BODIES | _MANY:
        return "body"
    kind = page.kinds.get(who.casefold())
    if kind == "person":
        return "person" if is_a_person(page.article.text, who) else None
    return "body" if kind == "government" and len(own) < _NAME_AND_TITLE and not set(own) & WORDS_OF_OFFICES else None


RULES = (
    Rule(
        "B301",
        "error",
        "Speaker not found",
        "a speaker or party is not in or near the cited sentences",
        unknown_speaker,
    ),
)
