"""The article beside the brief: its paragraphs, cut at the sentences that the brief cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from brief.article import Place, Sentence
from brief.document import Cited, Document
from brief.harmless import clean_lines

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: a sentence that can be pointed at, or the text between two of them."""

    text: str
    number: int | None
    opens: bool
    """Whether the sentence starts here: one that runs over a paragraph's end has a second piece."""
    cited_by: tuple[str, ...]
    """Anchors of the items that cite it, in the page's order."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and what part of the article it is."""

    place: Place
    pieces: tuple[Piece, ...]


def language(document: Document) -> str:
    """The article's language as a tag that is safe in an attribute; empty where it is not known."""
    tag = document.article.language or ""
    return tag if LANGUAGE_TAG.fullmatch(tag) else ""


def direction(document: Document) -> str:
    """`rtl` or `ltr` by the article's language, `auto` where that is not known."""
    tag = language(document).partition("-")[0].lower()
    return "auto" if not tag else "rtl" if tag in RIGHT_TO_LEFT else "ltr"


def paragraphs(document: Document, cited_by: Mapping[int, tuple[str, ...]]) -> list[Paragraph]:
    """The article's paragraphs; joined, their pieces are its text, cleaned of what could act on a screen."""
    from brief.paragraphs import paragraphs as spans  # its readers are heavy; only this format needs it
    from brief.sentences import number

    article = document.article
    numbered = number(article.text, article.language, title=article.title)
    sentences = _pointable(document, numbered)
    places = {sentence.start: sentence.place for sentence in numbered}
    return [
        Paragraph(places.get(s.start, Place.BODY), tuple(_pieces(article.text, s.start, s.end, sentences, cited_by)))
        for s in spans(article.text)
    ]


def misplaced(document: Document) -> list[Cited]:
    """Cited sentences whose words do not stand where the document says: it has been changed since it was written."""
    placed = {number for number, _, _ in _cited(document)}
    return [sentence for sentence in document.evidence if sentence.id not in placed]


Numbered = tuple[int, int, int]
"""Number, start and end of a sentence."""


def _cited(document: Document) -> list[Numbered]:
    """The cited sentences that stand where they should, in the text's order, none overlapping another."""
    text = document.article.text
    places: list[Numbered] = []
    for s in sorted(document.evidence, key=lambda s: (s.start, s.end)):
        free = not places or s.start >= places[-1][2]
        if free and 0 <= s.start < s.end <= len(text) and text[s.start : s.end] == s.text:
            places.append((s.id, s.start, s.end))
    return places


def _pointable(document: Document, numbered: Iterable[Sentence]) -> list[Numbered]:
    """Every sentence, where they come out numbered as the document has them; else only those it holds."""
    cited = _cited(document)
    places = [(sentence.id, sentence.start, sentence.end) for sentence in numbered]
    return places if set(cited) <= set(places) else cited


def _pieces(
    text: str, start: int, end: int, sentences: Iterable[Numbered], cited_by: Mapping[int, tuple[str, ...]]
) -> Iterator[Piece]:
    inside = [(n, max(a, start), min(b, end), a >= start) for n, a, b in sentences if a < end and b > start]
    bounds = [(0, start, start, True), *inside, (0, end, end, True)]
    for (_, _, before, _), (number, a, b, opens) in pairwise(bounds):
        if before < a:
            yield Piece(clean_lines(text[before:a]), None, False, ())
        if a < b:
            yield Piece(clean_lines(text[a:b]), number, opens, cited_by.get(number, ()))
