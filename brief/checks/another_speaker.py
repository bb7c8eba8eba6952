"""Whom the cited sentences give a statement to, where that is surely not the speaker whom the brief gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from brief.article import Span
from brief.attribution.grammar.cues import ENGLISH_SPEECH
from brief.attribution.grammar.tokens import Subject
from brief.attribution.speech.attributed import said_by
from brief.checks.offices import WORDS_OF_OFFICES, holder, is_a_person
from brief.checks.page import Page
from brief.checks.said import (
    BODIES,
    PRONOUNS,
    Sayer,
    antecedent,
    is_a_name,
    may_mean,
    opens,
    sayers_of,
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
from brief.grounding.names import is_vague, same_voice
from brief.grounding.words import words
from brief.schema import Wording
from brief.shapes import ItemView

_MANY = frozenset(
    "police army navy military government authorities ministry court council parliament committee"
    " commission agency company firm airline"
    " union party investigators prosecutors officials rebels militants forces lawmakers senate congress".split()
)
"""Subjects of a verb that are never one person."""
_NAME_AND_TITLE = 3
_SHORT, _FEWEST = 3, 3
"""Letters of a word that tells nothing; telling words that a wording has at least."""
_NEARLY_NONE, _NEARLY_ALL = 0.35, 0.8
"""How much of a wording one of two speakers may have said, and the other must have, for it to be the other's."""
_LAST_NAME = re.compile(r"[^\W\d_][\w’'-]*\w(?=\W*$)")


def said_by_another(who: str, item: ItemView, page: Page) -> str | None:
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
        if may_mean(sayer, names):
            beside = any(s is not sayer and s.sentence is sayer.sentence for s in found)
            return _said_beside(item, sayer, names) if beside else None
        if is_reported(sayer, names) or is_introduced(sayer, who):
            return None
        other = _certain(sayer, who, names, page)
        if other is None:
            return None
        others.append(other)
    return others[0] if others else None


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
    return None if may_mean(Sayer(own.sentence, other), names) else other.text


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
        return None if is_vague(who) or may_mean(meant, names) else meant.text
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
