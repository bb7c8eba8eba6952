"""Who demands what of whom: the demands of a brief against those that annotators found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from brief.evaluation.gold import Demand, GoldArticle
from brief.evaluation.names import same
from brief.evaluation.places import touches
from brief.evaluation.said import Item
from brief.evaluation.scores import Measure, Scores

GROUP: Literal["Who demands what of whom"] = "Who demands what of whom"
MEASURES = (
    Measure("demands_found", "demands found", GROUP),
    Measure("demand_precision", "demand precision", GROUP),
    Measure("direction_right", "direction right, of those found", GROUP),
    Measure("demander_right", "demander right", GROUP),
    Measure("addressee_right", "addressee right", GROUP),
    Measure("false_demands", "articles without a demand, given one", GROUP),
)


def score(gold: GoldArticle, items: Iterable[Item], scores: Scores) -> None:
    """Add what the demands of an article score."""
    labelled = gold.demands or ()
    given = [item for item in items if item.is_demand]
    for item in given:
        right = any(touches(item.spans, demand.places) for demand in labelled)
        scores.count("demand_precision", right)
        if not right:
            scores.note("false demand", item=item.pointer, brief=_direction([item.speaker], [item.addressee]))
    if not labelled:
        scores.count("false_demands", bool(given))
    for demand in labelled:
        _found(demand, [item for item in given if touches(item.spans, demand.places)], scores)


def _found(demand: Demand, items: list[Item], scores: Scores) -> None:
    """What one demand scores: the item that has most of it right counts."""
    scores.count("demands_found", bool(items))
    wanted = _direction(demand.by, demand.of)
    if not items:
        scores.note("demand not found", gold=wanted)
        return
    by, of, item = max(((_by(demand, i), _of(demand, i), i) for i in items), key=lambda found: found[0] + found[1])
    scores.count("demander_right", by)
    scores.count("addressee_right", of)
    scores.count("direction_right", by and of)
    outcome = "demand" if by and of else "demand of somebody else" if by else "demand by somebody else"
    scores.note(outcome, item=item.pointer, brief=_direction([item.speaker], [item.addressee]), gold=wanted)


def _direction(by: Iterable[str], of: Iterable[str]) -> str:
    return f"{' / '.join(by)} → {' / '.join(of) or 'nobody'}"


def _by(demand: Demand, item: Item) -> bool:
    return any(same(item.speaker, name) for name in demand.by)


def _of(demand: Demand, item: Item) -> bool:
    return any(same(item.addressee, name) for name in demand.of) if demand.of else not item.addressee
