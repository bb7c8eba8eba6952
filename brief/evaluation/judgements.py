"""Sheets of judgements: a blind random sample of what briefs say, to be judged, an item a line."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import ValidationError

from brief import kinds
from brief.document import Document
from brief.errors import UsageError
from brief.evaluation.gold import GoldArticle, Judgement
from brief.evaluation.judged import about, to_judge
from brief.evaluation.places import Places
from brief.evaluation.said import items
from brief.kinds import Kind
from brief.plain import wrong_with_value


def drawn(
    documents: Iterable[tuple[str, Document]], size: int, *, seed: int, own: Sequence[Kind] = ()
) -> list[Judgement]:
    """That many items of some briefs, in random order, with nothing that tells what a brief was made with.

    Articles are gone through in turn, so that the sample comes from as many as there are; what two briefs say in the
    same words of the same sentences is drawn once.
    """
    chance = random.Random(seed)  # noqa: S311 - the same sample each time
    by_article: dict[str, dict[object, Judgement]] = {}
    for name, document in documents:
        for judgement in _all(name, document, kinds.for_document(document.kind, own)):
            by_article.setdefault(name, {})[judgement.about] = judgement
    waiting = [chance.sample(found := list(held.values()), len(found)) for _, held in sorted(by_article.items())]
    taken: list[Judgement] = []
    while len(taken) < size and any(waiting):
        chance.shuffle(waiting)
        taken += [held.pop() for held in waiting if held][: size - len(taken)]
    return chance.sample(taken, len(taken))


def sheet(judgements: Iterable[Judgement]) -> str:
    """Judgements as a file, an object a line, the verdict first."""
    return "".join(json.dumps(j.model_dump(mode="json"), ensure_ascii=False) + "\n" for j in judgements)


def read(path: Path) -> tuple[GoldArticle, ...]:
    """The judged articles of a sheet.

    Raises:
        UsageError: a line is no judgement; the message names it.
    """
    by_article: dict[str, list[Judgement]] = {}
    for index, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            judgement = Judgement.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = "/".join(str(step) for step in first["loc"])
            raise UsageError(f"{path}:{index}: {where or 'the line'} {wrong_with_value(first)}") from None
        by_article.setdefault(judgement.doc, []).append(judgement)
    return tuple(GoldArticle(name, "", judged=tuple(held)) for name, held in by_article.items())


def _all(name: str, document: Document, kind: Kind) -> Iterable[Judgement]:
    for item in items(document, kind, Places(document.article.text)):
        if to_judge(item):
            section, said, cited = about(item, document)
            yield Judgement(doc=name, section=section, says=said, cited=cited, item=dict(item.fields))
