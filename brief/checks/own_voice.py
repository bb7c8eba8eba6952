"""B304: what the article gives as somebody's words is not given in the article's own voice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from brief.article import Sentence
from brief.attribution.grammar.quotes import is_all_quotation, narration, quoted
from brief.attribution.speech.attributed import attributed, may_be_told, sayers_in, speaks_behind
from brief.checks.page import Page
from brief.checks.rule import Problem, Rule
from brief.checks.said import PRONOUNS, Sayer, sayers_of
from brief.grounding.names import is_nobody, words_of
from brief.grounding.words import has_akin, surely_lacking, words
from brief.lexicon import Cue, at_a_word
from brief.schema import Actor, Quotation, Speaker, Wording
from brief.shapes import ItemView

_SMALL = frozenset(
    "the a an of in on at to and or that is are was were be been has have had it its for with by as"
    " this his her their they he she"
    " will would from but not than then who which".split()
)
_SAID_SO = re.compile(
    r"\b(?:according to|reported(?:ly)?|alleged(?:ly)?|accus\w+|accus\w*|claim\w*|blam\w+|den(?:y|ies"
    r"|ied)|says?|said|told|tells?|warn\w*|argu\w+"
    r"|insist\w*|calls?|called|demand\w*|want\w*|urg\w+|ask\w*|reject\w*|threaten\w*|vow\w*|promis\w+"
    r"|pledg\w+|believ\w+|expect\w*"
    r"|suggest\w*|report\w*|announc\w+|critici[sz]\w+|condemn\w*|quoted|statement|in the words of|view"
    r"|views|maintain\w*)\b",
    re.IGNORECASE,
)
_PHRASES = re.compile(r"\b(?:according|words)\b", re.IGNORECASE)
"""A word of each phrase in it."""
_says = Cue(at_a_word(_SAID_SO))
_may_say = Cue(at_a_word(_PHRASES))
_INSIDE, _OUTSIDE = 0.75, 0.6
"""How much of a wording's telling words stands in what somebody says, and at most in what the article says itself."""
_FEWEST = 3
_SHORTEST = 12
_EDGE = " .,;"
_WHOLE = 0.8
_OWN = frozenset(("i", "we"))
"""Outside a quotation they are the text's own voice."""


def own_voice(page: Page) -> Iterator[Problem]:
    """Attributed words without their speaker. English only."""
    if not page.article.english:
        return
    for item in page.having(Wording, Quotation):
        cited = page.cited(item)
        if not any(map(may_be_told, [s.text for s in cited])):
            continue
        speaker = item.section.first(Speaker)
        said_by_nobody = [p for p, t in item.texts(Speaker) if is_nobody(t)]
        if speaker is not None and not said_by_nobody:
            continue
        if any(m.unknown != t and not is_nobody(t) for m, t in _actors(item)):
            continue
        for pointer, text in (*item.texts(Wording), *item.texts(Quotation)):
            sayer = _taken_over(page, item, text, cited, reporter=speaker is not None)
            if sayer is not None:
                where = said_by_nobody[0] if said_by_nobody else pointer
                yield Problem(where, f"the article gives these words to “{sayer.text}”, not in its own voice")
                break


def _actors(item: ItemView) -> list[tuple[Actor, str]]:
    return [(m, t) for n, m in item.section.marked(Actor) if isinstance(t := getattr(item.item, n), str) and t]


def _taken_over(page: Page, item: ItemView, text: str, cited: Sequence[Sentence], *, reporter: bool) -> Sayer | None:
    """Who says in the cited sentences what a wording states as fact; None where the article may say so itself."""
    if not reporter and any(s.text in text or _nearly_all(text, s.text) for s in cited):
        return None
    cut_out = any(_cut_out(text, s, contested=not reporter) for s in cited)
    if _attributes(text) and not (cut_out and (text[0].islower() or not _names_a_sayer(text))):
        return None
    # Whose words they are is asked late: that is grammar, and takes most of the time.
    told = cut_out or any(attributed(s.text, contested=not reporter) for s in cited)
    if not told or not (cut_out or _is_inside(text, cited, contested=not reporter)):
        return None
    found = sayers_of(page, item)
    if not found or any(s.text.lower() in _OWN or is_nobody(s.text) for s in found):
        return None
    if not reporter and any(words_of(s.text) & set(words(text)) for s in found):
        return None
    return None if _told_elsewhere(page, _telling(text), cited) else found[0]


def _attributes(text: str) -> bool:
    """Whether a wording itself says, outside quotation marks, that somebody says it."""
    if _says(text) and not quoted(text):
        return True  # Without the pattern, which is dear.
    return (_says(text) or _may_say(text)) and _SAID_SO.search(narration(text)) is not None


def _nearly_all(text: str, sentence: str) -> bool:
    """Whether a wording is a sentence of the article, as good as whole."""
    return text in sentence and len(text) >= _WHOLE * len(sentence)


def _cut_out(text: str, sentence: Sentence, *, contested: bool) -> bool:
    """Whether a wording is a stretch of what somebody says in a sentence, or a predicate that has lost its subject."""
    core = text.strip(_EDGE)[1:]
    at = sentence.text.find(core) if len(core) >= _SHORTEST else -1
    if at < 0:
        return False
    if at <= 1 and not quoted(sentence.text) and not speaks_behind(sentence.text, at + len(core)):
        return False
    if text[0].islower():
        return any(s.end in (at - 1, at - 2) for s in sayers_in(sentence.text))
    if at <= 1 and not sentence.text[at + len(core) :].strip(_EDGE) and not is_all_quotation(sentence.text):
        return False  # Of a whole sentence the words that say who says it are none of theirs.
    return any(s.start <= at - 1 and at + len(core) <= s.end for s in attributed(sentence.text, contested=contested))


def _names_a_sayer(text: str) -> bool:
    return any(s.text.lower() not in PRONOUNS for s in sayers_in(text))


def _telling(text: str) -> set[str]:
    return {w for w in words(text) if w not in _SMALL}


def _is_inside(text: str, cited: Sequence[Sentence], *, contested: bool) -> bool:
    telling = _telling(text)
    if len(telling) < _FEWEST:
        return False
    inside: set[str] = set()
    outside: set[str] = set()
    for sentence in cited:
        said, told = _parted(sentence, contested=contested)
        inside |= said
        outside |= told
    return bool(inside) and _share(telling, inside) >= _INSIDE and _share(telling, outside) <= _OUTSIDE


def _parted(sentence: Sentence, *, contested: bool = False) -> tuple[set[str], set[str]]:
    """The words of a sentence that somebody says in it, and those that the article says."""
    spans = attributed(sentence.text, contested=contested)
    inside = {w for s in spans for w in words(sentence.text[s.start : s.end])}
    rest, at = [], 0
    for span in spans:
        rest.append(sentence.text[at : max(at, span.start)])
        at = max(at, span.end)
    return inside, {w for part in (*rest, sentence.text[at:]) for w in words(part)}


def _share(telling: set[str], known: set[str]) -> float:
    return sum(has_akin(w, known) for w in telling) / len(telling)


def _told_elsewhere(page: Page, telling: set[str], cited: Sequence[Sentence]) -> bool:
    """Whether the article says the same in its own voice in another sentence, its headline for instance."""
    own = {s.id for s in cited}
    # So many words that a sentence which lacks them all cannot say the same; long ones are rare.
    rare = sorted(telling, key=len)[-int((1 - _INSIDE) * len(telling)) - 1 :]
    return any(
        s.id not in own
        and len(surely_lacking(rare, low)) < len(rare)
        and len(telling.intersection(words(s.text))) >= _INSIDE * len(telling)
        and _share(telling, _parted(s)[1]) >= _INSIDE
        for s, low in zip(page.article.sentences, page.article.lowered, strict=True)
    )


RULES = (
    Rule(
        "B304",
        "error",
        "In the article's own voice",
        "what somebody says is given in the article's own voice",
        own_voice,
    ),
)
