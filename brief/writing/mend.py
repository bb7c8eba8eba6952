"""Repair: an item that a rule refused is asked for once more, alone, with the reason and its sentences.

The bottom line does not depend on these answers, nor they on it, so that all are asked for at once.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence

from pydantic import JsonValue, ValidationError

from brief.article import Article, Place, Sentence
from brief.document import Finding
from brief.kinds import prompt_section
from brief.llm.errors import AnswerFault
from brief.schema import BriefModel, Derived, Detail, Grounded, Question, Wording
from brief.shapes import ItemView, SectionShape
from brief.strict import strict_schema
from brief.writing.assignment import Assignment
from brief.writing.narrow import open_list
from brief.writing.settle import at, derived, mark_voices

_MOST = 8
_AROUND = 2
_MOST_SHOWN = 20
"""Sentences that are shown with one item."""
_TOKENS = 500
_SAID = re.compile(r"“([^”]+)”")
_TELLING = re.compile(r"[^\W_]{4,}|\d+")

Refused = tuple[SectionShape, int, Finding]
"""A section, the place of an item in it, and why it does not stand."""
Mended = tuple[str, int, Grounded]
"""A section, a place in it, and the item to be put there."""


def refused(job: Assignment, findings: Sequence[Finding], brief: BriefModel) -> list[Refused]:
    """The items that an error is found in, each with its first."""
    found: list[Refused] = []
    for section in job.shape.sections:
        if section.name != job.shape.summary:
            errors = ((i, at(findings, f"/brief/{section.name}/{i}")) for i in range(len(getattr(brief, section.name))))
            found += [(section, i, finding) for i, finding in errors if finding is not None]
    return found


async def mend(job: Assignment, brief: BriefModel, wrong: Sequence[Refused]) -> list[Mended]:
    """The model's second attempts at refused items; one that it gives up stays for the rules to reject."""
    asked = wrong[:_MOST]
    better = await asyncio.gather(*(_again(job, brief, s, i, f) for s, i, f in asked))
    return [(s.name, i, item) for (s, i, _), item in zip(asked, better, strict=True) if item is not None]


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
    view = ItemView(section, index, item)
    shown = _shown(article, view, finding.message)
    prompt = job.kind.render(
        "read",
        task="again",
        article=article,
        passage=shown,
        before=None,
        speakers=(),
        sections=[prompt_section(section.section.title, item=_asked_for(view), reason=finding.message)],
    )
    schema = open_list(strict_schema(job.kind.schema), [section], [s.id for s in shown], ())
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


def _asked_for(view: ItemView) -> str:
    """An item as the model gave it, without what the program filled in."""
    return view.item.model_dump_json(exclude={name for name, _ in view.section.marked(Derived)})


def _shown(article: Article, view: ItemView, reason: str) -> list[Sentence]:
    """The cited sentences, those around them, and for what an item or the reason says that is not in these, the first
    that has it.
    """
    cited = [n for n in view.evidence if 1 <= n <= len(article.sentences)] or [1]
    first, last = max(1, min(cited) - _AROUND), min(len(article.sentences), max(cited) + _AROUND)
    told = [s for s in article.sentences if s.place is not Place.PLANTED]
    shown = {s.id for s in told if first <= s.id <= min(last, first + _MOST_SHOWN)}
    wanted = {w for marker in (Wording, Question, Detail) for _, text in view.texts(marker) for w in _telling(text)}
    wanted |= {w for text in _SAID.findall(reason) for w in _telling(text)}
    wanted -= {w for s in told if s.id in shown for w in _telling(s.text)}
    for sentence in told if wanted else ():
        if len(shown) < _MOST_SHOWN and not wanted.isdisjoint(has := _telling(sentence.text)):
            shown.add(sentence.id)
            wanted -= has
    return [s for s in told if s.id in shown]


def _telling(text: str) -> set[str]:
    return {w.lower() for w in _TELLING.findall(text)}
