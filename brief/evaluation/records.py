"""Labels as records of JSON: an object a line, or one list of them.

Two forms are known, each by what its records hold, and anything else of a record is passed over:

- `{"doc", "text", "attributions": [{"source": […], "content": […]}], "demands": […], "weighty": […]}`: spans of
  `{"start", "end", "text"}` in characters of `text` (the form of PolNeAR)
- `{"id", "text", "event", "source": [{"actorText"}], "target": [{"actorText"}]}`: one event a record, of which
  DEMAND is a demand (the form of PLOVER)
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from brief.article import Span
from brief.errors import UsageError
from brief.evaluation.gold import Attribution, Demand, GoldArticle, Part
from brief.plain import wrong_with_value

EVENT_OF_DEMAND = "DEMAND"


class _Record(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Span(_Record):
    start: int = Field(ge=0)
    end: int
    text: str = ""

    @property
    def place(self) -> Span:
        return Span(self.start, self.end)


class _Attribution(_Record):
    source: tuple[_Span, ...] = ()
    content: tuple[_Span, ...]


class _Demand(_Record):
    by: tuple[str, ...]
    of: tuple[str, ...] = ()
    content: tuple[_Span, ...]


class _Part(_Record):
    name: str = ""
    content: tuple[_Span, ...]


class _Annotated(_Record):
    doc: str = Field(min_length=1)
    text: str = Field(min_length=1)
    attributions: tuple[_Attribution, ...] | None = None
    demands: tuple[_Demand, ...] | None = None
    weighty: tuple[_Part, ...] | None = None
    sides: tuple[_Part, ...] = ()
    topics: tuple[_Part, ...] = ()

    def article(self) -> GoldArticle:
        return GoldArticle(
            self.doc,
            self.text,
            attributions=None if self.attributions is None else tuple(map(self._attribution, self.attributions)),
            demands=None
            if self.demands is None
            else tuple(Demand(d.by, d.of, _places(d.content)) for d in self.demands),
            weighty=None if self.weighty is None else self._parts(self.weighty),
            sides=self._parts(self.sides),
            topics=self._parts(self.topics),
        )

    def _attribution(self, given: _Attribution) -> Attribution:
        source = " ".join(span.text or self.text[span.start : span.end] for span in given.source)
        return Attribution(source, _places(given.source), _places(given.content))

    def _parts(self, given: tuple[_Part, ...]) -> tuple[Part, ...]:
        return tuple(
            Part(p.name or self.text[p.content[0].start : p.content[-1].end], _places(p.content))
            for p in given
            if p.content
        )


class _Actor(_Record):
    actor: str = Field(alias="actorText")


_Actors = Annotated[tuple[_Actor, ...], BeforeValidator(lambda given: given if isinstance(given, list) else ())]
"""Where there is none, PLOVER has nothing, an empty string, or a word of its own."""


class _Event(_Record):
    id: str = Field(min_length=1)
    text: str = Field(min_length=1)
    event: str
    source: _Actors = ()
    target: _Actors = ()

    def article(self) -> GoldArticle:
        whole = (Span(0, len(self.text)),)
        by, of = (tuple(a.actor for a in actors) for actors in (self.source, self.target))
        demands = (Demand(by, of, whole),) if self.event == EVENT_OF_DEMAND else ()
        return GoldArticle(self.id, self.text, demands=demands)


def read(path: Path) -> tuple[GoldArticle, ...]:
    """The labelled articles of a file of records.

    Raises:
        UsageError: it cannot be read, or a record is of neither form; the message names the line or the record.
    """
    return tuple(_article(record, place) for place, record in _records(path))


def _records(path: Path) -> Iterator[tuple[str, object]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: not UTF-8: save it as UTF-8") from None
    if text.lstrip().startswith("["):
        records = _parsed(text, str(path))
        for index, record in enumerate(records if isinstance(records, list) else (), start=1):
            yield f"{path}: record {index}", record
        return
    for index, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield f"{path}:{index}", _parsed(line, f"{path}:{index}")


def _parsed(text: str, place: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{place}: not JSON: {error}") from None


def _article(record: object, place: str) -> GoldArticle:
    is_event = isinstance(record, dict) and "event" in record and "doc" not in record
    try:
        return (_Event if is_event else _Annotated).model_validate(record).article()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = "/".join(str(step) for step in first["loc"]) or "the record"
        raise UsageError(f"{place}: {where} {wrong_with_value(first)}") from None


def _places(spans: tuple[_Span, ...]) -> tuple[Span, ...]:
    return tuple(span.place for span in spans)
