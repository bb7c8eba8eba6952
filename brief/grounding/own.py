"""Of the sentences that an item cites, those that say what it says: others may only tell what it points at."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from brief.article import Article
from brief.grounding.words import words
from brief.schema import Question, Quotation, Wording
from brief.shapes import ItemView

_SHARE = 4
"""A sentence is left out if another shares more than so many times as many pairs of words with the statement."""


def own_sentences(statement: str, numbers: Sequence[int], article: Article) -> list[int]:
    """The numbers of the sentences that a statement has its words from, judged by words that stand side by side in
    both.

    A sentence is one of them if it stands in the statement by half, or gives it a fourth of what another gives.

    Args:
        statement: what an item says.
        numbers: of the sentences that it cites; those that are none of the article's are left out.
        article: whose sentences they are.

    Returns:
        all of them where none has words side by side with the statement.
    """
    known = [n for n in numbers if 1 <= n <= len(article.sentences)]
    if len(known) < 2:
        return known
    said = _pairs(statement)
    pairs = {n: _pairs(article.sentence(n).text) for n in known}
    shared = {n: len(found & said) for n, found in pairs.items()}
    most = max(shared.values())
    return [n for n in known if shared[n] * _SHARE >= most or shared[n] * 2 >= len(pairs[n])] if most else known


def said_in(item: ItemView, article: Article) -> list[int]:
    """The numbers of the sentences that say what an item says, of those that it cites."""
    statement = ""
    if len(item.evidence) > 1:  # One sentence says it all.
        statement = next((t for kind in (Wording, Quotation, Question) if (t := item.text(kind)) is not None), "")
    return own_sentences(statement, item.evidence, article)


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(pairwise(words(text)))
