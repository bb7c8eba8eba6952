"""B207 to B209: an item says what its sentences say, as firmly as they do, and in words that they have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from brief.checks.page import Page
from brief.checks.rule import Problem, Rule
from brief.grounding.covered import content_words, covered
from brief.grounding.cuts import Cut, cut_off, place, stands_in
from brief.grounding.edits import copied
from brief.grounding.figures import missing, printed
from brief.grounding.glance import overlap
from brief.grounding.hedges import Lost, lost
from brief.grounding.names import is_nobody, proper_names
from brief.grounding.polarity import Turn
from brief.grounding.polarity import turned as turn_of
from brief.grounding.retouched import added
from brief.grounding.stems import FUNCTION_WORDS, stem
from brief.grounding.words import has_akin, printed_words, words
from brief.schema import Actor, PartyName, Question, Speaker, Wording
from brief.shapes import ItemView, headline

_LEAST = 0.25
"""Share of its wording below which an item has little to do with what it cites."""
_MOSTLY = 0.5
_FULLY = 0.85
"""Less than the one in the cited sentences, and the other in another one: the evidence is another sentence's."""
_TELLING = 3
_ENOUGH = 5
"""Content words, names aside, from which on words of another sentence, or of none, are told by their share."""
_OPEN = re.compile(r"\b(?:whether|unclear|not clear|unknown|undecided|speculat\w+|no word on)\b", re.IGNORECASE)
_CAUSE = re.compile(r"\b(?:because(?: of)?|due to|owing to|thanks to|as a result of)\s(?P<what>[^,;]+)")
_REFUSALS = frozenset(
    "refused refuses refuse refusing failed fails fail declined declines decline unable unwilling".split()
)
_HEADLINE_FROM = 4
"""Sentences at most that a headline may have been made of."""


def turned(page: Page) -> Iterator[Problem]:
    """Statements that deny what their sentences affirm, or affirm what they deny."""
    if not page.article.english:
        return
    for item, pointer, text, sources, _, verbatim in page.texts(Wording):
        if verbatim:
            cut = cut_off(text, sources)
            if cut and cut.off == "negation":
                yield Problem(pointer, f"“{cut.words}” stands right before these words {_where(item)} and is cut off")
            continue
        turn = turn_of(text, sources)
        if turn and not _is_what_was_refused(turn, item):
            yield Problem(pointer, f"{_turn(turn)} {_where(item)}")
    title = headline(page.brief)
    turn = turn_of(title, _headline_sentences(page, title))
    if turn:
        yield Problem(f"/brief/{page.shape.headline}", f"{_turn(turn)} in the article")


def _where(item: ItemView) -> str:
    return f"in the cited sentences ({', '.join(str(n) for n in item.evidence)})"


def _turn(turn: Turn) -> str:
    if turn.how == "added":
        return f"“{turn.word}” is negated here (“{turn.by}”), not"
    if turn.how == "lost":
        return f"“{turn.word}” is not negated here; it is (“{turn.by}”)"
    return f"“{turn.word}” stands for “{turn.by}”, its opposite,"


def _is_what_was_refused(turn: Turn, item: ItemView) -> bool:
    """A demand may be for what its sentence says was refused."""
    return turn.how == "lost" and item.section.first(Actor) is not None and turn.by in _REFUSALS


def hedge_lost(page: Page) -> Iterator[Problem]:
    """Statements that make certain what their sentences only allege, report or think possible."""
    if not page.article.english:
        return
    for item, pointer, text, sources, _, verbatim in page.texts(Wording):
        if item.section.first(Actor) is not None:
            continue  # what is demanded or promised is not said to be so
        if verbatim:
            cut = cut_off(text, sources)
            if cut and _hardens(cut, spoken=_is_spoken(item)):
                yield Problem(pointer, f"“{cut.words}” stands beside these words {_where(item)} and is cut off")
            continue
        gone = lost(text, sources, spoken=_is_spoken(item))
        if gone:
            yield Problem(pointer, f"{_gone(gone)} {_where(item)}")
    title = headline(page.brief)
    gone = lost(title, _headline_sentences(page, title), spoken=False)
    if gone:
        yield Problem(f"/brief/{page.shape.headline}", f"{_gone(gone)} in the article")


def _is_spoken(item: ItemView) -> bool:
    """Whether it is given as somebody's words."""
    speaker = item.text(Speaker)
    return speaker is not None and not is_nobody(speaker)


def _hardens(cut: Cut, *, spoken: bool) -> bool:
    return cut.off == "doubt" or (cut.off == "voice" and not spoken)


def _gone(gone: Lost) -> str:
    return f"“{gone.word}” is stated flatly; it is hedged (“{gone.hedge}”)"


def _headline_sentences(page: Page, title: str) -> list[str]:
    """What a headline may have been made of: nothing where a sentence or the article's title has it word for word."""
    # Mostly it is the article's own, which its first sentence repeats.
    own = (page.article.title or "", *(s.text for s in page.article.sentences[:1]))
    if any(stands_in(title, printed) for printed in own):
        return []
    near = [(share, s.text) for s in page.article.sentences if (share := overlap(title, s.text)) >= _MOSTLY]
    near.sort(key=lambda pair: -pair[0])
    return [text for _, text in near[:_HEADLINE_FROM]]


def little_found(page: Page) -> Iterator[Problem]:
    """Statements of whose content words too few stand in the sentences they cite."""
    for item, pointer, text, sources, _, verbatim in page.texts(Wording, Question):
        if verbatim or not sources:
            continue
        found = overlap(text, " ".join(sources))
        asks = (pointer, text) not in item.texts(Wording)
        put_in = _put_in(text, sources, item, page) if page.article.english and found >= _LEAST and not asks else None
        if put_in:
            yield Problem(pointer, f"“{put_in}” is put in: nothing near these sentences says so ({_cites(item)})")
        elif found < _MOSTLY or (found < _FULLY and text[1:-1] in page.article.text):
            message = _foreign(text, sources, item, page, asks=asks)
            if message:
                yield Problem(pointer, f"{message} ({_cites(item)})")


def _foreign(text: str, cited: Sequence[str], item: ItemView, page: Page, *, asks: bool) -> str | None:
    """What speaks for other sentences, or none, behind a statement."""
    language = page.article.language
    if asks and page.article.english and any(_leaves_it_open(text, s) for s in cited):
        return None
    beside = _names(text, item, page)
    count = content_words(text, language, beside)
    if count < _TELLING:
        return None
    share = covered(text, cited, language, beside)
    other = _whose_words(text, share, page) if share < _FULLY else None
    if other:
        return f"these are words of sentence {other}, not of the cited ones"
    if not page.article.english or asks or share >= _LEAST or count < _ENOUGH:
        return None
    share = covered(text, [*cited, beside], language)
    if printed(text, language) and not missing(text, cited, language):
        share = (share * count + 1) / (count + 1)  # A figure that they have is as good as a word.
    return f"only {share:.0%} of its wording is in the cited sentences" if share < _LEAST else None


def _leaves_it_open(question: str, sentence: str) -> bool:
    """Whether a sentence says that something is open about somebody whom a question names: its other words may be those
    of the sentence that told of the matter.
    """
    if not _OPEN.search(sentence):
        return False
    return any(w[0].isupper() and place(w, sentence) for w in printed_words(question)[1:])


def _put_in(text: str, cited: Sequence[str], item: ItemView, page: Page) -> str | None:
    """A phrase that a copy of a cited sentence has on top, or a cause that any wording gives, of whose words none is
    near by.
    """
    copy = copied(text, cited)
    if copy:
        if not any(len(e.new) > len(e.gone) for e in copy.edits):
            return None
        return added(copy.edits, _known(text, item, page))
    cause = _CAUSE.search(text)
    if cause is None:
        return None
    told = [stem(w) for w in words(cause["what"]) if w not in FUNCTION_WORDS and not w[0].isdigit()]
    known = _known(text, item, page)
    fresh = sum(w not in known and not has_akin(w, known) for w in told)
    return cause[0] if fresh > 1 and fresh > _MOSTLY * len(told) else None


def _known(text: str, item: ItemView, page: Page) -> set[str]:
    """The words in and near the cited sentences, as stems, and those of names in an item."""
    known = {stem(w) for s in page.near(item) for w in words(s.text)}
    return known | {stem(w) for w in words(_names(text, item, page))}


def _cites(item: ItemView) -> str:
    return ", ".join(str(n) for n in item.evidence)


def _names(text: str, item: ItemView, page: Page) -> str:
    """Names that may stand for a pronoun of the sentence: whether they are the right ones is B206's business."""
    own = [t for kind in (Speaker, Actor, PartyName) for _, t in item.texts(kind)]
    told = proper_names(text) if page.article.english else []
    return " ".join([*own, *(n for name in own for n in page.names_of(name)), *told])


def _whose_words(text: str, share: float, page: Page) -> int | None:
    """The number of the sentence that a statement was plainly made of, where the cited ones have that share of it."""
    for sentence in page.article.sentences:
        if stands_in(text, sentence.text):
            return sentence.id
    if page.article.english and share < _MOSTLY:
        for sentence in page.article.sentences:
            if overlap(text, sentence.text) >= _FULLY and covered(text, [sentence.text], "en") >= _FULLY:
                return sentence.id
    return None


RULES = (
    Rule("B207", "error", "Polarity turned", "a negation is added or lost against the cited sentences", turned),
    Rule(
        "B208",
        "error",
        "Hedge lost",
        "what the cited sentences only allege or think possible is stated flatly",
        hedge_lost,
    ),
    Rule(
        "B209",
        "error",
        "Little of its wording found",
        "too little of the wording stands in the cited sentences",
        little_found,
    ),
)
