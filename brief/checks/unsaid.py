"""B307: a claim is given to somebody by a sentence that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.article import Sentence
from brief.checks.page import Page
from brief.checks.rule import Problem, Rule
from brief.checks.said import any_in, sayers
from brief.grounding.names import is_nobody, words_of
from brief.grounding.words import words
from brief.lexicon import Cue, at_a_word
from brief.quotations import MARKS
from brief.schema import Speaker

_MEANS_SOMEBODY = re.compile(r"\b(?:he|she|they|we|i|his|her|their|our|my|him|them|us|me)\b", re.IGNORECASE)
_MARKS = re.compile("[" + "".join(sorted(MARKS - set("'’‘‚"))) + "]")
_means_somebody = at_a_word(_MEANS_SOMEBODY)
_may_be_words = Cue(lambda stretch: _MARKS.search(stretch) or _means_somebody(stretch))


def unsaid(page: Page) -> Iterator[Problem]:
    """Speakers of sentences in which nobody says anything, and which do not have them. English only."""
    if not page.article.english:
        return
    for item, pointer, who in page.fields(Speaker):
        cited = () if is_nobody(who) else page.cited(item)
        if cited and not page.is_author(who) and not any(_may_be_said(who, s, page) for s in cited):
            yield Problem(pointer, f"nothing in the cited sentence says that “{who}” says so")


def _may_be_said(who: str, sentence: Sentence, page: Page) -> bool:
    if _may_be_words(sentence.text):
        return True
    known = frozenset(words(sentence.text))
    return any(any_in(words_of(name), known) for name in page.names_of(who)) or bool(sayers(sentence))


RULES = (
    Rule("B307", "warning", "Nobody says so", "a claim is given to somebody whom its sentences do not have", unsaid),
)
