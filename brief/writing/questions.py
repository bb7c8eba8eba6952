"""Open questions that need no model: a party is accused and the article does not say what it answers."""

from __future__ import annotations

from typing import Literal, get_args, get_origin

from brief.article import Article, Place
from brief.grounding.voices import accusations
from brief.schema import Derived, Grounded, Lines, PartyName, Question, SectionShape, Shape
from brief.writing.settle import Settled

_MOST = 2


def add_one_sided(settled: Settled, shape: Shape, article: Article) -> None:
    """Ask what each accused party answers, where a section of the kind takes such questions.

    Only in English: a question in another language than its article's would help nobody.
    """
    if article.language not in (None, "en"):
        return
    section = next(
        (s for s in shape.sections if s.section.lines is Lines.OPEN and s.first(Question) and _reason(s)), None
    )
    if section is None:
        return
    made: list[Grounded] = []
    cited: list[set[int]] = []
    for name, others in _accused(settled, shape):
        sentences = [n for n in accusations(name, others, article) if article.sentence(n).place is Place.BODY][:3]
        # Two names of one accusation make one question.
        if sentences and len(made) < _MOST and not any(len(c & set(sentences)) * 2 >= len(sentences) for c in cited):
            cited.append(set(sentences))
            made.append(
                section.model.model_validate(
                    {
                        section.first(Question) or "": f"What would {name} say to the accusations made here?",
                        _reason(section) or "": "one_sided",
                        "evidence": sentences,
                    }
                )
            )
    settled[section.name] = [*made, *settled.get(section.name, [])]


def _reason(section: SectionShape) -> str | None:
    """The field that says why a question is open, if `one_sided` is among its reasons."""
    for name, info in section.model.model_fields.items():
        if get_origin(info.annotation) is Literal and "one_sided" in get_args(info.annotation):
            return name
    return None


def _accused(settled: Settled, shape: Shape) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for section in shape.sections:
        name = section.first(PartyName)
        voice = next((f for f, m in section.marked(Derived) if m.source == "voice"), None)
        alias = next((f for f, m in section.marked(Derived) if m.source == "aliases"), None)
        if name and voice:
            found.extend(
                (getattr(p, name), list(getattr(p, alias)) if alias else [])
                for p in settled.get(section.name, [])
                if getattr(p, voice) == "accused_not_quoted"
            )
    return found
