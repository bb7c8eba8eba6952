"""What changed around a brief: its article, the model and the prompt that made it, what was rejected and found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pydantic import JsonValue

from brief.comparison.alignment import edits
from brief.comparison.changes import Change, ChangeKind
from brief.comparison.texts import folded
from brief.document import Document, Finding, Rejected, Source
from brief.sentences import number

_FACTS = ("title", "byline", "outlet", "published", "url", "language")
_ANOTHER = 0.2
"""With fewer of its sentences kept than this, an article is another article."""


def context(old: Document, new: Document) -> Iterator[Change]:
    """Each thing around the brief that changed, in a fixed order."""
    yield from _article(old.article, new.article)
    before, after = old.provenance, new.provenance
    was, now = before.model if before else None, after.model if after else None
    if was != now:
        yield _change(ChangeKind.MODEL, "/provenance/model", was, now, f"{was or 'none'} → {now or 'none'}")
    if before and after:
        if before.prompt_sha256 != after.prompt_sha256:
            told = _hashes(before.prompt_sha256, after.prompt_sha256)
            yield _change(
                ChangeKind.PROMPT, "/provenance/prompt_sha256", before.prompt_sha256, after.prompt_sha256, told
            )
        if before.schema_sha256 != after.schema_sha256:
            told = _hashes(before.schema_sha256, after.schema_sha256)
            yield _change(
                ChangeKind.SCHEMA, "/provenance/schema_sha256", before.schema_sha256, after.schema_sha256, told
            )
    yield from _counted(ChangeKind.REJECTED, "/rejected", old.rejected, new.rejected)
    yield from _counted(ChangeKind.FINDINGS, "/findings", old.findings, new.findings)


def _article(old: Source, new: Source) -> Iterator[Change]:
    if old.text != new.text:
        if folded(old.text) != folded(new.text):
            yield _change(ChangeKind.ARTICLE, "/article/text", None, None, _text(old, new))
        else:
            yield _change(ChangeKind.ARTICLE, "/article/text", None, None, "text: only marks and white space")
    elif old.sha256 != new.sha256:
        detail = "the source file changed, its text did not"
        yield _change(ChangeKind.ARTICLE, "/article/sha256", old.sha256, new.sha256, detail)
    for name in _FACTS:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            detail = f"{name}: {before or 'none'} → {after or 'none'}"
            yield _change(ChangeKind.ARTICLE, f"/article/{name}", before, after, detail)


def _text(old: Source, new: Source) -> str:
    """What became of an article's sentences, in numbers."""
    before, after = _sentences(old), _sentences(new)
    lost, came = list((before - after).elements()), list((after - before).elements())
    edited = len(edits(lost, came))
    if (before & after).total() + edited < _ANOTHER * min(before.total(), after.total()):
        return "another text"
    numbers = ((edited, "edited"), (len(lost) - edited, "gone"), (len(came) - edited, "new"))
    told = ", ".join(f"{n} {what}" for n, what in numbers if n)
    return f"text: of {before.total()} sentences {told}" if told else "text: the sentences in another order"


def _sentences(source: Source) -> Counter[str]:
    return Counter(folded(s.text) for s in number(source.text, source.language, title=source.title))


def _counted(
    kind: ChangeKind, pointer: str, old: Sequence[Finding | Rejected], new: Sequence[Finding | Rejected]
) -> Iterator[Change]:
    """How many there are by rule, if that changed: `1 → 3 (B204 +1, B205 +1)`."""
    was, now = Counter(entry.rule for entry in old), Counter(entry.rule for entry in new)
    changed = [rule for rule in sorted({*was, *now}) if was[rule] != now[rule]]
    if changed:
        rules = ", ".join(f"{rule} {now[rule] - was[rule]:+}" for rule in changed[:8])
        detail = f"{was.total()} → {now.total()} ({rules})"
        yield _change(kind, pointer, {**was}, {**now}, detail)


def _hashes(old: str, new: str) -> str:
    return f"{old[:8]} → {new[:8]}"


def _change(kind: ChangeKind, pointer: str, old: JsonValue, new: JsonValue, detail: str) -> Change:
    return Change(kind, "", pointer, pointer, old, new, detail)
