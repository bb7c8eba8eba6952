"""Composing: settled items become a headline, a bottom line, and an order.

A strong model writes the bottom line from the items that the rules let stand and the sentences behind them, and cites
those it uses; where these do not bear it, those are tried whose words it shares. If the rules still find anything in it
that they do not say, it is asked for again, and after that the article's own lead stands in its place: a dull line is
better than a wrong one. A small model copies the headline or mixes topics up, so that items in the article's words get
a bottom line in the article's words.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Collection, Sequence

from pydantic import JsonValue, ValidationError

from brief import checks
from brief.article import Article, Place, Sentence
from brief.attribution.grammar.datelines import without_mark
from brief.document import Finding
from brief.errors import ConfigurationError
from brief.llm.errors import AnswerFault
from brief.plain import wrong_with_value
from brief.schema import Actor, BottomLine, BriefModel, Lines, Quotation, Speaker, Wording
from brief.shapes import ItemView, Shape
from brief.writing.assignment import Assignment
from brief.writing.leads import leads, verbatim
from brief.writing.narrow import Schema, obj
from brief.writing.settle import Settled, at
from brief.writing.weigh import Known, ordered

_HEADLINE_WORDS = 18
_TOKENS = 250
_MOST_CITED = 6
_ITEMS, _ITEMS_FOR_SMALL = 15, 6
"""Items of a section that a model sees when it composes, and of so many the lines: a small one loses itself in more."""
_WORD = re.compile(r"\w{4,}")


def arrange(job: Assignment, settled: Settled) -> BriefModel:
    """The brief of settled items, in the order of the page, with a headline and a bottom line in the article's
    words.
    """
    article, shape = job.article, job.shape
    opening = [s.id for s in job.leads]
    demands = [
        n
        for section in shape.sections
        if section.section.lines is Lines.DEMAND
        for i, item in enumerate(settled.get(section.name, []))
        for n in ItemView(section, i, item).evidence
    ]
    for section in shape.sections:
        if section.name in settled:
            elsewhere = [] if section.section.lines is Lines.DEMAND else demands
            known = Known(article, opening, job.offers.cast.titles, elsewhere)
            settled[section.name] = ordered(settled[section.name], section, known)
    values: dict[str, object] = dict(settled)
    if shape.headline:
        values[shape.headline] = headline(article)
    return _with_bottom_line(job, values, *verbatim(article, job.leads, job.offers.turns))


async def compose(
    job: Assignment, settled: Settled, brief: BriefModel, refused: Collection[str]
) -> tuple[BriefModel, list[Finding]]:
    """The arranged brief with the model's headline and bottom line, as far as they stand, and what the rules find in
    it.

    Args:
        refused: pointers to the items that the rules do not let stand: the model is not shown what they say.
    """
    article, shape = job.article, job.shape
    values: dict[str, object] = dict(settled)
    if shape.headline:
        values[shape.headline] = getattr(brief, shape.headline)
    most = _ITEMS_FOR_SMALL if job.endpoint.small else _ITEMS
    sentences = _cited(settled, shape, article, [s.id for s in job.leads], most)
    prompt = job.kind.render(
        "compose",
        task="items",
        article=article,
        items=[{"id": s.id, "text": s.text} for s in sentences],
        sections=_summaries(settled, shape, refused),
    )
    answer: dict[str, JsonValue] = {}
    wrong: Finding | None = None
    for _ in range(job.options.repairs + 1):
        try:
            answer = await _asked(job, prompt, sentences, answer, wrong)
        except AnswerFault as fault:
            job.draft.reject(shape.summary or "", None, "answer", str(fault))
            break
        candidates = _candidates(job, values, answer, sentences)
        if not candidates:
            break
        wrong = None
        for candidate in candidates:
            findings = checks.run(candidate, article)
            finding = at(findings, f"/brief/{shape.summary}")
            if finding is None:
                backed = _back_headline(job, candidate, findings, values)
                return candidate, checks.run(candidate, article) if backed else findings
            wrong = wrong or finding
    if wrong is not None:
        job.draft.reject(shape.summary or "", answer.get("bottom_line"), wrong.rule, wrong.message)
    return brief, checks.run(brief, article)


def _back_headline(job: Assignment, brief: BriefModel, findings: Sequence[Finding], values: dict[str, object]) -> bool:
    """Put the article's headline in the place of one that says what the article does not; whether that was so."""
    name = job.shape.headline
    finding = at(findings, f"/brief/{name}") if name else None
    if not name or not finding:
        return False
    job.draft.reject(name, getattr(brief, name), finding.rule, finding.message)
    setattr(brief, name, values[name])
    return True


def headline(article: Article) -> str:
    """The article's own headline, or as much of its lead as fits in one."""
    if article.title:
        return article.title
    printed = next((s for s in article.sentences if s.place is Place.HEADLINE), None)
    if printed is not None:
        return printed.text
    words = without_mark(leads(article)[0].text).split() if article.sentences else []
    return " ".join(words[:_HEADLINE_WORDS]) + (" …" if len(words) > _HEADLINE_WORDS else "")


def _with_bottom_line(job: Assignment, values: dict[str, object], text: str, numbers: list[int]) -> BriefModel:
    complete = dict(values)
    if job.shape.summary:
        complete[job.shape.summary] = BottomLine(text=text, evidence=numbers)
    try:
        return job.kind.schema.model_validate(complete)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise ConfigurationError(
            f"{job.kind.schema_path}: {place}: {wrong_with_value(first)}: the article's own words must fit in there"
        ) from None


def _cited(settled: Settled, shape: Shape, article: Article, opening: Sequence[int], most: int) -> list[Sentence]:
    """The leads and the sentences that the first items of every section cite, in the text's order."""
    numbers = set(opening)
    for section in shape.sections:
        for item in settled.get(section.name, [])[:most]:
            numbers.update(ItemView(section, 0, item).evidence)
    return [article.sentence(n) for n in sorted(numbers)]


async def _asked(
    job: Assignment, prompt: str, sentences: Sequence[Sentence], before: dict[str, JsonValue], wrong: Finding | None
) -> dict[str, JsonValue]:
    numbers: list[JsonValue] = [s.id for s in sentences]
    cited: JsonValue = {
        "type": "array",
        "description": "Numbers of the lines that the bottom line is made of.",
        "items": {"type": "integer", "enum": numbers},
        "minItems": 1,
        "maxItems": _MOST_CITED,
    }
    schema: Schema = obj({"headline": {"type": "string"}, "bottom_line": {"type": "string"}, "evidence": cited})
    if wrong is not None:
        prompt = (
            f"{prompt.rstrip()}\n\nA first attempt was refused: {json.dumps(before, ensure_ascii=False)}\n"
            f"Reason: {wrong.message}. Say nothing that the lines you cite do not."
        )
    return await job.ask(prompt, schema, name="bottom_line", max_tokens=_TOKENS)


def _summaries(settled: Settled, shape: Shape, refused: Collection[str]) -> list[dict[str, object]]:
    """The items that stand, as a model sees them when it composes: who, to whom, and what."""
    found: list[dict[str, object]] = []
    for section in shape.sections:
        views = (ItemView(section, i, item) for i, item in enumerate(settled.get(section.name, [])[:_ITEMS]))
        lines = [_summary(view) for view in views if view.pointer not in refused]
        if any(lines):
            found.append({"title": section.section.title, "items": [x for x in lines if x]})
    return found


def _summary(view: ItemView) -> str:
    who = view.text(Speaker) or " → ".join(text for _, text in view.texts(Actor))
    return " — ".join(text for text in (who, view.text(Wording) or view.text(Quotation)) if text)


def _candidates(
    job: Assignment, values: dict[str, object], answer: dict[str, JsonValue], sentences: Sequence[Sentence]
) -> list[BriefModel]:
    """The brief with an answer's headline and bottom line, on the lines it cites or else those it shares words with."""
    text = str(answer.get("bottom_line") or "").strip()
    if not text:
        return []
    complete = dict(values)
    given = str(answer.get("headline") or "").strip()
    if given and job.shape.headline:
        complete[job.shape.headline] = given
    found: list[BriefModel] = []
    for numbers in (_given(answer.get("evidence"), sentences), _sources(text, sentences)):
        # The article's own words have fitted.
        with contextlib.suppress(ConfigurationError):
            if numbers:
                found.append(_with_bottom_line(job, complete, text, numbers))
    return found


def _given(numbers: JsonValue, sentences: Sequence[Sentence]) -> list[int]:
    """The lines that an answer cites, of those shown."""
    given = numbers if isinstance(numbers, list) else []
    return [s.id for s in sentences if s.id in given][:_MOST_CITED]


def _sources(text: str, sentences: Sequence[Sentence]) -> list[int]:
    """Which of the sentences put before the model its line uses: those that share telling words with it."""
    words = set(map(str.lower, _WORD.findall(text)))
    shared = {s.id: len(words.intersection(map(str.lower, _WORD.findall(s.text)))) for s in sentences}
    best = max(shared.values(), default=0)
    used = [n for n, count in shared.items() if count >= max(2, best // 3)]
    return sorted(used[:_MOST_CITED]) or [sentences[0].id]
