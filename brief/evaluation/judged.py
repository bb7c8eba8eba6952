"""What was judged of single items, one by one: whether the cited sentences support them, whether a question is open.

A verdict holds for every brief that says the same and cites the same. Items judged wrong are cases for the checks,
whether or not a brief still has them: how many of them a check finds is a figure of its own, beside how many right ones
it objects to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import JsonValue, ValidationError

from brief import checks
from brief.checks.saved import article_of
from brief.document import Document
from brief.evaluation.gold import Judgement
from brief.evaluation.said import Item
from brief.evaluation.scores import Measure, Scores
from brief.kinds import Kind
from brief.schema import Evidence, Question, Wording
from brief.shapes import SectionShape, shape

GROUP: Literal["Judged one by one"] = "Judged one by one"
MEASURES = (
    Measure("claims_supported", "items supported by what they cite", GROUP),
    Measure("bottom_lines_supported", "bottom lines supported", GROUP),
    Measure("questions_open", "questions specific and open", GROUP),
    Measure("judged", "items that somebody has judged", GROUP),
    Measure("wrong_found", "wrong items that a check finds", GROUP),
    Measure("right_found", "right items that a check objects to", GROUP),
)


def to_judge(item: Item) -> bool:
    """Whether an item states or asks something: a party does not."""
    return bool(item.spans) and bool(item.text(_stated(item.section)))


def says(item: Item) -> str:
    """What an item says, on one line, as it is shown to whoever judges it."""
    said = item.text(_stated(item.section))
    if not item.speaks:
        return said
    who = f"{item.speaker} → {item.addressee or 'nobody named'}" if item.is_demand else item.speaker
    return f"{who}: {said}"


def about(item: Item, document: Document) -> tuple[str, str, tuple[str, ...]]:
    """What a verdict on an item is about."""
    texts = {cited.id: cited.text for cited in document.evidence}
    return item.section.name, says(item), tuple(texts[n] for n in item.cited if n in texts)


def score(
    judgements: Sequence[Judgement], document: Document, kind: Kind, items: Sequence[Item], scores: Scores
) -> None:
    """Add what was judged of an article's brief."""
    verdicts = {j.about: j for j in judgements if j.verdict is not None}
    summary = shape(kind.schema).summary
    for item in items:
        if not to_judge(item):
            continue
        judgement = verdicts.get(about(item, document))
        scores.count("judged", judgement is not None)
        if judgement is None:
            continue
        right = judgement.verdict == "yes"
        scores.count(_measure(item.section, summary), right)
        if not right:
            scores.note("judged wrong", item=item.pointer, brief=says(item), gold=judgement.reason)
    for judgement in verdicts.values():
        found = objections(judgement, document, kind)
        if found is not None:
            scores.count("wrong_found" if judgement.verdict == "no" else "right_found", bool(found))


def objections(judgement: Judgement, document: Document, kind: Kind) -> list[str] | None:
    """The checks that object to an item as it was judged; None where it does not fit the article or schema any more."""
    article = article_of(document)
    numbers = {sentence.text: sentence.id for sentence in article.sentences}
    section = next((s for s in shape(kind.schema).sections if s.name == judgement.section), None)
    if section is None or not all(text in numbers for text in judgement.cited):
        return None
    item: dict[str, JsonValue] = dict(judgement.item)
    item[section.first(Evidence) or ""] = [numbers[text] for text in judgement.cited]
    is_list = section.name != shape(kind.schema).summary
    alone: dict[str, JsonValue] = {name: [] if isinstance(v, list) else v for name, v in document.brief.items()}
    try:
        brief = kind.schema.model_validate({**alone, section.name: [item] if is_list else item})
    except ValidationError:
        return None
    path = f"/brief/{section.name}/0" if is_list else f"/brief/{section.name}"
    found = checks.run(brief, article)
    return [f.rule for f in found if f.path == path or f.path.startswith(f"{path}/")]


def _stated(section: SectionShape) -> str | None:
    return section.first(Question) or section.first(Wording)


def _measure(section: SectionShape, summary: str | None) -> str:
    if section.first(Question):
        return "questions_open"
    return "bottom_lines_supported" if section.name == summary else "claims_supported"
