"""Quotations that a page sets apart: with a signature under them, or pulled out of the text and shown again."""

from __future__ import annotations

import re

from brief.article import Article, Sentence
from brief.attribution.grammar.quotes import quoted
from brief.quotations import MARKS

_PULLED = 6
"""Words from which on a quotation is not printed twice but to be shown."""
_LONGEST_SIGNED = 12
"""Sentences of a quotation among which its signature is looked for."""
_SIGNED = re.compile(r"^\W*[―—–]+\s?((?:[A-ZÀ-Þ][\w.’'-]*\s?){1,5})(?:,|$|\W*$)")
"""A quotation signed by its speaker: "― Ada Berg"."""


def pulled(sentence: Sentence, article: Article) -> bool:
    """Whether a page has only pulled a quotation out of the text to show it in large letters: it stands there again."""
    words = sentence.text.strip("“”\"'‘’ .,")
    return len(words.split()) >= _PULLED and any(
        words in other.text and len(other.text) > len(sentence.text) for other in article.sentences
    )


def signed(sentence: Sentence, article: Article) -> str | None:
    """The name under a quotation, where the paragraph's next line signs it.

    Below a paragraph that begins with no quotation such a line signs what the page shows elsewhere.
    """
    if not quoted(sentence.text):
        return None
    for following in article.sentences[sentence.id : sentence.id + _LONGEST_SIGNED]:
        if following.paragraph - sentence.paragraph > 1:
            return None
        if match := _SIGNED.match(following.text):
            name = " ".join(match.group(1).split()).rstrip(".")
            return name if _first_of(sentence, article).text[0] in MARKS else None
    return None


def _first_of(sentence: Sentence, article: Article) -> Sentence:
    """The sentence that begins the paragraph in which one stands."""
    first = sentence
    while first.id > 1 and (before := article.sentence(first.id - 1)).paragraph == sentence.paragraph:
        first = before
    return first
