"""From the bytes of a file that anybody may have written to a document that rules can look at, or to findings.

A document is data. Its kind is one that the user chose or that is built in; nothing that a document says makes a
file be looked for, let alone run. What is wrong with its form is found here: see the rules B101 to B107.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import ValidationError
from pydantic_core import to_json

from brief import kinds
from brief.checks.saved import SavedBrief, read_brief
from brief.document import Document, Finding
from brief.errors import ConfigurationError
from brief.kinds import Kind
from brief.kinds.finding import NAME
from brief.validation.at_once import MOST_ITEMS, at_once
from brief.validation.inside import MOST_DEPTH, inspect, suspect, too_deep
from brief.validation.json_text import Json, decode, parse
from brief.validation.reading import MOST_BYTES, read, read_stdin, read_stream
from brief.validation.refusal import NotADocumentError, Place, Refused, finding, pointer, shown
from brief.validation.violations import shortened, violations

__all__ = ["MOST_BYTES", "Loaded", "Place", "Refused", "load", "read", "read_stdin", "read_stream"]

MOST_ENTRIES = 5_000
"""Cited sentences, rejected items, findings, or lines that were taken off."""
MOST_CHARACTERS = 11_000_000
"""In an article: the largest that is read has fewer."""
MOST_OF_AN_ITEM = 100_000
"""Characters in a text of the brief, such as a claim."""

_FORMAT = re.compile(r"brief/([0-9]{1,9})")
_FATAL = frozenset({"B101", "B104", "B105"})


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document of a known kind, as its format and its kind's schema want it."""

    document: Document
    kind: Kind
    findings: tuple[Finding, ...]
    """What is wrong with its form though it can be read: B106, B107."""
    text: str
    """The file's text, in which pointers have their places."""
    parsed: SavedBrief
    """Its brief as the kind's model, for `checks.run_document(…, parsed=…)`, so that it is not validated again."""


def load(data: bytes, own: Sequence[Kind] = ()) -> Loaded | Refused:
    """The document in a file's bytes, or why there is none. Never raises, whatever the bytes.

    Args:
        data: what the file holds.
        own: kinds that the user chose; others than these and the built-in ones are not known.
    """
    if len(data) > MOST_BYTES:
        return Refused((finding("B105", f"the file has {len(data):,} bytes; at most {MOST_BYTES:,} are read"),))
    text: str | None = None
    try:
        text = decode(data)
        return _loaded(data, text, own)
    except NotADocumentError as error:
        return Refused((error.finding,), text, error.at)


def _loaded(data: bytes, text: str, own: Sequence[Kind]) -> Loaded | Refused:
    if (document := at_once(data, text)) is not None and "format" in document.model_fields_set:
        kind = _kind(document.kind, own)
        brief, _ = _brief(document.brief, kind)  # Nothing in it is odd.
        if isinstance(kind, Kind) and brief is not None:
            return Loaded(document, kind, (), text, brief)
    parsed = parse(data, text)
    value = parsed.value
    if not isinstance(value, dict):
        what = "a JSON list: a file holds one document" if isinstance(value, list) else f"only {shown(value)}"
        raise NotADocumentError("B102", f"this is not a brief but {what}")
    if why := _other_format(value):
        raise NotADocumentError("B102", why, "/format" if "format" in value else "")
    _refuse_too_many(value)
    if len(data) > MOST_OF_AN_ITEM:
        _refuse_long_items(value.get("brief"))
    noted: tuple[Finding, ...] = ()
    if parsed.odd or suspect(data, text):
        _refuse_deep(value)
        noted = tuple(shortened(inspect(value)))
        if any(f.rule in _FATAL for f in noted):
            return Refused(noted, text)
    kind = _kind(value.get("kind"), own)
    # Of a key given twice, the two parsers must see the same value.
    document, breaches = _document(to_json(value) if parsed.odd else data, value)
    brief, more = _brief(value.get("brief"), kind)
    if isinstance(kind, Kind) and document is not None and brief is not None:
        return Loaded(document, kind, noted, text, brief)
    return Refused((*([kind] if isinstance(kind, Finding) else []), *breaches, *more, *noted), text)


def _document(data: bytes, value: dict[str, Json]) -> tuple[Document | None, list[Finding]]:
    """The document, or where it breaks the format."""
    try:
        # From JSON and not from the value, so that a list may stand for a tuple and yet "3" not for 3.
        document = Document.model_validate_json(data, strict=True)
    except ValidationError as error:
        _refuse_deep(value)
        return None, violations(error, value)
    if document.rejected:  # Only what was rejected may be of any shape.
        _refuse_deep(value)
    return document, []


def _brief(brief: Json, kind: Kind | Finding | None) -> tuple[SavedBrief | None, list[Finding]]:
    """The brief as its kind's model, or where it breaks the schema; neither where the kind is not known."""
    if not isinstance(brief, dict) or not isinstance(kind, Kind):
        return None, []
    try:
        return read_brief(brief, kind.schema), []  # type: ignore[arg-type]  # What is odd has been refused.
    except ValidationError as error:
        return None, violations(error, brief, ("brief",))
    except Exception as error:  # A validator in a kind of one's own may raise anything.
        why = f"the schema of {shown(kind.name)} itself failed on this: {type(error).__name__}"
        return None, [finding("B104", why, "/brief")]


def _other_format(value: dict[str, Json]) -> str | None:
    """Why a value is not of our format, if it is not."""
    if "format" not in value:
        return 'the file has no "format": it is not a brief'
    name = value["format"]
    if name == "brief/1":
        return None
    number = _FORMAT.fullmatch(name) if isinstance(name, str) else None
    if number and int(number[1]) > 1:
        return f"the document is of format {shown(name)}, written by a newer version: upgrade brief to check it"
    return f"the format is {shown(name)}, not “brief/1”"


def _kind(name: Json, own: Sequence[Kind]) -> Kind | Finding | None:
    """The kind of a document, or why it has none; None where the format has that to say."""
    if not isinstance(name, str):
        return None
    chosen = next((kind for kind in own if kind.name == name), None)
    if chosen is not None:
        return chosen
    if not NAME.fullmatch(name):
        return finding("B103", f"{shown(name)} is no name of a kind; a kind is never loaded from a path", "/kind")
    try:
        return _built_in(name)
    except ConfigurationError as error:
        return finding("B103", f"{error}; if it is your own, choose it with --kind", "/kind")


@lru_cache(maxsize=64)
def _built_in(name: str) -> Kind:
    """Loading a kind takes a hundred times as long as loading a document."""
    return kinds.for_document(name)


def _refuse_too_many(value: dict[str, Json]) -> None:
    """Find lists and texts that are longer than those of any brief, before anything looks at each of their entries."""
    article, brief = value.get("article"), value.get("brief")
    lists = [(f"/{k}", value.get(k), MOST_ENTRIES) for k in ("evidence", "rejected", "findings")]
    if isinstance(article, dict):
        lists.append(("/article/removed", article.get("removed"), MOST_ENTRIES))
        text = article.get("text")
        if isinstance(text, str) and len(text) > MOST_CHARACTERS:
            why = f"the text has {len(text):,} characters; no article has as many"
            raise NotADocumentError("B105", why, "/article/text")
    if isinstance(brief, dict):
        lists += [(pointer(("brief", k)), v, MOST_ITEMS) for k, v in brief.items()]
    for path, found, most in lists:
        if isinstance(found, list) and len(found) > most:
            raise NotADocumentError("B105", f"the list has {len(found):,} entries; at most {most:,} are read", path)


def _refuse_long_items(brief: Json) -> None:
    """Find what is no statement about an article but a text of its own, or cites more than there is."""
    for name, section in brief.items() if isinstance(brief, dict) else ():
        for index, item in enumerate(section) if isinstance(section, list) else ((None, section),):
            steps = (name,) if index is None else (name, index)
            for field, inner in item.items() if isinstance(item, dict) else ((None, item),):
                most = MOST_OF_AN_ITEM if isinstance(inner, str) else MOST_ITEMS
                if isinstance(inner, str | list) and len(inner) > most:
                    path = pointer(("brief", *steps) if field is None else ("brief", *steps, field))
                    what = "characters" if isinstance(inner, str) else "entries"
                    raise NotADocumentError("B105", f"this has {len(inner):,} {what}; no brief needs as many", path)


def _refuse_deep(value: Json) -> None:
    if too_deep(value):
        raise NotADocumentError("B105", f"the document is nested more than {MOST_DEPTH} deep; no brief is")
