"""Who said it: the speakers of a brief against those that annotators found.

Every item with a speaker, or with somebody who wants something, is held against the attributions whose content its
cited sentences touch:

| outcome | the cited sentences | the brief |
|---|---|---|
| match | are attributed | names one of their sources |
| wrong | are attributed | names somebody else |
| missed | are attributed | gives the article's own voice |
| unjudged | are attributed, by a pronoun or a description only | gives a name of the article: left out |
| invented | are not attributed | names somebody |
| plain | are not attributed | gives the article's own voice |
| lost | are not in the article | |
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from brief.evaluation.gold import Attribution, GoldArticle
from brief.evaluation.names import indirect, named, nobody, same
from brief.evaluation.places import holds, touches
from brief.evaluation.said import Item
from brief.evaluation.scores import Measure, Scores

Outcome = Literal["match", "wrong", "missed", "unjudged", "invented", "plain", "lost"]

GROUP: Literal["Who said it"] = "Who said it"
MEASURES = (
    Measure("attribution_accuracy", "attribution accuracy", GROUP),
    Measure("speaker_precision", "speaker precision", GROUP),
    Measure("voices_found", "voices found", GROUP),
    Measure("speaker_elsewhere", "right, speaker in another sentence", GROUP),
    Measure("items", "items", GROUP, "count"),
    Measure("wrong", "wrong speaker", GROUP, "count"),
    Measure("missed", "missed speaker", GROUP, "count"),
    Measure("invented", "invented speaker", GROUP, "count"),
    Measure("unjudged", "not to be judged", GROUP, "count"),
    Measure("lost", "not grounded in the article", GROUP, "count"),
    Measure("cited", "sentences cited an item", GROUP),
)
_JUDGED_RIGHT: dict[Outcome, bool] = {
    "match": True, "plain": True, "wrong": False, "missed": False, "invented": False, "lost": False,
}  # fmt: skip
_NAMED_RIGHT: dict[Outcome, bool] = {"match": True, "wrong": False, "invented": False}


def score(gold: GoldArticle, items: Iterable[Item], scores: Scores) -> None:
    """Add what the items of an article score."""
    attributions = [a for a in gold.attributions or () if a.source]
    found = [
        (item, theirs, judged(item, theirs, gold.text))
        for item in items
        if item.speaks
        for theirs in [[a for a in attributions if touches(item.spans, a.content)]]
    ]
    scores.number("items", len(found))
    for counted in ("wrong", "missed", "invented", "unjudged", "lost"):
        scores.number(counted, sum(outcome == counted for _, _, outcome in found))
    if found:
        scores.values["cited"] = (sum(len(item.cited) for item, _, _ in found), len(found))
    for item, theirs, outcome in found:
        if outcome in _JUDGED_RIGHT:
            scores.count("attribution_accuracy", _JUDGED_RIGHT[outcome])
        if outcome in _NAMED_RIGHT:
            scores.count("speaker_precision", _NAMED_RIGHT[outcome])
        if outcome in {"match", "wrong", "missed"} and _elsewhere(item, theirs):
            scores.count("speaker_elsewhere", outcome == "match")
        sources = "; ".join(dict.fromkeys(a.source for a in theirs))
        scores.note(outcome, item=item.pointer, brief=item.speaker, gold=sources)
    given = [item.speaker for item, _, outcome in found if outcome in {"match", "unjudged"}]
    for voice in voices(attributions):
        heard = any(same(voice, speaker) for speaker in given)
        scores.count("voices_found", heard)
        if not heard:
            scores.note("voice not found", gold=voice)


def judged(item: Item, attributions: Sequence[Attribution], text: str) -> Outcome:
    """What became of one item whose cited sentences touch these attributions."""
    if not item.spans:
        return "lost"
    own_voice = nobody(item.speaker)
    if not attributions:
        return "plain" if own_voice else "invented"
    if own_voice:
        return "missed"
    if any(same(item.speaker, a.source) for a in attributions):
        return "match"
    if all(indirect(a.source) for a in attributions) and named(item.speaker, text):
        return "unjudged"
    return "wrong"


def voices(attributions: Iterable[Attribution]) -> list[str]:
    """Those who speak in an article, each once, as far as they are more than a pronoun or a description."""
    found: list[str] = []
    for attribution in attributions:
        source = attribution.source
        if not indirect(source) and not any(same(source, voice) for voice in found):
            found.append(source)
    return found


def _elsewhere(item: Item, attributions: Sequence[Attribution]) -> bool:
    """Whether all who are credited stand outside the sentences that the item cites."""
    placed = [a for a in attributions if a.places]
    return bool(placed) and not any(holds(item.spans, a.places) for a in placed)
