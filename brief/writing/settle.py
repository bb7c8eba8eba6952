"""From a draft to items that stand: derived fields, duplicates, the schema, the rules."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from pydantic import ValidationError

from brief.article import Article
from brief.document import Finding
from brief.grounding.names import same_voice
from brief.grounding.own import said_in
from brief.grounding.voices import Hearing
from brief.schema import (
    Actor,
    BriefModel,
    Derived,
    Evidence,
    Grounded,
    PartyName,
    Question,
    Quotation,
    Speaker,
    Wording,
)
from brief.shapes import ItemView, SectionShape, Shape
from brief.writing import derive, roles
from brief.writing.assignment import Assignment
from brief.writing.draft import Draft, Values
from brief.writing.offers import Offers

Settled = dict[str, list[Grounded]]
_DETAILS: dict[str, Callable[[], object]] = {"role": lambda: None, "aliases": list}
"""What a party can do without, by the value that says nothing."""
_WORDS = re.compile(r"[^\W_]+")


def settle(job: Assignment) -> Settled:
    """The draft's items as the kind's own models, in order; what the schema refuses is rejected."""
    draft, shape, article, offers = job.draft, job.shape, job.article, job.offers
    settled: Settled = {}
    for section in shape.sections:
        if section.name == shape.summary:
            continue
        kept = without_twins(section, draft.items.get(section.name, []))
        settled[section.name] = []
        for values in kept:
            complete = derived(section, values, article, offers)
            try:
                settled[section.name].append(section.model.model_validate(complete))
            except ValidationError as error:
                first = error.errors()[0]
                place = "/".join(str(p) for p in first["loc"])
                draft.reject(section.name, dict(values), "B104", f"{place}: {first['msg']}")
    mark_voices(settled, shape, article)
    return settled


def without_twins(section: SectionShape, items: Iterable[Values]) -> list[Values]:
    """The items of a section, each with the evidence of those that say the same."""
    kept: list[Values] = []
    by_words: defaultdict[str, list[Values]] = defaultdict(list)
    for values in items:
        alike = by_words[_words(section, values)]
        twin = next((k for k in alike if _same(section, k, values)), None)
        if twin is None:
            kept.append(values)
            alike.append(values)
        else:
            _merge(section, twin, values)
    return kept


def _words(section: SectionShape, values: Values) -> str:
    """What two items that say the same have alike to the letter. Only those are compared: a long text has thousands."""
    if section.first(PartyName) is not None:
        return ""  # a name has many forms
    text = _text(section)
    return str(values.get(section.first(Evidence) or "")) if text is None else _plain(values.get(text))


def _same(section: SectionShape, a: Values, b: Values) -> bool:
    """Whether two items with the same words, or else the same sentences, have the same speaker and actors too."""
    speaker, name = section.first(Speaker), section.first(PartyName)
    if name is not None:
        return same_voice(str(a.get(name)), str(b.get(name)))
    if (
        speaker is not None
        and not same_voice(str(a.get(speaker)), str(b.get(speaker)))
        and a.get(speaker) != b.get(speaker)
    ):
        return False
    return not any(
        a.get(f) != b.get(f) and not same_voice(str(a.get(f)), str(b.get(f))) for f, _ in section.marked(Actor)
    )


def _text(section: SectionShape) -> str | None:
    """The field that holds what an item says, asks or quotes."""
    return next((f.name for f in section.fields if isinstance(f.marker, Wording | Question | Quotation)), None)


def _plain(value: object) -> str:
    return " ".join(_WORDS.findall(str(value).lower()))


def _merge(section: SectionShape, kept: Values, other: Values) -> None:
    name = section.first(Evidence) or ""
    mine, theirs = kept.get(name), other.get(name)
    if isinstance(mine, list) and isinstance(theirs, list):
        kept[name] = [*mine, *(n for n in theirs if n not in mine)]


def derived(section: SectionShape, values: Values, article: Article, offers: Offers) -> Values:
    """An item's values with the fields that the program fills in, all but how a party is heard."""
    complete = dict(values)
    speaker, name = section.first(Speaker), section.first(PartyName)
    for field, marker in section.marked(Derived):
        if marker.source == "attribution" and speaker:
            complete[field] = derive.attribution(str(values.get(speaker)))
        elif marker.source == "aliases" and name:
            found: list[str] = derive.aliases(str(values.get(name)), offers.parties)
            complete[field] = [*found]
        elif marker.source == "role" and name:
            complete[field] = roles.role(str(values.get(name)), offers.cast, article)
    return complete


def mark_voices(settled: Settled, shape: Shape, article: Article) -> None:
    """Mark every party by how it is heard, once all speakers are known."""
    spoken: list[tuple[str, Sequence[int]]] = []
    for section in shape.sections:
        if section.first(Speaker):
            views = (ItemView(section, i, item) for i, item in enumerate(settled.get(section.name, [])))
            spoken.extend((view.text(Speaker) or "", said_in(view, article)) for view in views)
    hearing = Hearing(article, spoken)
    for section in shape.sections:
        name = section.first(PartyName)
        for field, marker in section.marked(Derived):
            if marker.source != "voice" or name is None:
                continue
            alias = next((f for f, m in section.marked(Derived) if m.source == "aliases"), None)
            for party in settled.get(section.name, []):
                others = list(getattr(party, alias)) if alias else []
                setattr(party, field, hearing.voice_of(getattr(party, name), others))


def at(findings: Iterable[Finding], pointer: str) -> Finding | None:
    """The first error at an item, its pointer given, or at one of its fields."""
    return next(
        (f for f in findings if f.level == "error" and (f.path == pointer or f.path.startswith(f"{pointer}/"))), None
    )


def clear_details(brief: BriefModel, shape: Shape, findings: Sequence[Finding]) -> bool:
    """Empty what the program filled in and an error is found in: the item is not to blame. Whether anything was."""
    cleared = False
    for section in shape.sections:
        for i, item in enumerate(getattr(brief, section.name) if section.name != shape.summary else ()):
            for field, marker in section.marked(Derived):
                pointer = f"/brief/{section.name}/{i}/{field}"
                filled = marker.source in _DETAILS and getattr(item, field)
                if filled and at(findings, pointer) is not None:
                    setattr(item, field, _DETAILS[marker.source]())
                    cleared = True
    return cleared


def reject_errors(brief: BriefModel, shape: Shape, article: Article, findings: Sequence[Finding], draft: Draft) -> bool:
    """Move every item with an error out of the brief, with the rule and its reason. Whether any was moved."""
    left: Settled = {}
    moved = False
    for section in shape.sections:
        if section.name == shape.summary:
            continue
        left[section.name] = []
        for i, item in enumerate(getattr(brief, section.name)):
            finding = at(findings, f"/brief/{section.name}/{i}")
            if finding is None:
                left[section.name].append(item)
            else:
                draft.reject(section.name, item.model_dump(mode="json"), finding.rule, finding.message)
                moved = True
    if moved:
        # Whoever spoke only in what was rejected is not heard any more.
        mark_voices(left, shape, article)
        for name, items in left.items():
            setattr(brief, name, items)
    return moved
