"""Names, figures and nouns that stand in another's place in an English statement, be it a copy of its sentence or not.

Beside an edit the same words follow on both sides, or lead up to it: "Vale | knew the light was broken" for "Grant said
that Rennie | knew the light was broken". Two that change places are told with less: "the captain ignored three requests
from the owner" for "the owner had ignored three requests from the captain".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from brief.grounding.deeds import BOTH_WAYS
from brief.grounding.edits import Edit, changes, tokens
from brief.grounding.exchanged import Exchange, may_exchange
from brief.grounding.stems import FUNCTION_WORDS, stem

_FLANK = 3
"""Words that follow both, at least."""
_MOST = 4
_NEAR = 2
"""Words that may stand before a noun where it is the sentence's."""
_SYMMETRIC = frozenset("or with between by than versus against nor but not into as like".split())
"""Words between two that may change places, or that turn what is between them."""
_ARTICLES = frozenset("the a an his her its their".split())
_DIGIT = re.compile(r"\d|[^\x00-\x7f]")
"""Of which one stands in a text that prints a figure in digits, such as "m²"."""
_PAIRED = re.compile(
    r"(?<![\w’'-])(?P<name>[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,3})(?:,|:|\sat|\s\()?\s?"
    r"(?P<figure>[$€£]?\d+(?:[.,:]\d+)*)"
)


def names(statement: str, sentences: Sequence[str]) -> Iterator[Exchange]:
    """Names of a statement before words that a cited sentence has behind another one, which the statement leaves
    out.
    """
    said = tokens(statement)
    for n, sentence in enumerate(sentences):
        for edit, flank in _flanked(said, changes(statement, sentence)):
            if flank[0] in FUNCTION_WORDS:
                continue
            new, gone = _last_name(edit.new), _last_name(edit.gone)
            if (
                may_exchange(new, gone)
                and all(w[1:].islower() for w in (*new, gone[-1]))  # Letters may stand for words that begin so.
                and gone[-1] not in said
                and new[-1] not in edit.gone
                and not any(new[-1] in tokens(s) for k, s in enumerate(sentences) if k != n)
            ):
                yield Exchange(" ".join(new), " ".join(gone))


def figures(statement: str, sentences: Sequence[str]) -> Iterator[Exchange]:
    """Figures before words that a cited sentence has behind another one: "closed 11 percent lower at 58" for "fell 11
    percent, and closed 7 percent lower at 58".
    """
    if not _DIGIT.search(statement):
        return
    said = tokens(statement)
    for sentence in sentences:
        for edit, flank in _flanked(said, changes(statement, sentence)):
            if edit.new or not edit.at or edit.gone[0] != flank[0]:
                continue  # Behind the figure the sentence is left out up to the other one with the same unit.
            kept, gone = said[edit.at - 1], edit.gone[-1]
            if kept[-1].isdigit() and gone[-1].isdigit() and kept != gone and gone not in said:
                yield Exchange(kept, gone)


def _flanked(said: Sequence[str], edits: Sequence[Edit]) -> Iterator[tuple[Edit, Sequence[str]]]:
    """Each change behind which some words are the same on both sides, and these."""
    ends = [edit.at for edit in edits[1:]] + [len(said)]
    for edit, until in zip(edits, ends, strict=False):
        flank = said[edit.at + len(edit.new) : until]
        if len(flank) >= _FLANK and flank[0].islower():
            yield edit, flank


def _last_name(words: tuple[str, ...]) -> tuple[str, ...]:
    """The name that words end with."""
    first = len(words)
    while first and words[first - 1][0].isupper():
        first -= 1
    return words[first:]


def swapped(statement: str, sentences: Sequence[str]) -> Exchange | None:
    """Two nouns or names that have changed places around the same words."""
    for sentence in sentences:
        for first, second in pairwise(changes(statement, sentence)):
            a, b = _noun(first.new), _noun(second.new)
            if not a or not b or a == b:
                continue
            between = [w.lower() for w in tokens(statement)[first.at + len(first.new) : second.at]]
            if (
                _has(second.gone[: len(a) + _NEAR], a)
                and _has(first.gone, b)
                and not _has(first.gone, a)
                and sum(w not in FUNCTION_WORDS for w in between) > ("and" in between)
                and _SYMMETRIC.isdisjoint(between)
                and BOTH_WAYS.isdisjoint(map(stem, between))
                and between[-1] != "to"
            ):
                return Exchange(" ".join(a), " ".join(b))
    return None


def _noun(words: tuple[str, ...]) -> tuple[str, ...]:
    """A short change without its article, if it has words that tell something."""
    own = tuple(w for w in words if w.lower() not in _ARTICLES)
    return own if len(own) <= _MOST and not any(w.lower() in FUNCTION_WORDS for w in own) else ()


def _has(words: tuple[str, ...], noun: tuple[str, ...]) -> bool:
    words, noun = (tuple(w.lower().removesuffix("'s") for w in part) for part in (words, noun))
    return any(words[n : n + len(noun)] == noun for n in range(len(words)))


def against(statement: str, sentences: Sequence[str]) -> Exchange | None:
    """`backed the rebels against the government` for `backed the government against the rebels`."""
    if " against " not in statement:
        return None
    before, behind = _sides(statement)
    for sentence in sentences:
        if sentence.count(" against ") != 1 or not BOTH_WAYS.isdisjoint(map(stem, tokens(sentence))):
            continue
        first, second = _sides(sentence)
        crossed = first and second and first[-1] not in before and second[0] not in behind
        if crossed and second[0] in before and first[-1] in behind:
            return Exchange(second[0], first[-1])
    return None


def _sides(text: str) -> tuple[list[str], list[str]]:
    """The words that tell something before "against" and behind it."""
    before, _, behind = text.partition(" against ")
    told = [[w for w in tokens(side) if w.lower() not in FUNCTION_WORDS] for side in (before, behind)]
    return told[0][-_MOST:], told[1][:_MOST]


def paired(statement: str, sentences: Sequence[str]) -> Exchange | None:
    """A figure that a list of names and figures gives to another of them: "Norvik 2.1" for "Norvik 4.3, Tamm 2.1"."""
    for sentence in sentences if _DIGIT.search(statement) else ():
        pairs = {m["name"]: m["figure"] for m in _PAIRED.finditer(sentence)}
        if len(pairs) <= 1 or len(set(pairs.values())) < len(pairs):
            continue
        said = frozenset(tokens(statement))
        told = [name for name in pairs if name.split()[-1] in said]
        figures = [figure for figure in pairs.values() if figure in said]
        if len(told) == len(figures) == 1 and pairs[told[0]] != figures[0]:
            return Exchange(figures[0], pairs[told[0]])
    return None
