"""What goes on the page first: salience by position, speech, repetition and prominence, not by the model.

The weight follows what news-summarisation research keeps finding about news prose: the lead counts most,
words that the headline and the bullets repeat mark the story, and a direct quotation is what desks keep. Voices and
topics are then taken in turn, so that no speaker and no half of a two-topic article fills the page.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from brief.article import Article, Place
from brief.grounding.names import is_vague
from brief.grounding.own import said_in
from brief.schema import REPORTER, Grounded, Speaker, Wording
from brief.shapes import ItemView, SectionShape

_WORD = re.compile(r"\w{4,}")
_FIRST, _ROOMS = 10, (220, 290)
"""So many items stand in front at most, and as many words as a page has room for beside its other sections: of the
first of these numbers it surely has, of the second mostly. What is in front is what is printed."""
_LEAD = 0.6
"""What an item gains that says what a topic opens with."""
_OFFICE = 0.2
"""What an item gains whose speaker is printed with an office: a minister, a mayor."""
_FRAME = 8
"""Words that an item takes on the page beside its statement; of two items that weigh the same, the page has more of the
shorter.
"""
_POSITION, _FALL = 1.2, 3
"""What an item gains by its place: almost all of it at the beginning, and at the end of the article a fourth."""
_MARKED = 0.5
"""What it gains by words that mark the story, for each of them and by the root of how many words it has."""
_QUOTES, _FIGURES = 0.3, 0.15
"""What it gains by a quotation, and by a figure."""
_NOBODY, _UNNAMED = 0.35, 0.12
"""What it loses if the article itself says it, and if somebody without a name does."""
_TOLD_TWICE = 0.6
"""What is left of the weight of a claim that is also a demand: the page has the demand."""
_REPEATED_VOICE, _REPEATED_TOPIC = 0.8, 0.93
"""What is left of it for each item in front that has the same speaker, and the same topic."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article when its items are weighed."""

    article: Article
    leads: Sequence[int]
    """Numbers of the sentences that open each topic."""
    offices: Collection[str] = ()
    """Names before which the article prints an office."""
    elsewhere: Collection[int] = ()
    """Numbers of sentences that another section has an item of, which need not be told twice."""


def ordered(items: Sequence[Grounded], section: SectionShape, known: Known) -> list[Grounded]:
    """The items with the weightiest ones in front: those that a page surely has room for, those that it may have, the
    rest.

    Each of the three groups keeps the order of the text.
    """
    speaker = section.first(Speaker)
    if speaker is None:
        return list(items)
    article, place = known.article, topics(known.article)
    cited = [said_in(ItemView(section, n, item), article) for n, item in enumerate(items)]
    voice = [str(getattr(i, speaker)) for i in items]
    topic = [place[numbers[0]] for numbers in cited]
    lengths = [_length(i, section) for i in items]
    marked = _marked(article)

    def weigh(n: int) -> float:
        weight = _weight(cited[n], voice[n], article, marked)
        weight += _LEAD * any(number in known.leads for number in cited[n])
        weight += _OFFICE * (voice[n] in known.offices)
        return weight * (_TOLD_TWICE if set(cited[n]) <= set(known.elsewhere) else 1) / math.sqrt(lengths[n])

    weights = [weigh(n) for n in range(len(items))]
    chosen: list[int] = []

    def gain(n: int) -> float:
        repeated = sum(voice[c] == voice[n] for c in chosen), sum(topic[c] == topic[n] for c in chosen)
        return weights[n] * _REPEATED_VOICE ** repeated[0] * _REPEATED_TOPIC ** repeated[1]

    # What the article has a lead for has an item on the page, however much else is said about the first of its topics.
    for opened in dict.fromkeys(place[n] for n in known.leads):
        of_it = [n for n in range(len(items)) if topic[n] == opened]
        chosen += [max(of_it, key=gain)] if of_it else []
    groups: list[list[int]] = []
    left = [n for n in range(len(items)) if n not in chosen]
    for room in _ROOMS:
        while left and len(chosen) < _FIRST and sum(lengths[n] for n in chosen) < room:
            chosen.append(max(left, key=gain))
            left.remove(chosen[-1])
        groups.append(sorted(n for n in chosen if not any(n in group for group in groups)))
    return [items[n] for group in (*groups, left) for n in group]


def _length(item: Grounded, section: SectionShape) -> int:
    """About how many words an item takes on the page."""
    return _FRAME + sum(
        len(str(getattr(item, f.name)).split()) for f in section.fields if isinstance(f.marker, Wording)
    )


def topics(article: Article) -> dict[int, int]:
    """The topic of each sentence by its number: topics are what headings divide."""
    found: dict[int, int] = {}
    topic = 0
    for sentence in article.sentences:
        topic += sentence.place is Place.HEADING
        found[sentence.id] = topic
    return found


def _marked(article: Article) -> frozenset[str]:
    """The words that mark the story: those of its headline, bullets and headings."""
    printed = (s.text for s in article.sentences if s.place in {Place.HEADLINE, Place.BULLET, Place.HEADING})
    return frozenset(w.lower() for text in printed for w in _WORD.findall(text))


def _weight(numbers: Sequence[int], speaker: str, article: Article, marked: frozenset[str]) -> float:
    first = article.sentence(numbers[0])
    position = _POSITION / (1 + _FALL * first.id / max(len(article.sentences), 1))
    own = {w.lower() for n in numbers for w in _WORD.findall(article.sentence(n).text)}
    repeated = len(own & marked) / (math.sqrt(len(own)) + 1)
    quoted = _QUOTES if any(c in first.text for c in '“"«„') else 0.0
    figures = _FIGURES if re.search(r"\d", first.text) else 0.0
    lost = _NOBODY if speaker == REPORTER else _UNNAMED if is_vague(speaker) else 0.0
    return position + repeated * _MARKED + quoted + figures - lost
