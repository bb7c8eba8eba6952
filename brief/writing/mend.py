"""Repair: an item that a rule refused is asked for once more, alone, with the reason and its sentences.

The bottom line does not depend on these answers, nor they on it, so that all are asked for at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from pydantic import JsonValue, ValidationError

from brief import checks
from brief.article import Place
from brief.document import Finding
from brief.kinds import prompt_section
from brief.llm.errors import AnswerFault
from brief.schema import BriefModel, Evidence, Grounded
from brief.shapes import SectionShape
from brief.strict import strict_schema
from brief.writing.assignment import Assignment
from brief.writing.narrow import open_list
from brief.writing.passages import Passage
from brief.writing.settle import at, derived, mark_voices

_MOST = 8
_AROUND = 2
_TOKENS = 500
_REFUSING = tuple(rule for rule in checks.rules() if rule.level == "error")

Mended = tuple[str, int, Grounded]
"""A section, a place in it, and the item to be put there."""


async def mend(job: Assignment, brief: BriefModel) -> list[Mended]:
    """The model's second attempts at refused items; one that it gives up stays for the rules to reject."""
    findings = checks.run(brief, job.article, _REFUSING)
    refused: list[tuple[SectionShape, int, Finding]] = []
    for section in job.shape.sections:
        if section.name == job.shape.summary:
            continue
        for i in range(len(getattr(brief, section.name))):
            finding = at(findings, f"/brief/{section.name}/{i}")
            if finding is not None:
                refused.append((section, i, finding))
    refused = refused[:_MOST]
    better = await asyncio.gather(*(_again(job, brief, s, i, f) for s, i, f in refused))
    return [(s.name, i, item) for (s, i, _), item in zip(refused, better, strict=True) if item is not None]


def put(job: Assignment, brief: BriefModel, mended: Sequence[Mended]) -> None:
    """Put second attempts in their places."""
    for section, i, item in mended:
        getattr(brief, section)[i] = item
    # Another speaker than before may be heard now.
    held = {s.name: getattr(brief, s.name) for s in job.shape.sections if s.name != job.shape.summary}
    mark_voices(held, job.shape, job.article)


async def _again(
    job: Assignment, brief: BriefModel, section: SectionShape, index: int, finding: Finding
) -> Grounded | None:
    article = job.article
    item: Grounded = getattr(brief, section.name)[index]
    cited = [n for n in getattr(item, section.first(Evidence) or "") if 1 <= n <= len(article.sentences)] or [1]
    first, last = max(1, min(cited) - _AROUND), min(len(article.sentences), max(cited) + _AROUND)
    if last - first > 20:
        last = first + 20
    told = (s for s in article.sentences[first - 1 : last] if s.place is not Place.PLANTED)
    passage = Passage(tuple(told), None)
    prompt = job.kind.render(
        "read",
        task="again",
        article=article,
        passage=passage.sentences,
        before=None,
        speakers=(),
        sections=[prompt_section(section.section.title, item=item.model_dump_json(), reason=finding.message)],
    )
    schema = open_list(strict_schema(job.kind.schema), [section], passage.numbers, ())
    try:
        answer = await job.ask(prompt, schema, name="again", max_tokens=_TOKENS, repairs=0)
    except AnswerFault:
        return None
    held: JsonValue = answer.get(section.name)
    values = held[0] if isinstance(held, list) and held else None
    if not isinstance(values, dict):
        return None
    complete = derived(section, {**item.model_dump(), **values}, article, job.offers)
    try:
        return section.model.model_validate(complete)
    except ValidationError:
        return None
