"""Whether a name stands in or near the sentences that an item cites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from brief.article import Sentence
from brief.attribution.grammar.quotes import is_all_quotation
from brief.attribution.speech.attributed import sayers_in
from brief.checks.offices import is_titled
from brief.checks.page import Page
from brief.checks.said import (
    all_in,
    capitals,
)
from brief.grounding.cuts import place
from brief.grounding.names import is_vague, same_voice, words_of
from brief.grounding.words import plain, printed_words, words
from brief.shapes import ItemView

_DEFINITE = re.compile(r"\b(?:the|his|her|their|its)\s+[a-z]", re.IGNORECASE)
_REFERS = re.compile(r"\b(?:he|she|they|we|i|his|her|their|who)\b", re.IGNORECASE)
_HOW_MANY = frozenset("several many various numerous few couple number dozens".split())
"""What tells of speakers how many they are, and not who."""
_SHORT = 3


def stands_near(who: str, item: ItemView, cited: Sequence[Sentence], page: Page) -> bool:
    """Whether a name stands in the cited sentences, in one near them, or before them where they refer back."""
    told = _telling(who)
    # The name as printed, or all its words in one cited sentence: what good briefs have, before all words are gathered.
    printed = len(who) > _SHORT
    if any((printed and who in s.text) or set(told) <= set(words(s.text)) or is_titled(who, s.text) for s in cited) or (
        printed and any(who in s.text for s in page.near(item))
    ):
        return bool(told)
    nearby = page.near(item)
    known, names = {w for s in nearby for w in words(s.text)}, capitals(who, page)
    if all_in(told, known, names) or any(_in_text(who, s.text) for s in nearby):
        return bool(told)
    if is_vague(who) or not all_in(told, page.vocabulary, names):
        return _acronym_near(who, nearby)
    last = [told[-1]]
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


def stands_in_article(name: str, page: Page) -> bool:
    """Whether a name, or each of its telling words, stands anywhere in the article."""
    text = page.article.text
    return (
        place(name, text) is not None
        or all_in(_telling(name), page.vocabulary, capitals(name, page))
        or _in_text(name, text)
    )


def _telling(who: str) -> list[str]:
    wanted = words_of(who) - _HOW_MANY
    return [w for w in words(who) if w in wanted] or list(words(who))


def _in_text(who: str, text: str) -> bool:
    """For scripts that put no spaces between words: the name as it stands."""
    return not who.isascii() and plain(who).casefold() in plain(text).casefold()
