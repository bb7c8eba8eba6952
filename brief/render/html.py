"""The page as one self-contained HTML file: the brief beside its article, each pointing at the other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from brief.document import Document
from brief.harmless import clean
from brief.render import body, record
from brief.render.entry import Entry, words_for
from brief.render.page import Page, PageSection
from brief.render.self_contained import policy, template
from brief.render.text import clip

SIZES = ((40, "roomy"), (56, "normal"))
"""Type size on paper by the lines that a page takes: the fuller the page, the smaller the type."""
MOST_REJECTED = 40


@dataclass(frozen=True, slots=True)
class Rejection:
    """A rejected item in plain words."""

    item: str
    rule: str
    reason: str


def render(page: Page, document: Document) -> str:
    """The whole file."""
    from markupsafe import Markup  # only this format needs it

    style, script = _carried()
    return template("brief.render", "page.html").render(
        page=page,
        kind=clean(document.kind),
        size=next((name for most, name in SIZES if _fullness(page) <= most), "dense"),
        style=Markup(style),  # noqa: S704  the package's own files
        script=Markup(script),  # noqa: S704
        policy=policy(style, script),
        language=body.language(document),
        direction=body.direction(document),
        address=record.web_address(document.article),
        paragraphs=body.paragraphs(document, _citing(page)),
        misplaced=[(sentence.id, clean(sentence.text)) for sentence in body.misplaced(document)],
        rejections=[_rejection(document, index) for index in range(min(len(document.rejected), MOST_REJECTED))],
        findings=[(clean(f.rule), clean(f.message)) for f in document.findings],
        anchor=_anchor,
    )


@cache
def _carried() -> tuple[str, str]:
    """The style sheet and the script."""
    folder = files("brief.render") / "templates"
    return (folder / "page.css").read_text("utf-8"), (folder / "page.js").read_text("utf-8")


def _fullness(page: Page) -> float:
    """Lines that the page takes in proportional type, in which capitals are half as wide again as other letters."""
    text = "".join(entry.plain for entry in page.entries)
    return page.lines * (1 + sum(map(str.isupper, text)) / 2 / max(1, len(text)))


def _anchor(pointer: str) -> str:
    """An item's name within the file."""
    return "item" + pointer.removeprefix("/brief").replace("/", "-")


def _citing(page: Page) -> dict[int, tuple[str, ...]]:
    """The items that cite each sentence, those kept back included: they can be opened on the screen."""
    citing: dict[int, list[str]] = defaultdict(list)
    held = [entry for section in page.sections for entry in _all(section)]
    for entry in (*([page.summary] if page.summary else []), *held):
        for number in entry.evidence:
            citing[number].append(_anchor(entry.pointer))
    return {number: tuple(names) for number, names in citing.items()}


def _all(section: PageSection) -> tuple[Entry, ...]:
    return section.shown + section.kept_back


def _rejection(document: Document, index: int) -> Rejection:
    rejected = document.rejected[index]
    item = clip(words_for(rejected.item), 200)
    return Rejection(item, clean(rejected.rule), clip(clean(rejected.reason), 200))
