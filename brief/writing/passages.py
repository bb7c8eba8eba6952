"""Passages: consecutive sentences shown in one call."""

from __future__ import annotations

from dataclasses import dataclass

from brief.article import Article, Place, Sentence, count_words


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive sentences, and the one before them, which says whose words run on."""

    sentences: tuple[Sentence, ...]
    before: Sentence | None

    @property
    def numbers(self) -> range:
        """The numbers of its sentences."""
        return range(self.sentences[0].id, self.sentences[-1].id + 1)


def cut(article: Article, words: int | None) -> list[Passage]:
    """The article in passages of about that many words; one passage where `words` is None.

    A paragraph is cut only where it alone is longer than two passages; a heading begins a passage
    once the one before it is half full. Planted sentences are in none.
    """
    # What is planted to be read by a machine is not shown to one.
    told = [s for s in article.sentences if s.place is not Place.PLANTED]
    if words is None or not told:
        return [Passage(tuple(told), None)] if told else []
    passages: list[list[Sentence]] = [[]]
    size = 0
    for sentence in told:
        length = count_words(sentence.text)
        new_paragraph = bool(passages[-1]) and sentence.paragraph != passages[-1][-1].paragraph
        full = size + length > words and new_paragraph
        turn = sentence.place is Place.HEADING and size * 2 > words
        if passages[-1] and (full or turn or size + length > 2 * words):
            passages.append([])
            size = 0
        passages[-1].append(sentence)
        size += length
    return [Passage(tuple(p), passages[i - 1][-1] if i else None) for i, p in enumerate(passages)]
