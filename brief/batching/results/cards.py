"""An article as one row of the index: what is shown of it, what it is found by, and where it leads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import quote

from pydantic import JsonValue

from brief.batching.out.outputs import SUFFIXES
from brief.batching.out.read_back import ReadBack, shown
from brief.render.text import clip
from brief.schema import BriefModel, Detail, Grounded, Question, Quotation, Speaker, Wording
from brief.shapes import headline, items, shape

MOST_HEADLINE, MOST_LINE, MOST_SOURCE, MOST_PARTIES, MOST_WORDS = 160, 360, 200, 12, 1_500
_WORD = re.compile(r"[^\W_]{3,}")
_SAID = (Speaker, Wording, Question, Quotation, Detail)
_BEST_FIRST = (SUFFIXES["html"], SUFFIXES["markdown"], SUFFIXES["json"])

FIELDS = (
    *("link", "source", "state", "headline", "line", "parties", "findings", "errors", "items", "rejected"),
    *("words", "published", "language", "kind", "met", "found"),
)
"""A row's values in this order: names are said once and not in each row."""


def card(made: ReadBack, *, searchable: bool) -> dict[str, JsonValue]:
    """The row of an article.

    Args:
        made: the article.
        searchable: whether it can be found by the words of its items too.
    """
    row, document = made.row, made.document
    top, line = row.title or "", row.reason or ""
    if document is not None:
        line = ""
    elif row.state == "done":
        line = "Its file is gone or has been changed: the same command writes it again."
    if made.brief is not None:
        top = headline(made.brief) or top
        line = next((text for i in items(made.brief) if i.index is None and (text := i.text(Wording))), "")
    parties = list(dict.fromkeys(name for given in json.loads(row.parties) if (name := shown(given))))
    values: dict[str, JsonValue] = {
        "link": _link(made),
        "source": clip(shown(row.source), MOST_SOURCE),
        "state": row.state,
        "headline": clip(shown(top), MOST_HEADLINE),
        "line": clip(shown(line), MOST_LINE),
        "parties": [clip(name, 80) for name in parties[:MOST_PARTIES]],
        "findings": json.loads(row.findings),
        "errors": row.errors,
        "items": row.items,
        "rejected": row.rejected,
        "words": row.words,
        "published": shown((document.article.published if document else None) or "")[:10],
        "language": shown(row.language or "")[:12],
        "kind": shown(document.kind if document else "")[:64],
        "met": made.met is not False,
        "found": "",
    }
    if searchable:
        values["found"] = _words(made, parties, f"{values['headline']} {values['line']} {' '.join(parties)}")
    return values


def _link(made: ReadBack) -> str:
    """Where the row leads, relative to OUT; nowhere where there is no brief."""
    sizes = json.loads(made.row.outputs)
    suffix = next((suffix for suffix in _BEST_FIRST if suffix in sizes), None)
    return f"./{quote(made.row.name + suffix)}" if suffix and made.row.state == "done" else ""


def _words(made: ReadBack, parties: list[str], told: str) -> str:
    """Words of the items that the row does not show, each once."""
    if made.brief is None:
        return ""
    found = dict.fromkeys(_WORD.findall("\n".join([*_said(made.brief), *parties[MOST_PARTIES:]]).lower()))
    for word in _WORD.findall(told.lower()):
        found.pop(word, None)
    return " ".join(found)[:MOST_WORDS]


def _said(brief: BriefModel) -> Iterator[str]:
    """All that the items say, and who says it."""
    for section in shape(type(brief)).sections:
        names = _text_fields(section.model)
        held = getattr(brief, section.name)
        for item in held if isinstance(held, list) else [held]:
            yield from (text for name in names if isinstance(text := getattr(item, name), str))


@cache
def _text_fields(model: type[Grounded]) -> tuple[str, ...]:
    return tuple(name for name, info in model.model_fields.items() if any(isinstance(m, _SAID) for m in info.metadata))
