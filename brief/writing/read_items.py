"""Reading openly: the model finds and words the items of a passage, within narrowed numbers and speakers."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from pydantic import JsonValue

from brief.attribution.demands.lines import UNSPECIFIED
from brief.document import UNREAD
from brief.kinds import prompt_section
from brief.llm.errors import AnswerFault, WrongShape
from brief.schema import REPORTER, Evidence
from brief.shapes import SectionShape
from brief.strict import strict_schema
from brief.writing.assignment import Assignment, nothing_read
from brief.writing.narrow import open_list
from brief.writing.offers import Offers
from brief.writing.passages import Passage, cut

_TOKENS_A_PASSAGE = 6_000
_MOST_SPEAKERS = 60


async def read_items(job: Assignment) -> int:
    """Ask for the items of every passage, all at once, and add them to the draft in the text's order; how many
    passages.

    Raises:
        AnswerFault: of none was there an answer that can be used: nothing of the article was read.
    """
    passages = cut(job.article, job.plan.words)
    sections = [s for s in job.shape.sections if s.name != job.shape.summary]
    full = strict_schema(job.kind.schema)
    done = 0
    unread: list[AnswerFault] = []

    async def one(passage: Passage) -> dict[str, object]:
        nonlocal done
        speakers = _speakers(job.offers, passage)
        prompt = job.kind.render(
            "read",
            task="items",
            article=job.article,
            passage=passage.sentences,
            before=passage.before,
            speakers=speakers,
            sections=[prompt_section(s.section.title, most=s.section.most) for s in sections],
        )
        try:
            # Of other languages the reader knows no grammar, and a model that knows them is not to be held to its list.
            allowed = speakers if job.article.english or job.endpoint.small else ()
            schema = open_list(full, sections, passage.numbers, allowed)
            found = await job.ask(prompt, schema, name=job.kind.name, max_tokens=_TOKENS_A_PASSAGE)
        except AnswerFault as fault:
            saved = _saved(job, fault, sections) if isinstance(fault, WrongShape) else {}
            if not saved:
                unread.append(fault)
                job.draft.reject(UNREAD, [s.id for s in passage.sentences], "answer", str(fault))
            return saved
        finally:
            done += 1
            job.tell("reading", done, len(passages))
        return dict(found)

    job.tell("reading", 0, len(passages))
    answers = await asyncio.gather(*(one(p) for p in passages))
    if unread and len(unread) == len(passages):
        raise nothing_read(unread[-1])
    for answer in answers:
        _keep(job, sections, answer)
    return len(passages)


def _keep(job: Assignment, sections: Sequence[SectionShape], answer: dict[str, object]) -> None:
    """Add an answer's items to the draft."""
    for section in sections:
        held = answer.get(section.name)
        for values in held if isinstance(held, list) else []:
            if isinstance(values, dict):
                job.draft.add(section, dict(values))


def _saved(job: Assignment, fault: WrongShape, sections: Sequence[SectionShape]) -> dict[str, object]:
    """What can be used of an answer that does not fit its schema: every item that cites sentences as it should.

    A server that does not hold a model to a schema lets one wrong item spoil twenty. A speaker who was not offered
    is for the rules to judge, and what else is wrong with an item for the kind's own model.
    """
    answer = fault.value if isinstance(fault.value, dict) else {}
    saved: dict[str, object] = {}
    for section in sections:
        held = answer.get(section.name)
        if not isinstance(held, list):
            continue
        kept: list[JsonValue] = []
        for i, values in enumerate(held):
            item = f"/{section.name}/{i}"
            cites = f"{item}/{section.first(Evidence)}"
            wrong = next((f"{p} {what}" for p, what in fault.problems if p == cites or p.startswith(f"{cites}/")), None)
            if isinstance(values, dict) and section.first(Evidence) in values and wrong is None:
                kept.append(values)
            else:
                reason = wrong or f"{item} cites no sentence"
                job.draft.reject(
                    section.name, values, "answer", f"{job.endpoint.model} answered out of shape: {reason}"
                )
        saved[section.name] = kept
    return saved


def _speakers(offers: Offers, passage: Passage) -> list[str]:
    """Who may speak in a passage: everyone who stands in it or spoke before it, and the article itself.

    Empty, which leaves the field open, where the article's script does not tell names from words.
    """
    if not offers.cast.mentions:
        return []
    here = [c for line in offers.speech if line.sentence.id in passage.numbers for c in line.choices]
    named = [n for s in passage.sentences for n in offers.cast.near(s, 0)]
    parties = [p.name for p in offers.parties]
    wanting = [
        a for d in offers.demands if d.sentence.id in passage.numbers for a in (*d.by, *d.of) if a != UNSPECIFIED
    ]
    return list(dict.fromkeys([*here, *named, *wanting, *parties, REPORTER]))[:_MOST_SPEAKERS]
