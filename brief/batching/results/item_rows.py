"""A brief's items as rows of a table, for any kind: its markers say what a field means.

The columns are the fixed ones, then the fields of the kind's items by their own names, then `other`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Literal, TypeAlias, Union, get_args, get_origin

from pydantic import JsonValue, TypeAdapter

from brief.batching.out.read_back import ReadBack
from brief.schema import BriefModel, Evidence, Grounded, PartyName, Question, Speaker, Wording
from brief.shapes import SectionShape, headline, items, shape

Sort = Literal["text", "integer", "number", "boolean", "texts", "integers"]
Cell: TypeAlias = JsonValue

FIXED: Mapping[str, Sort] = {
    "source": "text",
    "output": "text",
    "brief_kind": "text",
    "sha256": "text",
    "headline": "text",
    "section": "text",
    "index": "integer",
    "text": "text",
    "speaker": "text",
    "evidence": "integers",
    "evidence_text": "text",
    "findings": "texts",
}
OTHER = "other"
_ANY: TypeAdapter[object] = TypeAdapter(object)
_SAYS = (Wording, Question, PartyName)
"""Markers of what an item says, the first that it has."""
_SORTS: Mapping[object, Sort] = {str: "text", int: "integer", float: "number", bool: "boolean"}
_LISTS: Mapping[object, Sort] = {str: "texts", int: "integers"}


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where a section's fields are, worked out once: tables have millions of rows."""

    says: str | None
    speaker: str | None
    evidence: str | None
    places: tuple[tuple[str, int | None], ...]
    """The section's own fields, with their columns by number; None for those that have none."""


class Table:
    """The items of briefs as rows, in the columns of one kind.

    A field whose name is taken by a fixed column, or by a field that holds something else, has its section's name
    before it: `parties_index`. Fields of documents of another kind that have no column are together in `other`.
    """

    def __init__(self, schema: type[BriefModel]) -> None:
        self._schema = schema
        self._fields: dict[tuple[str, str], str] = {}
        sorts: dict[str, Sort] = dict(FIXED)
        for section in shape(schema).sections:
            covered = _covered(section)
            for name, info in section.model.model_fields.items():
                sort = _sort(info.annotation)
                if name not in covered:
                    taken = name in FIXED or name == OTHER or sorts.get(name, sort) != sort
                    column = f"{section.name}_{name}" if taken else name
                    sorts[column] = sort
                    self._fields[section.name, name] = column
        self.columns: Mapping[str, Sort] = sorts | {OTHER: "text"}
        """Every column, in order, by what its cells hold."""
        self._sorts = tuple(self.columns.values())
        self._numbers = {name: number for number, name in enumerate(self.columns)}
        self._plans: dict[type[BriefModel], dict[str, _Plan]] = {}

    def rows(self, made: ReadBack) -> Iterator[list[Cell]]:
        """An article's items, a cell for each column; none where it has no brief that can be read."""
        document, brief = made.document, made.brief
        if document is None or brief is None:
            return
        plans = self._plans.get(type(brief)) or self._planned(type(brief))
        texts = {sentence.id: sentence.text for sentence in document.evidence}
        findings = [(f"{finding.path}/", finding.rule) for finding in document.findings]
        same = [made.row.source, made.row.name, document.kind, document.article.sha256, headline(brief)]
        for item in items(brief):
            plan, values, at = plans[item.section.name], item.item, f"{item.pointer}/"
            numbers = getattr(values, plan.evidence) if plan.evidence else []
            row: list[Cell] = [
                *same,
                item.section.name,
                item.index,
                getattr(values, plan.says) if plan.says else None,
                getattr(values, plan.speaker) if plan.speaker else None,
                numbers,
                " ".join(texts.get(number, "") for number in numbers).strip(),
                [rule for path, rule in findings if path.startswith(at)],
            ]
            self._add_own(row, plan, values)
            yield row

    def _add_own(self, row: list[Cell], plan: _Plan, values: Grounded) -> None:
        row.extend([None] * (len(self._sorts) - len(row)))
        other: dict[str, JsonValue] = {}
        for name, column in plan.places:
            value = getattr(values, name)
            if value is None:
                continue
            if not isinstance(value, str):
                value = _ANY.dump_python(value, mode="json")
            if column is not None and _fits(value, self._sorts[column]):
                row[column] = value
            elif column is not None and self._sorts[column] == "text":
                row[column] = json.dumps(value, ensure_ascii=False)
            else:
                other[name] = value
        if other:
            row[-1] = json.dumps(other, ensure_ascii=False)

    def _planned(self, schema: type[BriefModel]) -> dict[str, _Plan]:
        plans: dict[str, _Plan] = {}
        for section in shape(schema).sections:
            own = [name for name in section.model.model_fields if name not in _covered(section)]
            places = tuple((name, self._numbers.get(self._fields.get((section.name, name), ""))) for name in own)
            plans[section.name] = _Plan(_says(section), section.first(Speaker), section.first(Evidence), places)
        self._plans[schema] = plans
        return plans


def _says(section: SectionShape) -> str | None:
    """The field that holds what an item says, asks or names."""
    return next((name for marker in _SAYS if (name := section.first(marker))), None)


def _covered(section: SectionShape) -> frozenset[str | None]:
    """Fields that a fixed column of the same name, or `evidence`, holds already."""
    same = {name for name, fixed in ((_says(section), "text"), (section.first(Speaker), "speaker")) if name == fixed}
    return frozenset({section.first(Evidence), *same})


def _sort(annotation: object) -> Sort:
    """What a column for a field of that type holds; text, for what is neither a plain value nor a list of them."""
    if get_origin(annotation) in (Union, UnionType):
        rest = [part for part in get_args(annotation) if part is not NoneType]
        return _sort(rest[0]) if len(rest) == 1 else "text"
    if get_origin(annotation) is list:
        return _LISTS.get(get_args(annotation)[0], "text")
    return _SORTS.get(annotation, "text")


def _fits(value: JsonValue, sort: Sort) -> bool:
    if sort in ("texts", "integers"):
        kind = str if sort == "texts" else int
        return isinstance(value, list) and all(isinstance(part, kind) for part in value)
    if sort in ("integer", "number"):
        return isinstance(value, int if sort == "integer" else (int, float)) and not isinstance(value, bool)
    return isinstance(value, bool if sort == "boolean" else str)
