"""Two documents, item by item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pydantic import JsonValue

from brief import kinds
from brief.comparison.alignment import align
from brief.comparison.around import context
from brief.comparison.changes import Change, ChangeKind, Comparison, ItemChange
from brief.comparison.items import Item, canonical, sections
from brief.comparison.pairing import Pairing, pair
from brief.comparison.shown import clipped
from brief.comparison.telling import Teller
from brief.comparison.texts import differences
from brief.document import Document
from brief.json_pointer import pointer
from brief.kinds import Kind
from brief.shapes import Shape, shape

__all__ = ["compare"]


def compare(old: Document, new: Document, kind: Kind | None = None) -> Comparison:
    """What changed in meaning from one document to the other.

    Args:
        old: the document as it was.
        new: the document as it is.
        kind: the kind of both; None for a built-in one. The briefs need not fit its schema as it is today.

    Raises:
        ConfigurationError: `kind` is None, and the documents are of no built-in kind.
    """
    around = tuple(context(old, new))
    if old.kind != new.kind:
        detail = f"{old.kind} → {new.kind}: not compared item by item"
        change = Change(ChangeKind.KIND, "", "/kind", "/kind", old.kind, new.kind, detail)
        return Comparison(new.kind, (ItemChange("", "Kind", "/kind", "/kind", "", "", (change,)),), around, ())
    form = shape((kind or kinds.for_document(new.kind)).schema)
    of_old = sections(old, form)
    if old.brief == new.brief and old.evidence == new.evidence and old.article.text == new.article.text:
        itself = tuple((item.pointer, item.pointer) for items in of_old.values() for item in items)
        return Comparison(new.kind, (), around, itself)
    of_new = sections(new, form)
    alignment = align(
        (text for items in of_old.values() for item in items for text in item.cited),
        (text for items in of_new.values() for item in items for text in item.cited),
        old_text=old.article.text,
        new_text=new.article.text,
    )
    language = new.article.language or old.article.language
    teller = Teller(alignment, language, (old.article.text, new.article.text))
    found = list(_top(old, new, form, teller))
    pairs: list[tuple[str, str]] = []
    for section in form.sections:
        pairing = pair(of_old[section.name], of_new[section.name], alignment, single=section.name == form.summary)
        pairs += ((a.pointer, b.pointer) for a, b in pairing.pairs)
        found += _section(pairing, teller)
    return Comparison(new.kind, tuple(found), around, tuple(pairs))


def _section(pairing: Pairing, teller: Teller) -> Iterator[ItemChange]:
    for a, b in pairing.pairs:
        came = tuple(part.says for part, whole in pairing.merged if whole is b)
        gone = tuple(part.says for whole, part in pairing.split if whole is a)
        told = replace(teller, beside=(came, gone)) if came or gone else teller
        changes = told.changes(a, b)
        if changes:
            yield _item(a, b, changes)
    for kind, both in ((ChangeKind.MERGED, pairing.merged), (ChangeKind.SPLIT, pairing.split)):
        for a, b in both:
            detail = f"now part of: {_told(b)}" if kind is ChangeKind.MERGED else f"was part of: {_told(a)}"
            yield _item(a, b, (_whole(kind, a, b, detail),), told=a if kind is ChangeKind.MERGED else b)
    for a in pairing.gone:
        yield _item(a, None, (_whole(ChangeKind.GONE, a, None, ""),))
    for b in pairing.added:
        yield _item(None, b, (_whole(ChangeKind.ADDED, None, b, ""),))


def _item(old: Item | None, new: Item | None, changes: tuple[Change, ...], *, told: Item | None = None) -> ItemChange:
    shown = told or new or old
    if shown is None:
        raise ValueError("an item that is in neither document has not changed")
    title = shown.section.section.title
    pointers = old.pointer if old else None, new.pointer if new else None
    return ItemChange(shown.section.name, title, *pointers, shown.who, shown.says, changes)


def _told(item: Item) -> str:
    return clipped(f"{item.who}: {item.says}" if item.who != item.says else item.says, 80)


def _whole(kind: ChangeKind, old: Item | None, new: Item | None, detail: str) -> Change:
    section = (old or new).section.name if old or new else ""  # type: ignore[union-attr]
    return Change(
        kind,
        section,
        old.pointer if old else None,
        new.pointer if new else None,
        dict(old.raw) if old else None,
        dict(new.raw) if new else None,
        detail,
    )


def _top(old: Document, new: Document, form: Shape, teller: Teller) -> Iterator[ItemChange]:
    """The headline, and fields of the brief that its schema does not know."""
    known = {s.name for s in form.sections}
    names = [form.headline] if form.headline else []
    names += sorted({*old.brief, *new.brief} - {*known, *names})
    for name in names:
        before, after = old.brief.get(name), new.brief.get(name)
        if canonical(before) == canonical(after):
            continue
        place = pointer(("brief", name))
        told = list(_headline(before, after, teller)) if name == form.headline else [_other(before, after)]
        changes = tuple(Change(kind, name, place, place, before, after, detail) for kind, detail in told)
        title = "Headline" if name == form.headline else name.replace("_", " ").capitalize()
        if changes:
            text = after if isinstance(after, str) else ""
            yield ItemChange(name, title, place, place, "", text, changes)


def _headline(before: JsonValue, after: JsonValue, teller: Teller) -> list[tuple[ChangeKind, str]]:
    if isinstance(before, str) and isinstance(after, str):
        return list(differences(before, after, language=teller.language, common=teller.common))
    return [_other(before, after)]


def _other(before: JsonValue, after: JsonValue) -> tuple[ChangeKind, str]:
    kind = ChangeKind.ADDED if before is None else ChangeKind.GONE if after is None else ChangeKind.FIELD
    return kind, ""
