"""What goes on the page first: salience by position, speech, repetition and prominence, not by the model.

The weight follows what news-summarisation research keeps finding about news prose: the lead counts most,
words that the headline and the bullets repeat mark the story, and a direct quotation is what desks keep.
Voices and topics are then taken in turn, so that no speaker and no half of a two-topic article fills the page.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence

from brief.article import Article, Place
from brief.attribution.lines import REPORTER
from brief.grounding.names import is_vague
from brief.schema import Evidence, Grounded, SectionShape, Speaker, Wording

_WORD = re.compile(r"\w{4,}")
_FIRST = 10
"""How many items stand in front, in the order of the text; the rest follow, in the order of the text."""
_LEAD = 0.6
"""What an item gains that says what a topic opens with."""
_OFFICE = 0.2
"""What an item gains whose speaker is printed with an office: a minister, a mayor."""
_FRAME = 8
"""Words that an item takes on the page beside its statement; of two items that weigh the same, the page has more of the shorter."""
_REPEATED_VOICE = 0.8
_REPEATED_TOPIC = 0.93


def ordered(
    items: Sequence[Grounded],
    section: SectionShape,
    article: Article,
    leads: Sequence[int],
    offices: Collection[str] = (),
) -> list[Grounded]:
    """The items with the weightiest ones in front; both groups keep the order of the text.

    Args:
        leads: numbers of the sentences that open each topic of the article.
        offices: names before which the article prints an office.
    """
    evidence = section.first(Evidence) or ""
    speaker = section.first(Speaker)
    if len(items) <= _FIRST or speaker is None:
        return list(items)
    place = topics(article)
    weights = [_weight(getattr(i, evidence), str(getattr(i, speaker)), article) for i in items]
    weights = [w + _LEAD * any(n in leads for n in getattr(i, evidence)) for w, i in zip(weights, items, strict=True)]
    weights = [
        (w + _OFFICE * (str(getattr(i, speaker)) in offices)) / math.sqrt(_length(i, section))
        for w, i in zip(weights, items, strict=True)
    ]
    chosen: list[int] = []
    voices: Counter[str] = Counter()
    subjects: Counter[int] = Counter()
    while len(chosen) < _FIRST:

        def gain(n: int) -> float:
            item = items[n]
            topic = place[getattr(item, evidence)[0]]
            return (
                weights[n] * _REPEATED_VOICE ** voices[str(getattr(item, speaker))] * _REPEATED_TOPIC ** subjects[topic]
            )

        best = max((n for n in range(len(items)) if n not in chosen), key=gain)
        chosen.append(best)
        voices[str(getattr(items[best], speaker))] += 1
        subjects[place[getattr(items[best], evidence)[0]]] += 1
    front = sorted(chosen)
    return [*(items[n] for n in front), *(item for n, item in enumerate(items) if n not in chosen)]


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


def _weight(numbers: Sequence[int], speaker: str, article: Article) -> float:
    first = article.sentence(numbers[0])
    position = 1.2 / (1 + 3 * first.id / max(len(article.sentences), 1))
    marked = {
        w.lower()
        for s in article.sentences
        if s.place in {Place.HEADLINE, Place.BULLET, Place.HEADING}
        for w in _WORD.findall(s.text)
    }
    own = {w.lower() for n in numbers for w in _WORD.findall(article.sentence(n).text)}
    repeated = len(own & marked) / (math.sqrt(len(own)) + 1)
    quoted = 0.3 if any(c in first.text for c in '“"«„') else 0.0
    figures = 0.15 if re.search(r"\d", first.text) else 0.0
    return (
        position
        + repeated * 0.5
        + quoted
        + figures
        - (0.35 if speaker == REPORTER else 0.12 if is_vague(speaker) else 0.0)
    )
