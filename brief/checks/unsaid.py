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
from brief.schema import Actor, Speaker, Wording

_MEANS_SOMEBODY = re.compile(r"\b(?:he|she|they|we|i|his|her|their|our|my|him|them|us|me)\b", re.IGNORECASE)
_WANTING = """call urg ask demand want wish insist request appeal press order tell should need requir seek prefer plead
    encourag invit recommend propos suggest warn instruct direct command petition push advocat campaign lobb expect
    condition support oppos reject threat favor favour implor challeng advis claim counsel plan aim intend offer agree
    mandat hop"""
_WANTED = """told must ought sought let lets pled beg begs begged unless until ultimatum deadline backs backed backing
    please sue sues sued suing lawsuit stop end halt cease return withdraw resign refrain due try tries tried bid vote
    voted voting ban bans banned"""
_WANTS = re.compile(
    rf"\b(?:(?:{'|'.join(_WANTING.split())})\w*|{'|'.join(_WANTED.split())}|ha(?:s|ve|d|ving) to)\b|[!?]"
    r"|(?:^|[“\"‘'] ?)(?:Do|Don[’']t|Give|Go|Get|Take|Make|Keep|Come|Put|Leave|Pay|Show|Be)\b",
    re.IGNORECASE,
)
"""Words of a sentence in which somebody may want something: far more than are needed for it."""
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


def unwanted(page: Page) -> Iterator[Problem]:
    """Demands of sentences in which nobody may want anything. English only."""
    for item in page.having(Wording) if page.article.english else ():
        acting = item.section.marked(Actor)
        cited = page.cited(item) if len(acting) > 1 else ()
        if cited and not any(_WANTS.search(s.text) for s in cited):
            name = next((field for field, actor in acting if actor.unknown is None), acting[0][0])
            who = getattr(item.item, name)
            yield Problem(f"{item.pointer}/{name}", f"nothing in the cited sentences says that “{who}” wants that")


def _may_be_said(who: str, sentence: Sentence, page: Page) -> bool:
    if _may_be_words(sentence.text):
        return True
    known = frozenset(words(sentence.text))
    return any(any_in(words_of(name), known) for name in page.names_of(who)) or bool(sayers(sentence))


def _unsaid(page: Page) -> Iterator[Problem]:
    yield from unsaid(page)
    yield from unwanted(page)


RULES = (
    Rule("B307", "warning", "Nobody says so", "a claim is given to somebody whom its sentences do not have", _unsaid),
)
