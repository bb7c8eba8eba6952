"""The JSON Schema of one call, narrowed to what the article at hand allows.

Two forms of one schema. *Line by line*: the program offers lines and the model fills each one's holes, whose
choices are the names that stand nearby. *Open*: the model finds and words the items, within the sentence
numbers of the passage and the speakers that the reader found in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, get_args, get_origin

from pydantic import JsonValue

from brief.schema import REPORTER, Actor, Derived, Detail, Evidence, PartyName, Question, Quotation, Speaker, Wording
from brief.shapes import SectionShape
from brief.strict import strict_schema
from brief.strict.subset import mapping
from brief.strict.tighten import reachable
from brief.writing.offer import Offer

Schema = dict[str, JsonValue]
_QUESTION = r"^[A-Z][^?.\"\\\n]{15,150}\?$"
"""One question. Full stops, quotation marks and line ends are left out: a question asserts nothing first, and a grammar
made of a pattern does not escape marks."""
_NO_LETTER = re.compile(r"[^A-Za-z0-9]+")
_MOST_LISTED = 200
"""Sentence numbers that are listed one by one."""
MOST_CITED = 4
"""Sentences that an item of the model's wording may cite."""


def obj(properties: Schema) -> Schema:
    """A closed object whose properties are all required."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def holes(offer: Offer) -> Schema:
    """What the model must fill in of an offer: field name → its schema. Empty where all is known."""
    asked: Schema = {}
    for shape in offer.section.fields:
        if shape.name in offer.known or isinstance(
            shape.marker, Derived | Evidence | Wording | Quotation | Detail | PartyName
        ):
            continue
        if shape.name in offer.choices:
            asked[shape.name] = {"type": "string", "enum": list(offer.choices[shape.name])}
        elif isinstance(shape.marker, Question):
            asked[shape.name] = {"type": "string", "pattern": _QUESTION}
        else:
            asked[shape.name] = _plain(offer.section, shape.name)
    return asked


def _plain(section: SectionShape, name: str) -> JsonValue:
    """The schema of a field as the kind declares it."""
    annotation = section.model.model_fields[name].annotation
    if get_origin(annotation) is Literal:
        return {"type": "string", "enum": list(get_args(annotation))}
    return mapping(strict_schema(section.model)["properties"])[name]


def line_by_line(offers: Sequence[tuple[str, Offer]]) -> Schema:
    """The schema of a call that fills the holes of offers, each under its key."""
    properties: Schema = {}
    for key, offer in offers:
        hole: JsonValue = obj(holes(offer))
        properties[key] = {"anyOf": [hole, {"type": "null"}]} if offer.optional else hole
    return obj(properties)


def open_list(
    schema: Schema, sections: Sequence[SectionShape], numbers: Sequence[int], speakers: Sequence[str]
) -> Schema:
    """A kind's own schema, with sentence numbers and speakers bounded by the passage shown.

    Args:
        schema: the kind's strict schema.
        sections: the sections to be read; the others, headline and bottom line are left out.
        numbers: the numbers of the sentences shown, in order.
        speakers: who may be named as speaker; the article's own voice is always allowed.
    """
    # What is narrowed is copied, and the rest shared: a schema is large, and each passage has its own.
    definitions, properties = dict(mapping(schema.get("$defs"))), mapping(schema["properties"])
    kept: Schema = {}
    for section in sections:
        model = mapping(definitions[section.model.__name__])
        fields = dict(mapping(model["properties"]))
        for shape in section.fields:
            if (bounded := _bounded(shape.marker, numbers, speakers)) is not None:
                name, allowed = bounded
                # Once for all fields: long lists are most of a schema, and providers count their values.
                definitions[name] = allowed
                fields[shape.name] = {"$ref": f"#/$defs/{name}"}
        definitions[section.model.__name__] = {**model, "properties": fields}
        kept[section.name] = {**mapping(properties[section.name]), "maxItems": section.section.most}
    narrowed: Schema = {**schema, "properties": kept, "required": list(kept)}
    used = reachable({"properties": kept}, definitions)
    if "$defs" in schema:
        narrowed["$defs"] = {name: held for name, held in definitions.items() if name in used}
    return narrowed


def _bounded(marker: object, numbers: Sequence[int], speakers: Sequence[str]) -> tuple[str, Schema] | None:
    """The schema of a field that the passage bounds, under a name that classes do not have; None for others."""
    if isinstance(marker, Evidence):
        number: Schema = {"type": "integer", "minimum": numbers[0], "maximum": numbers[-1]}
        if len(numbers) <= _MOST_LISTED:
            number = {"type": "integer", "enum": list(numbers)}
        return "line-numbers", {"type": "array", "items": number, "minItems": 1, "maxItems": MOST_CITED}
    if isinstance(marker, Speaker) and speakers:
        return "speakers", {"type": "string", "enum": list(speakers)}
    if isinstance(marker, Actor) and speakers:
        extra = [marker.unknown] if marker.unknown else []
        name = f"who-or-{_NO_LETTER.sub('-', marker.unknown)}" if marker.unknown else "who"
        return name, {"type": "string", "enum": [*(s for s in speakers if s != REPORTER), *extra]}
    return None
