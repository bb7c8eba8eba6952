"""What an item says on the page, read off the markers of its schema, never off a field's name.

A kind that nobody here has seen gets the same page: a marked field goes where its marker says, a choice
between fixed words is shown in plain words, and any other field is shown behind its own name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias, get_args, get_origin

from brief.harmless import clean
from brief.render.text import cells, clip, ranges, right_to_left, run_label
from brief.schema import REPORTER, Actor, Derived, Detail, Evidence, PartyName, Question, Quotation, Speaker, Wording
from brief.shapes import FieldShape, ItemView

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"

ARTICLE_ITSELF = "the article itself"
NOT_SAID = ("not said by whom", "not said of whom")
ARROW, MIRRORED_ARROW = " → ", " › "
"""From whom to whom. In right-to-left text → would point the wrong way; › turns around with the text."""

VOICES = {"accused_not_quoted": "accused, not quoted"}
"""What is said of how a party is heard: only where the page would be unfair without it."""
ATTRIBUTIONS = {"unnamed": "unnamed source", "document": "from a document"}
REASONS = {
    "unanswered": "nobody answers it",
    "disputed": "the sides disagree",
    "one_sided": "only one side is heard",
    "undecided": "not decided yet",
    "unverified": "not independently confirmed",
}
"""Why a question is open, for people: by value, so that any kind that uses these words profits."""

MOST_LEAD, MOST_DETAIL, MOST_RUNS = 90, 120, 6
"""Columns, and runs of evidence numbers, that the parts of an item may take."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as the page shows it: clean text in parts, which each format styles in its own way."""

    pointer: str
    """JSON pointer of the item in the document."""
    lead: str
    """Who: the speaker, the party's name, or BY → OF. May be empty."""
    joint: str
    """What stands between `lead` and `text`."""
    text: str
    """The statement. Empty for a party."""
    aside: str
    """Free detail, shown in parentheses: a role, a condition."""
    tags: tuple[str, ...]
    """Plain facts about the item."""
    marks: tuple[str, ...]
    """What an editor should notice: not quoted, an unnamed source, a rule that tripped."""
    evidence: tuple[int, ...]
    """Numbers of the sentences it cites, all of them, sorted."""

    @property
    def statement(self) -> str:
        """Everything but the evidence, as one line of plain text."""
        aside = f" ({self.aside})" if self.aside else ""
        return " · ".join((f"{self.lead}{self.joint}{self.text}{aside}", *self.tags, *self.marks))

    @property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """The evidence as it is printed: first and last number of each run of sentences."""
        return ranges(self.evidence, MOST_RUNS)

    @property
    def uncounted(self) -> int:
        """How many cited sentences `runs` leaves out."""
        return len(self.evidence) - sum(b - a + 1 for a, b in self.runs)

    @property
    def reference(self) -> str:
        """The evidence numbers in brackets: `[3–5, 9]`; empty where none are cited."""
        runs = [run_label(run) for run in self.runs]
        if self.uncounted:
            runs.append(f"+{self.uncounted}")
        return f"[{', '.join(runs)}]" if runs else ""

    @property
    def plain(self) -> str:
        """The whole item as one line of plain text."""
        return f"{self.statement} {self.reference}".strip()


def label(name: str) -> str:
    """A field's name, or a fixed word of a schema, in plain words."""
    return clean(name.replace("_", " "))


def words_for(value: Plain) -> str:
    """Any value of a brief in plain words; empty for an absent one."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return clean(value)
        case list():
            return ", ".join(filter(None, map(words_for, value)))
        case dict():
            return "; ".join(f"{label(k)}: {shown}" for k, v in value.items() if (shown := words_for(v)))
        case _:
            return str(value)


def speaker_name(value: str) -> str:
    """A speaker for people: the article's own voice is said in words."""
    name = clean(value)
    return ARTICLE_ITSELF if name.casefold() == REPORTER else name


def read(view: ItemView, most: int, rules: Iterable[str] = ()) -> Entry:
    """The entry of an item, its statement in at most `most` columns; `rules` are the codes of findings about it."""
    values: dict[str, Plain] = view.item.model_dump(mode="json")
    speaker = ", ".join(speaker_name(text) for _, text in view.texts(Speaker))
    parties = ", ".join(clean(text) for _, text in view.texts(PartyName))
    route = _route(view, values)
    text = "; ".join(clean(text) for kind in (Wording, Question) for _, text in view.texts(kind))
    text = "; ".join(filter(None, (text, *(_quoted(quoted) for _, quoted in view.texts(Quotation)))))
    who = [part for part in (speaker, parties, route) if part]
    if speaker and route:
        who, text = [part for part in (speaker, parties) if part], f"{route}: {text}"
    lead = clip(", ".join(who), MOST_LEAD)
    details = (clean(t) for _, t in view.texts(Detail))
    # What is said already is not said again behind it: "Decide on 26 March. (26 March)".
    asides = [d for d in details if d.strip(". ").casefold() not in text.casefold()] + _derived(view, values, "role")
    return Entry(
        pointer=view.pointer,
        lead=lead,
        joint="" if not (lead and text) else " — " if speaker else ": ",
        text=clip(text, most),
        aside="; ".join(clip(aside, MOST_DETAIL) for aside in asides),
        tags=tuple(clip(tag, MOST_DETAIL) for tag in _tags(view, values)),
        marks=(*_marks(view, values), *(f"check {clip(clean(rule), 12)}" for rule in sorted(set(rules))[:3])),
        evidence=tuple(sorted(set(view.evidence))),
    )


def _quoted(text: str) -> str:
    inner = clean(text)
    return inner if inner[:1] in "“\"'‘«„「" else f"“{inner}”"


def _route(view: ItemView, values: dict[str, Plain]) -> str:
    """Who wants it of whom: `BY → OF`."""
    ends: list[str] = []
    for place, (name, actor) in enumerate(view.section.marked(Actor)):
        value = words_for(values[name])
        unknown = not value or (actor.unknown is not None and value.casefold() == actor.unknown.casefold())
        ends.append(clip(NOT_SAID[min(place, 1)] if unknown else speaker_name(value), MOST_LEAD // 2))
    return (MIRRORED_ARROW if any(map(right_to_left, ends)) else ARROW).join(ends)


def _derived(view: ItemView, values: dict[str, Plain], source: str) -> list[str]:
    names = [name for name, marker in view.section.marked(Derived) if marker.source == source]
    return [shown for name in names if (shown := words_for(values[name]))]


def _marks(view: ItemView, values: dict[str, Plain]) -> tuple[str, ...]:
    voices = [VOICES.get(voice, "") for voice in _derived(view, values, "voice")]
    sources = [ATTRIBUTIONS.get(source, "") for source in _derived(view, values, "attribution")]
    return tuple(filter(None, (*voices, *sources)))


PLACED = (Actor, Derived, Detail, Evidence, PartyName, Question, Quotation, Speaker, Wording)
"""Markers whose fields have a place of their own. Any other field becomes a tag."""


def _tags(view: ItemView, values: dict[str, Plain]) -> list[str]:
    """Fields without a place of their own: a choice by its word alone, any other with its name before it."""
    asks = view.section.first(Question) is not None
    tags: list[str] = []
    for field in view.section.fields:
        shown = "" if isinstance(field.marker, PLACED) else words_for(values[field.name])
        if shown and _is_choice(view, field):
            tags.append(REASONS.get(shown, label(shown)) if asks else label(shown))
        elif shown:
            tags.append(f"{label(field.name)}: {shown}")
    return tags


def _is_choice(view: ItemView, field: FieldShape) -> bool:
    annotation = view.section.model.model_fields[field.name].annotation
    options = (annotation, *get_args(annotation))
    return any(get_origin(o) is Literal or (isinstance(o, type) and issubclass(o, Enum)) for o in options)


def height(entry: Entry, width: int) -> int:
    """Lines that an entry takes at that width, with a margin for words that do not fit a line's end."""
    return max(1, -(-cells(entry.plain) // max(8, width - 8)))


__all__ = ["Entry", "height", "label", "read", "run_label", "speaker_name", "words_for"]
